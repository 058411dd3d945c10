"""Listening: saying back, being heard or not quite, making sense, guessing the feeling."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]
# -- listening --------------------------------------------------------------------------------------------
_MIRROR = re.compile(
    r"^(?:okay |so |right |well |um |alright |yeah |let me see |and |let me try |basically |ah |"
    r"oh )*(?:(?:so )?(?:what )?(?:you are|you were|he is|she is|you re|your) (?:\w+ )?(?:saying|"
    r"telling me|trying to (?:say|tell)|saying is|asking me)|you (?:said|say|mean|told me|mentioned|"
    r"are telling)(?: \w+)?(?: that)? (?:you|it|when|that|i|me|we|the)|(?:what )?i (?:am |m )?(?:hear|"
    r"heard|hearing|am hearing|heard you|hear you|hear that you|get|understood|understand|am getting|"
    r"think i heard|picked up|took|gather|got)(?: from (?:you|that))?(?: (?:was|is|you saying|you say|"
    r"that|you felt|you feel|from that))+|(?:let me (?:see if|check|try|make sure|say that back|"
    r"say it back|repeat)|if i (?:have|ve|understand|understood|get|got|heard|am hearing|am understanding|"
    r"m hearing)|did i (?:get|hear|understand)|have i got|am i (?:hearing|getting|right)|so it is that|"
    r"so it was that|in other words|to say (?:it|that) back|saying it back|so for you|the way you see it|"
    r"what you want me to (?:know|hear|understand)|it sounds like you (?:are saying|felt that|want me|"
    r"feel like)|sounds like you (?:are saying|want)|you want me to (?:know|hear|understand|see)|"
    r"you would like me to|you need me to|you are (?:upset|hurt|angry|cross|sad|worried|annoyed|mad|"
    r"frustrated|saying|feeling) (?:because|that|about|when|with me)|from what (?:you|i)|"
    r"for you it (?:was|is|felt)|so the (?:main|big) thing (?:was|is)|your point is|repeating back|"
    r"my understanding is))\b"
)
_MIRROR_SO = re.compile(
    r"^(?:okay |right |well |um |alright |yeah |and |so okay |ah )*so (?:basically |like |really |when (?:i|"
    r"we) .{3,60} )?(?:you|for you|it (?:was|made|felt)) (?:\w+ )?(?:felt|feel|were|was|are|wanted|want|"
    r"thought|think|needed|need|got|have been|did not|do not|had|like|would|would like|hurt|made you|ended up|"
    r"found|wish|wished|hate|hated|missed|miss|seemed|is|been|could not|saw|heard|expected|left you)\b|"
    r"^when i (?:\w+ ){1,12}?(?:you|it made you|that made you) (?:felt|feel|were|got|thought|wanted|was|"
    r"like)\b|^you (?:\w+ )?(?:felt|feel) (?:\w+ ){0,12}(?:when|because|that|like) (?:i|my|we|the|me|nobody|"
    r"no one|you)\b|^you felt\b|\bdid i get (?:it|that)\b|\bhave i got (?:it|that) (?:right)?\b|"
    r"\bis that (?:it|right|what you (?:meant|mean|said|are saying))$|\bam i getting that\b"
)
_OK = re.compile(
    r"^(?:(?:yes|yeah|yep|oh|well|mm hm|okay|aye|right|ah|wow|thank you|thanks|um|pretty much|finally|"
    r"i think|i feel) )*(?:that is (?:it|right|exactly (?:it|right|what|how)|what i (?:meant|said|"
    r"was saying|wanted|felt|mean|am saying|was trying to say)|how (?:it|i) (?:was|felt|feel|is)|spot on|"
    r"the one|about right|it exactly|pretty much it|correct|so right|true|just it|the (?:main )?(?:bit|"
    r"thing)|absolutely (?:it|right)|close enough|all of it|bang on|dead right|good enough|near enough)|"
    r"exactly|exactly (?:that|it|right|how|what).*|spot on|bang on|you (?:got|have got|nailed|get|heard|"
    r"understood|understand|did|ve got) (?:it|that|me|all of it|what i (?:said|meant)|it all|most of it|"
    r"every word|it right|it in one|that right)(?: (?:right|exactly|perfectly|now|spot on|in one|"
    r"thank you|thanks|all|yes|completely))*|you (?:did|got me|get me|do get it|heard me|really heard me|"
    r"listened|understand|hit the nail on the head)|(?:he|she|they) (?:got|did get|gets|has got|nailed|"
    r"heard|did|understood|understands|does|do|really got|totally got|have got|really heard|got me|"
    r"heard me) ?(?:it|that|me|what i (?:said|meant))?(?: (?:right|all|exactly|now|this time|in one|yes|"
    r"mostly|perfectly|spot on|better))*|(?:they|he|she|you) did(?: yes| yeah| get it)?|(?:yes|yeah|"
    r"yep) (?:he|she|they|you) (?:did|does|do|got it|get it)|close enough|near enough|good enough|"
    r"got it in one|nailed it|in a nutshell|hundred percent|one hundred percent|a hundred percent|"
    r"100 percent|perfect|couldn t have (?:put|said) it better|could not have (?:put|"
    r"said) it better(?: myself)?|that is how it was|it did|it did land|that landed|that did land|"
    r"it landed|it lands|yes it did|i feel heard|i felt heard|heard me|really heard|that fits|it fits|"
    r"that is (?:me|us)|that is how it felt|true that|you understood(?: me)?|that was it|"
    r"that (?:really )?(?:helped|got me|hit home))(?: (?:yes|yeah|thank you|thanks|exactly|now|actually|"
    r"really|mate|love|yep|for (?:saying|hearing|listening).*|perfectly|spot on|i think|pretty much|"
    r"that is it|i feel heard))*$"
)
_FIX = re.compile(
    r"^(?:(?:no|well|um|yes|yeah|hmm|it is|it was|that is|that was|i would say|oh|he is|she is|they are|"
    r"you are|kind of|okay|nah|er|but) )*(?:not quite|not exactly|not really(?: no)?|almost|nearly|partly|"
    r"part of it|partially|half|half right|half of it|halfway|close|closer|close but|nearly but|"
    r"almost but|sort of|kind of|some of it|a bit|a little bit|a wee bit|a little|bits of it|"
    r"not all of it|not the whole|not entirely|not completely|more or less but|mostly|mostly but|"
    r"yes and no|yes but|yeah but|in part|to a point|ish|not fully|warm|getting there|getting closer|"
    r"more or less|a little|somewhat|not all|most of it but|nearly there|only some|only partly|just a bit|"
    r"not altogether|fifty fifty|only half|a part of it|bits|some|up to a point|not as such|so so|"
    r"in some ways|in a way|he nearly did|she nearly did)(?: (?:but|you|it|no|there|right|not|that|he|she|"
    r"they|what|there is|i|the|more|yet|missed|close|though|of it|did|enough|really|got|landed|it was|"
    r"some|only|a bit|to be honest|and|because|actually).*)?$"
    r"|\b(?:you|he|she|they) (?:\w+ )?(?:missed|left out(?! when)|forgot|skipped|did not (?:get|hear|"
    r"mention|understand|say|catch)|misunderstood|got (?:it |that |some of it )?(?:wrong|mixed|muddled|"
    r"half|the wrong)|still (?:does not|do not|did not|don t) (?:get|understand|hear)|(?:does|"
    r"do) not (?:get|understand)(?: it| that| me)?|have not (?:got|understood|heard)|has not (?:got|"
    r"understood|heard)|twisted|changed what|added|only got|only heard|did not)\b(?! (?:to|the (?:bus|"
    r"train|party|birthday)|my (?:birthday|call|mum)|our|even|bother|care|come|call|ring|help|tell|ask|"
    r"turn|show|listen to me when|want|pick))|\bthat is not (?:\w+ )?(?:what i (?:said|meant|was saying|"
    r"am saying|mean)|it|right|quite|how (?:i|it) (?:felt|was|meant)|what i was|the point|my point)\b|"
    r"\bthat is not it\b|\bnot what i (?:said|meant)\b|^no (?:it|i|what|the|that|not|"
    r"more) (?:\w+ )?(?:was|meant|said|is|felt|about|mean|not really|bit|point|just|thing)\b|\bi (?:meant|"
    r"mean) (?:that|more|it|the|i|when|not)\b|\bit (?:was|is|felt) (?:\w+ )?more (?:that|about|like|of a|"
    r"the|to do|than|because)\b|\bit was not (?:\w+ )?(?:about|so much|really about|just (?:about|the|"
    r"that))\b|\byou missed (?:a|the|out|some)\b|\bmissed the (?:point|bit|main|part|important)\b|\b(?:it|"
    r"that) (?:did not|has not|does not|didn t) (?:\w+ )?(?:land|sink)(?: in)?\b|\bthere was (?:also|"
    r"more to it)\b|\bbut (?:also|it is more|the main|not the|you missed|you forgot)\b"
)
_MORE = re.compile(
    r"^(?:(?:yes|yeah|yep|well|oh|actually|and|um|so|okay|aye) )*(?:there is (?:\w+ )?(?:more|something|"
    r"another|one|a bit|also|loads|lots|plenty)|(?:just )?one (?:more|other|last) thing|another thing|"
    r"and another thing|one more|i have (?:\w+ )?(?:more|something|another|one more)|"
    r"i (?:am )?not (?:finished|done)(?: yet)?|i want to (?:say|add|tell) (?:\w+ )?(?:more|something|one|"
    r"else|another)|something else(?: i)?|a bit more|a little more|bit more|also i|also there|"
    r"can i (?:add|say|tell) (?:\w+ )?(?:something|more|one|another|else)|let me add|i would like to add|"
    r"more(?= to|$| please)|yes more(?= to|$)|lots more|loads more|plenty more|there is|and there is|"
    r"i have not finished|"
    r"i did not (?:finish|say everything)|the other thing|and the other thing|i also|what i did not say|"
    r"that is not all|not done yet|i have got more|i would add|oh and|and also)\b(?! (?:time|minutes))"
)
_NO_MORE = re.compile(
    r"^(?:(?:no|nope|nah|um|well|i think|i guess|not really|that is|okay|i am|yeah|honestly|"
    r"really) )*(?:(?:no )?nothing (?:else|more|really|to add|that i can think of|for now|left)|no more|"
    r"no that is (?:it|all|everything|enough|the lot|me|fine|plenty)|there is (?:nothing|no more|"
    r"not)(?: (?:else|more|left|to add))?|that is (?:all|everything|it|enough)(?: (?:for me|for now|"
    r"from me|there is|really|i think|i have|thanks))?|no i (?:am|think|have|said|do not|"
    r"feel) (?:\w+ )?(?:done|good|fine|said|that|okay|finished|it|everything|heard|think so|"
    r"all)(?: \w+){0,3}|not for now|not right now|no else|i have said (?:it all|everything|all)|"
    r"i have nothing (?:else|more)|that covers it|that about covers it|that is the main thing|"
    r"that is the whole (?:of it|thing)|no not really|all said|no thank you that is)(?: (?:to (?:say|add)|"
    r"really|for now|thanks|thank you|from me|i think|else|now|there|i wanted to say|to be honest|tonight|"
    r"it|i had|i have))*$"
)
_VALIDATE = re.compile(
    r"\b(?:(?:it|that|what you (?:said|say|re saying|are saying)|your \w+|this|everything you|"
    r"you being \w+|of course it|you) (?:\w+ ){0,4}?(?:makes? (?:\w+ )?sense|made sense|"
    r"is (?:\w+ )?(?:understandable|fair|reasonable|valid|legitimate)|is a fair point|is fair enough|"
    r"adds up)|makes (?:\w+ )?sense|understandabl[ey]|fair enough|fair point|fair play|good point|(?:i|"
    r"we) (?:\w+ ){0,2}?(?:see|get|understand|appreciate|follow|accept|hear) (?:\w+ )?(?:why|how (?:you|"
    r"it|that|much|hard)|where you|that you|that (?:must|was)|your point|what you mean|what you are)|"
    r"i (?:get|see|understand|hear) (?:it|that|you|why|where|how|what you mean|your point|now|what you)|"
    r"you (?:are|re|were|have) (?:\w+ )?(?:right(?! (?:now|here|there|to the))|a point|every right|"
    r"a right|got a point|entitled|justified|not (?:wrong|mad|crazy|stupid|overreacting|being (?:silly|"
    r"unreasonable|daft)|asking (?:for )?too much))|(?:you had|had|have) (?:every |a )?(?:right|"
    r"reason) to|no wonder|i (?:do not|don t|would not|can not) blame you|i (?:would|d|might|would have|"
    r"could see myself) (?:\w+ ){0,3}?(?:(?:feel|felt|be|been|think|have|react|do|"
    r"want)) (?:\w+ ){0,5}?(?:too|as well|the same|that way|exactly the same|if i were you|"
    r"in your (?:shoes|place|position)|like that|mad|if you had done)|(?:anyone|anybody|any one|"
    r"most people|who) would(?: not)?(?: have)? (?:feel|felt|be|been|have|think|react|find|get|want)|"
    r"of course you (?:\w+ )?(?:felt|feel|were|are|would|did|got|wanted|needed|have|had)|that is (?:true|"
    r"fair|valid|understandable|not (?:silly|stupid|unreasonable)|a lot|reasonable|okay to feel)|"
    r"your feelings (?:are|make)|stop (?:beating|being so hard on|blaming|punishing|kicking|"
    r"tormenting) (?:yourself|on yourself)|do not (?:beat|be (?:so )?hard on|blame|punish|"
    r"kick) (?:yourself|on yourself)|it is not (?:your fault|silly|stupid|all your fault|daft)|"
    r"it was not (?:your fault|all your fault)|go easy on yourself|you did (?:your best|what you could|"
    r"nothing wrong|the right)|i can see (?:that )?(?:now )?(?:it|you|how|why|where)|one (?:piece|bit|"
    r"part|thing) that makes sense|the (?:bit|part|piece) (?:about|where|that) (?:\w+ ){1,12}makes sense|"
    r"i (?:totally|completely|really) get|from your (?:side|point|view|angle|perspective)|in your shoes|"
    r"i had not (?:thought|seen|realised)|i did not realise|i never realised|i never thought of it|"
    r"i understand$|i get that)\b"
)
_VALIDATE_NOT = re.compile(
    r"\b(?:not|never|no|doesn t|don t|can not|could not|makes no|"
    r"hardly) (?:\w+ ){0,3}?(?:make(?:s)? (?:any )?sense|sense|see (?:why|how|your point|where|what)|"
    r"get (?:why|it|you|how)|understand (?:why|you|how|what)|understandable|fair)\b|\bwhy (?:do|can|"
    r"does) not\b|\bi understand (?:nothing|that you)\b.*\bbut\b|\bbut (?:you|that|it|what about|i|why)\b|"
    r"\byou are right here\b|\bi can see (?:the light|him|her|five|it getting)\b|\bdo you (?:get|see|"
    r"understand)\b|\bi (?:want|need|wish|just want) (?:you|him|her) to (?:\w+ )?(?:see|understand|get|"
    r"know)\b|\bi (?:get|see) (?:angry|upset|annoyed|wound|scared|nervous|hurt|so|really|a lot|jealous|red|"
    r"defensive|home|up|tired|lonely|the blame|blamed|nothing|her|him|your)\b|\bdid not (?:see|get)\b"
)
_EMPATHISE = re.compile(
    r"\b(?:i (?:\w+ )?(?:imagine|guess|bet|suppose|reckon|think|expect|sense|suspect|wonder if|would say|"
    r"would imagine|can imagine|could imagine|am guessing|d guess|would guess|take it|can only imagine|"
    r"can tell|can feel|feel like|can see) (?:\w+ )?(?:that )?(?:it (?:\w+ )?(?:felt|was|made|must|hurt|"
    r"left|feels|is|has been|would|probably|s)|you (?:\w+ ){0,2}?(?:felt|feel|were|are|must|might|was|"
    r"would|probably|got|have been|thought|ended|wanted|needed|had|have|been|feeling|hurt)|"
    r"how (?:\w+ )?(?:that|it|you|hard|much|lonely|scary|awful|painful|frightening|bad|horrible|hurt)|"
    r"what that|what it|that (?:was|felt|must|made|hurt|would|you felt|left)|being|your heart|the shock|"
    r"that hurt)|(?:that|it|this|you|which|must have|those|these|she|he|what i did|"
    r"me \w+ing) (?:\w+ )?(?:must|might|may|would|will|could) (?:\w+ )?(?:have|of|be|"
    r"feel) (?:\w+ )?(?:been|felt|hurt|made|feel|feeling|lonely|scary|hard|awful|really|so|horrible|tough|"
    r"left|broken|scared|hell|worried|like|thought|wondered|worn|exhausted|painful|difficult|terrifying|"
    r"frightening|crushing|humiliating|knocked|stung|come|gutted|devastated|upset|angry|taken|confused|"
    r"rotten|rough|cut|wanted|got|seemed|terrible|frustrat\w+|embarrass\w+|exhausting|worrying|shit)|"
    r"must have (?:\w+ )?(?:been|felt|hurt|made|left)|must be (?:\w+ )?(?:hard|lonely|scary|awful|"
    r"exhausting|tough|painful|horrible|frightening|so)|(?:you|he|she) (?:must|probably|"
    r"might) (?:\w+ )?(?:feel|felt|have felt|be feeling|have been|be|were)|"
    r"i am (?:so )?sorry (?:that )?you (?:had to (?:go|carry|feel|deal|sit|be|hear)|went through|"
    r"were (?:alone|on your own|left))|were you (?:feeling|\w+)$|did (?:you|it|that) (?:\w+ )?(?:feel|"
    r"felt|make you|hurt)|was it (?:\w+ )?(?:like|scary|lonely|hurt|that you|hard|frightening|awful)|"
    r"it sounds (?:\w+ )?(?:like (?:you (?:felt|were|are|have been)|it (?:was|felt|hurt|made)|that)|hard|"
    r"lonely|awful|painful|exhausting|scary|horrible|really|tough|so)|sounds (?:\w+ )?(?:lonely|hard|"
    r"painful|awful|scary|horrible|tough|like it (?:was|hurt|felt)|like you (?:felt|were))|i (?:can|"
    r"could) (?:\w+ )?(?:feel|hear|see|tell) (?:how|that it|the|your|you are) (?:\w+ )?(?:much|hurt|sad|"
    r"hard|painful|lonely|pain|hurting|worried|scared|upset|it|tired)|it hurts me (?:that|to see|to hear)|"
    r"my heart (?:goes|breaks) (?:out|for)|(?:maybe|perhaps|possibly) you (?:\w+ )?(?:felt|feel|"
    r"were feeling|were (?:scared|lonely|hurt|sad|worried|embarrassed|ashamed))|poor you|you poor|oh love|"
    r"that sounds)\b"
)
_EMPATHISE_NOT = re.compile(
    r"\b(?:i (?:think|guess|suppose|bet|reckon) (?:\w+ )?(?:you (?:are (?:wrong|lying|mad|being|just|still)|"
    r"were (?:lying|wrong|just|being)|just|should|could|need|want to hurt|do not|never|always|know|did it)|"
    r"that (?:you|is)|it is (?:your|his|her|my|because you)))\b|\bmust (?:not|you)\b"
)


def listening(text: str, stage: str) -> Found | None:
    """MIRROR, MIRROR_OK, MIRROR_FIX, MORE, NO_MORE, VALIDATE or EMPATHISE."""
    words = len(text.split())
    if stage in {"dialogue", "trust", "any", "amends"}:
        landed = {"landed": True} if stage == "trust" else {}
        if words <= 14 and _OK.match(text) and stage != "amends":
            return Intent.MIRROR_OK, dict(landed), "talk: heard"
        if (
            words <= 7
            and _NO_MORE.match(text)
            and re.match(
                r"^(?:(?:um|well|i think|yeah|okay|honestly|really) )*(?:no|nope|nah|nothing|not|"
                r"there is (?:nothing|no)|i have nothing)\b|.*\bno more$",
                text,
            )
            and stage != "amends"
        ):
            return Intent.NO_MORE, {}, "talk: no more"
        if _MORE.match(text) and stage != "amends" and words <= 25:
            return Intent.MORE, {}, "talk: more"
        if words <= 25 and _FIX.search(text) and not _MIRROR_SO.search(text) and stage in {"dialogue", "trust"}:
            partly = re.search(
                r"\b(?:partly|part|half|some|a bit|almost|nearly|kind of|sort of|a little|mostly|bits)\b", text
            )
            slots: dict[str, Slot] = ({"landed": "partly"} if partly else {"landed": False}) if stage == "trust" else {}
            return Intent.MIRROR_FIX, slots, "talk: not quite heard"
    felt, sensible = _EMPATHISE.search(text), _VALIDATE.search(text)
    if sensible and not _VALIDATE_NOT.search(text) and (felt is None or sensible.start() <= felt.start()):
        return Intent.VALIDATE, {}, "talk: makes sense"
    if felt and not _EMPATHISE_NOT.search(text):
        return Intent.EMPATHISE, {}, "talk: a guess of the other's feeling"
    if _MIRROR.search(text) or _MIRROR_SO.search(text):
        return Intent.MIRROR, {}, "talk: said back"
    if _VALIDATE.search(text) and not _VALIDATE_NOT.search(text):
        return Intent.VALIDATE, {}, "talk: makes sense"
    return None
