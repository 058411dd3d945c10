"""One wheel, one bundle and one staged appliance for all tests of this folder."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device.installer.main import main
from installer.empty_wheels import build_wheel, make_bundle

Main = Callable[..., int]


def tree_of(root: Path) -> dict[str, str]:
    """Everything below ``root``: kind, mode and content of each path."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            found[str(path.relative_to(root))] = f"link to {path.readlink()}"
        elif path.is_file():
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            found[str(path.relative_to(root))] = f"{path.stat().st_mode:o} {sha256}"
        else:
            found[str(path.relative_to(root))] = f"{path.stat().st_mode:o}"
    return found


@pytest.fixture(scope="session")
def own_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this house."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory, own_wheel: Path) -> Path:
    """A bundle of our wheel and empty ones."""
    return make_bundle(tmp_path_factory.mktemp("bundle"), own_wheel)


@pytest.fixture(scope="package")  # and no longer: what it sets is for everybody
def appliance_command() -> Iterator[Main]:
    """``./coach`` for the appliance, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        # The Python of the tests may live in somebody's home, which the installer rightly refuses.
        patch.setattr(sys, "base_prefix", "/usr")
        # Nothing here may come from anywhere but the bundle.
        patch.setenv("PIP_NO_INDEX", "1")
        for variable in ("http_proxy", "https_proxy"):
            patch.setenv(variable, "http://127.0.0.1:9")
        yield lambda *arguments: main([str(argument) for argument in arguments])


@pytest.fixture(scope="package")
def staged(tmp_path_factory: pytest.TempPathFactory, bundle: Path, appliance_command: Main) -> Path:
    """An appliance staged in a folder; tests must not change it."""
    root = tmp_path_factory.mktemp("staged")
    assert appliance_command("install", "--root", root, "--bundle", bundle) == 0
    return root
