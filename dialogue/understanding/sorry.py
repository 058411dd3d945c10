"""Saying sorry: a whole apology, and the slanted forms (if, but, you feel, bare, passive, made small)."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]
# -- sorry ---------------------------------------------------------------------------------------------
_SORRY = re.compile(
    r"\b(?:sorry|apologise|apologize|apology|apologies|forgive me|my bad|regret|ashamed of (?:what|how|"
    r"myself)|wrong of me|i was wrong|it was wrong)\b"
)
_SORRY_IF = re.compile(
    r"\b(?:sorry|apologise|apologize|apologies|apology) (?:\w+ ){0,3}?(?:if|in case|for any|for whatever)\b"
)
_SORRY_YOU = re.compile(
    r"\b(?:sorry|apologise|apologies) (?:\w+ ){0,2}?(?:that |for )?(?:you|he|she) (?:\w+ )?(?:feel|feels|felt|"
    r"took|take|takes|are so|are being|got so|are upset|were (?:upset|offended|hurt)|think|thinks|thought|"
    r"see it|saw it|can not|could not take|misunderstood|are (?:upset|hurt|offended|sensitive|feeling|"
    r"like this|too)|were (?:so|too)|got (?:upset|offended|the wrong)|feel the need|interpreted|chose|decided|"
    r"read it|were hurt|made|found|do not|heard it|reacted|are making|have a problem|cannot)\b"
)
_SORRY_BUT = re.compile(
    r"\b(?:sorry|apologise|apologised|wrong|my bad|apologies)\b.*\b(?:but|however|although|"
    r"though) (?!i (?:know|want to|will|really|am going|mean|should|did it)\b)\w+|\bi would (?:be sorry|"
    r"apologise|not have) (?:\w+ ){0,3}(?:if you|but you|had you)\b|\b(?:sorry|apologise)\b.*\b(?:because you|"
    r"you made me|you started|you pushed|only because|you did it|you do it|your fault|if you (?:had|hadn|"
    r"would|did))\b"
)
_BARE = re.compile(
    r"^(?:(?:okay|alright|fine|look|well|yeah|yes|oh|right|so|there|i said|i have said|god|jesus|hey|"
    r"um) )*(?:i am |i said i am |we are )?(?:\w+ )?sorry(?: (?:okay|alright|about that|about it|all right|"
    r"for it|then|right|about everything|for everything|for that|for whatever|anyway|about all that|"
    r"about the other (?:day|night)|about all of it|about earlier|about tonight|jeez|mate|love|happy|"
    r"happy now|is that what you want|is that what you want to hear|i suppose|i guess|you|now|again|"
    r"for the hundredth time|i said|for all of it|for existing|for breathing|for being alive then|"
    r"if that helps))*$|^(?:fine|okay|alright|whatever) (?:i apologise|my bad|sorry|i am sorry)(?: (?:okay|"
    r"happy|happy now))?$|^my bad$|^(?:my )?apologies$|^i apologise$|^(?:sorry )+(?:okay|alright|not sorry)?$|"
    r"\bsorry (?:not sorry|i am not perfect|for breathing|for living|for existing|for being (?:human|"
    r"such a terrible|a terrible|such a bad|the worst|me))\b|\bthere i said it\b|"
    r"\bi have said (?:i am )?sorry$|\bi already (?:said|apologised)\b|\bwhat else do you want me to say\b|"
    r"\bsorry (?:okay|alright)\b|\bcan we (?:just )?(?:leave it|be done)\b.*\bsorry\b"
)
_PASSIVE = re.compile(
    r"\b(?:mistakes (?:were|was|have been|got) made|things (?:were said|got said|got out of hand|happened|"
    r"got heated|went too far|were done|got a bit)|what is done is done|it (?:is a shame|was a shame|"
    r"is unfortunate|was unfortunate|is regrettable|got out of hand|was not ideal|just happened|"
    r"was one of those things) ?(?:that|it|how|about)?|regret (?:that )?(?:it|things|what) (?:happened|went|"
    r"turned|came)|sorry (?:that )?(?:it|this|things|that|the (?:whole|situation|evening|night)) (?:happened|"
    r"came to|got|went|turned|had to|ended|all|was|is|has)|nobody is perfect|no one is perfect|"
    r"everyone makes mistakes|we all make mistakes|feelings (?:were|got) hurt|words were said|"
    r"something (?:was|got) said|lessons (?:have been|were|will be) learn\w+|it takes two|hurt was caused|"
    r"there was a misunderstanding|unfortunate that)\b"
)
_MINIMISING = re.compile(
    r"\b(?:sorry|apologise)\b.*\b(?:only (?:joking|a joke|messing|teasing|trying)|just (?:joking|a joke|"
    r"messing|teasing|banter|trying)|did not mean anything|you are (?:too|so|being) (?:sensitive|dramatic|"
    r"touchy)|not a big deal|get over it|overreact\w*|blow\w* it (?:up|out)|that is just (?:how|who|"
    r"the way) i am|i am only human|can we move on|move on now|now can we|calm down)\b|\b(?:only|"
    r"just) a joke\b|\bno big deal\b|\bit was nothing\b|\bi was only (?:joking|messing|teasing|"
    r"having a laugh)\b|\byou are (?:too|being too|so) sensitive\b"
)
_SPECIFIC = re.compile(
    r"\b(?:sorry|apologise|apologies|regret|wrong of me|ashamed) (?:\w+ ){0,4}?(?:i|for|that i|"
    r"about (?:what i|how i|my|the way i|me|lying|shouting|last|the|not|forgetting|snapping|being|leaving|"
    r"missing|ignoring|going)|to have|we|my|how i|what i|when i)\b"
)
_WHOLE = re.compile(
    r"\b(?:i did it|that was (?:on )?me|my (?:fault|doing|mistake|choice)|it was (?:my|wrong|on me)|"
    r"you did not deserve|you deserved better|that is on me|no excuse|there is no excuse|i own|"
    r"i take (?:full )?responsibility|i take the blame|i hurt you|i let you down|i was wrong|"
    r"i should not have|i should have|and it (?:hurt|left|made|cost|must)|i broke|i lied|i will make (?:it|"
    r"this) right)\b"
)


def sorry(text: str, stage: str) -> Found | None:
    """APOLOGY, NON_APOLOGY (with its ``form``) or None."""
    if stage not in {"amends", "trust", "own", "any"} and not re.search(
        r"\b(?:sorry|apolog\w+|forgive me|my bad)\b", text
    ):
        return None
    if _PASSIVE.search(text) and not re.search(r"\bi (?:did|was wrong|should|hurt|lied|shouted|am sorry i)\b", text):
        return Intent.NON_APOLOGY, {"form": "passive"}, "talk: sorry without a doer"
    if not _SORRY.search(text):
        if stage == "amends" and _WHOLE.search(text) and re.search(r"\bi\b", text):
            return Intent.APOLOGY, {"own": True}, "talk: owned without the word"
        if stage == "amends" and _MINIMISING.search(text):
            return Intent.NON_APOLOGY, {"form": "minimising"}, "talk: made small"
        return None
    if re.search(
        r"\b(?:not|never|no|why should i be|do not|will not|am not) (?:\w+ ){0,3}?(?:sorry|apologis\w+|"
        r"apology)\b|\b(?:say|says|said|saying|want|wants|heard|hear|an|that|your|his|her|get|got|accept|hold|"
        r"owes?) (?:\w+ ){0,2}?(?:sorry|apology|apologies|apologise)\b",
        text,
    ) and not re.search(
        r"\bi (?:am|m) (?:\w+ )?sorry\b|\bi apologise\b|\bi want to (?:say|apologise|tell you)\b", text
    ):
        return None
    for form, pattern in (
        ("if", _SORRY_IF),
        ("you_feel", _SORRY_YOU),
        ("but", _SORRY_BUT),
        ("minimising", _MINIMISING),
        ("bare", _BARE),
    ):
        if pattern.search(text):
            if form == "if" and re.search(r"\bsorry (?:\w+ )?if i (?:hurt|made|upset)\b.*\bi (?:did|was|know)\b", text):
                continue
            return Intent.NON_APOLOGY, {"form": form}, f"talk: sorry, {form}"
    if re.search(r"\bsorry\b", text) and not re.search(r"\b(?:i|my|me|for)\b", text):
        return None
    if re.search(
        r"\bsorry (?:for|about) (?:your|his|her) (?:loss|mum|dad|trouble)\b|\bsorry (?:what|pardon|"
        r"i (?:did not|could not) (?:hear|catch)|can you|could you|i missed|to (?:interrupt|bother|hear|"
        r"say))\b|^sorry i (?:am|was) (?:crying|late|back|listening|lost|miles)\b",
        text,
    ):
        return None
    if re.search(r"\b(?:skip (?:this|it|that)|nothing to (?:apologise|be sorry|say sorry))\b", text):
        return (Intent.SKIP, {}, "talk: no sorry to say") if "skip" in text else None
    if not (
        _SPECIFIC.search(text)
        or _WHOLE.search(text)
        or re.search(r"\bi (?!am\b|m\b|said\b|apologise|want|just|feel|do\b|know|m |really|already)\w+", text)
    ):
        return (Intent.NON_APOLOGY, {"form": "bare"}, "talk: sorry, bare") if stage == "amends" else None
    return (
        Intent.APOLOGY,
        {
            "own": True,
            **(
                {"specific": True}
                if re.search(
                    r"\b(?:sorry|apologise) (?:\w+ ){0,3}?(?:i|for \w+ing|that i|about \w+ing|for (?:what|how|the way|"
                    r"not|being|my|forgetting))\b",
                    text,
                )
                else {}
            ),
        },
        "talk: sorry with its deed",
    )
