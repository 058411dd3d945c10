"""The stages of an evening: one row each, and every set of stages that anything asks for is derived from the rows.

A new stage is one row here, a file of lines in ``scripts/en`` and a flow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

FIRST_STAGE = "welcome"
"""Where every evening begins."""

ANYWHERE = "any"
"""What understanding is told where no stage is known, or none of its own is meant: no stage, so not in the table."""


class Part(Enum):
    """Where in an evening a stage stands."""

    EVENING = "evening"
    """In the order in which it is met."""
    BETWEEN = "between"
    """It may come at any time, or is said within other stages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What one stage is."""

    id: str
    """METHOD's id: the name of its file in the script, and the first part of its lines' ids."""

    part: Part = Part.EVENING
    """Under which heading ``repair-coach script`` prints it."""

    title: str = ""
    """Its heading in that document; empty: its id."""

    flow: str | None = ""
    """The module of ``dialogue/flows`` that performs it; empty: the one of its own name; None: none does."""

    said_within_others: bool = False
    """Its lines are said in the middle of other stages: one was not come to because a line of it was spoken."""

    own_wording: bool = False
    """METHOD words its lines itself, so they are free of the limits on words and order of a line."""

    # -- what the conversation does here --------------------------------------------------------------

    before_talk: bool = False
    """No talk has begun: drink only makes the evening a calm one, and a wish for gentler breaths is read freely."""

    before_breathing: bool = False
    """Breathing is still to come, so a way of breathing that is asked for is only noted."""

    is_talk: bool = False
    """A turn that begins here when the evening's time is up ends it, and it is not gone on with without free hearing.

    Breaks and pauses do not count. Source: DESIGN 3.
    """

    answers_heat: bool = False
    """Anger, contempt and too much are answered with a break, and "only my part" is offered.

    Every stage of talk but ``affirm``, which is one line of one's own, said after naming a feeling.
    """

    asks_both_again: bool = False
    """After a pause or lost hearing both are asked whether to go on.

    Every stage that answers heat but ``feel``, where each only names a feeling and nothing was yet said to the other.
    """

    has_shared_breaths: bool = False
    """After some of the turns here both breathe together: ``shared_breaths``.

    Every stage in which two people tell each other something, or say one word of their own before it.
    """

    face_to_face: bool = False
    """Two people speak to each other: who names their own defending gets one breath. Source: METHOD 5.3."""

    # -- how what is said here is understood ------------------------------------------------------------

    understood_as: str = ""
    """The stage whose rules and reader are used; empty: its own."""

    has_labelled_lines: bool = False
    """Labelled lines name it, so the reader knows it. The order of these rows is part of its weights."""

    asks_rating: bool = False
    """A rating is asked: it outranks a weak sign of danger ("high")."""

    is_shared_in: bool = False
    """What fits nothing is sharing, and some command words are the partners' own.

    With ``close``, where something warm is told; without ``invite``, which asks for a yes. The sub-steps are understood
    as a stage that is.
    """

    is_imagined: bool = False
    """What is said is a rehearsal or somebody else's view: the reader's opinion of it does not count."""

    takes_go_on_then: bool = False
    """Something is proposed, so that "go on then" is a reluctant yes; elsewhere it means "continue"."""

    may_be_longer: bool = False
    """What happens lasts a time, so that "a bit longer" asks for more of it."""

    tells_other_times: bool = False
    """Other times are what is told or planned here, so that "another time" does not put the evening off."""

    hears_of_a_refusal: bool = False
    """ "He won't" is taken to say that the other will not take part; elsewhere it tells of the quarrel."""


STAGES = (
    Stage(
        id="welcome",
        before_talk=True,
        before_breathing=True,
        has_labelled_lines=True,
        takes_go_on_then=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="checkin",
        title="Check-in",
        before_talk=True,
        before_breathing=True,
        has_labelled_lines=True,
        asks_rating=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="calm",
        before_talk=True,
        has_labelled_lines=True,
        may_be_longer=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="recheck",
        title="Re-check",
        before_talk=True,
        has_labelled_lines=True,
        asks_rating=True,
        may_be_longer=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="feel",
        is_talk=True,
        answers_heat=True,
        has_shared_breaths=True,
        has_labelled_lines=True,
        is_shared_in=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="affirm",
        is_talk=True,
        understood_as="feel",
        is_imagined=True,
    ),
    Stage(
        id="own",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        has_shared_breaths=True,
        has_labelled_lines=True,
        is_shared_in=True,
        tells_other_times=True,
    ),
    Stage(
        id="other_eyes",
        title="Other eyes",
        flow="solo",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        understood_as="dialogue",
        is_imagined=True,
    ),
    Stage(
        id="approach",
        flow="solo",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        understood_as="dialogue",
        is_imagined=True,
    ),
    Stage(
        id="invite",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        has_labelled_lines=True,
        takes_go_on_then=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="dialogue",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        has_shared_breaths=True,
        face_to_face=True,
        has_labelled_lines=True,
        is_shared_in=True,
        takes_go_on_then=True,
        tells_other_times=True,
    ),
    Stage(
        id="amends",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        has_shared_breaths=True,
        face_to_face=True,
        has_labelled_lines=True,
        is_shared_in=True,
        takes_go_on_then=True,
        tells_other_times=True,
    ),
    Stage(
        id="action",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        has_shared_breaths=True,
        has_labelled_lines=True,
        is_shared_in=True,
        takes_go_on_then=True,
        tells_other_times=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="trust",
        is_talk=True,
        answers_heat=True,
        asks_both_again=True,
        has_shared_breaths=True,
        face_to_face=True,
        has_labelled_lines=True,
        is_shared_in=True,
    ),
    # Before the close, as the weights of the reader count them: see ``has_labelled_lines``.
    Stage(
        id="break",
        part=Part.BETWEEN,
        title="Breaks, tears, anger, leaving",
        flow="time_out",
        has_labelled_lines=True,
        may_be_longer=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="close",
        has_labelled_lines=True,
        is_shared_in=True,
        tells_other_times=True,
        hears_of_a_refusal=True,
    ),
    Stage(
        id="safety",
        part=Part.BETWEEN,
        own_wording=True,
        understood_as=ANYWHERE,
        takes_go_on_then=True,
    ),
    Stage(
        id="ending",
        part=Part.BETWEEN,
        title="The neutral stop",
        own_wording=True,
    ),
    Stage(
        id="fault",
        part=Part.BETWEEN,
        title="What the device says of itself",
        flow="faults",
        said_within_others=True,
        understood_as=ANYWHERE,
    ),
    Stage(
        id="ladder",
        part=Part.BETWEEN,
        title="Shared by all questions",
        flow=None,
        said_within_others=True,
    ),
)
"""Every stage, in the order a couple meets them; at the end what comes whenever it must."""

_BY_ID = MappingProxyType({stage.id: stage for stage in STAGES})


def where(column: Callable[[Stage], bool]) -> tuple[str, ...]:
    """Ids of the stages of which ``column`` is true, in the order of the table."""
    return tuple(stage.id for stage in STAGES if column(stage))


def understood_as(stage: str) -> str:
    """The id of the stage as which ``stage`` is understood; what is no stage ("any") stays what it is."""
    row = _BY_ID.get(stage)
    return row.understood_as or stage if row is not None else stage
