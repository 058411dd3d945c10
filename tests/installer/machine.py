"""A Debian machine with a real systemd: a tree of packages, booted by systemd-nspawn, without a network.

The tree is made once and kept in the cache; every machine gets a layer of its own over it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

NEEDED = ("mmdebstrap", "systemd-nspawn", "nsenter", "mount", "paplay", "parec")
PACKAGES = (
    *("systemd-sysv", "systemd", "udev", "dbus", "procps", "python3", "python3-venv", "libportaudio2", "espeak-ng"),
    *("alsa-utils", "pulseaudio", "pulseaudio-utils", "libasound2-plugins"),
)
BOOT_SECONDS = 90.0
SOUND_SOCKET = "/run/sound/native"

# A sound card made of software for the whole machine: a loudspeaker, and a room that the microphone hears.
ASOUND = f"""\
pcm.!default {{ type pulse server "unix:{SOUND_SOCKET}" hint {{ show on description "Simulated" }} }}
ctl.!default {{ type pulse server "unix:{SOUND_SOCKET}" }}
"""
SOUND_SERVICE = f"""\
[Unit]
StartLimitIntervalSec=0
[Service]
RuntimeDirectory=sound
Environment=HOME=/run/sound XDG_RUNTIME_DIR=/run/sound PULSE_RUNTIME_PATH=/run/sound/pulse
ExecStart=/usr/bin/pulseaudio --daemonize=no --exit-idle-time=-1 --use-pid-file=no --disable-shm=yes -n \\
  -L "module-native-protocol-unix auth-anonymous=1 socket={SOUND_SOCKET}" \\
  -L "module-null-sink sink_name=speaker rate=48000 channels=1" \\
  -L "module-null-sink sink_name=room rate=16000 channels=1" \\
  -L "module-remap-source master=room.monitor source_name=mic channels=1"
ExecStartPost=/bin/sh -c 'until pactl -s unix:{SOUND_SOCKET} set-default-sink speaker; do sleep 0.2; done; \\
  pactl -s unix:{SOUND_SOCKET} set-default-source mic'
Restart=always
RestartSec=1
[Install]
WantedBy=multi-user.target
"""
# A real microphone never delivers plain zeros.
NOISE = """\
import random, sys
block = b"".join(int(random.gauss(0, 12)).to_bytes(2, "little", signed=True) for _ in range(160000))
while True:
    sys.stdout.buffer.write(block)
"""
NOISE_SERVICE = f"""\
[Unit]
BindsTo=sound-server.service
After=sound-server.service
StartLimitIntervalSec=0
[Service]
ExecStart=/bin/sh -c 'python3 /usr/local/lib/noise.py | pacat -s unix:{SOUND_SOCKET} --device=room --raw \\
  --latency-msec=50 --rate=16000 --channels=1 --format=s16le'
Restart=always
RestartSec=1
[Install]
WantedBy=sound-server.service
"""


class NoMachine(Exception):
    """It cannot be had here; the message says why."""


class Machine:
    """A booted Debian. folder: of the host, seen as /given inside."""

    def __init__(self, suite: str, given: Path) -> None:
        tree = _tree(suite)
        self._folder = Path(tempfile.mkdtemp(prefix="repair-coach-machine-"))
        self.root = self._folder / "root"
        for name in ("root", "upper", "work"):
            (self._folder / name).mkdir()
        layers = f"lowerdir={tree},upperdir={self._folder / 'upper'},workdir={self._folder / 'work'}"
        if subprocess.run(["mount", "-t", "overlay", "overlay", "-o", layers, self.root], check=False).returncode != 0:
            shutil.rmtree(self._folder)
            raise NoMachine("overlay file systems cannot be mounted here")
        self._put("/etc/asound.conf", ASOUND)
        self._put("/etc/systemd/system/sound-server.service", SOUND_SERVICE)
        self._put("/etc/systemd/system/room-noise.service", NOISE_SERVICE)
        self._put("/usr/local/lib/noise.py", NOISE)
        self._console = (self._folder / "console").open("wb")
        command = ["systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--private-network"]
        self._nspawn = subprocess.Popen(
            [*command, f"--directory={self.root}", f"--bind-ro={given}:/given"],
            stdin=subprocess.DEVNULL,
            stdout=self._console,
            stderr=subprocess.STDOUT,
            # A host with the old control groups would otherwise lend them to the machine, which newer systemds refuse.
            env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"},
        )
        try:
            self._await_boot()
        except NoMachine:
            self.close()
            raise

    @property
    def init(self) -> int:
        """The process that is number 1 inside."""
        children = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children").read_text().split()
        if not children:
            raise NoMachine("it has not begun to boot")
        return int(children[0])

    def run(self, command: str, seconds: float = 600.0) -> str:
        """Run a shell line inside as root; its output. Raises CalledProcessError."""
        return subprocess.run(
            [*self._enter(), "sh", "-c", command], capture_output=True, text=True, check=True, timeout=seconds
        ).stdout

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a program inside; its output is a pipe."""
        return subprocess.Popen([*self._enter(), *command], stdout=subprocess.PIPE, text=True)

    @property
    def sound_environment(self) -> dict[str, str]:
        """With it, programs of the host use the machine's sound server."""
        return {**os.environ, "PULSE_SERVER": f"unix:/proc/{self.init}/root{SOUND_SOCKET}"}

    def close(self) -> None:
        """Pull the plug."""
        if self._nspawn.poll() is None:
            with contextlib.suppress(NoMachine, OSError):
                os.kill(self.init, signal.SIGKILL)
            self._nspawn.kill()
        self._nspawn.wait(30)
        self._console.close()
        subprocess.run(["umount", "--lazy", self.root], check=False)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _enter(self) -> list[str]:
        path = "PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin"
        enter = ["nsenter", "--target", str(self.init), "--mount", "--uts", "--ipc", "--net", "--pid"]
        return [*enter, "env", "-i", path, "HOME=/root", "LANG=C.UTF-8"]

    def _put(self, path: str, text: str) -> None:
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def _await_boot(self) -> None:
        deadline = time.monotonic() + BOOT_SECONDS
        while time.monotonic() < deadline and self._nspawn.poll() is None:
            try:
                if self.run("systemctl is-system-running || true", 10).strip() in {"running", "degraded"}:
                    return
            except (NoMachine, subprocess.SubprocessError):
                pass
            time.sleep(0.5)
        said = Path(self._console.name).read_text(errors="replace")[-500:]
        raise NoMachine(f"it does not boot here: {said}")


def _tree(suite: str) -> Path:
    """The packages of a Debian, made at first use."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing or os.geteuid() != 0:
        wanted = "mmdebstrap systemd-container util-linux pulseaudio-utils"
        raise NoMachine(f"root and {', '.join(missing) or 'nothing else'} are needed: apt-get install {wanted}")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "repair-coach-tests"
    tree = cache / suite
    if tree.exists():
        return tree
    cache.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f".{suite}-", dir=cache))
    command = ["mmdebstrap", "--mode=root", "--variant=apt", "--aptopt=APT::Install-Recommends false"]
    done = subprocess.run(
        [*command, f"--include={','.join(PACKAGES)}", suite, partial], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        shutil.rmtree(partial, ignore_errors=True)
        raise NoMachine(f"a tree of {suite} cannot be made here: {done.stderr[-300:]}")
    partial.chmod(0o755)
    partial.rename(tree)
    return tree
