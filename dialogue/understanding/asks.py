"""Questions to the coach itself, and speech that is not meant for it."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]

_PRIVACY = re.compile(
    r"\b(?:are|is|were|do|does|did|will|can|could|have|has|who|what|where|how|am i|are we|will it|so|"
    r"you are not|this is not|it is not) (?:\w+ ){0,6}?(?:record(?:ing|ed|s)?|listening in|storing|"
    r"stored?|sav(?:e|ed|es|ing) (?:this|what|anything|any|it|our|my|all|that|the|everything|recordings?)|"
    r"keep(?:ing|s)? (?:what|any|a record|this|our|my|it|recordings|notes|track|records|all|everything)|"
    r"send(?:s|ing)? (?:this|it|what|our|my|anything|data|any|stuff|everything)|shar(?:e|es|ing) (?:this|"
    r"it|what|our|my|anything|with)|upload\w*|hear (?:this|us|me|what we|what i|it|these)(?! again)|"
    r"listen(?:s|ing)? (?:to (?:us|this|me|these|it|everything|all)|all the time|when|right now|now|back)|"
    r"private|confidential|on the internet|online|in the cloud|the cloud|connected to|wifi|wi fi|data|"
    r"privacy|spy(?:ing)?|remember what|remembers what|transcript\w*|go(?:es|ing)? (?:anywhere|"
    r"on the internet|to the cloud|online)|anyone (?:else )?(?:hear|listening|else)|access to (?:this|it|"
    r"what)|logged|logs|log this|hack\w*|microphone|mic on|eavesdrop\w*|taped|taping|being recorded|"
    r"tell anyone|tell on|report (?:us|me|this|him|her)|see (?:this|what (?:we|i) (?:said|say))|"
    r"between us|stays? (?:between|here|in)|stay in this room|get out|leak\w*|happens to (?:this|"
    r"what (?:we|i)|my data|the recording|it all))\b"
    r"|\bwho (?:can|else|is|could) (?:\w+ )?(?:hear|listen|listening|hears|listens|see)\b|\bis (?:this|it|"
    r"that|what (?:i|we) say) (?:\w+ )?(?:private|confidential|recorded|safe to (?:say|talk)|secret|"
    r"anonymous)\b|\b(?:recording|recorded) (?:us|me|this)\b|\bdo you remember (?:us|me|what|last|"
    r"anything|our|this)\b|\bwhat did (?:she|he|they|my \w+) (?:say|tell you|talk about)(?: (?:to you|"
    r"last|about|when|earlier|yesterday|on))\b|\bwhat did (?:she|he|they) (?:say|tell you)$|"
    r"\bare you (?:recording|listening|spying|bugged)\b|\bprivacy\b|\bwhere does (?:all )?(?:of )?(?:this|"
    r"it|my|our|that|what) (?:\w+ ){0,3}?go\b|\bwhat (?:do|does|will) (?:you|it) (?:keep|store|save|"
    r"record|remember|know about)\b|\b(?:does|will) (?:anyone|anybody|someone|he|she|my \w+) (?:hear|"
    r"find out|know|get to hear|see|be able to)\b"
)
_WHAT_ARE_YOU = re.compile(
    r"\b(?:are|is) (?:you|this|it|that) (?:\w+ ){0,3}?(?:real|robot|human|person|machine|computer|ai|a i|"
    r"bot|chat ?bot|therapist|counsellor|counselor|doctor|psychologist|alive|man|woman|artificial|alexa|"
    r"siri|google|chat ?gpt|qualified|trained|someone|program|recorded voice|recording then|psychiatrist|"
    r"professional|actual|there a person|a boy|a girl|male|female|nurse|app)\b|\bwhat (?:are|is) (?:you|"
    r"this thing|this machine|this|this device|this light)(?: exactly| then| anyway| supposed to be|"
    r" called| actually| really)?$|\bwho (?:are|is) (?:you|this|talking|speaking|that|behind)(?: anyway|"
    r" then| exactly| to me)?\b|\bwho (?:made|built|created|invented|programmed|designed|wrote|runs|"
    r"sent) (?:you|this)\b|\bwhat is your name\b|\bdo you have (?:a name|feelings|a body|a brain|"
    r"emotions)\b|\bare you (?:a|an|even|really|just) \w+$|\bwho (?:am i|are we|is it i am) (?:talking|"
    r"speaking) to\b|\bam i (?:talking|speaking) to (?:a|an|the) (?:\w+ )?(?:person|human|machine|robot|"
    r"computer|ai|real)\b|\bhow do you (?:know|think|understand)\b|\bdo you (?:actually |really |"
    r"even )?(?:understand|think|feel|care|know what)(?: (?:me|us|anything|what|things|about us|how|"
    r"any of this|this))?\b(?! (?:i|we|he|she|you|that) )|\bwhat do i call you\b|\bwhere are you from\b|"
    r"\bhow old are you\b|\bare you (?:married|happy|there|lonely|human|real|alive|sure you are)\b|"
    r"\bcan you (?:feel|think|see me|see us|understand (?:me|us))\b|\bare you qualified\b|"
    r"\bwhat qualifies you\b"
)
_JUDGE = re.compile(
    r"\bwho(?: is| s| was| do you think is| do you think was| would you say is|"
    r" would you say was)? (?:\w+ )?(?:right|wrong|to blame|at fault|in the right|in the wrong|"
    r"being unreasonable|started it|worse|the bad guy|more to blame|the problem|telling the truth|lying|"
    r"is right|was right|the reasonable one|the villain)(?: here| then| out of us)?\b|\bwho is (?:side|"
    r"fault)\b|\bwhose (?:side|fault|right|turn to be right)\b|\b(?:take|taking|be on|on|pick|picking|"
    r"choose) (?:my|his|her|a|our) side\b|\bwhich (?:one )?of us (?:is|was)\b|\b(?:am i|was i|is he|"
    r"is she|are they|was he|was she|do you think (?:i am|he is|she is|i was|he was|she was|that is|"
    r"it is)) (?:\w+ )?(?:being )?(?:right|wrong|unreasonable|reasonable|crazy|mad|overreacting|"
    r"too sensitive|selfish|the problem|in the wrong|in the right|to blame|fair|normal|out of order|"
    r"out of line|bad|the bad (?:guy|one)|a bad (?:person|partner|husband|wife)|asking too much|imagining|"
    r"being (?:unfair|silly|stupid|dramatic|mean|selfish)|unfair|a narcissist|abnormal|dramatic|silly|"
    r"stupid|the asshole|gaslighting)\b"
    r"|\b(?:tell|explain to) (?:him|her|them|my \w+) (?:that )?(?:\w+ )?(?:he|she|they|it|i am|to|how|"
    r"that|why|off|what)(?: is| are| s| was| has| needs| should| did| that| am)?\b(?! (?:i love|"
    r"about the plan|i am sorry|i hear))|\b(?:do you )?agree (?:with|that) (?:me|him|her|i am|he is|"
    r"she is)\b|\b(?:do not you|do you not|would you not|surely you|do you) (?:agree|think (?:he|she|i|"
    r"that|it)(?: is| am| was| should| s)?)(?: (?:\w+ )?(?:right|wrong|fair|unreasonable|out of order|"
    r"ridiculous|selfish|bad|normal|mad|crazy|being|to blame|too much|should))\b|\bis (?:that|this|"
    r"it) (?:fair|normal|right|reasonable|ok|okay|acceptable) (?:to|of|that|for|what|in your|how|"
    r"behaviour)?\b(?: (?:him|her|he|she|you think|treat|behave))|\bis (?:that|this|it) (?:fair|"
    r"normal)(?: do you think)?$|\bback me up\b|\bprove (?:me|him|her) (?:right|wrong)\b|\bsettle (?:this|"
    r"an argument|it) for us\b|\bwho won\b|\bwho would you (?:believe|side|pick|blame)\b|"
    r"\bwho do you (?:believe|think is|agree|side|blame|think was)\b|\bjudge\b(?= (?:us|between|this|"
    r"who))|\bwhat do you think of (?:him|her|what he|what she|that|how he|how she)\b|\byou (?:heard|"
    r"hear) (?:him|her|that|what he|what she)\b|\bsay (?:i am|he is|she is) (?:right|wrong)\b|"
    r"\btell us who\b|\bis it (?:me|my fault|his fault|her fault|just me|all my fault|him or me|"
    r"her or me)(?: or (?:him|her|them|is it))?$|\bisn t (?:he|she)\b|\bwho should (?:apologise|say sorry|"
    r"give in)\b"
)
_ADVICE = re.compile(
    r"\b(?:should|shall|ought|do you think|would you|is it time|could) (?:i|we|i to|we should|i should|"
    r"we ought|you|it be better if (?:i|we)|to) (?:\w+ ){0,2}?(?:leave|stay|divorce|separate|break ?up|"
    r"split|end (?:it|things|this|our|the)|marry|get (?:married|divorced|a divorce|back|back together|"
    r"counselling|therapy|a lawyer|out|rid|over)|move (?:out|in|on|back)|go (?:back|to counselling|"
    r"to therapy|for custody|home to)|have (?:a baby|kids|another|an affair|children)|forgive|"
    r"trust (?:him|her)|tell (?:him|her|my|the|them)|call (?:him|her|my|it off)|propose|confront|"
    r"give (?:him|her|it|up)|see (?:a (?:counsellor|therapist|lawyer|solicitor|doctor))|take (?:him|her|"
    r"it) back|say (?:to|something)|do|believe (?:him|her)|buy|sell|quit|ask (?:him|her)|let (?:him|her)|"
    r"apologise|ignore|text (?:him|her)|cheat|try again|wait|be (?:worried|together|with)|"
    r"consider)\b(?! (?:it (?:now|tonight)|this (?:now|first)|now|first|again|next|another|five more|"
    r"the breathing|you))|\bwhat (?:should|would|do|shall|could|can|am|are|ought) (?:i|we|"
    r"you) (?:\w+ )?(?:do|say|tell|supposed to do|try|advise|suggest|recommend)(?: (?:about|if|to|with|"
    r"when|next about|in|differently|he|she|for|here then|his|her|my|that|the|now that|would|us|him|me|"
    r"you))\b|\bwhat (?:would you|do you) (?:do|suggest|advise|recommend|think i should|think we should|"
    r"reckon i should)\b|\bwhat should (?:i|we) do(?: (?:then|really|about it|here))?$|\b(?:give|any|need|"
    r"want|have you (?:got )?any|got any|some|looking for|ask for|bit of) (?:me |us )?(?:some |any |your |"
    r"a bit of )?(?:advice|tips|suggestions|guidance|pointers)\b|\badvise (?:me|us)\b|\bis (?:he|she|it|"
    r"this|our) (?:\w+ ){0,3}?(?:cheating|having an affair|worth (?:saving|it|fighting|staying|the|"
    r"trying)|the one|right for me|doomed|over between|going to (?:leave|change|cheat|last|work)|"
    r"ever going to change|a narcissist|normal for couples|depressed|autistic)\b|\bwill (?:he|she|we|it|"
    r"they|this) (?:ever |really |actually )?(?:change|leave (?:me|him|her)|come back|be okay|make it|"
    r"last|work out|cheat again|get better|stop|survive|stay together|be alright)\b(?! (?:if i|when i|"
    r"the light))|\b(?:are|would) we (?:\w+ )?(?:compatible|going to make it|better off apart|"
    r"going to be (?:okay|alright)|meant (?:to be|for)|doomed|good for|right for|be better off|"
    r"too different)\b|\bhow (?:do|can|should|would) (?:i|we) (?:\w+ )?(?:get (?:him|her|over|my|them|"
    r"back)|make (?:him|her|it up|this work|them|up)|fix|save|stop (?:him|her|fighting|arguing|loving|us|"
    r"being)|tell (?:him|her|my|if)|know (?:if|whether|he|she)|trust|win|leave|cope with|deal with|"
    r"talk to|help (?:him|her|my)|handle|rebuild|forgive|mend|convince|divorce|sort|bring up|raise|"
    r"explain to|get through to|move on|react|respond|approach|live with|ask (?:him|her))\b|\bhow (?:long|"
    r"much) (?:should|do) (?:i|we) (?:wait|put up|give)\b|\bdo you think (?:i|we|he|she|it|this|there|"
    r"that) (?:\w+ ){0,3}?(?:love|loves|cheat|lying|leave|over|last|change|hope|chance|stay|make it|work|"
    r"counselling|therapy|depressed|break|forgive|marriage|should|together|will|can|regret|mean)\w*\b|"
    r"\bis (?:it|there|divorce|our marriage|our relationship|counselling|"
    r"therapy) (?:\w+ ){0,2}?(?:time to (?:leave|end|go|give|call|split)|better to (?:leave|stay)|best to|"
    r"a good idea to|okay to (?:leave|stay)|hope for us|any hope|too late for us|"
    r"any point (?:in )?staying|the answer|wrong to)\b|\bwhen (?:should|do) (?:i|we) (?:give up|leave|"
    r"call it)\b|\bcan (?:our|this|a|the|we) (?:\w+ )?(?:marriage|relationship|trust|couple|save|be saved|"
    r"survive|recover|come back|ever)\b(?: \w+)* ?(?:saved|survive|work|recover|back from|last|again|"
    r"this)?$"
)
_OUT_OF_SCOPE = re.compile(
    r"\b(?:what|whats|tell me|when|how) (?:is|s|are|was|time is|about|s the|will) (?:the |todays |"
    r"tomorrow s |tomorrows |it |my )?(?:\w+ )?(?:time|weather|date|day|news|score|capital|forecast|"
    r"temperature|traffic|football|match|football score|year|meaning of life|population|square root|"
    r"exchange rate|lottery numbers|price of|stock|bus|train times|tallest|biggest|distance|recipe|"
    r"president|prime minister|raining|snow|going to rain)\b|\bwhat time (?:is it|do|does|is)\b|"
    r"\bwhat day is\b|(?:^|^please |\b(?:can|could|will|would) you (?:please |just )?)(?:play|put on|sing|"
    r"turn on|switch on|start|stream|find|queue|skip to) (?:me |us )?(?:some |a |the |that |my |"
    r"another )?(?:\w+ ){0,2}?(?:music|song|songs|radio|playlist|spotify|netflix|tune|tunes|podcast|album|"
    r"film|movie|game|jazz|telly|news|lullaby|white noise|rain sounds|whale sounds|heating|kettle|"
    r"audiobook|story|youtube|fan)\b|\b(?:tell|say|know|read|sing|give) (?:me |us |any )?(?:a |an |some |"
    r"another |the )?(?:\w+ )?(?:jokes?|story|bedtime story|poem|riddle|fun fact|news|lottery|"
    r"football scores|horoscope|song|facts?|recipe|quote|prayer)\b|\b(?:set|start|cancel|make|add|put|"
    r"create) (?:me |us )?(?:a |an |the |my |another )?(?:\w+ ){0,3}?(?:timer|alarm|reminder for|"
    r"shopping list|calendar|appointment|to do list|list|meeting)\b|(?:^|^please |\b(?:can|could|will|"
    r"would) you (?:please |just )?)(?:order|buy|book|reserve|get me|get us|fetch|bring) (?:me |us |some |"
    r"a |an |the )*(?:\w+ ){0,2}?(?:pizza|taxi|uber|table|takeaway|curry|flight|flights|hotel|holiday|"
    r"food|tickets?|chinese|deliveroo|beer|drink|milk|shopping|cab|restaurant|doctors appointment)\b|"
    r"\b(?:who|where|when|what|how) (?:won|is the|was the|wrote|invented|did the|discovered|many|far|tall|"
    r"big|old is|much (?:is|does|are)|do you (?:cook|make|spell|say)|does the|played|directed|sings|"
    r"scored|painted|is in the)\b(?! (?:question|number|plan|point|light|breathing|matter|problem|"
    r"time out|break))|(?:^|^please |\b(?:can|could|will|would) you (?:please |just )?)(?:search|google|"
    r"look up|translate|calculate|spell|convert|define|email|text|message|call|ring|phone|facetime|"
    r"whatsapp) (?:\w+ )?(?:for |my |mum|mom|dad|the |that|this|a |an |him|her|up|john|sarah|french|"
    r"spanish|german|it for me|how|what|word|into|nan|gran)\b(?! (?:number|helpline|police))|"
    r"\b(?:do you (?:like|know|speak|have a favourite|want|believe|watch|support|eat|sleep|dream|play|"
    r"ever)|what is your (?:favourite|opinion on|star)|can you (?:cook|dance|sing|drive|swim|play|order|"
    r"book|speak|beatbox|do (?:maths|accents|impressions)|tell (?:the time|jokes|a joke|me (?:the|a|"
    r"what time))|turn (?:on|off) (?:the|my)|google|text|ring|open|lock|call))\b|\bturn (?:on|off|up|"
    r"down) the (?:telly|heating|radio|fan|kettle|oven|air con|thermostat|main light|big light|big lights|"
    r"lights|hall light|bathroom light|kitchen light)\b|\b(?:whats|what is) (?:\w+ )?(?:plus|times|minus|"
    r"divided)\b|\b(?:two|\d+) plus\b|\bcapital of\b|\bfootball (?:score|on)\b|\bwho is the (?:president|"
    r"prime minister|king|queen|best|taoiseach|manager)\b|\bopen the (?:window|door|curtains|garage|app|"
    r"blinds)\b|\block the (?:door|car)\b|\bis it (?:raining|going to rain|cold|warm|hot|sunny|"
    r"snowing) (?:outside|out|tomorrow|today)\b|\bwill it rain\b|\bweather\b|\btranslate\b|"
    r"\bi need (?:a recipe|directions|a taxi|the wifi password|a lift to)\b|\bwhat should (?:we|"
    r"i) (?:have for|cook|watch|wear|eat|buy|make)\b|\bhow do (?:you|i) (?:cook|make (?:a|an|some|"
    r"pancakes)|boil|get to|spell|bake|fix the (?:car|boiler|tap))\b|\bhow are you\b|\bhow is it going\b|"
    r"\bgood (?:morning|evening|afternoon)\b|^(?:hello|hi|hey|hiya|howdy|yo|hello there|hi there|"
    r"alright mate|how do)$|\bare you (?:hungry|well|okay|good at|having a)\b|\bi love you (?:computer|"
    r"machine|coach|robot)\b|\bsing (?:me|us|happy|a)\b|\bhappy birthday\b|\bwhat film\b|"
    r"\blost my (?:keys|phone|glasses|wallet|charger)\b|\bwhere (?:is|are|did i (?:put|leave)) (?:my |"
    r"the )?(?:keys|phone|glasses|remote|charger|wallet|nearest)\b"
)
_ASSISTANT = re.compile(
    r"\b(?:alexa|hey siri|siri|hey google|okay google|ok google|hey alexa|cortana|bixby|hey cortana|echo)\b"
)
_TO_CHILD = re.compile(
    r"^(?:mummy|mum|mama|mammy|mommy|daddy|dad|dada|nana|nanny|granny|ma|papa|pop)\b(?: (?:mummy|daddy|"
    r"mum|dad|and))*(?: (?:i|can|where|why|what|are|is|there|my|it|come|please|look|he|she|the|when|im|me|"
    r"stop|do not|will|wake|we|you|help|could|may|who|how|someone|a|tell|need|s|read|id|cuddle|teddy|have|"
    r"please|not|hes|shes|turn).*)?$|\b(?:mummy|daddy|mammy|mommy)\b(?! (?:issues|s boy|s girl|s little|"
    r"blog))|\b(?:i|me) (?:had|have|have had) (?:a |another )?(?:bad|scary) dream\b(?! about (?:us|you|"
    r"him|her|work))|\bi (?:need|want) (?:a (?:wee|drink of water|cuddle|story|hug|teddy)|the (?:toilet|"
    r"potty)|my (?:mum|mummy|daddy|teddy|blankie))\b|\bi can not sleep$|\bthere is a monster\b|"
    r"\bi wet the bed\b|\bi (?:feel|am) (?:sick|poorly) (?:mummy|mum|daddy|dad)\b|^(?:mum|dad) dad\b|"
    r"\bare you (?:two )?(?:fighting|arguing) (?:again|mummy|daddy|mum|dad)\b|\bwhy are you (?:two |"
    r"both )?(?:shouting|fighting|arguing|crying) (?:mum|dad|mummy|daddy)?$|\bare you (?:getting|"
    r"going to get) (?:a )?divorced?\b"
)
_ELSEWHERE = re.compile(
    r"^(?:(?:oh|okay|no|hang on|hold on|wait|sorry|just|can you|could you|will you|would you|please|love|"
    r"darling|babe|honey|yeah|hey|shh|right|did you|a minute|a sec|one sec|one second|"
    r"a second) )*(?:go (?:back )?to (?:bed|sleep)(?: now)?(?: (?:sweetheart|love|darling|pet|honey|"
    r"sweetie|buddy|mate|little|you|both|it|please|son|hun|poppet|chicken))|back to bed|(?:come here|"
    r"come on|good|down|off|sit|stay|drop it|leave it|get down|here|no|get off the|bad|who is a good|"
    r"who is my good|out|lie down|in your bed) (?:\w+ )?(?:boy|girl|dog|puppy|kitty|puss|bed|sofa|fido|"
    r"rex|bella|max|buddy|pup|doggy|sit|luna|charlie)|there is (?:someone|somebody|somebody) at the door|"
    r"(?:that is|that was|is that|someone is at|there is) the (?:door|doorbell|phone|oven|dog|cat|"
    r"baby monitor|washing machine|timer|baby)\b|someone is at the door|(?:hello|hi|hey|hiya) (?:mum|dad|"
    r"mate|darling|love|yeah|sweetheart|john|sarah|nan|gran|son|is that|this is|there mate|pal|boss|pet|"
    r"can i speak|it is)|(?:i will|i ll|let me) (?:ring|call|phone|text) you (?:back|later|tomorrow)|"
    r"call you back|can you hold the line|yeah hi|who is calling|is (?:that|this) (?:the )?(?:pizza|"
    r"delivery|doctors|landlord|john|reception)|leave it on the (?:step|porch|side)|"
    r"no thanks we do not want|(?:have|did|do|where) you (?:seen|fed|feed|put|left|let|lock|locked|turn|"
    r"turned|take|taken) (?:the|my|out) (?:\w+ )?(?:keys|phone|charger|dog|cat|remote|bins|oven|iron|"
    r"heating|door|car|back door|washing|glasses)|did you (?:put the (?:bins|cat|dog|oven|heating|kettle|"
    r"washing)|feed the|let the (?:dog|cat)|lock the|turn (?:the|off)|hear (?:the (?:door|baby|dog)|"
    r"that (?:noise|bang)))|(?:pass|hand|give|chuck|get|bring|fetch) (?:me |us |over )?(?:the|a|my|that|"
    r"those|another) (?:\w+ )?(?:pillow|blanket|water|remote|charger|tissue|tissues|glass|phone|cushion|"
    r"duvet|kleenex|salt|hanky|tea|mug|throw|cup)|(?:shut|close|open|turn off|switch off|turn on) (?:the|"
    r"that) (?:door|window|curtains|tap|telly|tv|oven|light in|hall light|radio|bathroom|landing light|"
    r"lamp)|move over|budge up|watch the (?:cat|dog|tea|cup)|mind the (?:cat|dog|step|cup)|"
    r"do you want (?:a )?(?:tea|coffee|cuppa|water|drink|cup|blanket|tissue|biscuit|hot water)|"
    r"put the kettle on|is the (?:door|oven|heating|dog|baby|kettle|back door|gas) (?:locked|off|on|out|"
    r"asleep|okay)|who left the|where is (?:the (?:cat|dog|remote|charger)|teddy)|the (?:dog|"
    r"cat) (?:needs|wants) (?:to go )?(?:out|in|feeding|a wee)|shush (?:now )?(?:baby|darling|sweetheart|"
    r"puppy|boy)|hush now|what is that noise|what was that noise|did you hear that|it is only the (?:cat|"
    r"dog|wind|heating|boiler)|just a minute love|in a minute (?:darling|sweetheart|love|mum|pet)|"
    r"in here (?:sweetheart|love|darling)|daddy is (?:here|coming)|mummy is (?:here|coming)|"
    r"night night (?:sweetheart|darling|baby|love|poppet))\b"
)
_SHORT_ELSEWHERE = frozenset(
    {
        "come in",
        "come on in",
        "coming",
        "speaking",
        "who is there",
        "in here",
        "who is it",
        "not now love",
        "not now darling",
        "what is it love",
        "good boy",
        "good girl",
    }
)


def ask(text: str) -> Found | None:
    """A question to the coach: about privacy, itself, who is right, or what to do with one's life."""
    if len(text.split()) > 22:
        return None
    for intent, pattern in (
        (Intent.ASK_PRIVACY, _PRIVACY),
        (Intent.ASK_JUDGE, _JUDGE),
        (Intent.ASK_ADVICE, _ADVICE),
        (Intent.ASK_WHAT_ARE_YOU, _WHAT_ARE_YOU),
    ):
        if pattern.search(text):
            return intent, {}, f"asks: {intent.lower()}"
    return None


def elsewhere(text: str) -> Found | None:
    """Speech to a child, an animal, a telephone, another machine or about the household; or a child's own."""
    if _ASSISTANT.search(text):
        return Intent.NOT_FOR_DEVICE, {}, "asks: another assistant"
    if len(text.split()) > 14:
        return None
    if _TO_CHILD.search(text):
        return Intent.NOT_FOR_DEVICE, {"child_present": True}, "asks: a child"
    if _ELSEWHERE.match(text) or text in _SHORT_ELSEWHERE:
        return Intent.NOT_FOR_DEVICE, {}, "asks: the household"
    return None


def out_of_scope(text: str) -> Found | None:
    """What a general assistant might do and this device does not."""
    if len(text.split()) <= 14 and _OUT_OF_SCOPE.search(text):
        return Intent.OUT_OF_SCOPE, {}, "asks: a general assistant"
    return None
