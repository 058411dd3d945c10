"""Danger: the one decision that is made on everything that is said, from rules that can be named.

Every family of rules looks at the whole text with its look-alikes taken out; the gravest class found decides,
others are listed in the slot ``also``. There is no near-matching and no classifier here: a rule that fired
can be read, and a missed sentence points at the rule that should have.
"""

from __future__ import annotations

import re

from dialogue.understanding import coercion, health
from dialogue.understanding.deeds import Deed, deeds, remembered, told_as_now
from dialogue.understanding.idioms import masked, meant_no_harm
from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.menace import menace
from dialogue.understanding.people import CHILD, CHILD_WORDS, OTHER, SPOUSES, Who, doer_before
from dialogue.understanding.self_harm import self_harm

Found = tuple[Intent, dict[str, Slot], str]

# The gravest first.
_ORDER = (
    Intent.SAFE_SELF_HARM,
    Intent.SAFE_CHILD,
    Intent.SAFE_SEXUAL,
    Intent.SAFE_VIOLENCE,
    Intent.SAFE_PERP,
    Intent.MEDICAL_URGENT,
    Intent.SAFE_FEAR,
    Intent.SAFE_CONTROL,
    Intent.SELF_HARM_UNCLEAR,
    Intent.PAST_TRAUMA,
    Intent.INTOXICATED,
    Intent.BREATH_DISCOMFORT,
)

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
_NOW = (
    rf"\b(?:put|drop|lower|give me) (?:down )?(?:the|that) {_WEAPON}(?: down)?\b|\b(?:has|got|have|holding|"
    r"holds|waving|waves|grabbed|grabs|picked up|pulled|pulls|with|wielding|brandishing|carrying|"
    r"reached for|gone for|keeps|fetched|gets|getting|swinging|pointing|pointed) (?:out )?(?:a|the|his|"
    rf"her|my|that) (?:\w+ )?{_WEAPON}\b(?! (?:licence|license|dog|shop|show|in the (?:drawer|block|"
    r"dishwasher)|for (?:the|cutting|chopping|bread|cake)|and fork|to (?:cut|chop|slice|fix|hang|put|"
    r"screw|peel|open)|sharpened|block|set|drawer|and the (?:cake|bread)|practice))",
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
    r"strangling|beating|killing|stabbing) (?:me|him|her|us)(?! with (?:his|her) (?:jokes|impressions)))\b",
)
_NOW_RE = tuple(re.compile(pattern) for pattern in _NOW)
_VIOLENCE = (
    # things broken in anger, weapons, marks left
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
    r"into the (?:bin|wash|car|dishwasher|boot)|on the (?:bed|chair|floor)|dropping it))",
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
    r"victim of (?:abuse|violence|domestic))\b",
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
    r"cheek ?bone|hand)\b(?! (?:falling|playing|skiing|when i (?:fell|was)|at|on|in a))",
    # threats to life and limb
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
    r"his |her |a )?(?:punch|fist|blow|plate|mug|bottle|swing)\b",
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
    r"spits) (?:at|on|in) (?:me|my)\b",
    rf"\b(?:he|she|my (?:{SPOUSES})) (?:\w+ ){{0,2}}?(?:hurts|is hurting|has hurt|keeps hurting|"
    r"been hurting|always hurting|hurt) me(?: (?:for (?:years|months|weeks|ages)|since|physically|"
    r"when (?:he|she) (?:is|gets|drinks|has|was|got|loses|lost)|badly|again|so bad|last|the other|bad|"
    r"on purpose|really bad|sometimes|every|all the time|a lot|at night|when drunk|if i)|$)|"
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
    r"ed|t) me with\b|\b(?:put|stubbed|stubs) (?:a |his |her )?cigarettes? (?:out )?on (?:me|my)\b",
    r"\b(?:with|using|uses?|used|raises?|raised|clench(?:es|ed)|balls? up|shows? me|shook) (?:his|her|"
    r"your|the) (?:\w+ )?(?:fists?|belt|boots?|knuckles|back of (?:his|her|your) hand)\b|"
    r"\bholes? in (?:\w+ ){0,4}?(?:doors?|walls?|plaster)\b(?: \w+){0,5} (?:from|where|because|thanks|"
    rf"he|she|him|her|his|that)\b|\b(?:{_WEAPON}) (?:to|at|against|on|in|near|under) (?:my|me)\b|\b(?:put|"
    r"puts|pressed|held|holding|had|has|pointed|stuck|waved|brought) (?:a|the|his|her|"
    rf"that) (?:\w+ )?{_WEAPON} (?:to|at|against|on|in|near|under|up to)\b",
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
    r"beating) me\b|\btook (?:his|her) fists to me\b|\b(?:marks|bruises) where (?:nobody|no one|"
    r"people) (?:can|will|would|could)? ?(?:not )?(?:see|sees)\b",
)
_VIOLENCE_RE = tuple(re.compile(pattern) for pattern in _VIOLENCE)
_PERP = (
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
    r"golf|cards)|more|in the (?:game|race|feelings)|confidence|door))",
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
    r"kicked|kicking|choked|smashed|lashed out|beat|swung)\b(?! (?:the|my (?:phone|keys)|off|in))",
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
    r"their) (?:face|head|teeth|skull|lights|nose)(?: in| out)?\b",
    r"\bi (?:do not|did not|will not|would not|never|refuse to|have not) (?:ever )?(?:let|allow|"
    r"allowed) (?:him|her|them|my \w+) (?:to )?(?:leave|out|go|see|have (?:friends|money|a phone)|work|"
    r"talk to|speak to|sleep|eat|near (?:his|her))\b(?! (?:without a kiss|first|hungry))|\bi (?:locked|"
    r"lock) (?:him|her|them) in\b|\bi (?:took|take|hid|hide) (?:his|her) (?:keys|passport|phone|"
    r"money) so (?:he|she)\b",
)
_PERP_RE = tuple(re.compile(pattern) for pattern in _PERP)
_PERP_NOT = re.compile(
    r"\b(?:never|would not|will not|not going to|do not want to|did not want to|not want to|am not|"
    r"did not|have not|could not|can not) (?:\w+ ){0,4}?(?:hit|hurt|hurting|harm|kill|punch|slap|touch|"
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

_CHILD = rf"(?:(?:{CHILD})|the wee ones)"
_CHILD_RULES = (
    rf"\b{_CHILD}(?: \w+){{0,3}} (?:is|are|was|were|s|am|has been|have been|so|been|feels?|get|gets|seem|"
    r"seems|looks?|always|really) (?:\w+ ){0,2}?(?:scared|afraid|frightened|terrified|petrified|fearful|"
    r"unsafe|nervous|wary) (?:\w+ )?(?:of|around|with|by|to go|to be|at home|when (?:he|she|you|i|their|"
    r"his|her)|in (?:his|her) own) ?(?:him|her|me|you|us|their (?:dad|father|mum|mother)|(?:his|her|my|"
    r"your) (?:dad|father|mum|mother|husband|wife|partner|boyfriend|girlfriend)|dad|daddy|mum|mummy|"
    r"my (?:husband|wife|partner|boyfriend|girlfriend)|home|alone|near|in|shouts?|gets|comes|is|starts|"
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
_CHILD_NOT = re.compile(
    r"\b(?:never|not|would not|would never|does not|do not|has not|have not) (?:\w+ ){0,3}?(?:hit|hurt|"
    r"smack|smacked|touch|touched|harm|harmed|shout|lay|laid|raise|raised|slap|scare|hitting|hurting|"
    r"afraid|scared|frightened|shake|in danger)\b|\b(?:kids|children|boys|girls|brothers?|sisters?|"
    r"siblings|twins|son|daughter|toddler|cousins?) (?:(?!see|saw|seen|watch|hear|when|him|he|she|you|"
    r"i)\w+ ){0,3}?(?:hit|hits|hitting|kill|killing|hurt|bit|bites|biting|punch(?:ed|es)?|kick(?:s|ed|"
    r"ing)?|fight(?:s|ing)?|push(?:ed|es)?|slap(?:ped|s)?|threw|throws|smack(?:ed|s)|scratch(?:ed|es)?|"
    r"attack(?:ed|s)) (?:\w+ )?(?:each other|his|her|their|another|a boy|a girl|another|one another|"
    r"the other|our other|my other|the (?:dog|cat|baby|wee one)|me|a kid|kids|someone|a child|some|"
    r"by (?:a|the) (?:ball|swing))\b|\b(?:hit|hurt|kicked|punched|bitten|pushed|bullied|slapped|attacked|"
    r"scratched) (?:by|at) (?:a|another|some|the|school|nursery) ?(?:ball|kid|boy|girl|child|swing|bully|"
    r"dog|cat|other)?\b|\bas (?:a )?(?:kids?|child(?:ren)?)\b|\bwhen i was\b|\bwhen we were\b|\b(?:my|his|"
    r"her) (?:dad|mum|father|mother|stepdad|parents|teacher) (?:\w+ )?(?:used to|always|would)\b|"
    r"\bdrives? me (?:mad|crazy|up)\b|\bgrowing up\b|\blost (?:the|our|a) baby\b"
)
_ANY_CHILD = re.compile(rf"\b(?:{CHILD_WORDS}|months|feeding|nappy|cot|pram)\b")
_CHILD_STILL = re.compile(
    r"\b(?:since|again|before|hard|yet|mean(?:t)? to|for (?:weeks|months|a while)|stop|not safe|lately|"
    r"any more|only|just|scared|afraid|can not)\b"
)

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


def danger(text: str) -> Found | None:
    """The gravest safety class that ``text`` (normalised) speaks of, its slots and the rule; None if there is none."""
    found = list(_all(text))
    if not found:
        return None
    found.sort(key=lambda one: _ORDER.index(one[0]))
    intent, slots, because = found[0]
    also = tuple(dict.fromkeys(str(one[0]) for one in found[1:] if one[0] is not intent))
    return intent, {**slots, **({"also": also} if also else {})}, because


def _all(text: str) -> list[Found]:
    plain = masked(text)
    found: list[Found] = []
    own = self_harm(plain, text)
    if own:
        found.append(own)
    harmless = meant_no_harm(text)
    prospective = False
    done: list[Deed] = []
    past = remembered(text) or _PAST.search(plain) is not None
    if not harmless:
        done = list(deeds(plain))
        found += _from_deeds(plain, done)
        violence = _first(_VIOLENCE_RE, plain, _denied_violence)
        if violence is not None:
            past = past or _others_only(plain)
            intent = (
                Intent.PAST_TRAUMA
                if past and not told_as_now(text) and not re.search(r"\b(?:he|she|you) (?:hits|hit) me\b", plain)
                else Intent.SAFE_VIOLENCE
            )
            found.append((intent, {"who": "partner_to_self"}, f"safety: violence {violence}"))
        if done and done[0].doer is Who.SELF and done[0].done_to is Who.PARTNER and violence is None:
            found = [one for one in found if one[0] is not Intent.SAFE_VIOLENCE]  # told as one's own first
        prospective = violence in {None, 3} and any(deed.wished for deed in done) and all(deed.wished for deed in done)
        perp = _first(_PERP_RE, plain, _denied_perp)
        if perp is not None:
            wish = {"threat": True} if perp == 0 else {}
            found.append((Intent.SAFE_PERP, dict(wish), f"safety: own violence {perp}"))
        child = _first(_CHILD_RE, plain, _denied_child)
        if child is not None:
            found.append((Intent.SAFE_CHILD, {}, f"safety: child {child}"))
    now = _first(_NOW_RE, plain, lambda _text, _start, _end: False)
    if now is not None:
        found.append(
            (Intent.SAFE_VIOLENCE, {"immediate": True, **({"weapon": True} if now == 0 else {})}, f"safety: now {now}")
        )
    sexual = coercion.sexual(plain)
    if sexual:
        found.append(
            (Intent.PAST_TRAUMA, {}, "safety: long ago")
            if (past or _others_only(plain)) and not told_as_now(text)
            else sexual
        )
    for family in (coercion.fear, coercion.control):
        one = family(plain)
        if one:
            found.append((Intent.PAST_TRAUMA, {}, "safety: long ago") if past and not told_as_now(text) else one)
    if not harmless:
        second = menace(plain)
        if second is None:
            unmasked = menace(text)
            second = unmasked if unmasked is not None and unmasked[0] is Intent.SAFE_CONTROL else None
        if second is not None and all(one[0] is not second[0] for one in found):
            grave_enough = not any(
                one[0] in {Intent.SAFE_PERP, Intent.SAFE_CHILD, Intent.SAFE_SEXUAL, Intent.SAFE_VIOLENCE}
                for one in found
            )
            if grave_enough:
                where = Intent.PAST_TRAUMA if (past or _others_only(plain)) and not told_as_now(text) else second[0]
                found.append((where, {}, second[1]))
    for body in (health.urgent, health.discomfort, health.intoxicated):
        one = body(text if body is not health.intoxicated else plain)
        if one:
            found.append(one)
    if past and (_PAST.search(plain) or _LONG_AGO_HARM.search(plain)):
        found.append((Intent.PAST_TRAUMA, {}, "safety: past"))
    if any(one[0] is Intent.SAFE_FEAR for one in found) and (prospective or not done) and _ONLY_FEARED.search(text):
        found = [one for one in found if one[0] is not Intent.SAFE_VIOLENCE]
    grave = [one for one in found if one[0] is not Intent.PAST_TRAUMA]
    if (
        past
        and grave
        and all(one[0] in {Intent.SAFE_CONTROL, Intent.INTOXICATED, Intent.BREATH_DISCOMFORT} for one in grave)
    ):
        found = [one for one in found if one[0] is Intent.PAST_TRAUMA] or found
    return found


_ONLY_FEARED = re.compile(
    r"\b(?:scared|afraid|frightened|terrified|fear|dread|worried|in case|or|dare not|what if|"
    r"if) (?:\w+ ){0,6}?(?:he|she|they|you)(?: (?:will|would|might|could|is going to|goes|gets|kicks|hits|"
    r"may))? \w+"
)


def _first(patterns: tuple[re.Pattern[str], ...], text: str, denied: object) -> int | None:
    assert callable(denied)
    for number, pattern in enumerate(patterns):
        for match in pattern.finditer(text):
            if not denied(text, match.start(), match.end()):
                return number
    return None


_I_DID = re.compile(
    r"\bi (?:\w+ ){0,3}?(?:grab|pull|drag|had|took|get|got|lift|held|hold|yank|shook|pinned|push|"
    r"shov)\w* (?:him|her|you|them|my \w+)(?: \w+){0,2} $"
)
_OTHER = re.compile(rf"\b(?:{OTHER})\b")
_OURS = re.compile(rf"\b(?:he|she|you|my (?:{SPOUSES})|him)\b")


def _others_only(text: str) -> bool:
    """Whether family, an earlier partner or a stranger is the one spoken of, and the partner is not."""
    other = _OTHER.search(text)
    return (
        other is not None
        and _OURS.search(text[: other.start()]) is None
        and re.search(r"\bmy (?:mum|dad|family|friends?|mates?|sister|brother) (?:says?|thinks|knows|saw)\b", text)
        is None
    )


_HYPOTHETICAL = re.compile(r"\bif (?:he|she|you) ever\b.*\bi would\b")
_NO_VIOLENCE = re.compile(
    r"\b(?:not|never|no|nobody|isn t|without) (?:\w+ ){0,4}?(?:violen|abus|physical|rais|lift|touch|swing|"
    r"swung|lay|laid|throw|threw|put|hit|hurt|kick|punch|bruis|threat|smash|broke|break|beat|weapon|hand|"
    r"chok|strangl|throttl|stab|batter|burn|knock|spit|spat|kill|slap|shov|push|grab|drag|bit|attack|"
    r"assault|shak|pinch|scratch|harm|rough|wallop|thump|belt|forc|aggress|lash)\w*\b"
)
_VIOLENCE_STILL = re.compile(
    r"\b(?:since|again|before|lately|hard|yet|mean to|meant to|usually|always|only|just|every|any more|stop|"
    r"for (?:\w+ )?(?:weeks|months|years|while)|in (?:\w+ )?(?:weeks|months|years)|this time|can not|"
    r"do not know|not sure|not safe|that bad|as bad|until)\b"
)


def _denied_violence(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 25) : end]
    if _HYPOTHETICAL.search(text):
        return True
    span = text[start:end]
    if not re.search(
        r"\b(?:me|my|us|i am being|i was|deserv\w+|earned|provok\w+|asked|bruis\w+|eye|marks?|lip|hide|hiding|"
        r"cover\w*)\b",
        span,
    ) and (doer_before(text, start) is Who.SELF or _I_DID.search(text[:start])):
        return True  # the speaker's own deed: another family's
    return _NO_VIOLENCE.search(near) is not None and _VIOLENCE_STILL.search(near + text[end : end + 40]) is None


def _denied_perp(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 20) : end + 45]
    return _PERP_NOT.search(near) is not None and _PERP_STILL.search(near) is None


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


