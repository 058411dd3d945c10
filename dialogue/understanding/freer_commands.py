"""Commands in freer words, each bound to the stages where it makes sense."""

from __future__ import annotations

import re

from dialogue.stages import ANYWHERE, where
from dialogue.understanding.intents import Intent, Slot, Source
from dialogue.understanding.reading import Reading


def command_slots(intent: Intent, said: str) -> dict[str, Slot]:
    if intent is Intent.DEFER:
        when = re.search(r"\b(?:tomorrow|morning|later|weekend|next week|tonight)\b", said)
        return {"when": when.group()} if when else {}
    return {}


_LONGEST_WORDS = 14
_DEFER = re.compile(
    r"\b(?:can|could|may|shall|let us|let me|rather|prefer|better|maybe|perhaps|would like to|want to|"
    r"might|i will|we will|we can|we could|we should|leave|do|talk|have|save|pick|come back|try|"
    r"wait) (?:\w+ ){0,7}?(?:tomorrow|in the morning|later|another (?:time|day|night)|some other (?:time|"
    r"day)|next week|at the weekend|on the weekend|after (?:work|dinner|the kids|tea|supper|bed|the baby|"
    r"school|the match|this weekend)|when (?:the kids|the baby|he|she|we|i have|i am (?:less|"
    r"not)) (?:\w+ ){0,4}?(?:asleep|bed|calmed|slept|sober|home|tired|awake|calmer|rested|had)|"
    r"first thing|until (?:tomorrow|morning|the weekend)|till (?:tomorrow|morning|the weekend)|"
    r"for tonight)\b|^(?:not (?:tonight|now|right now|today)|tomorrow|later|maybe (?:tomorrow|later)|"
    r"another (?:time|day|night))\b|\bnot tonight\b|\btoo (?:tired|late|knackered) (?:for (?:this|it)|"
    r"to (?:talk|do this|start|go on)|tonight|now|right now)\b|\b(?:i have|i ve|"
    r"we have) (?:got )?(?:to be up|an early|work (?:in|early|tomorrow)|to work)\b"
)
_TIME_OUT = re.compile(
    r"\b(?:i|we|can i|can we|could i|could we|let us|he|she) (?:\w+ ){0,3}?(?:need|needs|want|wants|take|"
    r"have|get|could do with|call|am taking|going to take|"
    r"have got to) (?:\w+ ){0,2}?(?:a (?:\w+ )?(?:break|breather|time ?out|walk)|time ?out|some (?:space|"
    r"air|fresh air|time (?:out|apart|alone|to myself|on my own))|space|air|five minutes|ten minutes|"
    r"twenty minutes|twenty|five|ten|half an hour|out of (?:here|this room)|out for|a minute outside|"
    r"a bit of (?:space|air)|to (?:\w+ )?(?:get (?:out|away|some air)|step (?:out|away|outside)|"
    r"walk (?:away|out|off|it off|round)|cool (?:off|down)|go (?:outside|for a (?:walk|drive|smoke|run)|"
    r"into the other|upstairs|out)|leave the room|be (?:alone|on my own|by myself)|clear my head|"
    r"calm down (?:first|before|for|away)|stop for a (?:while|bit|break)))\b(?! (?:to think about|"
    r"with you|together))|\bi (?:am|m) (?:\w+ )?(?:going (?:for a (?:walk|drive|smoke|run)|outside|"
    r"upstairs|to (?:step|walk|go (?:for|outside|out|upstairs|into)|take|cool|get some air))|"
    r"stepping (?:out|away)|taking (?:a break|five|a minute|time out)|leaving the room|walking away|"
    r"off for a walk)\b|\b(?:break|time ?out|space|breather) (?:please|now)\b|"
    r"\blet us (?:both )?(?:cool (?:off|down)|take (?:a|five|ten|twenty))\b|"
    r"\bwe (?:both )?need (?:a break|to (?:cool|calm|stop for|step|take)|space|a breather|time out)\b|"
    r"\b(?:come|coming) back (?:to (?:this|it) )?in (?:twenty|ten|half|a bit|a while|an hour|five|"
    r"a few)\b|\bcan we (?:stop|leave (?:it|this)|pause) (?:for (?:a while|twenty|ten|half|a bit and)|"
    r"and come back)\b"
)
_MORE_TIME = re.compile(
    r"\b(?:another|few|couple|five|ten|twenty|two|bit|little|some|one) (?:\w+ )?(?:more )?(?:minutes?|longer|"
    r"more time|mins|rounds?|breaths)(?: more| longer| please| of this| of that)*$|\b(?:need|want|like|have|"
    r"give me|give us|bit|little|much|could do with|keep going) (?:\w+ ){0,3}?(?:longer|more time|"
    r"more minutes)\b|\b(?:stay|keep|carry on|go on) (?:\w+ ){0,3}?(?:for )?(?:a (?:bit|little|while)|a few|"
    r"another|longer)\b(?! (?:tomorrow|later))|\bnot (?:finished|done) (?:breathing|yet)\b"
)
_GENTLER = re.compile(
    r"\b(?:can not|could not|hard to|struggling to|struggle to|not able to) (?:\w+ )?(?:breathe|hold|go|do|"
    r"keep) (?:\w+ ){0,3}?(?:that (?:long|slow\w*|deep\w*)|this (?:long|slow\w*|deep\w*)|so (?:long|slow\w*|"
    r"deep\w*)|for (?:that|so|this) long|as long)\b|\b(?:breath|breaths|breathing|out|in|it|that|"
    r"this) (?:\w+ ){0,3}?(?:too (?:long|hard|deep|much effort)|a (?:bit|little) (?:long|hard|much)|a strain|"
    r"straining)\b|\b(?:shorter|smaller|gentler|easier|softer|shallower) (?:breath|breaths|breathing|one|"
    r"version|pattern|way)\b|\bi (?:have|ve|am|got|have got) (?:\w+ )?(?:asthma|asthmatic|copd|pregnant|"
    r"a cold|a heart condition|bad lungs|a bad chest|emphysema|bronchitis|a blocked nose|angina|"
    r"heart trouble)\b|\brun(?:ning)? out of (?:breath|air)\b|\bmake it (?:easier|gentler|shorter|softer)\b"
)
_GROUNDING = re.compile(
    r"\b(?:breathing|breaths|breathe|this|it|that) (?:\w+ ){0,4}?(?:not (?:working|helping|for me)|not work|"
    r"not help|makes? (?:it|me) (?:\w+ )?worse|making (?:it|me) (?:\w+ )?worse|wind(?:s|ing) me up|"
    r"doing nothing|useless|pointless|annoying me|stressing me)\b|\b(?:something|anything) (?:else|different|"
    r"other than)(?: than breathing| to do| instead)?\b(?! (?:i|to say|happened|bothering|i want))|"
    r"\bhate (?:this |the )?breathing\b|\bdo(?:es)? not (?:want|like) (?:to do )?(?:the |this )?breathing\b|"
    r"\b(?:another|different|other) (?:way|exercise|one|method|technique)\b|\bfive things\b|"
    r"\bwithout (?:the )?breathing\b|\bno breath\w*\b|\b(?:use|do|with) my senses\b|\blook around the room\b"
)
_TEARS = re.compile(
    r"\b(?:i am|i m|am|she is|he is|they are|we are|i have been|i keep|i start|now i am|i have started|"
    r"she has started|he has started|i ll|i will|i can feel myself|sorry i am|starting to|"
    r"i might) (?:\w+ ){0,3}?(?:cry|crying|sobbing|weeping|in tears|in floods|bawling|tearing up|welling up|"
    r"filling up|teary|tearful|blubbing|blubbering|choking up|in bits crying|breaking down|in floods of tears|"
    r"upset and crying|going to cry|about to cry)\b|\b(?:can not|could not|"
    r"can t) (?:\w+ )?(?:stop (?:\w+ )?(?:crying|the tears|tearing|sobbing)|hold (?:back )?(?:the |"
    r"my )?tears(?: back)?|talk for crying|speak for crying|see for tears|help crying)\b|\btears (?:are|keep|"
    r"running|coming|won t|will not|down|rolling)\b|\b(?:need|pass|get|hand) (?:me |us |her |"
    r"him )?(?:\w+ )?(?:tissue|tissues|hankie|hanky|kleenex)\b|\bmak(?:es|ing) me cry\b|\blump in my throat\b"
)
_TEARS_NOT = re.compile(
    r"\b(?:i was|i felt like|felt like|you|when|last|used to|made me|because|the baby|baby|kids?|why|"
    r"stop) (?:\w+ ){0,4}?(?:crying|cried|tears|cry|sobbing)\b(?! too)|\bcrying (?:wolf|over|in the (?:car|"
    r"bathroom|shower) (?:and|last|when)|myself|inside|shame|out for)\b|\bfighting back\b|\b(?:but|until|"
    r"while) i was\b"
)
_QUIETER = re.compile(
    r"\b(?:too loud|keep (?:it|your voice) down|you will wake|wake the|not so loud|turn (?:it|yourself|that|"
    r"the volume) down|quieter|lower the volume)\b"
)
_LOUDER = re.compile(
    r"\b(?:can not hear|can hardly hear|can barely hear|could not hear|too quiet|speak up|louder|turn (?:it|"
    r"yourself|the volume) up)\b"
)
# "any" is every place at once.
_BEFORE_TALK = frozenset({*where(lambda stage: stage.before_talk), ANYWHERE})
_MAY_BE_LONGER = frozenset({*where(lambda stage: stage.may_be_longer), ANYWHERE})
_TELLS_OTHER_TIMES = frozenset(where(lambda stage: stage.tells_other_times))


