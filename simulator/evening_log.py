"""An evening as one can read along: who said what, what was heard, the light, how long the reply took."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogue.stages import where
from dialogue.states import DeviceState
from simulator.latencies import Latencies
from simulator.observations import (
    CoachSaid,
    Ended,
    HeardAs,
    HearingTrouble,
    LightChanged,
    Observation,
    PartnerPressed,
    PartnerSaid,
    Replied,
)

LIGHT_WIDTH, WHO_WIDTH = 15, 7
# These follow from who speaks; the others are worth a row of their own.
_EXPECTED = frozenset(
    {DeviceState.SPEAKING, DeviceState.LISTENING, DeviceState.FIRST_SPEAKER, DeviceState.SECOND_SPEAKER}
)
_NO_STAGES = where(lambda stage: stage.said_within_others)
_COLOURS = ("green", "magenta")


class EveningLog:
    """Prints every observation as a row: time, light, who, what.

    It prints words, so it is for made-up people only. stages: those that the coach came to, in order.
    """

    def __init__(self, console: Console, people: tuple[str, ...]) -> None:
        self.stages: list[str] = []
        self.last_line = ""
        self.hearing_lost = False
        self._console = console
        self._colours = dict(zip(people, _COLOURS, strict=False))
        self._state: DeviceState | None = None
        self._heard = self._as_expected = self._as_noise = 0

    def take(self, observation: Observation) -> None:
        """Print it."""
        match observation:
            case CoachSaid(at, line, words):
                stage = line.partition(".")[0]
                if stage not in (*self.stages, *_NO_STAGES):
                    self.stages.append(stage)
                self.last_line = line
                self._row(at, "coach", Text(words, "bold"))
            case PartnerSaid(at, _, who, words, again):
                self._row(at, who, Text(f"“{words}”" + (" (again)" if again else ""), self._colours.get(who, "cyan")))
            case PartnerPressed(at, who, why):
                self._row(at, who, Text("presses" + (f" ({why})" if why else ""), self._colours.get(who, "cyan")))
            case HeardAs():
                self._row(observation.at, "", self._heard_as(observation))
            case Replied(at, _, after_speech, after_endpoint):
                took = f"replied {after_speech:.2f} s after the voice, {after_endpoint:.2f} s after the endpoint"
                self._row(at, "", Text(took, "dim"))
            case LightChanged(at, state):
                self._state = state
                if state not in _EXPECTED:
                    ear = "open" if state.ear_open else "closed"
                    self._row(at, "light", Text(f"{state.label}, ear {ear}", "yellow"))
            case HearingTrouble(at, back):
                self.hearing_lost = not back
                self._row(at, "", Text("the recogniser is back" if back else "the recogniser was lost", "bold red"))
            case Ended(at):
                self._row(at, "", Text("the evening is over", "dim"))

    def sum_up(self, latencies: Latencies, real_seconds: float, virtual_seconds: float) -> None:
        """Print what the evening came to."""
        self._console.print()
        self._console.print(f"Stages: {' → '.join(self.stages)}")
        self._console.print(
            f"Heard: {self._heard} times; {self._as_expected} an expected phrase, {self._as_noise} taken for noise, "
            f"{self._heard - self._as_expected - self._as_noise} free speech or nothing that was expected"
        )
        table = Table("first sample of the reply after", "replies", "median", "95 %", title="Latency in seconds")
        spread = latencies.after_endpoint()
        if spread is not None:
            table.add_row("the endpoint was decided", *_cells(spread.count, spread.median, spread.percentile_95))
        for patience, of_kind in latencies.after_speech().items():
            table.add_row(
                f"the voice ended (patience {patience:g} s)",
                *_cells(of_kind.count, of_kind.median, of_kind.percentile_95),
            )
        self._console.print(table)
        self._console.print(
            f"{_clock(virtual_seconds)} of evening in {_clock(real_seconds)} of real time.", highlight=False
        )

    def _heard_as(self, heard: HeardAs) -> Text:
        self._heard += 1
        hearing = heard.hearing
        if heard.nothing:
            self._as_noise += 1
            return Text("heard: took it for noise", "red")
        words = "nothing" if hearing is None or not hearing.open else f"“{hearing.open}”"
        if heard.answer is None:
            return Text(f"heard: {words}", "blue")
        self._as_expected += 1
        return Text(f"heard: {words} → {heard.answer}", "blue")

    def _row(self, at: float, who: str, what: Text) -> None:
        light = self._state.label if self._state else ""
        row = Table.grid(padding=(0, 1))
        row.add_column(width=5, justify="right")
        row.add_column(width=LIGHT_WIDTH)
        row.add_column(width=WHO_WIDTH)
        row.add_column(overflow="fold")
        row.add_row(Text(_clock(at), "dim"), Text(light, "yellow dim"), Text(who, "dim"), what)
        self._console.print(row)


def _cells(count: int, median: float, percentile_95: float) -> tuple[str, str, str]:
    return str(count), f"{median:.2f}", f"{percentile_95:.2f}"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
