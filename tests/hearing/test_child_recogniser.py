"""An engine's process may crash, hang or be killed: only it suffers, and it comes back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from device.hearing.engines.whisper_weights import find_weights
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, RecogniserLost, RecogniserSlow
from device.hearing.worker.parent import ChildRecogniser, TimeLimits
from dialogue.questions import QuestionKind

pytestmark = pytest.mark.recogniser

PHRASES = ("yes", "no")
HASTY = TimeLimits(load_seconds=60.0, decode_seconds=8.0, decode_seconds_per_second=0.0, take_seconds=1.5)


@pytest.fixture
def child() -> Iterator[ChildRecogniser]:
    recogniser = ChildRecogniser("whisper", {"weights": str(find_weights())}, limits=HASTY)
    yield recogniser
    recogniser.close()


def hear_silence(recogniser: ChildRecogniser) -> Hearing:
    recogniser.begin(QuestionKind.YES_NO, PHRASES, "test")
    recogniser.feed(bytes(BYTES_PER_SECOND))
    return recogniser.finish()


def is_running(process_id: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{process_id}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until_gone(process_id: int, seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(process_id) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(process_id)


def hang(process_id: int) -> None:
    """Stop it, and return when all of it has stopped: until then it goes on taking sound."""
    os.kill(process_id, signal.SIGSTOP)
    deadline = time.monotonic() + 20.0
    while not all("(stopped)" in (task / "status").read_text() for task in Path(f"/proc/{process_id}/task").iterdir()):
        assert time.monotonic() < deadline, "it does not stop"
        time.sleep(0.005)


def test_a_crash_is_told_by_name_and_the_engine_comes_back(child: ChildRecogniser) -> None:
    assert child.process_id is not None
    os.kill(child.process_id, signal.SIGSEGV)
    with pytest.raises(RecogniserLost, match="SIGSEGV"):
        hear_silence(child)
    with pytest.raises(RecogniserLost):
        child.begin(QuestionKind.YES_NO, PHRASES, "test")
    child.restart()
    assert hear_silence(child).open is not None


def test_an_engine_that_hangs_is_given_up_and_ended(child: ChildRecogniser) -> None:
    hung = child.process_id
    assert hung is not None
    hang(hung)
    began_at = time.monotonic()
    with pytest.raises(RecogniserSlow, match="in time"):
        hear_silence(child)
    assert time.monotonic() - began_at < HASTY.decode_seconds + 10.0
    assert wait_until_gone(hung)


def test_sound_that_a_hung_engine_does_not_take_never_blocks_the_ear(child: ChildRecogniser) -> None:
    assert child.process_id is not None
    hang(child.process_id)
    child.begin(QuestionKind.SHARING, (), "test")
    began_at = time.monotonic()
    with pytest.raises(RecogniserLost, match="takes nothing more"):
        child.feed(bytes(60 * BYTES_PER_SECOND))
    assert time.monotonic() - began_at < HASTY.take_seconds + 10.0


def test_an_engine_whose_model_is_bad_says_why(tmp_path: Path) -> None:
    with pytest.raises(RecogniserLost, match=r"whisper: .*model\.bin"):
        ChildRecogniser("whisper", {"weights": str(tmp_path)})


def test_an_engine_has_no_socket_no_core_dump_and_no_terminal(child: ChildRecogniser) -> None:
    process = Path(f"/proc/{child.process_id}")
    open_files = [str(entry.readlink()) for entry in (process / "fd").iterdir()]
    assert not [name for name in open_files if "socket:" in name or "/tty" in name or "/pts" in name]
    core = next(line for line in (process / "limits").read_text().splitlines() if "core file" in line)
    assert core.split()[4:6] == ["0", "0"]


def test_a_closed_engine_is_gone(child: ChildRecogniser) -> None:
    process_id = child.process_id
    assert process_id is not None
    child.close()
    child.close()
    assert wait_until_gone(process_id)


def test_an_engine_ends_with_its_parent(tmp_path: Path) -> None:
    script = (
        "import time\n"
        "from device.hearing.worker.parent import ChildRecogniser\n"
        "from device.hearing.engines.whisper_weights import find_weights\n"
        "child = ChildRecogniser('whisper', {'weights': str(find_weights())})\n"
        "print(child.process_id, flush=True)\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert parent.stdout is not None
    process_id = int(parent.stdout.readline())
    assert is_running(process_id)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert wait_until_gone(process_id)


@pytest.mark.parametrize("name", ["graph/disambig_tid.int", "ivector/final.ie"])
def test_a_vosk_model_that_would_kill_the_process_is_a_lost_recogniser(
    tmp_path: Path, korean_model: Path, name: str
) -> None:
    model = tmp_path / "model"
    shutil.copytree(korean_model, model, copy_function=os.symlink)
    content = (model / name).read_bytes()
    (model / name).unlink()
    (model / name).write_bytes(content[: len(content) // 2 - 1])
    with pytest.raises(RecogniserLost, match="vosk"):
        ChildRecogniser("vosk", {"model": str(model)})
