"""What was heard is not always what was said: danger is looked for in the second likeliest words, too.

A recogniser writes "he heard me" for "he hurt me" and has the right words in second place. Of danger spoken by made-up
voices in noise, a fifth was lost to such words (``bench/spoken_safety.py``); nothing but danger is taken from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Opinion
from dialogue.understanding.rule_order import understand
from dialogue.understanding.spoken_commands import exact_command

if TYPE_CHECKING:
    from dialogue.questions import Question


def understand_heard(
    words: str | None,
    second_best: str | None,
    *,
    stage: str,
    question: Question | None = None,
    opinion: Opinion | None = None,
    second_opinion: Opinion | None = None,
) -> Meaning | None:
    """What ``words`` mean, or what ``second_best``, words it may have been instead, means where only that holds danger.

    opinion, second_opinion: the reader's, of the one and of the other. None where there are no words and no danger. A
    stop and a command word for word are what they are; nothing else is looked for behind them.
    """
    said = understand(words, stage=stage, question=question, opinion=opinion) if words else None
    is_command = exact_command(normalise(words or "")) is not None
    is_known = said is not None and (said.safety is not None or said.intent is Intent.STOP)
    if not second_best or is_command or is_known:
        return said
    instead = understand(second_best, stage=stage, question=question, opinion=second_opinion)
    return instead if instead.safety is not None else said
