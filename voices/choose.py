"""Which voices speak, in which order, on this machine."""

from __future__ import annotations

from pathlib import Path

from voices.espeak_voice import EspeakVoice
from voices.piper_voice import PiperVoice, piper_installed
from voices.pyttsx3_voice import Pyttsx3Voice
from voices.voice import CALM, Prosody, Voice

ENGINES = ("auto", "piper", "pyttsx3", "espeak")


def choose_voices(
    engine: str = "auto", espeak: str | None = None, piper: Path | None = None, prosody: Prosody = CALM
) -> tuple[Voice, ...]:
    """The voices a Synthesiser should be given: the wished one first, then those that stand in for it.

    engine: one of ENGINES; "auto" is Piper where it is installed and pyttsx3 elsewhere. espeak: voice of
    pyttsx3 and espeak-ng. piper: a voice (``.onnx``, beside it ``.onnx.json``) or a folder with one; None is
    the packaged one.
    """
    if engine not in ENGINES:
        raise ValueError(f"there is no voice engine {engine!r}: use one of {', '.join(ENGINES)}")
    natural = PiperVoice(piper, prosody)
    steady = Pyttsx3Voice(prosody=prosody) if espeak is None else Pyttsx3Voice(espeak, prosody)
    plain = EspeakVoice(steady.voice, prosody)
    order: dict[str, tuple[Voice, ...]] = {
        "auto": (natural, steady, plain) if piper_installed() else (steady, plain),
        "piper": (natural, steady, plain),
        "pyttsx3": (steady, plain),
        "espeak": (plain, steady),
    }
    return order[engine]
