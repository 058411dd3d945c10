"""Reading WAVs of any kind, and saying what is wrong with the others."""

from __future__ import annotations

import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.wav import WavUnreadable, read_wav


def write_wav(path: Path, rate: int = 16_000, channels: int = 1, width: int = 2, seconds: float = 0.5) -> Path:
    """A tone of 440 Hz at half of full scale."""
    times = np.arange(round(rate * seconds)) / rate
    tone = np.repeat(0.5 * np.sin(2 * np.pi * 440 * times), channels)
    if width == 1:
        content = (tone * 127 + 128).astype(np.uint8).tobytes()
    elif width == 3:
        content = (tone * (2**23 - 1)).astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    else:
        content = (tone * (2 ** (8 * width - 1) - 1)).astype(f"<i{width}").tobytes()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(content)
    return path


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_every_kind_of_wav_sounds_the_same(tmp_path: Path, rate: int, channels: int, width: int) -> None:
    samples = np.frombuffer(read_wav(write_wav(tmp_path / "a.wav", rate, channels, width)), "<i2").astype(float)
    assert len(samples) == pytest.approx(8000, abs=4)
    middle = samples[2000:6000]
    assert np.sqrt((middle**2).mean()) == pytest.approx(32768 * 0.5 / np.sqrt(2), rel=0.03)
    assert np.abs(np.fft.rfft(middle)).argmax() * 16_000 / len(middle) == pytest.approx(440, abs=5)


def bad_files(folder: Path) -> dict[str, Path]:
    whole = write_wav(folder / "whole.wav").read_bytes()
    contents = {
        "empty": b"",
        "cut short": whole[:-4000],
        "not a WAV": b"#!/bin/sh\necho hello\n" * 50,
        "only a header": whole[:44],
        "no sound": whole[:40] + (0).to_bytes(4, "little"),
        "compressed": whole[:20] + (6).to_bytes(2, "little") + whole[22:],
    }
    files = {name: folder / f"{name}.wav" for name in contents}
    for name, content in contents.items():
        files[name].write_bytes(content)
    return {**files, "missing": folder / "missing.wav", "a folder": folder}


@pytest.mark.parametrize(
    "name", ["empty", "cut short", "not a WAV", "only a header", "no sound", "compressed", "missing", "a folder"]
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path, name: str) -> None:
    path = bad_files(tmp_path)[name]
    with pytest.raises(WavUnreadable) as caught:
        read_wav(path)
    assert str(path) in str(caught.value)


@given(st.binary(max_size=200), st.integers(0, 44))
def test_no_content_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, junk: bytes, keep: int) -> None:
    folder = tmp_path_factory.mktemp("junk", numbered=True)
    path = folder / "junk.wav"
    path.write_bytes(write_wav(folder / "whole.wav", seconds=0.01).read_bytes()[:keep] + junk)
    with suppress(WavUnreadable):
        assert len(read_wav(path)) % 2 == 0
