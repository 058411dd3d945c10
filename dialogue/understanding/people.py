"""Who is spoken of: fragments of patterns for partners, children and others, and who does what to whom.

All of them read normalised text (see ``normalise``).
"""

from __future__ import annotations

import re
from enum import Enum, auto

SPOUSES = (
    "husband|wife|partner|boyfriend|girlfriend|fella|missus|fiance|fiancee|other half|hubby|man|bloke|"
    "spouse|better half|wifey|old man"
    "|old lady|old woman|woman|lad|girl|feller|bf|gf|lover|love|bird|significant other|guy|husbands|"
    "wifes|partners|boyfriends|girlfriends"
)
# A partner, as the one who does something. "You" is the partner: the coach is never accused of hitting.
PARTNER = rf"(?:he|she|they|you|(?:my|the|his|her) (?:{SPOUSES})|himself|herself)"
# A partner, as the one to whom something is done.
PARTNER_OBJECT = (
    rf"(?:him|her|them|you|my (?:{SPOUSES})|the (?:missus|wife|husband))\b(?! (?:mum|mother|dad|father|brother|"
    r"sister|kids?|son|daughter|children|baby)\b)"
)
CHILD_WORDS = (
    "kids?|child|children|baby|babies|bab|babby|son|sons|daughter|daughters|little (?:boy|girl|one|ones|"
    "lad|lass|man|fella|fellow)|boys|girls|toddler|toddlers|wee (?:one|ones|man|boy|girl|lad|lass)|wean|"
    "weans|bairn|bairns"
    "|stepson|stepdaughter|stepkids|stepchildren|step ?(?:son|daughter|kids|children)|newborn|infant|"
    "twins|eldest|oldest|youngest|middle one|lads|bub|bubs|bubba|teenager|teen|(?:one|two|three|four|"
    "five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen) year olds?|babba|nipper|"
    "kiddies|kiddos|kiddo|littlies|boy|girl"
)
CHILD = (
    r"(?:(?:the|my|our|his|her|their|your|a|that|this|both|wee|both our|both my|all the|all our|my own|"
    rf"our own|little) )+(?:{CHILD_WORDS})|kids|children|babies"
)
# Family and others: what they did is past or other people's, unless it is said to be now.
OTHER_WORDS = (
    "dad|daddy|father|mum|mummy|mother|ma|pa|parents|stepdad|stepfather|stepmum|stepmother|step ?dad|"
    "step ?mum|step ?father|step ?mother|uncle|aunt|auntie|aunty|grandad|grandfather|granddad|grandpa|"
    "gran|grandma|grandmother|nan|nana|brother|brothers|sister|sisters|cousin|cousins|teacher|teachers|"
    "priest|boss|ex|exes|ex (?:husband|wife|partner|boyfriend|girlfriend|fella)"
    "|step ?brother|half brother|first (?:husband|wife|partner|boyfriend|girlfriend)|last (?:husband|"
    "wife|partner|boyfriend|girlfriend)|previous (?:husband|wife|partner|boyfriend|girlfriend)|late "
    "(?:husband|wife)|foster (?:dad|mum|father|mother|parents|carer)|old (?:boyfriend|girlfriend|flame)|"
    "friend|friends|mate|mates|neighbour|neighbours|neighbor|coach|headmaster|nun|nuns|babysitter|family|"
    "in laws|mother in law|father in law|colleague|mam|folks|carer|guardian|bully|bullies|stranger|nanny|"
    "father figure"
)
OTHER = (
    r"(?:(?:my|his|her|their|your|our|the|an|a|some|that|me) (?:own |real |birth |late |older |younger |big |"
    rf"little |own )?(?:{OTHER_WORDS})(?:s (?:boyfriend|girlfriend|husband|wife|new man|partner|dad|mum|friend|"
    r"mate))?|(?:dad|mum|daddy|mummy|someone|somebody|some (?:man|guy|bloke|woman|lad|fella|drunk)|a (?:man|"
    r"guy|bloke|woman|lad|stranger|drunk|boy|burglar|mugger|customer|patient|client|student|pupil)|people|"
    r"kids at school|bullies|everyone|everybody|anybody|anyone|nobody|no one))"
)
ANIMAL = (
    r"(?:the|my|our|his|her|a|that|next doors) (?:dog|cat|puppy|kitten|horse|pony|goat|rabbit|hamster|goose|"
    r"swan|cow|bird|parrot|animal|animals|dogs|cats)"
)
_THING = (
    r"(?:it|that|this|what|which|these|those|nothing|something|everything|anything|reality|grief|"
    r"the (?:truth|news|realisation|realization|shock|guilt|shame|panic|wave|ball|car|door|tree|branch|"
    r"thought|smell|sound|heat|cold|wind|rain|bill|bills|price|cost|flu|cold|tiredness|fear|sadness|"
    r"silence|words|word|song|music|line|idea|menopause|hormones|pain|anxiety|depression|stress|work|job|"
    r"football|ball|bike|bus|lorry|van|truck|airbag|swing|boom|wave|waves|sun|drink)"
    r"|a (?:ball|car|wave|branch|bus|van|lorry|bike|cyclist|wave of \w+|memory|thought|cold|bug|bird)|"
    r"work|life|covid|tiredness|grief|guilt|panic|sleep|anxiety|depression|hunger|jet ?lag|parenthood|"
    r"motherhood|menopause|hormones)"
)


class Who(Enum):
    """The doer or the receiver of a deed."""

    SELF = auto()
    BOTH = auto()
    PARTNER = auto()
    CHILD = auto()
    OTHER = auto()
    ANIMAL = auto()
    THING = auto()
    NOBODY = auto()  # nobody named: "slapped me again"


_DOERS: tuple[tuple[Who, str], ...] = (
    (Who.CHILD, CHILD),
    (Who.OTHER, OTHER),
    (Who.ANIMAL, ANIMAL),
    (Who.THING, _THING),
    (Who.BOTH, r"(?:we|we both|us|each other|both of us)"),
    (Who.PARTNER, rf"(?:{PARTNER}|him|her|them)"),
    (Who.SELF, r"(?:i|me|myself)"),
)
_DOER = re.compile("|".join(rf"(?P<{who.name}>\b(?:{words})\b)" for who, words in _DOERS))
_REACH = 10  # words back from a deed in which its doer stands


# These are never governed by a word such as "of" or "in" before them.
_NOMINATIVE = frozenset({"he", "she", "they", "i", "we"})


def doer_before(text: str, end: int) -> Who:
    """Who does the deed whose words begin at ``end`` of ``text``: the nearest person or thing named before it."""
    words = text[:end].split()[-_REACH:]
    before = " ".join(words)
    found = Who.NOBODY
    for match in _DOER.finditer(before):
        name = match.lastgroup
        if name is None or match.group() in {"me", "myself", "himself", "herself"}:
            continue
        after = before[match.end() :].strip()
        # "the way he does that", "when it is", "of him", "with it": not the doer
        if match.group() not in _NOMINATIVE and re.search(
            r"\b(?:of|with|at|for|about|from|over|by|in front of|like|on|after|under|in) $", before[: match.start()]
        ):
            continue
        if match.group() in {"that", "this", "which", "what", "these", "those", "it"} and (
            after.startswith(("i ", "he ", "she ", "they ", "you ", "we "))
            or (match.group() in {"that", "which", "this"} and found is not Who.NOBODY)
        ):
            continue
        found = Who[name]
    return found
