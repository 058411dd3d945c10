"""Where the other one is: gone, back, asleep, or not willing."""

from __future__ import annotations

import re

from dialogue.stages import ANYWHERE, where
from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.people import SPOUSES

Found = tuple[Intent, dict[str, Slot], str]
_HEARS_OF_A_REFUSAL = frozenset({*where(lambda stage: stage.hears_of_a_refusal), ANYWHERE})

_P = (
    rf"(?:he|she|they|my (?:{SPOUSES})|the (?:missus|wife|husband|other one)|himself|herself|the other (?:one|"
    r"half)|one of us)"
)
_UNWILLING_ONLY = re.compile(
    rf"\b{_P} (?:\w+ ){{0,3}}?(?:is|are|s|was|will|does|do|has|have|did|would|won t)? ?(?:\w+ )?(?:not|"
    r"refus\w+|said no|says no|thinks? (?:this|it|that|you)|hates?|can not be|shook|rolled|wants no|never|"
    r"against|ignoring|no way)\b(?: \w+){0,3} (?:want to (?:do|talk|join|be (?:here|involved|part)|"
    r"take part|come|try|know|listen|use|sit|speak|discuss|go|play|say|hear)|willing|interested|keen|"
    r"up for|into (?:it|this|that)|having (?:it|any|none)|coming|talk(?:ing)? (?:to me|about it|tonight|"
    r"now)|do (?:it|this|that)|doing (?:it|this)|join|budg\w+|in the mood|ready|play|game|bothered|"
    r"engag\w+|speaking to me|come|sit|take part|participate|try|agree|answering|open to|use it|use this|"
    r"discuss|sure about|happy (?:to|about|with)|comfortable|cooperat\w+)\b|"
    rf"\b{_P} (?:\w+ ){{0,2}}?(?:said (?:no|nope|not tonight|forget it|absolutely not|no way|"
    r"he would rather not|she would rather not|he does not|she does not|he is not|she is not|he will not|"
    r"she will not)|says (?:no|not|he does not|she does not|he is not|she is not|he will not|she will not|"
    r"he would rather|she would rather|it is (?:stupid|rubbish|silly|nonsense|a waste))|refus(?:es|ed|"
    r"ing)|shook (?:his|her) head|is shaking (?:his|her) head|rolled (?:his|her) eyes|is rolling (?:his|"
    r"her) eyes|thinks? (?:this|it|that|you|these (?:things)?|the whole thing|talking to a (?:machine|"
    r"light)|all this) (?:\w+ )?(?:is|are) (?:\w+ ){0,3}?(?:stupid|silly|daft|nonsense|rubbish|a load|"
    r"a waste|a joke|a gimmick|ridiculous|pointless|crap|bullshit|weird|cheesy|dumb|mad|hippy|woo|cringe|"
    r"embarrassing|bollocks|shite|a bit much|awful|lame|creepy)|hates? (?:this|these|that|the idea|"
    r"talking|all this)|would rather (?:not|watch|sleep|go|do)|wants? (?:no part|nothing|none|out|to stop|"
    r"to watch|to go to (?:bed|sleep))|does not (?:want|wanna|do (?:this|talking|feelings)|fancy|"
    r"see the point|believe in|like (?:this|talking|the idea|these))|will not (?:talk|do|come|join|sit|"
    r"listen|try|answer|take part|budge|say|speak|play|engage|have|come in|come down|even)|"
    r"is not (?:willing|interested|keen|up for|into|having|coming|bothered|playing|ready|sure|talking|"
    r"in the mood|happy|comfortable|game|for|able|open|doing|joining|budging|engaging|cooperating)|"
    r"not (?:willing|interested|keen|up for it|into it|coming|bothered|having it|talking)|"
    r"can not be (?:bothered|arsed)|is (?:\w+ )?ignoring (?:me|this|it|us)|just (?:laughed|shrugged|"
    r"grunted|turned over)|is having none)\b|\b(?:it is )?just me that wants\b|\bonly one of us wants\b|"
    r"\bcan not get (?:him|her|them) to (?:do|talk|join|come|agree|try|sit)\b|\bone of us (?:does not|"
    r"is not|will not|is only)\b"
)
_GONE = re.compile(
    rf"\b{_P} (?:\w+ ){{0,4}}?(?:walked (?:out|off|away)|walking (?:out|off|away)|stormed (?:out|off|"
    r"upstairs|away)|storming (?:out|off)|gone(?! (?:quiet|silent|red|white|mad|mental|blue|too far|"
    r"on about|to sleep|to bed|asleep|off me|cold|all|on and on|crazy|through|back on|numb|limp|grey|"
    r"floppy|unconscious))|left(?! (?:me (?:feeling|with|out|to)|his|her|the|a|my|it|all|everything|"
    r"us with|no))|run (?:out|off|upstairs)|ran (?:out|off|upstairs)|driven (?:off|away)|drove (?:off|"
    r"away)|stepped (?:out|outside|away)|popped (?:out|to)|headed (?:out|off|upstairs)|legged it|took off|"
    r"taken off|cleared off|buggered off|fucked off|pissed off (?:out|somewhere|upstairs|to)|went (?:out|"
    r"off(?! (?:on|at|me))|upstairs|outside|downstairs|home|for a (?:walk|drive|smoke)|to (?:the (?:pub|"
    r"kitchen|garden|other room|spare room|car|bathroom|shop)|his mums?|her mums?|his mother s|"
    r"her mother s))|got up and (?:left|went|walked)|disappeared (?:upstairs|off|out|into|on me)|"
    r"locked (?:him|her)self in|slammed the door(?: and| behind)?|is not here(?: any more| now)?|"
    r"is no longer here|has vanished|is away (?:off|upstairs|out)|is outside|is upstairs|is downstairs|"
    r"is in the (?:other room|kitchen|garden|car|bathroom|spare room|shed)|is out (?:the door|of here|"
    r"in the)|scarpered|flounced (?:off|out)|marched (?:off|out)|bolted|hung up|is after leaving|"
    r"is leaving|is walking out|walks out|is away|(?:has |is )?(?:just )?(?:upped and )?(?:went|gone|"
    r"left)$|took (?:the|his|her) (?:\w+ )?keys(?: and (?:went|left|gone))?)\b"
)
_LEFT_HOME = re.compile(
    r"\b(?:driven|drove|car|keys|mums?|mother s|pub|home|house|packed|suitcase|taxi|bike|street|gone out|"
    r"drive|van|hotel|motorway|her mums|his mums)\b"
)
_BACK = re.compile(
    rf"\b{_P} (?:\w+ ){{0,3}}?(?:back(?! (?:to (?:bed|sleep|his|her old|drinking|normal|square)|on the|"
    r"chat|then|at (?:work|it)|home with her))|returned|here (?:again|now|too|with me)|here$|"
    r"home(?: again| now)?$|calmed down and come|come (?:in|back|home|down)|came (?:in|back|home|down)|"
    r"walked (?:back )?in|just (?:walked|came|come) (?:back |through |in)|rejoined|"
    r"sat (?:back )?down(?: again)?|ready to (?:come|talk|try)|wants to come back|pulling (?:into|up)|"
    r"coming (?:in|back|up the|down|through|upstairs)|at the door|is in$|turned up again)\b|\b(?:that is|"
    r"here is|thats|there is|i hear|hear) (?:him|her|them|he|she|the car|his car|her car|his key|"
    r"her key)(?: (?:now|coming|back|again|pulling|in|home|at|on|walking|in the drive|coming in|"
    rf"here))*(?: \w+){{0,4}}$|\bhere (?:he|she|they) (?:comes?|is|are)(?: now| again)?\b|\b(?:we are|"
    r"were) both (?:here|back)(?: again| now)\b|\bback (?:with me|in the room|beside me|together|"
    r"here now)\b|\bboth (?:back|here again)\b"
)
_ASLEEP = re.compile(
    rf"\b(?:{_P}|we|they|my \w+) (?:\w+ ){{0,4}}?(?:asleep|sleeping|nodded off|dozed off|dropped off|"
    r"conked out|crashed out|snoring|gone to (?:bed|sleep)|went to (?:bed|sleep)|in bed(?: already)?$|"
    r"dozing|out for the count|out like a light|fast asleep|dead to the world|flat out|fell asleep|"
    r"fallen asleep|falling asleep|drifted off|passed out asleep|passed out on the (?:sofa|couch|bed)|"
    r"kipping|having a kip|away to (?:bed|her bed|his bed)|sparko|zonked|out cold asleep|turned in|"
    r"gone up to bed|tucked up|hit the hay|hit the sack|can not keep (?:his|her) eyes open|is napping|"
    r"is knackered and asleep|up to bed|is spark out|spark out)\b|\b(?:i think )?(?:he|she) is (?:away |"
    r"gone )?(?:off )?sleep(?:ing)?\b"
)
_PAST_TELLING = re.compile(
    r"\b(?:last (?:night|week|year|time)|yesterday|always|every time|when (?:i|we|you)|used to|keeps?|"
    r"the other (?:day|night)|years ago|then|because|i felt|felt|made me|hurt|before|never|on me|"
    r"that (?:night|day|time)|in the middle of (?:our|an|the))\b"
)


