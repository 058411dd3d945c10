"""The service, as systemd sees it."""

from __future__ import annotations

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings

UNIT = "repair-coach.service"
PROPERTIES = "LoadState,ActiveState,SubState,UnitFileState,NRestarts,Result,StatusText"
# More restarts than power cuts and updates explain.
MANY_RESTARTS = 3
_LOOK = f"look: journalctl -u {UNIT} -n 50"


def service(_settings: Settings, machine: Machine) -> Finding:
    """Installed, started at boot, running, and not restarted again and again."""
    told = machine.run(["systemctl", "show", UNIT, f"--property={PROPERTIES}"])
    if told is None:
        return Finding("service", State.NOTE, "there is no systemd here")
    rows = dict(row.split("=", 1) for row in told.splitlines() if "=" in row)
    if rows.get("LoadState") != "loaded":
        return Finding("service", State.NOTE, "not installed", "sudo ./coach install, if it is to start by itself")
    active, status = rows.get("ActiveState", ""), rows.get("StatusText", "")
    restarts = rows.get("NRestarts", "0")
    found = f"{active} ({rows.get('SubState', '')})" + (f", {status}" if status else "")
    if int(restarts if restarts.isdecimal() else "0") > MANY_RESTARTS:
        return Finding("service", State.WRONG, f"{found}; restarted {restarts} times", _LOOK)
    if active == "failed" or status.startswith("fault"):
        return Finding("service", State.WRONG, f"{found}; result: {rows.get('Result', '')}", _LOOK)
    if active != "active":
        return Finding("service", State.NOTE, found, f"sudo systemctl start {UNIT}")
    if rows.get("UnitFileState") == "disabled":
        return Finding("service", State.NOTE, f"{found}, but not started at boot", f"sudo systemctl enable {UNIT}")
    return Finding("service", State.GOOD, found)
