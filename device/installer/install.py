"""Install and upgrade: one list of steps, each of which finds out what is left to do and may be repeated."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from device.installer import debian, pin_library, release, service_unit, tree
from device.installer.command import output, run, say
from device.installer.installer_lock import alone
from device.installer.layout import COMPLETION, SYSTEM_FILES, USER, Layout
from device.installer.origin import Origin
from device.installer.refusal import CACHE_MEGABYTES, Refusal, refuse_without_space


@dataclass(slots=True)
class Installation:
    """One run. origin: None goes back to the release before. changed: whether the service must start anew."""

    layout: Layout
    origin: Origin | None
    extras: tuple[str, ...] = ()
    power_off: bool = True
    release: Path = field(default=Path())
    changed: bool = False
    incomplete: list[str] = field(default_factory=list)

    @property
    def python(self) -> Path:
        """The release's own Python."""
        return self.release / "bin" / "python"


def system_packages(work: Installation) -> None:
    """Debian's packages."""
    if work.layout.staged:
        say(f"staged: on the appliance itself these packages are needed: {' '.join(debian.NEEDED)}")
    elif work.origin is not None:
        debian.install_packages()


def program(work: Installation) -> None:
    """The virtual environment."""
    if work.origin is None:
        work.release = release.back(work.layout)
        work.changed = True
    else:
        work.release = release.build(work.layout, work.origin, work.extras)
        if pin_library.provide(work.layout, work.release, work.origin):
            release.compile_anew(work.release, work.release)
            work.changed = True


def system_files(work: Installation) -> None:
    """Unit files, rules, command, manual page, completion: those of this very release."""
    share = work.release / "share" / "repair-coach"
    for name, target in SYSTEM_FILES.items():
        source = share / name
        mode = 0o755 if target.startswith("/usr/local/bin") else 0o644
        if tree.put(work.layout.at(target), source.read_bytes(), mode):
            say(f"wrote {target}")
            work.changed |= "/systemd/" in target
    tree.put(work.layout.at(COMPLETION), _completion(work).encode())


def user_and_folders(work: Installation) -> None:
    """The service's user, its folders and rights."""
    service_unit.make_user_and_folders(work.layout)


def settings(work: Installation) -> None:
    """The owner's file, written once and never again; beside it what it looked like in this release."""
    template = output(work.python, "-P", "-m", "device.installer.settings_template").encode()
    if not template:
        raise Refusal(f"the settings of {work.release} cannot be read. Remove that folder and repeat.")
    file = work.layout.settings
    if not file.exists() and not file.is_symlink():
        tree.put(file, template)
        say("wrote /etc/repair-coach/config.toml")
    if tree.put(file.with_name("config.toml.default"), template):
        say("wrote /etc/repair-coach/config.toml.default")


def model(work: Installation) -> None:
    """The recogniser's model out of the bundle, if one is in it."""
    if work.origin is None or work.origin.models is None:
        return
    refuse_without_space(work.layout.cache, CACHE_MEGABYTES)
    models = work.layout.cache / "models"
    for source in sorted(work.origin.models.iterdir()):
        target = models / source.name
        if target.exists():
            continue
        say(f"copying {source.name}")
        partial = models / f".{source.name}.partial"
        tree.remove(partial)
        models.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, partial)
        partial.replace(target)
    if not work.layout.staged:
        run("chown", "-R", f"{USER}:{USER}", models)


def model_and_voice(work: Installation) -> None:
    """What ``repair-coach setup`` fetches and renders, as the service's own user."""
    layout = work.layout
    say("setting up recogniser and voice")
    folders = {
        "CACHE_DIRECTORY": str(layout.cache),
        "STATE_DIRECTORY": str(layout.state),
        "REPAIR_COACH_CONFIG": str(layout.settings),
        "HOME": "/dev/null",  # sound libraries would leave folders of their own in a real one
    }
    user = None if layout.staged else USER
    if run(work.python, "-P", "-m", "device", "setup", environment=folders, user=user) != 0:
        work.incomplete.append(
            "recogniser or voice are not set up: mend what stands above, then: sudo repair-coach setup"
        )


def switch(work: Installation) -> None:
    """From here on the new release is the one that runs."""
    if release.switch(work.layout, work.release):
        work.changed = True
        say(f"now current: {work.release.name}")
    service_unit.enable(work.layout, power_off=work.power_off)


def start(work: Installation) -> None:
    """The service, ready."""
    if work.layout.staged:
        return
    outcome = service_unit.start(changed=work.changed, power_off=work.power_off)
    say(outcome.said)
    if outcome.good:
        release.prune(work.layout)
        return
    if work.origin is None or not work.layout.previous.is_symlink() or not work.changed:
        raise Refusal("the appliance is installed but does not run.")
    say("going back to the release before")
    rollback = Installation(work.layout, None, power_off=work.power_off)
    for step in ROLLBACK:
        step(rollback)
    raise Refusal("the new release does not run; the one before is back in its place.")


Step = Callable[[Installation], None]
STEPS: tuple[Step, ...] = (
    system_packages,
    program,
    system_files,
    user_and_folders,
    settings,
    model,
    model_and_voice,
    switch,
    start,
)
ROLLBACK: tuple[Step, ...] = (program, system_files, switch, start)


def carry_out(work: Installation, steps: tuple[Step, ...] = STEPS) -> None:
    """Take the steps, alone. Raises Refusal."""
    with alone(work.layout):
        for step in steps:
            step(work)
    for what in work.incomplete:
        say(what)
    if work.incomplete:
        raise Refusal("the appliance is installed but not ready.")


def _completion(work: Installation) -> str:
    """For bash, as the program itself prints it."""
    variable = {"_REPAIR_COACH_COMPLETE": "source_bash"}
    return output(work.python, "-P", "-m", "device", environment=variable)
