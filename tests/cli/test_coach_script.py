"""./coach: what it sets up, what it repeats, how it recovers; with a made-up machine on PATH instead of installing."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2]
TOOLS = (
    *("sh", "readlink", "dirname", "cat", "mv", "rm", "mkdir", "awk", "sha256sum", "flock", "grep", "env", "sleep"),
    *("touch", "chmod", "cp", "ls"),
)

# What the made-up python3 says of itself; "-m venv" makes an environment of scripts that only log.
PYTHON = r"""#!/bin/sh
echo "python3 $*" >>"$LOG"
case "$*" in
    *'version_info[:3]'*) echo "${VERSION:-3.11.2}" ;;
    *'sys.version_info < (3, 11)'*) case ${VERSION:-3.11.2} in 3.9.*) exit 1 ;; esac ;;
    *maxsize*) [ -z "${BITS32-}" ] ;;
    *find_spec*) ! grep -q "^${4:-$3}$" "$MISSING" ;;
    *CDLL*) ! grep -q "^$3$" "$MISSING" ;;
    *'-m venv '*)
        for venv; do :; done
        mkdir -p "$venv/bin"
        cp "$SHIMS/venv_python" "$venv/bin/python"
        [ -z "${VENV_KILLED-}" ] || kill -KILL $PPID
        ;;
esac
"""
VENV_PYTHON = r"""#!/bin/sh
echo "pip $*" >>"$LOG"
[ -z "${PIP_SAYS-}" ] || { echo "$PIP_SAYS" >"$(dirname "$0")/../pip.log"; exit 1; }
[ -z "${PIP_KILLED-}" ] || { kill -KILL $PPID; exit 1; }
for program in repair-coach ruff mypy pytest; do
    cp "$SHIMS/program" "$(dirname "$0")/$program"
done
"""
PROGRAM = r"""#!/bin/sh
name=${0##*/}
echo "$name $*" >>"$LOG"
case " ${FAILING-} " in *" $name "*) exit 7 ;; esac
"""
APT = r"""#!/bin/sh
echo "apt-get $*" >>"$LOG"
case "$1 ${APT-}" in
    'install old-list') [ -e "$LOG.updated" ] || exit 100 ;;
    'install broken') exit 100 ;;
    update*) touch "$LOG.updated"; exit 0 ;;
esac
: >"$MISSING"
"""


@dataclass
class Machine:
    """A computer that is made up: a clone, commands on PATH, and a log of what was called."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clone = self.folder / "a clone"
        self.shims = self.folder / "shims"
        self.log = self.folder / "log"
        self.missing = self.folder / "missing"
        for folder in (self.clone, self.shims):
            folder.mkdir()
        # The two absolute paths in the script: a plugin that may not be here, and a real Python that is.
        script = (SOURCE / "coach").read_text()
        script = script.replace("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so", "/dev/null")
        (self.clone / "coach").write_text(script.replace(" /usr/bin/python3 ", " "))
        (self.clone / "coach").chmod(0o755)
        (self.clone / "pyproject.toml").write_text("[project]\n")
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, tool
            (self.shims / tool).symlink_to(found)
        for name, text in {
            "python3": PYTHON,
            "venv_python": VENV_PYTHON,
            "program": PROGRAM,
            "apt-get": APT,
            "espeak-ng": PROGRAM,
            "flite": PROGRAM,
            "pulseaudio": PROGRAM,
            "pactl": PROGRAM,
            "id": '#!/bin/sh\n[ "$1" = -un ] && echo me || echo "${USER_ID:-0}"\n',
            "df": '#!/bin/sh\nprintf "head\\n/dev/x 9 9 %s 9%% /\\n" "$((${FREE_MB:-50000} * 1024))"\n',
            "sudo": '#!/bin/sh\necho "sudo $*" >>"$LOG"\n[ "$1" != -n ] || exit "${SUDO:-1}"\nexec "$@"\n',
        }.items():
            self.command(name, text)
        self.lacks()

    def command(self, name: str, text: str) -> None:
        (self.shims / name).write_text(text)
        (self.shims / name).chmod(0o755)

    def lacks(self, *names: str) -> None:
        self.missing.write_text("".join(f"{name}\n" for name in names))

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.clone / "coach"), *arguments],
            cwd=self.folder,
            env=self._environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def coach(self, *arguments: str, **environment: str) -> tuple[int, str, list[str]]:
        """Run it; exit code, what it said, and what was called."""
        self.log.write_text("")
        process = self.start(*arguments, **environment)
        said, _ = process.communicate(timeout=20)
        return process.returncode, said, self.called()

    def called(self) -> list[str]:
        """What was called that changes something or is the coach itself."""
        queries = ("python3 -c",)
        return [line for line in self.log.read_text().splitlines() if not line.startswith(queries)]

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        return {
            "PATH": str(self.shims),
            "HOME": str(self.folder / "home"),
            "LOG": str(self.log),
            "MISSING": str(self.missing),
            "SHIMS": str(self.shims),
            **self.environment,
            **more,
        }


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def names(called: list[str]) -> list[str]:
    return [line.split()[0] for line in called]


