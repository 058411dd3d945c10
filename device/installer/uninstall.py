"""Takes an appliance away again; its data as asked."""

from __future__ import annotations

from contextlib import nullcontext

from device.installer import service_unit, tree
from device.installer.command import output, run, say
from device.installer.installer_lock import alone
from device.installer.layout import COMPLETION, SYSTEM_FILES, USER, Layout


def uninstall(layout: Layout, *, remove_data: bool) -> None:
    """Stop the service and remove the program. Raises Refusal while an installer is at work.

    remove_data: also settings, plan line, dials and the user.
    """
    with alone(layout) if layout.home.is_dir() else nullcontext():
        removed = _remove(layout, remove_data=remove_data)
    for path in removed:
        say(f"removed {path}")
    if not removed:
        say("nothing of it is installed")
    elif not remove_data:
        say("kept: settings in /etc/repair-coach, plan line and dials in /var/lib/repair-coach (--remove-data removes)")
        if not layout.staged:
            say(f"kept: the user {USER}, to whom they belong, and the groups audio and gpio, which are others' too")


def _remove(layout: Layout, *, remove_data: bool) -> list[str]:
    """What was removed."""
    service_unit.stop(layout)
    removed = [target for target in (*SYSTEM_FILES.values(), COMPLETION) if tree.remove(layout.at(target))]
    if not layout.staged:
        service_unit.reload()
    folders = [layout.cache]
    if remove_data:
        folders += [layout.state, layout.settings.parent]
        # The groups audio and gpio are others' too.
        if not layout.staged and output("id", "-u", USER):
            run("userdel", USER)
    folders.append(layout.home)  # last: with it goes the lock
    return removed + [str(folder) for folder in folders if tree.remove(folder)]
