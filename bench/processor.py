"""Which processor a bench heard on, for the head of its table.

Whisper's weights are 8-bit integers here, and every processor multiplies them in its own way: the same recording gets
other probabilities, and now and then other words, on another one. Figures are compared only between like processors.
CT2_FORCE_CPU_ISA, CT2_USE_MKL, ONEDNN_MAX_CPU_ISA and MKL_ENABLE_INSTRUCTIONS imitate another; CONTRIBUTING says how.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from device.hearing.engine_choice import load_engine
from device.hearing.engines.whisper_weights import find_weights

IMITATIONS = ("CT2_FORCE_CPU_ISA", "CT2_USE_MKL", "ONEDNN_MAX_CPU_ISA", "MKL_ENABLE_INSTRUCTIONS")
# Instructions that change how integers are multiplied, as /proc/cpuinfo names them on x86-64 and on arm64.
INSTRUCTIONS = ("sse4_1", "avx", "avx2", "avx_vnni", "avx512f", "avx512_vnni", "amx_int8", "asimddp", "i8mm", "sve")
# What CTranslate2 logs as it loads a model.
_LOGGED = re.compile(r" - (Selected ISA|Use Intel MKL|GEMM_S8 backend): (\w+)")
_LOAD_SECONDS = 120.0


def heard_on(engine: str = "whisper") -> str:
    """One line: processor, its instructions, and what Whisper's arithmetic takes of them ("unknown" if it tells none).

    engine: the recogniser's name; for another than Whisper only the processor.
    """
    named = processor(Path("/proc/cpuinfo").read_text("utf-8", "replace") if Path("/proc/cpuinfo").exists() else "")
    if engine != "whisper":
        return f"heard on {named}"
    imitated = [f"{name}={os.environ[name]}" for name in IMITATIONS if name in os.environ]
    return "; ".join([f"heard on {named}", arithmetic(_log_of_loading()), *imitated])


def processor(cpuinfo: str) -> str:
    """Name and telling instructions, from the text of /proc/cpuinfo."""
    rows = [row.partition(":") for row in cpuinfo.splitlines()]
    first = {key.strip().lower(): value.strip() for key, _, value in reversed(rows)}
    flags = (first.get("flags") or first.get("features") or "").split()
    name = first.get("model name") or first.get("model") or platform.machine()
    return f"{name} ({' '.join(flag for flag in INSTRUCTIONS if flag in flags) or 'instructions unknown'})"


def arithmetic(log: str) -> str:
    """What CTranslate2 chose: its own instructions, whether it uses MKL, and what multiplies the integers."""
    chosen = dict(_LOGGED.findall(log))
    isa, mkl, integers = (chosen.get(key, "unknown") for key in ("Selected ISA", "Use Intel MKL", "GEMM_S8 backend"))
    return f"CTranslate2 {isa}, MKL {mkl}, integers by {integers}"


def _log_of_loading() -> str:
    """What is logged while a process like the recogniser's loads the weights."""
    return subprocess.run(
        [sys.executable, "-P", str(Path(__file__)), str(find_weights())],
        env={**os.environ, "CT2_VERBOSE": "1"},
        capture_output=True,
        text=True,
        timeout=_LOAD_SECONDS,
        check=True,
    ).stderr


if __name__ == "__main__":
    load_engine("whisper", {"weights": sys.argv[1]})
