"""Fear of a partner, control by a partner and sexual coercion.

All three lead to the same quiet stop, so a line between them matters less than hearing any of them.
"""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.people import SPOUSES

_P = rf"(?:he|she|they|my (?:{SPOUSES})|the missus|the husband|the wife)"
_PY = rf"(?:he|she|they|you|my (?:{SPOUSES}))"
_O = rf"(?:him|her|them|you|my (?:{SPOUSES}))"
_POSS = r"(?:his|her|their|your)"
_AFRAID = (
    r"(?:scared|afraid|frightened|terrified|petrified|fearful|in fear|feared|fear|dread|dreading|wary|nervous|"
    r"terror|scared stiff|scared shitless|shit scared|frit|spooked|anxious|worried|intimidated)"
)
_VERY_AFRAID = (
    r"(?:scared|afraid|frightened|terrified|petrified|fearful|in fear|fear|scared stiff|scared shitless|"
    r"shit scared|frit|terror|dread|intimidated)"
)
_LOSS = (
    r"(?:losing|leaving|dying|getting (?:sick|ill|hurt|worse|bored)|being (?:hurt|ill|sick|let down|"
    r"disappointed|alone|unhappy|bored)|not (?:loving|wanting|coming|being|liking)|hating|rejecting|"
    r"walking out|finding (?:someone|somebody)|going (?:away|back)|moving|having an accident|falling|driving|"
    r"cheating|seeing me (?:cry|naked)|thinking|judging|laughing|meeting|forgetting|being with)"
)
_FEAR = (
    # scared of him, of what he will do
    rf"\b{_VERY_AFRAID} (?:\w+ ){{0,2}}?(?:of|by|around|about|near|with) (?:\w+ )?{_O}(?! (?:{_LOSS}|up\b|"
    r"mother|mum|dad|father|family|dog|driving|answer|silence|not\b|getting|cooking|snoring|sister|"
    r"brother|parents|work|illness|health))\b",
    rf"\b{_AFRAID} (?:\w+ ){{0,2}}?(?:of|about|over) (?:(?:what|how) (?:{_PY}|(?:\w+ ){{0,2}}?(?:happens?|"
    rf"happen) (?:to me|if|when|later|at home|tonight|next|when we))|when {_PY}|{_POSS} (?:temper|moods?|"
    rf"rages?|anger|reactions?|next|outbursts?|fists?|drinking|footsteps|key)|the way {_PY}|being (?:alone|"
    r"home|on my own|in the house|near|around|in the same room|left alone|in a room|"
    rf"stuck) (?:\w+ )?(?:with )?{_O}|going home|upsetting {_O}|making {_O} (?:angry|mad|cross)|"
    rf"setting {_O} off|{_O} (?:finding out|hearing|coming|getting (?:angry|mad|drunk|violent|physical)|"
    r"when|hurting|hitting|killing|snapping|losing|kicking off|exploding|blowing|going for|lashing|"
    r"turning|doing something|touching|shouting at me|in (?:a|that|this) mood)|saying the wrong|"
    r"getting hit|another (?:beating|slap|hiding))\b(?! (?:we|i) (?:will|are|might))",
    rf"\b{_AFRAID} (?:\w+ ){{0,2}}?(?:what|how|of how) {_PY} (?:will|would|might|is going|may|could|can|do|"
    r"does|is capable|are going|gets?|reacts?|is like)\b(?! (?:think|feel|say to my|cope|manage|look|"
    r"be like when|vote))",
    rf"\b{_VERY_AFRAID} (?:\w+ )?(?:that |in case |if )?{_P} (?:will|would|might|is going to|could|may|"
    r"d) (?:\w+ )?(?:hurt|hit|kill|kick off|go for|lose it|explode|lash|find|get (?:angry|violent|mad)|"
    r"do (?:something|it again|that again)|start|turn|come|snap|throw|break|smash|take|attack|blow|"
    r"strangle|beat|be angry|flip|go mad|go off|hear)\b",
    rf"\b{_VERY_AFRAID} (?:i will|i might) (?:get|be) (?:hit|hurt|beaten|slapped|punished|killed)\b|"
    rf"\b(?:too )?{_VERY_AFRAID} to (?:\w+ )?(?:say|speak|tell (?:him|her|them|anyone|someone)|go home|"
    r"go back|be (?:alone|in|at home|at|near|around)|disagree|leave(?! (?:the (?:dog|baby|kids)|my (?:job|"
    r"career)))|answer|breathe|move|sleep|go to (?:sleep|bed)|ask (?:him|her)|open my mouth|talk in|"
    r"come home|say no|argue|look at|close my eyes|fall asleep|turn my back|stay|say anything|"
    r"make a (?:sound|noise)|upset|cross)\b|\btoo (?:scared|frightened|afraid|terrified) (?:to|of what)\b",
    rf"\b(?:{_PY}|{_POSS} (?:temper|anger|moods?|rages?|shouting|drinking|eyes|voice|behaviour)|"
    rf"the way {_PY} \w+) (?:\w+ ){{0,3}}?(?:scares?|frightens?|terrif(?:y|ies)|intimidates?|petrif(?:y|"
    r"ies)|freaks?|scaring|frightening|terrifying|intimidating) (?:me|us|the life|"
    r"the hell)\b(?! (?:when you (?:drive|go|do not (?:come|answer|ring)|are late|are ill|disappear|"
    r"collapse|jump out|climb|talk about (?:moving|money|leaving)|hide|say you (?:are leaving|"
    r"do not love))|how much|that you might leave|that i might lose|half to|because i love|with how|"
    r"to think))",
    rf"\b{_P} (?:\w+ ){{0,2}}?(?:scared|frightened|terrified|intimidated|"
    rf"freaked) me(?: (?:when {_P} (?:got|gets|shouted|punched|hit|threw|came|grabbed|lost|screamed|raged|"
    r"was|smashed|blocked|turned|went)|last night|so much i|into|again|the other night|tonight|badly|half|"
    r"with a|by|so badly))\b|\byou (?:really |actually |honestly )?(?:scare|frighten|terrify|"
    r"intimidate) me\b(?! (?:when you (?:drive|go|do not|are late|are ill|disappear|talk about))|"
    r"with how)|\byou are (?:really |actually |honestly |starting to )?(?:scar(?:e|ing)|"
    rf"frighten(?:ing)?) me\b|\b(?:scared|frightened|afraid|terrified) of you\b|\b{_P} (?:is|"
    r"s) (?:\w+ )?(?:scary|frightening|terrifying|menacing|dangerous|intimidating)(?! (?:film|movie|good|"
    r"how|clever))\b|\bi am (?:so |really |very |absolutely )?(?:scared|frightened|terrified) (?:at|"
    r"in my own|in) (?:home|house|bed|here)\b",
    # not safe
    r"\b(?:not|never|n t|no longer) (?:\w+ )?(?:feel |felt |feeling |be |"
    r"been )?(?:\w+ )?safe\b(?! (?:to drive|to eat|telling you (?:about|when)|opening up|"
    r"enough to (?:open|cry|be vulnerable|share)|emotionally|sharing|being vulnerable|with money|"
    r"on the (?:road|ladder|bike)|for the (?:kids to play|dog)))(?! (?:\w+ )?(?:emotionally))|\b(?:feel|"
    r"felt|feeling|am|is) (?:\w+ )?unsafe\b(?! (?:driving|on the|emotionally))|"
    r"\bfor my (?:own )?(?:safety|life)\b|\bfear for my\b|\bin danger\b|\blive in fear\b|"
    r"\bliving in fear\b|\b(?:do not|does not|never) feel safe\b(?! (?:telling|opening|sharing|"
    r"emotionally|being vulnerable|to (?:cry|open|share|be vulnerable)))",
    # what comes later
    r"\b(?:i am|i will be|i would be) (?:\w+ )?in for it\b|\b(?:i will|i would|i am going to|i ll|"
    r"we will) (?:pay for (?:this|that|it)|get it|be (?:in for it|for it|made to pay|punished|sorry)|"
    r"cop it|suffer for (?:it|this)|catch it) ?(?:later|when|at home|tonight|tomorrow|if|for (?:saying|"
    rf"that|this)|afterwards|once|after|when we|from {_O})?\b|\b{_P} (?:will|would|is going to|"
    r"ll) (?:\w+ )?(?:make me pay|go for me|punish me|take it out on me|lose it with me|flip out on me|"
    r"go (?:mad|mental|nuts|crazy|ballistic) (?:at me |with me )?(?:if (?:he|she|they|i)|when (?:we|he|"
    r"she|they) (?:get|find|hear)|at me|later)|kick off (?:if|when|later|again)|get violent|get physical|"
    r"turn nasty|come after me|find me|hunt me|hurt me|kill me(?: if i (?:leave|tell|say|talk|go|speak|"
    r"ever)| one day| if (?:he|she) finds out| i know| in the end| this time| tonight| $|$))\b|"
    r"\bdare not (?:\w+ )?(?:tell|say|speak|ask|leave|argue|disagree|answer|look|go|open|move|upset|cross|"
    r"contradict|be late|come)\b|\bdo not dare (?:\w+ )?(?:tell|say|speak|ask|leave|argue|disagree|answer|"
    r"go|open|move|upset|cross|be late)\b",
    rf"\bwhat (?:will|would|might) {_PY} do (?:to me|if i)\b|\b(?:do not|never|not) know what {_P} (?:will|"
    rf"would|is going to|might|is capable of|might) (?:do|be like|doing|next|to do)\b|\bwhat {_P} (?:might|"
    rf"will|would|is going to|could) do to (?:me|us|the kids|my)\b|\bwhat if {_P} (?:hits?|hurts?|kills?|"
    rf"comes?|finds?|gets? violent|loses it|hears?)\b|\b{_P} (?:is|are) capable of (?:anything|it|hurting|"
    r"killing)\b|\beggshells (?:in case|because|so|around (?:his|her|their) (?:temper|moods?|anger)|"
    r"waiting for|or (?:he|she)|around (?:him|her) (?:in case|or|because|so)|all the time (?:in case|or)|"
    r"or else|when (?:he|she)|for fear|to avoid)\b",
    r"\b(?:can not|could not|not able to|not allowed to|better not|best not|should not) (?:\w+ )?(?:say|"
    r"talk|speak|answer|tell you|go into (?:it|that)|be honest|"
    rf"be open)(?: \w+){{0,4}} (?:with {_O} (?:here|there|in the room|around|listening|next to me|"
    rf"beside me|sitting)|in front of {_O}|while {_P} (?:is|s) (?:here|there|in|listening|around)|"
    rf"when {_P} (?:is|s) (?:here|there|in|listening|around)|{_P} (?:is|might be|can|will|could) (?:here|"
    rf"listening|hear|be listening))\b|\b{_P} (?:is|might be|could be) listening\b|\bnot (?:while|when|"
    rf"with) (?:{_P} (?:is|s) (?:here|listening|in the)|{_O} (?:here|in the room|listening|next))\b|"
    r"\b(?:he|she) (?:can|might|will|could) hear (?:me|us|this)\b|\b(?:before|until|till|when) (?:he|"
    r"she) (?:gets|comes) (?:back|home|in) (?:i|and i|or i) (?:have to|must|need|panic|hide|get|am|freeze|"
    r"shake|feel sick)\b",
    r"\bi (?:\w+ )?(?:hide|hid|lock|locked|barricade|barricaded|flinch|flinched|freeze|froze|cower|"
    r"cowered|shake|tremble|jump|sleep|slept|tense up|brace)(?: \w+){0,7} (?:when(?:ever)? (?:he|she|"
    r"they|you) (?:\w+ )?(?:shouts?|comes?|moves?|raises?|walks?|gets?|touch(?:es)?|lifts?|reach(?:es)?|"
    r"is|are|starts?|puts?)|when i hear (?:his|her|the) (?:key|car|footsteps|voice|door|van)|so (?:he|"
    r"she) (?:can not|does not|would not|will not)|in case (?:he|she)|until (?:he|she) (?:calms?|sleeps?|"
    r"falls?|goes?|passes)|with (?:the door locked|a (?:knife|chair|phone)|one eye open)|till (?:he|"
    r"she) (?:calms?|goes?|passes))\b|\bi (?:\w+ )?(?:hide|hid|hiding|lock myself|locked myself|run|"
    rf"ran) (?:away |upstairs |in the \w+ )?from {_O}\b(?! (?:family|friends|mum|mother))|\bi dread (?:him|"
    r"her|them|going home|the sound of|hearing (?:his|her)|(?:his|her) key|when (?:he|she))\b|"
    rf"\bmy (?:heart|stomach) (?:\w+ ){0, 3}when i hear (?:his|her) (?:key|car|footsteps|voice)\b|"
    r"\b(?:scared|afraid|frightened|terrified|petrified|shaking|scared stiff) (?:when|every time|"
    r"whenever) (?:he|she|they|you) (?:\w+ )?(?:shouts?|comes? home|gets? (?:like|angry|mad|drunk)|"
    r"is (?:angry|drunk|drinking|like)|are (?:angry|drunk|like)|loses?|drinks?|raises?|lose|drink|get|"
    r"raise|shout|starts?|has been)\b|\b(?:stalking|stalks|stalked) me\b|\b(?:follows|following|"
    r"followed) me (?:everywhere|around|home|to work|when|in (?:his|her|the) car|about)\b|\b(?:waits?|"
    r"waiting|turns? up|turning up|sits?|sitting|parks?|parked) (?:for me )?(?:outside|at) my (?:work|"
    r"house|office|job|mums?|flat|door)\b",
    rf"\b{_PY} (?:\w+ ){{0,3}}?(?:threaten(?:s|ed|ing)?|intimidat(?:es|ed|ing)|menac(?:es|ed|ing)|"
    r"terroris(?:es|ed|ing)|bull(?:ies|ied|ying)|torment(?:s|ed|ing)?) me(?: with(?! (?:divorce|leaving|"
    r"silence|a list)))?\b(?! to leave)|\b(?:being|been|feel|felt) (?:threatened|intimidated|terrorised|"
    r"bullied) by (?:him|her|them|my \w+)\b|\bi am (?:scared|afraid|frightened|"
    rf"terrified)(?: of)? (?:my (?:own )?(?:{SPOUSES}))\b",
    r"\b(?:block(?:s|ed|ing)?|stand(?:s|ing)?|stood|corner(?:s|ed|ing)?) (?:in )?(?:the|my|"
    r"me in the) (?:door|doorway|way out|exit|way|hall|kitchen|bathroom|corner)(?: so| and| when|"
    r" to)?(?: \w+){0,3} ?(?:i|me|leave|get out|can not|could not|let)?\b(?<=i|e|t)|"
    r"\bnot scared of much but\b|\bscreams? (?:right )?in my face\b|"
    r"\bgets? (?:right )?(?:up )?in my face\b|\b(?:he|she|you) (?:was |were |got |is |are )?(?:towering|"
    r"looming|standing) over me\b|\bpunish(?:es|ed)? me (?:by|when|if|for|with)\b",
    rf"\bwaiting for {_O} to (?:\w+ )?(?:blow|kick off|explode|lose it|snap|go off|start|hit|turn|erupt|"
    r"flip|go mad|attack|go for|lash)\b",
    rf"\b(?:or|in case|otherwise|or else|else|because if i do not) {_P} (?:\w+ )?(?:goes for|go for|hits?|"
    r"hurts?|kicks? off|loses? it|explodes?|flips|goes (?:mad|mental|ballistic|off)|beats?|"
    r"gets? (?:violent|nasty|physical|handy)|lashes|will (?:go|hit|hurt|kick|kill|make|lose|start|beat)|"
    r"might (?:go|hit|hurt|kill|start))\b(?! (?:the (?:roof|ceiling)|his tea))",
    r"\b(?:can not|could not|do not want to|not able to|not free to|can t) (?:\w+ )?(?:say|talk|speak|"
    rf"answer|be honest)(?: \w+){{0,4}} {_P} (?:is|s) (?:\w+ )?(?:right here|here|sat|sitting|next to|"
    r"beside|in the room|listening|standing|watching|in earshot|within earshot)\b",
)
_FEAR_RE = tuple(re.compile(pattern) for pattern in _FEAR)
_FEAR_NOT = re.compile(
    r"\b(?:would|will|could|is|are|am) (?:never|not) (?:\w+ ){0,2}?(?:hurt|kill|go for|harm|punish|"
    r"make me|lose|flip|find|do anything)\b|\b(?:not|never|no longer|hardly|no) (?:\w+ ){0,3}(?:scared|"
    r"afraid|frightened|terrified|petrified|fearful|threatened|intimidated|in danger|fear|dread|nervous|"
    r"wary|unsafe|scare|scares|frighten|frightens|worried|anxious)\b|\bnothing to (?:be )?(?:afraid|"
    r"scared|fear)\b|\bnot (?:scared|afraid|frightened)\b"
)
_FEAR_OF_LOSS = re.compile(
    r"\bof (?:los|disappoint|hurt|let|fail|leav|miss|bor|annoy|forget)\w*ing (?:him|her|them|you)\b"
)
_FEAR_STILL = re.compile(
    r"\b(?:not just|not only|any more scared|not sure|not as|never not|do not know|can not|not been so|"
    r"never been so|never been more|never been this|not usually|not always|not safe|never (?:felt|feel) safe|"
    r"dare not)\b"
)

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
    rf"contact with)(?: \w+){0, 4} (?:because of (?:him|her)|he|she|since (?:him|her|i met|we))\b|"
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
_CONTROL_NOT = re.compile(
    r"\b(?:doctor|physio|midwife|consultant|hospital|boss|manager|work|school|landlord|council|government|"
    r"dentist|surgeon|coach|teacher|company|bank|police|diet|airline|physiotherapist|nurse|gp|cat|dog|"
    r"toddler|baby|kids|my (?:mum|mother|dad|boss|son|daughter|sister|parents)) (?:\w+ ){0,3}(?:will not|"
    r"does not|did not|would not|never|not|lets|tracks|checks|made|makes|stops?|stopped|controls?|told|"
    r"said|says|monitors?|tells)\b"
    r"|\b(?:bless (?:him|her)|the love|so sweet|he is so good|spoils me|lovely of (?:him|her)|"
    r"because (?:he|she) (?:loves cooking|is better)|in a nice way|what a gent)\b|\bi (?:check|checked|"
    r"track|tracked|read|went through|go through|control|keep checking|monitor) (?:his|her|your|their|"
    r"on)\b|\bdoes not (?:control|check|track|stop|tell me what)\b|\bnever (?:checks|checked|tracks|"
    r"stopped|controls|controlled|told me what|tells me what|been controlling)\b|"
    r"\bnot (?:\w+ )?(?:controlling|possessive)\b|\bit has never been an issue\b|\bnot that (?:he|"
    r"she) (?:stops|controls|checks|lets)\b|\bwon t let me (?:win|help|pay|lift)\b|\bcontrol freak\b|"
    r"\b(?:will|would|does|do|did) not let me (?:win|help|pay|lift|carry|do the (?:washing|dishes|"
    r"ironing)|cook|finish|speak(?! to)|talk(?! to)|get a word|explain|answer|have the last|down|forget|"
    r"go to bed (?:angry|hungry)|drive because)\b|\blet(?:s)? me go (?:first|to (?:my|the) (?:yoga|"
    r"football|gym|class|match|shops))\b"
)
_FREE_TO = re.compile(
    r"\b(?:never|not|no longer) (?:\w+ ){0,2}?(?:stop|stops|stopped|stopping|control\w*|track\w*|check\w*|"
    r"isolat\w*|forbid\w*|mind|minds|make me|makes me|tell me|tells me|prevent\w*|ban\w*|demand\w*|monitor\w*|"
    r"threaten\w*)\b"
)

