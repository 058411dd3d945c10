"""Violence told in sentences that no single deed shows: weapons, things broken, marks, threats, help called for.

``deeds`` reads who did what to whom; here is what surrounds a deed. Every rule has a
name, which ``because`` gives.
"""

from __future__ import annotations

import re

from dialogue.understanding.negation_scope import first_undenied, within_clause
from dialogue.understanding.people import SPOUSES, Who, doer_before

_P = rf"(?:he|she|they|you|my (?:{SPOUSES})|the missus)"
_WEAPON = (
    r"(?:knife|knives|gun|shotgun|rifle|pistol|hammer|machete|axe|hatchet|crowbar|baseball bat|bat|"
    r"cricket bat|hurley|poker|blade|stanley knife|screwdriver|taser|scissors|golf club|weapon|bread knife|"
    r"carving knife|kitchen knife|iron bar|sledgehammer)"
)
_THINGS = (
    r"(?:walls?|doors?|furniture|plates?|phone|telly|window|windows|kitchen|house|bathroom|place|flat|room|"
    r"cupboards?|wardrobe|table|mirror|car|windscreen|things|stuff|everything|dishes|glass|glasses|mug|mugs|"
    r"bottle|chair|chairs|laptop|tablet|photos|pictures|cups|crockery|lamp|vase|ornaments|kids toys|toys|"
    r"fridge|worktop|steering wheel|dashboard|banisters?|photo|picture|ipad|computer)"
)
# The rules that ``safety`` asks for by name: harm that is announced, by either, and a weapon at hand.
THREAT = "threat"
WEAPON = "weapon"
_NOW = {
    WEAPON: (
        rf"\b(?:put|drop|lower|give me) (?:down )?(?:the|that) {_WEAPON}(?: down)?\b|\b(?:has|got|have|holding|"
        r"holds|waving|waves|grabbed|grabs|picked up|pulled|pulls|me with|wielding|brandishing|carrying|"
        r"reached for|gone for|keeps|fetched|gets|getting|swinging|pointing|pointed) (?:out )?(?:a|the|his|"
        rf"her|my|that) (?:\w+ )?{_WEAPON}\b(?! (?:licence|license|dog|shop|show|in the (?:drawer|block|"
        r"dishwasher)|for (?:the|cutting|chopping|bread|cake)|and fork|to (?:cut|chop|slice|fix|hang|put|"
        r"screw|peel|open)|sharpened|block|set|drawer|and the (?:cake|bread)|practice))"
    ),
    "cry for help": (
        r"^(?:\w+ ){0,2}(?:somebody|someone|anybody|anyone|please somebody|"
        r"please someone) (?:please )?help(?: me| us)?(?: please)?\b|\b(?:call|ring|phone|get|dial|fetch|"
        r"calling) (?:\w+ )?(?:the )?(?:police|cops|guards|garda|gardai|old bill|feds|peelers|polis|"
        r"law)\b(?! (?:about|on the (?:neighbours?|kids next|party)|station about|when (?:the|my) (?:car|"
        r"bike)))|^(?:the )?police$|\b(?:get off(?: of)? me|get off her|get off him|let go of (?:me|my|her|"
        r"him|his)|(?:get|pull|drag|take) (?:him|her|them) (?:off|away from) (?:of )?(?:me|us|the kids)|"
        r"(?:keep|get) (?:him|her) away from (?:me|us|the kids)|let me go(?! (?:to|first|back|and|on|there|"
        r"with|out|over|into))|let go you are|get your hands off|hands off me|take your hands off|"
        r"stop (?:hitting|punching|kicking|slapping|choking|strangling|hurting|beating|shoving|pushing|"
        r"grabbing|touching|shaking|pinching|biting|throwing things at) (?:me|him|her|my|us|the kids)|"
        r"you are (?:hurting|choking|strangling|scratching|breaking|crushing) (?:me|my (?:arm|wrist|neck|hair|"
        r"hand|leg|back|face|shoulder))(?! (?:when you|with (?:your|those|this|that|what)|by|every time|"
        r"saying|more than|so much by|because|here|heart|feelings|and you do not|emotionally|inside|"
        r"like this when|deeply|badly with))|do not (?:hurt|hit|kick|punch|slap|choke|touch|kill|stab|shoot|"
        r"push|beat|throw (?:that|it|anything)) (?:me|him|her|us|the kids)(?: any ?more| again|"
        r" please)?(?! (?:with (?:words|that)|by|when|off guard|up))|please do not (?:hurt|hit|kill|touch|"
        r"kick|punch) (?:me|us|him|her)|not my face|not in front of the kids stop hitting|help he is|"
        r"help she is|he is going to (?:kill|hit|hurt|stab|strangle) (?:me|us|her|him)|"
        r"she is going to (?:kill|hit|hurt|stab) (?:me|us|him)|he is (?:breaking|kicking|smashing|battering|"
        r"banging) (?:down |in )?(?:the|my) door|(?:he|she) is (?:attacking|hitting|hurting|choking|"
        r"strangling|beating|killing|stabbing) (?:me|him|her|us)(?! with (?:his|her) (?:jokes|impressions)))\b"
    ),
}
_NOW_RE = {name: re.compile(pattern) for name, pattern in _NOW.items()}
_VIOLENCE = {
    # things broken in anger, weapons, marks left
    "things broken": (
        rf"\b{_P} (?:\w+ ){{0,4}}?(?:punch(?:es|ed|ing)?|kick(?:s|ed|ing)? (?:in|down|the|a|holes?|through|"
        r"over|my)|smash(?:es|ed|ing)?(?: up)?|trash(?:es|ed|ing)?|wreck(?:s|ed|ing)?|broke|breaks?|breaking|"
        r"put(?:s|ting)? (?:his|her|a|your) (?:fist|foot|hand) through|throws?|threw|throwing|flings?|flung|"
        r"hurls?|hurled|slams? (?:his|her) (?:fist|hand)|flip(?:s|ped)?|overturn(?:s|ed)?|tip(?:s|ped) over|"
        r"destroy(?:s|ed|ing)?|boot(?:s|ed)|rips?|ripped|tore|chuck(?:s|ed|ing)?|hits? the wall|hit the wall|"
        r"headbutt(?:s|ed)|ripped|tears|tore) (?:up |in |down |through |all |a |the |my |our |his |her |at |"
        r"holes? |some |that |hole )*(?:\w+ )?(?:hole (?:in|through) )?(?:the |my |our |"
        rf"a )?(?:\w+ )?{_THINGS}\b(?! (?:by (?:accident|mistake)|in the wash|out|away|accidentally|"
        r"last year by|on the floor and|in the (?:bin|wash|dishwasher|skip)|off the (?:table|shelf) by|up the|"
        r"open|to|news|bill|down the|party|down the (?:sink|toilet)|for (?:charity|me|us)|deal|"
        r"into the (?:bin|wash|car|dishwasher|boot)|on the (?:bed|chair|floor)|dropping it))"
    ),
    "turned physical": (
        rf"\b{_P} (?:\w+ ){{0,3}}?(?:throws?|threw|throwing|smash(?:es|ed|ing)?|breaks?|breaking|punch(?:es|ed|"
        r"ing)|hits?) (?:and (?:breaks?|smashes) )?(?:things|stuff|objects|plates|walls|doors|furniture)\b|"
        r"\b(?:he|she|it|things|argument|arguments|row|rows|fight|fights|we|you|"
        r"my \w+) (?:\w+ ){0,4}?(?:get|gets|got|getting|gotten|turn|turns|turned|become|becomes|became|been|"
        r"be|is|was|are|were|going) (?:\w+ )?(?:physical|violent|aggressive with me|rough with me|"
        r"physically (?:violent|aggressive)|physical with me|out of hand physically|"
        r"handy with his fists)\b(?! (?:therapy|exercise|job|work|pain|education|affection|at (?:the|rugby|"
        r"football)|in the (?:game|film)|intimacy|touch|distance|activity|examination|in bed|closeness|game|"
        r"and mental))|\bphysical (?:fight|fights|violence|abuse|altercation|aggression|with me|towards me)\b|"
        r"\b(?:domestic (?:violence|abuse)|battered (?:wife|husband|woman|man)|abusive (?:relationship|"
        r"marriage|husband|wife|partner|boyfriend|girlfriend|man|woman|towards me|to me|with me|when|man|"
        r"at times|sometimes)|(?:he|she|they|husband|wife|partner|boyfriend|girlfriend) (?:is|was|has been|"
        r"can be|gets|has become|are|turned|turns|became|being|s) (?:\w+ ){0,3}?(?:abusive|violent|"
        r"a violent|abusing me|beating me)|(?:he|she|my \w+) (?:\w+ )?(?:abuses|abused|abusing|assaulted|"
        r"attacked) me|being abused|am abused|i am being (?:abused|beaten|hit)|an abuser|my abuser|"
        r"victim of (?:abuse|violence|domestic))\b"
    ),
    "marks": (
        r"\b(?:bruis(?:e|es|ed|ing)|black eye|black eyes|fat lip|split lip|bloody nose|broken (?:nose|rib|"
        r"ribs|arm|jaw|wrist|finger|tooth|cheekbone)|marks|finger ?marks|hand ?prints?|scars?|burns|cuts|"
        r"bite marks|lump|cracked rib|fractured \w+|swollen (?:lip|eye|face)|injuries|"
        r"broken bones)\b(?: \w+){0,8}? (?:from|because of|after|where|by|off|when|that|thanks to|to hide|"
        r"he|she|you) ?(?:him|her|them|you|he|she|last|the other|my \w+|being|the way|where)?(?: (?:grabbed|"
        r"hit|held|did|gave|left|pushed|punched|kicked|threw|again|put|caused|made|did|squeezed|night|time|"
        r"husband|wife|partner|pinned))?\b(?<!off the)|\b(?:he|she|you|they) (?:\w+ )?(?:left|leaves|gave|"
        r"gives|put|caused|covered) (?:\w+ ){0,3}?(?:bruis\w+|marks|black eye|scars?|hand ?prints?|fat lip|"
        r"bloody nose|burns)\b|\b(?:hide|hiding|cover|covering|covered|covers?) (?:up )?(?:the |my |his |her |"
        r"a )*(?:bruis\w+|marks|black eye|injuries|scars)\b|\b(?:bruises|marks|black eye|bruised|"
        r"fingermarks) (?:\w+ )?(?:all )?(?:over|up|on|down|round|around) (?:\w+ )?(?:my|"
        r"me) ?(?:\w+)?(?: from| because| where| after|$)|\b(?:put|landed|"
        r"ended up) (?:me )?in (?:the )?(?:hospital|a and e|a&e|casualty|er)(?: because of (?:him|her)|"
        r" after (?:he|she|what)| from (?:him|her)| again| with (?:a )?(?:broken|bruis|concussion|"
        r"fractured))?\b|\bbroke my (?:nose|arm|jaw|rib|ribs|finger|wrist|tooth|teeth|leg|collar ?bone|"
        r"cheek ?bone|hand)\b(?! (?:falling|playing|skiing|when i (?:fell|was)|at|on|in a))"
    ),
    # threats to life and limb
    THREAT: (
        rf"\b{_P} (?:\w+ ){{0,5}}?(?:said|says|saying|threaten(?:s|ed|ing)?|swore|swears?|promised|warned|"
        r"told me|tells me|going to|wants? to|tried to|trying to|will|would|d|could|might|keeps saying|"
        r"texted)(?: \w+){0,5} (?:kill|murder|stab|shoot|strangle|bury|finish me|end me|cut my|slit my|"
        r"smash my|break my|burn (?:me|the house|my|us)|put me in (?:hospital|the ground|a box|a grave|"
        r"a wheelchair)|knock me|beat me|hurt me|hit me|batter me|do me in|have me killed|throw acid|"
        r"run me over|blow my|set (?:me|the house|fire)|rip my|kick my|punch|bash)\b(?! (?:me with kindness|"
        r"the mood|time|it|himself|herself|the (?:dog|cat)|for (?:a|some)|me if i (?:forget|am late|"
        r"do not (?:get|put|sort|bring|ring))|me when (?:he|she) (?:sees|finds)|me for|to (?:have|get|be)|"
        r"my heart|feelings|that (?:plant|spider|wasp)|your boss|them|the (?:plants?|spider|wasp|engine|"
        r"lights|boss|kids|neighbour)))|\bdeath threats?\b|\bthreaten(?:s|ed|ing)? (?:me|us|my (?:life|"
        r"family)|to (?:kill|hit|hurt|smash|burn|stab|shoot|beat|bury|break|set|strangle|"
        r"batter))\b(?! (?:with (?:divorce|leaving|a |the sack|silence)|to (?:leave|go|divorce)))|"
        r"\bthreatened (?:me )?with (?:a|the|his|her) (?:\w+ )?(?:knife|gun|fist|belt|hammer|bat|scissors|"
        r"bottle|weapon|violence|iron|pan)\b|\bswings? (?:for|at) me\b|\b(?:dodge|dodged|duck|ducked) (?:the |"
        r"his |her |a )?(?:punch|fist|blow|plate|mug|bottle|swing)\b"
    ),
    "throat": (
        r"\b(?:choked|strangled|throttled|smothered) me\b|\b(?:hands?|arm|belt|cord|scarf) (?:was |were |is |"
        r"are )?(?:round|around|on|about|over) my (?:throat|neck|mouth|face|windpipe)\b|\bby the (?:throat|"
        rf"neck|hair|scruff)\b(?! of the cloth)|\b{_P} (?:\w+ ){{0,3}}?(?:grab(?:s|bed)?|pull(?:s|ed)?|"
        r"drag(?:s|ged)?|had|has|held|holds|got|took|yank(?:s|ed)?|lifted|shook) (?:me|her|"
        r"him) (?:\w+ ){0,3}?by (?:the|my|his|her) (?:hair|arms?|throat|neck|wrists?|collar|scruff|ankles?|"
        r"legs?|face|ear|shoulders|clothes|shirt|top)\b|\bby my hair\b|\b(?:tried to|trying to|"
        r"nearly) (?:crash|run me (?:over|off)|drive us (?:off|into)|push me (?:out|off|down|in front)|"
        r"throw me (?:out|off|down)|choke|strangle|smother|drown me|kill me|kill us|set fire|push me)\b|"
        r"\bgrabbed the wheel\b|\b(?:kick(?:s|ed|ing)?|hit(?:s|ting)?|hurt(?:s|ing)?|beat(?:s|ing)?|"
        r"punch(?:es|ed|ing)?|strangl(?:ed|es|ing)|kill(?:ed|s)?|threw|throws|poison(?:ed|s)?|drown(?:ed)?|"
        r"torture(?:s|d)?|boot(?:s|ed)?) (?:the|my|our) (?:dog|cat|puppy|kitten|rabbit|hamster|pets?)\b|"
        r"\b(?:won t|will not|would not|not) stop (?:hitting|punching|kicking|slapping|hurting|beating|"
        r"choking|throwing things|pushing) (?:me|us)\b|\b(?:slap|smack|dig|kick|punch|clout|hiding|beating|"
        r"thump|clip)\b(?: \w+){0,2} (?:from|off) (?:him|her|you|my (?:husband|wife|partner|boyfriend|"
        r"girlfriend|fella|missus|man))\b|\b(?:deserved?|earned|asked for|asking for|provoked?|brought on|"
        r"brought it on|had coming|had it coming) (?:\w+ ){0,3}?(?:slap|smack|punch|hiding|beating|kick|"
        r"being hit|to be hit|it when (?:he|she) hit|black eye|getting hit|a clip|the belt)\b|\b(?:next|last|"
        r"first|every|another|second|third) (?:time )?(?:beating|hiding|slap|punch)\b(?! of the)|\b(?:beats?|"
        r"beating|beaten|batters?|bashes) (?:me )?(?:up|black and blue|senseless|to a pulp|half to death|"
        r"unconscious|in front of)\b(?! old)|\b(?:lays?|laid|laying|lifts?|lifted|raises?|raised|put|puts|"
        r"putting) (?:a |his |her |their |your )?(?:hands?|finger|fists?) (?:on|to|at|against) me\b|"
        r"\bviolent\b(?: \w+){0,3} (?:with|to|towards|against) me\b|\b(?:he|she) (?:\w+ ){0,2}(?:spat|"
        r"spits) (?:at|on|in) (?:me|my)\b"
    ),
    "hurt": (
        rf"\b(?:he|she|my (?:{SPOUSES})) (?:\w+ ){{0,2}}?(?:hurts|is hurting|has hurt|keeps hurting|"
        r"been hurting|always hurting|hurt) me(?: (?:for (?:years|months|weeks|ages)|since|physically|"
        r"when (?:he|she) (?:is|gets|drinks|has|was|got|loses|lost)|badly|again|so bad|last|the other|bad|"
        r"on purpose|really bad|sometimes|every|all the time|a lot|at night|when drunk|if i|you know|no one|nobody|and|"
        r"but|i)|$)|"
        r"\byou (?:\w+ )?hurt (?:me physically|my (?:arm|wrist|neck|face|back|hand|leg|shoulder|ribs))\b|"
        r"\b(?:physically|badly) hurt (?:me|by)\b|\b(?:swing|swung|lash(?:es|ed)|lunge[sd]?|went|goes|come|"
        r"came|flies|flew) (?:for|out at|at) me (?:with|again|last|when|and|in the|because|$)|\b(?:gave|gives|"
        r"got|get|give) me a (?:\w+ )?(?:slap|smack|punch|kick|dig|clip|clout|hiding|beating|thump|shove|"
        r"black eye|battering|belt|whack|backhander|kicking|wallop|box)\b|\b(?:broke|breaks|breaking|kicked|"
        r"kicks|smashed|battered|booted) (?:down |in )?(?:the|my|our) (?:\w+ )?door (?:down|in)\b|"
        r"\bkicked the door in\b|\bmade (?:him|her|them|you) (?:hit|slap|punch|hurt|beat|kick|push|lash|"
        r"lose it and hit)\b|\b(?:held|holds|holding) (?:a|the) (?:\w+ )?(?:knife|gun|pillow|blade|weapon|"
        r"lighter|cigarette|iron|scissors) (?:to|at|against|over|on)\b|\bstabbed me\b|"
        r"\bpushed? me down (?:the )?stairs\b|\bthrew me (?:down|across|against|into|on|to the)\b|\bburn(?:s|"
        r"ed|t) me with\b|\b(?:put|stubbed|stubs) (?:a |his |her )?cigarettes? (?:out )?on (?:me|my)\b"
    ),
    "fists": (
        r"\b(?:with|using|uses?|used|raises?|raised|clench(?:es|ed)|balls? up|shows? me|shook) (?:his|her|"
        r"your|the) (?:\w+ )?(?:fists?|belt|boots?|knuckles|back of (?:his|her|your) hand)\b|"
        r"\bholes? in (?:\w+ ){0,4}?(?:doors?|walls?|plaster)\b(?: \w+){0,5} (?:from|where|because|thanks|"
        rf"he|she|him|her|his|that)\b|\b(?:{_WEAPON}) (?:to|at|against|on|in|near|under) (?:my|me)\b|\b(?:put|"
        r"puts|pressed|held|holding|had|has|pointed|stuck|waved|brought) (?:a|the|his|her|"
        rf"that) (?:\w+ )?{_WEAPON} (?:to|at|against|on|in|near|under|up to)\b"
    ),
    "injuries and police": (
        rf"\b{_P} (?:\w+ ){{0,3}}?(?:broke|broken|breaks|fractured|cracked|dislocated|split|busted|bust|"
        r"blackened|bloodied|burst|knocked out|burned|burnt) (?:\w+ ){0,3}?my (?:\w+ )?(?:nose|arm|jaw|"
        r"ribs?|fingers?|wrist|tooth|teeth|leg|hand|lip|eye|ear ?drum|skull|toes?|collar ?bone|cheek ?bone|"
        r"shoulder|front teeth)\b|\b(?:punch ?bag|punching bag)\b(?! (?:at|in) the gym)|\b(?:restraining|"
        r"barring|protection|safety|non molestation|protective) order\b(?: \w+){0,5} (?:against|on|out|"
        r"from) (?:him|her|my)|\b(?:police|guards|garda|cops) (?:\w+ ){0,3}?(?:called|came|come|out|"
        r"arrested|took) (?:\w+ ){0,6}?(?:because (?:he|she)|on (?:him|her)|hit|hitting|arrested him|"
        r"took him|domestic)\b|\b(?:he|she) (?:was|got|has been) (?:arrested|cautioned|charged|done|"
        r"convicted) (?:for|with) (?:\w+ ){0,2}?(?:assault|hitting|battery|abh|gbh|domestic|attacking|"
        r"beating|coercive)\w*\b|\bon the (?:floor|ground) (?:\w+ ){0,3}?(?:kicking|punching|hitting|"
        r"beating) me\b|\btook (?:his|her) fists to me\b|\b(?:got|had|has|gets|puts?) me in (?:a|"
        r"an) (?:head ?lock|choke ?hold|choke hold|strangle ?hold|arm ?lock|bear hug until)\b|\b(?:marks|"
        r"bruises) where (?:nobody|no one|"
        r"people) (?:can|will|would|could)? ?(?:not )?(?:see|sees)\b"
    ),
}
_VIOLENCE_RE = {name: re.compile(pattern) for name, pattern in _VIOLENCE.items()}
_PERP = {
    THREAT: (
        r"\bi (?:\w+ ){0,4}?(?:want|wanted|wanna|going|gonna|feel like|felt like|could|will|would love|"
        r"am about|tempted|need|swear|swear to god|am ready|am this close|am close|really want|just want|"
        r"might|honestly could|am scared|am afraid|am worried|am terrified|have thought about|think about|"
        r"keep thinking about|fantasise about|fantasize about|imagine|imagined|imagining|picture|pictured|"
        r"picturing|have urges|get urges|dream of|had to stop myself|nearly|almost|"
        r"came close)(?: \w+){0,8}? (?:kill(?:ing)?|murder(?:ing)?|hit(?:ting)?|punch(?:ing)?|slap(?:ping)?|"
        r"strangl(?:e|ing)|chok(?:e|ing)|hurt(?:ing)?|harm(?:ing)?|smash(?:ing)?|bash(?:ing)?|batter(?:ing)?|"
        r"beat(?:ing)?|wring(?:ing)?|throttl(?:e|ing)|stab(?:bing)?|shoot(?:ing)?|deck(?:ing)?|thump(?:ing)?|"
        r"knock(?:ing)?|swing(?:ing)? (?:for|at)|lamp(?:ing)?|shak(?:e|ing)|break(?:ing)?|shov(?:e|ing)|"
        r"throw(?:ing)?|push(?:ing)?|kick(?:ing)?|belt(?:ing)?|clock(?:ing)?|headbutt(?:ing)?|burn(?:ing)?|"
        r"batter|run(?:ning)? (?:him|her|them) over|lash(?:ing)? out at|lay(?:ing)? hands on|"
        r"put(?:ting)? my (?:hands|fist))(?: \w+){0,3}? (?:him|her|them|you|his|her|your|their|my (?:husband|"
        r"wife|partner|boyfriend|girlfriend|fella|missus|man)|someone|somebody|the bastard|the bitch|"
        r"that (?:man|woman|bastard|bitch)|some ?one)\b(?! (?:(?:the|a|an|my|some|"
        r"another) (?:\w+ )?(?:question|idea|joke|surprise|party|bone|look|deal|kiss|hug)|feelings|heart|"
        r"trust|to (?:go|talk|do|see|the|make|be|say|get|apply|open|answer|a)|away|for|about|into|off|mum a|"
        r"mother a|when i (?:say|said|tell|told|leave|left)|by (?:saying|leaving|telling|being|not)|"
        r"with (?:the (?:truth|news)|what i|this|my words)|any more than|again with|by|at (?:chess|tennis|"
        r"golf|cards)|more|in the (?:game|race|feelings)|confidence|door))"
    ),
    "hands laid on": (
        r"\bi (?:\w+ ){0,3}?(?:put|laid|lay|raised|lifted|get|got) (?:\w+ )?(?:my )?(?:hands?|a hand|fist|"
        r"finger) (?:on|to|round|around|at|against) (?:him|her|them|you|his|your|my (?:husband|wife|partner|"
        r"boyfriend|girlfriend))\b|\bi (?:\w+ ){0,3}?(?:got|get|been|was|am|have been|became|turn|"
        r"turned) (?:\w+ )?(?:physical|violent|rough|abusive|physically aggressive|aggressive|"
        r"handy)(?: with (?:him|her|them|you)| towards (?:him|her|them|you)| to (?:him|her)| when| last night|"
        r" again| sometimes|$)(?! (?:therapy|job))|\bi (?:\w+ ){0,3}?(?:hit|punch|punched|kicked|smashed|"
        r"broke|threw|put my (?:fist|foot|hand)|slammed my fist|trashed|wrecked|destroyed|smash|kick|throw|"
        r"chucked|flung|snapped|overturned|flipped) (?:a |the |his |her |your |our |my |up |in |through |"
        r"down |at |some )*(?:\w+ )?(?:hole (?:in|through) (?:the )?)?(?:walls?|doors?|phone|telly|window|"
        r"plates?|mirror|laptop|furniture|table|windscreen|things|stuff|house|kitchen|crockery|dishes|bottle|"
        r"glass at|glass against|mug at|mug against|cup at|cup against|chair|computer|tablet|place up|"
        r"things at|cups|lamp|photo|fridge)\b(?! (?:away|out|in the (?:bin|wash)|by (?:accident|mistake)|"
        r"accidentally|cleaning|dropping|on the way|up about|off|in your face|open|on the (?:floor|table|bed|"
        r"sofa))|it|and (?:left|walked|went|drove))|\bi (?:\w+ ){0,2}?(?:control|controlled|lose|lost|snap|"
        r"snapped|saw red|see red|black out|lost control|can not control)(?: \w+){0,8}? (?:and|so i|until i|"
        r"i end up|i have|ended up) (?:\w+ ){0,3}?(?:hit|hitting|slap|slapped|slapping|punch|punched|shove|"
        r"shoved|shoving|push|pushed|pushing|grab|grabbed|grabbing|hurt|hurting|strangled|threw|throwing|"
        r"kicked|kicking|choked|smashed|lashed out|beat|swung)\b(?! (?:the|my (?:phone|keys)|off|in))"
    ),
    "own temper feared": (
        r"\b(?:scared|afraid|frightened|worried|terrified|fear|scares me) (?:\w+ )?(?:of )?(?:what|that|how|"
        r"i) (?:i )?(?:might|could|would|will|am going to|may|am capable of|nearly) ?(?:do to (?:him|her|them|"
        r"you)|hurt (?:him|her|them|you|someone)|hit (?:him|her|them|you)|snap|lose (?:it|control)|"
        r"do(?: something)? (?:if|when|next|bad|to)|explode|lash out|kill|be violent|do)\b(?! to myself)|"
        r"\bafraid of (?:my own (?:temper|anger|hands|strength|rage)|myself when i am angry|"
        r"what i am capable of|what i will do)\b|\bscared of (?:my own (?:temper|anger|rage)|myself (?:when|"
        r"around)|what i (?:might|could|will) do(?! (?:to myself|without)))\b|\b(?:can not|do not|"
        r"could not) trust myself (?:not to (?:hit|hurt|lash|lose|snap|explode)|around (?:him|her|them)|"
        r"near (?:him|her)|with (?:him|her) right now)\b|\bdo something (?:to (?:him|her|them|"
        r"you) )?(?:that )?i (?:will|would|might|ll) (?:\w+ )?regret|going to (?:do something i (?:will |"
        r"would )?regret|lose it and (?:hit|hurt|do)|swing for)\b|\bswing for (?:him|her|you|them)\b|"
        r"\bone of these days i (?:will|am going to) (?:\w+ )?(?:hit|kill|snap|hurt|swing)\b|"
        r"\bi (?:\w+ ){0,3}?(?:lock|locked|trap|trapped|blocked|cornered|pinned|restrained|held|"
        r"forced) (?:him|her|them|you) (?:in|down|against|up against|to have|into having|out of|from leaving|"
        r"so (?:he|she) could not|by)\b(?! (?:my arms|a hug|a corner with|close|when you cried|tight in))|"
        r"\bi (?:\w+ )?(?:forced|made|pressured|coerced) (?:him|her|them|you) (?:to |into )?(?:have sex|"
        r"having sex|sleep with|do it|sex)\b|\bi (?:raped|strangled|choked|beat up|battered|assaulted|"
        r"attacked|stabbed|abused|hospitalised) (?:him|her|them|you|my \w+)\b(?! (?:with (?:my )?(?:words|"
        r"questions)|about|verbally|for (?:being|not|the)))|\bi (?:have |ve |"
        r"had )?(?:been )?(?:the )?(?:abusive one|abuser|violent one)\b|\bi am (?:an abuser|a violent (?:man|"
        r"person|woman)|abusive|the abusive one)\b|\bi (?:pulled|grabbed|dragged|yanked) (?:her|him|"
        r"you) (?:\w+ )?by (?:the|her|his|your) \w+\b|\bi spat (?:at|on|in)\b(?! the (?:floor|ground))|"
        r"\bi (?:threatened|threaten) (?:him|her|them|you|to (?:hit|hurt|kill|smash|burn|"
        r"hurt))(?! (?:with (?:divorce|leaving)|to (?:leave|go|move|divorce)))\b(?: with a (?:knife|bat)|"
        r" to (?:hit|hurt|kill))?|\bi (?:left|gave|put) (?:him|her|them|you) (?:\w+ )?(?:a )?(?:bruis\w+|"
        r"black eye|with bruis\w+|bloody nose|fat lip|in hospital|a (?:slap|smack|dig|punch|thump|kick|shove|"
        r"clip|clout|hiding|belt))\b|\bi (?:will|ll|am going to|swear i will|am gonna) (?:\w+ )?(?:kill|"
        r"murder|batter|smash|end|hurt|break|stab|burn|strangle|deck|knock|destroy) (?:him|her|you|them|his|"
        r"your|that)\b(?! (?:with kindness|at (?:chess|tennis|scrabble|golf|cards)|mood|in the race|feelings|"
        r"heart|idea))|\b(?:smash|smashed|kick|kicked|punch|punched|bash|bashed|cave|caved) (?:his|her|your|"
        r"their) (?:face|head|teeth|skull|lights|nose)(?: in| out)?\b"
    ),
    "kept in": (
        r"\bi (?:do not|did not|will not|would not|never|refuse to|have not) (?:ever )?(?:let|allow|"
        r"allowed) (?:him|her|them|my \w+) (?:to )?(?:leave|out|go|see|have (?:friends|money|a phone)|work|"
        r"talk to|speak to|sleep|eat|near (?:his|her))\b(?! (?:without a kiss|first|hungry))|\bi (?:locked|"
        r"lock) (?:him|her|them) in\b|\bi (?:took|take|hid|hide) (?:his|her) (?:keys|passport|phone|"
        r"money) so (?:he|she)\b"
    ),
}
_PERP_RE = {name: re.compile(pattern) for name, pattern in _PERP.items()}
_PERP_NOT = within_clause(
    r"\b(?:never|would not|will not|not going to|do not want to|did not want to|not want to|am not|"
    r"did not|have not|could not|can not) (?:<w> ){0,4}?(?:hit|hurt|hurting|harm|kill|punch|slap|touch|"
    r"violent|threaten|put my hands|lay|raise|raised|laid|shove|push|force|shout|strangle|be (?:violent|"
    r"physical)|smash|throw|abusive)\b|\bwithout (?:hurting|hitting)\b|\bhurt (?:him|her|you|"
    r"them) (?:when i (?:said|told|lied|left|walked|forgot|cheated|went|did not)|by (?:what|lying|saying|"
    r"not|leaving|being|going|forgetting|telling|cheating)|with (?:what|my words|the things|my)|feelings|"
    r"so (?:badly|much|deeply)(?: when| by| with)?|emotionally|deeply|badly (?:with|by|when))\b|"
    r"\bpunch (?:the )?pillow\b|\bhurt your feelings\b|\bhit (?:the )?(?:pillow|punchbag|punching bag|gym|"
    r"ball|snooze)\b"
)
_PERP_STILL = re.compile(
    r"\b(?:did not mean to|never meant to|have not (?:hit|hurt|touched) (?:him|her|you|them) (?:since|for|in|"
    r"again|yet)|not (?:hit|touched|hurt) (?:him|her|them) (?:since|in|for)|could not stop|can not stop|"
    r"can not help|could not help|not proud|can not control|never hit (?:him|her|you) (?:before|that|hard)|"
    r"am not sure|do not know|did not (?:hit|push|slap|hurt) (?:him|her|you) (?:that )?hard|not hit (?:him|"
    r"her) hard|only|just)\b"
)


