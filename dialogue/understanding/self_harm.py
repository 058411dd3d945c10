"""Wanting to die or to hurt oneself: recall first, because one question follows and no harm is done by asking.

Two strengths: said (SAFE_SELF_HARM) and perhaps meant (SELF_HARM_UNCLEAR). Idioms are out before (``idioms``).
"""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.people import OTHER, SPOUSES, Who, doer_before
from dialogue.understanding.self_harm_concepts import self_harm_by_concepts

_SELF = r"(?:myself|me self|himself|herself|themselves|themself|yourself|ourselves)"
_PILLS = (
    r"(?:pills?|tablets?|paracetamols?|tylenol|ibuprofen|sleeping (?:pills|tablets)|painkillers?|meds|"
    r"medication|medicine|antidepressants|insulin|bleach|co codamol|valium|xanax|aspirin|panadol|nurofen|"
    r"the lot of them|poison|antifreeze)"
)
_TRAFFIC = r"(?:a |the |oncoming )?(?:train|trains|bus|car|cars|traffic|lorry|truck|tube|tram|underground)"
_HEIGHT = (
    r"(?:a |the |that |some )?(?:\w+ )?(?:bridge|cliff|cliffs|roof|building|balcony|window|pier|quay|overpass|"
    r"viaduct|multi ?storey|car park|tower|edge)"
)
_ACT = (
    rf"(?:kill(?:ed|ing|s)? {_SELF}|end(?:ed|ing|s)? (?:it all|(?:my|his|her|their|your) (?:own )?(?:life|"
    rf"lives)|{_SELF})|tak(?:e|es|ing|en) (?:my|his|her|their|your) own life|took (?:my|his|her|"
    r"their) own life|(?:hang|hung|hanged|hanging|drown|drowned|drowning|shoot|shot|shooting|poison|"
    rf"poisoned|gas|gassed|gassing|suffocate|starve|starving|strangle) {_SELF}|top(?:ped|ping)? {_SELF}|"
    rf"neck(?:ed)? {_SELF}"
    rf"|off(?:ed|ing)? {_SELF}|do(?:ing)? {_SELF} in|did {_SELF} in|do(?:ing)? away with {_SELF}|"
    rf"unaliv(?:e|ing) {_SELF}|throw(?:ing)? {_SELF} (?:off|under|in|into|out|in front)|"
    rf"threw {_SELF} (?:off|under|in|into|out|in front)|commit(?:ted|ting)? suicide|suicide|suicidal|"
    rf"(?:cut|cuts|cutting|slit|slitting|slash|slashed|slashing) (?:{_SELF}|(?:my|his|her) (?:wrists?|"
    r"arms?|legs?|thighs?|throat|skin|stomach))"
    r"|(?:bang|bangs|banging|smash|smashing|hit|hitting) my (?:own )?head (?:off|against|on|into) (?:the |"
    r"a )?(?:wall|floor|door)(?: \w+){0,3}|(?:hurt|hurts|hurting|harm|harms|harmed|harming|burn|burns|"
    r"burning|burned|burnt|punish|injure|injured|injuring|scratch|scratching|stab|stabbed|stabbing|hit|"
    rf"hits|hitting|punch|punching|punched|slap|slapping|mutilate|mutilating) {_SELF}|self ?harm(?:s|ed|"
    r"ing)?|self ?injur\w+|unaliv\w+|(?:make|made|making) away with myself|(?:jump|jumped|jumping|step|"
    r"stepping|stepped|walk|walking|walked|run|running|lie|lying|lay) (?:out )?(?:in front of|under|into|"
    rf"off|from) (?:of )?(?:{_TRAFFIC}|{_HEIGHT}|the (?:road|river|sea|canal|water|tracks|track|motorway|"
    r"lake))"
    rf"|(?:jump|jumped|jumping) off (?:\w+ )?{_HEIGHT}|(?:driv(?:e|ing)|drove|steer(?:ing)?|swerv(?:e|ing)|"
    r"crash(?:ing)?) (?:\w+ ){0,4}(?:into (?:a |the |that )?(?:\w+ )?(?:wall|tree|lorry|truck|bridge|"
    r"river|sea|pole|barrier|lamppost|oncoming|ditch|lake|canal)|off (?:a |the |that )?(?:\w+ )?(?:road|"
    r"bridge|cliff|pier|edge))|(?:put|putting) a (?:bullet|gun|rope)|blow(?:ing)? my (?:brains|head)|"
    r"drink(?:ing)? bleach"
    r"|(?:tak(?:e|es|ing|en)|took|swallow(?:ed|ing)?|neck(?:ed|ing)?|down(?:ed|ing)?|had|"
    r"necking) (?:\w+ )?(?:a (?:load|lot|whole|handful|bunch|bottle|box|packet|pack|pile|heap)|(?:all|"
    r"loads|lots|too many|every one|the lot|a whole \w+|twenty|thirty|forty|fifty|sixty|hundreds)|"
    rf"enough)(?: of)?(?: \w+){{0,3}} {_PILLS}|(?:sav(?:e|ed|ing)|hoard(?:ed|ing)?|stockpil(?:e|ed|ing)|"
    rf"collect(?:ed|ing)|count(?:ed|ing)|hiding)(?: up)?(?: my| the| all my| his| her)? {_PILLS}|"
    r"\boverdos(?:e|ed|es|ing)|\bod(?:ed|ing)\b)"
)
_ACT_RE = re.compile(rf"\b{_ACT}\b")
_WISH = re.compile(
    r"\b(?:want|wants|wanted|wanting|wish|wishing|like|going|ready|prefer|rather|hoping|hope|hopes|"
    r"longing|long|pray|need|deserve|deserves|trying|planning|plan|thinking|thought|think|dreaming|close|"
    r"able|desperate|begging|choose|happy|happier|easier|better|time|idea|feel|"
    r"feeling) (?:\w+ ){0,3}(?:to |of |about |i |if i |that i )?(?:just |really |honestly |"
    r"actually )?(?:die|dying|be dead|being dead|am dead|was dead|were dead|be gone for good|not be alive|"
    r"not exist|not existing|stop existing|cease to exist|not wake up|never wake up|not be here any more|"
    r"not be around any more|be six feet under|was never born|were never born|had never been born|"
    r"have never been born|had not been born|had not woken|did not wake|would not wake|would die|"
    r"could die|drop down dead|drop dead)\b"
    r"|\b(?:wish|wishes|wished|if only) (?:that )?(?:i|he|she|they) (?:\w+ ){0,2}(?:was|were|had|did|"
    r"would|could) ?(?:be|not be|been|not been)? ?(?:dead|not here|not alive|gone|never born|"
    r"never been born|not been born|never existed|never woken|not exist|not wake|just die|die|never wake|"
    r"wake up|go to sleep and)\b"
    r"|\b(?:wish|wished) (?:that )?(?:i|he|she) (?:was|were|am|is|had) (?:not|never) (?:here|alive|born|"
    r"been born|existed|woken|around|on this)\b"
)
_NOT_LIVE = re.compile(
    r"\b(?:do not|does not|did not|don t|not|never|no longer|can not|could not|no) (?:\w+ ){0,3}(?:want|"
    r"wants|wanted|wish|care if i|feel like|see (?:the|any) point (?:in|of)|see why i should|see myself|"
    r"deserve|trust myself)(?: to| being)? (?:live(?! (?:here|there|with|in|near|together|at|by|on|"
    r"somewhere|abroad|apart|next|out))|living(?! (?:here|there|with|in|near|together|at))|be alive|"
    r"being alive|exist|existing|wake up|go on living|carry on living|keep living|be on this (?:earth|"
    r"planet)|see (?:tomorrow|another day|the morning|christmas|the end of)|stay alive|live or die|"
    r"live any more|survive|be living|alive|around this time|to be alive|wake|getting old|being here next|"
    r"here (?:at christmas|next|in a year|for my|when)|to stay alive)\b"
    r"|\b(?:can not|could not) (?:\w+ )?(?:live (?:like this )?(?:any more|any longer)|bear (?:to live|"
    r"living|to be alive|being alive)|stand (?:living|being alive)|face (?:living|another day|tomorrow|"
    r"the morning|waking|life|the next)|keep myself safe|stay alive|trust myself (?:on my own|alone|"
    r"not to|with))\b"
    r"|\b(?:no|not|without|any|isn t a|there is no|what is the|is there any|see the|see a|see any|"
    r"never a) (?:\w+ )?(?:reason|point|purpose|use) (?:\w+ ){0,4}(?:living|to live|life|being alive|"
    r"to be alive|in me being|me being here|alive|in being here|to keep living|to wake up|waking up|"
    r"to stay alive|in waking|existing|to go on living)\b"
    r"|\b(?:nothing|not much|no one|nobody|anything|something) (?:left )?(?:\w+ )?(?:to live for|"
    r"worth living|worth staying alive|to stay alive for)\b|\b(?:life|it|living|my life) (?:is|feels|"
    r"does not feel|seems|s) (?:\w+ )?(?:not worth|worth|hardly worth|never worth|"
    r"no longer worth) (?:living|it any more|going on)\b|\bnot worth living\b|\bnever wak(?:e|"
    r"ing) up\b(?! (?:early|on time|before|in time|to the|when the|for the))|\bnot worth (?:being alive|"
    r"staying alive)\b"
    r"|\b(?:tired|sick|fed up|bored|weary|done|finished|through|had enough|had it|exhausted) (?:of|"
    r"with) (?:\w+ ){0,2}?(?:living(?! (?:here|with|in|out|at|like|on|near))|being alive|existing|"
    r"life itself|this life|my life|life)\b|\bdone with (?:life|living|this world|this life|it all)\b|"
    r"\b(?:hate|can not stand) being alive\b"
)
_BETTER_OFF = re.compile(
    r"\b(?:better|happier|easier|best|simpler|nicer|kinder|relief|relieved|glad|fine|grand|okay|favour|"
    r"lot better) (?:\w+ ){0,6}(?:without me|if i (?:was|were|am|would be|had|did|just|died|disappeared|"
    r"wasn t|vanished|went|never|weren t|killed|ended|stopped)(?: \w+){0,2}(?: not| dead| gone| here|"
    r" around| alive| exist| existed| never| die| died)*|with me (?:gone|dead|not here|out of the (?:way|"
    r"picture))|when i am (?:gone|dead|not here|not around)|once i am (?:gone|dead)|off dead|dead|"
    r"if i (?:died|disappeared|vanished|never woke)|i was (?:dead|gone)|not being here|not being around|"
    r"not here|me not here|me not being|me dead|me gone)\b"
    r"|\bbetter (?:of|off|of f) (?:without me|dead)\b|\b(?:no ?one|nobody|no body|not one person|you|he|"
    r"she|they|who|the kids|the world|not a soul|not even you|would anyone|anyone|everyone) (?:would|will|"
    r"d) (?:\w+ )?(?:even )?(?:miss|notice|care|mourn|cry|bother|be sad|get over|forget|cope|be fine|"
    r"be better|be happier|manage)(?: \w+){0,2} (?:me\b|if i (?:was|were|am|died|disappeared|vanished|"
    r"went|is|just|never|were not|was not|dropped|killed|ended|weren t)|i was gone|when i am (?:gone|"
    r"dead)|without me(?! (?:at|on|for|to|in the|this|next|tomorrow|tonight))|once i am gone|if i)\b|"
    r"\bwould not be missed\b|\bwould anyone (?:even )?(?:notice|care|miss)\b|\bworld (?:is|would be|"
    r"will be) (?:\w+ ){0,3}(?:better )(?:\w+ )?without me\b|\beveryone would be (?:\w+ )?(?:better|"
    r"happier|fine) ?(?:off)?(?: without me)?$|\b(?:you|they|he|she|everyone|the kids|my (?:family|"
    r"kids)) (?:are|is|would be|will be|d be) (?:\w+ )?(?:better|happier) (?:off )?(?:without me|"
    r"with me gone|with me dead)\b|\bshould (?:just )?(?:not be|not have been born|be dead|have died|kill|"
    r"never have been born)\b|\bshould never have been born\b|\bi (?:would|d) be (?:better|"
    r"happier) (?:off )?dead\b|\brather be dead\b|\brather die\b|\bsooner be dead\b"
)
_SLEEP = re.compile(
    r"\b(?:go to (?:sleep|bed)|fall asleep|sleep|close my eyes|shut my eyes|drift off|nod off|"
    r"going to sleep|falling asleep)"
    r"(?: \w+){0,3}? (?:and|so|but|hoping|wishing|praying|that|where|knowing|"
    r"then)?(?: \w+){0,3}? ?(?:(?:not|never) (?:\w+ )?(?:wake|waking|open|have to wake)|forever|for ever|"
    r"for good)\b"
)
_LEAVING = re.compile(
    r"\b(?:feel like|felt like|want to|urge to|thinking of|thinking about|thought about|tempted to|"
    r"could) jump(?:ing)?(?= (?:and|but|so|off|in front|i|no)\b|$)|\b(?:picked|chosen|set|decided on|"
    r"got) (?:the|a) (?:day|date|night|place|way|spot) (?:\w+ ){0,4}(?:do it|end it|die|"
    r"go through with it)\b|\b(?:stopped|stopping|not|skipping|quit) (?:been )?taking my (?:insulin|"
    r"\w+) (?:\w+ )?(?:on purpose|so (?:that )?i (?:die|go|will)|to (?:die|end|kill)|hoping)\b|\b(?:not|"
    r"never|no) (?:\w+ ){0,3}?(?:want|wish|care|need|plan|going|"
    r"hope) (?:\w+ ){0,2}?see (?:another|my next|next) (?:birthday|day|year|christmas|morning|sunrise|"
    r"summer|week)\b|\b(?:not|isn t) (?:\w+ )?worth (?:keeping|being|staying) alive\b|\b(?:let|"
    r"letting) go of the (?:steering )?wheel\b|\b(?:turn|turning|jerk|jerking|yank|yanking|pull|pulling|"
    r"swerve|swerving) the (?:steering )?wheel (?:into|and|across)\b|\b(?:not|without) brak(?:e|"
    r"ing)\b(?=.*\bthink|)|\bstep(?:ping|ped)? (?:out )?(?:into|in front of|off) (?:the )?(?:road|traffic|"
    r"kerb|curb|platform|pavement)\b(?= (?:and|in front|without|into|to)|$)|\b(?:burn|burns|burned|burnt|"
    r"burning|slice|slicing|sliced|stab|stabbing|slash|slashing|scratch|scratching|bite|biting|pick|"
    r"picking at|bruise|bruising|carve|carving|hit|hitting|punch|punching) my (?:own )?(?:arms?|legs?|"
    r"wrists?|thighs?|skin|stomach|head)(?! (?:on the|on a|in the|cooking|getting|shaving|out|off|around|"
    r"gardening|by accident|taking|with the (?:iron|oven|hair|kettle)|at (?:work|football)|when i (?:fell|"
    r"was))\b)|\bcarved\b|\bvoices? (?:\w+ ){0,3}telling me to\b|\b(?:something|it|voices?) (?:is |"
    r"keeps )?tell(?:s|ing) me to (?:jump|die|do it|end|cut|hurt)\b|\b(?:not|never|can not|could not|"
    r"doubt|will not|n t) (?:\w+ ){0,5}?(?:i will |i would |i am going to |to |i might |"
    r"i )?(?:still )?be (?:here|around|alive) (?:tomorrow|next (?:week|month|year|christmas|birthday)|"
    r"in the morning|by (?:morning|christmas|the weekend)|much longer|this time next|to see|for (?:much|"
    r"long|christmas|your|the kids))\b|\blost (?:the|my) will to live\b(?! (?:in|at|during|waiting|"
    r"with (?:this|that|the)|trying|listening|reading|on hold|watching|every time|when))|\b(?:danger|risk|"
    r"threat) to myself\b|\bnot safe (?:from|with|around) myself\b|\b(?:will not|would not|"
    r"am not going to|not going to|may not|might not) be (?:here|around|alive)(?: \w+)? (?:much longer|"
    r"any more|tomorrow|in the morning|next (?:week|month|year)|for (?:christmas|your birthday|"
    r"much longer|long)|by (?:morning|the weekend)|when you|to see|after tonight|to bother|long|past)\b|"
    r"\bnot be (?:here|around) (?:for )?much longer\b|\byou will not have to (?:put up with|worry about|"
    r"deal with|see|look after) me (?:\w+ )?(?:much longer|any more|after|soon|ever again)\b|"
    r"\bnot be a problem (?:much longer|any more)\b|\b(?:writ(?:e|ing|ten)|wrote|leave|leaving|"
    r"left) (?:\w+ ){0,3}(?:suicide |goodbye |farewell )(?:note|notes|letter|letters|message|messages|"
    r"video)\b|\bwritten (?:a|my|the) note\b|\bsuicide note\b|\bsay(?:ing)? (?:my )?(?:last |"
    r"final )?goodbyes?(?: to everyone| for good| forever)\b|\bsaid my goodbyes\b|\bplan(?:ned|"
    r"ning)? (?:my own |my )(?:funeral|death|suicide|exit)\b|\bput(?:ting)? my affairs in order\b|"
    r"\bhow i would (?:do it|kill|end)\b|\b(?:got|have|made|making|has|worked out|there is) (?:a |the |"
    r"my )?plan (?:to|for how|of how) (?:\w+ )?(?:i would|do it|die|end|kill|go|how)\b|"
    r"\bthis is (?:the end|goodbye) for me\b|\bgoodbye forever\b|\b(?:ready|time|want|"
    r"time for me) to (?:go|leave) (?:for good|this world|this earth|forever)\b|\bmy last (?:night|"
    r"day) (?:alive|on earth|here)\b|\b(?:looked|looking|look) (?:up )?(?:ways|how|methods) to (?:die|"
    r"kill|end|do it)\b|\b(?:bridge|cliff|train|trains|railway|platform|river|rope|noose|razor|razors|"
    r"blade|blades|knife|pills|tablets|roof|motorway|beam)\b(?: \w+){0,6} (?:and think(?:ing)?|thinking|"
    r"thought|easier|tempt|tempting|tempted|it would (?:all )?be|i could just|just one|ending|end it|"
    r"to use|on myself|calling|calls|jump|one step)\b|\b(?:locked|shut) (?:him|her|my|"
    r"them)self in (?:the )?(?:\w+ )?(?:with|and) (?:\w+ ){0,4}(?:razor|blade|knife|pills|tablets|rope|"
    r"scissors|gun|belt)\b|\b(?:noose|rope) (?:round|around|ready|in the|hidden|under)\b|\b(?:gun|knife|"
    r"blade) to (?:my|her|his) own\b|\brazor ?blades? (?:in|under|hidden|again|out|upstairs)\b"
    r"|\b(?:don t|do not|not|n t) (?:\w+ ){0,3}(?:want|think i want|wanna) to be (?:here|around|alive|"
    r"on this (?:earth|planet)|in this world|part of this world)(?: \w+)? (?:in this world|"
    r"on this (?:earth|planet)|on earth|alive)\b|\bwant to be (?:in heaven|with (?:my|"
    r"the) (?:\w+ )?(?:dead|late|angels))\b|\bjoin (?:my|him|her) (?:\w+ )?(?:in heaven|on the other side|"
    r"up there)\b|\bwant to (?:go and )?be with (?:my (?:mum|dad|nan|gran|brother|sister)|jesus|"
    r"god) (?:in heaven|up there|again)\b|\bcutting again\b|\bstarted cutting\b|\bbeen cutting\b|\bi cut$|"
    r"\bi (?:would not|wouldn t|do not|would) (?:\w+ )?(?:mind|care|bother me) if (?:i (?:did not|never|"
    r"don t) wake|i got hit|a (?:bus|truck|lorry|car) hit|something happened to me|i died|i got cancer|"
    r"i was gone)|\bi (?:still |used to )?cut (?:when|to cope|to feel|again|sometimes|because)\b|"
    r"\bthoughts of (?:ending|dying|death|suicide)\b|\b(?:thinking|think|thought|thoughts|dream|dreaming|"
    r"fantasis\w+|obsessed) (?:\w+ )?(?:about|of) (?:dying|death|being dead|my own death|my funeral|"
    r"ending my|not being alive|not being here|not existing|not waking)\b|\burges? to (?:cut|hurt|jump|"
    r"harm|die|end|burn)\b|\blife is over\b(?! there)|\bmy life is not worth\b|\bi (?:do not|"
    r"don t) deserve to (?:live|be alive|be here|breathe|exist)\b|\bdeserve to die\b|\b(?:a |"
    r"the )?waste of (?:oxygen|space|air)\b|\bnever (?:to )?wake up(?: again)?$|\bnot wake up(?: tomorrow|"
    r" again| in the morning| one day| ever)?$|\bnever woken up\b|\bi (?:am|feel like|feel) (?:just |"
    r"only |such |nothing but |like )?(?:a |an )?(?:\w+ )?burden (?:to|on) (?:everyone|everybody|you all|"
    r"the family|the world|my family)\b|\btake me (?:with you|now) (?:lord|god)\b|"
    r"\bgoing to (?:do something (?:stupid|silly) to myself)\b"
)
_HOPED = re.compile(
    r"\bwish (?:\w+ ){0,4}had (?:taken|killed|got|finished|claimed) me\b|"
    r"\b(?:hope|wish|want|pray|hoping|wishing|praying|if only|rather|love to|like to) (?:\w+ ){0,4}?(?:get|"
    r"got|gets|be|was|getting) (?:hit|run over|knocked down|mown down|flattened|cancer|struck|killed|taken)\b"
)
# Places and means of dying with a person at them.
_MEANS = re.compile(
    r"\b(?:i|me|my)\b(?: \w+){0,8} (?:(?:the|a|that|some|my) (?:rope|noose|razor|razors|blade|blades)|"
    r"(?:the |a )?(?:cliffs?|railway|train tracks?|level crossing|viaduct|overpass|multi ?storey)|"
    r"(?:the )?(?:platform|bridge|roof|tracks?) (?:\w+ ){0,4}(?:jump|step|stepped|nearly|almost|thought|"
    r"thinking|edge|ledge|looking down|looked down|again)|with the engine (?:on|running)|hose ?pipe|"
    r"exhaust (?:pipe|fumes)|plastic bag over|(?:keep|keeps|started|been|sat|sit) counting (?:them|my \w+|"
    r"the \w+)|(?:bought|got|hidden|found|tied|made) (?:a|the|my|some) (?:rope|noose|razor|razor blades?|"
    r"gun)|where the gun is|scars? (?:on|all over|down|up) my (?:arms?|wrists?|legs?|thighs?) (?:from|"
    rf"where|because|are from)|{_PILLS} (?:\w+ )?(?:counted|lined up|laid out|in my hand|in front of me|"
    r"and a bottle|ready|again)|(?:till|until) (?:i|it|they|he|she) (?:bleeds?|bled|draw blood|"
    r"drew blood)|(?:nearly|almost) (?:did it|jumped|stepped off|ended it|took them|went through with it|"
    r"pulled the trigger|let go))\b|\b(?:end|finish) (?:things|it|everything|this) (?:\w+ )?with (?:the |"
    rf"my )?{_PILLS}\b"
)
# What is left of death once idioms are out, said of oneself: recall before precision.
_DEATH_OF_SELF = re.compile(
    r"\bkms\b|\bover when i (?:die|am dead)\b|\bi (?:\w+ ){0,7}?(?:die|dying|dead|not alive|be alive|"
    r"stay alive|being alive|suicide|overdose|ending my|end my life|stop existing|"
    r"stop breathing for good)\b|\b(?:kill|shoot|bury|end) me\b(?= (?:now|please|already)?$)|"
    r"\bmy own (?:death|funeral|grave)\b|\bput me out of my misery\b|\bi (?:deserve|want|ought|"
    r"should) (?:to )?(?:die|be dead)\b|\bi (?:do not|don t|never) (?:\w+ )?(?:deserve|want|care|mind|"
    r"matter) (?:\w+ ){0,3}?(?:live|living|alive|exist)\b(?! (?:here|there|with|in|near|together|at|by|on|"
    r"somewhere|abroad|apart))"
)
_OTHERS_DEATH = re.compile(
    r"\b(?:since|before|after|when|until|till|if|that|because|the day|my|your|his|her|our|the|"
    r"a) (?:\w+ ){0,4}?(?:died|dies|passed away)\b|\bdie for\b|\b(?:scared|afraid|frightened|terrified|"
    r"worried|worry|fear) (?:\w+ ){0,4}?(?:die|dying|dead|death)\b|\b(?:he|she|you|they|mum|dad|nan|gran|"
    r"brother|sister|dog|cat|baby|mother|father|grandad|uncle|friend) (?:\w+ ){0,4}?(?:is|are|was|were|"
    r"would be|will|might|could|going to|nearly|almost|will be) (?:\w+ ){0,2}?(?:die|dying|dead)\b|\b(?:find|"
    r"found|saw|see|left for|thought (?:he|she|you) (?:was|were)|wish(?:ed)? (?:he|she|you) (?:was|were)|"
    r"presumed|wanted (?:him|her)|want (?:him|her)) (?:\w+ ){0,2}?dead\b|\b(?:phone|battery|line|car|plant|"
    r"dead (?:end|line|weight|on|right|body))\b|\bafter i (?:die|am dead|have died)\b|\bif i (?:was|"
    r"were) (?:ever )?dying\b|\b(?:will|funeral|insurance|mortgage) (?:\w+ ){0,4}i die\b|\bwhen i (?:die|"
    r"am dead) (?:you|they|the|he|she|i want|it)\b|\bi do not want (?:you|him|her|the|my|"
    r"our) (?:\w+ )?to die\b|\bwatching (?:\w+ )?die\b"
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|myself|mine)\b")
_NEGATED = re.compile(
    r"\b(?:(?:i|he|she) (?:am|is|would|will|have|do|was|has|does|did|had) (?:absolutely |definitely |"
    r"honestly |really |just )?(?:not|never)|i never|never|not|no|without|nothing to do with|"
    r"no intention of|no thoughts? of|not having|far from|do not have any|no plans? to|no plans? of|"
    r"never ever|not at all|never once)(?: (?:be|been|feeling|feel|having|thinking|think|thought|had|want|"
    r"wanting|ever|going|to|about|of|actually|really|saying|any|like|planning|seriously|do|doing|anything|"
    r"considered|considering|wanted|wished|meaning|thoughts|talking|even|being|try|"
    r"tried|gonna|literally|hurting|the|a|an|take|taking|go|in|danger|risk|at)){0,6} $"
)
_STILL_TELLS = re.compile(
    r"\b(?:not sure|not safe|not stop|can not|could not|do not know|not trust|not (?:only|just)|yet|before|"
    r"since|again|lately|any more i|not that i would not|not want to (?:live|be (?:here|alive|around|"
    r"in this))|not worth|not care|not going to lie|will not lie|not gonna lie|why not|not see|until|"
    r"for (?:weeks|months|a while|years)|this time|tonight|at the moment)\b"
)
_OTHER_PAST = re.compile(
    rf"\b(?:{OTHER}|(?:my|his|her|our|a|the) (?:\w+ )?(?:friend|friends|cousin|neighbour|colleague|"
    r"classmate|lad|girl|boy|man|woman|bandmate|best friend|mate|son|daughter|kid|lad i knew|"
    r"guy i knew)(?: \w+){0,3})(?: \w+){0,6} (?:killed (?:himself|herself|themselves)|took (?:his|her|"
    r"their) own (?:life|lives)|hanged (?:himself|herself)|hung (?:himself|herself)|committed suicide|"
    r"died by suicide|ended (?:his|her|their) (?:own )?(?:life|lives)|drowned (?:himself|herself)|"
    r"shot (?:himself|herself)|overdosed|topped (?:himself|herself)|threw (?:himself|herself)|"
    r"jumped (?:off|in front)|tried to (?:kill|hang|drown|end)|attempted suicide|was suicidal|"
    r"died of an overdose|took an overdose|died from an overdose|s suicide|suicide)\b|\b(?:lost|"
    r"losing) (?:my|his|her|our|a) (?:\w+ ){1,3}to suicide\b|"
    r"\b(?:my|his|her) (?:\w+ ){0,2}(?:dad|mum|brother|sister|uncle|friend|cousin|mother|father|mate) ?s? suicide\b"
)
_PARTNER = (
    rf"(?:he|she|they|you|my (?:{SPOUSES}|son|daughter|kid|child|teenager|stepson|stepdaughter|mum|dad|mother|"
    r"father|brother|sister|best friend|friend|mate))"
)
_OF_PARTNER = re.compile(
    rf"\b{_PARTNER}(?: (?!i\b|we\b)\w+){{0,8}} (?:(?:kill|killed|killing|hang|hanging|hanged|hurt|hurting|"
    r"cut|cutting|harm|harming|drown|shoot|top|topping|stab|burn|burning|starve|throw|off|offing|do|end|"
    r"unalive)(?:s|ed)? (?:him|her|them|your)(?:self|selves)(?: in)?|self ?harm\w*|suicid(?:e|al)|"
    r"overdos\w+|(?:end(?:ing|ed|s)? (?:it all|(?:his|her|their|your) (?:own )?life))|(?:tak(?:e|es|ing|"
    r"en)|took) (?:(?:his|her|their|your) own life|an overdose|all (?:his|her|the|of) \w+|(?:his|her|"
    rf"all) {_PILLS})|(?:wants?|wanted|wishes|wished|rather|ready) (?:to )?(?:die|be dead|he was dead|"
    r"she was dead)|(?:does|do|did) not want to (?:live|be alive|be here any more|wake up)|with a razor|"
    r"hang(?:ed|ing)? (?:him|her)self|jump(?:ed|ing)? (?:off|in front)|better off dead|"
    r"no reason to live)\b"
)
_IF_LEFT = re.compile(
    r"\b(?:if|when|unless|the day|next time|every time|whenever) (?:i|we) (?:\w+ ){0,2}(?:leave|left|go|went|"
    r"walk|walked|end|ended|finish|break|broke|dump|split|call|do not (?:stay|come|do))\b|"
    r"\bso (?:that )?i (?:can not|do not|will not|would not|don t) (?:leave|go)\b|\bto (?:make|stop|keep) me\b"
)

