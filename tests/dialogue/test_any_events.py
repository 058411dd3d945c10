"""Whatever happens and whenever: no exception, no dead end, and stop ends it from everywhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from world import World, script

from dialogue.commands import Command, End, Listen, Speak, StopSpeaking
from dialogue.conversation import Conversation
from dialogue.events import (
    ButtonDown,
    Event,
    Heard,
    HearingBack,
    HearingLost,
    MicrophoneBack,
    MicrophoneLost,
    NothingHeard,
    Pressed,
    Spoken,
    Started,
    TimerFired,
    VoiceBegan,
)

SAYINGS = (
    "yes", "no", "seven", "two", "just breathe", "both of us", "on my own", "ordinary", "broken trust", "hurt", "done",
    "skip", "back", "again", "pause", "go on", "time out", "slower", "louder", "what can i say", "i can't stop crying",
    "five more", "a break", "ready", "longer", "tomorrow", "not quite", "you always do this", "i shut down",
    "grounding",
    "i want to die", "he hits me", "i'm dizzy", "i've got a pain in my chest", "we're both drunk", "she walked out",
    "i'm sorry i walked away", "when we get home i will make tea", "forget it", "phone list", "mummy i had a bad dream",
    "you're pathetic", "i'm overwhelmed", "gentle", "count for me", "my part", "keep it", "who was right",
    "", "blah blah",
)  # fmt: skip

anything = st.one_of(
    st.sampled_from([("say", text) for text in SAYINGS]),
    st.just(("pass", "")),
    st.sampled_from(
        [("press", ""), ("down", ""), ("mic lost", ""), ("mic back", ""), ("lost", ""), ("lost again", "")]
    ),
    st.sampled_from(
        [("hearing back", ""), ("voice", ""), ("nothing", ""), ("stale", ""), ("tick", ""), ("spoken", "")]
    ),
    st.sampled_from([("nothing", text) for text in SAYINGS]),
    st.floats(0.0, 400.0).map(lambda seconds: ("wait", str(seconds))),
    st.text(max_size=30).map(lambda text: ("say", text)),
)

_PLAIN: dict[str, Event] = {
    "press": Pressed(),
    "down": ButtonDown(),
    "mic lost": MicrophoneLost(),
    "mic back": MicrophoneBack(),
    "lost": HearingLost(),
    "lost again": HearingLost(again=True),
    "hearing back": HearingBack(),
    "tick": TimerFired(),
    "spoken": Spoken(10_000),
    "stale": Heard(0, "yes", "yes", 0.0),
}


def happen(world: World, what: str, detail: str) -> None:
    """One thing of ``anything``."""
    if what == "pass":
        world.pass_time()
    elif what == "wait":
        world.wait(float(detail))
    elif what == "say":
        if world.listening is not None:
            world.say(detail)
        else:
            world.pass_time()
    elif what in ("voice", "nothing"):
        number = world.listening.number if world.listening else 3
        world.give(VoiceBegan(number) if what == "voice" else NothingHeard(number, detail or None))
    else:
        world.give(_PLAIN[what])


@settings(max_examples=150)
@given(st.integers(0, 50), st.lists(anything, max_size=60))
def test_nothing_breaks_it_and_something_always_follows(seed: int, happenings: list[tuple[str, str]]) -> None:
    world = World(Started(seed=seed))
    for what, detail in happenings:
        if world.ended:
            break
        happen(world, what, detail)
        if not world.ended:
            waits = world.speaking is not None or world.wake_at is not None
            assert waits, f"a dead end after {what}: nothing is said and nothing is waited for"
            assert not (world.speaking is not None and world.listening is not None), "it listens while it speaks"


@settings(max_examples=150)
@given(st.integers(0, 50), st.lists(anything, max_size=40), st.booleans())
def test_stop_and_hold_end_it_at_once_from_everywhere(
    seed: int, happenings: list[tuple[str, str]], by_voice: bool
) -> None:
    world = World(Started(seed=seed))
    for what, detail in happenings:
        if not world.ended:
            happen(world, what, detail)
    if world.ended:
        return
    commands = world.say("stop") if by_voice and world.listening is not None else world.hold()
    assert isinstance(commands[-1], End)
    assert not any(isinstance(command, Speak | Listen) for command in commands), "a stop says and asks nothing"
    assert world.ended
    assert world.give(Pressed()) == ()


@settings(max_examples=60)
@given(st.integers(0, 50), st.lists(anything, max_size=50))
def test_replayed_events_give_the_same_commands(seed: int, happenings: list[tuple[str, str]]) -> None:
    world = World(Started(seed=seed))
    for what, detail in happenings:
        if not world.ended:
            happen(world, what, detail)
    again = Conversation(script())
    replayed: list[tuple[float, Command]] = []
    for now, event in world.events:
        replayed += [(now, command) for command in again.step(event, now)]
    assert replayed == world.commands


def test_a_silent_room_ends_by_itself_within_minutes() -> None:
    world = World()
    world.until_end()
    assert world.now < 300
    assert world.lines[-2:] == ["ladder.still_here", "ladder.press_when"] or "ladder.press_when" in world.lines
    assert any(isinstance(command, End) for _, command in world.commands)
    assert not any(isinstance(command, StopSpeaking) for _, command in world.commands[:-3])
