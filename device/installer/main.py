"""``./coach install``, ``upgrade``, ``uninstall`` and ``bundle``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from device.installer.refusal import Refusal, refuse_hidden_python, refuse_without_root, refuse_wrong_python

if TYPE_CHECKING:
    from device.installer.layout import Layout

NOT_READY, INTERRUPTED = 5, 130


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0, 5 if it was refused or is not ready, 130 if interrupted."""
    given = _parser().parse_args(arguments)
    try:
        refuse_wrong_python()
        if given.what == "bundle":
            _bundle(given)
        elif given.what == "uninstall":
            _uninstall(given)
        else:
            _install(given)
    except Refusal as refusal:
        print(f"coach: {refusal}", file=sys.stderr)  # noqa: T201
        return NOT_READY
    except OSError as error:
        print(f"coach: {error.filename}: {error.strerror}. Mend that and repeat.", file=sys.stderr)  # noqa: T201
        return NOT_READY
    except KeyboardInterrupt:
        print("coach: interrupted; repeat it and it goes on", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./coach", description="The coach as an appliance. See docs/install.md.")
    parser.add_argument("--source", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="what", required=True)
    staged = argparse.ArgumentParser(add_help=False)
    staged.add_argument("--root", type=Path, help="only stage everything in this folder, touch nothing else")
    install = argparse.ArgumentParser(add_help=False, parents=[staged])
    install.add_argument("--bundle", type=Path, help="take everything from this folder, without a network")
    install.add_argument("--natural", action="store_true", help="with Piper's natural voice (GPL-3.0)")
    install.add_argument("--no-power-off", action="store_true", help="six seconds of button do not switch off")
    smooth = install.add_mutually_exclusive_group()
    smooth.add_argument(
        "--smooth-light", action="store_const", const=True, help="hardware PWM for the light, without asking"
    )
    smooth.add_argument("--no-smooth-light", dest="smooth_light", action="store_const", const=False, help="do not ask")
    commands.add_parser("install", parents=[install], help="install, enable and start the service; may be repeated")
    upgrade = commands.add_parser("upgrade", parents=[install], help="a new release beside the old, then switch")
    upgrade.add_argument("--rollback", action="store_true", help="go back to the release before")
    uninstall = commands.add_parser("uninstall", parents=[staged], help="stop the service and remove the program")
    data = uninstall.add_mutually_exclusive_group()
    data.add_argument("--keep-data", action="store_true", help="keep settings, plan line and dials (the default)")
    data.add_argument("--remove-data", action="store_true", help="remove them, and the service's user")
    bundle = commands.add_parser("bundle", help="fill a folder from which an appliance is installed without a network")
    bundle.add_argument("folder", type=Path)
    bundle.add_argument("--machine", help="of the appliance, as `uname -m` says there: aarch64; default: as here")
    bundle.add_argument("--python", help="of the appliance: 3.11 on Bookworm, 3.13 on Trixie; default: as here")
    bundle.add_argument("--natural", action="store_true", help="with Piper's natural voice (GPL-3.0)")
    bundle.add_argument("--model", type=Path, help="a Vosk model to take along; default: the one fetched here")
    return parser


def _install(given: argparse.Namespace) -> None:
    from device.installer import install, release, smooth_light  # noqa: PLC0415 - only after the check of this Python
    from device.installer.origin import from_bundle, from_clone  # noqa: PLC0415

    refuse_hidden_python()
    layout = _layout(given)
    upgrading = given.what == "upgrade"
    if upgrading and not layout.current.is_symlink():
        raise Refusal("nothing is installed yet. Run: sudo ./coach install")
    power_off = not given.no_power_off
    if upgrading and given.rollback:
        install.carry_out(install.Installation(layout, None, power_off=power_off), install.ROLLBACK)
        return
    before = release.extras_of(layout.current) if layout.current.is_symlink() else ()
    extras = ("natural",) if given.natural else before
    origin = from_bundle(given.bundle, extras) if given.bundle else from_clone(given.source, extras)
    work = install.Installation(layout, origin, extras, power_off)
    install.carry_out(work)
    if not layout.staged:
        smooth_light.offer(layout, work.python, given.smooth_light)
        print("coach: done. Press the button; if it does not answer: sudo repair-coach doctor")  # noqa: T201


def _uninstall(given: argparse.Namespace) -> None:
    from device.installer.uninstall import uninstall  # noqa: PLC0415

    uninstall(_layout(given), remove_data=given.remove_data)


def _bundle(given: argparse.Namespace) -> None:
    from device.installer.bundle import make_bundle  # noqa: PLC0415

    extras = ("natural",) if given.natural else ()
    folder, model = given.folder.resolve(), given.model.resolve() if given.model else None
    make_bundle(folder, given.source, machine=given.machine, python=given.python, extras=extras, model=model)


def _layout(given: argparse.Namespace) -> Layout:
    from device.installer.layout import Layout  # noqa: PLC0415

    if given.root is None:
        refuse_without_root(given.what)
        return Layout()
    return Layout(given.root.resolve())


if __name__ == "__main__":
    sys.exit(main())
