"""Which expected phrase, if any, was said: the closed and the open hearing combined (DESIGN 4).

A closed hearing alone takes noise and sentences for answers, an open one alone misses short words. So:

- stop and pause: either hearing suffices, for missing them is worse than pausing once too often;
- consent: both must be equal, for a yes must be free and clear; of a yes in other words the conversation is told what
  the closed hearing made of the sound (``sound_of``), and takes it only where nothing speaks against it;
- anything else: the closed one, where it is likely enough and the open one is equal or sounds like it. Whisper tells
  the latter as a probability: how likely the phrase is where any words may be said. For Vosk the words are compared by
  sound.

A sob, a sigh, a cough becomes words as well. What is heard openly is believed only where the sound was speech and is
long enough for so many words; else somebody made a sound and no word is sure, so that neither a number nor a yes nor
danger can come of it. A stop is believed all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from device.hearing.engines.phonetic_similarity import DIGITS, likeness
from device.hearing.hearing import Hearing
from dialogue.events import Sound
from dialogue.questions import QuestionKind

URGENT_WORDS = frozenset({"stop", "pause"})
# What Whisper writes where nobody speaks: the last words of the films it was trained on.
PHANTOMS = frozenset(
    {
        *("you", "oh", "the", "so", "i", "thank you", "thanks", "thank you for watching", "thanks for watching"),
        *("bye", "bye bye", "goodbye", "see you", "see you soon", "see you later", "see you next time"),
    }
)


@dataclass(frozen=True, slots=True)
class AcceptanceLimits:
    """Thresholds; confidences and likenesses are 0 to 1. ``bench/hearing.py`` measures what they do."""

    likely: float = 0.112
    """Probability in free speech from which the open hearing agrees with the closed one: where answers begin to be
    lost, see the curve in docs/hearing.md."""
    likely_among_others: float = 0.16
    """The same where something else sounded around the nearest voice."""
    likely_in_doubt: float = 0.28
    """The same where there may be no speech at all (its probability reaches ``noise``) or where the open hearing has
    ``extra_words`` more words than the phrase: see the curve too."""
    noise: float = 0.8
    """Probability of no speech from which there may be none at all."""
    speech: float = 0.6
    """Probability of no speech from which no words are believed: between noise (of 160 made-up clips 99 % had more
    than 0.76) and danger spoken in noise (at most 0.34 of 96 lines)."""
    voice: float = 0.65
    """Mean probability of a voice below which no words are believed either: of 88 sobs, sighs, coughs and the like
    that began like a voice half had less than 0.6, of 215 spoken words and sentences three less than this."""
    words_a_second: float = 5.0
    """With ``spare_words``: more words than these a sound cannot hold."""
    spare_words: float = 2.0
    """Words beside those of its length that a sound may hold."""
    extra_words: int = 2
    """How many words more than the phrase make an open hearing doubtful."""
    distinct: float = 0.6
    """Share of the closed phrase among the expected ones."""
    distinct_in_conflict: float = 0.8
    """The same where the open hearing is another expected phrase."""
    word: float = 0.7
    """Confidence of the least sure word of a grammar's hearing."""
    alike: float = 0.6
    """Likeness of sounds from which an open hearing agrees."""
    urgent_word: float = 0.5
    """What suffices for stop and pause alone."""
    seconds: float = 3.5
    """The longest sound that can be one phrase is this, its half seconds of silence included, and ``seconds_a_word``
    more for each of its words."""
    seconds_a_word: float = 0.8
    """See ``seconds``."""


LIMITS = AcceptanceLimits()


def accept(
    hearing: Hearing, kind: QuestionKind, phrases: tuple[str, ...], limits: AcceptanceLimits = LIMITS
) -> str | None:
    """The one of ``phrases`` that was said, or None."""
    for words in (hearing.open, hearing.nearest):
        if words in phrases and _is_urgent(words):
            return words
    closed = hearing.closed
    if closed is None or not _has_plausible_length(hearing, closed, limits):
        return None
    is_equal = _free_words(hearing) == closed
    if not _is_urgent(closed) and not _is_likely_enough(hearing, closed, limits):
        return None
    if kind is QuestionKind.CONSENT and not _is_urgent(closed):
        return closed if is_equal and _is_sure(hearing, phrases, limits) else None
    if is_equal or (_sounds_like(hearing, closed, limits) and _is_sure(hearing, phrases, limits)):
        return closed
    return closed if _is_urgent(closed) and _is_urgently_sure(hearing, closed, limits) else None


def words_believed(hearing: Hearing, limits: AcceptanceLimits = LIMITS) -> str | None:
    """The open words; none are sure ("") where the sound was no speech or cannot hold them, unless they hold a stop.

    Nor where they are a phantom and an expected phrase is likely instead: Whisper wrote "bye" for a "five" among other
    people's talk, and a farewell ends the evening.
    """
    if hearing.open is None or _is_urgent(hearing.open):
        return hearing.open
    is_phantom = hearing.open in PHANTOMS and hearing.open != hearing.closed and _is_likely(hearing, limits)
    believed = is_speech(hearing, limits) and _can_hold(hearing, hearing.open, limits) and not is_phantom
    return hearing.open if believed else ""


