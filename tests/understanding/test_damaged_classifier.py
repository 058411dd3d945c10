"""Without the second reader nobody is talked with: it is looked for before an evening can begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.evening.bootstrap import load_words
from device.settings.schema import Settings
from dialogue.script import ScriptError
from dialogue.understanding.encoder import DamagedModelError


def test_a_damaged_classifier_starts_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise DamagedModelError(Path("model.npz"), "BadZipFile")

    monkeypatch.setattr("device.evening.bootstrap.classifier", damaged)
    with pytest.raises(ScriptError, match=r"model\.npz: BadZipFile; install repair-coach again"):
        load_words(Settings())
