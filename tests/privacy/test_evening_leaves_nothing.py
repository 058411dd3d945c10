"""A whole evening of the real program, watched by strace: sockets, files, log and memory."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults.device_under_test import DeviceUnderTest

from voices.flite_voice import FliteVoice
from voices.wav import Clip, read_wav, write_wav

pytestmark = pytest.mark.recogniser

# What a log line may hold: states, latencies, error codes, and what was found at start.
ALLOWED = [
    r"hearing: (whisper|vosk|none)",
    r"voice: \w+",
    r"light: [\w ()]+",
    r"button: button on GPIO\d+",
    r"ready: press to begin",
    r"state: (resting|waking|speaking|listening|breathing|quiet|ending|paused|fault|cannot hear)",
    r"session (begins|ended)",
    r"latency: end of speech to reply \d+\.\d\d s, understood to reply \d+\.\d\d s",
    r"sound: \d+ blocks heard, \d+ dropped, \d+ overflows, \d+ underruns",
]
LONGEST_LOG_BYTES = 4_000
WORDS = re.compile(r"just breathe|breathe|seven|four", re.IGNORECASE)


class Watched:
    """An evening that is over. trace: what strace saw, row by row."""

    def __init__(self, coach: DeviceUnderTest, trace: list[str], remains: dict[str, int]) -> None:
        self.coach, self.trace, self.remains = coach, trace, remains


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    for program in ("strace", "flite"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: sudo apt install {program}")
    folder = tmp_path_factory.mktemp("watched")
    said = folder / "said.wav"
    FliteVoice("rms").render("just breathe", folder / "full.wav")
    full = read_wav(folder / "full.wav")
    write_wav(said, Clip(_at_16k(full), 16_000))
    strace = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,openat,open,creat")
    coach = DeviceUnderTest(
        folder, wrapper=(*strace, "-o", str(folder / "trace")), kept={"first_run": False}, as_service=False
    )
    try:
        coach.await_ready(seconds=120.0)
        coach.begin_evening()
        began = time.monotonic()
        coach.do("say", wav=str(said))
        coach.await_line("welcome.calm_it_is", began, 30.0)
        coach.press_until("calm.in_easy", 30.0)
        coach.end_evening()
        asked = coach.do("count_remains")
        remains = coach.await_("remains", lambda _: True, asked - 5.0, 5.0).value
        yield Watched(coach, (folder / "trace").read_text(errors="replace").splitlines(), remains)
    finally:
        coach.close()


def _at_16k(clip: Clip):  # type: ignore[no-untyped-def]
    import numpy as np  # noqa: PLC0415
    import soxr  # noqa: PLC0415

    return np.asarray(soxr.resample(clip.samples, clip.rate, 16_000), np.int16)


def test_no_socket_but_of_this_machine_is_made(evening: Watched) -> None:
    families = {found[1] for row in evening.trace if (found := re.search(r"socket\((\w+)", row))}
    assert families <= {"AF_UNIX", "AF_LOCAL"}
    reached = [row for row in evening.trace if "connect(" in row and "AF_UNIX" not in row]
    assert reached == []


def test_files_are_written_only_where_it_is_promised(evening: Watched) -> None:
    folder = str(evening.coach.folder)
    promised = (f"{folder}/state/", f"{folder}/cache/", "/dev/shm/", "/dev/null", "/dev/tty", "/proc/", "/dev/pts")
    written = {
        found[1]
        for row in evening.trace
        if (found := re.search(r'open(?:at)?\((?:\w+, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)', row))
        and "= -1" not in row
    }
    assert written, "strace saw nothing, and this test proves nothing"
    of_the_test = f"{folder}/asound-cards"
    elsewhere = {
        path for path in written if not path.startswith((*promised, of_the_test)) and "__pycache__" not in path
    }
    assert elsewhere == set()
    left = [path for path in evening.coach.folder.rglob("*") if path.is_file() and path.name == "kept.json"]
    assert [path.name for path in left] == ["kept.json"]
    assert not WORDS.search(left[0].read_text())


def test_the_log_holds_states_latencies_and_codes_only(evening: Watched) -> None:
    rows = [one.value for one in evening.coach.happened if one.kind == "log"]
    assert any("session ended" in row for row in rows)
    strange = [row for row in rows if not any(re.fullmatch(f"repair-coach: {allowed}", row) for allowed in ALLOWED)]
    assert strange == []
    assert sum(len(row) + 1 for row in rows) < LONGEST_LOG_BYTES


def test_nothing_of_the_evening_is_held_in_memory(evening: Watched) -> None:
    assert set(evening.remains) == {"Session", "Conversation", "Heard", "Hearing", "Evening"}
    assert evening.remains == dict.fromkeys(evening.remains, 0)


def test_no_process_of_it_may_dump_its_memory(evening: Watched) -> None:
    # strace is the parent; the coach and its recogniser are below it.
    inside = [process for process in _below(evening.coach.process.pid) if "python" in _command(process)]
    assert len(inside) >= 2, "the coach and its recogniser"
    for process in inside:
        limits = Path(f"/proc/{process}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0", limits), _command(process)


def _command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")


def _below(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = next(row for row in status.read_text().splitlines() if row.startswith("PPid:"))
        except (OSError, StopIteration):
            continue
        if int(parent.split()[1]) == process:
            child = int(status.parent.name)
            found += [child, *_below(child)]
    return found
