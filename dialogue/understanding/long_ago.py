"""What happened in a childhood, in another life or to other people: past trauma, not tonight."""

from __future__ import annotations

import re

from dialogue.understanding.people import OTHER, SPOUSES

_PAST = re.compile(
    r"\b(?:my|his|her) (?:\w+ )?(?:dad|father|mum|mother|stepdad|stepmum|brother|sister|uncle|parents|"
    r"grandad|ex|ex \w+|first (?:husband|wife)) (?:\w+ ){0,2}?(?:used to|would|"
    r"always) (?:\w+ ){0,2}?(?:hurt|hit|scare|frighten|beat|scream at|lock|threaten|control|slap|belt|"
    r"smack) (?:me|us|my|her|him)\b|"
    r"\b(?:i|we|he|she|you) (?:was|were|got|had been|have been|grew up|been) (?:\w+ ){0,2}(?:abused|"
    r"molested|beaten|raped|assaulted|attacked|mugged|hit|neglected|bullied|tortured|sexually \w+|"
    r"interfered with|in an abusive|in a violent|with an abusive|with a violent|in a house (?:where|with)|"
    r"around violence|with violence|in care|stalked)\b(?=.*\b(?:as a|when|growing up|child|kid|childhood|"
    r"by (?:my|a|an|the) (?:dad|father|mum|mother|stepdad|stepfather|uncle|ex|teacher|priest|brother|"
    r"stranger|babysitter|coach|cousin|grandad|first|last|grandfather|neighbour|previous|boyfriend before|"
    r"man|guy|lad|family)|before|years ago|school|university|uni|college|young|little|in my (?:last|first|"
    r"teens|twenties|previous|past|old)|teenager|where|with|stepdad|in a|in my)\b)|\bgrew up (?:with|in|"
    r"around|watching|seeing|hearing) (?:\w+ ){0,5}(?:violence|violent|abuse|abusive|hit|hitting|fists|"
    r"beat|beating|threw|throwing|drunk|alcoholic|scared|screaming|shouting all|walked on|belt|fear)\b|"
    r"\bin a house where (?:\w+ ){0,3}(?:threw|hit|shouted|fought|broke|screamed|drank)\b|\b(?:my|his|her|"
    r"your) (?:ex|ex \w+|first (?:husband|wife)|last (?:boyfriend|girlfriend|partner|husband|wife|"
    r"relationship|fella)|old boyfriend|previous \w+|stepdad|stepfather|dad|father|mum|mother|uncle|"
    r"grandad|brother|parents|foster \w+|stepmum) (?:\w+ ){0,3}?(?:was|were) (?:\w+ )?(?:violent|abusive|"
    r"a violent|handy with|an abuser|a drunk|an alcoholic|scary|a bully|controlling|dangerous|terrifying|"
    r"aggressive|a wife beater)\b|\b(?:my|an) (?:childhood|past|abusive ex|violent ex|last relationship|"
    r"previous relationship|first marriage|old relationship)(?: \w+){0,3} (?:was|were|abuse|trauma|"
    r"violence|violent|abusive|awful|a nightmare|comes back|haunts)\b|\bchildhood (?:abuse|trauma|"
    r"violence)\b|\b(?:ptsd|post traumatic|traumatised|trauma from)\b|\bsurvivor of\b|"
    r"\bflash ?backs? (?:to|of|from)\b|\b(?:scared|frightened|terrified|afraid) of my (?:own )?(?:dad|"
    r"father|mum|mother|stepdad|stepfather|ex|uncle|stepmum|brother|teacher|grandad|old)\b(?! (?:dying|"
    r"leaving|getting|finding|being ill))|\babuse (?:i|she|he|we) (?:had|went through|suffered|survived|"
    r"lived)\b|\b(?:abused|hurt|beaten|hit|raped) (?:me|her|him|us) (?:as a (?:child|kid)|when (?:i|she|"
    r"he) was (?:\w+ )?(?:a (?:child|kid)|little|young|small|\w+ years))\b|\b(?:reminds?|reminded|"
    r"remind) me of (?:my|when my) (?:dad|father|stepdad|ex|mum|mother|childhood|stepfather|"
    r"old)(?: \w+){0,4} (?:hit|hitting|violent|beating|fists|temper|rage|drunk|belt|shouting|screaming|"
    r"abuse|abusing)\b|\b(?:mum|mother|dad|father|parents|brother|sister|stepdad|family) (?:was|were|"
    r"got) (?:\w+ )?(?:beaten|hit|abused|murdered|killed by|violent)\b|\b(?:war|combat|iraq|afghanistan|"
    r"the army|bosnia|the troubles) (?:\w+ ){0,4}(?:nightmares|flashbacks|trauma|still)\b"
)
_LONG_AGO_HARM = re.compile(
    r"\b(?:touched|interfered|molested|abused?|beat|beaten|hit|belt(?:ed)?|slap(?:ped)?|violen\w+|hurt|"
    r"threw|raped?|strangled|battered|drank|drunk|scared|terrified|frightened|locked|fists|hid|hiding)\b"
)
_OTHER = re.compile(rf"\b(?:{OTHER})\b")
_OURS = re.compile(rf"\b(?:he|she|you|my (?:{SPOUSES})|him)\b")


def others_only(text: str) -> bool:
    """Whether family, an earlier partner or a stranger is the one spoken of, and the partner is not."""
    other = _OTHER.search(text)
    return (
        other is not None
        and _OURS.search(text[: other.start()]) is None
        and re.search(r"\bmy (?:mum|dad|family|friends?|mates?|sister|brother) (?:says?|thinks|knows|saw)\b", text)
        is None
    )


def tells_of_long_ago(text: str) -> bool:
    """Whether ``text`` (normalised, idioms masked) tells of harm by family, an earlier partner or in a childhood."""
    return _PAST.search(text) is not None


def harmed(text: str) -> bool:
    """Whether ``text`` (normalised), known to be of long ago, speaks of harm."""
    return _LONG_AGO_HARM.search(text) is not None
