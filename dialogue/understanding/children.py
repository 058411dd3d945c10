"""A child at risk: hurt, frightened, left alone, or held by someone at breaking point."""

from __future__ import annotations

import re

from dialogue.understanding.negation_scope import first_undenied, within_clause
from dialogue.understanding.people import CHILD, CHILD_WORDS, SPOUSES

_P = rf"(?:he|she|they|you|my (?:{SPOUSES})|the missus)"
_CHILD = rf"(?:(?:{CHILD})|the wee ones)"
_CHILD_RULES = (
    rf"\b{_CHILD}(?: \w+){{0,3}} (?:is|are|was|were|s|am|has been|have been|so|been|feels?|get|gets|seem|"
    r"seems|looks?|always|really) (?:\w+ ){0,2}?(?:scared|afraid|frightened|terrified|petrified|fearful|"
    r"unsafe|nervous|wary) (?:\w+ )?(?:of|around|with|by|to go|to be|at home|when (?:he|she|you|i|their|"
    r"his|her)|in (?:his|her) own) ?(?:him|her|me|you|us|their (?:dad|father|mum|mother)|(?:his|her|my|"
    r"your) (?:dad|father|mum|mother|husband|wife|partner|boyfriend|girlfriend)|dad|daddy|mum|mummy|"
    r"my (?:husband|wife|partner|boyfriend|girlfriend)|home|alone|near|in|his temper|her temper|(?:his|"
    r"her|their) (?:\w+ )?(?:temper|moods?|shouting|anger|rages?|drinking)|shouts?|gets|comes|is|starts|"
    r"stepdad|own)\b(?! (?:of (?:the (?:dark|dog|school|water)|spiders|monsters))|at (?:school|"
    r"the dentist))|\b(?:scares|frightens|terrif(?:ies|y)|terroris(?:es|ed)|frightening|scaring|"
    rf"terrifying|threatens?|threatened|bullies|torments) (?:the |my |our |his |her )?{_CHILD}\b|"
    rf"\b{_CHILD} (?:\w+ ){{0,3}}?(?:hide|hides|hid|cower|cowers|flinch|flinches|wet|wets|freeze|shake|"
    r"shakes|tremble) (?:\w+ ){0,4}?(?:when|from|under|because|if|whenever|themselves|himself|herself|"
    r"every time)\b(?! (?:and seek|in the (?:game|garden)|the bed at))",
    r"\b(?:hit|hits|hitting|hurt|hurts|hurting|harm|harms|harming|harmed|shake|shakes|shook|shaking|"
    r"shaken|smack|smacks|smacked|smacking|slap|slaps|slapped|slapping|beat|beats|beating|throw|throwing|"
    r"threw|throws|kick|kicks|kicked|punch|punched|punches|smother|smothering|smothered|drop|drown|"
    r"strangle|strangling|choke|choked|burn|burned|burnt|belt|belts|belted|whack|whacked|thump|spank|"
    r"spanked|spanks|grab|grabs|grabbed|shove|shoved|pushed|push|pushes|drag|dragged|drags|bite|bit|touch|"
    r"touched|touches|touching|abuse|abused|abuses|abusing|molest\w*|attack(?:s|ed)?|kill|killing|starve|"
    r"starving|lock(?:s|ed)?|batters?|battered|leathers?|leathered|clouts?|clouted|clips?|clipped|"
    r"pinch(?:es|ed)?|squeez(?:e|ed|es)|lash(?:es|ed) out at|rough with|too rough with|violent (?:with|to|"
    r"towards)|cruel to|neglect(?:s|ed|ing)?|hand to|hands on|go for|goes for|went for|fling|flung|"
    r"silence|snap at and hit|hold(?:s)? (?:a pillow|something) over|pulls?|pulled|yanks?|yanked|"
    r"manhandles?|raped?|groom(?:s|ed|ing)?|raises? (?:his|her|a) hand to|raised (?:his|her|my|a) hand to|"
    r"laid (?:a hand|hands) on|lays (?:a hand|hands) on|lay (?:a hand|hands) on|"
    rf"hand on) (?:out at )?(?:the |my |our |his |her |your |a )*(?:\w+ )?{_CHILD}(?! (?:s (?:feelings|"
    r"toys|party|bike|lunch|room|homework)|feelings|to (?:school|bed|the (?:park|doctor))|"
    r"out (?:of the car|for|to|in the sun|on)|off at|up (?:from|at)|in (?:the (?:bath|pool|swing|air))|"
    r"at (?:nursery|school|chess|the gate)|in a (?:game|race)|hard to do|into (?:bed|trying)|through|"
    r"with (?:water|a hug)|s hand|on the swing|and catch|around the (?:park|garden)|a (?:party|birthday)|"
    r"birthday|from school|a biscuit|some|into the (?:pool|sea)|away with|high in))\b",
    rf"\b{_CHILD}(?: \w+){{0,4}} (?:see|sees|saw|seen|seeing|watch|watched|watches|watching|witness(?:ed|"
    r"es)?|hear|hears|heard|hearing|there when|in the room when|walked in (?:on|when)|got in the middle|"
    r"try to (?:stop|protect)|tried to (?:stop|protect)|were there when|"
    r"was there when)(?: \w+){0,3}? (?:him|her|you|me|us|it|dad|daddy|mum|mummy|he|she|their dad|"
    r"their mum)? ?(?:\w+ )?(?:hit(?:ting)?|hurt(?:ing)?|punch(?:ing|ed)?|slap(?:ping|ped)?|kick(?:ing|"
    r"ed)?|chok(?:e|ing|ed)|strangl(?:e|ing|ed)|beat(?:ing)?|push(?:ing|ed)?|attack(?:ing|ed)?|shov(?:e|"
    r"ing|ed)|throw(?:ing)?|threw|drag(?:ging|ged)?|smash(?:ing|ed)?|grab(?:bing|bed)?|do it to me|"
    r"batter(?:ing|ed)?|the violence|being violent|get violent)\b|\b(?:bruis(?:e|es|ed)|marks?|black eye|"
    r"burns?|hand ?prints?|injur\w+|welts|finger ?marks) (?:\w+ ){0,3}?(?:on|all over|over|of) (?:the |"
    rf"my |our |his |her )*(?:\w+ )?{_CHILD}\b|\b{_CHILD} (?:\w+ ){{0,3}}?(?:has|have|had|is covered in|"
    r"covered in|with) (?:\w+ ){0,2}?(?:bruis\w+|marks|hand ?prints?|burns|"
    r"welts)\b(?! (?:from (?:football|rugby|falling|playing|school|the trampoline|nursery)|on (?:his|"
    rf"her) (?:knees?|shins?)))|\b{_CHILD} (?:\w+ ){{0,3}}?(?:not safe|unsafe|in danger|at risk|"
    r"being (?:hit|hurt|abused|beaten|neglected)|get(?:s|ting)? (?:hit|hurt|beaten|slapped) (?:by|when|if|"
    r"too|in the middle)|got (?:hurt|hit) (?:by (?:him|her|me|you|dad)|when (?:he|she|you|we|i)|"
    r"in the middle|too|because)|was (?:hit|hurt|slapped|abused) by)\b(?! a (?:ball|car))",
    r"\b(?:baby|babby|newborn|infant|toddler|little one|wee one|wean|bairn|twins|bub|he|she|kid|kids|"
    r"child|children|(?:my |our )?(?:son|daughter))\b(?: \w+){0,2} (?:will not|would not|won t|does not|"
    r"never|not|keeps?|is|has been|just|cries|crying|screaming|screams) ?(?:\w+ ){0,2}?(?:stop(?:s|"
    r"ped)? (?:crying|screaming|bawling|whingeing|whining|roaring|wailing)|cry(?:ing)?|scream(?:ing)?|"
    r"settle|sleep|stop|go down|crying|screaming|let up|be quiet|shut up)(?: \w+){0,6} (?:losing (?:it|my|"
    r"the)|lose (?:it|my|control)|snap|can not (?:cope|take|do|stand|handle|bear)|at (?:breaking|"
    r"the end of|my wits|my limit)|going to (?:do something|snap|lose|explode|scream|hurt|throw|shake|"
    r"crack)|breaking point|crack(?:ing)? up|about to (?:snap|lose|explode|crack|throw)|want to (?:throw|"
    r"shake|hurt|smother|hit|scream|run)|feel like (?:throwing|shaking|hurting|hitting|smothering|"
    r"screaming|doing|i could)|scared (?:of what )?i (?:will|might|am|could)|"
    r"afraid (?:of what )?i (?:will|might|am|could)|do not trust myself|shouted at (?:him|her|it)|shook|"
    r"shake|hurt (?:him|her|it)|end of my (?:tether|rope)|could (?:throw|shake|hurt|smother|hit)|"
    r"going mad|frightened (?:of what )?i|worried i)\b|\b(?:losing it|going to snap|at breaking point|"
    r"about to snap|can not cope|losing control|do not trust myself|end of my tether|going to lose it|"
    r"at the end of my rope)(?: \w+){0,6} (?:with |the |because |and |around )(?:the |my |"
    r"our )?(?:\w+ )?(?:baby|newborn|toddler|babby|kids|children|twins|crying|screaming)\b(?! (?:and us|"
    r"s homework))|\b(?:feel like|felt like|want to|wanted to|could|going to|nearly|almost|thought about|"
    r"think about|thoughts of|scared (?:i am going to|i will|i might)|afraid (?:i am going to|i will|"
    r"i might)|worried (?:i am going to|i will|i might)|urge to|came close to|about to|thoughts about|"
    r"images of) (?:\w+ ){0,2}?(?:throw(?:ing)?|shak(?:e|ing)|hurt(?:ing)?|hit(?:ting)?|smother(?:ing)?|"
    r"slap(?:ping)?|drop(?:ping)?|harm(?:ing)?|smack(?:ing)?|drown(?:ing)?|strangl(?:e|ing)|kill(?:ing)?|"
    r"snap at and shak|chuck(?:ing)?|shook) (?:him|her|it|them|the (?:baby|kid|kids|child|children|"
    r"toddler|wee one|twins)|my (?:baby|son|daughter|kid|kids|child|children|little)|our (?:baby|son|"
    r"daughter|kid|kids)|one of the kids)\b(?= |$)",
    rf"\b(?:left|leaves|leaving|leave) (?:the |my |our |his |her )?(?:\w+ )?{_CHILD} (?:\w+ )?(?:alone|"
    r"on (?:their|his|her) own|in the car|unattended|home alone|by (?:himself|herself|themselves)|"
    r"with no ?one)(?: \w+){0,3}\b(?! (?:to (?:play|settle|do|calm|sort)))|\b(?:locks?|locked|locking|"
    rf"shuts?|shut) (?:the |my |our )?(?:\w+ )?{_CHILD} (?:in|out|up|outside)\b|\b(?:not|never) (?:feeding|"
    rf"fed|washing) (?:the |my |our )?{_CHILD}\b|\bsexual(?:ly)? (?:abus\w+|touch\w+|assault\w+) (?:the |"
    rf"my |our |his |her )*{_CHILD}\b|\b(?:touching|touched|touches|interfer\w+ with|inappropriate with|"
    r"sexual with|exposing (?:him|her)self to|doing things to|does things to|creeping into) (?:the |my |"
    rf"our |his |her )*(?:\w+ )?(?:{CHILD_WORDS})\b|\b(?:he|she|i) (?:is |am |was )?(?:too )?(?:hard|harsh|"
    rf"rough|heavy handed) (?:on|with) (?:the |my |our )?(?:\w+ )?{_CHILD}(?: physically| and (?:hits|"
    r"smacks)| (?:he|she) (?:hits|smacks|grabs)| (?:he|she) leaves)\b|\b(?:takes?|took|taking|"
    rf"taken) it out on (?:the |my |our )?{_CHILD}(?: with| physically| and (?:hit|hits))\b|\b(?:he|"
    r"she) (?:\w+ ){0,2}?(?:shook|shakes|shaken) (?:him|her|the)(?: baby)?\b(?= (?:baby|so hard|"
    rf"and (?:he|she) is only|he is only|she is only|in the cot))|\bmade (?:the |my )?{_CHILD} (?:stand|"
    r"kneel|strip|sleep outside|eat off)\b|\bchild abuse\b|\babus(?:es|ed|ing) (?:the |my |"
    rf"our )?{_CHILD}\b|\b(?:hit|smack|slap|belt|beat|kick|punch|hurt|grab|shake|shook|smacked|slapped|"
    r"kicked|punched|grabbed|belted) (?:him|her|them|it) (?:and|but|he|she|when) (?:(?:he|"
    r"she) is only (?:a baby|\w+ months|\w+ years? old|a child|a kid|little|\w+)|(?:he|she) is (?:a baby|"
    r"just a baby|a child|only))\b|\bkill(?:s|ed)? (?:the|my|our) (?:kids|baby|children|son|daughter)\b|"
    rf"\b(?:throws?|threw) (?:things|stuff|\w+) at (?:the |my |our )?(?:\w+ )?{_CHILD}\b",
    r"\b(?:scared|afraid|frightened|terrified|worried|fear|fearful) for (?:the |my |"
    rf"our )?(?:\w+ )?{_CHILD}(?: s safety)? (?:when|with|around|because of|if|near|alone with|being with|"
    r"in case) (?:he|she|him|her|i|my|their)\b",
    r"\b(?:might|could|would|will|may|going to|nearly|almost|capable of|able to) (?:do|doing|"
    rf"did) (?:\w+ )?to (?:the |my |our |his |her )?(?:\w+ )?{_CHILD}\b|\b(?:handy|heavy handed|rough|"
    rf"violent|aggressive|physical|nasty) with (?:the |my |our |his |her )*(?:\w+ )?{_CHILD}\b|\bdo(?:es|"
    rf"ing)? things to (?:the |my |our )?(?:\w+ )?{_CHILD}\b",
)
_CHILD_RE = tuple(re.compile(pattern) for pattern in _CHILD_RULES)
_CHILD_NOT = within_clause(
    r"\b(?:never|not|would not|would never|does not|do not|has not|have not) (?:<w> ){0,3}?(?:hit|hurt|"
    r"smack|smacked|touch|touched|harm|harmed|shout|lay|laid|raise|raised|slap|scare|hitting|hurting|"
    r"afraid|scared|frightened|shake|in danger)\b|\b(?:kids|children|boys|girls|brothers?|sisters?|"
    r"siblings|twins|son|daughter|toddler|cousins?) (?:(?!see|saw|seen|watch|hear|when|him|he|she|you|"
    r"i)\w+ ){0,3}?(?:hit|hits|hitting|kill|killing|hurt|bit|bites|biting|punch(?:ed|es)?|kick(?:s|ed|"
    r"ing)?|fight(?:s|ing)?|push(?:ed|es)?|slap(?:ped|s)?|threw|throws|smack(?:ed|s)|scratch(?:ed|es)?|"
    r"attack(?:ed|s)) (?:<w> )?(?:each other|his|her|their|another|a boy|a girl|another|one another|"
    r"the other|our other|my other|the (?:dog|cat|baby|wee one)|me|a kid|kids|someone|a child|some|"
    r"by (?:a|the) (?:ball|swing))\b|\b(?:hit|hurt|kicked|punched|bitten|pushed|bullied|slapped|attacked|"
    r"scratched) (?:by|at) (?:a|another|some|the|school|nursery) ?(?:ball|kid|boy|girl|child|swing|bully|"
    r"dog|cat|other)?\b|\bas (?:a )?(?:kids?|child(?:ren)?)\b|\bwhen i was\b|\bwhen we were\b|\b(?:my|his|"
    r"her) (?:dad|mum|father|mother|stepdad|parents|teacher) (?:<w> )?(?:used to|always|would)\b|"
    r"\bdrives? me (?:mad|crazy|up)\b|\bgrowing up\b|\blost (?:the|our|a) baby\b"
)
_ANY_CHILD = re.compile(rf"\b(?:{CHILD_WORDS}|months|feeding|nappy|cot|pram)\b")
_CHILD_STILL = re.compile(
    r"\b(?:since|again|before|hard|yet|mean(?:t)? to|for (?:weeks|months|a while)|stop|not safe|lately|"
    r"any more|only|just|scared|afraid|can not)\b"
)


