"""WAV files that are bad in every way, and good ones of every width."""

from __future__ import annotations

import contextlib
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices.wav import BadWav, Clip, decode_wav, encode_wav, read_wav, write_wav

TONE = (8000 * np.sin(np.arange(2205) * 0.1)).astype(np.int16)


def write(path: Path, data: bytes, channels: int = 1, width: int = 2, rate: int = 22050) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", Clip(TONE, 22050))
    clip = read_wav(tmp_path / "a.wav")
    assert clip.rate == 22050
    assert np.array_equal(clip.samples, TONE)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("width", [2, 3, 4])
def test_every_usual_width_keeps_the_highest_16_bits(tmp_path: Path, width: int) -> None:
    padded = b"".join(b"\x7f" * (width - 2) + int(sample).to_bytes(2, "little", signed=True) for sample in TONE)
    clip = read_wav(write(tmp_path / "a.wav", padded, width=width))
    assert np.array_equal(clip.samples, TONE)


def test_stereo_is_mixed_without_clipping(tmp_path: Path) -> None:
    both = np.stack([np.full(100, 32767, np.int16), np.full(100, 32765, np.int16)], axis=1)
    clip = read_wav(write(tmp_path / "a.wav", both.tobytes(), channels=2))
    assert set(clip.samples.tolist()) == {32766}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a PCM WAV"),
        (b"hello, I am no sound", "not a PCM WAV"),
        (encode_wav(Clip(TONE, 22050))[:30], "not a PCM WAV"),
        (encode_wav(Clip(TONE, 22050))[:-1000], "cut off"),
        (encode_wav(Clip(TONE[:0], 22050)), "no sound"),
        (encode_wav(Clip(TONE, 22050)).replace(b"\x01\x00\x01\x00", b"\x03\x00\x01\x00", 1), "not a PCM WAV"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.wav"
    path.write_bytes(content)
    with pytest.raises(BadWav, match=said) as caught:
        read_wav(path)
    assert str(path) in str(caught.value)


def test_eight_bits_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadWav, match="8 bits"):
        read_wav(write(tmp_path / "a.wav", b"\x80" * 1000, width=1))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadWav, match=r"absent\.wav cannot be read"):
        read_wav(tmp_path / "absent.wav")


@given(st.binary(max_size=200), st.integers(0, 60), st.integers(0, 200))
def test_no_bytes_raise_anything_but_badwav(junk: bytes, at: int, cut: int) -> None:
    whole = encode_wav(Clip(TONE[:50], 22050))
    with contextlib.suppress(BadWav):
        decode_wav((whole[:at] + junk + whole[at + len(junk) :])[: len(whole) - cut], "name")
