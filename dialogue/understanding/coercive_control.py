"""Control by a partner: what is forbidden, watched, taken, demanded or threatened.

Fear, control and sexual coercion lead to the same quiet stop, so a line between them matters less than hearing
any of them.
"""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.people import SPOUSES

Found = tuple[Intent, dict[str, Slot], str]
_P = rf"(?:he|she|they|my (?:{SPOUSES})|the missus|the husband|the wife)"
_PY = rf"(?:he|she|they|you|my (?:{SPOUSES}))"
_O = rf"(?:him|her|them|you|my (?:{SPOUSES}))"
_POSS = r"(?:his|her|their|your)"
# -- control ---------------------------------------------------------------------------------------------
_FORBID = (
    r"(?:see(?:ing)?|go(?:ing)?(?! (?:to bed angry|first|near the kitchen|of it))|leav(?:e|ing)|out|"
    r"work(?:ing)?|have (?:\w+ )?(?:friends?|money|a (?:phone|job|car|bank|key|social|life|say)|my|any|access|"
    r"visitors|male|female|people|facebook|instagram|social|a bank)|having (?:friends|money|a phone|a job|my)|"
    r"talk(?:ing)? to (?:my|any|other|men|women|people|him|her|anyone|the neighbours|friends)|"
    r"speak(?:ing)? to (?:my|any|other|men|women|people|anyone)|us(?:e|ing) (?:the (?:car|phone|card|internet|"
    r"money)|my (?:phone|card|own)|social)|wear(?:ing)?|sleep(?:ing)?(?! on the sofa)|eat(?:ing)?|"
    r"call(?:ing)? (?:my|anyone|him|the|people)|phon(?:e|ing) (?:my|anyone)|ring(?:ing)? (?:my|anyone)|"
    r"contact(?:ing)?|meet(?:ing)?|visit(?:ing)?|near (?:my|the money)|tak(?:e|ing) (?:my (?:medication|meds|"
    r"pill|tablets|contraception)|the pill|a job|the kids out|the car)|study(?:ing)?|get(?:ting)? (?:a job|"
    r"my own|a phone|out|help|dressed up|a lift)|be(?:ing)? (?:alone with|friends|on my own with|around|"
    r"in touch)|showering|shower|see a doctor|go to the doctor|learn to drive|learning to drive|driv(?:e|"
    r"ing) (?:anywhere|the car|on my own)|keep(?:ing)? (?:my|any)|spend(?:ing)? (?:any|my|money|time with)|"
    r"com(?:e|ing) home late|stay(?:ing)? in touch|touch(?:ing)? (?:the|any) money|hang(?:ing)? (?:out|"
    r"around)|socialis(?:e|ing)|pray(?:ing)?|to church|text(?:ing)? (?:my|anyone|other|men|people)|text|"
    r"phone (?:my|anyone)|choose (?:my|what i)|decide (?:anything|what)|do anything (?:without|on my own|"
    r"by myself)|go anywhere|leave the (?:house|room|flat)|friends|visitors|family|money of my own|"
    r"my own (?:money|friends|phone|bank|key|account)|any (?:friends|money|privacy|visitors|life|say)|a phone|"
    r"a job|a bank|male friends|female friends|on social media|to see|to go|to leave|to have|to work|to talk|"
    r"to speak|to use|to wear|to eat|to sleep|to call|to drive|to spend|to meet|to visit|to be alone|"
    r"to look at|to answer|to disagree|to cry|to make|to touch)"
)
_CONTROL = (
    rf"\b{_PY} (?:\w+ ){{0,2}}?(?:will not|does not|do not|did not|would not|never|not|refuses to|"
    r"is not going to|stopped|wont|won t|never once) (?:ever |even )?(?:let|lets|letting|allow|allows|"
    rf"permit) me (?:to )?{_FORBID}\b(?! (?:the (?:washing|dishes|garden|bins)|to bed))",
    r"\b(?:i am|i was|we are|am) (?:\w+ )?(?:not|never) (?:\w+ )?(?:allowed|permitted|let)(?: to| out|"
    r" any| my| a| near| in| on| friends| visitors| money)(?! (?:nuts|dairy|gluten|alcohol|"
    r"drink (?:because|on|with|alcohol)|lift|run|eat (?:nuts|dairy|gluten|before|shellfish|bread|sugar|"
    r"after)|drive (?:for|after|until|yet|because|since)|use my phone at work|sugar|chocolate|caffeine|"
    r"park|bring (?:the|my) (?:phone|dog))|talk about work|swim|smoke (?:in|on)|say where i work|"
    r"take (?:leave|holiday)|parking|carbs|on the ladder|in the (?:kitchen|shed) (?:when|"
    rf"on))(?: {_FORBID}| \w+)\b|\bnot allowed (?:out|friends|visitors|money|to (?:see|leave|go out|"
    r"go anywhere|have (?:my|friends|a phone|money|a job)|talk to|speak to|work|use (?:the|my) (?:car|"
    r"phone|card)|wear|sleep|be alone|contact|meet|visit|spend|close|lock|disagree|say no|look))\b|"
    r"\b(?:he|she) (?:does not|did not|will not|would not) (?:allow|permit) (?:it|me|friends|visitors|"
    r"that|me to|make ?up|my)\b",
    r"\b(?:have|has|had|got|need|needed|supposed|expected|must|forced|made) (?:to )?(?:\w+ )?(?:ask|beg|"
    rf"get|seek|request)(?: for)?(?: {_O}| my (?:{SPOUSES}))?(?: for)? ?(?:{_POSS} )?(?:permission|money|"
    r"bus fare|allowed|for money|petrol money|every penny|approval|leave to|if i can (?:go|see|leave|have|"
    r"use|spend|buy|visit|meet|call)|to (?:go out|see|leave the house|use the car))\b|\b(?:without|need|"
    rf"needs|needed|get|got|asking|ask|ask for) {_POSS} (?:\w+ )?(?:permission|say so|approval)\b|"
    r"\b(?:have|has|had|got) to (?:ask|beg) (?:\w+ )?(?:for|before|if|to) (?:\w+ )?(?:money|bus|"
    r"permission|every|i (?:go|see|spend|buy|leave|can)|spend|buy|go)\b|\b(?:have|has|had|got) to (?:ask|"
    r"check with|clear it with|tell) (?:\w+ ){0,2}?(?:before|if) i (?!(?:am|know|can) late)|"
    r"\bask(?:ing)? permission\b|\bbeg (?:him|her|them) for (?:money|cash|food)\b",
    rf"\b{_P} (?:\w+ ){{0,4}}?(?:checks?|checking|checked|goes through|going through|went through|reads?|"
    r"reading|looks through|looking through|searche?s?|searching|monitors?|monitoring|tracks?|tracking|"
    r"demands?|takes?|taking|took|has taken|is taken|have taken|smash(?:es|ed)|breaks?|broke|"
    r"confiscat(?:es|ed|ing)|hides?|hiding|hid|controls?|controlling|keeps?|has|holds?|hacks?|hacked|"
    r"spies|spying|bugged|records?|cloned|destroyed|cut up|threw away|throws away|withholds?|read|"
    r"inspects?|times?|logs? into|logged into|follows?|deletes?|deleted|locked|locks)(?: up| on| off|"
    r" through| all| every| away)? (?:all )?(?:of )?my (?:\w+ )?(?:phone|phones|messages|texts|emails?|"
    r"location|bag|handbag|purse|wallet|bank|mileage|receipts|laptop|post|mail|keys?|car keys|passport|"
    r"money|wages|pay|salary|card|cards|medication|meds|pills|documents|visa|papers|account|accounts|"
    r"facebook|instagram|whatsapp|calls|journal|diary|password|passwords|car|clothes|friends|every move|"
    r"movements|inhaler|contraception|benefits|income|id|internet|browsing|time|social media|glasses|"
    r"shoes|underwear|contacts)\b(?! (?:to (?:work|the (?:garage|shop))|by mistake|off the (?:table|"
    r"chair)|in the wash|charged|for a walk|round|mistake|out of the|accidentally))",
    r"\byou (?:\w+ ){0,2}?(?:always|constantly|keep|still|every (?:day|night)) (?:check|checking|"
    r"go through|going through|read|reading|track|tracking|monitor|monitoring) my (?:phone|messages|texts|"
    r"emails|location)\b|\byou (?:check|go through|track|monitor|read|took|take|keep|hide|"
    r"control) my (?:phone|location|messages|texts|money|wages|passport|keys|"
    r"bank)(?: \w+){0,2} (?:every|all the time|always|constantly|so i|off me|away)\b|\b(?:put|has|have|"
    r"got|installed|uses?|using) (?:\w+ ){0,3}(?:app|tracker|air ?tag|gps|spyware|cameras?|find my|"
    r"life ?360|listening device|bug|recording)(?: \w+){0,6} (?:me|my|where i|phone|car|house|home|"
    r"i am)\b|\b(?:tracks?|tracking|tracked|monitors?|monitoring|watch(?:es|ing)|follows?|times?|timing|"
    r"spies? on|spying on|checks? up on|checking up on|keeps tabs on|stalks?) (?:where i|me (?:on|with|"
    r"when|all|everywhere|with|through|wherever|every|constantly|at|go|from|like)|my every|"
    r"everything i (?:do|say|spend|eat)|what i (?:do|eat|spend|wear)|how long i|who i|when i)\b|"
    r"\b(?:rings?|calls?|texts?|phones?|messages?|checks?|video calls?|facetimes?) (?:me |up |"
    r"on me )?(?:\w+ ){0,6}?(?:to (?:check|see|find out|know|prove)|checking|asking|demanding|"
    rf"wanting) (?:\w+ )?(?:where|who|what) i (?:am|was|m|have been)\b|\b{_P} (?:does not|did not|do not|"
    r"don t|doesn t|will not|hates?|hated|gets? (?:\w+ )?when) (?:like |liking |approve of |want |"
    r"it when |tolerate |stand )?(?:it when |it if )?(?:me|i) (?:\w+ ){0,2}?(?:talk(?:ing)?|see(?:ing)?|"
    r"go(?:ing)? out|having friends|work(?:ing)?|wear(?:ing)?|speak(?:ing)?|visit(?:ing)?|"
    r"be(?:ing)? (?:out|around|with)|leav(?:e|ing)|spend(?:ing)? time|have friends|"
    r"meet(?:ing)?) (?:\w+ ){0,6}?(?:so i (?:do not|don t|stopped|can not|never|have stopped|stay)|"
    r"i (?:have )?stopped|any more|i am not allowed|so i gave up|so now i)\b|\b(?:deported|deport me|"
    r"my visa|call immigration)\b|\bknows? where i am (?:all|at all|every|24)\b|\bcameras? (?:in|all over|"
    r"round|around) the (?:house|home|flat|living|bedroom|kitchen)\b|\baccount for (?:every|where|all|"
    r"my)\b|\b(?:times|timed|timing) (?:me|how long i|my)\b",
    r"\b(?:have|has|had|got) to (?:\w+ )?(?:hand (?:over|him|her)|give (?:him|her|them)|send (?:him|her|"
    r"them|a (?:photo|picture|selfie)|photos|pictures)|share|report|show (?:him|her|them)|tell (?:him|her|"
    r"them) where|text (?:him|her|them|when|every|where)|prove|explain where|account|"
    r"answer (?:\w+ )?(?:within|straight|right|every|immediately|or)|reply|turn over|surrender|leave my|"
    r"keep my (?:phone|location)|check in|video call|facetime|ring (?:him|her) (?:every|when|on)|"
    r"be home (?:by|before)|stay (?:in|home|on the phone))(?: \w+){0,7} (?:wages|pay|money|location|"
    r"phone|am|salary|receipts?|benefits|every|hour|straight|away|or|else|when|where|who|minutes|"
    rf"immediately|passwords?|him|her|on)\b|\b{_PY} (?:\w+ ){{0,2}}?(?:makes?|made|making|forces?|forced|"
    r"forcing|orders?|ordered|tells?|insists?) me (?:to )?(?:\w+ )?(?:send|hand|ask|beg|kneel|account|"
    r"wear|change (?:my|what|clothes)|quit|delete|block|stay (?:in|home|at home|awake|up)|sleep (?:on|in|"
    r"outside)|strip|give up|leave my|drop|cut|stop (?:seeing|talking|working|going)|turn|report|show|"
    r"prove|wait|share|sign|take|lie|live|stand|account|answer|carry|keep|eat|weigh|apologise for things|"
    r"say sorry (?:until|over|on my|for things)|do everything)\b",
    rf"\b{_P} (?:\w+ ){{0,3}}?(?:controls?|controlling|dictates?|dictating|rules?|polices?|"
    r"manages?) (?:all |every|everything|the money|all the|my|our (?:money|account)|what i|who i|where i|"
    rf"when i|me|how i|how much|whether i)(?! (?:diary at work|calendar))\b|\b{_P} (?:is|are|can be|"
    r"has become|has got|gets|was|s) (?:\w+ ){0,3}?(?:controlling|coercive|"
    r"possessive and)\b(?! the (?:remote|heating|car|telly|thermostat))|\bcoercive control\b|"
    r"\bcontrolling (?:relationship|behaviour|me|what i|who i|where i|everything i|partner|husband|"
    rf"wife)\b|\b{_P} (?:\w+ ){{0,2}}?(?:decides?|chooses?|picks?|tells me|says|dictates) (?:what i|who i|"
    r"where i|when i|whether i|how i|if i|my (?:clothes|friends|outfits|hair)|what to wear|who to|"
    r"what i can|what to (?:say|think|eat)|how to (?:dress|think))\b(?! (?:said|did|meant|am like|"
    r"was thinking|want for|should get for|look like))",
    r"\b(?:cut|cuts|cutting|keeps?|kept|isolat(?:e|es|ed|ing)|separat(?:es|ed)|turn(?:s|ed)|stops?|"
    r"stopped|prevents?|prevented) (?:me )?(?:off )?(?:from|against) (?:\w+ ){0,2}?(?:my (?:friends|"
    r"family|mum|sister|parents|brother|kids|mates|support)|everyone|all my|people|seeing|going|leaving|"
    r"working|talking to|speaking to|having|contacting|visiting|getting|using|calling|eating|sleeping|"
    r"the outside|anyone|the world|me)\b|\b(?:stops?|stopped|stopping|prevents?) me (?:from )?(?:seeing|"
    r"going out|going to (?:my|work|see|church|the doctor)|leaving|working|talking to|speaking to|"
    r"having (?:friends|money|a)|contacting|visiting|getting (?:a job|help)|using (?:the|my)|calling|"
    r"eating|sleeping|taking (?:my|the)|meeting)\b|\bisolat(?:es|ed|ing) me\b|\b(?:lost|have no|got no|"
    r"had to give up|gave up|dropped|do not have any|not got any|"
    r"have not got any) (?:all )?(?:of )?(?:my )?(?:friends|"
    r"contact with)(?: \w+){0,4} (?:because of (?:him|her)|he|she|since (?:him|her|i met|we))\b|"
    r"\bcut me off\b(?! (?:when i (?:was|am|try)|mid|in the middle|before i|every time i (?:speak|talk|"
    r"try to)|again when|half ?way))",
    r"\b(?:locks?|locked|locking|shuts?|shut) (?:me|us) (?:in|out|inside|up|outside|in the)\b|\b(?:hides?|"
    r"hid|hiding|takes?|took|taking|has taken|keeps|has got|have got|holds on to|stole|nicked) (?:the |"
    r"all the |both |away )?(?:(?:car|house|front door|door) keys|keys to|keys so|my keys|"
    r"my shoes)\b(?! and went| and left| and drove| and gone| out)|\b(?:blocks?|blocked|blocking) (?:the|"
    r"my) (?:door|doorway|exit|way|car|path)\b|\b(?:will not|would not|does not|did not|never|"
    r"not) let (?:me|us) (?:leave|out|go|sleep|eat|rest|use the (?:toilet|bathroom|loo|phone)|shower|"
    r"get (?:up|out|away|past|dressed|to)|up|past|in the (?:house|bed)|near (?:my|the kids)|"
    r"back in)\b(?! (?:of (?:it|you|this|that|the past|things)|through with it|that go|it go))|"
    r"\b(?:keeps?|kept|keeping) me (?:awake|up all night|up until|up till|up arguing|locked|prisoner|"
    r"a prisoner|here against|from sleeping|from leaving|in the house|short of)\b(?! (?:snoring|"
    r"with (?:his|her) snoring))|\b(?:held|holding|holds) (?:me )?(?:prisoner|hostage|captive|"
    r"against my will)\b|\bprisoner in (?:my|our)\b|\bnot free to (?:go|leave|talk|speak|say)\b|"
    r"\bwalks? me everywhere\b",
    rf"\b{_PY} (?:\w+ ){{0,4}}?(?:threaten(?:s|ed|ing)?|says?|said|saying|swears?|swore|tells? me|told me|"
    rf"warns?|warned|promised|going to|keeps saying) (?:me )?(?:that )?(?:{_PY} |i |nobody |no one |"
    r"no ?one else |to |they |if i |with )(?:\w+ ){0,8}?(?:take (?:the|my|our) (?:kids|children|baby|"
    r"son|daughter|house)|get (?:the|full custody of the) kids|never see (?:the|my) (?:kids|children|"
    r"baby)|deport|immigration|visa|home office|social services|tell everyone|post (?:the|my|those|naked|"
    r"them|pictures)|share (?:the|my|those|naked|pictures|photos)|leave me with nothing|out me|"
    r"throw me out|put me out|sectioned|believe me|would want me|want me|have me (?:arrested|sectioned|"
    r"put away|committed|deported)|hurt (?:the|my) (?:dog|cat|family|mum)|kill (?:the|my) (?:dog|cat)|"
    r"ruin me|ruin my life|destroy me|make me homeless|take everything|lose the kids|lose the children|"
    r"find me wherever|be nothing without|survive without|cut me off|stop my money|tell my (?:boss|work|"
    r"parents|family)|get me fired|send (?:the|my|those) (?:photos|pictures|videos))\b|\bnever see (?:the|"
    r"my|our) (?:kids|children|baby|son|daughter) again\b|\btake the (?:kids|children|baby) (?:off me|"
    r"away from me|and i|if i|away if)\b|\btake (?:my|the|our) (?:kids|children|baby) if i\b",
    r"\b(?:gives?|gave|puts? me on|get|only get|am on|on) (?:me )?(?:an? )?(?:\w+ )?(?:allowance|"
    r"pocket money|housekeeping)(?: \w+){0,5} (?:like a child|and i|account|receipts?|justify|by (?:him|"
    r"her)|from (?:him|her)|that is all|ask|explain|if i|every)\b|\b(?:he|she) (?:gives me|"
    r"puts me on) (?:an |a )?(?:\w+ )?(?:allowance|pocket money)\b|\b(?:have|has|got|"
    r"with) no (?:access to|money of my own|say in|control over) (?:\w+ )?(?:money|bank|account|my own|"
    r"any|our|what)\b|\bno access to (?:\w+ )?(?:money|the money|our account|my own money|the account|"
    r"the bank|my bank)\b|\b(?:all|every penny of) (?:my |the )?(?:wages|money|pay|salary|"
    r"benefits) (?:\w+ )?(?:goes|go|is paid|gets paid|has to go) (?:straight )?(?:in)?to (?:his|"
    r"her) (?:account|bank|pocket)\b|\bin (?:his|her) name so i\b|\b(?:makes?|making|made|trying to make|"
    r"tries to make|convinced|convinces|gets) (?:me|everyone) (?:think|feel like|believe|out to be|look|"
    r"feel as if|that) (?:that )?(?:i am |i m |like i am |i was )?(?:\w+ )?(?:crazy|mad|mental|insane|"
    r"going mad|going crazy|losing my mind|losing it|imagining (?:it|things)|nuts|unstable|a liar)\b|"
    r"\b(?:he|she|they|my \w+) (?:\w+ ){0,2}?gaslight(?:s|ed|ing)?(?: me)?\b|\bgaslights me\b|\b(?:tells?|"
    r"told|telling) everyone (?:that )?i am (?:\w+ )?(?:crazy|mad|mental|unstable|a liar|unwell|losing|"
    r"an unfit|nuts)\b|\b(?:he|she) (?:says?|tells me) (?:that )?i (?:imagined|made it up|am imagining|"
    r"am crazy|am mad|am mental|am going mad|never remember|dreamt) (?:it|things|everything)?\b",
    r"\b(?:told|telling|tells|warned|ordered) me (?:not to (?:tell|say|speak|talk|mention|answer|leave|"
    r"wear|go|see|work|contact|use)|what to (?:say|wear|think|answer)|to (?:say|keep (?:quiet|my mouth)|"
    r"tell you (?:everything|it|i|we)|pretend|act|lie|stay|sit|shut))\b(?! about the (?:party|surprise))|"
    r"\b(?:or else|better say yes|better not say|if i know what is good for me)\b|"
    r"\bif i do not (?:\w+ ){0,6}(?:he|she|they) (?:will|would|ll|gets|kicks|goes|won t|takes|stops|"
    r"refuses|punishes|ignores me for)\b(?! (?:nobody|be sad|miss me|be disappointed|understand|"
    r"not understand))|\b(?:goes|go|gets|flips|kicks off|went) (?:\w+ )?(?:mad|mental|crazy|nuts|"
    r"ballistic|off on one|furious|berserk|angry|off) if i (?:do not|go|talk|see|speak|am|wear|text|spend|"
    r"look|say|have|am late|leave|even|ring|answer|come home|buy|use|want|don t|"
    r"visit)\b(?! (?:leave the (?:light|lid|towel|heating|door)|late for|forget|put the))|"
    r"\bchild ?like permission\b|\bgot me on a (?:short )?leash\b|\bon a tight leash\b|\b(?:he|"
    r"she) owns me\b|\bi belong to (?:him|her)\b|\bmy every move\b|\btreats me like (?:a (?:slave|"
    r"prisoner|servant and)|his property|her property)\b",
    rf"\b{_P} (?:\w+ ){{0,3}}?(?:checks?|demands?|asks?|wants? to know|has to know|needs? to know|"
    r"insists on knowing|interrogates?|quizzes|grills?|questions?) (?:me )?(?:\w+ ){0,3}?(?:who|where|"
    r"what) i (?:am|have|was|had|been|talk|text|spoke|see|did|do|go|went|spend|eat|wear|ve)\b(?! (?:want|"
    r"like|need|think|feel))",
    r"\b(?<!will )(?:can not|could not|can never|not able to|never|unable to) (?:\w+ )?(?:go|do|see|spend|"
    r"leave|buy|make|have|speak|talk|breathe|move|use|eat|wear|decide|"
    rf"get)(?: \w+){{0,4}} without (?:{_O} (?:knowing|permission|there|with me|watching|asking|checking|"
    r"being|following|saying|finding|ringing|tracking|going mad|allowing|s permission)|(?:asking|telling|"
    rf"clearing it with|checking with|{_POSS}) ?(?:{_O}|permission|say so|approval|knowing)?)\b",
    rf"\b{_P} (?:will not|does not|did not|never|refuses to|would not|only) (?:gives?|give|let me have|"
    r"allow) me (?:\w+ ){0,3}?(?:money|cash|a penny|access|my own|the password|the pin|my card|"
    r"housekeeping|enough (?:to|for|money)|anything to (?:live|spend))\b(?! (?:for my birthday|a hug))",
)
_CONTROL_NOT = within_clause(
    r"\b(?:doctor|physio|midwife|consultant|hospital|boss|manager|work|school|landlord|council|government|"
    r"dentist|surgeon|coach|teacher|company|bank|police|diet|airline|physiotherapist|nurse|gp|cat|dog|"
    r"toddler|baby|kids|my (?:mum|mother|dad|boss|son|daughter|sister|parents)) (?:<w> ){0,3}(?:will not|"
    r"does not|did not|would not|never|not|lets|tracks|checks|made|makes|stops?|stopped|controls?|told|"
    r"said|says|monitors?|tells)\b"
    r"|\b(?:bless (?:him|her)|the love|so sweet|he is so good|spoils me|lovely of (?:him|her)|"
    r"because (?:he|she) (?:loves cooking|is better)|in a nice way|what a gent)\b|\bi (?:check|checked|"
    r"track|tracked|read|went through|go through|control|keep checking|monitor) (?:his|her|your|their|"
    r"on)\b|\bdoes not (?:control|check|track|stop|tell me what)\b|\bnever (?:checks|checked|tracks|"
    r"stopped|controls|controlled|told me what|tells me what|been controlling)\b|"
    r"\bnot (?:<w> )?(?:controlling|possessive)\b|\bit has never been an issue\b|\bnot that (?:he|"
    r"she) (?:stops|controls|checks|lets)\b|\bwon t let me (?:win|help|pay|lift)\b|\bcontrol freak\b|"
    r"\b(?:will|would|does|do|did) not let me (?:win|help|pay|lift|carry|do the (?:washing|dishes|"
    r"ironing)|cook|finish|speak(?! to)|talk(?! to)|get a word|explain|answer|have the last|down|forget|"
    r"go to bed (?:angry|hungry)|drive because)\b|\blet(?:s)? me go (?:first|to (?:my|the) (?:yoga|"
    r"football|gym|class|match|shops))\b"
)
_FREE_TO = within_clause(
    r"\b(?:never|not|no longer) (?:<w> ){0,2}?(?:stop|stops|stopped|stopping|control\w*|track\w*|check\w*|"
    r"isolat\w*|forbid\w*|minds|mind me|make me|makes me|tell me|tells me|prevent\w*|ban\w*|demand\w*|monitor\w*|"
    r"threaten\w*)\b"
)
_CONTROL_RE = tuple(re.compile(pattern) for pattern in _CONTROL)


def control(text: str) -> Found | None:
    """SAFE_CONTROL if ``text`` (normalised, idioms masked) tells of being controlled by a partner."""
    if _CONTROL_NOT.search(text):
        return None
    for number, pattern in enumerate(_CONTROL_RE):
        found = pattern.search(text)
        if found and not _FREE_TO.search(text[max(0, found.start() - 20) : found.end()]):
            return Intent.SAFE_CONTROL, {}, f"coercion: control {number}"
    return None
