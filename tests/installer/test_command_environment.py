"""What the installer starts runs its own code, never the installer's, which may lie in a wheel or a home."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from device.installer.command import output, run

TELL = """
import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text(os.environ.get('PYTHONPATH', 'none') + os.environ['KEPT'])
"""


def test_the_installer_s_own_path_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/bundle/wheels/repair_coach.whl")
    monkeypatch.setenv("KEPT", ", kept")
    told = tmp_path / "told"
    assert run(sys.executable, "-c", TELL, told, environment={"MORE": "1"}) == 0
    assert told.read_text() == "none, kept"
    assert output(sys.executable, "-c", "import os; print('PYTHONPATH' in os.environ)").strip() == "False"
