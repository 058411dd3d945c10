"""The own part: one piece of it, or all of it at once."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]
_OWN_WORDS = (
    "shut down|shutting down|walked (?:away|out|off)|raised my voice|raising my voice|snapped|snap|"
    "shouted|shout|shouting|yelled|yelling|roared|screamed|swore|cursed|ignored|ignoring|interrupted|"
    "interrupt|lied|lying|told a lie|forgot|forgotten|broke (?:my|a|the|our|your trust|his|her)|did not "
    "(?:listen|ask|say|tell|call|ring|text|help|turn|think|show|notice|check|answer|reply|stand|back|own|"
    "speak|apologise|come|bother|give|make|take|let|keep|care|stop|try|consider|respect|explain|include|"
    "hear|put|pay|pull|be)|do not (?:listen|ask|always|tell|say|help|let|pull|show|give|make|notice|"
    "open)|was not (?:listening|there|honest|fair|kind|paying|open|really|straight|patient|paying|very|"
    "on|truthful|supportive|present|a|nice|hearing|helping|thinking)|am not (?:good at|great at|always|"
    "the easiest|easy|very|perfect|blameless|proud|innocent)|should have|should not have|could have|"
    "rolled my eyes|went (?:quiet|silent|cold|off|on and on|behind|too far|over|on|into|mad|straight|and|"
    "on the|to bed|home|mental|out|ballistic)|slammed|sulked|sulk|nagged|nag|criticised|criticized|"
    "blamed|blame|dismissed|stonewalled|avoided|avoid|hid|hide|kept (?:it|that|secrets|going|score|"
    "things|on|quiet|checking|pushing|you|my|at|bringing|score)|exaggerated|made (?:a (?:joke|dig|snide|"
    "comment|face|remark|mistake|fuss|scene)|it (?:worse|all about|about)|fun|you (?:feel|wait|cry|look|"
    "late)|him (?:feel|wait|cry)|her (?:feel|wait|cry)|assumptions|excuses|plans|light|no effort|things "
    "worse|a mess|myself|a promise i)|took (?:it out|you for granted|her for granted|him for granted|"
    "over|my|your|that out|sides|out|offence)|take it out|takes? it out|bit your|bit (?:his|her)|lost my "
    r"(?:temper|rag|patience|cool|head|mind)|lose my (?:temper|rag|patience|cool)|was (?:\w+ )?(?:rude|"
    "short|cold|distant|selfish|unfair|harsh|mean|sarcastic|impatient|dismissive|defensive|wrong|late|on "
    "my phone|drunk|jealous|controlling|stubborn|grumpy|horrible|cruel|nasty|unkind|snappy|sharp|awful|"
    "moody|insensitive|careless|thoughtless|dishonest|out of order|out of line|hard on|a (?:dick|bitch|"
    "cow|jerk|prick|coward|bit|grump|nightmare|git|eejit|idiot)|judgmental|critical|petty|passive "
    "aggressive|bossy|childish|immature|sulky|not|too (?:busy|proud|harsh|quick|hard|stubborn|wrapped|"
    "loud|tired|scared|hard|critical|focused)|so (?:wrapped|busy|caught|focused|defensive|stubborn|angry|"
    "cold|rude|quick)|in the wrong|looking at my|scrolling|texting|half listening|not there|hungover|"
    "checking|picking|pushing|keeping score|trying to (?:win|hurt|punish)|putting|being|angry and)|am "
    r"(?:\w+ )?(?:too (?:quick|hard|proud|stubborn|critical|defensive)|quick to|hard to|the one who|"
    "defensive|stubborn|controlling about|responsible|to blame|sorry|part of|always on|guilty of|bad at|"
    r"terrible at|awful at|rubbish at|useless at|a bit of|moody|difficult)|can be (?:\w+ )?(?:harsh|cold|"
    "short|selfish|controlling|difficult|stubborn|critical|moody|hard|sharp|mean|defensive|a bit)|get "
    r"(?:\w+ )?(?:defensive|snappy|sarcastic|loud|cold|moody|jealous|angry too|too)|got (?:\w+ "
    ")?(?:defensive|snappy|sarcastic|loud|cold|drunk|jealous|angry|nasty|carried|too|stuck in|my back)|"
    r"said (?:\w+ )?(?:something|some|things|that (?:awful|horrible|thing)|hurtful|horrible|nasty|it "
    "(?:to hurt|in front|to)|i would|you were|yes when|no when|nothing|stuff|hurtful|cruel|mean|awful)|"
    r"called (?:you|him|her) (?:\w+ )*(?:name|names|a|an|stupid|lazy|useless|fat|selfish|crazy)|jumped to "
    "(?:conclusions|the)|assumed|expected (?:you|her|him)|compared|undermined|embarrassed (?:you|her|"
    "him)|belittled|mocked|laughed at|teased|ganged|brought up|bring up|threw (?:it|that|a)|throw it|"
    "pushed (?:it|you|her|him|too)|push(?:ed)? (?:too|my)|pressed|poked|needled|provoked|wound (?:you|"
    "him|her) up|wind (?:you|him|her) up|picked (?:a fight|at|on|the)|pick (?:a fight|at|on)|started "
    "(?:it|the|that|on|having|shouting)|escalated|overreacted|over reacted|reacted|flew off|flipped|blew "
    "up|blew (?:it|my|the|all)|exploded|kicked off|stormed|left (?:you|her|him|it|the|without|everything|"
    r"my)|let (?:you|her|him|them|us|myself|it|things|my|work) (?:down|\w+)|neglected|put (?:work|my|you|"
    "her|him|off|it off|everyone)|chose (?:work|my|to|not)|spent|wasted|gambled|cheated|flirted|kissed|"
    "slept with|betrayed|broke|drank|drink too|had (?:an affair|too much|a go|a part)|texted|messaged|"
    "deleted|went through|checked (?:your|his|her|my)|read your|snooped|spied|manipulated|guilt(?:ed)? "
    "?(?:tripped)?|punished|withdrew|pulled away|pull away|froze|clammed|turned my back|turned away|"
    "switched off|tuned out|zoned out|looked at my|was on my|stayed (?:on|out|at|late|silent|quiet)|came "
    "home|turned up|missed|messed up|screwed up|fucked up|cocked up|stuffed up|ruined|ruin|spoiled|"
    "spoilt|wrecked|hurt (?:you|him|her|your|my)|caused|contributed|played (?:a|my) part|own (?:that|it|"
    "my|up)|owe|take (?:responsibility|the blame|ownership)|took (?:responsibility)|admit|know i (?:was|"
    "did|hurt|should|could|can|am|have|let|went|did not|need)|failed|give (?:you|him|her) (?:the silent|"
    "the cold|a hard)|gave (?:you|him|her|in) ?(?:the silent|the cold|a hard|no)?|held (?:it|a|that|"
    "things|on|a grudge|back)|hold (?:it|grudges|a)|bottled|bottle|never (?:told|said|asked|thanked|"
    "listened|apologised|explained|let|helped|gave|noticed|showed|checked|thought)|always (?:have to be "
    "right|want|assume|think|expect|make|jump|need)|rushed|huffed|went in a huff|stropped|strop|moaned|"
    "complained|whinged|barked|lectured|preached|patronised|talked (?:over|down|at|about you)|spoke "
    "(?:over|down|to you|badly|about)|cut (?:you|him|her) off|finished your|did it (?:too|to hurt|again|"
    "on purpose|in front)|told (?:my|everyone|your|a|you (?:to shut|it was|i was|a lie|nothing|half))|"
    "used (?:it|that|the|my|silence|you)|refused|resented|scored|deflected|denied|minimised|joked|made "
    "light|overspent|bought|spend|acted|behaved|treated|gossiped|bitched|vented|complained about you|"
    "blanked|ghosted|went off on|bailed|cancelled|flaked|dropped"
)
_OWN = re.compile(
    rf"\bi (?:\w+ ){{0,3}}?(?:{_OWN_WORDS})\b|\bmy (?:\w+ )?(?:part|bit|piece|fault|doing|mistake|bad|tone|"
    r"temper|share|side of it|side|words|voice|reaction|phone|silence|behaviour|job|anger|pride|own|"
    r"contribution|sarcasm|jealousy|drinking|impatience|attitude|defensiveness|lying|sulking|"
    r"thing)(?: \w+)? (?:was|is|in (?:it|this)|came out|got|were|hurt|made|s|that i|played)\b|\b(?:that|"
    r"it|this) (?:was|is) (?:\w+ )?(?:my (?:fault|doing|mistake|bit|part|bad|piece|responsibility)|on me|"
    r"down to me|me|wrong of me|unfair of me|mean of me|me that|mine|me who|selfish of me|not fair of me|"
    r"cruel of me|my own fault)\b|\bmy (?:own )?fault\b|\bi own (?:that|it|up)\b|"
    r"\bi take (?:the )?(?:blame|responsibility)\b|\bguilty of\b|\b(?:i was|i am) (?:\w+ )?(?:wrong|"
    r"in the wrong|to blame|at fault|out of order|out of line)\b|\bmea culpa\b|\bi am (?:partly|also|half|"
    r"equally) (?:to blame|responsible|at fault)\b|\bi let (?:you|him|her|them|us) down\b|"
    r"\bi have to own\b|\bowning (?:my|that)\b|\bi did (?:it|that|say|snap|shout|lie|ignore|walk|hurt|"
    r"do)\b|\bi hurt (?:you|him|her)\b|\bi am ashamed (?:of|that|about|i)\b|\bi feel (?:\w+ )?(?:sick|bad|"
    r"awful|terrible|guilty|ashamed|rotten|dreadful|sorry|horrible) (?:about|for|that|at|over) (?:what i|"
    r"how i|the way i|i|my|lying|shouting|what we|it all|hurting|doing|the things i|letting|leaving)\b"
)
_OVER_OWN = re.compile(
    r"\b(?:it is|it was|its|that is|this is) (?:\w+ )?(?:all|entirely|completely|totally|100 percent|"
    r"always|only ever|just) (?:\w+ )?(?:my (?:own )?fault|on me|me|down to me|because of me)\b|\b(?:all|"
    r"everything|everything is|all of (?:it|this) is|everything was|it is always|always|always all|"
    r"every (?:bit|single) \w+ (?:is|was)) (?:\w+ )?(?:my fault|because of me|on me|down to me)\b|"
    r"\bi (?:\w+ )?(?:ruin|ruined|destroy|destroyed|wreck|wrecked|spoil|spoiled|break|mess up|fuck up|"
    r"screw up|poison|contaminate|hurt|fail at|let down) (?:everything|everyone|everybody|every|all|"
    r"it all|anything|us all|people|whatever|always|lives|your life)\b|\bi (?:am|"
    r"m) (?:\w+ ){0,3}?(?:terrible|awful|horrible|bad|worst|useless|worthless|rubbish|failure|waste|"
    r"disaster|monster|pathetic|broken|the problem|poison|toxic|no good|the whole problem|not good enough|"
    r"always wrong|impossible|unlovable|stupid|evil|disgusting|piece of (?:shit|crap)|screw ?up|fuck ?up|"
    r"nothing but|hopeless|a mess|crap)(?: \w+)?(?: (?:person|partner|wife|husband|mother|father|human|"
    r"at everything|of a|girlfriend|boyfriend|to be with|to you|mum|dad|parent|being|here))?\b|"
    r"\bi (?:never|can not|can never) (?:\w+ )?(?:do anything right|get anything right|do right|"
    r"get it right|be enough|be good enough)\b|\bi (?:do not|don t) deserve (?:you|him|her|love|this|any|"
    r"to be|better|forgiveness|anything|kindness)\b|\bi deserve (?:it|this|everything|it all|"
    r"to be (?:alone|left|treated|shouted)|all of it|what i get)\b|\bi always (?:ruin|mess|fuck|screw|"
    r"spoil|do this|get it wrong|wreck|let|hurt|break)\b|\bi (?:\w+ )?(?:hate|despise|disgust) myself\b|"
    r"\bi am the (?:worst|problem|one who ruins|whole problem|reason (?:for|everything))\b|"
    r"\bi do everything wrong\b|\beverything i (?:do|touch|say) (?:is|goes|turns|ends|hurts)\b|"
    r"\bi blame myself for everything\b|\bno wonder you hate me\b|\bi (?:am|m) to blame for (?:everything|"
    r"it all|all of it|all)\b|\byou did nothing wrong (?:it is|it was) all\b|\bi make everyone\b|"
    r"\bi (?:am|m) a (?:\w+ )?burden\b"
)


def own(text: str, stage: str) -> Found | None:
    """OWN, with ``over_owning`` where everything is taken on, ``contrition`` where the harm is felt."""
    if _OVER_OWN.search(text):
        return Intent.OWN, {"over_owning": True}, "talk: all taken on"
    if not _OWN.search(text) or re.search(r"\bnot (?:\w+ )?my (?:own )?(?:fault|doing|mistake|problem|bad)\b", text):
        return None
    if re.match(
        r"^(?:well |but |look )*i (?:only|just) \w+(?: \w+){0,6} because (?:you|he|she|they|i had|i was)\b", text
    ):
        return Intent.DEFENCE, {}, "talk: a deed and its excuse"
    slots: dict[str, Slot] = {}
    if stage == "trust" and re.search(
        r"\b(?:what (?:i|it) (?:did|cost|put|took)|sick about|ashamed|you paid|hurt you|did to you|"
        r"i took from you|broke your)\b",
        text,
    ):
        slots["contrition"] = True
    return Intent.OWN, slots, "talk: own part"
