"""The process in which Piper speaks. Run as a program with the path of a voice; voices/piper_voice.py asks it.

Piper is licensed under the GPL, therefore it runs as a program of its own.
"""

from __future__ import annotations

import os
import sys
import wave
from functools import cache
from typing import Any

from voices.worker_child import ChildFailed, serve

# Loading takes seconds, so it stays for a while; in a long silence its 200 MB go back.
IDLE_SECONDS = 120.0
# Read when Piper's runtime is imported, which otherwise keeps a device id and events to be sent in the user's cache.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


@cache
def _voice(model: str) -> Any:
    import onnxruntime  # noqa: PLC0415
    from piper import PiperVoice  # noqa: PLC0415

    # The model draws how a line is said: from here on the same lines in the same order are said alike in every process.
    onnxruntime.set_seed(1)
    return PiperVoice.load(model)


def render(request: dict[str, Any]) -> None:
    """Speak ``text`` to ``path`` with ``length_scale`` and ``pitch_semitones``."""
    from piper import SynthesisConfig  # noqa: PLC0415

    voice = _voice(sys.argv[1])
    # A lower pitch is the same wave played slower, after it was spoken that much quicker.
    factor = 2 ** (request["pitch_semitones"] / 12)
    config = SynthesisConfig(length_scale=request["length_scale"] * factor)
    sound = b"".join(chunk.audio_int16_bytes for chunk in voice.synthesize(request["text"], syn_config=config))
    if not sound:
        raise ChildFailed("there is nothing to say")
    with wave.open(request["path"], "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(round(voice.config.sample_rate * factor))
        file.writeframes(sound)


if __name__ == "__main__":
    serve(render, IDLE_SECONDS)
