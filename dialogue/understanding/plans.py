"""Small acts: "when X happens, I will do Y", and the vague and grand ones that are sent back once."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Slot

Found = tuple[Intent, dict[str, Slot], str]

_DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekends|day|night|morning|evening|"
    r"afternoon|week|month|weekday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|nights|"
    r"mornings|evenings|lunchtime|bedtime|teatime|dinner|breakfast|tea|lunch|other day|payday|hour|fortnight|"
    r"bath time|first|last)"
)
_CUE = re.compile(
    r"\b(?:when(?:ever)?|after|before|as soon as|once|every time|each time|if|while|next time|first thing|"
    r"last thing|straight after|right after|the moment|the minute|during|until|by the time) (?:i|we|you|"
    r"he|she|the|my|your|our|it|there|dinner|work|tea|breakfast|lunch|bed|that|this|they|school|football|"
    r"mass|church|someone|supper|things|getting|going|eating|bath|walking|leaving|doing|putting|coming|a|"
    r"an|any|i am|in|thing)\b(?: \w+){0,10}|\b(?:every|each|on|this|next|in the|at|by|tomorrow|over the|"
    r"at the|most|one|two|three|twice a|once a|three times a|on the|for ten minutes|for five minutes|"
    rf"for twenty minutes|for half an hour) (?:\w+ )?{_DAY}(?: (?:night|morning|evening|afternoon|at \w+|"
    r"after \w+|before \w+))*\b|\btomorrow\b|\btonight\b|\b(?:twice|once|three times) a (?:week|day|"
    r"month)\b|\bat (?:\w+ )?(?:o ?clock|bedtime|dinner|dinnertime|teatime|breakfast|lunch|lunchtime|"
    r"the weekend|night|half (?:past )?\w+|\w+ thirty|six|seven|eight|nine|ten|five)\b|\b(?:daily|weekly|"
    r"nightly)\b|\bfirst thing\b|\bstraight (?:after|away)\b|\bat the end of the day\b|"
    r"\bon the way home\b|\bfor (?:ten|five|twenty|fifteen|thirty) minutes\b"
)
_WILL = re.compile(
    r"\b(?:i|we|ill) (?:\w+ )?(?:will|am going to|shall|can|could|would|are going to|plan to|intend to|"
    r"promise to|want to|mean to|agree to|m gonna|gonna|undertake to|have agreed to|ll)\b|\bill\b|"
    r"\bi am (?:going to|gonna)\b|\blet us\b|\bhow about (?:i|we)\b"
)
_VAGUE = re.compile(
    r"\b(?:try|trying|tries|attempt)\b|\b(?:be|being|become|do|act|get) (?:\w+ )?(?:better|nicer|kinder|"
    r"good|more|less|calmer|there for|supportive|considerate|patient|present|loving|helpful|honest|open|"
    r"attentive|thoughtful|different|careful|around more|a better (?:\w+)|more \w+|less \w+|respectful|"
    r"romantic|available|gentler|mindful|understanding|affectionate|positive|nice|kind|aware|my best|"
    r"something)\b|\b(?:make (?:an|more of an|more|an extra|a bit more) effort|make more time|make time|"
    r"pull my (?:weight|finger)|do more|help (?:out )?more|help (?:out|around)|listen (?:more|better)|"
    r"communicate(?: (?:more|better))?|talk (?:more|better)|work on (?:it|myself|us|my|things|our|"
    r"communication)|think (?:before|more|about)|pay (?:more )?attention|spend more|step up|"
    r"show (?:\w+ )?(?:more|love)|respect (?:you|each other|him|her)(?: more)?|appreciate (?:you|him|"
    r"her)(?: more)?|improve|sort (?:it|myself|things) out|change my (?:ways|attitude)|do better|"
    r"put (?:you|her|him|us) first|cut (?:down|back)|drink less|shout less|argue less|moan less|nag less|"
    r"not (?:shout|argue|fight|nag|snap|be so|moan|get so)(?: so much| as much)?|chill(?: out)? more|"
    r"relax more|be more|be less|control my temper|watch my (?:tone|mouth|temper)|keep my temper|"
    r"not lose my temper|give (?:you|him|her) more|do my best|do what i can|keep it up|more quality time|"
    r"quality time|love (?:you|her|him) more|less (?:screen|phone|time|shouting|work|arguing|drinking|"
    r"nagging|moaning|stress)|more (?:time|date|romance|hugs|help|listening|patience|sex|talking|"
    r"affection|fun|kindness|honesty|together)|mend my ways|behave|be good|be there|make it up to (?:you|"
    r"him|her)|treat (?:you|him|her) (?:better|right|like)|stay calm|keep calm|not be (?:such|so|a|late)|"
    r"do something nice|something nice|something small|help you more|remember (?:more|things|stuff|"
    r"better)|get better at|take more|sort my life|dunno)\b"
)
_GRAND = re.compile(
    r"\b(?:never|always|forever|for ever|ever again|for the rest of|for life|till i die|until i die|"
    r"from now on|every single (?:day|night|time|morning)|all the time|no matter what|whatever it takes|"
    r"100 percent|a hundred percent|a thousand percent|completely|totally|entirely|everything|"
    r"anything you (?:want|ask|like)|all of it|every minute|for good|any time you|whatever you (?:want|"
    r"ask|say)|not once)\b"
)
_GESTURE = re.compile(
    r"\b(?:take (?:you|her|him|us) (?:to|away|on|somewhere|out for|round|off to) (?:\w+ )*(?:paris|rome|"
    r"venice|new york|italy|spain|holiday|cruise|the (?:maldives|caribbean|seaside for)|maldives|away|"
    r"hawaii|las vegas|vegas|bali|greece|honeymoon|world|abroad|disney\w*|australia|america|france|"
    r"barcelona|a spa|five star|dubai|weekend away|safari|tenerife|lanzarote|bermuda|fiji|lapland|ireland|"
    r"london|cancun|mexico|japan)|(?:buy|get) (?:you|her|him|us) (?:a|an|the|that|new|anything|any|some|"
    r"everything|every) (?:\w+ )*(?:car|ring|house|diamond|diamonds|necklace|puppy|holiday|dog|kitchen|"
    r"watch|new|jewellery|handbag|bike|motorbike|cottage|horse|present|boat|rolex|whatever|you want|"
    r"she wants|iphone)|(?:renew|remarry|marry|propose|get married|wedding)|move (?:house|abroad|"
    r"to (?:the|another|a|spain|australia|france)|mountains)|(?:quit|give up|leave|pack in|sell) (?:my |"
    r"the )?(?:job|work|house|business|football|drinking forever|everything|car|company|career|golf)|"
    r"sell (?:my|the) \w+|throw you (?:a|the)|surprise (?:you|her|him) with a|second honeymoon|(?:make|"
    r"give) (?:you|her|him) (?:the happiest|the world|everything|the moon|a million|the life)|"
    r"change (?:completely|everything|overnight|my whole|totally|who i am|my entire|for good|as a person)|"
    r"(?:be|become) (?:a )?(?:new|completely different|different|changed|perfect|totally different|"
    r"the perfect|the best|another) (?:man|woman|person|husband|wife|partner|boyfriend|girlfriend)|"
    r"build (?:you|her|him|us) a|do (?:all|every) (?:the|of the|single)? ?(?:\w+ )?(?:housework|cooking|"
    r"cleaning|chores|washing|everything|from now|shopping|childcare|night feeds)|stop (?:working|"
    r"drinking|smoking|gambling|seeing (?:my|all)|going out)(?: (?:completely|forever|altogether|for good|"
    r"for ever|tomorrow|entirely))|write (?:you|her|him) a (?:book|love letter every|poem every|song)|"
    r"no more (?:\w+ )?(?:ever|arguments|lies|drinking|late nights|fights|rows|secrets|football)|"
    r"get (?:her|his|your) name tattooed|world tour|fly you|a (?:big|huge|massive|grand|lavish|"
    r"romantic) (?:holiday|gesture|party|surprise|present|weekend))\b"
)
_EXPLICIT_WHEN = re.compile(
    r"^(?:okay |so |well |right |um )*(?P<when>(?:when(?:ever)?|after|before|as soon as|once|every|each|"
    r"on|if|next time|at|while|first thing|tomorrow|in the|the moment|the minute|by|this|next|from|during|"
    r"straight|right) .+?) (?:then )?(?:i|we) (?:\w+ )?(?:will|am going to|shall|can|ll|would|could|"
    r"are going to|gonna) (?P<then>.+)$"
)
_WHEN_LAST = re.compile(
    r"^(?:okay |so |well |right |um |yeah |yes )*(?:i|we) (?:\w+ )?(?:will|am going to|shall|can|ll|would|"
    r"could|are going to) (?P<then>.+?) (?P<when>(?:when(?:ever)?|after|before|as soon as|once|every|each|"
    r"on|if|next time|at|first thing|tomorrow|in the|the moment|the minute|by|this|next|straight|"
    r"right after|tonight|for (?:ten|five|twenty|fifteen|thirty)|while|twice|three times)\b.*)$"
)


def when_then(text: str) -> dict[str, Slot]:
    """The cue and the act of a plan in ``text`` (normalised), as slots ``when`` and ``then``; empty if not so said."""
    found = _EXPLICIT_WHEN.match(text) or _WHEN_LAST.match(text)
    return {"when": found.group("when"), "then": found.group("then")} if found else {}


def is_promise(text: str) -> bool:
    """Whether ``text`` (normalised) says what the speaker will do."""
    return _WILL.search(text) is not None or re.match(r"^i promise\b", text) is not None


def plan(text: str) -> Found | None:
    """PLAN, PLAN_VAGUE or PLAN_GRAND if ``text`` (normalised) offers an act; said in answer to being asked for one."""
    if _GESTURE.search(text):
        return Intent.PLAN_GRAND, {"form": "gesture"}, "plans: gesture"
    promise = is_promise(text)
    cue = _CUE.search(text) is not None
    everyday = (
        re.search(
            r"\bevery (?:single )?(?:\w+ )?(?:day|night|morning|evening|sunday|monday|saturday|friday|time)\b", text
        )
        is not None
    )
    if (
        _GRAND.search(text)
        and not (
            cue
            and re.search(r"\balways\b", text) is None
            and everyday
            and not re.search(r"\bnever|forever|rest of\b", text)
        )
        and (
            promise
            or re.match(
                r"^(?:never|always|no more|not|i promise|i swear|stop|everything|do everything|whatever)\b", text
            )
        )
    ):
        return Intent.PLAN_GRAND, {"form": "absolute"}, "plans: absolute"
    if _VAGUE.search(text) and not (cue and _concrete(text)):
        return Intent.PLAN_VAGUE, {}, "plans: vague"
    if (promise or cue) and cue:
        return Intent.PLAN, when_then(text), "plans: when and then"
    if promise:
        return (Intent.PLAN, {}, "plans: an act") if _concrete(text) else (Intent.PLAN_VAGUE, {}, "plans: no act")
    return None


_ACT_WORDS = re.compile(
    r"\b(?:make|put|bring|text|ring|call|phone|sit|walk|cook|wash|clean|empty|take|turn|leave|ask|hug|"
    r"kiss|do the|run|fold|pick|drop|read|write|open|show|say|tell|give|hold|book|set|switch|feed|iron|"
    r"hoover|load|unload|buy|check|send|come|go for|get up|lock|hand|share|light|play|sort|pack|collect|"
    r"drive|listen for|look at|look up|lay|hang|plan|pour|plug|stop and|count|leave my|charge|water|"
    r"massage|rub|eat|meet|watch|stand|wait|knock|breathe|delete|block)\b"
)


def _concrete(text: str) -> bool:
    return (
        _ACT_WORDS.search(text) is not None
        and re.search(r"\b(?:try|better|nicer|kinder|more|effort|less)\b", text) is None
    )
