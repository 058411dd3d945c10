"""Trials counted: accuracy and false accepts by class, time, and the curve of rejection against acceptance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles

from device.hearing.acceptance import LIMITS, AcceptanceLimits
from listening.trials import Trial

# The probability demanded of an answer, from nearly anything to next to nothing.
LIKELY = (0.004, 0.008, 0.016, 0.028, 0.04, 0.056, 0.08, 0.112, 0.16, 0.24, 0.4, 0.64)


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one group of trials. Times in milliseconds; answer times run from the last voiced sound."""

    surroundings: str
    group: str
    asked: str
    expected: int
    right: int
    wrong: int
    others: int
    false_accepts: int
    decode_ms: float | None
    answer_ms: float | None
    answer_ms_95: float | None
    real_time_factor: float | None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What demanding this probability would do: shares of expected answers accepted rightly, and of others accepted."""

    likely: float
    accepted: float
    false_accepted: float


def rows(trials: Sequence[Trial]) -> list[Row]:
    """One row for every surroundings, group and question, in the order of the trials."""
    keys = dict.fromkeys((trial.surroundings, trial.group, trial.asked.name) for trial in trials)
    return [
        _row(key, [trial for trial in trials if (trial.surroundings, trial.group, trial.asked.name) == key])
        for key in keys
    ]


def curve(trials: Iterable[Trial]) -> list[CurvePoint]:
    """Every point, by the hearings that there were."""
    measured = [trial for trial in trials if trial.is_measured_by_limits]
    expected = [trial for trial in measured if trial.said is not None]
    others = [trial for trial in measured if trial.said is None]
    points = []
    for likely in LIKELY:
        limits = demanding(likely)
        right = sum(trial.answer_within(limits) == trial.said for trial in expected)
        false = sum(trial.answer_within(limits) is not None for trial in others)
        points.append(CurvePoint(likely, right / max(1, len(expected)), false / max(1, len(others))))
    return points


def demanding(likely: float) -> AcceptanceLimits:
    """The limits with this probability demanded, and in doubt and among others as many times more as now."""
    in_doubt, among_others = (
        min(1.0, likely * limit / LIMITS.likely) for limit in (LIMITS.likely_in_doubt, LIMITS.likely_among_others)
    )
    return replace(LIMITS, likely=likely, likely_among_others=among_others, likely_in_doubt=in_doubt)


def _row(key: tuple[str, str, str], trials: list[Trial]) -> Row:
    expected = [trial for trial in trials if trial.said is not None]
    others = [trial for trial in trials if trial.said is None]
    answers = [trial.answered_after_seconds * 1000 for trial in trials if trial.answered_after_seconds is not None]
    decodes = [hearing.milliseconds for trial in trials for hearing in trial.hearings]
    seconds = sum(trial.sound_seconds for trial in trials)
    return Row(
        *key,
        expected=len(expected),
        right=sum(trial.answer == trial.said for trial in expected),
        wrong=sum(trial.answer not in {None, trial.said} for trial in expected),
        others=len(others),
        false_accepts=sum(trial.answer is not None for trial in others),
        decode_ms=median(decodes) if decodes else None,
        answer_ms=median(answers) if answers else None,
        answer_ms_95=(quantiles(answers, n=20)[-1] if len(answers) > 1 else answers[0]) if answers else None,
        real_time_factor=sum(decodes) / 1000 / seconds if seconds else None,
    )