_LIFE = (
    r"(?:me|my life|life|living|going on|carrying on|being here|being alive|existing|anything|any of it|"
    r"any of this|it all|waking up|getting up|trying|myself|tomorrow|the future)"
)
_UNCLEAR = re.compile(
    r"\b(?:do|face|bear|manage|cope with) (?:this|my) life (?:any more|any longer|much longer)\b|"
    r"\bnot (?:\w+ ){0,2}?see (?:a|any|the) way (?:out|through|forward|past|on)\b(?! (?:the (?:traffic|"
    r"crowd)|of (?:the|this) (?:car|building)))|"
    r"\b(?:not|no|never|nothing|without|lost|losing|hardly any|little) (?:\w+ ){0,5}?(?:point|future|"
    r"hope|reason|use|sense|purpose|meaning|way out|way forward|light) (?:\w+ )?(?:of|in|for|to|with|"
    rf"left in) (?:\w+ ){{0,2}}?{_LIFE}\b(?! (?:else|about it|together like|at (?:work|school)))|"
    r"\b(?:go|leave|drive|walk|run|get|slip|drift|sail|swim) (?:\w+ )?(?:away|off|out|"
    r"under) and (?:\w+ )?(?:never|not) (?:come|be|coming) (?:back|found|seen)\b|\b(?:nobody|no one|"
    r"no ?body|not one person) (?:\w+ )?(?:needs|wants|loves|likes|cares about|would miss|"
    r"would notice) me\b(?! (?:to|on|at|for (?:the|this)|in the))|"
    r"\b(?:hurts|hurting|hard|painful|tired|broken|exhausted|weak) (?:\w+ ){0,3}?to (?:carry on|go on|"
    r"keep going|live|keep living|continue|fight|stay alive|exist|be here)\b(?! (?:with|talking|arguing|"
    r"tonight|here|together))|\bnot strong enough to (?:\w+ )?(?:live|living|go on|carry on|keep going)\b|"
    r"\bi am (?:\w+ )?(?:no (?:use|good) to (?:anyone|anybody|you|man)|useless to (?:everyone|everybody|"
    r"anyone)|a waste of a life|a lost cause|just existing|already dead|past saving|not worth (?:saving|"
    r"it|the bother|anything|anyone)|at the end of (?:the|my) (?:road|line)|out of (?:options|reasons|"
    r"hope))\b|\bstay asleep (?:forever|for good)?\b(?! (?:all night|tonight|longer))|"
    r"\b(?:out of your (?:hair|way|life)|not be in your way|not bother you) (?:soon|for good|for ever|"
    r"forever|before long|after tonight)\b|\ball be over soon\b|\bmade my peace\b|\bnot for much longer\b|"
    r"\bpicture (?:next year|myself (?:old|next|in))\b|\bthe pain is too (?:much|great)\b|"
    r"\b(?:do not|does not|can not|could not|not|never|no idea|hardly|barely|"
    r"struggl\w+ to) (?:\w+ ){0,6}?(?:go on|carry on|keep going|keep on going|make it through|"
    r"get through (?:this|another|the (?:day|night))|face (?:another|tomorrow|the morning|"
    r"waking))\b(?! (?:the|a|an|my|your|that|any|holiday|our|with (?:this|the|it|you|him|her)|about|"
    r"strike|dates?|monday|friday|saturday|sunday|arguing|fighting|talking|tonight|until|if you|holding|"
    r"shouting|pretending)\b)|"
    r"\b(?:have|got|has|there is|is|with) nothing (?:left|to look forward to|else left|"
    r"good left)\b(?! (?:to say|to add|in the (?:fridge|bank|tank of|pot)|for dinner))|"
    r"\blost (?:all )?(?:hope|my reason|interest in life|faith in everything)\b|"
    r"\b(?:can not|could not|can hardly|do not think i can|do not know (?:if|how) i can|"
    r"do not know how (?:much longer|much more) i can|not sure i can|unable to|"
    r"can t) (?:\w+ )?(?:go on(?! (?:the|a|an|my|your|that|any|holiday|our|with (?:this|the|it)|about|"
    r"and on|strike|dates?|monday|friday|saturday|sunday))|carry on|keep going|keep on going|"
    r"keep doing this|go on like this|carry on like this|keep living like this|live like this|"
    r"do this any more|do this any longer|do it any more|do life|do any of (?:this|it) any more|"
    r"keep this up|face it any more|face anything|survive this|see a way (?:out|forward|through)|"
    r"see any way (?:out|forward|through)|see a future|see any future|see me getting|go on any more|"
    r"go on much longer|do this much longer|hold on (?:any|much) (?:more|longer)|take (?:living|life|"
    r"being here|existing)(?: \w+)?|bear it any more|bear it any longer|bear this any more|cope with life|"
    r"keep fighting|fight any more|be here any more|stand being me|exist like this)\b"
    r"|\b(?:no|not any|is there any|never a|see no|only one|one|any) way out\b|\bno way out\b|"
    r"\bno (?:hope|future|point|escape)(?: left| any more| for me| in anything| to anything| to any of it|"
    r" in any of it| in me| in trying| to (?:it|my life)| of anything| at all| in going on| going on|"
    r" in carrying on| carrying on)\b(?! (?:in|of) (?:talking|arguing|asking|this exercise|"
    r"doing this exercise|saying|discussing))|\bthere is no point(?: any more| to anything| in anything|"
    r" to me| in me| to any of it| to it all| being here| in being here)?(?= (?:and|but|so|i|no|you|"
    r"because)\b|$)|\bdo not see (?:the|any|"
    r"a) point(?: (?:any more|in anything|to anything|of anything|in any of it|of any of it|in going on|"
    r"in carrying on|of going on|of carrying on|of me))?(?= (?:and|but|so|i|no|you|because)\b|$)|"
    r"\bwhat is the point (?:of|in) (?:it all|"
    r"any of it|any of this any more|anything|everything|carrying on|going on|me|being here|waking up|"
    r"getting up|trying any more|living|life|all of it|existing|keeping going|even waking|my life|"
    r"even trying|being me)\b|\bwhat is the (?:point|use) any ?more(?= (?:and|but|so|i|no|you|because)\b|$)|"
    r"^(?:\w+ ){0,3}what is the point(?: really| in it)?(?= (?:and|but|so|i|no|you|because)\b|$)|"
    r"\bis (?:it|life|any of it|any of this) (?:even |"
    r"really )?worth it (?:any more|living)\b"
    r"|\b(?:want|wanted|wish|need|just want|would like|hope|hoping|ready for|waiting for|pray|praying|"
    r"longing for|begging for) (?:for )?(?:it|everything|this|it all|all of it|all of this|all this|"
    r"the pain|this pain|the hurt|the hurting|things|my life|life|the noise in my head|the thoughts|"
    r"my head|the world|that)(?: to| would| could)? (?:just |all |finally )*(?:to )?(?:stop|end|be over|"
    r"go away|be done|finish|be finished|disappear|go quiet|go dark|be quiet forever|was over|were over|"
    r"would stop|would end|to be over)\b(?! (?:and done|now|please|talking|shouting|nagging)\b)"
    r"|\b(?:want|wanted|wish|going|like|need|ready|could|would love|rather|tempted|wanting|feel like|"
    r"thinking of|thinking about) (?:\w+ )?(?:to |i could |i |of )?(?:just |all |"
    r"simply )?(?:disappear(?:ing)?|vanish(?:ing)?|fade away|cease|stop being|not be here|not be around|"
    r"not be|sleep forever|not exist|run in front|be gone|be nothing|be no more|evaporate|be erased|"
    r"stop existing|give up on (?:everything|life|it all)|give up completely|let go of everything|"
    r"go to sleep for ever|curl up and die|lie down and die|crawl into a hole and die|crawl away and die|"
    r"walk into the sea|escape it all for good|never come back|be swallowed up for good|"
    r"check out (?:of life|for good|permanently))\b"
    r"|\b(?:not|n t|never) (?:\w+ ){0,2}want to (?:be here|be around|exist|do this life|do life|"
    r"be in this world|be me|wake up|carry on|go on|keep going)(?: \w+)?(?: (?:any more|any longer|at all|"
    r"in the morning|tomorrow))?\b(?! (?:at|on|for|every|when|while|if|to|tonight|with (?:you|this thing|"
    r"him|her|this machine|that thing)|talking|doing this|at your|at his|for dinner|because|"
    r"in this (?:house|argument|room|conversation)|this session|the session|with this|arguing|fighting|"
    r"shouting|the conversation|the argument|the exercise|being))"
    r"|\b(?:end|ending|finish|finishing) (?:it|things|everything)(?! with\b| between\b| here\b| now\b|"
    r" tonight\b| on a\b| properly\b| nicely\b| there\b)\b(?! for (?:tonight|now|today))|\bend it all\b|"
    r"\b(?:i am|i feel) (?:just |completely |totally |so )?(?:done|finished) with (?:everything|it all|"
    r"all of it|this world|everyone and everything)\b|\b(?:i have|i had|i ve) (?:just )?(?:given up|"
    r"give up|had enough of (?:everything|it all|being me|the pain|all of it|"
    r"this world)) ?(?:on (?:everything|life|it all|myself|living|trying))?(?! (?:smoking|drinking|sugar|"
    r"on (?:us|you|him|her|this|the)|my|trying to|trying with|the|chocolate|arguing|asking|work|"
    r"football))\b|\bi give up on (?:life|everything|myself|it all|living)\b|\bnothing (?:matters|"
    r"means anything|is worth it|is left|left for me|will ever get better|to look forward to)(?: any more|"
    r" to me| to me any more| now)?\b|\bnone of it matters(?: any more)?\b|\bit (?:does not|will not|"
    r"would not) matter (?:\w+ )?(?:soon|if i am (?:here|gone|alive|dead)|what happens to me|"
    r"when i am gone|once i am gone)\b|\bdo not care (?:\w+ )?(?:what happens to me|if i (?:live|die|wake|"
    r"am here|make it|get hit|get sick|do not wake|survive)|whether i (?:live|wake|am)|any more if i)\b|"
    r"\b(?:tired|sick|exhausted) of (?:everything|it all|all of it|being me|fighting (?:to stay|my own|"
    r"with my own|it all)|trying to stay|feeling like this every|struggling|pretending i want|the pain)\b|"
    r"\b(?:hate|can not stand|loathe) (?:my life|living like this|being me)\b|\bi (?:am|feel like|"
    r"feel like i am|feel|am just|am such|am only|am nothing but) (?:just |only |such |nothing but |"
    r"like )?(?:a |an )?(?:\w+ )?burden\b|\bi (?:am|m) (?:at|on) (?:the edge|the brink|"
    r"breaking point with life)\b|\bin a (?:really |very )?dark place\b|\bdark (?:thoughts|"
    r"place in my head)\b|\bbad thoughts (?:again|about myself)\b|"
    r"\bscared of (?:what i might do to myself|my own thoughts|being alone with my thoughts)\b|"
    r"\bdo something (?:stupid|silly|bad|drastic)\b|\bmight do something\b|\bno one (?:needs|"
    r"wants) me (?:here|around|alive)\b|\bi am not (?:needed|wanted) (?:here|on this|"
    r"any more by anyone)\b|\bnot meant (?:to be here|for this world|to be alive)\b|\bworld without me\b|"
    r"\bif i (?:was|were) not (?:here|around|alive)\b|\bif i (?:just )?(?:died|disappeared|vanished|"
    r"never woke up|did not wake up|was not here)\b(?! for)|\bwhen i am (?:gone|dead|no longer here)\b|"
    r"\bnot going to (?:make it|get through this|last)(?: much longer| another)?(?= (?:and|but|so|i|no|"
    r"you|because)\b|$)|"
    r"\bnot long for this world\b|\b(?:everything|it all|it|all of it) is (?:all |just |so )?(?:pointless|"
    r"meaningless|hopeless)(?= (?:and|but|so|i|no|you|because)\b|$)|\bany of it any more\b|\bany more any of it\b|"
    r"\bi (?:just )?want to be gone\b|\b(?:life|living) is (?:\w+ ){0,2}?(?:pointless|meaningless|"
    r"too (?:hard|much|painful)|hopeless|unbearable|not worth (?:it|anything))\b|\b(?:no|without|lost all|"
    r"lost the) (?:meaning|purpose|point) (?:in|to) (?:life|my life|living|anything)\b|"
    r"\b(?:the )?pain (?:\w+ ){0,2}?(?:never|not|ever) (?:\w+ )?(?:stop|end|"
    r"go away)s?\b(?! (?:in my (?:back|knee|tooth|leg)))|\bhopeless (?:and|so|i want|"
    r"it should) (?:\w+ ){0,4}(?:end|over|stop|done|out)\b|\bi am (?:so )?(?:over|done) (?:life|living)\b|"
    r"\bi (?:just )?want (?:out of (?:this (?:life|world)|life|my life)|peace forever|it to be dark)\b|"
    r"\bi want to go to sleep (?:and|for|forever)\b|\bnot (?:be|being) here (?:any ?more|at all|"
    r"tomorrow)\b|\bwhy (?:am i|do i) (?:even )?(?:alive|here at all|still here|bother living|exist)\b|"
    r"\bwhy was i (?:even |ever )?born\b|\bnever (?:asked to be born|be happy again|"
    r"get better than this)\b|\bcan not go on(?= (?:and|but|so|i|no|you|because)\b|$)|"
    r"\bi am better off (?:gone|not here)\b|"
    r"\bmight as well (?:be dead|not (?:be here|exist|bother living|be alive)|end it|give up on life|"
    r"die)\b"
)
_ABOUT_US = re.compile(
    r"\b(?:argu\w+|fight(?:ing)?|row(?:s|ing)?|talk(?:ing)?|exercise|session|breathing|bicker\w*|"
    r"conversation|therapy|counselling|discussion|housework|dishes|washing|homework|marathon|run|diet|"
    r"workout|school run|commute|job|text(?:s|ing)?|shouting|party|holiday|game|this machine|this light|"
    r"tonight s|kitchen|renovation|shift|night shifts?|feeds|dinner party|plan|marriage|engagement|"
    r"relationship|drive|queue|hill|box set|film)\b"
)