def _from_deeds(text: str, done: list[Deed]) -> list[Found]:
    found: list[Found] = []
    for deed in done:
        past_doer = deed.doer is Who.OTHER
        if deed.doer in {Who.THING, Who.ANIMAL} or (deed.doer is Who.CHILD and deed.done_to is not Who.BOTH):
            continue
        if deed.doer is Who.CHILD:
            continue
        if (past_doer or deed.past) and not (told_as_now(text) and deed.done_to in {Who.SELF, Who.CHILD}):
            if not (deed.doer is Who.SELF and deed.done_to is not Who.PARTNER):
                found.append((Intent.PAST_TRAUMA, {}, f"{deed.rule}, long ago"))
            continue
        if deed.done_to is Who.CHILD:
            found.append((Intent.SAFE_CHILD, {}, deed.rule))
        elif (
            deed.done_to is Who.PARTNER
            and deed.doer in {Who.SELF, Who.PARTNER, Who.NOBODY}
            and _OF_A_CHILD.search(text)
        ):
            found.append((Intent.SAFE_CHILD, {}, f"{deed.rule}, a child"))
        elif (
            deed.doer is Who.PARTNER
            and deed.done_to is Who.PARTNER
            and (_ANY_CHILD.search(text) or re.search(r"\blittle (?:brother|sister)\b", text))
        ):
            found.append((Intent.SAFE_CHILD, {}, f"{deed.rule}, a child"))
        elif deed.own_kin and deed.doer is not Who.SELF:
            continue  # "she bit her brother": theirs, not ours
        elif deed.doer is Who.SELF and deed.done_to is Who.PARTNER:
            found.append((Intent.SAFE_PERP, {"threat": True} if deed.wished else {}, deed.rule))
        elif deed.doer is Who.NOBODY and deed.done_to is Who.PARTNER:
            found.append((Intent.SAFE_PERP, {}, deed.rule))
        elif deed.doer is Who.SELF:
            continue
        elif deed.doer is Who.BOTH and deed.done_to is Who.SELF:
            continue
        else:
            found.append((Intent.SAFE_VIOLENCE, {"who": "partner_to_self"}, deed.rule))
    return found
