"""What doctor says aloud, for a device without a screen: plain words, no paths, no commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from device.checks.finding import Finding, State

# One sentence a part: what is wrong, and what a hand can do about it.
WRONG = {
    "settings": "A setting is wrong. The settings file says what is allowed.",
    "python": "This computer's system is too old or too small for me.",
    "libraries": "Some software that I need is not installed.",
    "script": "One of my lines was changed and cannot be read.",
    "help numbers": "My help numbers have not been checked for a year. Please update me.",
    "pins": "I can't reach the pins of this board.",
    "button": "Something is wrong with the button. Is it stuck, or is a wire loose?",
    "light": "I can't use the light. Look at its wires.",
    "microphone": "I can't find a microphone. Please plug one in.",
    "loudspeaker": "I can't find the loudspeaker that is set.",
    "recogniser": "I can't understand speech just now. Breathing still works.",
    "reader": "I can't understand what is said well enough for talking. Breathing still works.",
    "voice": "The voice that is set doesn't work, so another one speaks.",
    "storage": "The memory card is full, or cannot be written.",
    "service": "I was started again too often. Somebody should look at my log.",
    "power": "The power supply is too weak, or I am too hot. Use the supply that came with the board.",
    "temperature": "I am too hot. Please give me air.",
    "clock": "My clock is wrong.",
    "rights": "I am not allowed to use sound or pins.",
}
GOOD = "Everything that I need is there."


def spoken(findings: Sequence[Finding]) -> Iterator[str]:
    """Sentences for what is wrong, the number of the rest first."""
    wrong = [finding for finding in findings if finding.state is State.WRONG]
    if not wrong:
        yield GOOD
        return
    yield f"{len(wrong)} of {len(findings)} things are wrong." if len(wrong) > 1 else "One thing is wrong."
    for finding in wrong:
        yield WRONG.get(finding.part, f"Something is wrong with the {finding.part}.")
