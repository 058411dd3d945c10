"""One spelling for what was typed or recognised, so that every rule reads the same words.

``normalise`` lower-cases, drops punctuation, opens contractions ("i'm" -> "i am") and removes hesitations.
It is idempotent. ``bare`` goes further and peels politeness and padding off both ends ("okay can you please
stop now" -> "stop"): a command counts only when nothing but it is left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Longer texts than any turn: 120 s of fast speech are some 2,500 characters. Beyond this a text is cut in
# the middle, because what began and what ended a text matters most.
LONGEST_CHARACTERS = 12_000

# Contractions without their apostrophe, as recognisers and hurried typists write them. Words that are
# also other words (well, were, ill, hell, shell, wed, its, lets) are left alone.
_UNMARKED = {
    "im": "i'm", "ive": "i've", "id": "i'd", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't",
    "couldnt": "couldn't", "wont": "won't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "isnt": "isn't",
    "arent": "aren't", "wasnt": "wasn't", "werent": "weren't", "hasnt": "hasn't", "havent": "haven't",
    "hadnt": "hadn't", "hes": "he's", "shes": "she's", "thats": "that's", "whats": "what's", "youre": "you're",
    "youve": "you've", "theyre": "they're", "theyve": "they've", "weve": "we've", "youll": "you'll",
    "theyll": "they'll", "mustnt": "mustn't",
}  # fmt: skip
_SHORT_FORMS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "gimme": "give me", "lemme": "let me",
    "dunno": "do not know", "let's": "let us", "lets": "let us", "'cause": "because", "cos": "because",
    "coz": "because", "cuz": "because", "ok": "okay", "k": "okay", "daren't": "dare not", "mum's": "mum is",
    "mom's": "mom is", "dad's": "dad is", "y'all": "you", "ya": "you", "yer": "your", "anymore": "any more",
    "alot": "a lot", "outta": "out of", "kinda": "kind of", "sorta": "sort of", "tryna": "trying to", "ma'am": "mam",
    "me'self": "myself", "meself": "myself", "hisself": "himself", "da": "dad", "mam": "mum", "mom": "mum",
    "mommy": "mummy", "tv": "telly", "baby's": "baby is", "everyone's": "everyone is", "everybody's": "everybody is",
    "nobody's": "nobody is", "somebody's": "somebody is", "someone's": "someone is", "nothing's": "nothing is",
    "something's": "something is", "everything's": "everything is",
}  # fmt: skip
_IS_AFTER = "he|she|it|that|there|this|who|what|where|here|how|when|why|one"
_ENDINGS = (
    (re.compile(r"\b([a-z]+)n't\b"), r"\1 not"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(rf"\b({_IS_AFTER})'s\b"), r"\1 is"),
    # "my husband's drinking again", "my head's spinning": what is owned or has come about reads alike without the mark.
    (re.compile(r"\b([a-z]+)'s (?=(?:been|got|gone|taken|hit|had|just|not|always|never|come|really|so|too|a|the|on|"
        r"off|in|out"
                r"|asleep|drunk|pissed|scared|afraid|frightened|terrified|[a-z]+ing)\b)"), r"\1 is "),
    (re.compile(r"'s\b"), " s"),
)  # fmt: skip
_HESITATION = re.compile(r"\b(?:u+h+m*|u+m+|e+r+m*|a+h+|h+m{2,}|m{3,}|ehm|huh|hmm|mhm|uhhuh|like like)\b")
YES_SOUNDS = re.compile(r"\b(?:m+[ -]?h+m+|uh[ -]?hu+h|aha|mhmm?)\b")
NO_SOUNDS = re.compile(r"\b(?:uh[ -]uh|nuh[ -]uh)\b")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
_OTHER = re.compile(r"[^\w' ]+|_")
_SPACES = re.compile(r"\s+")


def normalise(text: str) -> str:
    """The one spelling of ``text``: lower case, words apart by one space, no punctuation, contractions open."""
    if len(text) > LONGEST_CHARACTERS:
        half = LONGEST_CHARACTERS // 2
        text = f"{text[:half]} {text[-half:]}"
    for _ in range(4):  # what one pass lays bare ("ca'nt" -> "cant") the next may open
        spelled = _spelled(text)
        if spelled == text:
            break
        text = spelled
    return text


def _spelled(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower()
    text = re.sub(r"(?<=\d)[.,](?=\d)", " point ", text)
    text = re.sub(r"(?<![\w.])[-−](?=\d)", " minus ", text).replace("%", " percent ")
    text = re.sub(r"(?<=\d)/(?=\d)", " out of ", text)
    text = YES_SOUNDS.sub("mm hm", text)
    text = NO_SOUNDS.sub("no", text)
    text = _OTHER.sub(" ", text)
    out: list[str] = []
    for word in text.split():
        word = _UNMARKED.get(word, word)  # noqa: PLW2901 - one word, spelled out in two steps
        out.append(_SHORT_FORMS.get(word, word))
    text = " ".join(out)
    for ending, full in _ENDINGS:
        text = ending.sub(full, text)
    text = text.replace("'", "")
    if text != "mm hm":
        text = _HESITATION.sub(" ", text)
    return _SPACES.sub(" ", text).strip()


_BEFORE = (
    "okay", "right", "well", "so", "oh", "hey", "please", "just", "now", "sorry", "alright", "yeah", "look", "listen",
    "actually", "honestly", "can you", "could you", "can we", "could we", "would you", "will you", "can i", "could i",
    "may i", "let us", "let me", "i want to", "i want you to", "i would like to", "i would like you to", "i need to",
    "i need you to", "i want", "i would like", "we want to", "we would like to", "we need to", "we should",
    "i think we should", "can you please", "do you mind if we", "i think", "i guess", "i suppose", "maybe",
    "do you know", "would you mind", "i would", "we would", "is it okay if we", "is it okay if i", "shall we",
    "can it", "can it be", "could it be", "make it", "coach", "machine", "excuse me", "i wanna", "i am going to",
    "we can", "then", "and", "but", "try to", "the", "a bit", "a little", "bit", "perhaps", "possibly", "you can",
    "you could", "you know", "i mean", "kind of", "sort of", "go a bit", "go a little", "ideally", "really", "today",
    "tonight", "for now", "for tonight", "probably",
)  # fmt: skip
_AFTER = (
    "please", "now", "then", "thanks", "thank you", "okay", "for me", "for us", "a bit", "a little", "a little bit",
    "will you", "would you", "mate", "love", "coach", "for a bit", "for a second", "for a sec", "for a moment",
    "for a minute", "for now", "right now", "if you can", "if possible", "tonight", "today", "though", "actually",
    "i think", "i guess", "i suppose", "alright", "if that is okay", "if you would", "if you do not mind", "can you",
    "could you", "somehow", "maybe", "really", "to be honest", "honestly", "everybody", "everyone", "yeah",
    "you know", "or something", "i reckon", "at the moment", "sorry",
)  # fmt: skip
_BEFORE_BY_LENGTH = tuple(sorted(_BEFORE, key=len, reverse=True))
_AFTER_BY_LENGTH = tuple(sorted(_AFTER, key=len, reverse=True))
# "I'm sorry" is what is said, no politeness around it.
_IS_SORRY = re.compile(r"\b(?:am|are|is|was|were|be|being|so|very|really|truly|say|said|feel|felt) sorry$")
_REPEATED = re.compile(r"\b(.{2,30}?)(?: \1\b)+")


def once(text: str) -> str:
    """``text`` (normalised) with words and short phrases that are said twice in a row said once."""
    return _REPEATED.sub(r"\1", text)


def peelings(text: str) -> Iterator[str]:
    """``text`` (normalised) itself, then with one more piece of padding gone at a time, outermost first.

    Every step is a candidate for "this is all that was said"; nothing inside is ever taken away.
    """
    if text.count(" ") > 24:  # nobody pads a command with two dozen words
        yield text
        return
    if text != (single := once(text)):
        yield text  # "night night", "in in out"
        text = single
    yield text
    for _ in range(8):
        shorter = _peeled(text)
        if shorter == text:
            return
        text = shorter
        yield text


def without_beginnings(text: str) -> Iterator[str]:
    """``text`` (normalised), then with one more piece of padding gone from its beginning: an end may belong to it."""
    for _ in range(8):
        yield text
        start = next((start for start in _BEFORE_BY_LENGTH if text.startswith(start + " ")), None)
        if start is None:
            return
        text = text[len(start) + 1 :]


def _peeled(text: str) -> str:
    for end in _AFTER_BY_LENGTH:
        if text.endswith(" " + end) and not (end == "sorry" and _IS_SORRY.search(text)):
            return text[: -len(end) - 1]
    for start in _BEFORE_BY_LENGTH:
        if text.startswith(start + " "):
            return text[len(start) + 1 :]
    return text


def bare(text: str) -> str:
    """``text`` (normalised) with all padding peeled off."""
    *_, last = peelings(text)
    return last