def test_the_first_start_sets_up_and_the_second_repeats_nothing(machine: Machine) -> None:
    code, _, called = machine.coach()
    assert code == 0
    assert names(called) == ["python3", "pip", "repair-coach", "repair-coach"]
    assert called[1].endswith(f"--editable {machine.clone}")
    assert called[2:] == ["repair-coach setup", "repair-coach "]
    code, said, called = machine.coach()
    assert (code, said, called) == (0, "", ["repair-coach "])


def test_a_command_and_its_arguments_are_passed_on(machine: Machine) -> None:
    code, _, called = machine.coach("settings", "two words", FAILING="repair-coach")
    assert code == 7
    assert called[-1] == "repair-coach settings two words"
    assert not any("setup" in line for line in called)


def test_a_link_to_it_works_from_anywhere(machine: Machine) -> None:
    link = machine.folder / "link"
    link.symlink_to(machine.clone / "coach")
    done = subprocess.run([link, "settings"], cwd="/", env=machine._environment({}), check=False, capture_output=True)
    assert done.returncode == 0
    assert (machine.clone / ".venv" / "base").exists()


def test_set_up_that_fails_is_told_and_tried_again(machine: Machine) -> None:
    code, _, called = machine.coach("say", "hello", FAILING="repair-coach")
    assert (code, called[-1]) == (7, "repair-coach setup")
    code, _, called = machine.coach("say", "hello")
    assert (code, called) == (0, ["repair-coach setup", "repair-coach say hello"])


def test_a_lost_cache_is_made_again(machine: Machine) -> None:
    machine.coach()
    shutil.rmtree(machine.folder / "home" / ".cache")
    _, _, called = machine.coach()
    assert called == ["repair-coach setup", "repair-coach "]


def test_changed_requirements_are_installed(machine: Machine) -> None:
    machine.coach("settings")
    (machine.clone / "pyproject.toml").write_text("[project]\n# changed\n")
    _, _, called = machine.coach("settings")
    assert names(called) == ["pip", "repair-coach"]


@pytest.mark.parametrize("change", [{"VERSION": "3.13.5"}, {}])
def test_another_python_or_place_gets_a_fresh_environment(machine: Machine, change: dict[str, str]) -> None:
    machine.coach("settings")
    if not change:
        machine.clone = machine.clone.rename(machine.folder / "moved")
    _, _, called = machine.coach("settings", **change)
    assert names(called) == ["python3", "pip", "repair-coach"]


@pytest.mark.parametrize("killed", ["VENV_KILLED", "PIP_KILLED"])
def test_killed_at_any_step_the_next_start_begins_afresh(machine: Machine, killed: str) -> None:
    code, _, _ = machine.coach("settings", **{killed: "yes"})
    assert code == -9
    leftover = machine.clone / ".venv" / "leftover"
    leftover.touch()
    code, _, called = machine.coach("settings")
    assert code == 0
    assert names(called) == ["python3", "pip", "repair-coach"]
    assert not leftover.exists()


def test_killed_while_adding_to_a_good_environment_begins_afresh_too(machine: Machine) -> None:
    machine.coach("settings")
    machine.coach("test", PIP_KILLED="yes")
    assert names(machine.coach("settings")[2]) == ["python3", "pip", "repair-coach"]


def test_missing_system_packages_are_installed_by_root(machine: Machine) -> None:
    machine.lacks("libportaudio.so.2", "ensurepip")
    code, said, called = machine.coach("settings")
    assert code == 0
    assert called[0] == "apt-get install --no-install-recommends python3-venv libportaudio2 -y -q"
    assert "python3-venv libportaudio2" in said


def test_an_old_list_of_packages_is_renewed(machine: Machine) -> None:
    machine.lacks("libportaudio.so.2")
    code, _, called = machine.coach("settings", APT="old-list")
    assert code == 0
    assert [line.split()[1] for line in called[:3]] == ["install", "update", "install"]


def test_sudo_is_used_where_it_asks_nothing(machine: Machine) -> None:
    machine.lacks("libespeak-ng.so.1")
    code, _, called = machine.coach("settings", USER_ID="1000", SUDO="0")
    assert code == 0
    assert called[0] == "sudo -n true"
    assert called[1].startswith("sudo env DEBIAN_FRONTEND=noninteractive apt-get install")


