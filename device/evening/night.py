"""Whether it is night, where the machine knows the time at all."""

from __future__ import annotations

from datetime import datetime, timedelta

from device.settings.schema import Speaker

# Quieter from nine in the evening until seven. Source: METHOD 4, "Rate and pitch".
NIGHT_BEGINS_HOUR = 21
NIGHT_ENDS_HOUR = 7
# Whisper-quiet: under the volume of the hour, whatever that is.
WHISPER_DB = -10.0
# A Pi without a battery clock starts with a date in the past; then the hour is not known.
EARLIEST_PLAUSIBLE = datetime(2026, 1, 1)


def is_night(local_time: datetime) -> bool:
    """Whether ``local_time`` (without zone) is a plausible hour of the night."""
    if local_time < EARLIEST_PLAUSIBLE:
        return False
    return local_time.hour >= NIGHT_BEGINS_HOUR or local_time.hour < NIGHT_ENDS_HOUR


def seconds_until(hour: str, local_time: datetime | None) -> float | None:
    """From ``local_time`` (without zone) to the next ``hour`` ("23:30"); 0 from that hour on to the end of the night.

    None: no hour is set, or nobody knows the time.
    """
    if not hour or local_time is None or local_time < EARLIEST_PLAUSIBLE:
        return None
    hours, minutes = (int(part) for part in hour.split(":"))
    today = local_time.replace(hour=hours, minute=minutes, second=0, microsecond=0)
    last = today if today <= local_time else today - timedelta(days=1)
    morning = last.replace(hour=NIGHT_ENDS_HOUR, minute=0)
    if morning < last:
        morning += timedelta(days=1)
    if local_time < morning:
        return 0.0
    return (last + timedelta(days=1) - local_time).total_seconds()


def volume_db(speaker: Speaker, local_time: datetime | None) -> float:
    """How loud lines are at this hour, before anybody asked for louder or quieter. None: nobody knows the hour."""
    night = local_time is not None and is_night(local_time)
    decibels = speaker.night_volume_db if night else speaker.volume_db
    return decibels + (WHISPER_DB if speaker.whisper_quiet else 0.0)
