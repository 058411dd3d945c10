"""Self-harm where no sentence pattern fits: concepts that weigh little alone and much together.

The rules of ``self_harm`` read sentences; people find others. Here each concept (death, means, one's own body,
a plan, hopelessness, being gone) has a weight, said of oneself; from a threshold on the coach asks its one
question. It raises recall and can be read: ``because`` names the concepts.
"""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent
from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.people import Who, doer_before

_CONCEPTS: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, weight, re.compile(rf"\b(?:{words})\b"))
    for name, weight, words in (
        (
            "death",
            1.2,
            r"unalive|off myself|die|dying|dead|death|alive|suicid\w+|kill(?:ing|ed)?|not living|grave|"
            r"funeral|coffin|buried|six feet under|heaven|afterlife|other side|last breath|meet my maker|"
            r"stop breathing|flatline|bleed out",
        ),
        (
            "means",
            0.9,
            r"pills?|tablets?|overdose|paracetamol|rope|noose|blade|blades|razors?|knife|bleach|bridge|"
            r"cliffs?|tracks|train|gun|shotgun|trigger|engine running|hosepipe|antifreeze|insulin|"
            r"belt round my|railway|motorway bridge|river|multi storey|rooftop|ledge|balcony|oncoming|"
            r"stockpil\w+|the deep end of the lake|weir|canal",
        ),
        (
            "cutting",
            1.2,
            r"(?:stop|stopped|help|from|keep|keeps|started|start|urge to|want to|need to|been|back to|again|"
            r"still|used to|resist|resisting|tempted to|thinking about|thinking of|thought about|scars from|"
            r"marks from) (?:myself )?(?:from )?cut(?:ting)?(?! (?:the|out|back|down|off|corners|my hair|his|"
            r"her|your|it|grass|costs|a|some|my nails|on|up|short|in|ties|him|them|you|through|sugar|carbs))",
        ),
        (
            "standing there",
            1.0,
            r"(?:stood|standing|stand|sat|sitting|sit|walked|walk|went|drove|drive|parked|climbed|climb|"
            r"found myself|ended up|looking down|looked down|looked over|looking over) (?:\w+ ){0,4}?(?:on|at|"
            r"by|near|up|to|onto|off|over|from|beside|to the edge of) (?:the |a |that |"
            r"some )?(?:edge of (?:the |a )?)?(?:bridge|cliffs?|cliff edge|roof|platform|tracks|train tracks|"
            r"railway|ledge|weir|pier|quay|motorway bridge|viaduct|car park roof|multi storey|balcony|"
            r"river at night|edge)",
        ),
        (
            "relief in death",
            1.2,
            r"(?:death|dying|being dead|being gone) (?:\w+ ){0,3}?(?:relief|release|peace|peaceful|escape|"
            r"easier|better|comfort|appealing|answer|rest|nice|welcome|way out)|(?:relief|release|"
            r"escape) (?:\w+ ){0,3}(?:die|dead|death)",
        ),
        (
            "own body",
            0.8,
            r"my (?:own )?(?:wrists?|arms?|legs?|thighs?|skin|veins?|throat|neck|own head|stomach|body)|"
            r"to my head|in my mouth|myself",
        ),
        (
            "plan",
            0.7,
            r"how to do it|how i would do it|a plan|planned it|planning it|worked out how|looked up|googled|"
            r"researched|wrote? (?:a )?(?:note|letters?)|written (?:a |my |the )?(?:note|notes|letters?)|"
            r"letters? (?:to|for) (?:everyone|the kids|my kids|you all|my mum|my family|after)|for after i|"
            r"will is (?:done|written|sorted)|affairs in order|picked (?:a|the) (?:day|date|place|time)|"
            r"chosen (?:a|the) (?:day|date|place)|set a date|how many it takes|how many \w+ it takes|"
            r"the last time you will|gave away my|giving away my|given away my|saved up",
        ),
        (
            "found",
            0.9,
            r"nobody would find me|no one would find me|who would find me|find my body|"
            r"find me (?:in the morning|dead|hanging|till|until)|when they find me|body would be found",
        ),
        (
            "near",
            0.6,
            r"nearly|almost|thought about|thinking about|thinking of|think about|thoughts of|keep thinking|"
            r"tempted|urges?|urge to|wanting to|want to|wanted to|going to|ready to|could just|i might|"
            r"sometimes i|some days i|tonight is",
        ),
        (
            "farewell",
            1.1,
            r"said (?:my )?goodbyes?|saying (?:my )?goodbyes?|say goodbye to (?:the kids|everyone|my|you all)|"
            r"goodbye to the (?:kids|children|world)|goodbye (?:world|everyone)|"
            r"tell the kids i love(?:d)? them|look after the (?:kids|dog|children) (?:for me|when i)|"
            r"after tonight you|you will not see me again|will not see me again|never see me again|"
            r"last night on earth|this is (?:it|the end) for me",
        ),
        (
            "gone",
            0.7,
            r"without me|not here|not be here|not around|not be around|when i am gone|be gone|disappear|"
            r"vanish|miss me|not exist|no longer exist|not have been born|never been born|leave this world|"
            r"leave this earth|rid of me|out of everyones way|out of your way for good|remember me|fade away|"
            r"no longer be a problem|cease|over for me",
        ),
        (
            "hopeless",
            0.8,
            r"pointless|no point|what is the point|hopeless|no hope|no future|no way out|worthless|burden|"
            r"nothing left|nothing matters|can not go on|can not carry on|can not keep going|"
            r"can not face (?:another day|tomorrow|the morning|life)|give(?:n)? up on|"
            r"had enough of (?:everything|life|it all)|tired of (?:everything|it all|life|living|being|"
            r"fighting|trying|hurting|struggling)|stop hurting|the only way out|no other way|only one way out|"
            r"end of my road|danger to myself|safe from myself|trust myself with|tomorrow (?:to|never) comes?|"
            r"never comes|see myself (?:being )?(?:here|alive|around|getting (?:old|through))|hope tomorrow|"
            r"in the way|only a nuisance|done with (?:everything|it all|life)|end of the road|hate my life|"
            r"hate myself|despair|unbearable|too much pain|the pain to stop|make it stop|want it to stop|"
            r"want it all to stop|empty inside|waste of space|useless to everyone|ruin everyones|better off|"
            r"no reason|failed at life|beyond help|past caring|do not care any more|do not care what happens|"
            r"nobody cares|no one cares|so alone|all alone|trapped|drowning|dark place|rock bottom|"
            r"broken beyond",
        ),
        (
            "whole",
            0.3,
            r"everything|it all|all of it|any of it|for good|forever|for ever|any more|all over|tonight|life",
        ),
    )
)
_OF_ONESELF = re.compile(r"\b(?:i|me|my|myself)\b")
_RELIEF = re.compile(r"\b(?:death|dying|being dead) (?:would|will|is|seems?|sounds?|feels?|looks?)\b")
_OF_OTHERS = re.compile(
    r"\b(?:the (?:dog|cat|fish|film|book|marriage|car|phone|plant\w*|battery|conversation|argument|row|diet|"
    r"job|telly|boss|meeting)|mum|dad|mother|father|nan|gran|brother|sister|uncle|aunt|friend|boss|neighbour|"
    r"kids?|baby) (?:\w+ ){0,4}(?:die[ds]?|dead|dying|death|killed|kill(?:ing)? me)\b|\b(?:funeral|inquest|"
    r"memorial|anniversary of|headache|prescription|antibiotics|doctor (?:gave|said)|for my (?:back|blood|"
    r"heart|headache|knee|migraine))\b|\bin (?:the|a) (?:film|book|show|game|series)\b"
)
_DENIED = within_clause(
    r"\b(?:not|never|no|without) (?:<w> ){0,5}?(?:suicid\w+|die|dying|dead|kill(?:ing)?|hurt(?:ing)?|"
    r"harm(?:ing)?|cut(?:ting)?|overdos\w+|end(?:ing)?|drown(?:ing)?|jump(?:ing)?|hang(?:ing)?|shoot(?:ing)?|"
    r"thoughts|pills|tablets|plan)\b"
)
_DENIED_STILL = re.compile(
    r"\bnot (?:sure|safe|afraid|scared|here|around|want to be|worth|stop|care)|can not|do not (?:care|"
    r"want to (?:be|live|wake|go on)|deserve|see|know)|no (?:point|reason|hope|future|way|one)\b"
)
# From here on it is asked about; from here on it counts as said.
UNCLEAR_FROM = 1.5
SAID_FROM = 1.9