def self_harm(text: str, unmasked: str) -> tuple[Intent, dict[str, Slot], str] | None:
    """The class, slots and rule if ``text`` (normalised, idioms masked) speaks of dying or self-injury."""
    past = _OTHER_PAST.search(text)
    rest = text if past is None else text.replace(past.group(), " ")
    about_partner = _OF_PARTNER.search(rest)
    if (
        about_partner
        and not _denied(rest, about_partner.start() + 1)
        and not re.search(r"\b(?:not|never)\b", about_partner.group()[:-12])
    ):
        if _IF_LEFT.search(rest) and not rest.startswith("you"):
            return Intent.SAFE_CONTROL, {"threat": True}, "self-harm: threatened if the speaker leaves"
        return Intent.SAFE_SELF_HARM, {"who": "partner"}, "self-harm: of the other"
    for name, pattern in (
        ("act", _ACT_RE),
        ("wish", _WISH),
        ("not live", _NOT_LIVE),
        ("better off", _BETTER_OFF),
        ("sleep", _SLEEP),
        ("leaving", _LEAVING),
    ):
        for found in pattern.finditer(rest):
            if _denied(rest, found.start()) or _denies_itself(found.group()):
                continue
            if _BODY.search(found.group()) and _someone_else_does(rest, found.start()):
                continue
            if (
                name == "not live"
                and re.search(r"\b(?:you|he|she|they|we)(?: \w+)?$", rest[: found.start()].strip())
                and not found.group().startswith("no")
            ):
                continue
            if name == "act" and not _is_own_act(rest, found):
                continue
            slots: dict[str, Slot] = {"immediate": True} if _TAKEN.search(rest) else {}
            return Intent.SAFE_SELF_HARM, slots, f"self-harm: {name}"
    if past:
        return Intent.PAST_TRAUMA, {}, "self-harm: of someone lost"
    hoped = _HOPED.search(unmasked)
    if hoped and _FIRST_PERSON.search(unmasked):
        return Intent.SAFE_SELF_HARM, {}, "self-harm: hoped for an accident"
    means = _MEANS.search(rest)
    if means and not _denied(rest, means.start()):
        return Intent.SAFE_SELF_HARM, {}, "self-harm: means at hand"
    left = _DEATH_OF_SELF.search(rest)
    if left and not _denied(rest, left.start()) and not _denies_itself(left.group()) and not _OTHERS_DEATH.search(rest):
        return Intent.SAFE_SELF_HARM, {}, "self-harm: death, of oneself"
    added = self_harm_by_concepts(rest)
    if added is not None and added[0] is Intent.SAFE_SELF_HARM:
        return added[0], {}, added[1]
    unclear = _UNCLEAR.search(rest)
    if unclear and not _denied(rest, unclear.start()) and not _ABOUT_US.search(unmasked):
        return Intent.SELF_HARM_UNCLEAR, {}, "self-harm: perhaps"
    if added is not None and not _ABOUT_US.search(unmasked):
        return added[0], {}, added[1]
    return None


