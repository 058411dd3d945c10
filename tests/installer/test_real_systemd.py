"""The appliance under a real systemd: installed from a bundle without a network, ready, killed, frozen, deafened.

Takes ten minutes and needs root, so it is only run when asked for: REPAIR_COACH_SYSTEMD=bookworm (or trixie).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from room.test_sound_stack import LONGEST_EVENING_SECONDS, Loudspeaker, Partner, words  # noqa: F401
from waiting import happens

from installer.empty_wheels import HOUSE
from installer.machine import Machine, NoMachine

SUITE = os.environ.get("REPAIR_COACH_SYSTEMD", "")
PYTHON_OF = {"bookworm": "3.11", "trixie": "3.13"}
RECOVERY_SECONDS = 15.0
pytestmark = [
    pytest.mark.systemd,
    pytest.mark.skipif(SUITE not in PYTHON_OF, reason="a real systemd: set REPAIR_COACH_SYSTEMD=bookworm (or trixie)"),
]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with the appliance installed and its sound card there."""
    given = tmp_path_factory.mktemp("given")
    made = subprocess.run(
        [
            *(sys.executable, "-m", "device.installer.main", "--source", HOUSE),
            *("bundle", given, "--python", PYTHON_OF[SUITE]),
        ],
        cwd=HOUSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    try:
        booted = Machine(SUITE, given)
    except NoMachine as reason:
        pytest.skip(str(reason))
    booted.run("systemctl enable --now sound-server room-noise")
    # The quick voice, so that an evening is short; the loudest part of the test is not the point here.
    booted.run("mkdir -p /etc/repair-coach && printf '[voice]\\nengine = \"espeak\"\\n' >/etc/repair-coach/config.toml")
    said = booted.run("sh /given/install 2>&1")
    assert "the service is ready" in said, said
    yield booted
    booted.close()


def main_process(machine: Machine) -> int:
    return int(machine.run("systemctl show -p MainPID --value repair-coach"))


def is_ready(machine: Machine) -> bool:
    return machine.run("systemctl is-active repair-coach || true").strip() == "active"


def journal(machine: Machine) -> str:
    return machine.run("journalctl -u repair-coach -o cat --no-pager")


def recovery_seconds(machine: Machine, before: int, since: float) -> float:
    """Until another main process is ready."""
    while time.monotonic() - since < 60:
        if is_ready(machine) and main_process(machine) not in {0, before}:
            return time.monotonic() - since
        time.sleep(0.1)
    raise AssertionError(journal(machine)[-2000:])


class Service:
    """The running service as the test's partner knows it: its light, its button, its log."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.log: list[str] = []
        self.light = ""
        self._follow = machine.start("journalctl", "-u", "repair-coach", "-o", "cat", "-n", "0", "-f")
        threading.Thread(target=self._read, daemon=True).start()

    def press(self) -> None:
        self._machine.run("systemctl kill -s USR1 --kill-who=main repair-coach")

    def says(self, what: str) -> bool:
        return any(what in line for line in self.log)

    def close(self) -> None:
        self._follow.terminate()

    def _read(self) -> None:
        assert self._follow.stdout is not None
        for line in self._follow.stdout:
            self.log.append(line.rstrip())
            if state := re.search(r"state: (.+)", line):
                self.light = state.group(1).strip()


class Room:
    """What ``tests/audio/pulse.py`` is for the host, for the machine's sound server."""

    def __init__(self, machine: Machine) -> None:
        self.whole_environment = machine.sound_environment

    def play_into_room(self, wav: Path) -> None:
        subprocess.run(["paplay", "--device=room", str(wav)], env=self.whole_environment, check=False, timeout=60)


def test_the_running_unit_is_sealed(machine: Machine) -> None:
    shown = machine.run("systemd-analyze security --no-pager repair-coach")
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", shown)
    assert exposure
    assert float(exposure[1]) <= 1.0
    assert machine.run("systemd-analyze verify repair-coach.service repair-coach-power-off.path 2>&1") == ""
    process = main_process(machine)
    status = machine.run(f"cat /proc/{process}/status")
    assert re.search(r"NoNewPrivs:\t1", status)
    assert re.search(r"Seccomp:\t2", status)
    assert re.search(r"CapEff:\t0+\n", status)
    assert "Max core file size        0                    0" in machine.run(f"cat /proc/{process}/limits")
    interfaces = machine.run(f"cat /proc/{process}/net/dev")
    assert [line.split(":")[0].strip() for line in interfaces.splitlines()[2:]] == ["lo"]


def test_installing_again_changes_and_interrupts_nothing(machine: Machine) -> None:
    folders = "/opt/repair-coach /etc/repair-coach /etc/systemd /var/cache/repair-coach"
    digest = f"find {folders} -type f | sort | xargs -d '\\n' sha256sum | sha256sum"
    before, process = machine.run(digest), main_process(machine)
    assert "the service is ready" in machine.run("sh /given/install 2>&1")
    assert machine.run(digest) == before
    assert main_process(machine) == process


@pytest.mark.parametrize("name", ["SEGV", "ABRT", "KILL", "STOP"])
def test_it_is_ready_again_after(name: str, machine: Machine) -> None:
    before = main_process(machine)
    since = time.monotonic()
    machine.run(f"kill -{name} {before}")
    seconds = recovery_seconds(machine, before, since)
    print(f"{SUITE}: ready {seconds:.1f} s after SIG{name}")  # noqa: T201
    assert seconds <= RECOVERY_SECONDS


def test_a_press_works_after_the_sound_server_was_lost(machine: Machine) -> None:
    with ExitStack() as closing:
        service = Service(machine)
        closing.callback(service.close)
        machine.run("systemctl kill -s KILL sound-server")
        since = time.monotonic()
        assert happens(lambda: "active" in machine.run("systemctl is-active sound-server || true"), RECOVERY_SECONDS)
        assert happens(lambda: is_ready(machine), RECOVERY_SECONDS)
        service.press()
        assert happens(lambda: service.light == "speaking", RECOVERY_SECONDS), service.log
        print(f"{SUITE}: speaking {time.monotonic() - since:.1f} s after the loss of the sound server")  # noqa: T201
        machine.run("systemctl kill -s USR2 --kill-who=main repair-coach")
        assert happens(lambda: service.says("session ended"), RECOVERY_SECONDS), service.log


def test_a_whole_calm_evening(machine: Machine, words: list[Path]) -> None:  # noqa: F811
    with ExitStack() as closing:
        service, room = Service(machine), Room(machine)
        closing.callback(service.close)
        loudspeaker = Loudspeaker(room)  # type: ignore[arg-type]
        closing.callback(loudspeaker.close)
        service.press()
        assert happens(lambda: loudspeaker.sounded_seconds > 0.5, 20.0), service.log
        service.press()
        partner = Partner(room, service, loudspeaker, words)  # type: ignore[arg-type]
        deadline = time.monotonic() + LONGEST_EVENING_SECONDS
        while not service.says("session ended"):
            assert time.monotonic() < deadline, "\n".join(service.log)
            partner.take_part()
            time.sleep(0.02)
    states = [line.partition("state: ")[2] for line in service.log if "state: " in line]
    assert "breathing" in states
    assert "ending" in states
    said = journal(machine).lower()
    assert not any(word in said for word in ("just breathe", "seven", "four"))


def test_holding_for_six_seconds_switches_the_machine_off_and_uninstalling_leaves_nothing(machine: Machine) -> None:
    # The unit that would switch off is replaced by one that says so.
    machine.run("mkdir -p /run/systemd/system/repair-coach-power-off.service.d")
    machine.run(
        "printf '[Service]\\nExecStart=\\nExecStart=/bin/rm -f /run/repair-coach/power-off\\n"
        "ExecStart=/bin/touch /run/switched-off\\n'"
        " >/run/systemd/system/repair-coach-power-off.service.d/test.conf; systemctl daemon-reload"
    )
    machine.run("runuser -u repair-coach -- touch /run/repair-coach/power-off")
    assert happens(lambda: machine.run("ls /run").find("switched-off") >= 0, 10)
    wheel = "PYTHONPATH=$(echo /given/wheels/repair_coach-*.whl)"
    machine.run(f"{wheel} python3 -B -m device.installer.main uninstall --remove-data")
    left = machine.run("find / -xdev -name '*repair-coach*' -not -path '/given*' -not -path '/run/*'")
    assert left == "", json.dumps(left)
    assert "repair-coach" not in machine.run("cat /etc/passwd")
