"""A synthesiser that is a command: run once a text, with a time-out."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from voices.voice import VoiceFailed, VoiceHung, VoiceMissing


def run(engine: str, command: Sequence[str], text: str, timeout_seconds: float, fix: str) -> None:
    """Run ``command`` with ``text`` on its standard input. Raises VoiceMissing, VoiceHung or VoiceFailed."""
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=timeout_seconds,
            check=False,
        )
    except FileNotFoundError as error:
        raise VoiceMissing(f"{engine} is not installed.", fix) from error
    except subprocess.TimeoutExpired:
        # The exception holds the text's command: do not chain it.
        raise VoiceHung(f"{engine} did not answer within {timeout_seconds:.0f} s.", fix) from None
    except OSError as error:
        raise VoiceFailed(f"{engine} cannot be started: {error.strerror}.", fix) from error
    if done.returncode:
        raise VoiceFailed(f"{engine} failed with exit code {done.returncode}.", fix)