def _denied_child(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 40) : end + 30]
    if text[start:end].endswith((" him", " her", " them", " it")) and not _ANY_CHILD.search(text):
        return True
    return _CHILD_NOT.search(near) is not None and _CHILD_STILL.search(near) is None


# What tells that "him" or "her" is a child.
_OF_A_CHILD = re.compile(
    r"\b(?:only (?:a (?:baby|child|kid|toddler|little)|\w+ (?:months|weeks|years)|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|little|small)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve) (?:months|years) old|months old|stop(?:s|ped)? (?:crying|screaming|whingeing|bawling)|"
    r"will not (?:settle|sleep|stop crying)|nappy|cot|tantrum|feeding|bottle|bath time|(?:he|"
    r"she) is (?:just |only )?(?:a baby|a child|a toddler|one|two|three|four|five|six|seven|eight|nine))\b"
)


def child_at_risk(text: str) -> int | None:
    """Number of the first rule of a child at risk that ``text`` (normalised, idioms masked) meets."""
    return first_undenied(enumerate(_CHILD_RE), text, _denied_child)


def names_a_child(text: str) -> bool:
    """Whether a child is spoken of in ``text`` (normalised)."""
    return _ANY_CHILD.search(text) is not None


def means_a_child(text: str) -> bool:
    """Whether "him" or "her" in ``text`` (normalised) is a child: "he's only three"."""
    return _OF_A_CHILD.search(text) is not None
