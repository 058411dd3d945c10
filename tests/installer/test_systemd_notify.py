"""What systemd is told, over a real datagram socket; and that the watchdog is fed for progress, not for time."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from device.evening.event_loop import Quit
from device.service.watchdog import STALLED_SECONDS, Heartbeat, WatchedInbox
from device.system.systemd_notify import Systemd


class Manager:
    """systemd's end of the socket."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "notify")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._socket.bind(self.address)

    def heard(self) -> list[str]:
        messages = []
        while True:
            try:
                messages.append(self._socket.recv(4096).decode())
            except BlockingIOError:
                return messages

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    opened = Manager(tmp_path)
    yield opened
    opened.close()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def heartbeat(manager: Manager, clock: Clock, stuck: dict[str, float] | None = None) -> Heartbeat:
    busy = {part: (lambda now, since=since: now - since) for part, since in (stuck or {}).items()}
    return Heartbeat(Systemd(manager.address, 8.0), busy, lasting=(), clock=clock)


def test_every_message_reaches_the_manager(manager: Manager) -> None:
    systemd = Systemd(manager.address, 8.0)
    systemd.starting("loading", 1.5)
    systemd.ready("resting")
    systemd.status("listening")
    systemd.alive()
    systemd.stopping()
    assert manager.heard() == [
        "STATUS=loading\nEXTEND_TIMEOUT_USEC=1500000",
        "READY=1\nSTATUS=resting",
        "STATUS=listening",
        "WATCHDOG=1",
        "STOPPING=1",
    ]


def test_an_abstract_socket_is_reached_too() -> None:
    name = f"repair-coach-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("\0" + name)
        Systemd("@" + name).ready("resting")
        assert listening.recv(100) == b"READY=1\nSTATUS=resting"


def test_without_systemd_nothing_is_told_and_nothing_fails() -> None:
    systemd = Systemd.of({})
    assert not systemd.present
    systemd.ready("resting")
    Systemd("/nowhere/at/all").ready("resting")


def test_child_processes_cannot_speak_for_the_service() -> None:
    environment = {"NOTIFY_SOCKET": "/run/x", "WATCHDOG_USEC": "8000000", "WATCHDOG_PID": str(os.getpid()), "HOME": "/"}
    assert Systemd.of(environment) == Systemd("/run/x", 8.0)
    assert environment == {"HOME": "/"}


@pytest.mark.parametrize(
    "variables", [{}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "8", "WATCHDOG_PID": "1"}]
)
def test_a_watchdog_meant_for_nobody_is_not_fed(variables: dict[str, str]) -> None:
    assert Systemd.of({"NOTIFY_SOCKET": "/run/x", **variables}).watchdog_seconds is None


def test_the_main_loop_feeds_the_watchdog_in_time(manager: Manager) -> None:
    clock = Clock()
    beating = heartbeat(manager, clock)
    assert beating.interval_seconds is not None
    for _ in range(30):
        beating.beat()
        assert manager.heard() == ["WATCHDOG=1"]
        clock.now += beating.interval_seconds


def test_a_busy_loop_does_not_flood_the_manager(manager: Manager) -> None:
    clock = Clock()
    beating = heartbeat(manager, clock)
    fed = 0
    for _ in range(1000):
        beating.beat()
        fed += len(manager.heard())
        clock.now += 0.01
    assert 3 <= fed <= 8


def test_a_part_that_never_comes_back_starves_the_watchdog_and_is_named_once(
    manager: Manager, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    beating = heartbeat(manager, clock, {"ear": clock.now})
    clock.now += STALLED_SECONDS - 1
    beating.beat()
    assert manager.heard() == ["WATCHDOG=1"]
    for _ in range(5):
        clock.now += 10
        beating.beat()
    assert manager.heard() == []
    assert [record.getMessage() for record in caplog.records] == [
        "watchdog is not fed: the ear has been at one thing for over 300 s"
    ]


def test_a_thread_that_ended_starves_the_watchdog(manager: Manager) -> None:
    clock = Clock()
    over = threading.Event()
    ear = threading.Thread(target=over.wait, name="ear-under-test")
    ear.start()
    beating = Heartbeat(Systemd(manager.address, 8.0), {}, lasting=("ear-under-test",), clock=clock)
    beating.beat()
    assert manager.heard() == ["WATCHDOG=1"]
    over.set()
    ear.join()
    clock.now += 8.0
    beating.beat()
    assert manager.heard() == []


def test_waiting_for_nothing_keeps_the_heart_beating(manager: Manager) -> None:
    inbox = WatchedInbox()
    inbox.heartbeat = Heartbeat(Systemd(manager.address, 0.09), {}, lasting=())
    taking = threading.Thread(target=lambda: taken.append(inbox.take(None)), daemon=True)
    taken: list[object] = []
    taking.start()
    heard: list[str] = []
    deadline = time.monotonic() + 20.0
    while len(heard) < 5:
        assert time.monotonic() < deadline
        heard += manager.heard()
        time.sleep(0.01)
    inbox.post(Quit())
    taking.join(20.0)
    assert [type(came[0]) for came in taken if isinstance(came, tuple)] == [Quit]


def test_a_time_out_is_kept_though_the_heart_beats_more_often(manager: Manager) -> None:
    inbox = WatchedInbox()
    inbox.heartbeat = Heartbeat(Systemd(manager.address, 0.03), {}, lasting=())
    assert inbox.take(0.1) is None
    assert inbox.take(0.0) is None
    assert manager.heard()


def test_without_a_watchdog_the_inbox_is_the_plain_one() -> None:
    inbox = WatchedInbox()
    inbox.heartbeat = Heartbeat(Systemd(), {}, lasting=())
    assert inbox.take(0.01) is None
    inbox.post(Quit())
    assert inbox.take(None) is not None
