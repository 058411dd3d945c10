"""The whole program in its own process, on made-up sound cards and gpiozero's mock pins, with faults on demand.

Everything between the card and the pin is the real thing: threads, recogniser's process, files, signals, exit codes.
Commands come as JSON lines on standard input; what happens goes out as JSON lines on the descriptor in TRIAL_EVENTS.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from device.button.gestures import PRESS_SECONDS
from faults.made_up_cards import Card, Cards

_out = os.fdopen(int(os.environ["TRIAL_EVENTS"]), "w", buffering=1)
_lock = threading.Lock()


def tell(at: float | None = None, **event: object) -> None:
    """Report something that happened now, or ``at`` that monotonic time."""
    with _lock:
        _out.write(json.dumps({"at": time.monotonic() if at is None else at, **event}) + "\n")


def watch_lines() -> None:
    """Report every line that the voice is asked for, by name; it sounds a moment later, if at all."""
    from voices.synthesiser import Synthesiser  # noqa: PLC0415

    sound = Synthesiser.sound

    def told(self: Synthesiser, line: str, variant: int, parts: Sequence[str | float]) -> Any:
        samples = sound(self, line, variant, parts)
        tell(line=line)
        return samples

    Synthesiser.sound = told  # type: ignore[method-assign]


def watch_light(pin: int) -> None:
    """Report the LED's duty whenever it has changed visibly."""
    from gpiozero import Device  # noqa: PLC0415

    def run() -> None:
        before = -1.0
        while True:
            duty = float(Device.pin_factory.pin(pin).state)
            if abs(duty - before) > 0.0002 or (duty == 0.0 and before > 0.0):
                before = duty
                tell(light=round(duty, 5))
            time.sleep(0.02)

    threading.Thread(target=run, name="light-watch", daemon=True).start()


class Trial:
    """Carries out what the test asks for."""

    def __init__(self, cards: Cards) -> None:
        self.cards = cards
        self.holders: dict[int, Any] = {}

    def run(self) -> None:
        """Read commands until the test is over."""
        for row in sys.stdin:
            command = json.loads(row)
            what = command.pop("do")
            at = time.monotonic()  # what follows from it must not seem older than it
            getattr(self, what)(**command)
            tell(done=what, at=at)
        os._exit(99)  # the test has gone

    def card(self, name: str, **changes: Any) -> None:
        """Change a card."""
        for key, value in changes.items():
            setattr(self.cards.named(name), key, value)
        self.cards.write_proc()

    def add_card(self, **card: Any) -> None:
        """Plug in another card."""
        self.cards.cards.append(Card(**card))
        self.cards.write_proc()

    def unplug_extras(self) -> None:
        """Only the two cards that were there at first."""
        del self.cards.cards[2:]
        self.cards.write_proc()

    def say(self, wav: str) -> None:
        """Somebody says this."""
        from voices.wav import read_wav  # noqa: PLC0415

        self.cards.said.append(read_wav(Path(wav)).samples)

    def button(self, down: bool) -> None:
        """Move the button."""
        pin = self._pin(17)
        pin.drive_low() if down else pin.drive_high()

    def stick_button(self) -> None:
        """The contact is closed, and the chip's pull-up cannot help."""
        pin = self._pin(17)
        pin._set_pull = lambda value: setattr(pin, "_pull", value)
        type(pin).pull = property(lambda pin: pin._pull, lambda pin, value: pin._set_pull(value))
        pin.drive_low()

    def press(self) -> None:
        """A short press; another one if the machine was so busy that the first was none."""
        for _ in range(5):
            began = time.monotonic()
            self.button(True)
            time.sleep(0.1)
            self.button(False)
            if time.monotonic() - began < PRESS_SECONDS:
                break
            time.sleep(PRESS_SECONDS)

    def bounce(self, edges: int, seconds: float) -> None:
        """A worn contact: many edges, then down."""
        for edge in range(edges):
            self.button(edge % 2 == 0)
            time.sleep(seconds / edges)
        self.button(True)
        time.sleep(0.15)
        self.button(False)

    def hold_pin(self, pin: int, seconds: float | None = None) -> None:
        """Another process holds a pin for a while, or until it is freed."""
        from gpiozero import LED  # noqa: PLC0415

        self.holders[pin] = LED(pin)
        if seconds is not None:
            threading.Timer(seconds, self.holders[pin].close).start()

    def free_pin(self, pin: int) -> None:
        """The other process has ended."""
        self.holders.pop(pin).close()

    def break_thread(self, name: str) -> None:
        """The next work of a thread meets a defect."""
        from device.hearing.ear import Ear  # noqa: PLC0415
        from voices.synthesiser import Synthesiser  # noqa: PLC0415

        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError("the words that were said")

        if name == "ear":
            Ear.feed = broken  # type: ignore[method-assign,assignment]
        else:
            Synthesiser.sound = broken  # type: ignore[method-assign,assignment]

    def hang_main_loop(self) -> None:
        """The one thread that decides never comes back."""
        from device.evening.session import Session  # noqa: PLC0415

        def hangs(*_: object) -> None:
            threading.Event().wait()

        Session.take = hangs  # type: ignore[method-assign,assignment]

    def count_remains(self) -> None:
        """Report how much of an evening is still in memory."""
        import gc  # noqa: PLC0415

        gc.collect()
        wanted = {"Session", "Conversation", "Heard", "Hearing", "Evening"}
        kinds = [type(thing).__name__ for thing in gc.get_objects()]
        tell(remains={name: kinds.count(name) for name in wanted})

    def jump_clock(self, years: float) -> None:
        """The wall clock jumps; the monotonic one, as always, does not."""
        seconds = years * 365.25 * 86_400
        real = time.time
        time.time = lambda: real() + seconds

    @staticmethod
    def _pin(number: int) -> Any:
        from gpiozero import Device  # noqa: PLC0415

        Device.ensure_pin_factory()
        return Device.pin_factory.pin(number)


def main() -> None:
    """Prepare the trial, then be ``repair-coach``."""
    plan = json.loads(os.environ.get("TRIAL_PLAN", "{}"))
    folder = Path(os.environ["TRIAL_FOLDER"])
    cards = Cards(lambda sounds: tell(sounds=sounds), folder / "asound-cards")
    trial = Trial(cards)
    for command in plan.get("before", []):
        what = command.pop("do")
        getattr(trial, what)(**command)
    cards._initialize()

    from device.audio import alsa_cards, portaudio  # noqa: PLC0415

    portaudio.library = lambda: cards  # type: ignore[assignment]
    alsa_cards.CARDS = folder / "asound-cards"
    watch_lines()
    if os.environ.get("GPIOZERO_PIN_FACTORY") == "mock":
        from gpiozero import Device  # noqa: PLC0415

        Device.ensure_pin_factory()
        watch_light(12)
    threading.Thread(target=trial.run, name="trial", daemon=True).start()

    from device.__main__ import main as repair_coach  # noqa: PLC0415

    sys.argv = ["repair-coach"]
    repair_coach()


if __name__ == "__main__":
    main()
