"""From words to one meaning: what is asked first, what each stage expects, and what is left when nothing fits.

Order: danger in the whole text -> the question's own phrases -> speech that is not for the coach -> what the
stage expects -> commands -> yes and no -> what partners do with words -> the rest.

Rules decide everything. Near-matching (rapidfuzz) is only tried where nothing else fits, on the whole phrases
of a choice or rating question, tightly; never for consent, never for safety.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dialogue.understanding import answers, asks, choices, feelings, partner, plans, quarrel, safety, talk
from dialogue.understanding.commands import command, exact_command
from dialogue.understanding.controls import control
from dialogue.understanding.idioms import MASK, masked
from dialogue.understanding.intents import Intent, Meaning, Slot
from dialogue.understanding.normalise import bare, normalise, peelings
from dialogue.understanding.numbers import numeric, rating

if TYPE_CHECKING:
    from dialogue.questions import Question

Reading = tuple[Intent, Mapping[str, Slot], str]
Rule = Callable[[str, str], Reading | None]

RATING_STAGES = frozenset({"checkin", "recheck"})
TALK_STAGES = frozenset(
    {"own", "dialogue", "amends", "action", "trust", "close", "feel", "approach", "other_eyes", "affirm"}
)
# A class that a plain command outranks when the command is all that was said: "end it", "something else".
_YIELDS = frozenset({Intent.SELF_HARM_UNCLEAR, Intent.BREATH_DISCOMFORT, Intent.INTOXICATED})
# How like a phrase of the question an answer must be to be taken for it, 0-100, and from what length on.
_NEAR = 88.0
_NEAR_LETTERS = 5


def understand(text: str, *, stage: str, question: Question | None = None) -> Meaning:
    """What ``text`` means when it is said in ``stage`` (METHOD 5's stage ids), asked by ``question`` if one is open.

    Pure and total: any text gives a meaning. ``because`` names the rules that decided, never the words.
    """
    said = normalise(text)
    if not said:
        return _meaning((Intent.OUT_OF_SCOPE, {}, "nothing was said"))
    danger = safety.danger(said)
    if danger is not None and not (danger[0] in _YIELDS and _outranked(said, stage)):
        return _meaning(danger)
    if question is not None:
        asked = _phrase_of(question, said)
        if asked is not None:
            return asked
    for rule in _RULES.get(stage, _ANYWHERE):
        found = rule(said, stage)
        if found is not None:
            return _meaning(found)
    if question is not None:
        near = _near_phrase(question, said)
        if near is not None:
            return near
    return _meaning(_rest(said, stage))


def _meaning(reading: Reading) -> Meaning:
    intent, slots, because = reading
    return Meaning(intent, MappingProxyType(dict(slots)), (because,))


def _outranked(said: str, stage: str) -> bool:
    """Whether a weak sign of danger is plainly something else: a command word for word, or a rating."""
    return exact_command(said) is not None or (stage in RATING_STAGES and rating(said) is not None)


# -- the question's own phrases ----------------------------------------------------------------------------


def _phrase_of(question: Question, said: str) -> Meaning | None:
    spelled = {normalise(phrase): meaning for phrase, meaning in question.phrases.items()}
    strict = question.kind.value == "consent"
    for candidate in (said,) if strict else peelings(said):
        if candidate in spelled:
            meaning = spelled[candidate]
            return Meaning(meaning.intent, meaning.slots, (*meaning.because, "question: its own phrase"))
    return None


def _near_phrase(question: Question, said: str) -> Meaning | None:
    if question.kind.value not in {"choice", "rating", "feeling"} or len(said) < _NEAR_LETTERS:
        return None
    spelled = {
        normalise(phrase): meaning for phrase, meaning in question.phrases.items() if len(phrase) >= _NEAR_LETTERS
    }
    best = process.extractOne(bare(said), spelled.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if best is None:
        return None
    meaning = spelled[best[0]]
    return Meaning(
        meaning.intent, meaning.slots, (*meaning.because, f"question: near its phrase, {best[1]:.0f} of 100")
    )


# -- rules: each takes what was said (normalised) and the stage ------------------------------------------------


def _rating(said: str, stage: str) -> Reading | None:
    found = rating(said)
    return (Intent.RATING, found.slots, "numbers: rating") if found else None


def _recheck_rating(said: str, stage: str) -> Reading | None:
    found = rating(said)
    if found is None or (found.verbal and answers.ready(said) is not None):
        return None
    return Intent.RATING, found.slots, "numbers: rating"


_ONLY_NUMBER = re.compile(
    r"^(?:(?:about|around|a|an|maybe|i am|at|say|like|probably|still|now|it is|down to|up to|i would say|"
    r"more like|nearly|almost|just|to|or|and|half|point|now|out of ten|ish|solid|i think|under|over|between|"
    r"minus) ?)*(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?: (?:out of ten|"
    r"out of 10|ish|or \w+|now|i think|maybe|and a half|to \w+|point \w+|today|tonight))*$"
)


def _bare_number(said: str, stage: str) -> Reading | None:
    found = numeric(said) if _ONLY_NUMBER.match(said) else None
    return (Intent.RATING, found.slots, "numbers: a bare number") if found else None


def _command(said: str, stage: str) -> Reading | None:
    if answers.grudging(said) and stage in answers.GRUDGING_STAGES:
        return Intent.YES, {"reluctant": True}, "answers: go on then"
    found = command(said)
    if found is not None:
        return found, _command_slots(found, said), "commands: all that was said"
    own_words = control(said)
    if own_words is Intent.HIGHER and stage == "calm" and not re.search(r"\b(?:voice|pitch|speak|talk)\b", said):
        own_words = Intent.GENTLER  # a breath that is too deep
    return (own_words, {}, "controls: every word belongs to it") if own_words else None


def _command_slots(intent: Intent, said: str) -> dict[str, Slot]:
    if intent is Intent.DEFER:
        when = re.search(r"\b(?:tomorrow|morning|later|weekend|next week|tonight)\b", said)
        return {"when": when.group()} if when else {}
    return {}


_DEFER = re.compile(
    r"\b(?:can|could|may|shall|let us|let me|rather|prefer|better|maybe|perhaps|would like to|want to|"
    r"might|i will|we will|we can|we could|we should|leave|do|talk|have|save|pick|come back|try|"
    r"wait) (?:\w+ ){0,7}?(?:tomorrow|in the morning|later|another (?:time|day|night)|some other (?:time|"
    r"day)|next week|at the weekend|on the weekend|after (?:work|dinner|the kids|tea|supper|bed|the baby|"
    r"school|the match|this weekend)|when (?:the kids|the baby|he|she|we|i have|i am (?:less|"
    r"not)) (?:\w+ ){0,4}?(?:asleep|bed|calmed|slept|sober|home|tired|awake|calmer|rested|had)|"
    r"first thing|until (?:tomorrow|morning|the weekend)|till (?:tomorrow|morning|the weekend)|"
    r"for tonight)\b|^(?:not (?:tonight|now|right now|today)|tomorrow|later|maybe (?:tomorrow|later)|"
    r"another (?:time|day|night))\b|\bnot tonight\b|\btoo (?:tired|late|knackered) (?:for (?:this|it)|"
    r"to (?:talk|do this|start|go on)|tonight|now|right now)\b|\b(?:i have|i ve|"
    r"we have) (?:got )?(?:to be up|an early|work (?:in|early|tomorrow)|to work)\b"
)
_TIME_OUT = re.compile(
    r"\b(?:i|we|can i|can we|could i|could we|let us|he|she) (?:\w+ ){0,3}?(?:need|needs|want|wants|take|"
    r"have|get|could do with|call|am taking|going to take|"
    r"have got to) (?:\w+ ){0,2}?(?:a (?:\w+ )?(?:break|breather|time ?out|walk)|time ?out|some (?:space|"
    r"air|fresh air|time (?:out|apart|alone|to myself|on my own))|space|air|five minutes|ten minutes|"
    r"twenty minutes|twenty|five|ten|half an hour|out of (?:here|this room)|out for|a minute outside|"
    r"a bit of (?:space|air)|to (?:\w+ )?(?:get (?:out|away|some air)|step (?:out|away|outside)|"
    r"walk (?:away|out|off|it off|round)|cool (?:off|down)|go (?:outside|for a (?:walk|drive|smoke|run)|"
    r"into the other|upstairs|out)|leave the room|be (?:alone|on my own|by myself)|clear my head|"
    r"calm down (?:first|before|for|away)|stop for a (?:while|bit|break)))\b(?! (?:to think about|"
    r"with you|together))|\bi (?:am|m) (?:\w+ )?(?:going (?:for a (?:walk|drive|smoke|run)|outside|"
    r"upstairs|to (?:step|walk|go (?:for|outside|out|upstairs|into)|take|cool|get some air))|"
    r"stepping (?:out|away)|taking (?:a break|five|a minute|time out)|leaving the room|walking away|"
    r"off for a walk)\b|\b(?:break|time ?out|space|breather) (?:please|now)\b|"
    r"\blet us (?:both )?(?:cool (?:off|down)|take (?:a|five|ten|twenty))\b|"
    r"\bwe (?:both )?need (?:a break|to (?:cool|calm|stop for|step|take)|space|a breather|time out)\b|"
    r"\b(?:come|coming) back (?:to (?:this|it) )?in (?:twenty|ten|half|a bit|a while|an hour|five|"
    r"a few)\b|\bcan we (?:stop|leave (?:it|this)|pause) (?:for (?:a while|twenty|ten|half|a bit and)|"
    r"and come back)\b"
)
_MORE_TIME = re.compile(
    r"\b(?:another|few|couple|five|ten|twenty|two|bit|little|some|one) (?:\w+ )?(?:more )?(?:minutes?|longer|"
    r"more time|mins|rounds?|breaths)(?: more| longer| please| of this| of that)*$|\b(?:need|want|like|have|"
    r"give me|give us|bit|little|much|could do with|keep going) (?:\w+ ){0,3}?(?:longer|more time|"
    r"more minutes)\b|\b(?:stay|keep|carry on|go on) (?:\w+ ){0,3}?(?:for )?(?:a (?:bit|little|while)|a few|"
    r"another|longer)\b(?! (?:tomorrow|later))|\bnot (?:finished|done) (?:breathing|yet)\b"
)
_GENTLER = re.compile(
    r"\b(?:can not|could not|hard to|struggling to|struggle to|not able to) (?:\w+ )?(?:breathe|hold|go|do|"
    r"keep) (?:\w+ ){0,3}?(?:that (?:long|slow\w*|deep\w*)|this (?:long|slow\w*|deep\w*)|so (?:long|slow\w*|"
    r"deep\w*)|for (?:that|so|this) long|as long)\b|\b(?:breath|breaths|breathing|out|in|it|that|"
    r"this) (?:\w+ ){0,3}?(?:too (?:long|hard|deep|much effort)|a (?:bit|little) (?:long|hard|much)|a strain|"
    r"straining)\b|\b(?:shorter|smaller|gentler|easier|softer|shallower) (?:breath|breaths|breathing|one|"
    r"version|pattern|way)\b|\bi (?:have|ve|am|got|have got) (?:\w+ )?(?:asthma|asthmatic|copd|pregnant|"
    r"a cold|a heart condition|bad lungs|a bad chest|emphysema|bronchitis|a blocked nose|angina|"
    r"heart trouble)\b|\brun(?:ning)? out of (?:breath|air)\b|\bmake it (?:easier|gentler|shorter|softer)\b"
)
_GROUNDING = re.compile(
    r"\b(?:breathing|breaths|breathe|this|it|that) (?:\w+ ){0,4}?(?:not (?:working|helping|for me)|not work|"
    r"not help|makes? (?:it|me) (?:\w+ )?worse|making (?:it|me) (?:\w+ )?worse|wind(?:s|ing) me up|"
    r"doing nothing|useless|pointless|annoying me|stressing me)\b|\b(?:something|anything) (?:else|different|"
    r"other than)(?: than breathing| to do| instead)?\b(?! (?:i|to say|happened|bothering|i want))|"
    r"\bhate (?:this |the )?breathing\b|\bdo(?:es)? not (?:want|like) (?:to do )?(?:the |this )?breathing\b|"
    r"\b(?:another|different|other) (?:way|exercise|one|method|technique)\b|\bfive things\b|"
    r"\bwithout (?:the )?breathing\b|\bno breath\w*\b|\b(?:use|do|with) my senses\b|\blook around the room\b"
)
_TEARS = re.compile(
    r"\b(?:i am|i m|am|she is|he is|they are|we are|i have been|i keep|i start|now i am|i have started|"
    r"she has started|he has started|i ll|i will|i can feel myself|sorry i am|starting to|"
    r"i might) (?:\w+ ){0,3}?(?:cry|crying|sobbing|weeping|in tears|in floods|bawling|tearing up|welling up|"
    r"filling up|teary|tearful|blubbing|blubbering|choking up|in bits crying|breaking down|in floods of tears|"
    r"upset and crying|going to cry|about to cry)\b|\b(?:can not|could not|"
    r"can t) (?:\w+ )?(?:stop (?:\w+ )?(?:crying|the tears|tearing|sobbing)|hold (?:back )?(?:the |"
    r"my )?tears(?: back)?|talk for crying|speak for crying|see for tears|help crying)\b|\btears (?:are|keep|"
    r"running|coming|won t|will not|down|rolling)\b|\b(?:need|pass|get|hand) (?:me |us |her |"
    r"him )?(?:\w+ )?(?:tissue|tissues|hankie|hanky|kleenex)\b|\bmak(?:es|ing) me cry\b|\blump in my throat\b"
)
_TEARS_NOT = re.compile(
    r"\b(?:i was|i felt like|felt like|you|when|last|used to|made me|because|the baby|baby|kids?|why|"
    r"stop) (?:\w+ ){0,4}?(?:crying|cried|tears|cry|sobbing)\b(?! too)|\bcrying (?:wolf|over|in the (?:car|"
    r"bathroom|shower) (?:and|last|when)|myself|inside|shame|out for)\b|\bfighting back\b|\b(?:but|until|"
    r"while) i was\b"
)
_SKIP_WARM = re.compile(
    r"\b(?:can not|could not|do not|not|nothing|no) (?:\w+ ){0,4}?(?:think of|come up|anything|nothing|one|"
    r"feel like (?:it|saying)|want to (?:say|do) (?:that|this|it|anything))\b|^nothing\b|^(?:no|none)$|"
    r"\b(?:skip|pass|rather not|not in the mood|too soon for that|not feeling it|i have got nothing|"
    r"nothing comes|draw(?:ing)? a blank|blank|not today|not tonight|nope)\b"
)
_QUIETER = re.compile(
    r"\b(?:too loud|keep (?:it|your voice) down|you will wake|wake the|not so loud|turn (?:it|yourself|that|"
    r"the volume) down|quieter|lower the volume)\b"
)
_LOUDER = re.compile(
    r"\b(?:can not hear|can hardly hear|can barely hear|could not hear|too quiet|speak up|louder|turn (?:it|"
    r"yourself|the volume) up)\b"
)
_STOP_ALL = re.compile(
    r"^(?:(?:okay|right|no|please|i|we|just|can|could|you|let us|that is|sorry|look|now|oh|hey|well|the|"
    r"it|this|so|alright|want to|need to|would like to|i think|honestly) )*(?:stop|quit|end|finish|cancel|"
    r"done)(?: (?:now|please|it|this|that|the|session|everything|stop|here|all|right|right now|"
    r"for tonight|for now|for the night|talking to me|coach|thing|with this|tonight|completely|altogether|"
    r"immediately|okay|i said|thank you|thanks|exercise|today|enough|conversation|talk|recording|whole))*$"
)


def _wider_commands(said: str, stage: str) -> Reading | None:
    """Commands in freer words, each bound to the stages where it makes sense."""
    words = len(said.split())
    if words > 14:
        return None
    calm = stage in {"calm", "recheck", "any", "checkin", "welcome"}
    if _STOP_ALL.match(said):
        return Intent.STOP, {}, "stages: stop is all that was said"
    if _TEARS.search(said) and not _TEARS_NOT.search(said):
        return Intent.TEARS, {}, "stages: tears, said"
    if _DEFER.search(said) and stage not in {"action", "own", "dialogue", "close", "amends"}:
        return Intent.DEFER, _command_slots(Intent.DEFER, said), "stages: another time"
    if _TIME_OUT.search(said) and stage not in {"action"}:
        return Intent.TIME_OUT, {}, "stages: a break"
    if calm and _GENTLER.search(said):
        return Intent.GENTLER, {}, "stages: gentler"
    if stage in {"calm", "break", "recheck", "any"} and words <= 9 and _MORE_TIME.search(said):
        return Intent.MORE_TIME, {}, "stages: longer"
    if stage == "calm" and _GROUNDING.search(said):
        return Intent.GROUNDING, {}, "stages: something other than breathing"
    if words <= 9 and _QUIETER.search(said):
        return Intent.QUIETER, {}, "stages: quieter"
    if words <= 7 and _LOUDER.search(said) and stage != "dialogue":
        return Intent.LOUDER, {}, "stages: louder"
    return None


_DEFER_IN_TALK = re.compile(
    r"\b(?:can|could|let us|shall|rather|want to) (?:\w+ ){0,4}?(?:tomorrow|in the morning|another (?:time|"
    r"day|night))\b"
)


def _elsewhere(said: str, stage: str) -> Reading | None:
    return asks.elsewhere(said)


def _ask(said: str, stage: str) -> Reading | None:
    return asks.ask(said)


def _out_of_scope(said: str, stage: str) -> Reading | None:
    return asks.out_of_scope(said)


def _partner(said: str, stage: str) -> Reading | None:
    return partner.partner(said, stage)


def _answer(said: str, stage: str) -> Reading | None:
    found = answers.answer(said)
    return (*found, "answers: all that was said") if found else None


def _short_answer(said: str, stage: str) -> Reading | None:
    found = _answer(said, stage)
    return None if found and found[0] is Intent.UNSURE and len(said.split()) > 5 else found


def _ready(said: str, stage: str) -> Reading | None:
    found = answers.ready(said)
    if (
        found
        and found[0] is Intent.READY
        and stage == "invite"
        and re.match(r"^(?:yes|yeah|yep|yup|sure|okay)\b", said)
    ):
        return Intent.YES, {}, "answers: yes, ready"
    return (*found, "answers: ready or not") if found else None


def _not_landed(said: str, stage: str) -> Reading | None:
    return (
        (Intent.NO, {"landed": False}, "answers: not yet")
        if bare(said) in {"not yet", "no not yet", "not really", "not quite yet"}
        else None
    )


_ABOUT_THIS = re.compile(
    r"\b(?:do (?:this|it)|say yes|agree|come|be here|talk|have to|must|sit here|use this|answer|join|choice)\b"
)


def _consent(said: str, stage: str) -> Reading | None:
    if answers.coerced(said) and (stage in {"invite", "welcome"} or _ABOUT_THIS.search(said)):
        return Intent.NOT_READY, {"coerced": True}, "answers: someone else wants it"
    if answers.unwilling_yes(said):
        return Intent.NOT_READY, {"reluctant": True}, "answers: only if it must be"
    return None


def _solo(said: str, stage: str) -> Reading | None:
    """ "Only me, he's away" chooses; it does not report that somebody walked out."""
    return (Intent.MODE_SOLO, {}, "choices: alone") if choices.mode(said) is Intent.MODE_SOLO else None


def _mode(said: str, stage: str) -> Reading | None:
    found = choices.mode(said)
    return (found, {}, "choices: mode or role") if found else None


_MODE_PHRASES: Mapping[str, Intent] = MappingProxyType(
    {
        "just breathe": Intent.MODE_CALM,
        "just breathing": Intent.MODE_CALM,
        "calm only": Intent.MODE_CALM,
        "on my own": Intent.MODE_SOLO,
        "just me": Intent.MODE_SOLO,
        "by myself": Intent.MODE_SOLO,
        "both of us": Intent.MODE_COUPLE,
        "together": Intent.MODE_COUPLE,
        "the two of us": Intent.MODE_COUPLE,
        "broken trust": Intent.MODE_TRUST,
        "tending": Intent.MODE_TRUST,
        "just the breathing": Intent.MODE_CALM,
        "breathe": Intent.MODE_CALM,
        "the breathing": Intent.MODE_CALM,
    }
)


def _mode_anywhere(said: str, stage: str) -> Reading | None:
    for candidate in peelings(said):
        if candidate in _MODE_PHRASES:
            return _MODE_PHRASES[candidate], {}, "choices: a mode is all that was said"
    return None


def _role(said: str, stage: str) -> Reading | None:
    if re.search(r"\bthe one (?:who|that) (?:was|got|has been) (?:hurt|betrayed|lied|cheated)\b", said):
        return Intent.ROLE_HURT, {}, "choices: role"
    if len(said.split()) > 12 or re.search(r"\b(?:you|your)\b", said):
        return None  # told to the partner: it is talk
    found = choices.role(said)
    return (found, {}, "choices: role") if found else None


def _feeling(said: str, stage: str) -> Reading | None:
    named = feelings.labels(said)
    return (Intent.FEELING, {"labels": named}, "feelings: lexicon") if named else None


def _only_feeling(said: str, stage: str) -> Reading | None:
    if len(said.split()) > 10 or not feelings.is_only_feelings(said):
        return None
    return _feeling(said, stage)


_NAMED_NOW = re.compile(
    r"^(?:(?:okay|um|well|right|sorry|oh|now) )*(?:i am|i feel|i can feel myself|i notice (?:i am|myself)|"
    r"i am feeling|feeling|i think i am) (?:\w+ )?(?:getting |being |going |becoming |"
    r"feeling )?(?:\w+ )?(?:defensive|anxious|nervous|upset|sad|ashamed|hurt|scared|panicky|tense|attacked|"
    r"guilty|embarrassed|tearful|jealous)(?: (?:now|again|here|right now|a bit|at the moment|actually|i think|"
    r"with this))*$"
)


def _named_now(said: str, stage: str) -> Reading | None:
    """In-the-moment naming: "I'm getting defensive"."""
    return _feeling(said, stage) if _NAMED_NOW.match(said) else None


def _plan(said: str, stage: str) -> Reading | None:
    return plans.plan(said)


_PLAN_TALK = re.compile(
    r"\b(?:when|every|after|before|as soon as|whenever|each|next time)\b.*\bi (?:\w+ )?will\b|"
    r"\bi (?:\w+ )?will\b.*\b(?:when|every|after|before|as soon as|whenever|each)\b|\bi promise\b|"
    r"\bi will never\b|\bi will always\b|\bi will try\b|\bi am going to (?:try|be)\b"
)


def _no_idea(said: str, stage: str) -> Reading | None:
    blank = re.search(
        r"\b(?:can not|could not) (?:\w+ )?(?:think|come up|imagine)\b|\b(?:no idea|nothing comes|"
        r"drawing a blank|mind is blank)\b",
        said,
    )
    return (Intent.UNSURE, {}, "stages: nothing comes to mind") if blank and len(said.split()) <= 9 else None


def _promise(said: str, stage: str) -> Reading | None:
    if stage == "trust" and not re.search(r"\b(?:i|we) (?:\w+ )?(?:will|am going to|are going to|promise)\b", said):
        return None
    return plans.plan(said) if plans.is_promise(said) else None


def _plan_elsewhere(said: str, stage: str) -> Reading | None:
    return plans.plan(said) if _PLAN_TALK.search(said) else None


def _sorry(said: str, stage: str) -> Reading | None:
    return talk.sorry(said, stage)


def _forgiveness(said: str, stage: str) -> Reading | None:
    return talk.forgiveness(said, stage)


def _forgiveness_told(said: str, stage: str) -> Reading | None:
    return talk.forgiveness(said, stage) if "forgiv" in said else None


def _listening(said: str, stage: str) -> Reading | None:
    return talk.listening(said, stage)


def _heat(said: str, stage: str) -> Reading | None:
    return quarrel.heat(said, stage)


def _thanks(said: str, stage: str) -> Reading | None:
    return quarrel.thanks(said, stage)


def _request(said: str, stage: str) -> Reading | None:
    return quarrel.request(said, stage)


def _own(said: str, stage: str) -> Reading | None:
    return quarrel.own(said, stage)


def _blame(said: str, stage: str) -> Reading | None:
    return quarrel.blame_or_defence(said, stage)


def _skip_warmth(said: str, stage: str) -> Reading | None:
    return (
        (Intent.SKIP, {}, "stages: nothing warm to say")
        if len(said.split()) <= 12 and _SKIP_WARM.search(said)
        else None
    )


_POLITELY = re.compile(
    r"^(?:so |and |well |okay |next time )*(?:could|can|would|will) (?:you|we) (?:please |maybe |just |try |"
    r"possibly )+\w+|^(?:please )(?:could|can|would|will) you\b"
)


def _polite_request(said: str, stage: str) -> Reading | None:
    return (Intent.REQUEST, {}, "stages: asked politely") if _POLITELY.search(said) and len(said.split()) >= 5 else None


_SHARE_FIRST = re.compile(
    r"^(?:i (?:\w+ )?(?:felt|feel)|when (?:you|we|he|she|i|the|it|your|my)|it (?:\w+ )?(?:hurt|hurts|felt|"
    r"feels|made me|makes me)|for me)\b"
)


def _feeling_share(said: str, stage: str) -> Reading | None:
    """A feeling told with its occasion is sharing, whatever else stands in it."""
    if not _SHARE_FIRST.match(said) or len(said.split()) < 4:
        return None
    if quarrel.own(said, stage) and stage in {"own", "trust"}:
        return None
    if re.search(r"\b(?:i would like|what i would like|i need you|could you|i want you|next time)\b", said):
        return Intent.REQUEST, {}, "stages: a feeling and a wish"
    return Intent.SHARE, {}, "stages: a feeling and its occasion"


def _told_lightly(said: str, stage: str) -> Reading | None:
    """Words of harm that turned out to be an idiom or a denial: told, and left alone."""
    if len(said.split()) >= 4 and (MASK in masked(said) or _DENIED_HARM.search(said)) and command(said) is None:
        return Intent.SHARE, {}, "stages: a look-alike, told"
    return None


_DENIED_HARM = re.compile(
    r"\b(?:not|never|no|nobody|would never|has never|have never) (?:\w+ ){0,5}?(?:hit|hits|hitting|hurt|"
    r"hurting|die|kill|killed|suicidal|scared|afraid|frightened|violent|abusive|abused|touch|raise|drunk|"
    r"drinking|drop|laid|smack|slapped|threatened|harm|hand|finger|force|forced|unsafe)\b"
)


def _listening_plainly(said: str, stage: str) -> Reading | None:
    found = talk.listening(said, stage)
    return found if found and found[0] in {Intent.MIRROR, Intent.VALIDATE, Intent.EMPATHISE} else None


def _blame_plainly(said: str, stage: str) -> Reading | None:
    found = quarrel.blame_or_defence(said, stage)
    plain = re.search(
        r"\b(?:always|never|fault|every (?:single )?time|because of you|why do you|not my|did not do|not true|"
        r"not fair)\b",
        said,
    )
    return found if found and plain else None


def _own_plainly(said: str, stage: str) -> Reading | None:
    found = quarrel.own(said, stage)
    return (
        found
        if found
        and (
            found[1]
            or re.search(
                r"\b(?:my fault|i should (?:have|not have)|i was wrong|my part|i shouted|i snapped|i lied|"
                r"i let (?:you|him|her) down)\b",
                said,
            )
        )
        else None
    )


_TURN_DONE_WORDS = re.compile(
    r"^(?:(?:okay|right|so|well|and|um|yeah|i think|think|i guess) )*(?:that is (?:all|it|me|everything|"
    r"about it|the lot|my (?:turn|bit|piece|say)|what i wanted)|i (?:am|have|ve) (?:\w+ )?(?:done|finished|"
    r"said (?:it|my|what|all|everything|enough))|done|finished|over to|your turn|you (?:go|can go|"
    r"talk))(?: \w+){0,5}$"
)


def _turn_done(said: str, stage: str) -> Reading | None:
    if re.search(
        r"\b(?:with (?:you|this|him|her|us|it)|for tonight|for the night|hiding|trying|apologising|stop)\b", said
    ):
        return None
    return (
        (Intent.TURN_DONE, {}, "stages: the turn is over")
        if len(said.split()) <= 9 and _TURN_DONE_WORDS.match(said)
        else None
    )


def _command_in_talk(said: str, stage: str) -> Reading | None:
    """Commands between partners: "shut up" and "calm down" are theirs, "stop" is ours."""
    found = _command(said, stage)
    if found is None or bare(said) in {
        "shut up",
        "be quiet",
        "quiet",
        "what",
        "what is the point",
        "such as",
        "like what",
        "gently",
        "softer",
        "i do not get it",
        "i do not understand",
        "keep quiet",
        "what do you mean",
        "what do you mean by that",
        "drop it",
        "you what",
        "numbers",
        "i do not like it",
        "i do not like this",
        "too much",
        "get on with it",
        "quickly",
        "this is too hard",
        "it is too hard",
        "over",
        "it is hard to breathe like this",
        "leave it",
        "enough is enough",
        "no more",
        "i have had enough",
        "go away",
    }:
        return None
    return found


_BEFORE_ALL: tuple[Rule, ...] = (_elsewhere,)
_AFTER_ALL: tuple[Rule, ...] = (_ask, _partner, _out_of_scope)
_TALK: tuple[Rule, ...] = (
    _forgiveness,
    _sorry,
    _thanks,
    _heat,
    _listening,
    _plan_elsewhere,
    _feeling_share,
    _blame,
    _own,
    _request,
)
_ANYWHERE: tuple[Rule, ...] = (
    _elsewhere,
    _told_lightly,
    _consent,
    _command,
    _mode_anywhere,
    _answer,
    _ready,
    _bare_number,
    _wider_commands,
    _ask,
    _partner,
    _out_of_scope,
    _only_feeling,
    _forgiveness,
    _sorry,
    _thanks,
    _heat,
    _listening_plainly,
    _plan_elsewhere,
    _feeling_share,
    _blame_plainly,
    _own_plainly,
)
_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "welcome": (
            _elsewhere,
            _consent,
            _command,
            _mode_anywhere,
            _solo,
            _partner,
            _wider_commands,
            _ask,
            _mode,
            _out_of_scope,
            _answer,
            _ready,
            _only_feeling,
            *_TALK,
        ),
        "checkin": (
            _elsewhere,
            _consent,
            _rating,
            _command,
            _wider_commands,
            _ask,
            _partner,
            _answer,
            _ready,
            _out_of_scope,
            *_TALK,
        ),
        "calm": (
            _elsewhere,
            _consent,
            _command,
            _ready,
            _mode_anywhere,
            _wider_commands,
            _answer,
            _bare_number,
            _partner,
            _ask,
            _out_of_scope,
            _only_feeling,
            *_TALK,
        ),
        "recheck": (
            _elsewhere,
            _consent,
            _recheck_rating,
            _command,
            _ready,
            _wider_commands,
            _answer,
            _ask,
            _partner,
            _out_of_scope,
            _only_feeling,
            *_TALK,
        ),
        "feel": (
            _elsewhere,
            _only_feeling,
            _command_in_talk,
            _answer,
            _mode_anywhere,
            _wider_commands,
            _ask,
            _partner,
            _out_of_scope,
            _heat,
            _blame,
            _feeling,
            *_TALK,
        ),
        "own": (
            _elsewhere,
            _consent,
            _turn_done,
            _command_in_talk,
            _answer,
            _wider_commands,
            _ask,
            _own,
            _sorry,
            _heat,
            _blame,
            _partner,
            _only_feeling,
            _out_of_scope,
            *_TALK,
        ),
        "invite": (
            _elsewhere,
            _consent,
            _mode_anywhere,
            _command,
            _partner,
            _ready,
            _answer,
            _wider_commands,
            _ask,
            _mode_anywhere,
            _out_of_scope,
            *_TALK,
        ),
        "dialogue": (
            _elsewhere,
            _listening,
            _command_in_talk,
            _turn_done,
            _answer,
            _named_now,
            _wider_commands,
            _ask,
            _forgiveness,
            _sorry,
            _thanks,
            _heat,
            _partner,
            _plan_elsewhere,
            _feeling_share,
            _polite_request,
            _blame,
            _request,
            _own,
            _out_of_scope,
        ),
        "amends": (
            _elsewhere,
            _forgiveness,
            _sorry,
            _turn_done,
            _command_in_talk,
            _thanks,
            _answer,
            _wider_commands,
            _ask,
            _heat,
            _listening,
            _partner,
            _plan_elsewhere,
            _own,
            _blame,
            _request,
            _out_of_scope,
        ),
        "action": (
            _elsewhere,
            _command_in_talk,
            _turn_done,
            _answer,
            _no_idea,
            _promise,
            _blame,
            _plan,
            _wider_commands,
            _ask,
            _heat,
            _partner,
            *_TALK,
            _out_of_scope,
        ),
        "trust": (
            _elsewhere,
            _not_landed,
            _forgiveness_told,
            _listening,
            _command_in_talk,
            _turn_done,
            _role,
            _short_answer,
            _wider_commands,
            _ask,
            _forgiveness,
            _sorry,
            _thanks,
            _heat,
            _partner,
            _own,
            _feeling_share,
            _promise,
            _blame,
            _request,
            _out_of_scope,
        ),
        "break": (
            _elsewhere,
            _partner,
            _command,
            _ready,
            _wider_commands,
            _answer,
            _bare_number,
            _ask,
            _out_of_scope,
            *_TALK,
        ),
        "close": (
            _elsewhere,
            _command_in_talk,
            _thanks,
            _answer,
            _skip_warmth,
            _wider_commands,
            _ask,
            _partner,
            *_TALK,
            _out_of_scope,
        ),
    }
)
_FIRST_PERSON = re.compile(r"\b(?:i|we|me|my|our|us|he|she|you|they|it|her|him|that|this|the)\b")


def _rest(said: str, stage: str) -> Reading:
    """Where nothing fits: in talk it is sharing; elsewhere what is told about the two is sharing too."""
    if stage in {"own", "dialogue"} and re.match(
        r"^(?:(?:well|and|but|so|because|yeah|no|oh) )*(?:you|he|she|they|his|her)\b(?! (?:felt|feel|were|"
        r"must))",
        said,
    ):
        return Intent.BLAME, {}, "stages: told of the other where one's own was asked"
    if stage == "own" and re.match(r"^(?:i|my|me)\b", said):
        return Intent.OWN, {}, "stages: told of oneself where the own part was asked"
    if stage == "action" and len(said.split()) >= 2:
        return Intent.PLAN_VAGUE, {}, "stages: an act without cue"
    if stage == "close" and _FIRST_PERSON.search(said):
        return Intent.APPRECIATE, {}, "stages: told where gladness was asked"
    if stage in TALK_STAGES:
        return Intent.SHARE, {}, "stages: sharing"
    if len(said.split()) >= 3 and _FIRST_PERSON.search(said):
        return Intent.SHARE, {}, "stages: told, not asked"
    return Intent.OUT_OF_SCOPE, {}, "nothing fits"
