"""Trials counted: accuracy and false accepts by class, time, and the curve of rejection against acceptance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles

from device.hearing.acceptance import LIMITS, AcceptanceLimits
from listening.trials import Trial

# The thresholds of probability, from accepting nearly anything to accepting next to nothing.
STRICTNESS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 5.0, 8.0)


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
    """What a strictness would do: shares of expected answers accepted rightly, and of all others accepted."""

    strictness: float
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
    """Every strictness, by the hearings that there were."""
    measured = [trial for trial in trials if trial.is_measured_by_limits]
    expected = [trial for trial in measured if trial.said is not None]
    others = [trial for trial in measured if trial.said is None]
    points = []
    for strictness in STRICTNESS:
        limits = stricter(LIMITS, strictness)
        right = sum(trial.answer_within(limits) == trial.said for trial in expected)
        false = sum(trial.answer_within(limits) is not None for trial in others)
        points.append(CurvePoint(strictness, right / max(1, len(expected)), false / max(1, len(others))))
    return points


def stricter(limits: AcceptanceLimits, times: float) -> AcceptanceLimits:
    """The limits with so many times the probability demanded."""
    return replace(
        limits, likely=min(1.0, limits.likely * times), likely_in_doubt=min(1.0, limits.likely_in_doubt * times)
    )


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
