"""Control, fear and force by a partner where no sentence pattern fits: two concepts that are alarming together.

Each pair names what a partner does (forbid, demand, watch, destroy) and what it is done to (my money, whom I
see, my things). Pairs are looked for in order within one stretch of words; either alone is everyday talk.
"""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent
from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.people import SPOUSES

_PARTNER = rf"(?:he|she|they|my (?:\w+ )?(?:{SPOUSES})|himself|herself)"
_BETWEEN = r"(?: (?!i\b|we\b|but\b)\w+){0,5}?"
_AFTER = r"(?: \w+){0,7}?"
_MY_LIFE = (
    r"(?:my (?:\w+ )?(?:money|wages|pay|salary|benefits|bank|card|cards|account|accounts|phone|messages|"
    r"texts|emails?|social media|facebook|instagram|passwords?|friends?|friendships|mates|family|"
    r"relatives|parents|mum|mother|mam|sister|brother|car|keys|passport|visa|papers|documents|medication|"
    r"meds|pills|clothes|outfits|hair|make ?up|job|work|studies|course|education|movements|location|"
    r"whereabouts|every move|calls|contacts|appointments|doctor|therapist|church|hobbies|freedom|life|"
    r"body|food|weight|spending|time|belongings|contraception|immigration|status|children|kids)"
    r"|(?:the |our |all the )?(?:money|finances|bank account|accounts|purse strings)|(?:where|who|whom|"
    r"what|when|how) i (?:\w+ )?(?:go|going|am|was|have been|been|see|talk|speak|text|meet|do|did|wear|"
    r"eat|spend|dress|look|drive|am with|was with|live|sleep|leave|come|cook|say|think|work|ring|call)|"
    r"how (?:much|long) i (?:\w+ )?(?:spend|eat|sleep|am|take|talk)|me (?:\w+ )?(?:seeing|see|going out|"
    r"go out|going|leaving|leave|working|work|talking to|talk to|speaking to|wearing|wear|studying|having|"
    r"have|driving|drive|meeting|meet|visiting|visit|contacting|using|use|spending|spend|sleeping|sleep|"
    r"eating|eat|being|hanging out|calling|socialising|getting a job|get a job|learning|from (?:seeing|"
    r"going|leaving|working|talking|speaking|having|driving|meeting|visiting|contacting|using|spending|"
    r"sleeping|eating|being|getting|studying|learning))|me to \w+|me out of the house|the house without|"
    r"anything without|anywhere without|access to|decisions|every penny|everything i do|everything|"
    r"my every)"
)
_RESTRICT = (
    r"(?:forbids?|forbade|forbidden|prohibits?|prohibited|bans?|banned|restricts?|restricted|limits?|limited|"
    r"denies|denied|refuses?|refused|withholds?|withheld|stops?|stopped|prevents?|prevented|blocks?|blocked|"
    r"discourages?|sabotages?|sabotaged|controls?|controlled|control|controlling|dictates?|dictated|decides?|"
    r"decided|rules?|polices?|monitors?|monitored|monitoring|tracks?|tracked|tracking|checks?|checking|"
    r"checked|watches|watching|follows|inspects?|vets?|approves?|demands?|demanded|demanding|"
    r"insists? on knowing|has to know|wants to know|needs to know|must know|takes? charge of|took charge of|"
    r"in charge of|takes away|took away|confiscates?|confiscated|threatens|gets (?:mad|angry|jealous|furious|"
    r"cross|funny|nasty)|goes (?:mad|mental|crazy|nuts|ballistic)|kicks off|sulks|accuses|interrogates|"
    r"punishes|makes a scene)"
)
_CONTROL_NOT = within_clause(
    r"\b(?:screen time|kids|children|school|diet|sugar|homework|thermostat|heating|remote|telly|at work|"
    r"her job|his job|my boss|the boss|manager|doctor|dishwasher|garden|blood pressure|shopping list|"
    r"my diary|phone bill|football|the dog|weather|spelling|tyres|oil)\b|\b(?:never|not|doesn t|does not|"
    r"did not|has never|no longer) (?:<w> )?(?:stop|stopped|stops|control|controls|controlled|forbid|"
    r"forbids|tell|told|check|checks|checked|track|dictate|ban|limit|restrict|monitor|monitors|prevent|"
    r"try|tries)\w*\b|\bto (?:see if|make sure|check) i am (?:okay|alright|home safe|safe|warm|eating)\b|"
    r"\bi am (?:okay|alright|safe)\b|\bwhen i am (?:ill|sick|poorly|unwell|down|pregnant)\b|\bgets (?:mad|"
    r"angry|cross|funny) (?:at|with|about) (?:the|his|her|my cooking|how i load)\b"
)
_PAIRS: tuple[tuple[Intent, str, re.Pattern[str]], ...] = tuple(
    (intent, name, re.compile(rf"\b{pattern}\b"))
    for intent, name, pattern in (
        (Intent.SAFE_CONTROL, "control of a life", rf"{_PARTNER}{_BETWEEN} {_RESTRICT}{_AFTER} {_MY_LIFE}"),
        (
            Intent.SAFE_CONTROL,
            "permission",
            r"(?:need|needs|needed|get|got|ask|asking|asked|seek|without|require|"
            r"want) (?:\w+ ){0,3}?(?:permission|his say so|her say so|his okay|her okay|his approval|"
            r"her approval)",
        ),
        (
            Intent.SAFE_CONTROL,
            "possessive",
            rf"{_PARTNER}{_BETWEEN} (?:possessive|controlling|domineering|obsessively jealous|"
            r"extremely jealous|insanely jealous|jealous of everyone|coercive|suffocating me|dominates me|"
            r"owns me|treats me like (?:property|a slave|a child|a prisoner|dirt))",
        ),
        (
            Intent.SAFE_CONTROL,
            "made small",
            rf"{_PARTNER}{_BETWEEN} (?:says?|said|tells? me|told me|makes? (?:sure )?(?:me|i) (?:know|believe|"
            r"think)|reminds? me) (?:that )?(?:i am|i m|i would be|i will be|nobody|no one|no ?one else|"
            r"nobody else|i could not|i can not) (?:\w+ ){0,5}?(?:nothing without|nobody without|want me|"
            r"have me|love me|believe me|survive|cope without|manage without|lucky (?:he|she|to have)|"
            r"worthless without|make it on my own|look after myself)",
        ),
        (
            Intent.SAFE_CONTROL,
            "demands",
            rf"{_PARTNER}{_BETWEEN} (?:demands?|insists?|orders?|commands?|expects?|requires?|makes?|forces?|"
            r"has|wants) (?:that )?(?:me to|i|on coming|on being|on going|on knowing|to come|to be|on having|"
            r"on driving|on listening|on reading) (?:\w+ ){0,6}?(?:answer|reply|text|ring|report|obey|"
            r"straight away|immediately|every hour|my appointments|to my appointments|everywhere|"
            r"with me everywhere|for me|wherever i|before i|location|ask|beg|permission|on speaker|listens|"
            r"my phone)",
        ),
        (
            Intent.SAFE_CONTROL,
            "watched",
            rf"{_PARTNER} (?:\w+ ){{0,2}}?(?:constantly|always|keeps|everywhere|secretly) (?:\w+ )?(?:follow|"
            r"follows|following|watch|watches|watching|track|tracks|tracking|checks? up on|checking up on|"
            r"monitors?|monitoring|stalks?|stalking|spies on|spying on|accuses?|accusing)(?: on)? me|"
            rf"{_PARTNER} (?:\w+ ){{0,2}}?(?:follows?|checks? up on|checking up on|spies on|"
            r"monitors) me(?: constantly| all the time| everywhere| at work| day and night)?$|followed me",
        ),
        (
            Intent.SAFE_CONTROL,
            "short of everything",
            rf"{_PARTNER}{_BETWEEN} (?:keeps?|kept|leaves?|left) me (?:\w+ )?(?:short of|without|with no|"
            r"with nothing|with barely any|from having|away from|isolated|locked|in the dark about) ?(?:money|"
            r"food|cash|a penny|my|any|the|friends|family)?",
        ),
        (
            Intent.SAFE_CONTROL,
            "controlled by",
            r"(?:being|been|am|was|feel|felt|get) (?:\w+ ){0,3}?(?:controlled|isolated|monitored|watched|"
            r"tracked|policed|imprisoned|trapped in (?:my|this) (?:own )?(?:home|house)|held back|cut off|"
            r"stalked|blackmailed|brainwashed)(?: \w+){0,6} (?:by|from) (?:him|her|my|them|everyone|all)",
        ),
        (
            Intent.SAFE_CONTROL,
            "papers",
            r"(?:immigration|visa|deport\w*|green card|passport|residency|citizenship|"
            r"home office)(?: \w+){0,5} (?:against me|over me|over my head|if i|because of him|"
            rf"because of her|off me|away)|{_PARTNER}(?: \w+){{0,5}} (?:immigration status|my visa|deported|"
            r"my green card|my passport)",
        ),
        (
            Intent.SAFE_CONTROL,
            "turned against",
            rf"{_PARTNER}{_BETWEEN} (?:turned|turns|turning|set|poisoned|poisons) (?:\w+ ){{0,2}}?(?:my|"
            r"everyone|the kids|all|our) ?(?:\w+ ){0,3}?against me",
        ),
        (
            Intent.SAFE_CONTROL,
            "keeps the money",
            rf"{_PARTNER} (?:\w+ )?(?:keeps?|has|holds?|takes?|controls?|hides?|"
            r"handles?) (?:all )?(?:of )?(?:the|our|my) (?:money|cash|cards|wages|"
            r"bank cards?)(?: \w+){0,6} (?:ask|beg|explain|justify|nothing|penny|no access|account for|"
            r"without)",
        ),
        (
            Intent.SAFE_FEAR,
            "kept in line",
            r"i(?: \w+){0,3} (?:avoid|obey|act|behave|tiptoe|hide|keep|give in|do (?:what|as|whatever|"
            r"everything)|watch (?:what|every|my)|walk|am careful|be careful|stay|pretend|agree|go along|"
            rf"say nothing|bite|shut up|apologise|cook|clean|rush|make sure){_AFTER} (?:so (?:that )?(?:he|"
            r"she) (?:does not|will not|can not|would not|won t|doesn t) (?:\w+ )?(?:blow|explode|kick off|"
            r"go mad|go off|lose|snap|hit|hurt|get (?:angry|mad|violent|nasty)|flip|start|erupt|rage)|(?:or|"
            r"or else|otherwise) (?:he|she)(?: will| ll)? (?:blows?|explodes?|kicks? off|goes (?:mad|mental|"
            r"off)|loses|lose|snaps?|hits?|hurts?|gets? (?:angry|mad|violent|nasty)|flips?|starts|erupts?|"
            r"rages?|go)|to (?:avoid|stop|prevent|keep) (?:\w+ ){0,4}?(?:blow|blowing|blow ?ups?|explod\w+|"
            r"explosions?|outbursts?|temper|rage|rages|kicking off|hitting|hurting|violence|angry|mad|"
            r"snapping|losing|happy so|calm so)|out of fear|for fear|because i am (?:scared|afraid|frightened|"
            r"terrified)|in case (?:he|she))",
        ),
        (
            Intent.SAFE_FEAR,
            "to frighten",
            rf"(?:{_PARTNER}|you){_BETWEEN} (?:\w+ ){{0,8}}?(?:to|just to|in order to|so as to) (?:scare|"
            r"frighten|intimidate|terrify|threaten) (?:me|us|the kids)",
        ),
        (
            Intent.SAFE_FEAR,
            "looms",
            rf"(?:{_PARTNER}|you) (?:\w+ ){{0,3}}?(?:stands?(?! up for| by)|stood(?! up for| by)|looms?|loomed|"
            r"towers?|gets?|got|corners?|cornered|backs?|backed|blocks?|squares?|"
            r"squared) (?:\w+ ){0,2}?(?:over me|up to me|in my (?:face|space)|up in my face|me into (?:a|"
            r"the) corner|right up against me|nose to nose|me in(?! a (?:head ?lock|choke)))",
        ),
        (
            Intent.SAFE_VIOLENCE,
            "things destroyed",
            rf"(?:{_PARTNER}|you){_BETWEEN} (?:destroy(?:s|ed|ing)?|smash(?:es|ed|ing)?|wreck(?:s|ed|ing)?|"
            r"trash(?:es|ed|ing)?|breaks?|broke|breaking|burn(?:s|t|ed)?|rips?|ripped|tears?|tore|cuts? up|"
            r"slash(?:es|ed)|throws? out|threw out|"
            r"vandalis\w+) (?:up )?(?:all )?(?:of )?(?:my (?:\w+ )?(?:things|belongings|stuff|property|"
            r"possessions|clothes|phone|laptop|photos|pictures|car|room|records|books|ornaments|jewellery|"
            r"guitar|work|shoes|dresses|uniform)|the (?:place|house|flat|furniture|kitchen|room|door|"
            r"doors) up|everything i own|our home|the home)",
        ),
        (
            Intent.SAFE_VIOLENCE,
            "lashes out",
            rf"{_PARTNER} (?:\w+ ){{0,3}}?(?:lashes out|lashed out|lashing out|gets? violent|turns? violent|"
            r"turned violent|gets? physical|uses? force|used force|gets? handy|throws? (?:his|her) weight|"
            r"throws? (?:his|her) fists|throws? punches|raises? (?:his|her) (?:fist|fists|hand)|"
            r"flies into (?:a rage|rages) and (?:hits|throws|breaks|smashes))(?! (?:with (?:words|his tongue|"
            r"her tongue)|verbally))",
        ),
        (
            Intent.SAFE_VIOLENCE,
            "throws what is at hand",
            rf"(?:{_PARTNER}|and then|and) (?:\w+ ){{0,3}}?(?:throws?|threw|hurls?|hurled|chucks?|flings?|"
            r"flung) (?:\w+ )?(?:whatever|anything|everything|things|objects|stuff|"
            r"the nearest)(?: \w+){0,4} (?:in (?:his|her) hand|at hand|hand|at me|near|around|can find|"
            r"can reach|at the wall|across the room)",
        ),
        (
            Intent.SAFE_VIOLENCE,
            "held back by force",
            rf"{_PARTNER}{_BETWEEN} (?:restrains?|restrained|physically (?:stops?|stopped|blocks?|blocked|"
            r"restrains?|prevents?|prevented|forces?|forced|moves?|moved)|overpowers?|overpowered|manhandles?|"
            r"holds? me (?:down|there|against)|held me (?:down|there|against)|grips? my|gripped my|"
            r"squeezes? my|squeezed my|twists? my|twisted my|bends? my|bent my|sits on me|lies on top)(?: me)?",
        ),
        (
            Intent.SAFE_VIOLENCE,
            "injured by",
            r"(?:hurt|injured|bruised|beaten|battered|attacked|assaulted|kicked|punched|slapped|hit|strangled|"
            r"choked|pushed|shoved|burned|thrown|dragged|abused|harmed|grabbed)(?: or \w+| and \w+|"
            r" up)* (?:again )?by (?:my (?:husband|wife|partner|boyfriend|girlfriend|fella|spouse|fiance|"
            r"fiancee)|him|her)(?! (?:words|mother|silence|comments|dog))",
        ),
        (
            Intent.SAFE_VIOLENCE,
            "nursed",
            r"(?:stitches|concussion|x ?ray|plaster cast|broken \w+|fracture\w*|hospital|casualty|a and e|a e|"
            r"the er|ambulance|surgery|lost (?:a tooth|teeth)|knocked out)(?: \w+){0,6} (?:because of (?:him|"
            r"her|what (?:he|she) did)|(?:after|when|where|from) (?:he|she|what he|what she) (?:\w+ )?(?:hit|"
            r"pushed|punched|kicked|did|threw|beat|slammed|attacked|shoved|dropped|grabbed|broke|strangled)|"
            r"thanks to (?:him|her))",
        ),
        (
            Intent.SAFE_SEXUAL,
            "unwanted",
            r"(?:forced|coerced|pressured|made|blackmailed|threatened|manipulated|tricked|"
            r"pushed)(?: \w+){0,5} (?:sexual\w*|sex|sleep with|naked|undress|intercourse)|(?:unwanted|"
            r"non consensual|forced|painful unwanted) (?:sex\w*|sexual \w+|touching|intercourse)",
        ),
        (
            Intent.SAFE_CHILD,
            "threat to children",
            r"(?:threaten(?:s|ed|ing)?|says? (?:he|she) will|said (?:he|she) would|going to|wants to|tried to|"
            r"tries to) (?:to )?(?:hurt|harm|kill|hit|beat|attack|poison|drown|smother|shake|throw) (?:the |"
            r"my |our |his |her )*(?:\w+ )?(?:kids|children|baby|son|daughter|boys|girls|toddler|child)",
        ),
    )
)
_DENIED = within_clause(
    r"\b(?:not|never|nobody|no one|without|n t) (?:<w> ){0,4}?(?:controls?|controlling|controlled|"
    r"forbid\w*|stopp?\w*|violent|physical|lash\w*|destroy\w*|hit|hurt|forced?|possessive|threaten\w*|"
    r"force|restrain\w*|throws?|broke\w*|smash\w*|abus\w*|follow\w*|intimidat\w*|scar\w+|frighten\w*)\b"
)
_STILL = re.compile(
    r"\b(?:since|before|lately|any more|yet|for (?:weeks|months|years)|this time|only|just|always|stop)\b"
)


def concept_pair(text: str) -> tuple[Intent, str] | None:
    """The class for which a pair of concepts stands in ``text`` (normalised, idioms masked), and the pair's name."""
    controlled: tuple[Intent, str] | None = None
    for intent, name, pattern in _PAIRS:
        found = pattern.search(text)
        if found is None:
            continue
        near = text[max(0, found.start() - 20) : found.end()]
        if _DENIED.search(near) and not _STILL.search(near):
            continue
        if intent is not Intent.SAFE_CONTROL:
            return intent, f"concept pair: {name}"
        if controlled is None and not _CONTROL_NOT.search(text):
            controlled = intent, f"concept pair: {name}"
    return controlled
