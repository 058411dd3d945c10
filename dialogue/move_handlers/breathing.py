"""Breathe: light and a few words on one curve; the pace changes by voice, never with a jump."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue.breath import GENTLE, SIGHING, SLOW, Breath, Pattern
from dialogue.move_handlers.outbox import Outbox
from dialogue.moves import Breathe, Cue, Ended, Reply
from dialogue.questions import Question
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent, Meaning

# "Slower" and "quicker" change the cycle by a tenth. Source: METHOD 1.1, presets.
PACE_STEP = 1.1
MORE_TIME_SECONDS = 120.0
LONGEST_SECONDS = 600.0  # ten minutes at the most: METHOD 0.2
# A first breath that starts a moment after the words, so that the eye is on the light.
LEAD_IN_SECONDS = 0.5

_ENDS = frozenset({Intent.SKIP, Intent.READY, Intent.RESUME, Intent.TURN_DONE, Intent.NO_MORE, Intent.GROUNDING})
_PRESETS = {Intent.GENTLER: GENTLE, Intent.PRESET_SLOW: SLOW, Intent.PRESET_SIGH: SIGHING}
_PACE = {Intent.SLOWER: PACE_STEP, Intent.FASTER: 1 / PACE_STEP}
_ADJUSTS = frozenset({Intent.LIGHT_ONLY, Intent.VOICE_COUNT, Intent.MORE_TIME}) | _PRESETS.keys() | _PACE.keys()


class Breathing:
    """Performs Breathe. Its ear is open between the cue words; silence is never prompted."""

    def __init__(self, outbox: Outbox, move: Breathe) -> None:
        self.outbox = outbox
        self.move = move
        self.question: Question | None = None
        self.takes = _ENDS | _ADJUSTS
        self.reply: Reply = None
        self._cues = list(move.cues)
        self._counting = False
        self._silently = False
        self._chosen: Pattern | None = None
        self._seconds = move.seconds
        self._breath: Breath | None = None
        self._next_cue: tuple[float, Cue] | None = None
        self._counted_until = 0.0

    @property
    def breath(self) -> Breath:
        """The exercise, once begun."""
        assert self._breath is not None
        return self._breath

    def begin(self, now: float) -> bool:
        if self._breath is None:
            self._breath = Breath.begin(self.move.pattern, now + LEAD_IN_SECONDS, self._seconds)
        self._show()
        return self._go_on(now)

    def spoken(self, now: float) -> bool:
        return self._go_on(now)

    def cut(self, now: float) -> bool:
        return self._go_on(now)

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        self.outbox.speak(line, values)

    def voice_began(self, now: float) -> None:
        """Breathing goes on while somebody speaks."""

    def nothing_heard(self, now: float) -> None:
        """Breathing goes on whatever is heard."""

    def heard(self, meaning: Meaning, now: float) -> bool:
        intent = meaning.intent
        if intent in _ENDS:
            return self._end(now, meaning)
        if intent in _PACE:
            self._change(self.breath.pattern.paced(_PACE[intent]), now)
        elif intent in _PRESETS:
            self._chosen = _PRESETS[intent]
            self._change(_PRESETS[intent], now)
        elif intent is Intent.LIGHT_ONLY:
            self._cues, self._counting, self._silently = [], False, True
            self._show()
        elif intent is Intent.VOICE_COUNT:
            self._cues, self._counting, self._silently = [], True, False
            self._show()
        elif intent is Intent.MORE_TIME:
            spent = now - self.breath.began_at
            self._seconds = min(self._seconds + MORE_TIME_SECONDS, max(LONGEST_SECONDS, spent))
            self._breath = self.breath.lengthened(self.breath.began_at + self._seconds, now)
            self._show()
        return self._go_on(now)

    def pressed(self, now: float) -> bool:
        return self._end(now, None, by_press=True)

    def tick(self, now: float) -> bool:
        if self.outbox.utterance is not None:
            return False
        if now >= self._ends_at():
            return self._end(now, None)
        if self._next_cue is not None and now >= self._next_cue[0]:
            cue = self._next_cue[1]
            if cue in self._cues:
                self._cues.remove(cue)
            self._counted_until = self._next_cue[0]
            self._next_cue = None
            self.outbox.wake_at(None)
            self.outbox.speak(cue.line)
            return False
        return self._go_on(now)

    def _change(self, pattern: Pattern, now: float) -> None:
        self._breath = self.breath.changed(pattern, now)
        self._show()

    def _show(self) -> None:
        self.outbox.show(DeviceState.BREATHING, self._breath, silently=self._silently)

    def _go_on(self, now: float) -> bool:
        """Open the ear and wait for the next cue or the end."""
        if self.outbox.utterance is not None:
            return False
        if now >= self._ends_at():
            return self._end(now, None)
        if self.outbox.listening is None:
            self.outbox.listen_for_commands("calm.breathing", now)
        self._next_cue = self._find_cue(now)
        self.outbox.wake_at(min(self._ends_at(), self._next_cue[0] if self._next_cue else self._ends_at()))
        return False

    def _find_cue(self, now: float) -> tuple[float, Cue] | None:
        """The next words and when their stroke begins; a cue whose time has passed takes the next breath."""
        if self._counting:
            after = max(now, self._counted_until + 0.5)
            into, out = self.breath.next_stroke_at(after, out=False), self.breath.next_stroke_at(after, out=True)
            return (out, Cue(0, "calm.count_out", True)) if out < into else (into, Cue(0, "calm.count_in"))
        due = [(self.breath.next_stroke_at(self._earliest(cue, now), out=cue.on_out), cue) for cue in self._cues]
        due = [entry for entry in due if entry[0] < self._ends_at()]
        return min(due, key=lambda entry: entry[0], default=None)

    def _earliest(self, cue: Cue, now: float) -> float:
        return max(now, self.breath.began_at + cue.after_seconds)

    def _ends_at(self) -> float:
        """Where the breath ends in which the time is up: nobody is cut off in the middle of one."""
        return self.breath.breath_ends_at(self.breath.began_at + self._seconds)

    def _end(self, now: float, meaning: Meaning | None, by_press: bool = False) -> bool:
        self.reply = Ended(max(now - self.breath.began_at, 0.0), by_press, meaning, self._chosen)
        return True
