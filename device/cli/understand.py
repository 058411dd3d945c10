"""``repair-coach understand``: typed lines to meanings."""

from __future__ import annotations

import io
import json
import sys
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail
from device.cli.places import find_place
from dialogue.stages import ANYWHERE

if TYPE_CHECKING:
    from dialogue.understanding.intents import Meaning

_WORDS_SHOWN = 3
LONGEST_CHARACTERS = 2000  # more is no answer anybody speaks


def understand(
    at: Annotated[str, typer.Option(help="A stage, or a question such as dialogue.did_they_get_it.")] = ANYWHERE,
    why: Annotated[bool, typer.Option("--why", help="Add the rules that decided, or the words.")] = False,
) -> None:
    """Read lines from standard input and print what each means, one JSON object a line.

    {"text", "intent", "slots", "safety", "certainty", "source"}: safety is the class of danger or null; certainty is
    "sure" or "possible", null without danger; source is the kind of knowledge that decided (command, phrase, number …).
    What is read is printed back and kept nowhere.

    Example: echo "about a seven" | repair-coach understand --at checkin --why
    """
    from device.evening.bootstrap import load_words
    from device.reading.child_reader import UNHURRIED, ChildReader
    from device.reading.restartable_reader import ReaderLost
    from device.reading.steady_reader import SteadyReader
    from device.reading.word_weights import weigh_words
    from device.settings.load import load_settings
    from dialogue.script import ScriptError
    from dialogue.understanding import understand as meaning_of
    from dialogue.understanding.intents import Source

    try:
        stage, question = find_place(load_words(load_settings().settings), at)
    except ScriptError as error:
        fail(str(error), ExitCode.USAGE)
    with closing(SteadyReader(ChildReader(limits=UNHURRIED))) as reader:
        for line in io.TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace"):
            text = line.rstrip("\r\n")
            said = text[:LONGEST_CHARACTERS]
            opinion = None
            with suppress(ReaderLost):
                opinion = reader.read(said, stage)
            meaning = meaning_of(said, stage=stage, question=question, opinion=opinion)
            shown = _shown(text, meaning)
            if why:
                shown["why"] = list(meaning.because) or ["a phrase of the question"]
                if meaning.source is Source.READER:
                    with suppress(ReaderLost):
                        weights = weigh_words(reader, said, stage, meaning.intent)[:_WORDS_SHOWN]
                        shown["words"] = {word: round(weight, 2) for word, weight in weights}
            typer.echo(json.dumps(shown, ensure_ascii=False))
        if not reader.present:
            fail("rules and tables alone have decided, there is no reader: " + reader.reason, ExitCode.NOT_READY)


def _shown(text: str, meaning: Meaning) -> dict[str, object]:
    from dialogue.understanding.intents import Certainty

    certainty = meaning.certainty
    return {
        "text": text,
        "intent": meaning.intent.value,
        "slots": dict(meaning.slots),
        "safety": meaning.safety.value if meaning.safety else None,
        "certainty": None if certainty is None else "sure" if certainty is Certainty.SURE else "possible",
        "source": meaning.source.value,
    }
