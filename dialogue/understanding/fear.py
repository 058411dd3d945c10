"""Fear of a partner: of him or her, of what comes later, of not being safe.

Fear of losing somebody, of spiders or for somebody is left alone.
"""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.negation_scope import first_undenied, within_clause
from dialogue.understanding.people import SPOUSES

Found = tuple[Intent, dict[str, Slot], str]
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
    rf"\bmy (?:heart|stomach) (?:\w+ ){{0,3}}when i hear (?:his|her) (?:key|car|footsteps|voice)\b|"
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
_FEAR_NOT = within_clause(
    r"\b(?:would|will|could|is|are|am) (?:never|not) (?:<w> ){0,2}?(?:hurt|kill|go for|harm|punish|"
    r"make me|lose|flip|find|do anything)\b|\b(?:not|never|no longer|hardly|no) (?:<w> ){0,3}(?:scared|"
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


def fear(text: str) -> Found | None:
    """SAFE_FEAR if ``text`` (normalised, idioms masked) tells of fear of a partner."""
    number = first_undenied(enumerate(_FEAR_RE), text, _denied_fear)
    return None if number is None else (Intent.SAFE_FEAR, {"of": "partner"}, f"coercion: fear {number}")


def _denied_fear(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 25) : end]
    denied = _FEAR_NOT.search(near) is not None and _FEAR_STILL.search(near) is None
    return denied or _FEAR_OF_LOSS.search(text[start:end]) is not None
