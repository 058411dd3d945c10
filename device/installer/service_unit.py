"""The service among systemd's: user, folders and rights made; enabled, started, looked after until it is ready."""

from __future__ import annotations

import time
from dataclasses import dataclass

from device.installer import tree
from device.installer.command import output, run, say
from device.installer.layout import POWER_OFF, SERVICE, WANTED_BY, Layout
from device.installer.refusal import Refusal

READY_SECONDS = 180.0
LOOK_SECONDS = 1.0
# So many ends by itself after a start, and the release is no good.
RESTARTS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a start went. good: ready, or up and waiting for something a person must mend. said: for that person."""

    good: bool
    said: str


def make_user_and_folders(layout: Layout) -> None:
    """The system user, its folders, and its rights to the devices."""
    if layout.staged:
        for folder in (layout.cache, layout.state):
            tree.make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
        return
    for command in (
        ("systemd-sysusers", "repair-coach.conf"),
        ("systemd-tmpfiles", "--create", "repair-coach.conf"),
    ):
        if run(*command) != 0:
            raise Refusal(f"`{' '.join(command)}` failed; the reason stands above.")
    # No devices in a container: nothing to trigger there.
    run("udevadm", "control", "--reload", quiet=True)
    run("udevadm", "trigger", "--subsystem-match=gpio", "--subsystem-match=pwm", quiet=True)


def enable(layout: Layout, *, power_off: bool) -> None:
    """Start with the system from now on."""
    wanted = layout.at(WANTED_BY)
    tree.link(wanted / SERVICE, f"../{SERVICE}")
    if power_off:
        tree.link(wanted / POWER_OFF, f"../{POWER_OFF}")
    else:
        tree.remove(wanted / POWER_OFF)


def start(*, changed: bool, power_off: bool) -> Outcome:
    """Start it, anew if something of it changed, and wait until it is ready or says what it waits for."""
    if not _running():
        return Outcome(True, "systemd is not running here; the service starts with the system")
    if run("systemctl", "daemon-reload") != 0:
        return Outcome(False, "systemd could not read the new unit files")
    run("systemctl", "start" if power_off else "stop", POWER_OFF)
    run("systemctl", "reset-failed", SERVICE, quiet=True)
    if run("systemctl", "--no-block", "restart" if changed else "start", SERVICE) != 0:
        return Outcome(False, "systemd would not start the service")
    return _watch()


def stop(layout: Layout) -> None:
    """Stop it, and start it no more."""
    for unit in (POWER_OFF, SERVICE):
        if not layout.staged and _running():
            run("systemctl", "stop", unit, quiet=True)
        tree.remove(layout.at(WANTED_BY) / unit)


def reload() -> None:
    """Let systemd see that unit files have gone."""
    if _running():
        run("systemctl", "daemon-reload")
        for unit in (POWER_OFF, SERVICE):
            # One whose stop took too long would be listed as failed although it is gone.
            run("systemctl", "reset-failed", unit, quiet=True)


def _running() -> bool:
    return output("systemctl", "show", "-p", "Version", "--value").strip() != ""


def _watch() -> Outcome:
    say("waiting until the service is ready")
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
        state, restarts, status = _look()
        if state == "active":
            missing = status.partition("; ")[2]
            return Outcome(True, f"the service is ready, but there is {missing}" if missing else "the service is ready")
        if restarts >= RESTARTS:
            return Outcome(False, "the service does not stay up; see: journalctl -u repair-coach")
        if status.startswith("fault"):
            return Outcome(True, f"the service is up but cannot coach yet ({status}); see: sudo repair-coach doctor")
    return Outcome(True, "the service is still starting; see: systemctl status repair-coach")


def _look() -> tuple[str, int, str]:
    shown = output("systemctl", "show", "-p", "ActiveState", "-p", "NRestarts", "-p", "StatusText", SERVICE)
    values = dict(line.split("=", 1) for line in shown.splitlines() if "=" in line)
    return values.get("ActiveState", ""), int(values.get("NRestarts") or 0), values.get("StatusText", "")
