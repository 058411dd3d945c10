"""Danger: the one decision that is made on everything that is said, from rules that can be named.

Every family of rules looks at the whole text with its look-alikes taken out; the gravest class found decides,
others are listed in the slot ``second_best``. There is no near-matching and no classifier here: a rule that fired
can be read, and a missed sentence points at the rule that should have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogue.understanding import health
from dialogue.understanding.children import child_at_risk, means_a_child, names_a_child
from dialogue.understanding.coercive_control import control
from dialogue.understanding.concept_pairs import concept_pair
from dialogue.understanding.deeds import Deed, deeds, remembered, told_as_now
from dialogue.understanding.fear import fear
from dialogue.understanding.idioms import masked, without_accidents
from dialogue.understanding.intents import Intent, Slot, Source
from dialogue.understanding.long_ago import harmed, others_only, tells_of_long_ago
from dialogue.understanding.passive_wishes import passive_wish, without_passive_wishes
from dialogue.understanding.people import Who
from dialogue.understanding.reading import Reading
from dialogue.understanding.self_harm import self_harm
from dialogue.understanding.unwanted_sex import sexual
from dialogue.understanding.violence import THREAT, WEAPON, happening, own_violence, violence

Found = tuple[Intent, dict[str, Slot], str]
# The gravest first. Source: METHOD 2.3, "Order where several are heard".
_ORDER = (
    Intent.MEDICAL_URGENT,
    Intent.SAFE_SELF_HARM,
    Intent.SAFE_CHILD,
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


def danger(text: str) -> Reading | None:
    """The gravest safety class that ``text`` (normalised) speaks of, its slots and the rule; None if there is none."""
    found = [one for stretch in _stretches(text) for one in _all(stretch)]
    if not found:
        return None
    found.sort(key=lambda one: _ORDER.index(one[0]))
    intent, slots, because = found[0]
    second_best = tuple(dict.fromkeys(str(one[0]) for one in found[1:] if one[0] is not intent))
    return Reading(intent, Source.TEMPLATE, because, {**slots, **({"also": second_best} if second_best else {})})


# A long turn is read in overlapping stretches of this many words: rules look back and ahead some ten words.
_STRETCH_WORDS = 80
_OVERLAP_WORDS = 20


def _stretches(text: str) -> Iterable[str]:
    """``text`` whole if it is short, else its stretches, each different one once."""
    words = text.split()
    if len(words) <= _STRETCH_WORDS:
        return (text,)
    step = _STRETCH_WORDS - _OVERLAP_WORDS
    stretches = (
        " ".join(words[start : start + _STRETCH_WORDS]) for start in range(0, len(words) - _OVERLAP_WORDS, step)
    )
    return dict.fromkeys(stretches)


def _all(text: str) -> list[Found]:
    """Everything alarming in ``text``, in no order."""
    plain = without_accidents(masked(text))
    past = remembered(text) or tells_of_long_ago(plain) or (violence(plain) is not None and others_only(plain))
    elsewhere = (past or others_only(plain)) and not told_as_now(text)
    found = [*_of_oneself(text), *_by_force(plain, text, past=past)]
    now = happening(plain)
    if now is not None:
        slots: dict[str, Slot] = {"immediate": True, **({"weapon": True} if now == WEAPON else {})}
        found.append((Intent.SAFE_VIOLENCE, slots, f"safety: now {now}"))
    unwanted = sexual(plain)
    if unwanted is not None:
        found.append(_LONG_AGO if elsewhere else unwanted)
    for family in (fear, control):
        one = family(plain)
        if one is not None:
            found.append(_LONG_AGO if past and not told_as_now(text) else one)
    second = _second_ear(plain, text)
    if second is not None and not {one[0] for one in found} & {second[0], *_HARM}:
        found.append(_LONG_AGO if elsewhere else second)
    found += [
        one
        for one in (health.urgent(without_passive_wishes(text)), health.discomfort(text), health.intoxicated(plain))
        if one
    ]
    if past and (tells_of_long_ago(plain) or harmed(plain)):
        found.append(_LONG_AGO)
    return _weighed(found, plain, text, past=past)


def _of_oneself(text: str) -> list[Found]:
    own = self_harm(masked(text), text)
    if own is None and passive_wish(text):
        own = Intent.SELF_HARM_UNCLEAR, {}, "self-harm: a passive wish"
    return [own] if own is not None else []


def _by_force(plain: str, text: str, *, past: bool) -> list[Found]:
    """Violence by and against anyone, from deeds and from sentences."""
    done = list(deeds(plain))
    found = _from_deeds(plain, done)
    forceful = violence(plain)
    if forceful is not None:
        over = past and not told_as_now(text) and not re.search(r"\b(?:he|she|you) (?:hits|hit) me\b", plain)
        intent = Intent.PAST_TRAUMA if over else Intent.SAFE_VIOLENCE
        found.append((intent, {"who": "partner_to_self"}, f"safety: violence {forceful}"))
    elif done and done[0].doer is Who.SELF and done[0].done_to is Who.PARTNER:
        found = [one for one in found if one[0] is not Intent.SAFE_VIOLENCE]  # told as one's own first
    own = own_violence(plain)
    if own is not None:
        found.append((Intent.SAFE_PERP, {"threat": True} if own == THREAT else {}, f"safety: own violence {own}"))
    child = child_at_risk(plain)
    if child is not None:
        found.append((Intent.SAFE_CHILD, {}, f"safety: child {child}"))
    return found


def _second_ear(plain: str, text: str) -> Found | None:
    """What a pair of concepts betrays; of control also where an idiom hid half of it."""
    paired = concept_pair(plain)
    if paired is None:
        unmasked = concept_pair(text)
        paired = unmasked if unmasked is not None and unmasked[0] is Intent.SAFE_CONTROL else None
    return None if paired is None else (paired[0], {}, paired[1])


def _weighed(found: list[Found], plain: str, text: str, *, past: bool) -> list[Found]:
    """``found`` without what another finding explains."""
    if any(one[0] is Intent.SAFE_FEAR for one in found) and _ONLY_FEARED.search(text) and _only_ahead(plain):
        found = [one for one in found if one[0] is not Intent.SAFE_VIOLENCE]
    if any(one[0] in _HARM for one in found) and (_BREATH_TAKEN.search(text) or not _BREATH_NOW.search(text)):
        found = [one for one in found if one[1].get("kind") != "breath"]
    grave = {one[0] for one in found} - {Intent.PAST_TRAUMA}
    if past and grave and grave <= {Intent.SAFE_CONTROL, Intent.INTOXICATED, Intent.BREATH_DISCOMFORT}:
        found = [one for one in found if one[0] is Intent.PAST_TRAUMA] or found
    return found


def _only_ahead(plain: str) -> bool:
    """Whether no deed in ``plain`` has happened: it is feared, threatened or supposed."""
    done = list(deeds(plain))
    return not done or (violence(plain) in {None, THREAT} and all(deed.wished for deed in done))


_FEARED = re.compile(
    r"\b(?:scared|afraid|frightened|terrified|petrified|worried|dread\w*|in case|or else|otherwise|what if|dare not)"
    r" (?:\w+ ){0,4}?(?:he|she|they|you) (?:will|would|might|could|is going to|may|are going to)\b"
)
_HARM = frozenset({Intent.SAFE_PERP, Intent.SAFE_CHILD, Intent.SAFE_SEXUAL, Intent.SAFE_VIOLENCE})
_LONG_AGO: Found = (Intent.PAST_TRAUMA, {}, "safety: long ago")
# Beside harm done, breath is an emergency where it is missing now, and nobody only says "no breathing".
_BREATH_NOW = re.compile(
    r"\b(?:i|he|she|they|baby) (?:\w+ )?"
    r"(?:can (?:not|hardly|barely)|is not|are not|has stopped|stopped|is (?:blue|choking))\b"
)
# Told of what somebody did, not of now: "he held my throat, I couldn't breathe".
_BREATH_TAKEN = re.compile(
    r"\bcould (?:not|hardly|barely) |\b(?:till|until|so (?:that )?|where) ?i can (?:not|hardly|barely) "
)
_ONLY_FEARED = re.compile(
    r"\b(?:scared|afraid|frightened|terrified|fear|dread|worried|in case|or|dare not|what if|"
    r"if) (?:\w+ ){0,6}?(?:he|she|they|you)(?: (?:will|would|might|could|is going to|goes|gets|kicks|hits|"
    r"may))? \w+"
)


def _from_deeds(text: str, done: list[Deed]) -> list[Found]:
    found: list[Found] = []
    for deed in done:
        if deed.doer in {Who.THING, Who.ANIMAL, Who.CHILD}:
            continue
        recent = told_as_now(text) and deed.done_to in {Who.SELF, Who.CHILD}
        if (deed.doer is Who.OTHER or deed.past) and not recent:
            if deed.doer is not Who.SELF or deed.done_to is Who.PARTNER:
                found.append((Intent.PAST_TRAUMA, {}, f"{deed.rule}, long ago"))
            continue
        meaning = _meaning(deed, text)
        if meaning is not None:
            found.append(meaning)
    return found


def _meaning(deed: Deed, text: str) -> Found | None:
    """The class of a deed that is not of long ago."""
    if deed.done_to is Who.CHILD or (deed.done_to is Who.PARTNER and _to_a_child(deed, text)):
        return Intent.SAFE_CHILD, {}, deed.rule
    if deed.own_kin and deed.doer is not Who.SELF:
        return None  # "she bit her brother": theirs, not ours
    if deed.done_to is Who.PARTNER and deed.doer in {Who.SELF, Who.NOBODY}:
        wished = deed.wished and deed.doer is Who.SELF
        return Intent.SAFE_PERP, {"threat": True} if wished else {}, deed.rule
    if deed.doer is Who.SELF or (deed.doer is Who.BOTH and deed.done_to is Who.SELF):
        return None
    if deed.wished and deed.done_to is Who.SELF and _FEARED.search(text):
        return Intent.SAFE_FEAR, {"of": "partner"}, f"{deed.rule}, feared"
    return Intent.SAFE_VIOLENCE, {"who": "partner_to_self"}, deed.rule


def _to_a_child(deed: Deed, text: str) -> bool:
    """Whether "him" or "her" is a child: said so, or a partner's deed to a third person where a child is named."""
    if deed.doer in {Who.SELF, Who.PARTNER, Who.NOBODY} and means_a_child(text):
        return True
    young = names_a_child(text) or re.search(r"\blittle (?:brother|sister)\b", text) is not None
    return deed.doer is Who.PARTNER and young
