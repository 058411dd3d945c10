"""Forgiveness: pressed for, or not there yet. Nobody is ever asked for it."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]
# -- forgiveness ------------------------------------------------------------------------------------------
_NOT_YET = re.compile(
    r"\bi (?:\w+ )?(?:need|want|will need|am going to need|am gonna need|just need|still need|might need|"
    r"have got to have|could do with) (?:\w+ )?(?:time|more time|space|a while|longer|some time|"
    r"a bit of time|time with|time to (?:think|trust|forgive|heal|let|take|sit|process|get))\b|\b(?:not|"
    r"never|n t|no|can not|could not|do not know (?:if|whether|how)|unable|"
    r"not able) (?:\w+ ){0,5}?(?:forgive|forgiven|forgiving|forgiveness|get past (?:it|this|that)|"
    r"trust you (?:yet|again|any more|now)|let (?:it|this|that) go(?: yet)?|get over (?:it|this|that|"
    r"what)|move past (?:it|this)|accept (?:it|that|your apology)|there yet|believe you yet|"
    r"move on (?:yet|from (?:it|this|that))|forget (?:it|what))\b|\b(?:too soon|too early|too raw|"
    r"too fresh|too recent|not yet ready|still (?:too )?(?:hurts?|hurting|raw|sore|angry about|stings|"
    r"processing))\b|\bforgiv\w+ (?:\w+ ){0,3}(?:takes?|is going to take|will take|time|yet|not|some day|"
    r"one day|slowly|hard|far)\b|\bi (?:am|feel) not ready\b|\bit (?:will|is going to|"
    r"s going to) take (?:\w+ )?(?:time|a while|a long|more|months|years|ages)\b|"
    r"\bi am not there(?: yet)?\b|\b(?:nowhere near|not close to|a long way (?:off|from)|far from|"
    r"not ready for) (?:\w+ )?(?:forgiv\w+|trusting|letting|over)\b|\bi hear (?:you|it|that) but\b|"
    r"\bmaybe (?:one|some) ?day\b|\bgive me time\b|\bask me (?:later|another|again)\b|"
    r"\bsorry is not enough\b|\bi can not say (?:it is okay|i forgive)\b|\b(?:not|never) okay (?:yet|"
    r"with it yet)\b|\bi do not know (?:if|whether) i can (?:\w+ )?(?:forgive|trust|get (?:past|over)|let|"
    r"move)\b|\btime (?:will tell|to think)\b|\bone day maybe\b|\bnot today\b|\bi am not over (?:it|this|"
    r"that|what)\b|\bi want to (?:forgive|"
    r"but)\b.*\b(?:can not|not|hard|time)\b"
)
_PRESSURE = re.compile(
    r"\b(?:do|can|could|will|would|have|why|when|please|just|you have to|you need to|you should|you must|"
    r"got to|supposed to|ready to|going to|how long|gotta|ought to|what will it take for you to|"
    r"beg you to|want you to|need you to|can not you|cant you|could not you|have not you|"
    r"will not you) (?:\w+ ){0,4}?(?:forgive|forgiven|forgive me|forgiving|forget (?:it|about it|what|"
    r"this|the)|move on|get over (?:it|this|that|yourself)|let (?:it|this|that) go|get past (?:it|this)|"
    r"drop it|put (?:it|this|that) behind (?:us|you)|trust me(?: again)?(?: (?:by )?now)?|be over (?:it|"
    r"this)|start (?:over|again|afresh)|wipe the slate|draw a line|take me back|stop (?:punishing|"
    r"going on|bringing|holding|making me (?:pay|feel)))\b(?! (?:to speak|me to))|\b(?:how (?:many times|"
    r"long|much longer|much more|often)|when) (?:\w+ ){0,5}?(?:apologise|say sorry|sorry|punish\w*|"
    r"pay(?:ing)? for|be (?:forgiven|punished|over)|get over|going to (?:punish|hold|keep|be angry|"
    r"be like)|hold (?:it|this|that|on)|trust me|keep (?:on )?(?:at|going|bringing)|throw\w* (?:it|that)|"
    r"stop|have to (?:say|hear|go|keep|listen|pay|prove|suffer|grovel|answer))\b|\b(?:it|that|"
    r"this) (?:was|is|happened|has been) (?:\w+ )?(?:(?:\w+ )?(?:years?|months?|weeks?|ages|a long time|"
    r"days) ago|ages ago|in the past|over and done|over now|ancient history|done now|done and dusted|"
    r"history|yesterday s news|old news|a one off|once|just once|only once|one time|one night|a mistake|"
    r"nothing|just (?:sex|texting|texts|a kiss|flirting)|over a year)\b|\b(?:i (?:have |"
    r"ve )?(?:already )?(?:said|told you)|said i am|already said|i keep saying|have said) (?:i am |i was |"
    r"that i am )?sorry (?:\w+ ){0,4}?(?:what|how|so|now|a hundred|a thousand|over and over|a million|"
    r"enough|times|again|already|can|is that|why|and you|what more|over)\b|"
    r"\bi have apologised (?:\w+ )*(?:times|enough|what|so|over|already|and|why|hundred|again|now|can|"
    r"for this)\b|\bi (?:have )?(?:already )?apologised\b(?! (?:for|to))|\bwhat (?:more|else) (?:do you|"
    r"can i|am i|does (?:he|she)|should i|is there|could i|have i got)\b|\b(?:just|so|come on|please|now|"
    r"why not|you should|you need to|you have to|time to|need to|got to|gotta|let us|we should|we need to|"
    r"can we|can not we|we have to) (?:\w+ ){0,3}?(?:get over (?:it|this|that|yourself)|move on|let (?:it|"
    r"this|that) go|forgive and forget|forget (?:about )?(?:it|this)|put (?:it|this|that) behind (?:us|"
    r"you)|draw a line|drop it|leave it in the past|stop (?:going on|bringing|dwelling|"
    r"living in the past)|start (?:fresh|over|again|afresh)|turn the page|trust me)\b|\b(?:keep|keeps|"
    r"kept|always|still|never stops|forever|constantly|stop|will not stop|won t stop|going to keep|"
    r"have to keep) (?:\w+ ){0,2}?(?:going on about|go on about|bring(?:ing|s)? (?:it|that|this|her|him|"
    r"the) ?(?:\w+ )?up|brings up|throwing it|throw it|punish(?:ing|es)? me|holding (?:it|this|that)|"
    r"holds? (?:it|this) (?:over|against)|making me (?:pay|suffer|feel)|dragging (?:it|that|this) up|"
    r"drags? (?:it|that|this) up|rak(?:e|es|ing) (?:it|over)|living in the past|harp(?:ing|s)? on|"
    r"bang(?:ing|s) on about|dredg\w+|picking at)\b|\bget over (?:it|yourself)\b|\bforgive and forget\b|"
    r"\bwater under the bridge\b|\b(?:you|she|he) (?:said|promised|told me) (?:that )?(?:you|she|"
    r"he) (?:would |had |d )?(?:forgive|forgave|forgiven|move|moved|let)\b|"
    r"\bif you (?:really )?loved me you would (?:\w+ )?(?:forgive|trust|let|get|move|believe|drop)\b|"
    r"\bget (?:past|over) (?:it|this) (?:already|now)\b|\byou are (?:still )?(?:punishing|not over) (?:me|"
    r"it|that)\b|\bam i (?:going to|ever going to|not going to) be (?:forgiven|punished)\b|"
    r"\bi have (?:changed|done everything|paid|suffered enough|been punished|said all)\b(?! my mind)|"
    r"\bit (?:did not|meant) (?:mean anything|nothing)\b|\bit has been (?:\w+ )?(?:weeks|months|years|"
    r"long enough|a year|ages)\b|\blong enough (?:now|already)\b|\blet bygones\b|\bisn t it time\b|"
    r"\bis it not time\b|\bforgive me$|\bplease forgive\b|\bsay (?:that )?you forgive\b|"
    r"\btell me you forgive\b|\bso are we (?:good|okay|done|fine)(?: now)?\b|\bare we (?:good|okay|"
    r"alright|fine) now\b|\bcan we (?:just )?(?:be (?:normal|okay|done)|go back to|forget)\b"
)


def forgiveness(text: str, stage: str) -> Found | None:
    """FORGIVE_PRESSURE or FORGIVE_NOT_YET."""
    if stage in {"amends", "trust", "dialogue", "any", "close"}:
        pressed = _PRESSURE.search(text)
        if pressed and not re.search(
            r"\bi (?:\w+ )?(?:can not|do not|will not|could not|am not|not ready|"
            r"need)\b(?: \w+){0,6} (?:forgive|forget|move on|let it go|get over|get past|trust)",
            text,
        ):
            slots: dict[str, Slot] = {}
            if re.search(r"^do you (?:\w+ )?forgive|\bforgive me\b", text):
                slots["mild"] = True
            if re.search(r"\bago\b|\bin the past\b|\bonly once\b|\bnothing\b|\bhistory\b", text):
                slots["minimising"] = True
            return Intent.FORGIVE_PRESSURE, slots, "talk: pressed to forgive"
    if stage in {"amends", "trust", "any", "close"} and _NOT_YET.search(text):
        return Intent.FORGIVE_NOT_YET, {}, "talk: not yet forgiven"
    if stage == "dialogue" and re.search(r"\bforgiv", text) and _NOT_YET.search(text):
        return Intent.FORGIVE_NOT_YET, {}, "talk: not yet forgiven"
    return None
