"""``./coach install --root``: what is in the tree, that repeating it changes nothing, that it recovers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from waiting import happens

from device.installer import install as steps
from device.installer.install import STEPS, Installation, carry_out
from device.installer.layout import COMPLETION, SYSTEM_FILES, Layout
from device.installer.origin import from_bundle
from device.installer.refusal import Refusal
from device.settings.load import load_settings
from device.settings.schema import Settings
from installer.conftest import Main, tree_of
from installer.empty_wheels import HOUSE, seal


class Interrupted(BaseException):
    """As Ctrl-C or a power cut, at one certain step."""


def interrupt(_work: Installation) -> None:
    raise Interrupted


def release_of(root: Path) -> Path:
    return root / "opt/repair-coach" / (root / "opt/repair-coach/current").readlink()


def test_everything_is_in_its_place(staged: Path) -> None:
    for path in (*SYSTEM_FILES.values(), COMPLETION, "/etc/repair-coach/config.toml"):
        assert (staged / path.lstrip("/")).stat().st_size > 0, path
    wanted = staged / "etc/systemd/system/multi-user.target.wants"
    assert {link.name for link in wanted.iterdir()} == {"repair-coach.service", "repair-coach-power-off.path"}
    assert all(link.resolve().is_file() for link in wanted.iterdir())
    assert len(list((staged / "var/cache/repair-coach/voice").glob("*.wav"))) > 300
    assert (staged / "usr/local/bin/repair-coach").stat().st_mode & 0o777 == 0o755
    assert (staged / "var/lib/repair-coach").stat().st_mode & 0o777 == 0o700


def test_the_program_in_the_tree_works_and_knows_its_version(staged: Path, own_wheel: Path) -> None:
    python = staged / "opt/repair-coach/current/bin/python"
    done = subprocess.run(
        [python, "-P", "-m", "device", "--version"], capture_output=True, text=True, check=True, cwd="/"
    )
    assert done.stdout == f"repair-coach {own_wheel.name.split('-')[1]}\n"


def test_nothing_that_runs_names_the_staging_folder(staged: Path) -> None:
    named = str(staged).encode()
    release = release_of(staged)
    for file in (release / "bin").iterdir():
        if not file.is_symlink():
            assert named not in file.read_bytes(), file
    assert named not in (release / "pyvenv.cfg").read_bytes()
    program = (release / "bin" / "repair-coach").read_text()
    assert program.startswith(f"#!/opt/repair-coach/releases/{release.name}/bin/python")
    compiled = list(release.rglob("device/**/*.pyc"))
    assert compiled
    assert not [file for file in release.rglob("*.pyc") if named in file.read_bytes()]


def test_the_unit_starts_what_is_installed(staged: Path) -> None:
    unit = (staged / "etc/systemd/system/repair-coach.service").read_text()
    (start,) = (line for line in unit.splitlines() if line.startswith("ExecStart="))
    program = start.removeprefix("ExecStart=").split()[0]
    assert (staged / program.lstrip("/")).is_file()


def test_the_settings_file_sets_nothing_and_offers_every_key(staged: Path) -> None:
    file = staged / "etc/repair-coach/config.toml"
    assert load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings == Settings()
    switched_on = "\n".join(
        line.removeprefix("#") if line.startswith("#") and not line.startswith("# ") else line
        for line in file.read_text().splitlines()
    )
    offered = tomllib.loads(switched_on)
    for section in Settings.__struct_fields__:
        assert set(offered[section]) == set(type(getattr(Settings(), section)).__struct_fields__)


def test_a_second_run_changes_nothing(staged: Path, bundle: Path, appliance_command: Main) -> None:
    before = tree_of(staged)
    assert appliance_command("install", "--root", staged, "--bundle", bundle) == 0
    assert tree_of(staged) == before


def test_interrupted_at_every_step_and_repeated_it_is_whole(
    tmp_path_factory: pytest.TempPathFactory, staged: Path, bundle: Path
) -> None:
    root = tmp_path_factory.mktemp("mended")  # as short as "staged": pip begins scripts in another way in a long path
    layout, origin = Layout(root), from_bundle(bundle, ())
    shutil.copytree(staged / "var/cache", root / "var/cache")  # rendering the voice is the longest part
    for number, step in enumerate(STEPS):
        with pytest.raises(Interrupted):
            carry_out(Installation(layout, origin), (*STEPS[:number], interrupt))
        if step is steps.program:
            # Killed within pip: a virtual environment that looks whole.
            torn = layout.releases / origin.digest / "bin"
            torn.mkdir(parents=True)
            (torn / "python").write_text("torn")
    for target in SYSTEM_FILES.values():
        (root / f"{target.lstrip('/')}.new").write_text("torn")
        (root / target.lstrip("/")).write_text("torn")
    carry_out(Installation(layout, origin))
    expected, found = tree_of(staged), tree_of(root)
    for tree in (expected, found):
        # These hold the time at which they were made, or sums of scripts that named the staging folder at first.
        for path in [path for path in tree if path.endswith((".pyc", "/pyvenv.cfg", "/RECORD"))]:
            del tree[path]
    assert found == expected


# An installer whose pip stops before it does anything; its process id goes into the file of the first argument.
INSTALLER_WITH_A_SLOW_PIP = """
import sys
from device.installer import main, release
run, stopped = release.run, sys.argv.pop(1)
def run_slowly(*command, **options):
    slowly = ("sh", "-c", 'echo $$ > "$0"; kill -STOP $$; exec "$@"', stopped) if "install" in command else ()
    return run(*slowly, *command, **options)
