"""Sex that was not wanted: forced, pressed for, or while asleep."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.negation_scope import within_clause

Found = tuple[Intent, dict[str, Slot], str]
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
    r"forced|expected) to have (?:sex|it)\b|\bsulks? (?:till|until|if|when) (?:\w+ ){0,3}(?:sex|"
    r"sleep with)\b|\bmade me touch\b|\bmade me watch (?:porn|him|her)\b|\btried to force me\b",
)
_SEXUAL_RE = tuple(re.compile(pattern) for pattern in _SEXUAL)
_SEXUAL_NOT = within_clause(
    r"\b(?:never|not) (?:<w> ){0,2}(?:forced?|raped?|pressured?|forces|pressures|made me|makes me|sexually|"
    r"touched)\b|\bno one has (?:ever )?forced\b|\bdoes not (?:force|pressure|make) me\b"
)


def sexual(text: str) -> Found | None:
    """SAFE_SEXUAL if ``text`` (normalised, idioms masked) tells of sex that was not wanted."""
    for pattern in _SEXUAL_RE:
        found = pattern.search(text)
        if found and not _SEXUAL_NOT.search(text[max(0, found.start() - 30) : found.end()]):
            return Intent.SAFE_SEXUAL, {}, "coercion: unwanted sex"
    return None