_I_DID = re.compile(
    r"\bi (?:\w+ ){0,3}?(?:grab|pull|drag|had|took|get|got|lift|held|hold|yank|shook|pinned|push|"
    r"shov)\w* (?:him|her|you|them|my \w+)(?: \w+){0,2} $"
)
_HYPOTHETICAL = re.compile(r"\bif (?:he|she|you) ever\b.*\bi would\b")
_NO_VIOLENCE = within_clause(
    r"\b(?:not|never|no|nobody|isn t|without) (?:<w> ){0,4}?(?:violen|abus|physical|rais|lift|touch|swing|"
    r"swung|lay|laid|throw|threw|put|hit|hurt|kick|punch|bruis|threat|smash|broke|break|beat|weapon|hand|"
    r"chok|strangl|throttl|stab|batter|burn|knock|spit|spat|kill|slap|shov|push|grab|drag|bit|attack|"
    r"assault|shak|pinch|scratch|harm|rough|wallop|thump|belt|forc|aggress|lash)\w*\b"
)
_VIOLENCE_STILL = re.compile(
    r"\b(?:since|again|before|lately|hard|yet|mean to|meant to|usually|always|only|just|every|any more|stop|"
    r"for (?:\w+ )?(?:weeks|months|years|while)|in (?:\w+ )?(?:weeks|months|years)|this time|can not|"
    r"do not know|not sure|not safe|that bad|as bad|until)\b"
)