release.run = run_slowly
sys.base_prefix = "/usr"
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_only_the_installer_killed_its_pip_is_waited_for_and_then_all_is_made_whole(
    tmp_path: Path, bundle: Path, appliance_command: Main, capfd: pytest.CaptureFixture[str]
) -> None:
    root, stopped = tmp_path / "root", tmp_path / "stopped"
    install = ["install", "--root", str(root), "--bundle", str(bundle)]
    installer = subprocess.Popen(
        [sys.executable, "-c", INSTALLER_WITH_A_SLOW_PIP, str(stopped), *install],
        cwd=HOUSE, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        assert happens(lambda: stopped.exists() and stopped.read_text().endswith("\n"), 60.0)
        installer.kill()
        installer.wait()
        assert not (root / "opt/repair-coach/current").exists()
        for again in (install, ["uninstall", "--root", str(root)]):
            assert appliance_command(*again) == 5
            assert "another installation is going on" in capfd.readouterr().err
    finally:
        os.killpg(installer.pid, signal.SIGKILL)
    work = Installation(Layout(root), from_bundle(bundle, ()))

    def carried_out() -> bool:
        try:
            carry_out(work, STEPS[: STEPS.index(steps.program) + 1])
        except Refusal as refusal:
            if "another installation" not in str(refusal):
                raise
            return False  # the killed pip is not gone yet
        return True

    assert happens(carried_out, 60.0)
    assert (work.release / "bin" / "repair-coach").is_file()
    assert not list(root.glob("opt/repair-coach/releases/*/pip.log"))


def test_two_at_a_time_do_not_tread_on_each_other(tmp_path: Path, bundle: Path, appliance_command: Main) -> None:
    answers: list[int] = []

    def meanwhile(_work: Installation) -> None:
        answers.append(appliance_command("install", "--root", tmp_path, "--bundle", bundle))

    carry_out(Installation(Layout(tmp_path), from_bundle(bundle, ())), (meanwhile,))
    assert answers == [5]


def test_upgrade_and_rollback_keep_the_owner_s_settings(
    tmp_path: Path, staged: Path, bundle: Path, appliance_command: Main, capfd: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "root"
    shutil.copytree(staged, root, symlinks=True)
    settings = root / "etc/repair-coach/config.toml"
    settings.write_text("[speaker]\nvolume_db = -20\n# mine\n")
    settings.with_name("config.toml.default").write_text("of an older release")
    newer = tmp_path / "newer"
    shutil.copytree(bundle, newer)
    (newer / "note").write_text("another release")
    seal(newer)
    first = release_of(root)
    assert appliance_command("upgrade", "--root", root, "--bundle", newer) == 0
    second = release_of(root)
    assert second != first
    assert (root / "opt/repair-coach/previous").readlink() == Path("releases") / first.name
    assert settings.read_text() == "[speaker]\nvolume_db = -20\n# mine\n"
    assert settings.with_name("config.toml.default").read_text().startswith("# Settings of repair-coach")
    assert appliance_command("upgrade", "--root", root, "--rollback") == 0
    assert release_of(root) == first
    assert "now current" not in capfd.readouterr().err


def test_upgrade_with_broken_settings_goes_through_and_says_so(
    tmp_path: Path, staged: Path, bundle: Path, appliance_command: Main, capfd: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "root"
    shutil.copytree(staged, root, symlinks=True)
    settings = root / "etc/repair-coach/config.toml"
    settings.write_text("[button]\npin = 99\n")
    assert appliance_command("upgrade", "--root", root, "--bundle", bundle) == 5
    said = capfd.readouterr()
    assert "button.pin" in said.out + said.err
    assert "then: sudo repair-coach setup" in said.out
    assert settings.read_text() == "[button]\npin = 99\n"
    assert release_of(root).is_dir()


@pytest.mark.parametrize("remove", [False, True])
def test_uninstall_leaves_what_is_asked_and_nothing_else(
    remove: bool, tmp_path: Path, staged: Path, appliance_command: Main
) -> None:
    root = tmp_path / "root"
    shutil.copytree(staged, root, symlinks=True)
    (root / "var/lib/repair-coach/kept.json").write_text("{}")
    (root / "etc/other").write_text("not ours")
    assert appliance_command("uninstall", "--root", root, *(["--remove-data"] if remove else [])) == 0
    left = {path for path, kind in tree_of(root).items() if len(kind.split()) > 1}
    kept = {"etc/repair-coach/config.toml", "etc/repair-coach/config.toml.default", "var/lib/repair-coach/kept.json"}
    assert left == {"etc/other"} | (set() if remove else kept)
    assert appliance_command("uninstall", "--root", root) == 0


def test_uninstall_follows_no_link_out_of_the_tree(tmp_path: Path, appliance_command: Main) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "photo").write_text("")
    opt = tmp_path / "root" / "opt"
    opt.mkdir(parents=True)
    (opt / "repair-coach").symlink_to(precious)
    assert appliance_command("uninstall", "--root", tmp_path / "root", "--remove-data") == 0
    assert (precious / "photo").exists()
    assert not (opt / "repair-coach").is_symlink()
