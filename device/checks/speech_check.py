"""What understands and what speaks, each tried once."""

from __future__ import annotations

from pathlib import Path

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings

_TOO_BUSY = "end what else runs and look again; see power, temperature"


def recogniser(settings: Settings, _machine: Machine) -> Finding:
    """Which engine understands, started once in its own process."""
    from device.hearing.engine_choice import SlowEngine, open_recogniser  # noqa: PLC0415
    from device.hearing.recogniser import RecogniserLost  # noqa: PLC0415

    named = settings.hearing.vosk_model
    try:
        engine = open_recogniser(settings.hearing.engine, Path(named).expanduser() if named else None)
    except SlowEngine as error:
        return Finding("recogniser", State.WRONG, str(error), _TOO_BUSY)
    except RecogniserLost as error:
        return Finding("recogniser", State.WRONG, str(error), "repair-coach setup; until then only calm is possible")
    engine.close()
    found = f"{engine.name}: {engine.reason}; ready in {engine.load_seconds:.1f} s"
    return Finding("recogniser", State.GOOD, found)


def reader(_settings: Settings, _machine: Machine) -> Finding:
    """What reads the words that were heard, started once in its own process."""
    from device.reading.child_reader import ChildReader  # noqa: PLC0415
    from device.reading.restartable_reader import ReaderLost, ReaderSlow  # noqa: PLC0415

    child = ChildReader()
    try:
        child.restart()
    except ReaderSlow as error:
        return Finding("reader", State.WRONG, str(error), _TOO_BUSY)
    except ReaderLost as error:
        return Finding("reader", State.WRONG, str(error), "install repair-coach again; till then only calm is possible")
    finally:
        child.close()
    return Finding("reader", State.GOOD, f"ready in {child.load_seconds:.1f} s")


def voice(settings: Settings, _machine: Machine) -> Finding:
    """Which voice speaks, by letting it say a word into memory."""
    from device.evening.open_synthesiser import open_synthesiser  # noqa: PLC0415
    from voices.voice import VoiceFailed  # noqa: PLC0415

    synthesiser = open_synthesiser(settings.voice)
    try:
        synthesiser.sound("doctor", 0, ["Good evening."])
    except VoiceFailed as error:
        return Finding("voice", State.WRONG, error.problem, error.fix)
    finally:
        synthesiser.close()
    return Finding("voice", State.GOOD, synthesiser.voice.name)