def test_without_rights_the_exact_command_is_named(machine: Machine) -> None:
    machine.lacks("libportaudio.so.2", "libespeak-ng.so.1")
    code, said, _ = machine.coach("settings", USER_ID="1000")
    assert code == 5
    assert "sudo apt-get install --no-install-recommends libportaudio2 espeak-ng" in said
    assert not (machine.clone / ".venv").exists()


def test_without_apt_the_packages_are_named(machine: Machine) -> None:
    machine.lacks("libportaudio.so.2")
    (machine.shims / "apt-get").unlink()
    code, said, _ = machine.coach("settings")
    assert code == 5
    assert "libportaudio2" in said


def test_packages_that_cannot_be_installed_end_it(machine: Machine) -> None:
    machine.lacks("libportaudio.so.2")
    code, said, _ = machine.coach("settings", APT="broken")
    assert code == 5
    assert "could not be installed" in said
    assert "sudo apt-get install" in said


@pytest.mark.parametrize(
    ("environment", "part"),
    [
        ({"VERSION": "3.9.2"}, "Python 3.11 or newer is needed; found 3.9.2"),
        ({"BITS32": "yes"}, "32-bit"),
        ({"FREE_MB": "120"}, "the disk is full: 120 MB free"),
        ({"PIP_SAYS": "OSError: [Errno 28] No space left on device"}, "the disk is full"),
        ({"PIP_SAYS": "NewConnectionError: Temporary failure in name resolution"}, "no network"),
        ({"PIP_SAYS": "ERROR: something else"}, "could not be installed; the reason stands above"),
    ],
)
def test_what_stops_it_is_said_with_the_fix(machine: Machine, environment: dict[str, str], part: str) -> None:
    code, said, called = machine.coach("settings", **environment)
    assert code == 5
    assert part in said
    assert "repair-coach" not in names(called)
    assert machine.coach("settings")[0] == 0


def test_the_demo_gets_its_couple_and_a_voice_of_its_own_cache(machine: Machine) -> None:
    machine.coach()
    code, said, called = machine.coach("demo")
    assert code == 0
    assert "joe" in said
    assert "flite" in said
    assert called[0].endswith(f"--editable {machine.clone}[natural]")
    assert called[1:] == ["repair-coach setup", "repair-coach demo"]
    assert machine.coach("demo")[2] == ["repair-coach demo"]
    assert machine.coach()[2] == ["repair-coach "]


def test_tests_bring_everything_and_later_starts_need_nothing(machine: Machine) -> None:
    code, said, called = machine.coach("test", "-k", "some")
    assert code == 0
    assert "every check passed" in said
    assert called[1].endswith("[test]")
    in_two = "pytest --numprocesses 2 --dist loadgroup -m not slow -k some"
    assert called[2:] == ["ruff check .", "ruff format --check .", "mypy ", in_two]
    assert names(machine.coach("settings")[2]) == ["repair-coach"]
    assert "pip" not in names(machine.coach("demo")[2])


@pytest.mark.parametrize("arguments", [("--all",), ("--all", "tests/faults")])
def test_all_of_the_tests_are_the_slow_ones_too(machine: Machine, arguments: tuple[str, ...]) -> None:
    machine.coach("test")
    code, said, called = machine.coach("test", *arguments)
    assert (code, "every check passed" in said) == (0, True)
    part = "".join(f" {argument}" for argument in arguments[1:])
    assert called == [
        "ruff check .",
        "ruff format --check .",
        "mypy ",
        f"pytest --numprocesses 2 --dist loadgroup -m {part}",
    ]


def test_every_check_runs_even_if_one_fails(machine: Machine) -> None:
    machine.coach("test")
    code, said, called = machine.coach("test", FAILING="ruff mypy")
    assert code == 1
    assert "failed: ruff-check ruff-format mypy" in said
    assert names(called) == ["ruff", "ruff", "mypy", "pytest"]


def test_a_second_start_waits_for_the_first(machine: Machine) -> None:
    machine.log.write_text("")
    with (machine.clone / "pyproject.toml").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = machine.start("settings")
        assert process.stdout is not None
        overdue = threading.Timer(60.0, process.kill)
        overdue.start()
        assert "another start is setting up" in process.stdout.readline()
        overdue.cancel()
        assert process.poll() is None
        assert not (machine.clone / ".venv").exists()
    process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_somebody_else_s_clone_is_not_written_to(machine: Machine) -> None:
    machine.clone.chmod(0o500)
    code, said, _ = machine.coach("settings")
    machine.clone.chmod(0o700)
    assert code == 5
    assert "may not write" in said


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_shell_scripts_are_clean() -> None:
    done = subprocess.run(
        ["shellcheck", SOURCE / "coach", SOURCE / ".ci" / "run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
