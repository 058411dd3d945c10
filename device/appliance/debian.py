"""What the coach needs of Debian's packages."""

from __future__ import annotations

import shutil

from device.appliance.command import output, run, say
from device.appliance.refusal import Refusal

# alsa-utils keeps the sound card's levels from one start to the next.
NEEDED = ("python3-venv", "libportaudio2", "espeak-ng", "alsa-utils")
# The pins. Not on every Debian, and a machine without pins does without.
IF_OFFERED = ("python3-lgpio",)


def install_packages() -> None:
    """Install what is missing. Raises Refusal if it cannot be had."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        say(f"this is no Debian: see to these packages yourself: {' '.join(NEEDED)}")
        return
    missing = [package for package in NEEDED if not _installed(package)]
    wished = [package for package in IF_OFFERED if not _installed(package) and _offered(package)]
    if not missing and not wished:
        say("the system packages are there")
        return
    say(f"installing system packages: {' '.join((*missing, *wished))}")
    if _install(*missing, *wished):
        return
    run("apt-get", "update", "-q")
    if not _install(*missing, *wished) and not (missing and _install(*missing)) and missing:
        raise Refusal(
            f"system packages could not be installed; the reason stands above. Without a network, install them from "
            f"their files first: {' '.join(missing)}"
        )


def _installed(package: str) -> bool:
    return output("dpkg-query", "-W", "-f", "${db:Status-Status}", package) == "installed"


def _offered(package: str) -> bool:
    return bool(output("apt-cache", "show", "--no-all-versions", package))


def _install(*packages: str) -> bool:
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    return run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages, environment=environment) == 0
