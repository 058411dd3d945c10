"""Violent deeds: who did what to whom, and whether it was denied.

A deed is a verb of harm and its object; its doer is the nearest person named before it. The pair decides:
partner to speaker = violence, speaker to partner = own violence, anyone to a child = child at risk, family or
an earlier partner to anyone = past. Objects and doers, not sentences, are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.people import CHILD, OTHER, PARTNER_OBJECT, Who, doer_before

_BODY = (
    r"(?:arms?|wrists?|hair|throat|neck|face|head|legs?|eyes?|nose|ribs?|jaw|ears?|back|stomach|belly|tummy|"
    r"bump|shoulders?|mouth|lip|teeth|fingers?|hands?|chest|cheek|knees?|ankles?|foot|feet|thighs?|body|skull|"
    r"chin|bum|backside|breasts?|shins?|collar|clothes|top|shirt|jumper|bag strap)"
)
# Objects of a deed, with the group that tells them apart.
_OBJECT = (
    rf"(?P<KID>(?:{CHILD})(?:s (?:{_BODY}))?)"
    rf"|(?P<ME>me|my (?:own )?(?:left |right |poor |bad |whole |pregnant )?{_BODY}|us)"
    rf"|(?P<EACH>each other|one another)"
    r"|(?P<OTHER>(?:my|his|her|their|your|our) (?:own )?(?:dad|father|mum|mother|brother|sister|gran|nan|"
    r"grandad|friend|friends|mate|mates|parents|stepdad|stepmum|uncle|aunt|cousin|family|ex|neighbour)|"
    r"(?:his|her|their|your) (?:own )?(?:wife|husband|girlfriend|boyfriend|partner)|(?:someone|somebody|"
    r"a (?:man|woman|girl|lad|bloke|guy|stranger)|people|everyone))"
    rf"|(?P<PARTNER>{PARTNER_OBJECT}(?: (?:own )?(?:left |right )?{_BODY}\b)?|(?:his|your|their|"
    rf"the missus s|my (?:wife|husband|partner|girlfriend|boyfriend)(?: s)?) (?:left |right )?{_BODY}\b)"
    r"|(?P<PET>(?:the|my|our|his|her) (?:dog|cat|puppy|kitten|pet|pets|dogs|cats|rabbit|hamster))"
)
_FILL = (
    r"(?:(?:all of|both of|one of|the (?:hell|shit|crap|life|living daylights|daylights|head) out of|"
    r"seven bells out of|lumps out of|at|out at|into|up|on|bloody|fucking|violent with|down|about|around|"
    r"and \w+ing|or \w+|and (?:hit|kicked|punched|slapped|pushed|beat|shoved|hits|kicks|punches)) )*"
)

# Harm whatever follows.
_HARM = (
    "hit|hits|hitting|slap|slaps|slapped|slapping|punch|punches|punched|punching|kick|kicks|kicked|"
    "kicking|smack|smacks|smacked|smacking|whack|whacks|whacked|belt|belts|belted|belting|thump|thumps|"
    "thumped|thumping|batter|batters|battered|battering|beat|beats|beaten|beating|beat up|beats up|"
    "beaten up|beating up|bash|bashes|bashed|bashing|clobbered|decked|decks|walloped|wallops|clocked|"
    "clouted|clouts|clout|strangle|strangles|strangled|strangling|choke|chokes|choked|choking|throttle|"
    "throttles|throttled|throttling|bite|bites|bit|biting|bitten|scratch|scratched|scratches|scratching|"
    "pinch|pinches|pinched|pinching|stab|stabs|stabbed|stabbing|head ?butt|head ?butts|head ?butted|head "
    "?butting|nutted|glassed|bottled|assault|assaults|assaulted|assaulting|manhandle|manhandles|"
    "manhandled|manhandling|rough up|roughs up|roughed up|whip|whipped|whips|whipping|spank|spanked|"
    "spanks|leather|leathered|leathers|lamped|lamps|twat|twatted|pummel|pummels|pummelled|pummeled|"
    "pelted|kneed|knees|elbowed|elbows|backhand|backhands|backhanded|pin|pinned|pins|pinning|smother|"
    "smothered|smothers|smothering|suffocate|suffocates|suffocated|suffocating|poison|poisoned|poisoning|"
    "torture|tortures|tortured|brutalised|bruise|bruised|bruises|tie up|tied up|ties up|gagged|drown|"
    "drowned|headlock|headlocked|floored|flattened|laid out|knock out|knocked out|knocked down|knocks "
    "down|knocking down|knock down|flogged|caned|canes|thrashed|thrash|thrashes|thrashing|wrung|swung at|"
    "swings at|swing at|swinging at|swung for|swings for|take a swing at|took a swing at|takes a swing "
    "at|taking swings at|lash out at|lashes out at|lashed out at|lashing out at|came at|comes at|went "
    "for|goes for|going for|go for|lunged at|lunges at|lunge at|laid into|lays into|lay into|laying into|"
    "set about|sets about|raise(?:d|s)? (?:his|her|a|your|their|my) (?:hand|fist|hands|fists) (?:to|at|"
    "against)|raising (?:his|her|a|your|their|my) (?:hand|fist|hands) (?:to|at)|lift(?:s|ed)? (?:his|her|"
    "a|my|your) hand to|spat at|spits at|spit at|spitting at|spitting on|spitting in|spat on|spits on|"
    "spit on|spat in|spits in|spit in|took his belt to|takes his belt to|take(?:s)? the belt to|took the "
    "belt to|took a belt to|hands? on|finger on|kicked lumps out of|stamp on|stamped on|stamps on|"
    "stamping on|jumped on|sat on|stood on|knelt on|kneels on|hands? (?:round|around|over)|hand (?:round|"
    r"around|over)|box(?:ed|es)? (?:my|his|her|the) ears|held (?:a|the) \w+ (?:to|at|against|over)|holds "
    r"(?:a|the) \w+ (?:to|at|against|over)|holding (?:a|the) \w+ (?:to|at|against|over)|pulled (?:a|the) "
    "(?:knife|gun|blade|machete|weapon|razor) on|pointed (?:a|the) (?:knife|gun|blade|weapon) at|"
    "pull(?:s)? (?:a|the) (?:knife|gun) on|shot at|shoot at|tried to (?:kill|drown|run over|set fire to|"
    "stab|strangle|hang|suffocate|poison|hurt|break|smother|run down|throw|burn|shoot)|trying to (?:kill|"
    "strangle|hurt|run over|break|stab)|tries to (?:kill|strangle|hurt|hit)"
    "|get(?:s|ting)? (?:physical|violent|rough|handsy) with|got (?:physical|violent|rough) with|been "
    "(?:physical|violent|rough) with|is (?:physical|violent|rough) with|was (?:physical|violent|rough) "
    "with|being violent (?:to|towards|with)|violent (?:to|towards|with)|physically abus(?:e|es|ed|ing|"
    "ive to|ive towards)|physically hurt(?:s|ing)?|physically attack(?:s|ed)?|abus(?:e|es|ed|ing)|"
    "domestically abus(?:e|es|ed|ing)|harm(?:s|ed|ing)?|kill(?:s|ed)? me by|yank(?:s|ed|ing)?|twist(?:s|"
    "ed|ing)?|wrench(?:ed|es)?|whack(?:ing)?|slug(?:s|ged)?|sock(?:ed)?|pop(?:ped|s)? (?:one on|me one "
    "on)|cuff(?:ed|s)?|jab(?:bed|s|bing)?|prod(?:ded|s|ding)?|flick(?:ed|s)?|trip(?:ped|s)|tackled|"
    r"tackles|wrestle(?:d|s)|cornered|corners|swipe(?:d|s) at|swiping at|lob(?:bed|s) \w+ at|battered the "
    "head off|beaten the head off"
)
# A blow that is given: "gave me a black eye".
_BLOW = (
    r"(?:a |an |one |another |the |such a |two |her |him |me |us )*(?:\w+ ){0,2}(?:slap|slaps|smack|smacks|"
    r"kick|kicks|kicking|punch|punches|thump|dig|clip|clout|clatter|wallop|hiding|beating|battering|black eye|"
    r"black eyes|bloody nose|fat lip|split lip|bruise|bruises|broken \w+|shove|hammering|thrashing|backhander|"
    r"whack|belt|good hiding|dead arm|shiner|pasting|slapping|burst lip|the back of (?:his|her) hand|"
    r"concussion)"
)
_GIVE = r"(?:give|gives|gave|given|giving|landed|lands|threw|throws|aimed|swung|took|takes|got|get)"
# Harm only with a body's end to it: pushing, grabbing, throwing, dragging, shaking.
_MOVE = (
    r"(?:put|puts|putting|push|pushes|pushed|pushing|shov(?:e|es|ed|ing)|grab|grabs|grabbed|grabbing|throw|"
    r"throws|threw|thrown|throwing|chuck(?:s|ed|ing)?|fl(?:ing|ings|ung|inging)|drag|drags|dragged|dragging|"
    r"shake|shakes|shook|shaking|shaken|pull|pulls|pulled|pulling|slam(?:s|med|ming)?|knock(?:s|ed|ing)?|hold|"
    r"holds|held|holding|jump|jumped|burn(?:s|ed|t|ing)?|attack(?:s|ed|ing)?|restrain(?:s|ed|ing)?|ram(?:s|"
    r"med|ming)?|hurl(?:s|ed|ing)?|heave(?:d|s)?|barge(?:s|d)?|chase(?:s|d)|chasing|lift(?:s|ed)?|launch(?:es|"
    r"ed)?|back(?:s|ed)|force(?:s|d)|press(?:es|ed)|crush(?:es|ed)|squeeze(?:s|d)|squeezing|break|breaks|"
    r"broke|broken|breaking|snap(?:s|ped)?|bend|bent|bends|stood|steps?|manhandle[ds]?|bundle[ds]?|march(?:es|"
    r"ed))"
)
_MOVE_END = (
    r"(?= ?$| (?:about|around|over|down|off|backwards?|against|up against|into (?:the|a|my|his|her|walls?|"
    r"doors?|furniture|him|it)(?! (?:argument|corner|marriage|decision|middle|counselling|car to))|onto|"
    r"on to|on the|out of the (?:way|house|car|bed|room|flat|kitchen|door)|out (?:the|of bed|into the)|"
    r"across|along the|by (?:the|my|his|her|both|one)|through|to the (?:floor|ground|bed|wall|door|"
    r"carpet)|so (?:hard|he|she|i|that|roughly)|hard|and (?:i|he|she|they|then|\w+ed|bashed|threw|hit|"
    r"shook|kicked|held|pulled|pinned|would not|my|ended|screamed|shouted|slapped|pushed|spat)|"
    r"in the (?:mouth|eye|jaw|nose|teeth|ear|belly|gut|neck|throat|cheek|leg|chest|back|ribs|face|stomach|"
    r"kitchen|hall|bedroom|street|car|bathroom|head|arm|shower|hallway|garden|road)|last|again|"
    r"when(?! (?:i said|we|i am|you are) (?:no|down))|yesterday|because|during|on (?:monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|christmas|my)|at the (?:party|weekend|wedding|pub|top)|"
    r"while|too|then|this (?:morning|week|afternoon|evening)|the other|tonight|from behind|downstairs|"
    r"upstairs|physically|violently|roughly|once|twice|first|back|before|sometimes|with (?:a|his|her|both|"
    r"the)|right|really hard|really|earlier|today|if|until|till|outside|round the|so|too hard|but|though|"
    r"for the first time|a (?:few|couple|bit|little)|like a|to stop|sometime|in front|instead|at|"
    r"no matter|i|he|she|~)\b)"
)
_THROW_AT = (
    r"(?:thr[eo]ws?|threw|thrown|throwing|chuck(?:s|ed|ing)?|fl(?:ing|ings|ung|inging)|hurl(?:s|ed|ing)?|"
    r"lob(?:s|bed)?|launch(?:es|ed)?|pelt(?:s|ed)?|smash(?:es|ed)?|pour(?:s|ed)?|tip(?:s|ped)?|empt(?:ies|"
    r"ied))(?: (?!i\b|we\b)\w+){1,7}? (?:at|over|all over|on|right at|across the \w+ at|into|in|on top of)"
)
_VERBS = (
    rf"(?:(?P<harm>(?:{_HARM})) {_FILL}|(?P<give>{_GIVE}) |(?P<throw>{_THROW_AT}) |"
    rf"(?P<move>{_MOVE}) (?:and \w+ )?)"
)
_DEED = re.compile(rf"\b{_VERBS}(?:{_OBJECT})(?P<rest>(?: \w+| ~){{0,6}})")
_MOVE_HELD = re.compile(_MOVE_END)
# Of these verbs only what follows can make them harmless: "pushed me to apply", "grabbed me a coffee".
_FORCEFUL = re.compile(r"(?:push|shov|grab|attack|burn|drag|shak|shook|restrain|slam|ram|barg|manhandl|hurl|yank)")
_MEANT_KINDLY = re.compile(
    r" (?:to|for(?! (?:\w+ )?(?:years|months|weeks|ages|days|no reason|nothing|fun))|into|away|an?|some|"
    r"the|my|your|his|her|forward|along|aside|up|through|past|towards|close|closer|tight|out|as|about|of|"
    r"in|on(?! purpose)|from|too far|too|harder|into|gently|lightly|off|straight|home|with (?:words|"
    r"questions|love))\b"
)
_BLOW_AFTER = re.compile(rf"^ {_BLOW}\b")
# "Got a slap", "got hit by him", "was beaten"
_PASSIVE = re.compile(
    r"\b(?P<who>i|we|he|she|they|you|my \w+|the kids|our \w+|the baby)(?: \w+){0,3}? (?:am|is|are|was|"
    r"were|got|get|gets|getting|been|being|be) (?:(?:being|badly|almost|nearly|always|just|also|really|"
    r"physically|sexually|regularly|often|never|not|once|even|been|all) ){0,2}?(?P<deed>hit|slapped|"
    r"punched|kicked|smacked|beaten(?: up)?|beat up|battered|strangled|choked|assaulted|attacked|abused|"
    r"knocked (?:about|around|out|down)|pushed (?:around|about|over|down|into)|shoved|stabbed|"
    r"thrown (?:about|around|against|down|across|into)|grabbed|whipped|belted|molested|hurt by|bashed|"
    r"throttled|roughed up|manhandled|pinned down|locked in|dragged|caned|spat on|a (?:slap|smack|punch|"
    r"hiding|beating|black eye|kicking|clout|battering|thump|dig|belt))\b(?P<rest>(?: \w+| ~){0,9})"
)
_BY = re.compile(rf"\b(?:by|from|off) (?P<by>(?:{OTHER})|(?:my|the|her|his|a|an) \w+(?: \w+)?|him|her|you|them)\b")

# -- when it does not count -----------------------------------------------------------------------------
_NEGATION = r"(?:not|never|no|nobody|no one|without|hardly|neither|nor|cannot|didnt|nothing|dare not)"
# Denials that disclose: "he hasn't hit me since Christmas", "he didn't hit me hard", "he doesn't always hit me".
_DISCLOSES = re.compile(
    r"\b(?:since|before|lately|any more|again|yet|hard|on purpose|mean to|meant to|mean it|always|usually|"
    r"that (?:hard|bad|often|much)|only|just|often|until|except|apart from|these days|much|recently|"
    r"every (?:day|time|night|week)|all the time|this (?:week|month|year|time)|today|tonight|"
    r"in (?:a while|weeks|months|years|ages|a year|a month|a week|a long time|a few|\w+ (?:weeks|months|"
    r"years|days))"
    r"|for (?:a while|weeks|months|years|ages|a year|a month|a week|a long time|a few|\w+ (?:weeks|months|"
    r"years|days))|so (?:hard|much|often)|too|as (?:much|often|bad|hard)|in front of|where it|properly|"
    r"really hard|with his fist|stop|stopped|stops|help|mind|remember|sure|first|once a|let me|"
    r"leave a mark|at least|when (?:he is|she is|i|the kids|sober|his|her)|unless|so far|when sober|"
    r"know (?:why|when|if)|tell|told|say|blame|last (?:night|week|time)|deserve|forgive|forget|believe|"
    r"trust him not|trust her not|stand (?:him|her)|can not|will not stop|would not stop|does not stop|"
    r"did not stop|like (?:it|being|him|her|how)|want|even)\b"
)
_DENIED_BEFORE = within_clause(
    rf"\b(?:{_NEGATION})(?: <w>){{0,4}} ?$|\b(?:it is not (?:like|as if|that)|i am not saying|not saying|"
    r"not that|does not mean|i never said|i did not say|not because|there is no|"
    r"nothing like)(?: <w>){0,5} ?$"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|supposing|imagine if|suppose) (?:\w+ ){1,2}(?:ever |so much as |even )?(?:was to |"
    r"were to |laid |laying )?$"
)
_OUTCOME = re.compile(
    r"\b(?:i would|i will|would (?:be|leave)|that would be|i am|he would be out|she would be out|we would|"
    r"you would)\b"
)
_CHILDHOOD = re.compile(
    r"\b(?:as (?:a )?(?:kids?|child(?:ren)?|(?:little |young |small )?(?:boy|girl)|youngster|teenager|"
    r"teen|student|toddler)|when (?:i|we|he|she) (?:was|were) (?:\w+ ){0,2}(?:kids?|child|children|little|"
    r"young|younger|small|wee|at school|at uni|at university|at college|growing up|in (?:school|care|"
    r"primary|my teens)|(?:four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty)(?: \w+)?(?: years old)?|\d+)|growing up|grew up|(?:in|"
    r"during|all) my childhood|my childhood|at (?:school|university|uni|college|boarding school)|in care|"
    r"foster|before (?:i|we|he|she) (?:met|got together|knew|were together|was with|even met)|"
    r"before (?:you|him|her)$|in (?:a|my) (?:previous|past|old|last|former|first|other|"
    r"different) (?:relationship|marriage)|last relationship|previous relationship|past relationship|"
    r"old relationship|first marriage|years ago by|by my ex|with my ex|(?:twenty|thirty|forty|ten|"
    r"fifteen) years ago|back then(?! (?:he|she|they|you|i))|in the army|in iraq|in afghanistan|"
    r"long before)\b"
)
_NOW_WORDS = re.compile(
    r"\b(?:last (?:night|week|month)|tonight|today|yesterday|now|still|this (?:morning|week|evening)|just|"
    r"again|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|at the weekend|keeps?|sometimes)\b"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One violent deed found in a text.

    doer, done_to: who. past: long ago or in another life. rule: which rule found it. wished: wanted, feared
    or threatened, not done. own_kin: done to the doer's own family ("she bit her brother").
    """

    doer: Who
    done_to: Who
    past: bool
    rule: str
    wished: bool = False
    own_kin: bool = False


