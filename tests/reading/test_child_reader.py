"""The reader's process may crash, hang or find its weights damaged: only it suffers, and its message says why."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from reader_at_hand import trained

from device.reading.child_reader import ChildReader, ReadingLimits
from device.reading.restartable_reader import ReaderLost, ReaderSlow
from device.reading.weights import WEIGHTS
from dialogue.stages import STAGES

SAID = "She counts every penny. I have to show her the receipts!"


def is_running(process_id: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{process_id}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def hang(process_id: int) -> None:
    """Stop it, and return when all of it has stopped."""
    os.kill(process_id, signal.SIGSTOP)
    deadline = time.monotonic() + 20.0
    while not all("(stopped)" in (task / "status").read_text() for task in Path(f"/proc/{process_id}/task").iterdir()):
        assert time.monotonic() < deadline, "it does not stop"
        time.sleep(0.005)


def test_it_reads_in_its_process_what_it_reads_here(child: ChildReader) -> None:
    for stage in ("dialogue", "safety", "any"):
        assert child.read(SAID, stage) == trained().read(SAID, stage)


def test_it_reads_anything_at_any_stage(child: ChildReader) -> None:
    for text in ("", " ", "x" * 10_000, "word " * 2_000, "Привет, 你好 🙂", "\x00\x1b[31m\ud800"):
        assert sum(child.read(text.encode("utf-8", "replace").decode(), "any").likely.values()) == pytest.approx(1)
    for stage in (*(stage.id for stage in STAGES), "nowhere"):
        assert child.read("i was alone", stage).likely


def test_a_crash_is_told_and_it_comes_back(child: ChildReader) -> None:
    assert child.process_id is not None
    os.kill(child.process_id, signal.SIGSEGV)
    with pytest.raises(ReaderLost, match="reader: killed by SIGSEGV"):
        child.read(SAID, "dialogue")
    with pytest.raises(ReaderLost):
        child.read(SAID, "dialogue")
    child.restart()
    assert child.read(SAID, "dialogue").likely


def test_one_that_hangs_is_given_up_and_ended() -> None:
    hasty = ChildReader(limits=ReadingLimits(load_seconds=120.0, read_seconds=0.5, take_seconds=0.5))
    hasty.restart()
    hung = hasty.process_id
    assert hung is not None
    hang(hung)
    with pytest.raises(ReaderSlow, match="in time"):
        hasty.read(SAID, "dialogue")
    assert not is_running(hung)
    hasty.close()


def cut_off(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def changed(whole: bytes) -> bytes:
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]


@pytest.mark.parametrize("damage", [cut_off, changed, lambda _: b"", lambda _: b"not weights at all"])
def test_damaged_weights_are_named_with_the_fix(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    weights = tmp_path / "weights"
    weights.write_bytes(damage(WEIGHTS.read_bytes()))
    reader = ChildReader(weights)
    with pytest.raises(ReaderLost, match=rf"{weights}: .*install repair-coach again"):
        reader.restart()
    assert reader.process_id is None


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderLost, match="none: FileNotFoundError"):
        ChildReader(tmp_path / "none").restart()


@pytest.mark.parametrize(
    ("unknown", "known"),
    [(b'"SAFE_FEAR"', b'"SAFE_SOME"'), (b'"recheck"', b'"somewhen"'), (b'"version": 1', b'"version": 0')],
)
def test_weights_of_another_version_are_refused(tmp_path: Path, unknown: bytes, known: bytes) -> None:
    other = tmp_path / "other.weights"
    with ZipFile(WEIGHTS) as stored, ZipFile(other, "w") as written:
        assert unknown in stored.read("about.json")
        for name in stored.namelist():
            written.writestr(
                name, stored.read(name).replace(unknown, known) if name == "about.json" else stored.read(name)
            )
    with pytest.raises(ReaderLost, match="another version"):
        ChildReader(other).restart()


def test_its_process_has_no_socket_no_core_dump_and_no_terminal(child: ChildReader) -> None:
    process = Path(f"/proc/{child.process_id}")
    open_files = [str(entry.readlink()) for entry in (process / "fd").iterdir()]
    assert not [name for name in open_files if "socket:" in name or "/tty" in name or "/pts" in name]
    core = next(line for line in (process / "limits").read_text().splitlines() if "core file" in line)
    assert core.split()[4:6] == ["0", "0"]