def self_harm_by_concepts(text: str) -> tuple[Intent, str] | None:
    """The class that the concepts in ``text`` (normalised, idioms masked) add up to, and their names."""
    if not (_OF_ONESELF.search(text) or _RELIEF.search(text)) or _OF_OTHERS.search(text):
        return None
    if _DENIED.search(text) and not _DENIED_STILL.search(text):
        return None
    found: list[tuple[str, float]] = []
    for name, weight, words in _CONCEPTS:
        match = words.search(text)
        if match is None or (
            name == "means" and doer_before(text, match.start()) in {Who.PARTNER, Who.OTHER, Who.CHILD}
        ):
            continue  # the knife is in someone else's hand
        found.append((name, weight))
    names = {name for name, _ in found}
    total = sum(weight for _, weight in found)
    # Body, nearness and means are everywhere; without a concept of harm they are a kitchen and a train to catch.
    if (
        not names
        & {"death", "farewell", "hopeless", "gone", "plan", "found", "cutting", "standing there", "relief in death"}
        and not {"means", "own body"} <= names
    ):
        return None
    if names & {"cutting", "relief in death"} and not names & {"means"}:
        return Intent.SAFE_SELF_HARM, "concepts of self-harm: " + " + ".join(sorted(names))
    if "standing there" in names:
        return Intent.SAFE_SELF_HARM if len(
            names
        ) > 2 else Intent.SELF_HARM_UNCLEAR, "concepts of self-harm: " + " + ".join(sorted(names))
    if (
        total < UNCLEAR_FROM
        or names <= {"near", "whole", "gone"}
        or (names <= {"hopeless", "whole", "near", "own body"} and total < SAID_FROM + 0.2)
    ):
        return None
    grave = names & {"death", "farewell", "plan", "means", "found"}
    at_hand = ("means" in names and names & {"plan", "own body"}) or {"plan", "found"} <= names
    intent = Intent.SAFE_SELF_HARM if at_hand or (total >= SAID_FROM and grave) else Intent.SELF_HARM_UNCLEAR
    return intent, "concepts of self-harm: " + " + ".join(sorted(names))
