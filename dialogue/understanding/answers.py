"""Yes, no, unsure, ready: answers that are nearly all that was said.

A yes to a consent question must be free. What sounds pushed ("if I have to", "he says I must") is not a
yes, whatever words of assent stand beside it; there is no near-matching here on purpose.
"""

from __future__ import annotations

import re

from dialogue.stages import ANYWHERE, where
from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.normalise import peelings

Answer = tuple[Intent, dict[str, Slot]]

_PERSON = (
    r"(?:he|she|they|you|my (?:husband|wife|partner|boyfriend|girlfriend|other half|missus|fella|man|"
    r"mother|mum|dad|family|therapist)|everyone"
    r"|the (?:husband|wife|missus|therapist|counsellor))"
)
_COERCED = re.compile(
    rf"\b{_PERSON} (?:\w+ ){{0,3}}(?:told|says?|said|thinks?|insists?|insisted|reckons?|"
    r"decided)(?: that)?(?: me)?(?: that)? (?:i|we) (?:have|had|has|must|got|need|needed|should|ought|"
    r"better|am|was|will|would)\b"
    rf"|\b{_PERSON} (?:is |was |are |keeps? |kept |has been |have been |just |basically |"
    r"only )*(?:mak(?:es|e|ing)|forc(?:es|e|ed|ing)|made|pressur(?:es|ed|ing)|push(?:es|ed|ing)|"
    r"dragg(?:ed|ing)|bull(?:ies|ied|ying)|guilt(?:ed|ing|s)|guilt tripp(?:ed|ing)) (?:me|us)\b"
    r"|\b(?:being|been|feel|felt|was|got|am|getting|feeling) (?:\w+ )?(?:forced|made|pushed|pressured|"
    r"bullied|dragged|pressurised|strong armed|cornered|guilt tripped|talked) (?:into|to)\b"
    rf"|\b{_PERSON} (?:will|would|is going to|might|gets?|goes?) (?:\w+ ){{0,3}}(?:mad|angry|kick off|"
    r"go mad|lose it|sulk|start|cross|furious|mental|nuts|not speak|not talk|leave me|upset|go off|"
    r"never forgive|kill me|make me pay)(?: \w+)* (?:if|unless|otherwise)\b"
    r"|\b(?:or else|or|otherwise|because if i do not|if i do not|if i say no|unless i do|"
    rf"or there will be)\b.{{0,12}}\b{_PERSON} (?:will|would|is going to|might|gets?|goes?)\b"
    r"|\b(?:have|do|am|got) (?:no|not have a|not got a|not have any|not got any) (?:real |other |"
    r"much )?choice\b|\bwhat choice do i have\b|\bdo not have a choice\b|\bnot (?:like|as if) i have (?:a|"
    r"any) choice\b"
    rf"|\b(?:or|because) {_PERSON} will (?:not let|only)\b|\bto keep (?:him|her|them|the peace)\b|"
    r"\bfor a quiet life\b|\b(?:only|just) (?:because|for) (?:he|she|they|him|her|them) (?:wants?|asked|"
    r"says?|said|told)\b|\bbetter say yes\b"
)
_IF_I_MUST = re.compile(
    r"^(?:yes |yeah |okay |well |i will |fine |alright |only |i suppose |i guess |sure |go on |"
    r"i will do it |we can |let us |i can )*(?:then )?(?:if i (?:must|have to|really have to|"
    r"absolutely have to|absolutely must|really must|need to|got to|have got to)|if you (?:say so|insist|"
    r"must|make me|want me to|really want(?: me)? to)|if (?:he|she|they) (?:wants?|says?|insists?|must|"
    r"say so|says so|really wants?|wants? (?:to|me to)|wants? it)|if we (?:must|have to|really have to)|"
    r"do i have to|do we have to|do i have a choice|do we have a choice|have i a choice|have i any choice|"
    r"have i got a choice|have i got to|have we got to|must i|must we|do i need to|do i really have to|"
    r"do we really have to|if that is what (?:he|she|they|you) wants?|whatever (?:he|she|they|"
    r"you) (?:wants?|says?|like)|if it (?:makes|keeps|shuts) (?:him|her|them|you) (?:happy|quiet|up)|"
    r"i suppose i have to|i guess i have to|i have to i suppose|i suppose i have got to|i have got to|"
    r"i have to|i better|i had better|i would better|i suppose i better|i suppose i should|"
    r"i guess i should|i should i suppose|i probably should)(?: i suppose| i guess| do i| really| then)?$"
)
_WORDS_YES = (
    "yes|yeah|yep|yup|yea|ya|aye|sure|certainly|definitely|absolutely|of course|mm hm|okay|alright|all "
    "right|right|fine|correct|exactly|indeed|for sure|please do|please|yes please|go for it|go ahead|"
    "sounds good|sounds right|that is right|that is it"
    "|that is fine|fine by me|that is okay|that is good|that works|that will work|works for me|fine with "
    "me|good with me|okay with me|okay by me|i do|i am|i will|i would|i would like that|i would like to|"
    "i can|we do|we are|we will|we can|we would|we would like that|it is|it was|it did|it does|it would|"
    "that would"
    "|i did|we did|he did|she did|they did|you did|happy to|i am happy to|we are happy to|glad to|i "
    "would love to|love to|why not|yes it is|i agree|agreed|true|totally|completely|sure thing|no "
    "problem|by all means|i am in|i am up for it|up for it|count me in|let us do it|let us do this|let "
    "us try|let us go|let us try it|i want to|i would be glad to|you bet"
    "|too right|no worries|willing|i am willing|i am ready|good idea|good|perfect|great|lovely|do it|do|"
    "i am okay with that|i am fine with that|i am good with that|i am good|grand|deal|that is the one|"
    "that is correct|spot on|you got it|keep it|save it|hold on to it|remember it|keep that|save that|"
    "write it down|hold onto it|keep it please|yes keep it|sounds fair|fair|fair enough|si|oui|roger|"
    "affirmative|positive|no objection|no objections"
    "|go on|go on then|ah go on|carry on|right you are|righto|right so|grand so|sound|sweet|no bother|"
    "that would be good|that would be nice|that would help|it would help|it would|would help|a little|a "
    "bit|i think so|think so|i reckon so|reckon so|i suppose so|i guess so|suppose so|guess so|now is "
    "fine|now is good|now is okay|now is alright|now is all right|now works|we both do|both of us do|"
    "we both are|both yes|yes both|me too|same|same here|same for me|and me|of course i do|of course i "
    "am|course|course i do|i believe so|yes of course|yes and me|likewise|ditto|hell yes|damn right|too "
    "true|always|it worked|we managed|that is perfect|sure go ahead|i would say so|it helps|that helps|"
    "it is okay|it is fine|it is alright|it is good|sure why not"
)
_WORDS_NO = (
    "no|nope|nah|naw|na|never|not really|no thanks|no thank you|not at all|no way|negative|absolutely "
    "not|definitely not|of course not|certainly not|not particularly|no chance|no i do not|i do not|i am "
    "not|i will not|i would not|i can not|i did not|we do not|we are not|we can not|we did not|it is not|"
    "it was not|it did not|it does not|it would not|that is not right|that is wrong|that is not it"
    "|not it|wrong|i disagree|do not|i would rather not|i would prefer not to|rather not|i prefer not|"
    "prefer not to|i would prefer not|not for me|i am good thanks|i am okay thanks|no i am not|nothing "
    "doing|no not really|not me|neither|neither of us|not us|let it go|do not bother|please do not|do "
    "not think so|i do not think so|i do not think it is|no need|not necessary|hard pass|no it did not|"
    "that would not help|would not help|it would not help|not much|i do not want to|do not want to|i do "
    "not wish to|i do not fancy it|i do not fancy that|nae|no sir|god no|hell no|no fear|not likely|not "
    "a chance|nah you are grand|you are grand|not happening|that is not fine|that is not okay|not okay|i "
    "am not okay with that|i am not comfortable with that|i am not comfortable|no i will not|i refuse|no "
    "deal|not interested|i am not interested|i am not up for it|count me out|not in the mood|i am not in "
    "the mood|not a bit|it has not|i have not|we have not|not at the moment|no we are not|it did not "
    "happen|we did not do it|did not happen|i do not agree|not that|not like that|false|incorrect|no let "
    "it go|do not keep it|no both|both no|not if i can help it|i would say not|not so much|no not "
    "tonight|no not yet|not quite yet"
)
_YES = re.compile(rf"^(?:{_WORDS_YES})$")
_NO = re.compile(rf"^(?:{_WORDS_NO})$")
_RELUCTANT = re.compile(
    r"^(?:(?:oh|yeah|yes|well|um|so) )*(?:okay fine|fine then|fine okay|alright fine|alright then|"
    r"all right then|fine|fine whatever|fine fine|whatever|whatever then|yeah whatever|okay whatever|"
    r"sure whatever|if you like|if you want|i do not mind|i do not care|i suppose so|i suppose|i guess|"
    r"i guess so|suppose so|guess so"
    r"|yes i suppose|yeah i suppose|yes i guess|yeah i guess|okay i suppose|okay i guess|go on then|"
    r"ah go on then|oh go on then|let us get it over with|let us get this over with|get it over with|"
    r"just get it over with|i suppose we could|i suppose we can|might as well|may as well|we may as well|"
    r"we might as well|i might as well|i may as well|if it helps|i will try|i can try|i could try|"
    r"i will give it a go|give it a go|not that i want to|yes but i do not want to|"
    r"i do not really want to but okay|i do not want to but okay|i do not want to but fine|reluctantly|"
    r"grudgingly|not really but okay|not really but yes|okay okay|alright alright|yes yes alright|"
    r"i suppose it is okay|fine i will do it|i will do it i suppose|well if you like|at a push|just about|"
    r"why not i suppose|sure i guess|sure i suppose|yes if we are quick|okay but make it quick|"
    r"as long as it is quick|fine but quickly|okay but five minutes|i am not bothered|i am easy|"
    r"not bothered|meh|eh okay)$"
)
_UNSURE = re.compile(
    r"^(?:i )?(?:do not know|really do not know|honestly do not know|have no idea|have not a clue|"
    r"have not got a clue|could not say|could not tell you|can not say|can not tell|can not decide|"
    r"can not think of one|can not think of a word|am not sure|am unsure|am not certain|not sure|unsure|"
    r"no idea|no clue|not a clue|who knows|hard to say|hard to tell|difficult to say|tough to say|maybe|"
    r"perhaps|possibly|might be|could be|it depends|depends|dont know|search me|beats me|god knows|"
    r"lord knows|i wish i knew|have not decided|have not thought about it|need to think|"
    r"need to think about it|have to think|will have to think|let me think|have to think about it|"
    r"am in two minds|in two minds|yes and no|kind of|sort of|ish|a bit of both|either|either way|"
    r"whichever|i am not sure|not certain|not so sure|not too sure|not really sure|i am torn|torn|"
    r"undecided|not decided|could go either way|maybe yes maybe no|maybe maybe not|if i knew|"
    r"i could not say|how am i supposed to know that|how am i supposed to know|how am i meant to know|"
    r"how should i know|how would i know|how do i know|how can i tell|how do i tell|how do i rate that|"
    r"how do you measure that|what kind of question is that|what sort of question is that|"
    r"that is a stupid question|stupid question|i have honestly no idea|no notion|not a notion|"
    r"have not the foggiest|not the foggiest|have not a notion|hmm|i can not put a number on it|"
    r"can not put a number on it|i do not do numbers|do not do numbers|i can not put it into words|"
    r"i can not find the word|i can not find the words|i do not have a word for it|"
    r"there is no word for it|hard to put into words|hard to put a number on|"
    r"i could not put a number on it|beats me|dunno|your guess is as good as mine|we will see|you tell me|"
    r"you decide|not clear|it is not clear|both|all of them|everything|a bit of everything|"
    r"bit of everything|all of it|all of the above|lots of things|i do not know what i feel|"
    r"i do not know how i feel|do not know what i feel|do not know how i feel|do not know what to feel|"
    r"do not know any more|i am not sure what i feel|am not sure what i feel|not sure what i feel|"
    r"not sure how i feel|am not sure how i feel|too many things|too many to pick|i can not pick|"
    r"can not pick|can not pick one|can not choose|i can not name it|can not name it|"
    r"never mind)(?: really| yet| to be honest| any more| right now| now| at all| honestly| i am|"
    r" what to say| about that| to that| on that| how to answer| how to answer that| if i am)?$"
)
_UNSURE_START = re.compile(
    r"^(?:i (?:do not|really do not|honestly do not) know (?:what|how|if|whether|which|where|yet|about)|"
    r"(?:i am )?not (?:really |quite |too )?sure (?:what|how|if|whether|which|about|i)|it is (?:hard|"
    r"difficult|tricky) to (?:say|tell|put|know|pick|choose))\b"
)
_READY = re.compile(
    r"^(?:(?:yes|yeah|okay|i think|i guess|i|we|we both|both|feel|feels|am|are|is|it|that|now|much|a lot|"
    r"lots|way|so much|far|a bit|a little|bit|quite|really|pretty|feeling|both of us|all|have|got|more|"
    r"getting|a good bit|definitely|both are|i would say|already|very|was|the breathing|it has|that has|"
    r"well|then|think|no|fine|thanks|good|said|can|say|just|much much|the two of us|a wee bit|tons|loads|"
    r"heaps|somewhat|oh|um|alright) )*"
    r"(?:ready|calmer|calm|calm now|calmed down|calm enough|settled|settled down|better|relaxed|"
    r"more relaxed|good to go|ready now|all set|set|chilled|calming down|settling|coming down|"
    r"less wound up|less stirred up|less angry|less stressed|less tense|lighter|cooled off|cooled down|"
    r"simmered down|steady|steadier|more settled|more myself|more like myself|back to myself|able to talk|"
    r"over the worst|past the worst|much improved|helped|helped a lot|able to talk now|talk now|easier|"
    r"softer|soothed)"
    r"(?: now| again| enough| to talk| to go on| to carry on| to start| to continue| thanks| thank you|"
    r" already| to go| then| when you are| for this| to try| to listen| to hear it| than before|"
    r" than i was| actually| yes| for the next bit| i think| to be honest| to move on| a bit| a lot|"
    r" for now| that helped)*$"
)
_NOT_READY = re.compile(
    r"^(?:(?:no|nope|nah|yes|yeah|but|well|i|we|both|think|he|she|honestly|am|are|is|just|oh|really|of us|"
    r"not yet|it|my) )*"
    r"(?:not yet|not ready|not quite ready|not really ready|not at all ready|not calm|not calm yet|"
    r"not calm enough|not very calm|not any calmer|no calmer|no better|not feeling calm|not feeling it|"
    r"do not feel calm|do not feel ready|do not feel any calmer|do not feel any better|not settled|"
    r"not there yet|not quite there|nowhere near|nowhere near ready|nowhere near calm|not even close|"
    r"far from it|far from calm|far from ready|do not feel any different|not good|not helping|"
    r"does not feel better|no different|just the same|the same|same as before|getting worse|worse|"
    r"feel worse|feeling worse|even worse|not over it|is not helping|not in the right place|"
    r"not in a good place|not in a fit state|not feeling any better|not feeling any calmer|not really|"
    r"not quite|not entirely|not for this|not in the mood for this|can not face it|can not face it yet|"
    r"can not face this|can not do it yet|not able to|not able for it|not up to it|not up to this|"
    r"not quite yet|too soon|it is too soon|nearly|almost|almost there|nearly there|getting there|"
    r"give it a bit|not for a bit|(?:still|too|so|very|far too|way too|really|bloody|absolutely|just too|"
    r"all) (?:\w+ )?(?:angry|mad|furious|livid|raging|fuming|seething|wound up|worked up|stirred up|upset|"
    r"raw|cross|boiling|shaking|heated|hot|het up|stressed|tense|anxious|agitated|high|bad|steaming|hurt|"
    r"revved up|wired|stewing|churning|going round|buzzing|racing|on edge|annoyed|in a state|up there|"
    r"not calm|not ready|not right|a mess|want to scream|want to shout|simmering|bubbling|mad at him|"
    r"mad at her|mad at you|angry with you|angry with him|angry with her|angry at him|angry at her))"
    r"(?: yet| now| at all| really| to talk| to go on| to do this| for this| to start| to say yes|"
    r" right now| to be honest| enough| with him| with her| with you| at him| at her| at you| to listen|"
    r" to hear it| sorry| for that| then| i am afraid| thanks| to do it| to do that| about it| tonight|"
    r" inside| still| to sit down| to carry on| to continue| by any means| any calmer| to talk about it|"
    r" for talking| i am still \w+| still \w+)*$"
)
_STILL_UP = re.compile(
    r"\b(?:i am|we are|i m) (?:just |really |still )?not (?:there|ready|calm|calmer|over it)(?: yet|"
    r" enough)?$|\b(?:i am|we are|i feel|my (?:heart|head|blood|mind) is) still (?:\w+ ){0,2}(?:angry|mad|"
    r"furious|livid|raging|fuming|seething|wound|worked|stirred|upset|boiling|shaking|stewing|cross|racing|"
    r"pounding|going round)\b|^i (?:\w+ )?(?:could|want to) (?:\w+ )?(?:scream|explode|shout)\b"
)
_NO_THEN_GO = re.compile(
    r"^(?:no )+(?:go on|go ahead|carry on|it is fine|that is fine|i am fine|you are fine|it is okay|"
    r"that is okay|you are right|it is good|that is good|please do|keep going|continue|of course|absolutely|"
    r"definitely|not a problem|problem|worries|bother|i do|i am happy to|i would like to|i want to|i am okay|"
    r"i am good|i am alright|do|it is alright|that is right|yes|yeah|let us do it|let us|we can)(?: go on|"
    r" carry on| continue| keep going| go ahead)?$"
)
_YEAH_NO = re.compile(
    r"^(?:(?:yes|yeah|yep|right|okay|well|um|sure) )+(?:no|nah|nope|not really|i do not think so|no i do not|"
    r"no thanks|no thank you|actually no|no actually|i would rather not|but no|no not really|no sorry|"
    r"maybe not|probably not)$"
)
_PROBABLY_NO = re.compile(
    r"^(?:probably|maybe|perhaps|i think|best|better|i would say|possibly|preferably|ideally|rather|i guess|"
    r"i suppose|sorry|actually|honestly) (?:not|no|not really|no thanks|best not|better not)$|^(?:best|"
    r"better) not$"
)
_NO_BUT = re.compile(
    r"^(?:no|nope|nah)\b(?: (?:not|do not|change|that is not|it is not|thanks|thank you|sorry|we|i|make|say|"
    r"it should|let us|different|not like that|wait).*)$"
)
_EDIT = re.compile(
    r"\b(?:change|edit|alter|amend|reword|rephrase|fix|different|make it|make that|it should|not like that|"
    r"wrong|instead|redo|do that again|say it differently|put it differently|tweak)\b"
)