_TAKEN = re.compile(
    r"\b(?:have|just|already|i) (?:taken|took|swallowed|necked|downed|overdosed|"
    rf"cut)\b(?: \w+){{0,6}}(?: {_PILLS}|overdose| overdosed|wrists?)|\btaken an overdose\b|"
    r"\bi have (?:already )?(?:overdosed|cut my)\b"
)
_HURT_MYSELF = re.compile(r"^(?:hurt|hurts|hit|hits|scratch|burn|burnt|burned|punch|slap|starv|punish|injure|stab|cut)")
_MILD = re.compile(
    r"\b(?:on the|in the (?:gym|garden|kitchen)|playing|lifting|football|by|laughing|running|skiing|cooking|"
    r"shaving|chopping|with the (?:iron|kettle|oven|pan|knife chopping))\b"
)


_BODY = re.compile(r"\bmy (?:own )?(?:arms?|legs?|wrists?|thighs?|skin|stomach|head|throat)\b")


def _someone_else_does(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is done by another: "she kept punching my leg"."""
    doer = doer_before(text, start)
    if doer is Who.NOBODY:
        return re.search(r"\b(?:he|she|they|you)\b", text[:start]) is not None
    return doer is not Who.SELF


def _is_own_act(text: str, found: re.Match[str]) -> bool:
    """Whether the act is meant: "I hurt myself running" is not."""
    return not (_HURT_MYSELF.match(found.group()) and _MILD.search(text[found.end() : found.end() + 30]))


# "No, I want to die" answers; "no plans to" denies.
_ANSWERED_FIRST = re.compile(
    r"^(?:(?:no|nope|nah|yes|yeah|well|oh)(?! (?:plans?|intention|thoughts?|desire|wish|urges?)\b) )+"
)


def _denied(text: str, start: int) -> bool:
    before = text[:start]
    clause = re.split(r"\b(?:but|and then|because|so|except|although|though|yet)\b", before)[-1]
    clause = _ANSWERED_FIRST.sub("", clause.lstrip())
    return _NEGATED.search(clause) is not None and _STILL_TELLS.search(clause + text[start : start + 50]) is None


_NOT_WANTING_DEATH = within_clause(
    r"\b(?:not|never|no longer|don t) (?:<w> ){0,4}?(?:die|dying|dead|suicid\w+|overdos\w+|end(?:ing)?|"
    r"kill(?:ing)?|cut(?:ting)?|drown(?:ing)?|hurt(?:ing)?)\b"
)


def _denies_itself(found: str) -> bool:
    return _NOT_WANTING_DEATH.search(found) is not None