_CONTROL_RE = tuple(re.compile(pattern) for pattern in _CONTROL)

# -- sexual coercion ---------------------------------------------------------------------------------------
_SEX = (
    r"(?:sex|sexual|intercourse|anal|oral|sleep with (?:him|her|them|you|someone|other|his|his friends)|"
    r"sleeping with (?:him|her|them|you)|do it in bed|do things (?:in bed|i|sexually|that)|give (?:him|"
    r"her) (?:sex|oral|a blow ?job|head)|touch (?:him|her)|in bed|sexually|naked|nudes?|make love|be intimate|"
    r"perform|sexual things|porn|a blow ?job|put out|stuff in bed|blow ?job)"
)
_SEXUAL = (
    r"\brap(?:e|ed|es|ing|ist)\b(?! (?:field|seed|crop))|\bsexual(?:ly)? (?:abus|assault|coerc|harass|"
    r"violen|forc|attack|exploit)\w*|\bmolest\w*\b|\bgrop(?:e|es|ed|ing) me\b|\bforc(?:e|es|ed|"
    r"ing) (?:himself|herself|themselves|his way|him ?self) (?:on|onto|upon|into|in) ?(?:me|to me)?\b|"
    r"\bmarital rape\b",
    r"\b(?:forc(?:e|es|ed|ing)|mak(?:e|es|ing)|made|pressur(?:e|es|ed|ing)|pressuris(?:e|es|ed|ing)|"
    r"coerc(?:e|es|ed|ing)|guilt(?:s|ed|ing)?(?: trips?| tripped)?|bull(?:ies|ied|ying)|push(?:es|ed|"
    r"ing)?|black ?mail(?:s|ed|ing)?|nag(?:s|ged|ging)?|badger(?:s|ed|ing)?|threaten(?:s|ed|ing)?|"
    r"trick(?:s|ed)?|manipulat(?:es|ed|ing)) me (?:\w+ ){0,3}?(?:to |into |for |with |until i |"
    rf"till i )?(?:\w+ ){{0,3}}?{_SEX}\b(?! (?:dishes|chores|housework|something about))",
    r"\b(?:forced|made|pressured|pressurised|coerced|pushed|bullied|guilted|guilt tripped|obliged|"
    r"expected|not able to say no) (?:\w+ ){0,2}?(?:to|into) (?:\w+ ){0,2}?(?:sex|have sex|having sex|"
    r"sexual|sleep with|do it|anal|oral|do things in bed|perform)\b|\bpressur(?:e|ed|es|"
    r"ing)(?: me)? (?:\w+ )?(?:for|into|about) sex\b|\bforced (?:\w+ )?sex\b|\bsex (?:\w+ ){0,3}(?:when|"
    r"even though|although|while|even when|even if) (?:i (?:do not|did not|say no|said no|am asleep|"
    r"was asleep|am crying|was crying|am sick|am ill|do not want|was drunk|was passed out|"
    r"have said no))\b|\bhas? sex with me (?:when|while|even|whether|anyway|without)\b|\b(?:had|having|"
    r"has|have) sex with me (?:when|while) i (?:was|am) (?:asleep|drunk|passed|sleeping|unconscious|"
    r"out of)\b",
    r"\b(?:will not|would not|does not|did not|never|not|won t|doesn t) (?:\w+ )?(?:stop|take no|"
    r"accept no|take my no|listen|stops) (?:\w+ )?(?:when i ask (?:him|her)|when i say (?:no|stop|"
    r"it hurts)|when i said (?:no|stop|it hurts)|if i say no|even (?:when|if) i (?:say|said|tell|cry|beg)|"
    r"for an answer (?:in bed|when it comes|about sex|at night|in the bedroom)|in bed when|when i (?:cry|"
    r"am crying|ask (?:him|her) to|beg|tell (?:him|her) (?:to|no|it hurts)|push|do not want))\b|"
    r"\bdoes not (?:take|accept) no for an answer in\b|\bi (?:say|said|tell|told|saying) (?:him |"
    r"her )?(?:no|stop|i do not want to|it hurts) (?:and|but|so) (?:\w+ )?(?:he|she|they|"
    r"you) (?:\w+ ){0,3}?(?:does|did|do|doing|carries|carried|keeps|kept|goes|went|continues|continued|"
    r"ignores|ignored|starts|started|had|has|still|anyway|would not|does not|will not|did not|takes|took|"
    r"gets on|just)\b(?: \w+){0,3} ?(?:anyway|it|on|stop|going|me|sex|listen)\b|\bwhen i say no (?:he|she|"
    r"they) (?:\w+ )?(?:does|carries|keeps|goes|sulks until|starts|gets|ignores|still)\b",
    r"\b(?:woke|wake|waking|woken|wakes) (?:me )?(?:up )?(?:\w+ ){0,4}?(?:inside me|on top of me|"
    r"having sex|touching me|him (?:on|inside|doing|touching)|her (?:on|touching)|his hand|"
    r"to him (?:inside|on|doing|touching)|for sex)\b|\b(?:he|she|you|they) (?:was|is|were|are) (?:inside|"
    r"on top of) me\b|\b(?:touches?|touched|touching|feels me up|fondl(?:es|ed|ing)|gropes|grabs|rubs|"
    r"does (?:it|things|stuff)|did (?:it|things|stuff)|"
    r"doing things) (?:to )?(?:me )?(?:\w+ ){0,3}?(?:while|when|even when|even though|if|"
    r"whenever) (?:i (?:am|was) (?:asleep|sleeping|drunk|passed out|out cold|unconscious)|i (?:do not|"
    r"did not|don t) want|i (?:say|said|tell|told|ask|asked)|i have said)\b|\bwithout my (?:consent|"
    r"permission|say so)(?! (?:to|he (?:bought|sold|spent)))\b|\bi (?:did not|do not|never|"
    r"had not) (?:\w+ )?(?:consent|agree to (?:it|sex|that in bed)|say yes to (?:it|sex))\b|"
    r"\bdid not consent\b|\bnon ?consensual\b|\b(?:took|takes|slipped|pulled) (?:the|his) condom off\b|"
    r"\bstealth(?:ed|ing)\b|\b(?:filmed|films|filming|recorded|videoed|photographed) (?:me|"
    r"us) (?:\w+ )?(?:naked|having sex|in bed|in the shower|undressed|without)\b|\b(?:shares?|shared|sent|"
    r"posted|showed|threatened to (?:share|post|send|show)|threatens to (?:share|post|send|"
    r"show)) (?:\w+ )?(?:naked|nude|intimate|private|sexual) (?:pictures|photos|videos|pics|images)\b|"
    r"\b(?:shared|posted|sent|sharing) (?:my|those) (?:nudes|pictures|photos) (?:without|to|online)\b",
    r"\bi (?:\w+ )?(?:have|had|got|need) to (?:have sex|sleep with|give (?:him|her) (?:sex|what)|do it|"
    r"put out|let (?:him|her)|lie there|be available|perform|satisfy|have it|"
    r"please him)(?: \w+){0,4} ?(?:or|so|to keep|otherwise|even|whenever|when|every|because|whether|"
    r"if i)\b|\bi (?:\w+ )?(?:only |just )?(?:sleep|slept|have sex|had sex|do it|did it|give in|gave in|"
    r"let him|lie there|lay there|let her|put out|go along|went along) ?(?:with (?:him|her|it|"
    r"sex))?(?: \w+){0,4} (?:so (?:he|she|that)|because i am (?:scared|afraid)|to (?:keep|stop|avoid|"
    r"get it|shut)|or (?:he|she)|and (?:wait|let|cry|hope|stare|go somewhere)|in case|for a quiet life|"
    r"until it is over|till it is over|because (?:he|she) (?:will|gets|would|sulks|goes))\b|"
    r"\bif i (?:do not|don t|refuse to|say no to|won t|will not) (?:have sex|sleep with|put out|"
    r"give (?:him|her)|want sex|do it|sex|do what (?:he|she) wants in bed|have it)(?: \w+){0,5} (?:he|"
    r"she|they)\b|\b(?:owe|owes|owed) (?:him|her|you|it to) ?(?:him |her )?(?:sex|it in bed|my body)\b|"
    r"\bsex (?:is|was) (?:my|a wifes?|part of my|a wife s|his|her) (?:duty|job|right)\b|\b(?:says|said|"
    r"tells me|thinks|told me) (?:it is|that it is|sex is|that sex is|it s) (?:my|his|her|a wifes|"
    r"a wife s|part of my) (?:\w+ )?(?:duty|job|right|wifely)\b|\bnot allowed to (?:say no|"
    r"refuse) (?:to sex|in bed|sex)\b|\bcan not say no (?:to (?:him|her) in bed|to sex|in bed|to (?:him|"
    r"her) (?:in bed|at night|when (?:he|she) wants))\b|\bwants sex (?:\w+ ){0,4}(?:and (?:i|will not|"
    r"won t|gets|does not take)|whether|even (?:when|if|though)|no matter)\b|"
    r"\bexpects? sex (?:\w+ ){0,3}(?:even|whether|whenever|every|or|no matter|after (?:he|she|hitting|"
    r"a fight|shouting))\b|\bdoes things to me (?:in bed|i|at night|when|that i|while)\b|\b(?:hurts|"
    r"hurt) me (?:during sex|in bed|when we have sex|on purpose in bed)\b|\bchok(?:es|"
    r"ed) me (?:during sex|in bed)\b|\buses? me for sex (?:and|when|whether)\b|\b(?:took|"
    r"takes) advantage of me (?:when|while|sexually|in bed)\b|\bdo(?:es)? sexual things\b|\b(?:so |"
    r"until )?i give in(?: to (?:it|sex|him|her))?(?: just)?$|\bfor sex (?:till|until) i\b|"
    r"\bwon t leave me alone in bed\b|\b(?:will not|does not) leave me alone (?:in bed|at night|"
    r"until i (?:have|give|sleep))\b|\b(?:he|she) (?:always |still |just |sometimes |often )?forces me$|"
    r"\bi was (?:asleep|sleeping|passed out|drunk|unconscious|out of it) when (?:he|she) (?:did it|"
    r"started|had|touched|got on|put|was inside|came|climbed)\b|\b(?:he|she) (?:\w+ )?(?:made|"
    r"makes) me (?:\w+ )?(?:when|even when|even though|although) i (?:do|did) not want to\b|\b(?:made|"
    rf"forced|expected) to have (?:sex|it)\b|\bsulks? (?:till|until|if|when) (?:\w+ ){0, 3}(?:sex|"
    r"sleep with)\b|\bmade me touch\b|\bmade me watch (?:porn|him|her)\b|\btried to force me\b",
)
_SEXUAL_RE = tuple(re.compile(pattern) for pattern in _SEXUAL)
_SEXUAL_NOT = re.compile(
    r"\b(?:never|not) (?:\w+ ){0,2}(?:forced?|raped?|pressured?|forces|pressures|made me|makes me|sexually|"
    r"touched)\b|\bno one has (?:ever )?forced\b|\bdoes not (?:force|pressure|make) me\b"
)

