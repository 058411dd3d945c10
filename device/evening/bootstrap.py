"""What every way of running the coach sets up alike: the script in force and how an evening starts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from device.evening.night import seconds_until
from device.evening.state_store import StateStore
from device.settings.schema import Settings
from dialogue.events import Started
from dialogue.help_numbers import stale
from dialogue.script import Script, load_script
from dialogue.understanding.stop import load_stops


def load_words(settings: Settings) -> Script:
    """The script with the counsellor's overlay, and what it takes to understand answers. Raises ScriptError."""
    load_stops()
    overlay = settings.script.overlay_folder
    return load_script(overlay=Path(overlay).expanduser() if overlay else None)


def started(
    settings: Settings,
    state_store: StateStore,
    seed: int,
    *,
    open_hearing: bool = True,
    local_time: datetime | None = None,
) -> Started:
    """The event that begins an evening. local_time: without zone; None where nobody knows the hour."""
    return Started(
        seed=seed,
        first_run=state_store.kept.first_run,
        locked=state_store.talking_rests,
        open_hearing=open_hearing,
        locale=settings.session.locale or None,
        numbers_old=bool(stale(datetime.now(UTC).date())),
        plan=state_store.kept.plan,
        breathing_seconds=settings.session.breathing_minutes * 60.0,
        cap_seconds=settings.session.cap_minutes * 60.0,
        talk_seconds=seconds_until(settings.session.talk_until, local_time),
    )
