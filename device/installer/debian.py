"""What the coach needs of Debian's packages."""

from __future__ import annotations

import shutil

from device.installer.command import output, run, say
from device.installer.refusal import Refusal

# alsa-utils keeps the sound card's levels from one start to the next.
NEEDED = ("python3-venv", "libportaudio2", "espeak-ng", "alsa-utils")
# The pins, the better library first; Debian 12 has the second alone, and device.installer.pin_library knows more ways.
FOR_PINS = ("python3-lgpio", "python3-rpi.gpio")


def install_packages() -> None:
    """Install what is missing. Raises Refusal if it cannot be had."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        say(f"this is no Debian: see to these packages yourself: {' '.join(NEEDED)}")
        return
    missing = [package for package in NEEDED if not _installed(package)]
    wished: list[str] = []
    if missing or not _installed(FOR_PINS[0]):
        # A fresh system has no list of what is offered, or an old one.
        run("apt-get", "update", "-q", "-o", "Acquire::http::Timeout=10", quiet=True)
        wished = _for_pins()
    if not missing and not wished:
        say("the system packages are there")
        return
    say(f"installing system packages: {' '.join((*missing, *wished))}")
    if not _install(*missing, *wished) and not (missing and _install(*missing)) and missing:
        raise Refusal(
            f"system packages could not be installed; the reason stands above. Without a network, install them from "
            f"their files first: {' '.join(missing)}"
        )


def _for_pins() -> list[str]:
    """The first that is offered, unless it or a better one is there."""
    for package in FOR_PINS:
        if _installed(package):
            return []
        if _offered(package):
            return [package]
    return []


def _installed(package: str) -> bool:
    return output("dpkg-query", "-W", "-f", "${db:Status-Status}", package) == "installed"


def _offered(package: str) -> bool:
    return bool(output("apt-cache", "show", "--no-all-versions", package))


def _install(*packages: str) -> bool:
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    return run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages, environment=environment) == 0
