"""Lines that begin with a stroke: what is done instead of answered."""

from __future__ import annotations

from device.console.typed_inputs import LONGEST_WAIT_SECONDS, Done, Hold, Microphone, Now, Press, Wait

HELP = "/now TEXT, /press, /hold, /wait SECONDS, /mic lost, /mic back"
_PLAIN: dict[str, Done] = {
    "/press": Press(),
    "/hold": Hold(),
    "/mic lost": Microphone(back=False),
    "/mic back": Microphone(back=True),
}


class BadDirectiveError(ValueError):
    """A line that begins with a stroke and is none of HELP."""


def is_directive(line: str) -> bool:
    """Whether ``line`` is something done, not something said."""
    return line.startswith("/")


def read_directive(line: str) -> Done:
    """What ``line`` asks for. Raises BadDirectiveError."""
    word, _, rest = line.partition(" ")
    rest = rest.strip()
    plain = _PLAIN.get(f"{word} {rest}".strip())
    if plain is not None:
        return plain
    if word == "/now" and rest:
        return Now(rest)
    if word == "/wait":
        return Wait(_seconds(rest))
    raise BadDirectiveError(f"unknown directive; known are {HELP}. A line without a stroke is an answer")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_WAIT_SECONDS:
        raise BadDirectiveError(f"/wait takes seconds from 0 to {LONGEST_WAIT_SECONDS:.0f}")
    return seconds
