"""Bodies: what needs an ambulance, what breathing along can do to one, and drink."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.negation_scope import within_clause

Found = tuple[Intent, dict[str, Slot], str]

_WHO = r"(?:i|he|she|they|you|we|my \w+|the \w+|our \w+|his|her|someone|somebody)"
_PAIN = (
    r"(?:pains?|ache|aching|hurts|hurting|crushing|pressure|sharp|stabbing|burning|heaviness|agony|squeezing|"
    r"tearing)"
)
_URGENT = (
    (
        "chest_pain",
        rf"\b{_PAIN}\b(?: \w+){{0,5}} (?:my|his|her|your|the) (?:\w+ )?(?:chest|heart|breast ?bone|"
        r"sternum)\b(?! (?:breaks|of hearts|to see|to hear))|\b(?:my|his|her|"
        r"your) (?:\w+ )?(?:chest)(?: \w+){0,3} (?:pains?|hurts|hurting|aches|aching|is killing|in agony|"
        r"feels like (?:an elephant|a weight|it is being crushed|something)|crushing|burning|is burning|"
        r"hurt)\b|\bchest pains?\b|\bpains? (?:going |shooting |running |spreading |moving )?(?:down|up|in|"
        r"into|along) (?:my|his|her) (?:left )?(?:arm|jaw|left arm)\b|\b(?:left arm|jaw) (?:is |has gone |s |"
        r"feels |gone )?(?:\w+ )?(?:numb|dead|aching|hurts|hurting|in pain|heavy)\b|\b(?:having|had|have|has|"
        r"taking|took|taken|is having|am having|think it is|might be|be having|it is) (?:a |"
        r"an )?(?:\w+ )?(?:heart attack|stroke|seizure|fit on|fit$|fits|anaphyla\w+|asthma attack|"
        r"allergic reaction|miscarriage|brain bleed|haemorrhage|cardiac arrest|fit and|fit he|fit she|hypo|"
        r"angina attack)\b(?! (?:when you|if|laughing|over the|waiting to|about the))|"
        rf"\belephant (?:\w+ )?on my chest\b|\btight(?:ness)? (?:\w+ )?chest (?:and|with) (?:\w+ ){{0,3}}(?:pain|"
        r"arm|jaw|sweat)\w*",
    ),
    (
        "breath",
        r"\b(?:can not|can t|could not|unable to|not able to|struggling to|fighting to|cannot|hardly|barely|"
        r"not) (?:\w+ )?(?:breathe|breathing|get (?:any |my |a |enough )?(?:air|breath)(?: in)?|get air in|"
        r"get my breath|catch (?:my|his|her) breath at all|draw breath|"
        r"swallow or breathe)\b(?! (?:out (?:that|for|so|as|this)|in (?:that|for|so|as|this)|that (?:long|"
        r"slow|way)|this (?:slow|slowly|long)|so (?:slow|slowly|long|deep)|like (?:this|that|you)|with (?:the|"
        r"this|that|your) light|slowly|slow|for (?:that|so)|deeply|deep|through my nose|in this (?:house|"
        r"relationship|marriage|job)|around (?:you|him|her)|with (?:you|him|her|your|his|all)|without (?:you|"
        r"him|her|his|asking)|under|because of you|for (?:the|all)|properly through|when you|as long|"
        r"at (?:that|this)|in here because|easily through|any slower|to it|along|in time|that))|\b(?:he|she|"
        r"they|baby|my \w+) (?:is |s |has |are )?(?:\w+ )?(?:not breathing|stopped breathing|gone blue|"
        r"turning blue|turned blue|going blue|gone grey|choking|unresponsive|not responding|not moving|"
        r"not waking up|will not wake up|barely breathing|gasping)\b|\bnot breathing\b(?! (?:exercises?|right|"
        r"properly|in time|please|again|one|the))|\b(?:i am|am) (?:actually |really )?(?:choking|"
        r"suffocating)(?! (?:in this|under|with|on (?:words|my words|emotion)))\b|\bthroat (?:is |"
        r"has )?(?:clos(?:ing|ed)|swell\w+|swollen)\b|\b(?:tongue|face|lips) (?:is |has |are |"
        r"have )?(?:swell\w+|swollen|gone blue|turned blue|blue)\b|\bcan not get air\b|\bgasping for (?:air|"
        r"breath)\b|\bno air\b|\bneed (?:my |his |her )?(?:inhaler|epipen|epi pen)\b|\bwheezing (?:badly|"
        r"and can)\b",
    ),
    (
        "collapse",
        rf"\b{_WHO} (?:\w+ ){{0,3}}?(?:collapsed|collapsing|passed out|blacked out|fainted|fitting|convulsing|"
        r"keeled over|unconscious|out cold|seizing|lost consciousness|gone unconscious|gone limp|gone floppy|"
        r"will not wake up|wont wake up|not waking|stopped moving|fallen down the stairs|fell down the stairs|"
        r"hit (?:his|her|my) head|having a seizure|foaming|lifeless|gone down|dropped to the floor|"
        r"coming in and out of consciousness)\b(?! (?:on the (?:sofa|couch|bed)|in bed|laughing|"
        r"from exhaustion|after (?:work|dinner)|asleep|into bed|at nine|with tiredness|his ego|about))|"
        r"\b(?:floppy|unresponsive|unconscious|convulsing)\b|\b(?:think i am|going to|about to|might|"
        r"gonna) (?:pass out|black out|collapse)\b",
    ),
    (
        "stroke",
        r"\b(?:face|mouth) (?:has |is |s )?(?:\w+ )?(?:drop(?:ped|ping)|droop(?:ed|ing|y)?|fallen on one side|"
        r"lopsided)\b|\bslurring (?:his|her|my) (?:words|speech)\b|\b(?:speech|words) (?:is |are |has gone |"
        r"gone )?(?:\w+ )?slurred\b|\bcan not (?:feel|move) (?:one side|my (?:left|right|arm|leg|legs|face|"
        r"whole)|(?:his|her) (?:left|right|arm|leg|face))\b|\b(?:one side|left side|right side|"
        r"half) (?:of (?:my|his|her) (?:body|face) )?(?:has gone|is|gone|went|feels) (?:\w+ )?(?:numb|weak|"
        r"dead|paralysed)\b|\bworst headache\b|\b(?:lost|losing|going) (?:my |the )?(?:sight|vision|"
        r"blind) (?:in|suddenly|all)\b|\bcan not see out of\b",
    ),
    (
        "bleeding",
        r"\b(?:blood (?:everywhere|all over|pouring|coming out|is pouring|on the floor|is everywhere|gushing|"
        r"won t stop)|bleeding (?:heavily|badly|a lot|everywhere|out|to death|and i am pregnant|and pregnant|"
        r"from (?:my|his|her|the)|and it|and won t|will not|really)|(?:can not|will not|won t|doesn t|"
        r"does not) stop (?:the )?bleeding|lost a lot of blood|coughing (?:up )?blood|vomiting blood|"
        r"throwing up blood|losing (?:a lot of |so much )?blood|bleeding out|i am bleeding|(?:he|"
        r"she) is bleeding|deep cut|cut (?:\w+ ){0,2}open|stitches|broken (?:\w+ )?bone|"
        r"bone sticking)\b(?! (?:heart|obvious))",
    ),
    (
        "pregnant",
        r"\b(?:waters? (?:have |has |just |s )?(?:broke|broken|gone)|gone into labour|in labour|contractions|"
        r"baby (?:is coming|is not moving|has stopped moving|s coming)|bleeding (?:and|while|"
        r"when) (?:\w+ ){0,2}pregnant|losing the baby (?:right )?now|having (?:a|the) (?:miscarriage|"
        r"baby now))\b",
    ),
    (
        "poison",
        r"\b(?:swallowed|drank|drunk|eaten|ate) (?:\w+ )?(?:bleach|poison|detergent|antifreeze|a battery|"
        r"batteries|white spirit|the whole bottle of|something poisonous|(?:my|his|her|the|"
        r"your) (?:\w+ )?(?:tablets|pills))\b|\bcarbon monoxide\b|\bgas leak\b|\bsmell gas\b|\bthe (?:house|"
        r"kitchen|flat|bed|place|chip pan|curtains) is on fire\b|\b(?:there is|theres) a fire\b|"
        r"\belectrocuted\b",
    ),
    (
        "help",
        r"\b(?:call|ring|phone|get|need|dial|want|fetch) (?:\w+ )?(?:an? |the |us an |me an |"
        r"for an )?(?:\w+ )?(?:ambulance|paramedics?|doctor now|doctor quick\w*|medic|hospital|"
        r"emergency services|9 ?9 ?9|triple (?:nine|zero|o)|nine nine nine|nine one one|one one two|911|999|"
        r"112|000)\b(?! (?:on|because he|because she|he is|she is|before he|before she|the police))|"
        r"\b(?:medical|real) emergency\b|\bit is an emergency\b|\bthis is an emergency\b|"
        r"\bneeds? (?:to go )?(?:to )?(?:a )?(?:hospital|a and e|a&e|casualty|the er)(?: now| right now|"
        r" quick\w*| straight away| tonight)?\b|\b(?:diabetic (?:coma|emergency)|blood sugar is (?:really |"
        r"very |too |dangerously )?(?:low|high)|having a hypo|insulin shock|epileptic)\b|\b(?:sepsis|"
        r"meningitis)\b",
    ),
)
_URGENT_RE = tuple((kind, re.compile(pattern)) for kind, pattern in _URGENT)
_URGENT_NOT = within_clause(
    r"^(?:\w+ )?not just breath(?:e|ing)(?: \w+){0,4}$|"
    r"\b(?:breathe|breath|breathing) (?:for|from|with) (?:laughing|laughter|crying|excitement)\b|"
    r"\b(?:could not|couldn t) breathe (?:when|in|until|because|and|at)\b|"
    r"\b(?:when|after|because|since|the time|the day) (?:you|he|she|i|we|they|my \w+|"
    r"the \w+) (?:<w> )?(?:fainted|collapsed|passed out|fell|hit|had|was|were|broke|blacked)\b|\b(?:and|"
    r"so) we were up\b|\b(?:fainted|collapsed|hit (?:his|her|my) head|"
    r"passed out) (?:<w> ){0,4}(?:and we were|last (?:week|month|year|summer)|at (?:the|our|my) wedding|"
    r"once)\b|"
    r"\b(?:broke|breaks|breaking|broken) my heart\b|\bheart (?:broken|hurts|aches|breaks|is broken|sank|"
    r"melts|bleeds)\b|\b(?:when|if) (?:you|he|she) (?:said|told|left|say|says|leave|tell|walked)\b|"
    r"\b(?:nearly|almost|practically) (?:had a|collapsed|passed out|fainted|choked)\b|\blike i (?:can not|"
    r"could not|was) breath\w*\b|\b(?:last|ten|two|three|four|five|six|seven) (?:year|years|month|"
    r"months) ago\b|\blast year\b|\bwhen i was\b|\b(?:my|his|her) (?:dad|mum|father|mother|nan|gran|"
    r"grandad|uncle|aunt|boss|friend|brother|sister) (?:<w> ){0,3}(?:had|collapsed|passed|died|has|was)\b|"
    r"\bgive(?:s|n)? me a heart attack\b|\bgave me a heart attack\b|\b(?:had|have|having|has) a (?:fit|"
    r"stroke|heart attack) (?:when|about|if|over|laughing|at)\b|\bstroke of\b|\bcollapsed (?:into|"
    r"on the sofa|laughing|in a heap|with laughter)\b|\bpassed out (?:on|asleep|in front of|"
    r"from tiredness|before|at)\b|\bnot an emergency\b|\bno chest pain\b|\bnot (?:having|"
    r"in) (?:<w> )?(?:pain|a heart attack)\b|\bneed(?:s)? a doctor s\b|\bwhat if (?:i|he|she)\b|"
    r"\bthe doctor (?:said|says)\b|\bwe went to (?:hospital|a and e)\b|\bheart attack (?:last|in|years|"
    r"when|two|three|five)\b|\bin stitches\b"
)

_DISCOMFORT = (
    (
        "dizzy",
        r"\b(?:dizzy|dizziness|light ?headed|light in the head|woozy|faint(?! (?:light|praise|hope|memory|"
        r"from hunger for))|fainty|giddy|head ?rush|head rushing|vertigo|wobbly|unsteady|swimmy|"
        r"head is (?:spinning|swimming|gone funny|floating|going round)|head (?:feels|is|has gone|s gone|"
        r"went) (?:\w+ )?(?:light|fuzzy|funny|swimmy|floaty|spinning|spinny|strange|weird)|room (?:is |s |"
        r"keeps |started |feels like it is |looks like it is )?(?:\w+ )?spinning|everything (?:is |s |"
        r"s gone )?(?:\w+ )?spinning|seeing (?:stars|spots|double)|going to (?:faint|be sick|throw up|vomit|"
        r"puke|black out)|gone (?:all )?(?:dizzy|faint|wobbly|woozy|funny)|feel(?:ing)? (?:\w+ )?(?:funny|"
        r"queer|strange|weird|off|nauseous|nauseated|queasy|sick|shaky|floaty|spacey|spaced out|trembly|"
        r"clammy|ill|unwell|seasick) ?(?:from|with|doing|with the breathing|when i breathe)?|nauseous|nausea|"
        r"queasy|off balance|vision (?:is|has gone|s gone|went) (?:\w+ )?(?:blurry|funny|dark|fuzzy)|"
        r"blurry vision|going dark|ears (?:are )?ringing|come over (?:all )?(?:\w+ )?(?:funny|faint|dizzy|"
        r"woozy|strange))\b",
    ),
    (
        "tingling",
        r"\b(?:tingl(?:y|ing|es|e)|pins and needles|prickl(?:y|ing)|gone numb|going numb|(?:hands?|fingers?|"
        r"feet|toes|lips|face|mouth|arms?|legs?) (?:\w+ ){0,2}(?:numb|buzzing|cramping|cramped up|clawing|"
        r"gone stiff|shaking badly|fizzing|fizzy|seizing up|gone to sleep|trembling|shaking)|numb (?:lips|"
        r"hands|fingers|face|toes)|my (?:lips|hands|fingers|face|feet|toes) (?:are|is|feel|feels|have gone|"
        r"has gone) (?:\w+ )?(?:numb|weird|funny|strange|cold and))\b",
    ),
    (
        "tight_chest",
        r"\b(?:chest|throat|ribs) (?:\w+ ){0,3}(?:tight|tightness|tightening|tightens|heavy|constricted|"
        r"squeezed|tighter|closing in|feels funny|feels weird)\b|\btight(?:ness)? (?:\w+ ){0,3}(?:chest|"
        r"throat)\b|\bweight on my chest\b|\bknot in my chest\b",
    ),
    (
        "panic",
        r"\b(?:panic attack|panick(?:ing|y|ed)|in a panic|having a panic|anxiety attack|hyper ?ventilat\w+|"
        r"over ?breathing|heart (?:\w+ ){0,3}(?:racing|pounding|thumping|hammering|fluttering|going mad|"
        r"going like the clappers|going so fast|beating (?:really |so |very |too )?(?:fast|hard)|jumping|"
        r"skipping|palpitating|going mental|going a mile a minute|is in my throat|skipping beats)|"
        r"palpitations|making me (?:\w+ )?(?:anxious|panic|panicky|worse|feel worse|feel sick|sick|dizzy|"
        r"breathless)|sweating and|freaking out|makes me (?:\w+ )?(?:panic|panicky|dizzy|anxious|breathless|"
        r"feel sick|light ?headed|faint)|feel(?:ing)? panic)\b",
    ),
    (
        "breathless",
        r"\b(?:out of breath|short of breath|breathless|shortness of breath|winded|(?:can not|could not|"
        r"can hardly|can barely|trouble|struggling to|struggle to|having trouble|finding it hard to|hard to|"
        r"difficult to|difficulty|not|hardly|harder to) (?:\w+ )?(?:catch (?:my )?breath|catching my breath|"
        r"breathe|breathing|get my breath)(?: properly| easily| right| comfortably| with this| like this|"
        r" with it| in time| slowly)?|not getting enough (?:air|oxygen)|need more air|smothering|air hunger|"
        r"feel like i am (?:suffocating|drowning|choking|not getting enough)|breathing (?:feels|is|has gone|"
        r"s gone|hurts) (?:\w+ )?(?:hard|wrong|weird|funny|tight|difficult|harder|worse|uncomfortable|shallow|"
        r"strange|all over the place)|it hurts (?:to|when i) breathe|breathing too (?:much|deep|deeply|hard)|"
        r"too much air|lungs (?:hurt|feel|are|burn)\w*)\b",
    ),
)
_DISCOMFORT_RE = tuple((kind, re.compile(pattern)) for kind, pattern in _DISCOMFORT)
_DISCOMFORT_NOT = within_clause(
    r"\b(?:heart|chest|head|hands|stomach|legs|throat) (?:was|were|felt|went) (?:<w> ){0,3}(?:when|"
    r"because|after|the (?:whole|other)|all (?:night|day)|that (?:night|day)|as you|"
    r"every time)?\b(?=.*\b(?:when|because|after|last|that|you|he|she)\b)|\bi was (?:<w> )?(?:dizzy|"
    r"panicking|shaking|faint|hyperventilating|breathless)\b|\bdrowning in (?!it$)\w+|"
    r"\bbreathe (?:in|around|with|under|because) (?:this|that|my own|here|the|you|him|her|your) ?(?:house|"
    r"home|relationship|marriage|place|family|room|mother|job|roof|moods?)?(?! light)|"
    r"\b(?:not|never|no|no longer|isn t|stopped feeling|without feeling|any less) (?:<w> ){0,2}(?:dizzy|"
    r"lightheaded|light headed|faint|tingl\w+|breathless|panic\w*|nauseous|woozy|sick|tight|out of breath|"
    r"numb|short of breath|hyperventilat\w+)\b|\b(?:dizzy|giddy|breathless|faint|light ?headed|"
    r"weak) (?:with|from) (?:love|happiness|joy|excitement|relief|laughter|laughing|hunger)\b|"
    r"\btakes? my breath away\b|\bsick (?:of|and tired|to death|about|day|leave|at heart|with worry|note|"
    r"to my stomach|pay|to the stomach|with (?:guilt|nerves|shame|jealousy)|when i|thinking)\b|"
    r"\bmakes? me sick\b|\bmaking me sick(?! with| breathing)\b|\byou make me\b|\byou are making me\b|"
    r"\b(?:worried|love|home|car|air|sea|sea) ?sick\b|\bput(?:s)? a weight on\b|\bwith all (?:of )?this\b|"
    r"\bby (?:it all|all this|all of this|everything)\b|\bwith everything\b|\bwhen (?:i saw|you said|"
    r"i heard|i found|i read|you told|you left|he said|she said|i think about|you shout|you walked|"
    r"he walked|she walked|i look at|you look|you talk|you looked|she looked|he looked|the phone|i opened|"
    r"the bill|you (?:came|kissed|smile|hold))\b|\bpanicked (?:and|that|because|when|about|so|"
    r"a bit when)\b|\bpanicking about\b|"
    r"\b(?:felt|got|was|went) (?:\w+ ){0,5}?panicky when (?:you|he|she|they|we)\b|"
    r"^(?:\w+ )?not just breath(?:e|ing)(?: \w+){0,4}$|\b(?:i|he|she|you|we) (?:just |really )?panicked\b|"
    r"\bin a panic (?:about|over|because|when)\b|\bshaking (?:my|his|her|your) head\b|"
    r"\bhands shaking him\b|\bgone numb (?:to|about|inside)\b|\bnumb inside\b|\bfaint(?:est|ly)\b|"
    r"\bfeel(?:ing)? (?:sick|ill|funny|weird|strange|off|numb) (?:about|when|that|because|every time|"
    r"with (?:guilt|worry|nerves|you|him|her)|around|at what|over|thinking|telling|asking|saying|being|"
    r"how)\b|\bpins? and needles waiting\b|\bhard to breathe (?:in this|around|when)\b|"
    r"\bmakes? it hard to\b|\b(?:drove|drives?|driving|made) me dizzy with\b|\bflutter(?:s|"
    r"ing)? when you\b|\bheart (?:was )?racing when\b|\bmy heart (?:was|is) in my (?:mouth|throat) when\b"
)

_DRUNK = (
    r"(?:drunk|tipsy|pissed(?! off| at| with| that| me| about| because| by| over| you| him| her)|hammered|"
    r"wasted|plastered|trolleyed|sloshed|legless|steaming|stocious|langers|ossified|polluted|blotto|"
    r"wrecked on|paralytic|wankered|smashed(?! (?:it|the|my|his|her|up))|bladdered|sozzled|squiffy|merry|"
    r"locked(?! (?:me|out|in|the|up|my|her|him))|buzzed|loaded|stoned|baked|off (?:my|his|her|our) (?:face|"
    r"head|tits|box|trolley|nut)|intoxicated|inebriated|over the limit|under the influence|half cut|"
    r"three sheets to the wind|tanked up|tanked|blitzed|wellied|plastered|rat ?arsed|shitfaced|shit ?faced|"
    r"arseholed|worse for wear|half cooked|on the bottle again|out of it|high(?! (?:up|voice|pitch|pitched|"
    r"five|horse|number|school|street|time|stress|maintenance|horse|standards|hopes|expectations|road|blood|"
    r"and|as|than|enough|on life|score))|tripping|coked up|wired on|spaced on|on one|maggot|smashed off|"
    r"cut(?! off)|blind drunk|tight drunk|lit|bolloxed|sauced|liquored up)"
)
_DRINK = (
    r"(?:drink|drinks|wine|beer|beers|vodka|gin|whiskey|whisky|rum|cider|pints?|cans|shots?|bottles?|"
    r"glass(?:es)?|prosecco|champagne|cocktails?|tequila|lager|alcohol|booze|tinnies|stubbies|scoops|bevvy|"
    r"bevvies|bevs|jars|tins|brandy|port|bourbon|margaritas?|spritz|g and ts?|gin and tonics?|nightcap|sherry|"
    r"stout|guinness"
    # Only counted is it what one drinks from: "that's the best I can".
    r"|(?:(?<=\ba )|(?<=\bone )|(?<=\banother )|(?<=\bfirst )|(?<=\bsecond )|(?<=\bthird ))can(?! (?:do|not)\b))"
)
_DRUG = (
    r"(?:weed|cannabis|a joint|joint|joints|spliff|spliffs|coke|cocaine|pills?|ecstasy|mdma|ket|ketamine|"
    r"speed|meth|heroin|acid|shrooms|mushrooms|edibles?|an edible|gummy|gummies|a line|lines|a bong|bong|hash|"
    r"pot|a bit of (?:weed|coke|smoke)|drugs|crack|oxy|something earlier|a valium|valium|xanax|a xanax|"
    r"sleeping tablets?|sleeping pills?|a zopiclone|zopiclone|molly|gear|yokes|a toke|a pipe|codeine|tramadol|"
    r"hard stuff|benzos|poppers|nos|balloons|a dab|dabs|thc|something to (?:calm|take the edge))"
)
_INTOXICATED = re.compile(
    r"\b(?:i am|we are|he is|she is|they are|you are|i m|am|is|are|i feel|feeling|feel|been|getting|got|"
    r"bit|little|pretty|too|very|still|so|both|a bit|a little|quite|fairly|slightly|obviously|clearly|"
    r"half|really|properly|totally|completely|absolutely|came home|comes home|rolled in|s|was|have been|"
    r"coming home|turned up|home|roaring|kind of|sort of|bit too|stinking|blind|i might be|might be|"
    rf"honestly|already|well) {_DRUNK}\b|^{_DRUNK}$"
    r"|\b(?:have|has|had|having|been|drank|drunk|drinking|after|on|sank|sunk|necked|downed|put away|"
    r"polished off|finished|got through|knocked back|just had|only had|into|is|"
    r"out) (?:\w+ ){0,3}?(?:a few|few|a couple|couple|one too many|too many|too much|a lot|loads|"
    r"several|a skinful|a good few|a fair few|a bit much|a bit too much|one or two|two or three|"
    r"three or four|half a|most of a|a whole|another|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"twelve|some|a bit of|a bottle|a glass|a|my|his|her|the|that|plenty|enough|third|fourth|second|"
    rf"the best part of a)\b ?(?:\w+ )?(?:of |of a )?(?:(?:\w+ )?{_DRINK}|too many|too much|to drink|"
    r"at the pub|in the pub|on board|after work|tonight|down the pub|with dinner|with the lads|"
    r"with the girls|already|earlier)\b(?! (?:of (?:water|milk|squash|juice|tea|coffee|pop|coke)|water|"
    r"tea|coffee|milk))"
    r"|\b(?:had|having|after|we have had|i have had|he has had|she has had|they have had|we had|he had|"
    r"she had|i had|is after having|am after having) (?:\w+ )?(?:a few|a couple|one too many|too many|"
    r"a skinful|a good few|a fair few|a lot to drink|too much to drink|a drink|a bit to drink|"
    r"something to drink|a bit much|a few too many|a few in (?:me|him|her|us)|one or two|a wee dram|"
    r"a few jars|a few scoops|a jar)(?: (?:tonight|already|earlier|to be honest|actually|in (?:me|him|her|"
    r"us)|at the pub|after work|too|down the pub|drinks?|beers?|wines?|glasses|myself|and|with|so|"
    r"before))*(?= (?:and|but|so|i|no|you|because|he|she|we)\b|$)"
    r"|\b(?:been|is|are|am|s|back|started|on|i was|we were|out|still|he was|she was|he has been|"
    r"she has been|keeps|always) (?:\w+ )?(?:drinking|on the (?:wine|beer|beers|vodka|gin|drink|lash|piss|"
    r"whiskey|drugs|coke|weed|booze|sauce|bottle|gear|lash|session|sesh|tear|tiles|ran tan|rip|juice|"
    r"hard stuff|batter|pull|cans|pints|bevvy|swally))\b(?! (?:tea|coffee|water|less|milk))|\b(?:took|"
    r"taken|take|taking|smoked|smoke|smoking|snorted|did|done|had|dropped|popped|swallowed|vaped|having|"
    rf"shared|necked|sniffed|on|eaten|ate|hit) (?:\w+ ){{0,3}}?{_DRUG}\b(?! (?:for (?:my|the|a) (?:back|"
    r"headache|cold|pain|head)|up|to (?:work|fix)|for years|of it|years ago))|\bdrink (?:talking|taken|"
    r"on (?:him|her|me|board|us))\b|\bsmells? of (?:drink|booze|alcohol|whiskey|beer|wine|weed|vodka)\b|"
    r"\b(?:took|taken) something\b|\bdrink on (?:his|her) breath\b|\b(?:not|isn t|never) (?:exactly |"
    r"really |quite |entirely |completely |fully )?sober\b|\bfull of (?:drink|beer|wine|the drink)\b|"
    r"\bhungover\b(?! from life)|\bhalf a bottle\b|\ba few (?:pints|beers|drinks|wines|glasses|cans|jars|"
    r"scoops|bevvies|gins|vodkas|whiskies|whiskeys|shots)\b|\bdrunken state\b|\bwine o clock\b|"
    r"\bunder the weather from the drink\b|\b(?:the|that) (?:wine|drink|beer|vodka|whiskey|"
    r"gin) (?:is )?talking\b"
)
_SOBER = within_clause(
    r"\bwith (?:my |our |the )?lunch\b|\bat lunch(?:time)?\b|\bone (?:small )?(?:glass|beer|"
    r"drink) (?:with|at|hours|all)\b|"
    r"\b(?:got|were|was|been|getting|get|we|they) (?:hammered|slaughtered|wasted|stoned|trolleyed|"
    r"smashed) (?:<w> )?(?:nil|one|two|three|four|five|six|by|at|in the|on the)\b|"
    r"\b(?:not|never|n t|no longer|nobody is|no one is|no one has|nobody has|nor|neither|haven t|"
    r"hasn t) (?:<w> ){0,4}(?:drunk|drinking|drank|tipsy|pissed|high|stoned|drink|drop|touched|hammered|"
    r"wasted|alcohol|had a drop|had a drink|had any|drunk anything|"
    r"sober)(?<!not sober)(?<!exactly sober)(?<!really sober)(?<!quite sober)(?<!entirely "
    r"sober)(?<!completely sober)(?<!fully sober)\b|\b(?:stopped|quit|gave up|given up|off the|without|"
    r"sober|stay off|staying off|less|cut(?:ting)? (?:down|back)|used to) (?:<w> ){0,2}(?:drink|drinking|"
    r"drinks|booze|wine|beer|weed|smoking|drunk|sober for|alcohol|for \w+ (?:months|years|weeks|days))\b|"
    r"\bsober (?:for|since|now|tonight)\b|\b(?:dad|father|mum|mother|brother|sister|uncle|boss|neighbour|"
    r"ex|friend|friends|mates) (?:<w> ){0,3}(?:drunk|drinking|drink|drank|alcoholic|a few|pissed|stoned|"
    r"high|drunken)\b|\b(?:drunk|high|tipsy|intoxicated|buzzed|merry) (?:on|with) (?:happiness|love|life|"
    r"power|success|joy|you|sunshine|the moment)\b|\bmerry (?:christmas|dance|go)\b|\bif (?:i|he|she|you|"
    r"we) (?:am|is|are|get|gets|drink|drinks|had|have|has|did|ever)\b|\bwhen (?:i|he|she|you|we) (?:am|is|"
    r"are|get|gets|drink|drinks|was|were|have|has|had|come|comes|came)\b|\b(?:cup|cups|mug|pot|glass|"
    r"bottle|sip|drink|drop|few cups|couple of cups) (?:of )?(?:tea|coffee|water|milk|squash|juice|cocoa|"
    r"hot chocolate|decaf)\b|\bmade us\b|\bpissed (?:off|me|at|about|that|with|because|by|over)\b|"
    r"\b(?:last|the other) (?:week|month|year|christmas|summer|weekend|saturday|friday|night out)\b|"
    r"\bat (?:the|our|my|his|her|your) (?:wedding|christmas|party|birthday|barbecue|bbq|hen|stag)\b|"
    r"\byears ago\b|\blast (?:christmas|summer|weekend|saturday|friday|night)\b|\bwere drunk\b|"
    r"\bwas drunk\b|\bwas drinking\b|\bwere drinking\b|\bpunch drunk\b|\bhigh (?:hopes|blood|horse|and)\b|"
    r"\bon (?:my |a )?high horse\b|\bmatch(?:es)?\b"
)


def urgent(text: str) -> Found | None:
    """MEDICAL_URGENT if ``text`` (normalised) tells of a body in danger."""
    if _URGENT_NOT.search(text):
        return None
    for kind, pattern in _URGENT_RE:
        found = pattern.search(text)
        if found:
            slots: dict[str, Slot] = {"kind": kind}
            if re.search(r"\b(?:he|she|they|my \w+|the baby)\b", text[: found.end()]) and not re.search(
                r"\bi\b", text[: found.start() + 3]
            ):
                slots["who"] = "partner"
            if kind == "help":
                slots["immediate"] = True
            return Intent.MEDICAL_URGENT, slots, f"health: urgent {kind}"
    return None


def discomfort(text: str) -> Found | None:
    """BREATH_DISCOMFORT if ``text`` (normalised) tells of what breathing along can do."""
    if _DISCOMFORT_NOT.search(text):
        return None
    for kind, pattern in _DISCOMFORT_RE:
        if pattern.search(text):
            return Intent.BREATH_DISCOMFORT, {"kind": kind}, f"health: discomfort {kind}"
    return None


def intoxicated(text: str) -> Found | None:
    """INTOXICATED if ``text`` (normalised) tells of drink or drugs tonight."""
    found = _INTOXICATED.search(text)
    if found is None or _SOBER.search(text):
        return None
    if re.search(r"\b(?:we|both|us)\b", text):
        who = "both"
    else:
        who = (
            "partner"
            if re.search(r"\b(?:he|she|they|you|him|her|my \w+)\b", text) and not re.match(r"i\b", text)
            else "self"
        )
    return Intent.INTOXICATED, {"who": who}, "health: drink or drugs"
