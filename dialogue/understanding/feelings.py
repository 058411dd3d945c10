"""Feeling words and what they are called back: many words, few labels.

The coach may say back one label, never the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Label: the words that are called by it.
_WORDS: Mapping[str, str] = {
    "hurt": (
        "hurt, hurting, wounded, stung, crushed, cut up, heartbroken, broken hearted, bruised, in pain, pained, injured"
    ),
    "angry": (
        "angry, mad, furious, livid, fuming, raging, seething, enraged, rage, anger, cross, pissed off, "
        "pissed, ropeable, hopping mad, irate, outraged, pure raging, spitting feathers, bitter, hateful, "
        "hacked off, wild, ticked off"
    ),
    "annoyed": (
        "annoyed, irritated, irritable, peed off, narked, cheesed off, aggravated, browned off, impatient, "
        "cranky, grumpy, snappy, wound up, worked up, agitated, tetchy, brassed off, over it, miffed, peeved, "
        "riled"
    ),
    "worried": (
        "worried, worry, anxious, anxiety, nervous, on edge, uneasy, tense, stressed, stressed out, stress, "
        "panicky, panicked, apprehensive, edgy, concerned, unsettled, jittery, restless, dread, in a panic, "
        "worried sick, insecure, unsure of us, fretful, uptight, pressured, under pressure"
    ),
    "scared": "scared, frightened, afraid, fear, fearful, terrified, petrified, threatened, alarmed, spooked",
    "ashamed": (
        "ashamed, shame, humiliated, disgusted with myself, mortified, small, worthless, useless, pathetic, "
        "like a failure, a failure, stupid, not good enough, foolish, an idiot, like an idiot, disgusting, "
        "like a fool, dirty, rubbish, crap about myself, inadequate, belittled"
    ),
    "embarrassed": "embarrassed, embarrassment, awkward, red faced, scarlet, morto, self conscious, exposed",
    "guilty": "guilty, guilt, regretful, regret, remorseful, sorry, bad about it, to blame, responsible",
    "sad": (
        "sad, sadness, upset, tearful, teary, low, down, gutted, devastated, miserable, blue, unhappy, weepy, "
        "grieving, grief, heavy, flat, sorrow, depressed, broken, in bits, heavy hearted, down in the dumps, "
        "glum, despondent, dejected, mournful, choked up, homesick"
    ),
    "tired": (
        "tired, exhausted, knackered, drained, worn out, wrecked, shattered, weary, beat, burnt out, burned "
        "out, wiped out, spent, done in, bone tired, fried, sleepy, dog tired, pooped, wiped, jaded, run "
        "down, bushed, frazzled, running on empty, cream crackered"
    ),
    "lonely": (
        "lonely, alone, isolated, cut off, abandoned, left out, invisible, unseen, unheard, not heard, "
        "disconnected, far away from you, excluded, forgotten, on my own in this, distant, by myself in this, "
        "ignored, shut out, deserted"
    ),
    "let down": "let down, taken for granted, unappreciated, used, unsupported, short changed, overlooked",
    "rejected": (
        "rejected, unwanted, unloved, not wanted, pushed away, dismissed, unimportant, like i do not matter, "
        "not important, second best, replaced, cast aside, brushed off"
    ),
    "betrayed": "betrayed, betrayal, cheated, deceived, lied to, backstabbed, double crossed, tricked",
    "jealous": "jealous, jealousy, envious, suspicious, mistrustful, distrustful, possessive, paranoid",
    "resentful": "resentful, resentment, bitterness, hard done by, put upon, unfairly treated, grudging",
    "defensive": (
        "defensive, attacked, criticised, criticized, judged, blamed, prickly, cornered, guarded, got at, "
        "accused, misunderstood, stubborn, under attack"
    ),
    "confused": (
        "confused, lost, muddled, all over the place, torn, baffled, bewildered, puzzled, disoriented, "
        "uncertain, all mixed up, conflicted, at sea, thrown"
    ),
    "overwhelmed": (
        "overwhelmed, flooded, swamped, snowed under, overloaded, stretched, frantic, at my limit, out of my "
        "depth, suffocated, smothered, trapped, stuck"
    ),
    "numb": (
        "numb, empty, blank, nothing, hollow, dead inside, switched off, shut down, frozen, detached, flat "
        "out nothing, spaced out, zoned out, checked out"
    ),
    "helpless": (
        "helpless, powerless, weak, vulnerable, fragile, raw, defeated, out of control, shaky, shaken, "
        "shocked, in shock, stunned"
    ),
    "hopeless": "hopeless, despair, despairing, desperate, discouraged, disheartened",
    "calm": (
        "calm, calmer, settled, peaceful, relaxed, steady, at peace, content, quiet, soft, softer, grounded, "
        "fine, okay, alright, all right, good, better, grand"
    ),
    "relieved": "relieved, relief, lighter, reassured",
    "hopeful": "hopeful, hope, optimistic, positive, encouraged",
    "loving": (
        "loving, love, close, tender, warm, grateful, thankful, affectionate, loved, fond, protective, happy, glad"
    ),
    "missing them": "missing you, missing him, missing her, missing them, i miss you, i miss him, i miss her",
    "mixed": "mixed, mixed up, mixed feelings, mixed emotions",
    "disgusted": "disgusted, disgust, sickened, repulsed, sick to my stomach, revolted, sick",
    "disrespected": (
        "disrespected, insulted, belittled by you, patronised, patronized, talked down to, mocked, laughed at, bullied"
    ),
    "frustrated": "frustrated, frustration, exasperated, fed up, fed up to the back teeth",
    "disappointed": "disappointed, disappointment",
}

LABEL_OF: Mapping[str, str] = {
    word.strip(): label for label, words in _WORDS.items() for word in words.split(",") if word.strip()
}
_ANY = "|".join(re.escape(word) for word in sorted(LABEL_OF, key=len, reverse=True))
_FEELING = re.compile(rf"\b(?:{_ANY})\b")
_NOT = re.compile(r"\b(?:not|never|less|without|stopped (?:being|feeling)|no longer)(?: \w+)?(?: \w+)? $")
_PADDING = re.compile(
    rf"\b(?:{_ANY}|i|am|feel|feeling|felt|feelings|a|an|bit|little|lot|very|really|so|quite|pretty|just|"
    r"kind|sort|of|and|but|also|mostly|mainly|more|than|or|maybe"
    r"|probably|i would say|say|some|somewhat|fairly|rather|extremely|totally|completely|absolutely|right|"
    r"now|still|like|to be honest|honestly|it is|it|is|mix|with"
    r"|bits|both|tonight|today|all|this|the|word|one|guess|think|suppose|most|have|been|getting|become|"
    r"got|becoming|deeply|incredibly|bloody|fucking|dead|super|too|then|as well"
    r"|well|yeah|yes|okay|not|angry|part|me|my|of me|under|underneath|inside|about it|over it|"
    r"at the moment|actually|definitely|would|be|be honest|that|there|was|in|to|down|deep|even"
    r"|slightly|tad|touch|sad|plus|something|a wee|wee|kinda|by it all|by it|by this|about this|"
    r"about that|about everything|with myself|at myself|about myself|with it all)\b"
)


def labels(text: str) -> tuple[str, ...]:
    """The labels of the feelings named in ``text`` (normalised), each once, in order; denied ones left out."""
    found: list[str] = []
    for match in _FEELING.finditer(text):
        if _NOT.search(text[: match.start()]):
            continue
        label = LABEL_OF[match.group()]
        if label not in found:
            found.append(label)
    return tuple(found)


def is_only_feelings(text: str) -> bool:
    """Whether ``text`` (normalised) says feelings and nothing about anyone's deeds."""
    return not _PADDING.sub("", text).strip()
