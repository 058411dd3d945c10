"""How the tests are shared out between processes: ``pytest --numprocesses 2 --dist loadgroup``.

Half of the time of a whole run is waiting: sound that plays, a coach that notices what it has lost. What waits in real
time goes one after another in one process, so that no two sound stacks are in each other's way, and the rest computes
meanwhile. What waits begins first, for it takes the longest. A file's tests stay together: they share a recogniser or a
walk through the conversation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

# The whole program runs in these, at its own pace.
IN_REAL_TIME = tuple(Path(__file__).parent / folder for folder in ("everyday", "faults", "privacy"))


def pytest_configure(config: pytest.Config) -> None:
    """Keep the order below: xdist would begin with the files of many tests, and end alone with what waits."""
    config.option.loadscopereorder = False


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the group of every test, and put first what waits."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group("in-real-time" if waits(item) else str(item.path)))
    items.sort(key=waits, reverse=True)


def waits(item: pytest.Item) -> bool:
    """Whether a test goes at the pace of real time."""
    return item.get_closest_marker("sound") is not None or any(map(item.path.is_relative_to, IN_REAL_TIME))
