"""A cast: who the made-up people are, what each says at which question, how the evening ends. Read from TOML."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, MsgspecError, Struct, field
from msgspec import toml as toml_format

Seconds = Annotated[float, Meta(ge=0.0, le=600.0)]
SHIPPED = resources.files("simulator") / "casts"


class BadScenario(Exception):
    """A cast cannot be used; the message names the file, what is wrong and the fix."""


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody in the room.

    voice: ``piper``, ``flite rms`` or ``flite slt``. gain_db: against a voice close by. side: where they are heard in a
    recording, -1 left to 1 right. recordings: a folder of WAVs that replace the voice where there is one of what is
    said: "Both of us." is ``both_of_us.wav``.
    """

    voice: Literal["piper", "flite rms", "flite slt"]
    gain_db: Annotated[float, Meta(ge=-40.0, le=6.0)] = -4.0
    side: Annotated[float, Meta(ge=-1.0, le=1.0)] = 0.0
    recordings: str = ""

    def recording_of(self, text: str) -> Path | None:
        """The file that replaces the voice for this text, or None."""
        words = re.sub(r"[^a-z0-9']+", "_", text.lower()).strip("_")
        path = Path(self.recordings) / f"{words}.wav"
        return path if self.recordings and path.is_file() else None


class Turn(Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody does when a question has been asked.

    to: id of the question, or of a place where the ear is open (``calm.breathing``). who: one of the people.
    says: one piece or several with a short silence between. presses: they press the button, after what they say.
    waits_seconds: silence before it, beside the pause that everybody makes; in a place it counts from when they came
    there.
    scene: the question that must have been asked last of all that begin a scene; "" is any time.
    """

    to: str
    who: str
    says: str | list[str] = ""
    presses: bool = False
    waits_seconds: Seconds = 0.0
    scene: str = ""

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is said, silences between."""
        return (self.says,) if isinstance(self.says, str) and self.says else tuple(self.says)


class Scenario(Struct, frozen=True, forbid_unknown_fields=True):
    """An evening of made-up people.

    title: what happens, one line. ends_with: the line that the coach says last in it. people: by name, first the one
    who pressed. turns: in the order of the evening; a question that comes back takes the next turn for it.
    """

    title: str
    ends_with: str
    people: dict[str, Person]
    turns: list[Turn] = field(default_factory=list)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Who says what, everything once."""
        return tuple(dict.fromkeys((turn.who, piece) for turn in self.turns for piece in turn.pieces))


def shipped_scenarios() -> tuple[str, ...]:
    """Names of the casts that come with the product."""
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in SHIPPED.iterdir() if entry.name.endswith(".toml"))
    )


def load_scenario(name: str) -> Scenario:
    """A shipped cast by name, or any by the path of its TOML file. Raises BadCast."""
    place = Path(name)
    try:
        if name in shipped_scenarios():
            content = (SHIPPED / f"{name}.toml").read_bytes()
        elif place.suffix == ".toml":
            content = place.read_bytes()
        else:
            raise BadScenario(
                f"there is no cast {name!r}; use one of {', '.join(shipped_scenarios())}, or a .toml file"
            )
        cast = toml_format.decode(content, type=Scenario)
    except (OSError, MsgspecError, ValueError) as error:
        raise BadScenario(f"{name}: {error}") from None
    for turn in cast.turns:
        if turn.who not in cast.people:
            raise BadScenario(f"{name}: {turn.who!r} speaks at {turn.to} but is not among [people]; add them")
        if not turn.pieces and not turn.presses:
            raise BadScenario(f"{name}: the turn at {turn.to} neither says nor presses; give it `says` or `presses`")
    return cast
