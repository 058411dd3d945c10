"""Action: one small act as a when-then line; such plans get done more often (Gollwitzer & Sheeran 2006)."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.moves import Flow, SavePlan, ask, say
from dialogue.plan import plan_line
from dialogue.understanding.intents import Intent, Meaning

_NONE = frozenset({Intent.NO, Intent.UNSURE, Intent.TURN_DONE, Intent.SKIP})


def action(evening: Evening, opening: tuple[str, ...] = ("action.one_small", "action.little_things")) -> Flow[None]:
    """Find one line, check it with both, and keep it only where both agree; alone nothing is kept: METHOD 2.6."""
    yield from say(*opening)
    answer = yield from ask("action.one_line")
    if answer.certainty is not None:
        pass  # no plan is made of what may be harm by the other: METHOD 2.3
    elif answer.intent in (Intent.PLAN_VAGUE, Intent.PLAN_GRAND):
        answer = yield from ask("action.smaller")
    elif plan_line(answer) is None and answer.intent not in _NONE:
        answer = yield from ask("action.when_what")
    line = yield from _agreed_line(answer)
    if line is None:
        yield from say("action.no_plan")
        return
    if not evening.mode.two_people:
        yield from say("action.yours")
        return
    helps = yield from ask("action.help_a_little")
    if helps.intent is Intent.NO:  # who says no to a plan ends it: METHOD 2.6
        yield from say("action.not_that_one")
        return
    for question in ("action.keep_it", "action.keep_it_other"):
        wish = yield from ask(question)
        if wish.intent is not Intent.YES:
            yield from say("action.let_go")
            return
    yield SavePlan(line)
    yield from say("action.kept")


def _agreed_line(answer: Meaning) -> Flow[str | None]:
    """The line said back and confirmed; one more try where it was not it."""
    for _ in range(2):
        line = plan_line(answer)
        if line is None or answer.certainty is not None:
            return None
        right = yield from ask("action.is_that_it", plan=line)
        if right.intent in (Intent.YES, Intent.MIRROR_OK):
            return line
        answer = yield from ask("action.say_again")
    return None