def partner(text: str, stage: str) -> Found | None:
    """What ``text`` (normalised) reports of the other one now; tales of other days are none."""
    words = len(text.split())
    told = _PAST_TELLING.search(text) is not None
    if words <= 12 and not (told and stage != "break"):
        if _ASLEEP.search(text) and not re.search(
            r"\b(?:kids?|baby|children|dog|cat|not asleep|my son|my daughter)\b", text
        ):
            return Intent.PARTNER_ASLEEP, {}, "partner: asleep"
        if (
            _BACK.search(text)
            and not re.search(
                r"\b(?:not|never|wish|if|want|when|until) (?:\w+ ){0,4}(?:back|in|home|here|down)\b", text
            )
            and not re.search(r"\b(?:talks?|answers?|shouts?|argu\w+) back\b", text)
        ):
            return Intent.PARTNER_BACK, {}, "partner: back"
        if _GONE.search(text):
            return Intent.PARTNER_LEFT, ({"left_home": True} if _LEFT_HOME.search(text) else {}), "partner: left"
    if (
        words <= 14
        and stage in _HEARS_OF_A_REFUSAL
        and _UNWILLING_ONLY.search(text)
        and (stage in {"welcome", "invite"} or not re.search(r"\b(?:never|always|listen|care|help|love)\b", text))
    ):
        return Intent.PARTNER_UNWILLING, {}, "partner: not willing"
    return None
