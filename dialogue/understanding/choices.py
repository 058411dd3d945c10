"""Which way to spend the evening, and who was hurt: modes and roles."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent
from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.normalise import bare

_SPOUSE = (
    r"(?:husband|wife|partner|boyfriend|girlfriend|fella|missus|fiance|fiancee|other half|hubby|man|bloke|lad|"
    r"girl|lady|woman|spouse|better half|wifey|old man|old lady|love|beloved)"
)
_TOGETHER = re.compile(
    r"\b(?:both of us|us both|the both of us|the two of us|two of us|we are both|we both|together|"
    rf"as a couple|couple|couples|for two|with (?:him|her|my {_SPOUSE}|them)|myself and (?:him|her|the|"
    rf"my) ?\w*|me and (?:him|her|them|my {_SPOUSE}|the {_SPOUSE}|[a-z]+)|my {_SPOUSE} and (?:me|i|myself)|"
    r"(?:him|her) and me|(?:he|she) and i|(?:he|she) is (?:here|with me|right here|beside me|next to me|"
    r"sitting here)(?: too| as well)?|there is two of us|there are two of us|the pair of us|pair of us|"
    r"a pair|all two of us|us two|we two|you and me|talk (?:it )?(?:out|through|over)|make up|both|"
    r"couple repair|ordinary quarrel|an ordinary quarrel|ordinary row|just a row|a row|just a quarrel|"
    r"quarrel|ordinary argument|an argument|just an argument|ordinary fight|usual row|a regular fight|"
    r"regular argument|normal row|normal fight|an ordinary one|ordinary)\b"
)
_CALM = re.compile(
    r"\b(?:just breathe|breathe|breathing|just breathing|the breathing|calm only|only calm|calm|calm down|"
    r"calm me|calm us|calm mode|just calm|the light|relax|unwind|settle|settle down|wind down|chill|"
    r"chill out|no talking|without talking|do not want to talk|not talk|breath|breathe only|only breathe|"
    r"only breathing|quiet|quiet one|slow down my breathing|some peace|get to sleep|help me sleep|"
    r"fall asleep|decompress)\b"
)
_SOLO = re.compile(
    r"\b(?:on my own|by myself|myself(?! and)|just me|only me|me only|solo|alone|single|just for me|"
    r"one of us|for one|me alone|just the one of us|just one|i am alone|me on my own|my own|it is only me|"
    r"it is just me|just myself|me myself|without (?:him|her|them|my \w+)|(?:he|she) is (?:away|"
    r"out(?! for the count| cold| like)|not here|at work|gone|not home)|on me own|by me self|no one else|"
    r"nobody else|just one of us|me first on my own|only myself|solo repair)\b"
)
_TRUST = re.compile(
    r"\b(?:broken trust|broke (?:my|our|the|his|her|their|your) trust|trust(?: has| is| was|"
    r"s)?(?: been)? (?:broken|gone|breach|shattered|destroyed|issue|issues|thing|one|mode|problem)|"
    r"break of trust|breach of trust|trust breach|breach|betrayal|betrayed|the trust|trust|tending|"
    r"an affair|affair|the affair|cheat(?:ed|ing)?(?: on)?|been unfaithful|was unfaithful|infidelity|"
    r"unfaithful|slept with (?:someone|somebody|another|my|her|his)|lied to me|he lied|she lied|they lied|"
    r"lied (?:about|for)|been lying|lies|lying|secrets|secret (?:debt|account|phone|life|loan)|"
    r"hidden (?:debt|account|money)|hid (?:money|debts?|things)|went behind my (?:back)|behind my back|"
    r"found (?:messages|texts|out about)|seeing someone else|another (?:woman|man)|sexting|gambled|"
    r"gambling|one night stand|a fling)\b"
)
_DENIED_TRUST = within_clause(
    r"\b(?:not|never|nobody|no one|no) (?:<w> ){0,4}?(?:broken (?:\w+ )?trust|about trust|a trust \w+|affair|cheating|"
    r"cheated|betrayal)\b|^not trust\b"
)
_CAUSED = re.compile(
    r"\b(?:i (?:am the one who |was the one who )?(?:really |totally |completely |have |just |"
    r"properly )?(?:messed(?: it| things| this)? up|messed up|screwed(?: it| things| this)? up|"
    r"fucked(?: it| things| this)? up|stuffed(?: it)? up|cocked(?: it)? up|blew it|cheated|lied|"
    r"broke (?:it|your|his|her|their|our|the) ?(?:trust)?|betrayed|did it|did the (?:damage|lying|"
    r"cheating|hurting)|hurt (?:him|her|them|you|my \w+)|had (?:an|the) affair|had a fling|was unfaithful|"
    r"let (?:him|her|them|you) down|caused (?:it|this|the)|did something (?:\w+ ){0,2}?(?:bad|stupid|"
    r"wrong|terrible|awful|daft|horrible|unforgivable)|did wrong|did a bad thing|hid (?:it|the|money|"
    r"things|something)|am the guilty one|am to blame|am the problem|strayed|made a mistake|"
    r"made a big mistake|went behind|slept with|kissed)"
    r"|it was me|it is me that did|i was the one|me i did it|that was me|i am the one who (?:did|hid|lied|"
    r"cheated|broke|hurt|caused|spent|gambled|messed|had|kept|strayed|betrayed|went|slept|kissed|let|"
    r"said)|i am the one that (?:did|hid|lied|cheated|broke|hurt|caused|spent|gambled|messed|had|kept)|"
    r"i caused|mea culpa|i am guilty|i am the one to blame|my fault|it was my fault|my doing|"
    r"it was my doing|i was in the wrong|i am in the wrong|i was wrong|the one who did it|"
    r"the one who caused|i am the cheater|i am the liar|i am the one at fault|i am at fault)\b"
)
_HURT = re.compile(
    r"\b(?:i (?:am|was|got|have been|feel|have|am the one who was|was the one who was|am the one that got|"
    r"am the one that was|am the one who got|was the one that got|"
    r"was the one who got) (?:the one )?(?:who was |that was |who got |that got |been )?(?:hurt|betrayed|"
    r"cheated on|lied to|wronged|let down|the hurt one|the injured|deceived|the one who got hurt|"
    r"the victim|the hurt one)|it was done to me|(?:he|she|they|you) (?:hurt|betrayed|cheated on|lied to|"
    r"deceived|wronged|broke my|let) (?:me|trust|heart|us)\b(?! down for)|the hurt one|"
    r"the one who was hurt|the hurt person|hurt was me|i am the hurt|(?:he|she|they) (?:cheated|lied|"
    r"had an affair|did it to me|did it|broke it|did this to me|did the damage)|i got hurt|i was hurt|"
    r"me i was hurt|that is me i was hurt|done to me|happened to me|i am the one (?:who|that) (?:was|got|"
    r"is|has been) (?:\w+ )?(?:hurt|betrayed|lied|cheated|deceived|wronged|let)|on the receiving end|"
    r"i am the one hurting|it was (?:him|her|them)|it was (?:he|she)|(?:he|she) was the one)\b"
)
_BOTH_ROLES = re.compile(
    r"\b(?:both of us (?:did|were|are|have|got|hurt|lied|messed|broke|cheated)|we both (?:did|were|are|"
    r"have|got|hurt|lied|messed|broke|cheated|played|had|let|caused|feel|made|said|kept)|both ways|"
    r"each other|we hurt each other|both sides|it goes both ways|it was both of us|it is both of us|"
    r"both of us|we are both|both hurt|both caused|six of one|bit of both|a bit of both|both|equal|"
    r"equally|fifty fifty|the two of us|mutual|on both sides|cuts both ways|takes two)\b"
)


def role(text: str) -> Intent | None:
    """ROLE_HURT, ROLE_CAUSED or ROLE_BOTH if ``text`` (normalised) answers who was hurt."""
    if _BOTH_ROLES.search(text):
        return Intent.ROLE_BOTH
    if _HURT.search(text):
        return Intent.ROLE_HURT
    if _CAUSED.search(text):
        return Intent.ROLE_CAUSED
    if bare(text) in {
        "me",
        "that is me",
        "i was",
        "i am",
        "i",
        "me i was",
        "it is me",
        "that would be me",
        "here",
        "i am the one",
    }:
        return Intent.ROLE_HURT  # "Who was hurt? Press when that is you."
    if bare(text) in {"him", "her", "them", "he was", "she was", "they were", "not me", "he is", "she is", "you"}:
        return Intent.ROLE_CAUSED
    return None


def mode(text: str) -> Intent | None:
    """The mode that ``text`` (normalised, said at the beginning) asks for, or None."""
    length = len(text.split())
    if length > 16:
        return None
    if _SOLO.search(text) and not re.search(r"\bnot (?:just me|on my own|alone|by myself)\b", text):
        return Intent.MODE_SOLO
    if _DENIED_TRUST.search(text):
        return Intent.MODE_COUPLE
    if _TRUST.search(text) and not re.match(r"^i (?:have )?(?:cheated|lied|had|was|been)\b", text):
        return Intent.MODE_TRUST
    if _CAUSED.search(text):
        return Intent.ROLE_CAUSED
    if _HURT.search(text) and length <= 10:
        return Intent.ROLE_HURT
    if _CALM.search(text) and length <= 12:
        return Intent.MODE_CALM
    if _TOGETHER.search(text):
        return Intent.MODE_COUPLE
    return None