_GROUPS = {
    "KID": Who.CHILD,
    "ME": Who.SELF,
    "OTHER": Who.OTHER,
    "PARTNER": Who.PARTNER,
    "PET": Who.ANIMAL,
    "EACH": Who.BOTH,
}
_WISH = re.compile(
    r"\b(?:want(?:ed|ing)?|feel like|felt like|going|gonna|about|could|will|would like|would love|tempted|"
    r"need|might|urge|swear|close|threaten(?:ed|ing|s)?|ready|scared i|afraid i|worried i|feeling like|"
    r"dying|itching|nearly|almost|came close|fantasise|thinking|think|thoughts?|dream|scared|afraid|"
    r"frightened|terrified|dare not|in case|will|would|or|otherwise|else|imagin\w+|"
    r"pictur\w+)(?: \w+){0,4} ?$"
)


def deeds(text: str) -> Iterator[Deed]:
    """Every violent deed in ``text`` (normalised, idioms masked) that is not denied or only supposed."""
    childhood = _CHILDHOOD.search(text) is not None
    position = 0
    while (found := _DEED.search(text, position)) is not None:
        position = (
            found.start() + 1 if found.end() == found.start() else found.start() + len(found.group().split(" ", 1)[0])
        )
        if not _is_bodily(found):
            continue
        if _denied(text, found.start(), found.end()):
            continue
        done_to = next(_GROUPS[name] for name, words in found.groupdict().items() if words and name in _GROUPS)
        doer = doer_before(text, found.start())
        wished = _WISH.search(text[: found.start()]) is not None
        kin = found.group("OTHER") is not None and not found.group("OTHER").startswith(
            ("my ", "our ", "some", "people")
        )
        yield Deed(doer, done_to, childhood, f"deeds: {doer.name.lower()} to {done_to.name.lower()}", wished, kin)
    for passive in _PASSIVE.finditer(text):
        if _denied(text, passive.start("deed"), passive.end()):
            continue
        by = _BY.search(passive.group("rest"))
        doer = Who.NOBODY if by is None else _who_by(by.group("by"))
        who = passive.group("who")
        done_to = Who.SELF if who in {"i", "we"} else Who.CHILD if re.fullmatch(CHILD, who) else Who.OTHER
        if done_to is Who.OTHER and who in {"he", "she", "they", "you"}:
            continue
        if (
            doer is Who.NOBODY
            and (
                re.search(r"\bwe got\b", passive.group())
                or passive.group("deed") in {"attacked", "pushed around", "hurt by", "dragged", "grabbed"}
            )
            and not re.search(r"\bagain\b", text)
        ):
            continue
        yield Deed(doer, done_to, childhood, f"deeds: done to {done_to.name.lower()}")