# A match with these in it is not the speaker's own deed, whoever was named before it.
_ABOUT_ONESELF = re.compile(
    r"^(?:he|she|they|you|it|things|there|my|the)\b|\b(?:me|my|us|i am being|i was|deserv\w+|earned|provok\w+|asked|"
    r"bruis\w+|eyes?|marks?|lip|hide|hiding|cover\w*|from (?:him|her)|where (?:he|she)|because (?:he|she))\b"
)


def _denied_violence(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 25) : end]
    if _HYPOTHETICAL.search(text):
        return True
    if not _ABOUT_ONESELF.search(text[start:end]) and (
        doer_before(text, start) is Who.SELF or _I_DID.search(text[:start])
    ):
        return True  # the speaker's own deed: another family's
    return _NO_VIOLENCE.search(near) is not None and _VIOLENCE_STILL.search(near + text[end : end + 40]) is None


def _denied_perp(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 20) : end + 45]
    return _PERP_NOT.search(near) is not None and _PERP_STILL.search(near) is None


def violence(text: str) -> str | None:
    """Name of the first rule of violence by a partner that ``text`` (normalised, idioms masked) meets."""
    return first_undenied(_VIOLENCE_RE.items(), text, _denied_violence)


def own_violence(text: str) -> str | None:
    """Name of the first rule of the speaker's own violence that ``text`` (normalised, idioms masked) meets."""
    return first_undenied(_PERP_RE.items(), text, _denied_perp)


def happening(text: str) -> str | None:
    """Name of the first rule of violence that happens now that ``text`` (normalised, idioms masked) meets."""
    return first_undenied(_NOW_RE.items(), text, lambda _text, _start, _end: False)