_GRUDGING = re.compile(r"^(?:ah|oh|yeah|okay|well|right|alright|sure)? ?go on (?:then|so)$")
GRUDGING_STAGES = frozenset({*where(lambda stage: stage.takes_go_on_then), ANYWHERE})


def grudging(text: str) -> bool:
    """Whether ``text`` (normalised) is a grudging yes that is also how one says "continue": "go on then"."""
    return _GRUDGING.match(text) is not None


def coerced(text: str) -> bool:
    """Whether ``text`` (normalised) says that someone else wants this of the speaker."""
    return _COERCED.search(text) is not None


def unwilling_yes(text: str) -> bool:
    """Whether ``text`` (normalised) is assent only because it must be ("if I have to")."""
    return any(_IF_I_MUST.match(candidate) for candidate in peelings(text))


def ready(text: str) -> Answer | None:
    """READY or NOT_READY if ``text`` (normalised) says no more than that."""
    for candidate in peelings(text):
        if _NOT_READY.match(candidate) or (_STILL_UP.search(candidate) and len(candidate.split()) <= 12):
            return Intent.NOT_READY, {}
        if _READY.match(candidate) and not re.search(r"\bnot\b", candidate):
            return Intent.READY, {}
    return None


def answer(text: str) -> Answer | None:
    """YES, NO or UNSURE if ``text`` (normalised) says no more than that; the last word wins ("yeah no")."""
    if _NO_THEN_GO.match(text):
        return Intent.YES, {}
    if _YEAH_NO.match(text) or _PROBABLY_NO.match(text):
        return Intent.NO, {}
    if _RELUCTANT.match(text):
        return Intent.YES, {"reluctant": True}
    if _GRUDGING.match(text):
        return Intent.YES, {"reluctant": True}
    for candidate in peelings(text):
        if _RELUCTANT.match(candidate):
            return Intent.YES, {"reluctant": True}
        if _UNSURE.match(candidate) or _UNSURE_START.match(candidate):
            return Intent.UNSURE, {}
        if _NO.match(candidate):
            return Intent.NO, {}
        if _YES.match(candidate):
            return Intent.YES, {}
        pieces = _YES_PIECES.sub("", candidate).strip()
        if not pieces and _YES_PIECES.match(candidate):
            return Intent.YES, {}
    return _long_no(text)


_YES_PIECES = re.compile(rf"\b(?:{_WORDS_YES})\b(?! not\b)")
_LONG_NO = re.compile(r"^(?:no|nope|nah)\b")


def _long_no(text: str) -> Answer | None:
    if _NO_BUT.match(text) and len(text.split()) <= 7:
        return Intent.NO, ({"edit": True} if _EDIT.search(text) else {})
    words = text.split()
    if (
        words
        and words[0] in {"yes", "yeah", "yep"}
        and len(words) <= 6
        and not re.search(r"\b(?:but|not|no|never)\b", text)
    ):
        return Intent.YES, {}
    return None