def _who_by(words: str) -> Who:
    if re.fullmatch(OTHER, words) or re.match(rf"(?:{OTHER})\b", words):
        return Who.OTHER
    if re.match(rf"(?:{PARTNER_OBJECT})", words):
        return Who.PARTNER
    return Who.THING


def _is_bodily(found: re.Match[str]) -> bool:
    rest = found.group("rest")
    if re.match(
        r" (?:about (?!and\b|when\b|again\b|last\b|for\b|since\b|a bit|all\b|every|on\b|in\b|at\b|like\b|"
        r"before|sometimes|the (?:place|room|house|kitchen))\w+|over the (?:bill|money|phone|dishes|kids)|"
        r"with (?:your|his|her|my|those|these|the|that|what|all) (?:words|tongue|silence|questions|remarks|"
        r"comments|jokes|looks?|lies|list|puns|news|love|kindness|\w+ words))\b",
        rest,
    ):
        return (found.group("harm") or found.group("move") or "").startswith("knock")  # else with words
    if re.match(
        r"(?:went|go|goes|going|laid|lays|came|tackl|jump|attack|corner)",
        found.group("harm") or found.group("move") or "",
    ) and re.search(
        r"\babout (?:the|my|your|our|money|it|what|how|that|being|not)\b", found.string[found.end("rest") - len(rest) :]
    ):
        return False  # with words, at greater length
    if found.group("give"):
        return _BLOW_AFTER.match(rest) is not None
    if found.group("move"):
        me = found.group("ME") or found.group("PARTNER") or ""
        verb = found.group("move")
        on_body = re.search(rf"\b{_BODY}$", me) is not None
        if on_body and not re.match(r"(?:hold|holds|held|holding|break\w*|broke\w*)$", verb):
            return re.match(r" (?:up|out of|off)\b", rest) is None and not (
                verb.startswith(("lift", "back", "step", "stood"))
                or (
                    me.endswith(("hand", "hands"))
                    and verb.startswith(("grab", "pull", "squeez", "hold", "held", "shak", "shook"))
                )
            )
        if verb in {"put", "puts", "putting"}:
            return (
                re.match(
                    r" (?:up against|against|through (?:the|a)|on the floor|to the floor|in (?:the )?(?:hospital|"
                    r"a headlock|a choke ?hold|a grave|the ground|a wheelchair|casualty|a and e)|on my back)\b",
                    rest,
                )
                is not None
            )
        if verb.startswith(("hold", "held")):
            return (
                re.match(
                    r" (?:down|by|against|up against|under|hostage|so (?:tight|hard)|and would not|prisoner)\b", rest
                )
                is not None
            )
        if verb.startswith(("break", "broke", "snap")):
            return (on_body and found.group("KID") is None) or re.search(
                r"\b(?:arm|nose|rib|ribs|jaw|finger|wrist|leg|tooth|teeth|collar)$", me
            ) is not None
        if verb.startswith(("shake", "shook", "shaking", "shaken")) and (
            found.group("KID") or found.group("PARTNER") in {"him", "her", "them"}
        ):
            return re.match(r" (?:s hand|hand|up\b|off\b|by the hand|awake|gently)", rest) is None
        if (
            verb.startswith(
                (
                    "force",
                    "press",
                    "crush",
                    "squeeze",
                    "lift",
                    "back",
                    "stood",
                    "step",
                    "bend",
                    "bent",
                    "march",
                    "jump",
                    "chas",
                    "burn",
                    "attack",
                    "bundle",
                    "caught",
                    "catch",
                )
            )
            and not rest
        ):
            return verb.startswith(("attack", "burn")) and found.group("PARTNER") != "you"
        if _MOVE_HELD.match(rest) is not None or not rest:
            return True
        return _FORCEFUL.match(verb) is not None and _MEANT_KINDLY.match(rest) is None
    if found.group("throw") and found.group("throw").split()[-1] in {"in", "into", "on"}:
        return (
            re.search(r"\b(?:face|head|hair|lap|me)\b", found.group("ME") or found.group("PARTNER") or "") is not None
            and "party" not in found.group()
        )
    harm = found.group("harm") or ""
    if harm.startswith(("twist", "yank", "wrench", "flick", "prod", "jab", "trip", "bruise")):
        return True
    if harm in {"hands on", "hand on"}:
        return (
            re.search(
                r"\b(?:put|puts|putting|laid|lays|lay|laying|get|got|lifted|raised|his|her|your|their|my)\b",
                found.string[max(0, found.start() - 30) : found.start()],
            )
            is not None
        )
    if (
        harm in {"went for", "going for", "go for", "goes for", "came at", "comes at"}
        and found.group("PARTNER") == "them"
    ):
        return False
    # As nouns these stand before "her" and "him" without hurting anyone.
    nouns = {"elbows", "knees", "corners", "belt", "belts", "whip", "leather", "pins"}
    return not (harm in nouns and found.group("PARTNER"))