Found = tuple[Intent, dict[str, Slot], str]


def sexual(text: str) -> Found | None:
    """SAFE_SEXUAL if ``text`` (normalised, idioms masked) tells of sex that was not wanted."""
    for pattern in _SEXUAL_RE:
        found = pattern.search(text)
        if found and not _SEXUAL_NOT.search(text[max(0, found.start() - 30) : found.end()]):
            return Intent.SAFE_SEXUAL, {}, "coercion: unwanted sex"
    return None


def fear(text: str) -> Found | None:
    """SAFE_FEAR if ``text`` (normalised, idioms masked) tells of fear of a partner."""
    for number, pattern in enumerate(_FEAR_RE):
        for found in pattern.finditer(text):
            near = text[max(0, found.start() - 25) : found.end()]
            if _FEAR_NOT.search(near) and not _FEAR_STILL.search(near):
                continue
            if _FEAR_OF_LOSS.search(found.group()):
                continue
            return Intent.SAFE_FEAR, {"of": "partner"}, f"coercion: fear {number}"
    return None


def control(text: str) -> Found | None:
    """SAFE_CONTROL if ``text`` (normalised, idioms masked) tells of being controlled by a partner."""
    if _CONTROL_NOT.search(text):
        return None
    for number, pattern in enumerate(_CONTROL_RE):
        found = pattern.search(text)
        if found and not _FREE_TO.search(text[max(0, found.start() - 20) : found.end()]):
            return Intent.SAFE_CONTROL, {}, f"coercion: control {number}"
    return None
