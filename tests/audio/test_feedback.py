"""The loudspeaker that comes back into the microphone, as loud as it should."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from audio import pulse as pulse_module

pytestmark = pytest.mark.sound


def test_the_loudspeaker_comes_back_as_loud_as_asked(tmp_path: Path) -> None:
    try:
        pulse = pulse_module.start()
    except pulse_module.NoPulse as error:
        pytest.skip(str(error))
    try:
        pulse.feed_back(-10.0)
        tone = tmp_path / "tone.wav"
        pulse_module.write_tone(tone, 440.0, 3.0)  # -12 dBFS at its peak
        with pulse_module.Recording(pulse, "mic", 16_000) as recording:
            pulse._start("paplay", "--device=speaker", str(tone))
            deadline = time.monotonic() + 20.0
            while np.count_nonzero(heard := recording.samples()) < 8000:  # half a second of it
                assert time.monotonic() < deadline, "nothing comes back"
                time.sleep(0.02)
    finally:
        pulse.stop()
    assert 20 * np.log10(np.abs(heard.astype(np.int32)).max() / 32768) == pytest.approx(-22.0, abs=1.0)