def _denied(text: str, start: int, end: int) -> bool:
    before, around = text[:start], text[start : end + 40]
    # Only what stands between the nearest clause and the deed can deny it.
    clause = (
        re.split(r"\b(?:but|and|then|because|so|except|when|until|if)\b", before)[-1]
        if not _HYPOTHETICAL.search(before)
        else before
    )
    if _HYPOTHETICAL.search(before) and _OUTCOME.search(text):
        return re.search(r"\bwhat if\b", before) is None
    if re.search(
        r"\b(?:stop|stopped|quit|stops|please do not|do not|please|dont|made him|make him|"
        r"makes him)(?: \w+)? $",
        before,
    ) and re.search(r"(?:^|please |just |now |and |oh |god |stop )(?:do not|dont)(?: you dare| ever)? $", before):
        return False  # "don't hit me" is said to someone who does
    if re.search(r"\b(?:can not|could not) (?:stop|help) (?:\w+ )?$", before):
        return False
    if re.search(r"\b(?:would|might|could|may) not have (?:\w+ )?$", before):
        return False  # "then he wouldn't have hit me": he did
    if not _DENIED_BEFORE.search(clause):
        return False
    return _DISCLOSES.search(clause[-40:] + " " + around) is None


def remembered(text: str) -> bool:
    """Whether ``text`` (normalised) places what it tells in a childhood or in an earlier relationship."""
    return _CHILDHOOD.search(text) is not None and _NOW_WORDS.search(text) is None


def told_as_now(text: str) -> bool:
    """Whether ``text`` (normalised) places what it tells in the present or the last days."""
    return _NOW_WORDS.search(text) is not None
