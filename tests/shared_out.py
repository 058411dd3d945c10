"""How the tests are shared out between processes: ``pytest --numprocesses 2 --dist loadgroup``.

Half of the time of a whole run is waiting: sound that plays, a coach that notices what it has lost. What waits in real
time goes one after another in one process, so that no two sound stacks are in each other's way, and the rest computes
meanwhile. A file's tests stay together: they share a recogniser or a walk through the conversation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

# The whole program runs in these, at its own pace.
IN_REAL_TIME = tuple(Path(__file__).parent / folder for folder in ("everyday", "faults", "privacy"))


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the group of every test."""
    for item in items:
        waits = item.get_closest_marker("sound") is not None or any(map(item.path.is_relative_to, IN_REAL_TIME))
        item.add_marker(pytest.mark.xdist_group("in-real-time" if waits else str(item.path)))
