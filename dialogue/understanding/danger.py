"""Unmistakable danger in what was said, from templates that can be named; the trained reader hears the rest.

A template is searched for in the whole text. What is denied does not count; of two findings one inside the other the
longer counts, so that "he told me to kill myself" is his violence and a look-alike hides what it contains; harm in a
story is none, and harm long ago or among other people is PAST_TRAUMA. The surest and gravest finding decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue.understanding.danger_templates import DangerTable, Sign, danger_table
from dialogue.understanding.intents import BETWEEN_PEOPLE, Certainty, Intent, Source
from dialogue.understanding.reading import Reading
from dialogue.understanding.template_language import bounded

# The gravest first. Source: METHOD 2.3, "Order where several are heard".
_ORDER = (
    Intent.MEDICAL_URGENT,
    Intent.SAFE_CHILD,
    Intent.SAFE_SELF_HARM,
    Intent.SAFE_SEXUAL,
    Intent.SAFE_VIOLENCE,
    Intent.SAFE_PERP,
    Intent.SAFE_FEAR,
    Intent.SAFE_CONTROL,
    Intent.SELF_HARM_UNCLEAR,
    Intent.BREATH_DISCOMFORT,
    Intent.INTOXICATED,
    Intent.PAST_TRAUMA,
)
_CERTAINTIES = (Certainty.SURE, Certainty.LIKELY, Certainty.POSSIBLE)
# A long turn is read in overlapping stretches of this many words, so that what was told first is not placed by what
# was told a minute later.
_STRETCH_WORDS = 80
_OVERLAP_WORDS = 20


# Where a clause of a story ends and one's own life may begin.
_JOINT = re.compile(r" (?:and|but|so|then|because) ")
_OF_ONESELF = re.compile(r"\b(?:i|me|my|myself)\b")


@dataclass(frozen=True, slots=True)
class _Finding:
    sign: Sign
    intent: Intent | None
    start: int
    end: int

    def hides(self, other: _Finding) -> bool:
        """Whether ``other`` is only a part of this. A look-alike hides what ends in it: there stands what is done."""
        if self.intent is None:
            return self.start < other.end <= self.end
        longer = self.end - self.start > other.end - other.start
        return longer and self.intent is not other.intent and self.start <= other.start and other.end <= self.end


def unmistakable_danger(text: str, table: DangerTable | None = None) -> Reading | None:
    """The surest and gravest danger that ``text`` (normalised) tells of; None if no template hears one."""
    table = danger_table() if table is None else table
    found = [one for stretch in _stretches(text) for one in _in_stretch(_spelled(stretch, table), table)]
    if not found:
        return None
    found.sort(key=lambda one: (_CERTAINTIES.index(one[0].certainty), _ORDER.index(one[1])))
    sign, intent = found[0]
    slots = {name: slot for other, its in found if its is intent for name, slot in other.slots.items()}
    return Reading(intent, Source.TEMPLATE, f"danger: {sign.name}", slots, sign.certainty)


def faults(table: DangerTable | None = None) -> Iterator[str]:
    """What is wrong with the table's own lines: an example that is not heard, a line of ``not`` that is."""
    table = danger_table() if table is None else table
    for sign in table.signs:
        for example in sign.examples:
            found = unmistakable_danger(example, table)
            if sign.intent is None:
                if found is not None:
                    yield f"{sign.name}: takes {example!r} for {found.intent} ({found.rule})"
            elif found is None or found.intent not in {sign.intent, Intent.PAST_TRAUMA}:
                yield f"{sign.name}: does not hear {example!r}" + (f", {found.rule} does" if found else "")
            elif not any(one.sign is sign for one in _findings(_spelled(example, table), table)):
                yield f"{sign.name}: does not match {example!r}"
        for line in sign.unlike:
            found = unmistakable_danger(line, table)
            if sign.intent is None and found is None:
                yield f"{sign.name}: hides {line!r}"
            elif sign.intent is not None and found is not None and found.rule == f"danger: {sign.name}":
                yield f"{sign.name}: hears its look-alike {line!r}"


def _stretches(text: str) -> Iterable[str]:
    """``text`` whole if it is short, else its stretches, each different one once."""
    words = text.split()
    if len(words) <= _STRETCH_WORDS:
        return (text,)
    step = _STRETCH_WORDS - _OVERLAP_WORDS
    starts = range(0, len(words) - _OVERLAP_WORDS, step)
    return dict.fromkeys(" ".join(words[start : start + _STRETCH_WORDS]) for start in starts)


def _spelled(text: str, table: DangerTable) -> str:
    """``text`` as the templates read it."""
    for said, read in table.spelled.items():
        text = text.replace(said, read)
    return bounded(text)


def _in_stretch(text: str, table: DangerTable) -> Iterator[tuple[Sign, Intent]]:
    """Every danger in ``text``, in no order."""
    findings = _findings(text, table)
    if all(finding.intent is None for finding in findings):
        return
    long_ago = table.long_ago.search(text) is not None and table.now.search(text) is None
    for finding in findings:
        hidden = any(other.hides(finding) for other in findings)
        if finding.intent is None or hidden or _in_a_story(text, finding, table):
            continue
        if finding.sign.past and finding.intent in BETWEEN_PEOPLE and (long_ago or _of_others(text, finding, table)):
            yield finding.sign, Intent.PAST_TRAUMA
        else:
            yield finding.sign, finding.intent


def _findings(text: str, table: DangerTable) -> list[_Finding]:
    """Every sign that stands in ``text`` and is not denied."""
    words = set(text.split())
    return [
        _Finding(sign, sign.intent, start, end)
        for sign in table.signs
        for start, end in sign.found(text, words)
        if sign.intent is None or not _is_denied(text, start, table)
    ]


def _in_a_story(text: str, finding: _Finding, table: DangerTable) -> bool:
    """Whether it is told of a film, a book or a dream; what is done to me only where its clause begins so."""
    of_oneself = _OF_ONESELF.search(text, finding.start, finding.end) is not None
    told = _JOINT.split(text[: finding.end])[-1] if of_oneself else text
    return table.story.search(told) is not None


def _is_denied(text: str, start: int, table: DangerTable) -> bool:
    """Whether what stands at ``start`` is denied: "not afraid of him"; of a clause only "I never said he hit me"."""
    before = table.no_denial.sub("so", text[:start])
    if table.denied_clause.search(before) is not None:
        return True
    begins_a_clause = text[start:].split(" ", 1)[0] in table.subjects
    return not begins_a_clause and table.denied_near.search(before) is not None


def _of_others(text: str, finding: _Finding, table: DangerTable) -> bool:
    """Whether the one who does it is neither of the two: "my dad came home and hit me"."""
    before = text[: finding.start]
    other = table.others.search(before)
    return other is not None and table.partners.search(before[: other.start()]) is None
