"""The names of what people mean, and one thing meant: an intent with its slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

Slot = int | bool | str | tuple[str, ...]


class Intent(StrEnum):
    """Everything the coach can understand a person to mean."""

    # control
    STOP = "STOP"
    PAUSE = "PAUSE"
    RESUME = "RESUME"
    TIME_OUT = "TIME_OUT"
    MORE_TIME = "MORE_TIME"
    DEFER = "DEFER"
    SKIP = "SKIP"
    BACK = "BACK"
    REPEAT = "REPEAT"
    HELP = "HELP"
    TURN_DONE = "TURN_DONE"
    SLOWER = "SLOWER"
    FASTER = "FASTER"
    GENTLER = "GENTLER"
    LOUDER = "LOUDER"
    QUIETER = "QUIETER"
    DIMMER = "DIMMER"
    BRIGHTER = "BRIGHTER"
    LIGHT_ONLY = "LIGHT_ONLY"
    VOICE_COUNT = "VOICE_COUNT"
    HIGHER = "HIGHER"
    LOWER = "LOWER"
    PRESET_SLOW = "PRESET_SLOW"
    PRESET_SIGH = "PRESET_SIGH"
    TEARS = "TEARS"
    MY_PART = "MY_PART"
    SAY_NUMBER = "SAY_NUMBER"
    GROUNDING = "GROUNDING"
    ERASE = "ERASE"
    REMIND = "REMIND"
    PHONE_LIST = "PHONE_LIST"
    # answers
    YES = "YES"
    NO = "NO"
    UNSURE = "UNSURE"
    READY = "READY"
    NOT_READY = "NOT_READY"
    RATING = "RATING"
    FEELING = "FEELING"
    # modes and roles
    MODE_CALM = "MODE_CALM"
    MODE_SOLO = "MODE_SOLO"
    MODE_COUPLE = "MODE_COUPLE"
    MODE_TRUST = "MODE_TRUST"
    ROLE_HURT = "ROLE_HURT"
    ROLE_CAUSED = "ROLE_CAUSED"
    ROLE_BOTH = "ROLE_BOTH"
    # the partner
    PARTNER_UNWILLING = "PARTNER_UNWILLING"
    PARTNER_LEFT = "PARTNER_LEFT"
    PARTNER_BACK = "PARTNER_BACK"
    PARTNER_ASLEEP = "PARTNER_ASLEEP"
    # life
    TOO_TIRED = "TOO_TIRED"
    # talk
    SHARE = "SHARE"
    BLAME = "BLAME"
    CONTEMPT = "CONTEMPT"
    DEFENCE = "DEFENCE"
    OWN = "OWN"
    APOLOGY = "APOLOGY"
    NON_APOLOGY = "NON_APOLOGY"
    MIRROR = "MIRROR"
    MIRROR_OK = "MIRROR_OK"
    MIRROR_FIX = "MIRROR_FIX"
    MORE = "MORE"
    NO_MORE = "NO_MORE"
    VALIDATE = "VALIDATE"
    EMPATHISE = "EMPATHISE"
    REQUEST = "REQUEST"
    PLAN = "PLAN"
    PLAN_VAGUE = "PLAN_VAGUE"
    PLAN_GRAND = "PLAN_GRAND"
    THANKS = "THANKS"
    APPRECIATE = "APPRECIATE"
    FORGIVE_NOT_YET = "FORGIVE_NOT_YET"
    FORGIVE_PRESSURE = "FORGIVE_PRESSURE"
    OVERWHELMED = "OVERWHELMED"
    ANGER_RISING = "ANGER_RISING"
    # safety
    SAFE_SELF_HARM = "SAFE_SELF_HARM"
    SELF_HARM_UNCLEAR = "SELF_HARM_UNCLEAR"
    SAFE_VIOLENCE = "SAFE_VIOLENCE"
    SAFE_FEAR = "SAFE_FEAR"
    SAFE_CONTROL = "SAFE_CONTROL"
    SAFE_SEXUAL = "SAFE_SEXUAL"
    SAFE_PERP = "SAFE_PERP"
    SAFE_CHILD = "SAFE_CHILD"
    MEDICAL_URGENT = "MEDICAL_URGENT"
    BREATH_DISCOMFORT = "BREATH_DISCOMFORT"
    INTOXICATED = "INTOXICATED"
    PAST_TRAUMA = "PAST_TRAUMA"
    # other
    ASK_PRIVACY = "ASK_PRIVACY"
    ASK_WHAT_ARE_YOU = "ASK_WHAT_ARE_YOU"
    ASK_JUDGE = "ASK_JUDGE"
    ASK_ADVICE = "ASK_ADVICE"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    NOT_FOR_DEVICE = "NOT_FOR_DEVICE"


# Whose danger it is: one's own doing to oneself, what people do to each other, the body and the past.
SELF_HARM = (Intent.SAFE_SELF_HARM, Intent.SELF_HARM_UNCLEAR)
BETWEEN_PEOPLE = (
    Intent.SAFE_VIOLENCE,
    Intent.SAFE_FEAR,
    Intent.SAFE_CONTROL,
    Intent.SAFE_SEXUAL,
    Intent.SAFE_PERP,
    Intent.SAFE_CHILD,
)
OF_THE_BODY = (Intent.MEDICAL_URGENT, Intent.BREATH_DISCOMFORT, Intent.INTOXICATED, Intent.PAST_TRAUMA)
SAFETY_CLASSES: frozenset[Intent] = frozenset({*SELF_HARM, *BETWEEN_PEOPLE, *OF_THE_BODY})


class Source(StrEnum):
    """What kind of knowledge a reading comes from. It decides who is believed (``arbitration``), wording never.

    Exact, from tables: COMMAND, PHRASE (of a question or a list of words, and what a press stands for), NUMBER,
    CONSENT (yes, no, ready and their likes). By rule: TEMPLATE (danger). By likeness: READER (what
    has learned from sentences). REST: nothing fitted.
    """

    COMMAND = "command"
    PHRASE = "phrase"
    NUMBER = "number"
    CONSENT = "consent"
    TEMPLATE = "template"
    READER = "reader"
    REST = "rest"


class Certainty(StrEnum):
    """How surely a danger was heard: METHOD 2.3.

    SURE: said plainly, of now or lately, by or about the two people here. LIKELY and POSSIBLE: half-said, second-hand,
    through noise, or only likely; something ordinary happens that is right in either case (``dialogue.evidence``).
    """

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing meant.

    intent: what is meant. slots: its details (``value`` of a rating 0-10, ``labels`` of a feeling …).
    because: which rule or comparison decided, in order, for ``repair-coach understand --why``;
    it names rules, never the person's words. source: what kind of knowledge that was. certainty: of a
    danger; of anything else None, or how surely a danger was heard beside it. otherwise: what a danger that is not sure
    is taken for where the evening goes on.
    """

    intent: Intent
    slots: Mapping[str, Slot] = field(default_factory=lambda: MappingProxyType({}))
    because: tuple[str, ...] = ()
    source: Source = Source.PHRASE
    certainty: Certainty | None = None
    otherwise: Meaning | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it is no danger of which there is doubt."""
        return self.certainty in (None, Certainty.SURE)

    @property
    def safety(self) -> Intent | None:
        """The safety class, or None: every safety class is an intent of its own."""
        return self.intent if self.intent in SAFETY_CLASSES else None

    @property
    def says_nothing(self) -> bool:
        """Whether small words and sounds were all that was said: as if nobody had spoken."""
        return self.intent is Intent.OUT_OF_SCOPE and self.source is Source.PHRASE