def second_choice_believed(hearing: Hearing, limits: AcceptanceLimits = LIMITS) -> str | None:
    """What it may have been instead of the open words, where there was speech: in noise one finds any words.

    Of 280 noises one was "I'm going to kill you" in second place.
    """
    if (
        hearing.second_best is None
        or not is_speech(hearing, limits)
        or not _can_hold(hearing, hearing.second_best, limits)
    ):
        return None
    return hearing.second_best


def is_speech(hearing: Hearing, limits: AcceptanceLimits = LIMITS) -> bool:
    """Whether recogniser and voice detector both take the sound for speech."""
    return hearing.no_speech < limits.speech and _is_voice(hearing, limits)


def sound_of(hearing: Hearing, limits: AcceptanceLimits = LIMITS) -> Sound:
    """What a yes in free words is weighed against: the phrase that is likely in this sound, and whether it was speech.

    An engine that cannot tell how likely a phrase is where any words may be said is believed from ``word`` on.
    """
    likely = _is_likely(hearing, limits)
    if hearing.free_confidence is None:
        likely = hearing.closed_confidence >= limits.word
    return Sound(hearing.closed if likely else None, is_speech(hearing, limits))


def is_nothing(hearing: Hearing, limits: AcceptanceLimits = LIMITS) -> bool:
    """Whether what began as a voice was none: no speech, nothing made of it, or only a phantom in doubt.

    Where an expected phrase is likely, somebody spoke, and is asked again and not left to wait.
    """
    if _is_likely(hearing, limits) or _is_urgent(hearing.open):
        return False
    if hearing.open is not None and not is_speech(hearing, limits):
        return True
    return hearing.open == "" or (hearing.open in PHANTOMS and hearing.no_speech >= limits.noise)


def _is_voice(hearing: Hearing, limits: AcceptanceLimits) -> bool:
    return hearing.voice_probability is None or hearing.voice_probability >= limits.voice


def _can_hold(hearing: Hearing, words: str, limits: AcceptanceLimits) -> bool:
    """Whether the sound is long enough for so many words."""
    if hearing.voiced_seconds is None:
        return True
    return len(words.split()) <= limits.spare_words + limits.words_a_second * hearing.voiced_seconds


def _is_likely_enough(hearing: Hearing, phrase: str, limits: AcceptanceLimits) -> bool:
    """Whether the phrase is likely in free speech, also where the open hearing is equal to it.

    A sigh is heard as "okay" twice. More is demanded where the voice is doubtful, but of a number: it has been weighed
    against its rivals.
    """
    if hearing.free_confidence is None:
        return True
    in_doubt = not _is_voice(hearing, limits) and phrase not in DIGITS
    return hearing.free_confidence >= (limits.likely_in_doubt if in_doubt else limits.likely)


def _free_words(hearing: Hearing) -> str | None:
    """The open words that ``closed`` is compared with: of the same sound."""
    return hearing.open if hearing.nearest is None else hearing.nearest


def _is_likely(hearing: Hearing, limits: AcceptanceLimits) -> bool:
    """Whether some expected phrase is likely in free speech."""
    return hearing.free_confidence is not None and hearing.free_confidence >= limits.likely


def _is_urgent(phrase: str | None) -> bool:
    return phrase is not None and not URGENT_WORDS.isdisjoint(phrase.split())


def _has_plausible_length(hearing: Hearing, phrase: str, limits: AcceptanceLimits) -> bool:
    return hearing.speech_seconds <= limits.seconds + limits.seconds_a_word * len(phrase.split())


def _is_sure(hearing: Hearing, phrases: tuple[str, ...], limits: AcceptanceLimits) -> bool:
    """Whether it was this one of the expected phrases, and no other."""
    if hearing.free_confidence is None:
        return hearing.closed_confidence >= limits.word
    words = _free_words(hearing)
    in_conflict = words != hearing.closed and words in phrases
    return hearing.closed_confidence >= (limits.distinct_in_conflict if in_conflict else limits.distinct)


def _is_urgently_sure(hearing: Hearing, phrase: str, limits: AcceptanceLimits) -> bool:
    if hearing.free_confidence is None:
        return hearing.closed_confidence >= limits.urgent_word
    return _sounds_like(hearing, phrase, limits)


def _sounds_like(hearing: Hearing, phrase: str, limits: AcceptanceLimits) -> bool:
    open_words = (_free_words(hearing) or "").split()
    if hearing.free_confidence is None:
        return likeness(" ".join(open_words), phrase) >= limits.alike
    doubtful = hearing.no_speech >= limits.noise or len(open_words) >= len(phrase.split()) + limits.extra_words
    if doubtful:
        return hearing.free_confidence >= limits.likely_in_doubt
    return hearing.free_confidence >= (limits.likely if hearing.nearest is None else limits.likely_among_others)
