"""Whatever lines come in through talk --jsonl: no exception, one turn for each, always an end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from program_partner import TURNS, NearCoach

from device.console.typed_inputs import InputEndedError

SAYINGS = (
    "yes", "no", "seven", "two", "both of us", "on my own", "just breathe", "an ordinary one", "hurt", "stop", "pause",
    "i want to die", "i'm scared of him", "louder", "what?", "back", "i went quiet", "time out", "", "   ",
    "🫁", "\x1b[2J",
)  # fmt: skip
LATEST = "latest"  # an id that a line may name: the one asked last

ids = st.one_of(st.just(LATEST), st.integers(-2, 40))
texts = st.one_of(st.sampled_from(SAYINGS), st.text(max_size=20))
inputs = st.one_of(
    st.fixed_dictionaries({"answer": ids, "text": texts}),
    st.fixed_dictionaries({"answer": ids, "text": texts}),
    st.fixed_dictionaries({"now": texts}),
    st.fixed_dictionaries({"wait": st.one_of(st.floats(0, 2000), st.floats())}),
    st.sampled_from([{"press": True}, {"hold": False}, {}, [], 3, {"press": 1}, {"answer": LATEST}]),
    st.dictionaries(st.sampled_from(["answer", "text", "now", "wait", "hold", "x"]), st.integers(), max_size=3),
)
lines = st.one_of(inputs, inputs, inputs, inputs, st.binary(max_size=40).filter(lambda line: b"\n" not in line))


def play(written: list[Any]) -> list[Mapping[str, Any]]:
    """The events of an evening with these lines, or with those that came before its end."""
    with TemporaryDirectory() as home:
        one = NearCoach(Path(home), seed=3)
        for line in written:
            if one.events[-1]["event"] == "end":
                break
            asked = max((event["id"] for event in one.events if event["event"] == "ask"), default=0)
            named = isinstance(line, dict) and line.get("answer") == LATEST
            one.write(
                line if isinstance(line, bytes) else json.dumps({**line, "answer": asked} if named else line).encode()
            )
        if one.events[-1]["event"] != "end":
            with suppress(InputEndedError):
                one.leave()
        return one.events


@given(st.lists(lines, max_size=25))
@settings(max_examples=100)
def test_any_lines_lead_to_an_end_and_never_to_an_exception(written: list[Any]) -> None:
    events = play(written)
    turns = [event for event in events if event["event"] in TURNS]
    assert events[-1]["event"] == "end"
    assert [event["event"] for event in events].count("end") == 1
    assert len(turns) <= len(written) + 2, "one turn at the start, one for each input, one at the input's end"
    assert [event["t"] for event in events] == sorted(event["t"] for event in events)
    ids = [event["id"] for event in events if event["event"] == "ask"]
    assert ids == list(range(1, len(ids) + 1))
    assert all(json.loads(json.dumps(event)) == event for event in events)


@given(st.lists(lines, max_size=25))
@settings(max_examples=20)
def test_the_same_lines_give_the_same_evening(written: list[Any]) -> None:
    assert play(written) == play(written)
