"""The line that says which processor a bench heard on: what an Intel, an ARM and CTranslate2 tell of themselves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))

from processor import arithmetic, heard_on, processor  # noqa: E402

EPYC = """processor\t: 0
model\t\t: 49
model name\t: AMD EPYC 7B12
flags\t\t: fpu sse4_1 avx avx2 fma

processor\t: 1
model\t\t: 49
model name\t: AMD EPYC 7B12
flags\t\t: fpu sse4_1 avx avx2 fma
"""
PI_5 = """processor\t: 0
BogoMIPS\t: 108.00
Features\t: fp asimd evtstrm asimdrdm asimddp

Revision\t: d04170
Model\t\t: Raspberry Pi 5 Model B Rev 1.0
"""
LOG = """[2026-11-28 08:48:52.070] [ctranslate2] [thread 1] [info] CPU: AuthenticAMD (SSE4.1=true, AVX=true, AVX2=true)
[2026-11-28 08:48:52.070] [ctranslate2] [thread 1] [info]  - Selected ISA: AVX2
[2026-11-28 08:48:52.070] [ctranslate2] [thread 1] [info]  - Use Intel MKL: false
[2026-11-28 08:48:52.070] [ctranslate2] [thread 1] [info]  - GEMM_S8 backend: DNNL (packed: false, u8s8 preferred: true)
"""


def test_a_processor_is_named_with_the_instructions_that_matter() -> None:
    assert processor(EPYC) == "AMD EPYC 7B12 (sse4_1 avx avx2)"
    assert processor(PI_5) == "Raspberry Pi 5 Model B Rev 1.0 (asimddp)"
    assert processor("").endswith("(instructions unknown)")


def test_the_arithmetic_is_what_was_logged() -> None:
    assert arithmetic(LOG) == "CTranslate2 AVX2, MKL false, integers by DNNL"
    assert arithmetic("") == "CTranslate2 unknown, MKL unknown, integers by unknown"


@pytest.mark.recogniser
def test_another_processor_that_is_imitated_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    monkeypatch.setenv("CT2_USE_MKL", "0")
    line = heard_on()
    assert "CTranslate2 GENERIC" in line
    assert "MKL true" not in line
    assert "CT2_FORCE_CPU_ISA=GENERIC; CT2_USE_MKL=0" in line
    assert "CTranslate2" not in heard_on("vosk")
