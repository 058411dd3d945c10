"""Evenings of ordinary talk: how many are ended, asked or paused that should not be. METHOD 2.3 has the budget.

    python bench/ordinary_evenings.py [--evenings 2000] [--half confirm]

Real sentences that hold no danger (``../shared/realtalk/dev.jsonl``) are said by two people to the coach, some sixty an
evening, and the conversation runs as it would: sentences where people speak freely and now and then before an answer,
plain answers everywhere else. What is counted is what the two meet at the end, not what an inner step thought.
Nothing is heard or spoken, so this is the understanding's share alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rich.progress import track

sys.path.insert(0, str(Path(__file__).parents[1]))

from intervals import share_with_interval

from device.reading.trained_reader import TrainedReader
from dialogue.commands import Command, Listen, Pause, SetTimer, Speak, StopListening, StopSpeaking
from dialogue.conversation import Conversation
from dialogue.events import Event, Heard, Spoken, Started, TimerFired, VoiceBegan
from dialogue.questions import QuestionKind
from dialogue.script import Script, load_script
from dialogue.understanding.intents import Intent
from dialogue.understanding.opinion import Opinion

REAL_TALK = Path(os.environ.get("REPAIR_COACH_SPEECH", "../shared/speech")).parent / "realtalk" / "dev.jsonl"
SENTENCES = 60
_SENTENCE_SECONDS = 3.0
# Of sixty, so many where: METHOD's stages as people fill them. The rest is said in the dialogue.
_QUOTA = {"checkin": 6, "own": 12, "action": 6}
# How often somebody says something else first where a short answer is asked.
_BESIDE_AN_ANSWER = 0.3
_MOST_IN_A_TURN = 12
# Of an evening that ended so many sentences are shown that may have been why.
_LAST = 2
_FREE = frozenset({QuestionKind.SHARING, QuestionKind.ONE_LINE})
# What is answered, the first of these that the question takes; the words are the question's own.
_ANSWERS = (
    Intent.MODE_COUPLE,
    Intent.RATING,
    Intent.READY,
    Intent.RESUME,
    Intent.MIRROR_OK,
    Intent.YES,
    Intent.FEELING,
)
_OWN_ANSWERS = {
    "safety.sure": "no",
    "dialogue.is_there_more": "no",
    "checkin.first": "four",
}
_FILMS = frozenset({"meld", "emorynlp"})


@dataclass(frozen=True, slots=True)
class Talk:
    """Sentences of one kind of people."""

    name: str
    sentences: tuple[str, ...]


@dataclass(slots=True)
class Evening:
    """What became of one."""

    said: int = 0
    lines: list[str] = field(default_factory=list)
    last_said: list[str] = field(default_factory=list)
    """The sentences that were said last, with the question they were said at."""
    ended: bool = False

    def came_to(self, *lines: str) -> bool:
        """Whether one of these lines was spoken."""
        return any(line in lines for line in self.lines)


def talks(half: str) -> Iterator[Talk]:
    """Couples (to "you", and film talk) and singles (everything else), of one half or of all."""
    rows = [json.loads(row) for row in REAL_TALK.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["label"].startswith("ORDINARY") and half in {"all", half_of(row["text"])}]
    to_you = [row["text"] for row in rows if row["label"] == "ORDINARY_AS_YOU" or row["source"] in _FILMS]
    of_others = [row["text"] for row in rows if row["label"] == "ORDINARY" and row["source"] not in _FILMS]
    yield Talk("couples (to you, films)", tuple(to_you))
    yield Talk("singles (forums, counselling)", tuple(of_others))


def half_of(text: str) -> str:
    """Which half of the real talk a sentence belongs to: "choose", on which bars are chosen, or "confirm"."""
    return "choose" if int(hashlib.sha256(text.encode()).hexdigest()[0], 16) < 8 else "confirm"


class Driver:
    """Spends one evening: a world in which only time passes."""

    def __init__(self, script: Script, sentences: Sequence[str], rng: random.Random) -> None:
        self._conversation = Conversation(script)
        self._script = script
        self._sentences = sentences
        self._rng = rng
        self._now = 0.0
        self._speaking: tuple[int, float] | None = None
        self._listening: Listen | None = None
        self._wake_at: float | None = None
        self._left = dict(_QUOTA)
        self._told = -1
        self._in_turn = 0
        self.evening = Evening()
        self._give(Started(seed=rng.randrange(2**31), breathing_seconds=60.0, cap_seconds=1e9))

    def spend(self) -> Evening:
        """Until it ends or all has been said."""
        while not self._conversation.ended and self.evening.said < SENTENCES:
            if self._conversation.awaits_answer and self._listening is not None:
                self._speak(self._listening)
            else:
                self._pass_time()
        self.evening.ended = self._conversation.ended
        return self.evening

    def _speak(self, listen: Listen) -> None:
        stage = listen.question.partition(".")[0]
        if listen.number != self._told:
            self._told, self._in_turn = listen.number, 0
        self._in_turn += 1
        if self._tells(listen, stage):
            self.evening.said += 1
            if stage in self._left:
                self._left[stage] -= 1
            sentence = self._rng.choice(self._sentences)
            self.evening.last_said = [*self.evening.last_said[1 - _LAST :], f"{listen.question}: {sentence}"]
            self._say(sentence, listen)
        elif listen.kind is QuestionKind.SHARING:
            self._say("done", listen)
        else:
            self._say(_answer(self._script, listen), listen)

    def _tells(self, listen: Listen, stage: str) -> bool:
        if stage == "safety" or self._left.get(stage, 1) <= 0:
            return False
        if listen.kind in _FREE:
            return self._in_turn <= _MOST_IN_A_TURN
        return self._in_turn == 1 and self._rng.random() < _BESIDE_AN_ANSWER

    def _say(self, text: str, listen: Listen) -> None:
        self._give(VoiceBegan(listen.number))
        self._now += _SENTENCE_SECONDS
        answer = text if text in listen.phrases else None
        self._give(Heard(listen.number, answer, text, self._now, opinion=_opinion(text, listen.stage)))

    def _give(self, event: Event) -> None:
        for command in self._conversation.step(event, self._now):
            self._carry_out(command)

    def _carry_out(self, command: Command) -> None:
        match command:
            case Speak(utterance, line):
                self.evening.lines.append(line)
                self._speaking = (utterance, self._now + _seconds(command))
            case StopSpeaking():
                self._speaking = None
            case Listen():
                self._listening = command
            case StopListening():
                self._listening = None
            case SetTimer(at):
                self._wake_at = at
            case _:
                pass

    def _pass_time(self) -> None:
        spoken_at = self._speaking[1] if self._speaking else float("inf")
        wake_at = self._wake_at if self._wake_at is not None else float("inf")
        self._now = max(self._now, min(spoken_at, wake_at))
        if self._speaking and spoken_at <= wake_at:
            utterance, self._speaking = self._speaking[0], None
            self._give(Spoken(utterance))
        else:
            self._wake_at = None
            self._give(TimerFired())


def _seconds(command: Speak) -> float:
    return sum(part.seconds if isinstance(part, Pause) else len(part.text.split()) / 2.1 for part in command.parts)


@cache
def _reader() -> TrainedReader:
    return TrainedReader.load()


@cache
def _opinion(text: str, stage: str) -> Opinion:
    return _reader().read(text, stage)


def _answer(script: Script, listen: Listen) -> str:
    if listen.question in _OWN_ANSWERS:
        return _OWN_ANSWERS[listen.question]
    if listen.question not in script.questions:
        return "done"
    phrases = script.questions[listen.question].phrases
    for intent in _ANSWERS:
        fitting = [phrase for phrase, meaning in phrases.items() if meaning.intent is intent]
        if intent is Intent.RATING and fitting:
            return "three"
        if fitting:
            return fitting[0]
    return next(iter(phrases), "yes")


def main() -> None:
    """Spend them and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evenings", type=int, default=2000, help="in all, half of each kind of people")
    parser.add_argument("--half", choices=("choose", "confirm", "all"), default="confirm")
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--causes", action="store_true", help="of each evening that ended what was said last")
    chosen = parser.parse_args()
    script = load_script()
    for talk in talks(chosen.half):
        rng = random.Random(chosen.seed)
        evenings = [
            Driver(script, talk.sentences, rng).spend()
            for _ in track(range(chosen.evenings // 2), f"{talk.name}: {len(talk.sentences)} sentences")
        ]
        print("\n".join(report(talk, evenings)))  # noqa: T201
        if chosen.causes:
            for evening in evenings:
                if evening.ended:
                    print(f"  {evening.lines[-3:]} after {evening.last_said}")  # noqa: T201


def report(talk: Talk, evenings: Sequence[Evening]) -> Iterable[str]:
    """The counts, with 95 % intervals."""
    said = sum(evening.said for evening in evenings)
    yield f"{talk.name}: {len(evenings)} evenings, {said / len(evenings):.0f} sentences each"
    for name, lines in _COUNTED.items():
        yield f"  {name:34s} {share_with_interval(sum(one.came_to(*lines) for one in evenings), len(evenings))}"
    endings = Counter(one.lines[-1] for one in evenings if one.ended)
    yield f"  ended early: {dict(endings.most_common(6))}"


_COUNTED = {
    "ended wrongly (neutral stop)": ("ending.neutral_1",),
    "asked about self-harm": ("safety.sure",),
    "breath, illness": ("safety.stop_following", "safety.medical"),
    "drink: calm only": ("safety.calm_only",),
    "anger, contempt": ("break.anger_first", "break.contempt"),
}


if __name__ == "__main__":
    main()