def freer_command(said: str, stage: str) -> Reading | None:
    """Commands in freer words, each bound to the stages where it makes sense."""
    words = len(said.split())
    if words > _LONGEST_WORDS:
        return None
    calm = stage in _BEFORE_TALK
    if _TEARS.search(said) and not _TEARS_NOT.search(said):
        return Reading(Intent.TEARS, Source.HINT, "stages: tears, said")
    if _DEFER.search(said) and stage not in _TELLS_OTHER_TIMES:
        return Reading(Intent.DEFER, Source.HINT, "stages: another time", command_slots(Intent.DEFER, said))
    if _TIME_OUT.search(said) and stage != "action":
        return Reading(Intent.TIME_OUT, Source.HINT, "stages: a break")
    if calm and _GENTLER.search(said):
        return Reading(Intent.GENTLER, Source.HINT, "stages: gentler")
    if stage in _MAY_BE_LONGER and words <= 9 and not said.startswith("how ") and _MORE_TIME.search(said):
        return Reading(Intent.MORE_TIME, Source.HINT, "stages: longer")
    if stage == "calm" and _GROUNDING.search(said):
        return Reading(Intent.GROUNDING, Source.HINT, "stages: something other than breathing")
    if words <= 9 and _QUIETER.search(said):
        return Reading(Intent.QUIETER, Source.HINT, "stages: quieter")
    if words <= 7 and _LOUDER.search(said) and stage != "dialogue":
        return Reading(Intent.LOUDER, Source.HINT, "stages: louder")
    return None
