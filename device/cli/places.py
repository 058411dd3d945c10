"""Where in the conversation something is said: what ``--at`` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail
from dialogue.stages import ANYWHERE

if TYPE_CHECKING:
    from dialogue.questions import Question
    from dialogue.script import Script


def find_place(script: Script, at: str) -> tuple[str, Question | None]:
    """The stage and the question that ``at`` names: a question's id, or a stage with its first question."""
    if question := script.questions.get(at):
        return question.stage, question
    stages = [*dict.fromkeys(line.stage for line in script.lines.values()), ANYWHERE]
    if at not in stages:
        fail(f"there is no stage or question {at!r}; stages: {', '.join(stages)}", ExitCode.USAGE)
    return at, next((question for question in script.questions.values() if question.stage == at), None)


def find_question(script: Script, at: str) -> Question:
    """The question that ``at`` names."""
    _, question = find_place(script, at)
    if question is None:
        fail(f"nothing is asked in {at!r}; questions: {', '.join(script.questions)}", ExitCode.USAGE)
    return question
