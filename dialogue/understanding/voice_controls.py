"""Commands in one's own words: short utterances whose every word belongs to one command.

After words that carry nothing ("can you", "a bit", "please") are put aside, all that is left must be among the
words of one command, with at least one that names it. "Speak a bit higher" is left with speak and higher:
HIGHER. "I can't stop crying" is left with crying, which no command owns: not a command.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogue.understanding.intents import Intent

_LONGEST_WORDS = 11

# Said together, one thing.
_JOINED = tuple(
    (re.compile(pattern), joined)
    for pattern, joined in (
        (r"\b(?:too|bit|very|really|pretty|so|way too|far too|that) (?:fast|quick|rapid)\b", "toofast"),
        (r"\bnot (?:so |too |as |that )?(?:fast|quick|quickly)\b", "toofast"),
        (r"\bless (?:fast|quick)\b", "toofast"),
        (r"\b(?:too|bit|very|really|so|way too|far too) (?:slow|slowly)\b", "tooslow"),
        (r"\bnot (?:so |too |as |that )slow(?:ly)?\b", "tooslow"),
        (r"\bless slow\b", "tooslow"),
        (r"\bdragging(?: on)?\b", "tooslow"),
        (r"\b(?:too|bit|very|really|so|way too|far too|awfully|quite|that) loud\b", "tooloud"),
        (r"\bnot (?:so |too |as |that )loud\b", "tooloud"),
        (r"\bless (?:loud|volume)\b", "tooloud"),
        (r"\b(?:too|bit|very|really|so|way too|far too|quite|that) (?:quiet|soft|faint)\b(?! light)", "tooquiet"),
        (r"\bnot (?:loud enough|so quiet)\b", "tooquiet"),
        (
            r"\b(?:can not|could not|can hardly|can barely|hardly|barely|not able to|"
            r"hard to) (?:\w+ )?hear(?: you| it| that| a word| anything| a thing)?\b",
            "tooquiet",
        ),
        (
            r"\b(?:too|bit|very|really|so|way too|far too|quite|that) (?:bright|dazzling|strong|harsh|"
            r"blinding)\b",
            "toobright",
        ),
        (r"\bnot (?:so |too |as |that )bright\b|\bless (?:bright|light)\b", "toobright"),
        (r"\b(?:hurts?|hurting|blinding|dazzling) (?:my eyes|me|us)\b", "toobright"),
        (
            r"\b(?:too|bit|very|really|so|way too|far too|quite) (?:dark|dim)\b|\bnot bright enough\b|"
            r"\bmore light\b",
            "toodark",
        ),
        (
            r"\b(?:can not|could not|can hardly|can barely|hardly|barely) (?:\w+ )?see (?:the |that |your |it|"
            r"any )?ligh?t?\b",
            "toodark light",
        ),
        (r"\b(?:too|bit|very|so|way too|far too) (?:high|squeaky|shrill|high pitched)\b", "toohigh"),
        (r"\b(?:too|bit|very|so|way too|far too) (?:deep|low)\b", "toodeep"),
        (r"\b(?:too|bit|very|so|way too|far too) (?:long|hard)\b", "toolong"),
        (
            r"\bspeed (?:it |things |this |that )?up\b|\bhurry(?: it| this)? up\b|\bpick up the pace\b|"
            r"\bstep it up\b",
            "faster",
        ),
        (
            r"\bslow(?: it| things| that| this| the \w+| your \w+| yourself)?(?: right| way| a bit|"
            r" a little)? down\b",
            "slower",
        ),
        (r"\bspeak up\b|\bturn (?:it |that |this |yourself |the \w+ |your \w+ )?up\b|\bvolume up\b", "turnup"),
        (
            r"\bturn (?:it |that |this |yourself |the \w+ |your \w+ )?down\b|\bvolume down\b|\bkeep (?:it|"
            r"your voice|the noise|that) down\b",
            "turndown",
        ),
        (
            r"\b(?:no|without|stop|less|turn off|switch off|lose|off|kill|drop|cut|mute) (?:the |your |that |"
            r"any |more |with )?(?:voice|talking|speaking|words|talk|chat|commentary|sound)\b",
            "novoice",
        ),
        (
            r"\bdo not (?:want|need) (?:you )?(?:to )?(?:the |your |any )?(?:voice|talking|talk|speak|"
            r"words)\b|\bdo not (?:talk|speak|say anything)\b|\b(?:voice|sound) off\b",
            "novoice",
        ),
        (
            r"\b(?:some|any)thing (?:else|different|other)\b|\b(?:different|another|other) (?:thing|way|one|"
            r"exercise|method|approach)\b|\banything but\b",
            "other",
        ),
        (
            r"\b(?:five senses|my senses|the senses|senses|five things|five four three two one|54321|"
            r"5 4 3 2 1)\b",
            "senses",
        ),
        (r"\b(?:double|two) (?:in )?(?:breaths?|inhales?|sniffs?)(?: in)?\b", "doublebreath"),
        (r"\b(?:longer|long|extra slow|really slow|very slow) breath(?:s|ing)?\b", "longbreath"),
        (
            r"\b(?:shorter|smaller|small|short|gentler|gentle|easier|softer|little|shallower|"
            r"less deep) (?:breath(?:s|ing)?|one|way|version|pattern)\b",
            "smallbreath",
        ),
        (
            r"\b(?:phone|help|helpline|hotline|support|crisis|emergency|contact|telephone) (?:numbers?|lines?|"
            r"list)\b|\bhelplines?\b|\bhotlines?\b|\blist of numbers\b",
            "phonelist",
        ),
        (r"\b(?:one more time|once more|once again|another time round)\b", "again"),
        (r"\btime ?out\b", "timeout"),
        (
            r"\bwhat (?:can|could|do|should|am|are|would) (?:i|we) (?:\w+ )?(?:say|supposed to say|"
            r"meant to say|allowed to say|choose|choose from|ask for|tell you)\b|\bwhat (?:are|were|is) (?:my|"
            r"the|our) (?:options|choices|commands)\b",
            "whatsay",
        ),
        (r"\bhow (?:does|do) (?:this|it|you|that|i use|we use) (?:thing )?(?:work|this|it)?\b", "whatsay"),
        (r"\bmy (?:own )?(?:part|bit|piece|side)\b", "mypart"),
        (r"\bgo back\b|\bback (?:a step|one|up)\b|\b(?:previous|last) (?:question|one|step|bit|part)\b", "back"),
        (
            r"\b(?:move|skip|jump) (?:on|ahead|past|over|it|this|that|to the next)\b|\b(?:next|"
            r"another) (?:one|bit|question|part|step|thing)\b",
            "skip",
        ),
        (
            r"\bswitch (?:it |this |that |yourself |the thing |the machine )?off\b|\bturn (?:it |this |that |"
            r"yourself |the thing |the machine )?off\b|\bshut (?:it |this |yourself )?(?:down|off)\b|"
            r"\bpower (?:down|off)\b",
            "stop",
        ),
        (r"\b(?:call|calling) it a (?:night|day)\b", "stop"),
    )
)
_EMPTY = frozenset(
    [
        "can",
        "could",
        "would",
        "will",
        "you",
        "we",
        "i",
        "us",
        "me",
        "it",
        "the",
        "a",
        "an",
        "bit",
        "little",
        "please",
        "make",
        "your",
        "my",
        "that",
        "this",
        "just",
        "go",
        "be",
        "is",
        "are",
        "to",
        "do",
        "have",
        "get",
        "some",
        "much",
        "lot",
        "really",
        "right",
        "now",
        "then",
        "okay",
        "ok",
        "so",
        "and",
        "or",
        "but",
        "with",
        "for",
        "of",
        "on",
        "in",
        "at",
        "if",
        "let",
        "give",
        "want",
        "need",
        "like",
        "try",
        "up",
        "oh",
        "well",
        "hey",
        "um",
        "sorry",
        "thanks",
        "thank",
        "yeah",
        "yes",
        "no",
        "alright",
        "actually",
        "maybe",
        "perhaps",
        "think",
        "guess",
        "suppose",
        "way",
        "wee",
        "tad",
        "touch",
        "more",
        "please",
        "love",
        "mate",
        "coach",
        "machine",
        "thing",
        "things",
        "here",
        "there",
        "am",
        "s",
        "am",
        "been",
        "it's",
        "was",
        "honestly",
        "bit",
        "still",
        "again?",
        "tonight",
        "today",
        "instead",
        "should",
        "might",
        "may",
        "kind",
        "sort",
        "mind",
        "put",
        "set",
        "keep",
        "bring",
        "take",
        "tell",
        "use",
        "move",
        "change",
        "switch",
        "turn",
        "something",
        "how",
        "about",
        "possible",
        "rather",
        "not?",
    ]
) - {"again?", "not?"}
_OWNED: Mapping[Intent, tuple[frozenset[str], frozenset[str]]] = {
    intent: (frozenset(names.split()), frozenset(others.split()))
    for intent, (names, others) in {
        Intent.SLOWER: (
            "slower slow slowly toofast",
            "down breath breaths breathing breathe light pace speed talk talking speak speaking say said "
            "light's voice keep ease half deaf struggling going goes rhythm",
        ),
        Intent.FASTER: (
            "faster quicker quickly tooslow",
            "breath breaths breathing breathe light pace speed talk talking speak speaking voice rhythm going goes",
        ),
        Intent.LOUDER: (
            "louder turnup tooquiet",
            "talk talking speak speaking voice volume sound deaf half hearing volume over wind from across",
        ),
        Intent.QUIETER: (
            "quieter softer turndown tooloud quietly softly whisper shush",
            "talk talking speak speaking voice volume sound wake kids baby neighbours asleep sleeping "
            "everyone everybody children are is will",
        ),
        Intent.DIMMER: ("dimmer darker dim toobright", "light lights lamp brightness eyes my glow down low lower"),
        Intent.BRIGHTER: ("brighter toodark", "light lights lamp brightness glow up"),
        Intent.HIGHER: ("higher toodeep", "voice pitch speak talk speaking tone"),
        Intent.LOWER: ("lower deeper toohigh", "voice pitch speak talk speaking tone"),
        Intent.LIGHT_ONLY: ("novoice", "light only leave lamp silence quiet just lamp"),
        Intent.VOICE_COUNT: (
            "count counting counts",
            "breaths breath breathing out loud aloud along seconds me through numbers in voice guide start keep",
        ),
        Intent.GENTLER: (
            "gentler gentle gently smallbreath toolong easier shallower",
            "breath breaths breathing out breathe pattern one version",
        ),
        Intent.PRESET_SLOW: ("longbreath slowest", "pattern one preset breathing breaths breath"),
        Intent.PRESET_SIGH: (
            "sigh sighing sighs doublebreath",
            "one pattern breathing breath breaths out long cyclic physiological",
        ),
        Intent.GROUNDING: (
            "other senses grounding",
            "exercise breathing breathe than don't not hate method one thing game working helping isn't doing to",
        ),
        Intent.REPEAT: ("again repeat", "say said question what bit last that one time run by ask slowly hear"),
        Intent.PHONE_LIST: ("phonelist", "out read who call ring any number is there one got list"),
        Intent.SAY_NUMBER: ("number", "again say read repeat what was that slowly catch out give"),
        Intent.HELP: ("whatsay help", "confused lost stuck don't know again"),
        Intent.BACK: ("back", "step one question previous"),
        Intent.SKIP: ("skip", "question part bit talking"),
        Intent.STOP: ("stop", "now never mind night enough all everything coach light changed"),
        Intent.PAUSE: ("pause wait", "minute second sec moment there"),
        Intent.TIME_OUT: ("timeout", "call calling minutes twenty need"),
        Intent.REMIND: (
            "remind reminder nudge",
            "next week tomorrow plan time about it of sunday set ask later set agreed",
        ),
        Intent.MY_PART: ("mypart", "work look start thinking"),
    }.items()
}
# Said with another person or thing in it, it is not for the coach.
_NOT_OURS = re.compile(r"\b(?:he|she|they|him|her|them|you never|you always|when you|why)\b")
# "I shut down" tells what somebody did; "I want to stop" asks. What follows "I" tells them apart.
_TELLS = re.compile(
    r"^(?:i|we) (?:just |always |often |really |then |simply )*"
    r"(?!want|need|would|wish|think|am|are|can|could|should|will|do|have|had|prefer|like|must|might|may|guess|said)\w+"
)


def control(text: str) -> Intent | None:
    """The one command that owns every meaningful word of ``text`` (normalised), or None."""
    if len(text.split()) > _LONGEST_WORDS or _NOT_OURS.search(text) or _TELLS.match(text):
        return None
    for pattern, joined in _JOINED:
        text = pattern.sub(joined, text)
    left = [word for word in text.split() if word not in _EMPTY]
    if not left:
        return None
    for intent, (names, others) in _OWNED.items():
        if any(word in names for word in left) and all(word in names or word in others for word in left):
            return intent
    return None
