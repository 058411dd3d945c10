"""Asking and thanking: what one would like, and what one was glad of."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]
_REQUEST = re.compile(
    r"\b(?:what i (?:would|d|am|m|need|want|really|ask|am asking|would really) ?(?:\w+ )?(?:like|love|"
    r"want|need|ask|asking|hoping|hope)?(?: (?:from you|for|next time|most))? (?:is|was|would be)|(?:i|"
    r"we) (?:\w+ )?(?:would|d|ll|will|should|could) (?:\w+ )?(?:like|love|appreciate|prefer|be grateful|"
    r"rather|need|really like|really love|want|be happier|feel better|feel safer) (?:\w+ )?(?:it if|"
    r"you to|us to|if you|if we|to (?:be (?:asked|told|heard|able|included|kissed|hugged)|know|hear|feel|"
    r"have|get|see|spend|go|talk|be|eat|do|plan|sit|agree|try|find|share|decide)|some|a|more|five|ten|one|"
    r"him to|her to|for us|for you|that you|a bit|you|half|help|twenty|an|my|time)|i (?:\w+ )?(?:want|"
    r"need|wish|would like|am asking|ask|am hoping|hope|long for|am asking for|m asking) (?:\w+ )?(?:you|"
    r"us|him|her|for you|that you|if you|we|for us|we could|you would|you could|he would|she would|"
    r"you had)(?: \w+)?(?: to| could| would| can| just)?|(?:could|can|would|will) (?:you|"
    r"we) (?:\w+ ){0,2}?(?:please|maybe|try|just|tell|ask|help|put|turn|come|let|give|talk|call|text|ring|"
    r"say|listen|look|sit|stop|not|agree|have|spend|go|do|make|take|check|be|eat|start|find|hold|hug|"
    r"leave|keep|think|plan|share|consider|promise|wait|send|pick|cook|get|show|tidy|knock|mind|warn|"
    r"include|speak|set|split|swap|lower|explain|stay|at least|both|possibly|next time|agree)|"
    r"please (?:\w+ )?(?:tell|ask|help|put|turn|let|give|talk|call|text|ring|say|listen|look|just|be|come|"
    r"try|do not|make|check|hold|stay|think|stop|include|warn|keep)|next time (?:\w+ )?(?:please|could|"
    r"can|would|will|just|tell|ask|i would|i need|say|ring|text|let|check|maybe|you could|you can|i want)|"
    r"it would (?:\w+ )?(?:help|mean|be (?:nice|lovely|good|great|easier|better|a help|helpful)|make (?:a|"
    r"such)|make me) (?:\w+ ){0,4}?(?:if|when|to|me|a lot|so much|difference|have|just|knowing|the world)|"
    r"would (?:it be|you be|you mind|you consider|it help|you be willing|you think about|it be okay|"
    r"that be)|is there any (?:chance|way) (?:you|we)|my (?:ask|request|wish) is|all i (?:want|need|ask|"
    r"am asking|would like) (?:is|for|of)|maybe (?:you|we) could|how about (?:we|you|if)|let us (?:try|"
    r"agree|have|make|do|go|sit|talk|take|find|plan|spend|say|set|start)|if you could|"
    r"i would be (?:\w+ )?(?:happy|grateful|glad) if|it is important to me that|i just (?:want|"
    r"need) (?:you|a|to|us|some|someone|one|five|a bit|your)|i could (?:\w+ )?(?:use|do with) (?:a|some|"
    r"more|your|a bit)|do you think you could|i need (?:a (?:hug|hand|bit|heads)|more|some|your|"
    r"to (?:know|hear|feel|be)|help|reassurance|affection|to talk|time with|words|honesty|notice))\b"
)
_REQUEST_NOT = re.compile(
    r"\bi (?:want|need|wish) (?:to|i) (?:leave|die|go|stop|scream|cry|understand|hear you|know why you|say|"
    r"shout|never|had never|forget)\b|\bcan you (?:repeat|hear|count|stop talking|help me)\b|\bi wish (?:i|it|"
    r"things|that i|this)\b|\bi wanted you\b|\bi needed you\b"
)
_APPRECIATE = re.compile(
    r"\b(?:thank(?:s| you)(?: so much| very much| a lot| a million)? for (?!saying that|that$|saying so|"
    r"telling me that$|saying it$|hearing me|apologising|saying sorry|listening$|owning|being honest$|"
    r"your apology|nothing|ruining|that it|telling me$|the apology|admitting|all you)\w+|(?:i|"
    r"we) (?:\w+ ){0,3}?(?:appreciate|appreciated|am grateful|was grateful|am glad|was glad|am thankful|"
    r"was thankful|am happy|was happy|was touched|am proud|was proud|loved|love|liked|like|enjoyed|admire|"
    r"admired|noticed|value|felt (?:loved|cared|looked after|close|seen|special)|was (?:so )?(?:pleased|"
    r"chuffed|delighted|touched)|am lucky|felt lucky|saw (?:you|that you|how)) (?:\w+ ){0,2}?(?:that|how|"
    r"when|you|your|it|for|of|the way|him|her|his|the fact|by|about|to|we|with|this|our|them|having|being|"
    r"seeing)|(?:you|he|she) (?:\w+ )?(?:made me (?:laugh|smile|feel (?:loved|special|safe|better|good|"
    r"cared|seen|wanted)|a (?:cup|coffee|tea|brew|lovely|nice|sandwich|cuppa)|dinner|lunch|breakfast|tea|"
    r"proud|happy|coffee)|made (?:the|us|dinner|tea|breakfast|lunch|me|that|a|such|my|coffee|"
    r"it) (?:\w+ )?(?:tea|laugh|coffee|bed|dinner|effort|lovely|day|soup|curry|fire|nice|cup|really|feel|"
    r"packed|lunch|special)|brought (?:me|us|home|in|the|my)|cooked|came (?:to find|back|home early|"
    r"and sat|to|with|looking|over|and)|stayed|listened|held (?:my|me)|hugged|kissed|waited|helped|"
    r"remembered|let me (?:sleep|lie|finish|have|cry|talk)|looked after|took (?:the (?:kids|bins|dog|baby|"
    r"boys|girls|car)|care|me|time|him|her|over the|my)|put (?:the (?:kids|kettle|bins|baby|heating|"
    r"washing)|your arm|a blanket|my|his arm|her arm|it|petrol)|smiled|asked (?:me|how|about)|texted|rang|"
    r"called|said (?:something (?:nice|kind|lovely)|good|you loved|sorry first|yes|thank)|did the|"
    r"did (?:all|my|something (?:nice|kind))|picked (?:me|up|the)|sorted|fixed|walked the|got up|fed|"
    r"ran (?:me|a)|checked (?:on|in|if)|stood up|were (?:\w+ )?(?:kind|gentle|patient|lovely|there|brave|"
    r"honest|so|funny|great|good|really|sweet|calm|here|thoughtful)|was (?:\w+ )?(?:kind|gentle|patient|"
    r"lovely|there|brave|honest|so|funny|great|good|really|sweet|thoughtful)|are (?:\w+ )?(?:a good|"
    r"a great|a lovely|kind|patient|funny|great|an amazing|so (?:good|kind|patient|funny|gentle)|amazing|"
    r"lovely|the best|brilliant|my best|brave|always there|here|still here|strong|caring|a wonderful)|"
    r"is (?:\w+ )?(?:a good|a great|a lovely|kind|patient|funny|great|an amazing|so good|amazing|lovely|"
    r"brilliant|good with|brave|still here)|always (?:make|makes|check|checks|put|puts|bring|brings|"
    r"remember|remembers|ask|asks|kiss|kisses) (?:me|sure|on|the|us|to)|work(?:s|ed)? (?:so|really|"
    r"very) hard|tried(?: tonight| hard| so)?|try so hard|showed up|turned up|sat (?:with|through|down|"
    r"here|beside)|gave me|saved|warmed|left me (?:a|the|some)|have (?:a|such a) (?:\w+ )?(?:smile|laugh|"
    r"heart|way)|do (?:so much|a lot|the|all)|mean (?:so much|the world|a lot|everything)|played with|"
    r"read (?:the|to)|told me (?:the truth|you loved|you love|you were))|(?:it|that) (?:was|is|meant|"
    r"means) (?:\w+ )?(?:nice|lovely|kind|sweet|good|great|a lot|so much|the world|brave|really|"
    r"thoughtful|decent|gentle|big) (?:\w+ )?(?:of|when|that|to|how|you|seeing|having|for|me)|(?:your|his|"
    r"her) (?:\w+ )?(?:smile|laugh|patience|hands|cooking|jokes|honesty|hug|kindness|sense of humour|"
    r"courage|hug|voice|text|tea|message|hand|face|cuddle|eyes)(?: \w+){0,5}$|still (?:makes|"
    r"make) me laugh|the way (?:you|he|she) (?:\w+ )?(?:look|looked|make|made|laugh|laughed|smile|smiled|"
    r"talk|play|played|are|were|is|was|hold|held|read|sing|dance|handled|listen|listened|cook|put|do|did|"
    r"say|said|get)|glad (?:of|that|for|you|we|he|she|about|to)|grateful (?:for|that|to)|"
    r"that you (?:\w+ )?(?:stayed|came|listened|tried|cooked|made|held|said|asked|are|were|still|did|sat|"
    r"told|waited|helped|got|picked|took|brought|kissed|hugged|rang|remembered|let)|proud of (?:you|him|"
    r"her|us)|i love you|i love (?:him|her)|lucky to have)\b"
)
_THANKS = re.compile(
    r"^(?:(?:okay|oh|yes|yeah|well|um|right|ah|wow|i|i just want to say|really|alright) )*(?:thank you|thanks|"
    r"ta|cheers|thanks a (?:lot|million|mil|bunch)|thank you so much|thank you very much|many thanks|"
    r"much appreciated|i appreciate (?:it|that|you saying (?:that|so|it)|hearing that|the apology|"
    r"your apology)|appreciate (?:it|that)|i hear you|i heard you|that means a lot|that meant a lot|"
    r"means a lot|it means a lot|i needed (?:to hear )?that|needed to hear that|i accept (?:that|it|"
    r"your apology)|apology accepted|accepted|that is kind|that was good to hear|good to hear|that helps|"
    r"it helps|that helped|go raibh maith agat|gracias|merci|bless you|okay thank you|i believe you|"
    r"i am glad you said (?:that|it)|glad you said that|nice one|"
    r"good on you for saying)\b(?: (?:for (?:saying|telling|that|hearing|listening|owning|apologising|"
    r"being honest|your|saying it|saying that|saying sorry|the apology|admitting|sharing|trying|everything|"
    r"this|doing|understanding|letting|the).*|thank you|thanks|so much|very much|that|you|i hear you|"
    r"i appreciate (?:it|that)|that means a lot|it means a lot|to me|saying|saying that|saying so|love|mate|"
    r"a lot|i needed that|honestly|really|i heard you|i mean it|coach|and|it|for|hearing|really|now|i do|"
    r"truly|that helps|means a lot|yeah))*$"
)


def thanks(text: str, stage: str) -> Found | None:
    """THANKS or APPRECIATE."""
    if _THANKS.match(text) and stage != "close":
        return Intent.THANKS, {}, "talk: thanks"
    if (
        stage == "close"
        and (_APPRECIATE.search(text) or _THANKS.match(text))
        and not re.search(r"\b(?:nothing|not|never|can not)\b", text)
    ):
        if _THANKS.match(text) and len(text.split()) <= 3:
            return Intent.THANKS, {}, "talk: thanks"
        return Intent.APPRECIATE, {}, "talk: glad of the other"
    if (
        re.search(
            r"\b(?:i (?:really |do |so )?appreciate|i am (?:so |really )?(?:glad|grateful)|thank you for|"
            r"thanks for|i love (?:that|how|it when) you|i loved)\b",
            text,
        )
        and _APPRECIATE.search(text)
        and not re.search(r"\b(?:but|if|not)\b", text)
    ):
        return Intent.APPRECIATE, {}, "talk: glad of the other"
    return None


def request(text: str, stage: str) -> Found | None:
    """REQUEST: what the speaker would like."""
    if stage == "own" or not _REQUEST.search(text) or _REQUEST_NOT.search(text):
        return None
    return Intent.REQUEST, {}, "talk: a wish"
