"""Where everything of an appliance lies, below a root that is / or a folder that stages it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

USER = "repair-coach"
GROUPS = ("audio", "gpio")
SERVICE = "repair-coach.service"
POWER_OFF = "repair-coach-power-off.path"

# File of the release's share folder -> where the system looks for it.
SYSTEM_FILES = {
    "systemd/repair-coach.service": "/etc/systemd/system/repair-coach.service",
    "systemd/repair-coach-power-off.path": "/etc/systemd/system/repair-coach-power-off.path",
    "systemd/repair-coach-power-off.service": "/etc/systemd/system/repair-coach-power-off.service",
    "systemd/repair-coach.sysusers": "/etc/sysusers.d/repair-coach.conf",
    "systemd/repair-coach.tmpfiles": "/etc/tmpfiles.d/repair-coach.conf",
    "systemd/60-repair-coach.rules": "/etc/udev/rules.d/60-repair-coach.rules",
    "systemd/repair-coach.sh": "/usr/local/bin/repair-coach",
    "repair-coach.1": "/usr/local/share/man/man1/repair-coach.1",
}
COMPLETION = "/usr/share/bash-completion/completions/repair-coach"
WANTED_BY = "/etc/systemd/system/multi-user.target.wants"


@dataclass(frozen=True, slots=True)
class Layout:
    """root: / on a machine that is to be the appliance, else the folder that stages one."""

    root: Path = Path("/")

    @property
    def staged(self) -> bool:
        """Whether this only prepares a tree: nothing of the running system may be touched then."""
        return self.root != Path("/")

    def at(self, path: str | Path) -> Path:
        """Where a path of the appliance lies here and now."""
        return self.root / str(path).lstrip("/")

    @property
    def home(self) -> Path:
        """Of the program; each release has a folder below it."""
        return self.at("/opt/repair-coach")

    @property
    def releases(self) -> Path:
        """One virtual environment each."""
        return self.home / "releases"

    @property
    def current(self) -> Path:
        """A link to the release that runs."""
        return self.home / "current"

    @property
    def previous(self) -> Path:
        """A link to the release before it."""
        return self.home / "previous"

    @property
    def settings(self) -> Path:
        """The owner's settings."""
        return self.at("/etc/repair-coach/config.toml")

    @property
    def cache(self) -> Path:
        """Model and rendered voice: can be made again."""
        return self.at("/var/cache/repair-coach")

    @property
    def state(self) -> Path:
        """What outlives an evening."""
        return self.at("/var/lib/repair-coach")
