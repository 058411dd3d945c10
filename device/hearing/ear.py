"""The ear, speech-to-text for an evening: blocks of sound in, what was heard out.

Synchronous and single-threaded: the caller runs it in a thread of its own and gives it every block with the time of
its end. Decoding happens inside ``feed``; it is never needed for the light or for the button.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import fmean

from device.hearing import acceptance
from device.hearing.acceptance import (
    AcceptanceLimits,
    accept,
    is_nothing,
    second_choice_believed,
    sound_of,
    words_believed,
)
from device.hearing.hearing import Hearing
from device.hearing.recogniser import RecogniserLost, RestartableRecogniser
from device.hearing.turns import endpoint
from device.hearing.turns.endpoint import Endpoint, EndpointLimits, Phase
from device.hearing.turns.half_duplex import NEVER, HalfDuplex, TimedChunk
from device.hearing.turns.voice_activity import CHUNK_SECONDS, VoiceActivity
from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen
from dialogue.events import Event, Heard, HearingBack, HearingLost, NothingHeard, VoiceBegan
from dialogue.questions import SHORT_ANSWERS, QuestionKind


@dataclass(frozen=True, slots=True)
class EarLimits:
    """Times in seconds."""

    tail_seconds: float = 0.3
    """How long the ear stays shut after the last sample played: see HalfDuplex."""
    ring_seconds: float = 0.6
    """What is kept meanwhile, for an eager first syllable: see HalfDuplex."""
    lead_seconds: float = 0.5
    """Sound from before a voice was noticed that is decoded."""
    kept_silence_seconds: float = 0.5
    """Silence after the last voiced sound that is decoded."""
    piece_seconds: float = 0.7
    """The silence that ends a piece of a sharing turn."""
    early_seconds: float = 0.5
    """Silence after which a short answer is decoded ahead of the end of patience."""
    early_speech_seconds: float = 2.5
    """How much speech is a short answer."""
    restart_again_seconds: float = 300.0
    """An engine that is lost again within this time of its restart is left alone for as long."""


LIMITS = EarLimits()


class Ear:
    """Listens for answers and reports them as events. Times are seconds of the caller's monotonic clock.

    note: is told every hearing as it is decoded, for measures; the ear itself keeps none.
    voice_activity: None for Silero's. reader: whose opinions of the words are handed over with them; None: nobody's.
    """

    def __init__(
        self,
        recogniser: RestartableRecogniser,
        limits: EarLimits = LIMITS,
        endpoint_limits: EndpointLimits = endpoint.LIMITS,
        acceptance_limits: AcceptanceLimits = acceptance.LIMITS,
        note: Callable[[Hearing], None] = lambda _: None,
        voice_activity: VoiceActivity | None = None,
        reader: SteadyReader | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._note = note
        self._reader = reader
        self._limits = limits
        self._endpoint_limits = endpoint_limits
        self._acceptance_limits = acceptance_limits
        self._voice_activity = voice_activity or VoiceActivity()
        self._gate = HalfDuplex(limits.tail_seconds, limits.ring_seconds)
        self._listen: Listen | None = None
        self._endpoint = Endpoint(limits.piece_seconds, endpoint_limits)
        self._lead: deque[bytes] = deque(maxlen=round(limits.lead_seconds / CHUNK_SECONDS))
        self._fed: list[bytes] = []
        self._held_back: list[bytes] = []
        self._voice: list[float] = []
        self._ahead: Hearing | None = None
        self._voice_ended_at = NEVER
        self._lost = False
        self._restarted_at = NEVER
        self._restart_at = NEVER
        self._now = NEVER
        self._untold: list[Event] = []

    @property
    def is_open(self) -> bool:
        """Whether what sounds now is listened to: what the light must tell."""
        return self._gate.is_open and not self._lost

    def listen(self, command: Listen, at: float) -> None:
        """Open the ear for a question, at once or when the coach's tail is over; an earlier Listen is replaced.

        A Listen that replaces another while a voice goes on drops what was half said.
        """
        self._now = at
        self._drop_utterance()
        self._listen = command
        self._gate.open()
        self._wait_for_voice()

    def stop(self) -> None:
        """Close the ear; what was half heard is dropped."""
        self._drop_utterance()
        self._listen = None
        self._gate.close()

    def speaking(self, speaks: bool, at: float) -> None:
        """The coach begins to speak, or its last sample sounded at ``at``. What was half heard is dropped."""
        if speaks:
            self._drop_utterance()
            self._wait_for_voice()
        self._gate.speaking(speaks, at)

    def feed(self, block: bytes, at: float) -> tuple[Event, ...]:
        """Hear a block of 16 kHz mono int16 sound that ended at ``at``; blocks may have any size.

        Decodes and has it read at the end of an utterance, so a call takes up to the engines' time for it. A lost
        engine is reported at once and restarted by the next call.
        """
        self._now = at
        events: list[Event] = [*self._untold]
        self._untold.clear()
        events += self._reader.news() if self._reader is not None else ()
        if self._lost and not events:
            events += self._bring_back(at)
        for chunk in self._voice_activity.feed(block):
            ended_at = at - chunk.behind_seconds
            timed = TimedChunk(chunk.pcm, chunk.is_speech, ended_at - CHUNK_SECONDS, ended_at, chunk.probability)
            for admitted in self._gate.admit(timed):
                if self._listen is None or self._lost:
                    continue
                try:
                    events += self._hear(admitted, self._listen)
                except RecogniserLost:
                    self._lose()
        events += self._untold
        self._untold.clear()
        return tuple(events)

    def _hear(self, chunk: TimedChunk, listen: Listen) -> list[Event]:
        events: list[Event] = []
        was = self._endpoint
        self._endpoint = now = was.heard(CHUNK_SECONDS, chunk.is_speech)
        if now.length_seconds == 0.0:
            self._voice.clear()  # a sound that nothing followed was not the beginning of an utterance
        if chunk.is_speech:
            self._voice.append(chunk.probability)
        if now.phase is Phase.WAITING:
            self._lead.append(chunk.pcm)
            return events
        if was.phase is Phase.WAITING:
            self._begin(listen)
            events.append(VoiceBegan(listen.number))
        if now.silence_seconds == 0.0:
            self._voice_ended_at = chunk.ended_at
        self._pass_on(chunk.pcm, now, listen)
        if now.phase is Phase.ENDED:
            events += self._report(self._ahead or self._decode(), listen)
        elif self._is_short_answer(now, listen):
            self._ahead = self._decode()
            if listen.kind in SHORT_ANSWERS and self._accept(self._ahead, listen) is not None:
                events += self._report(self._ahead, listen)
        return events

    def _begin(self, listen: Listen) -> None:
        self._recogniser.begin(listen.kind, listen.phrases, listen.question)
        self._fed = list(self._lead)
        self._lead.clear()
        self._recogniser.feed(b"".join(self._fed))

    def _pass_on(self, pcm: bytes, now: Endpoint, listen: Listen) -> None:
        """Feed the engine; a long silence only when speech follows it."""
        self._held_back.append(pcm)
        if now.silence_seconds > self._limits.kept_silence_seconds:
            return
        if self._ahead is not None:
            if now.silence_seconds > 0.0:
                return
            # The voice goes on after all: the early decode is dropped, and the engine is given all of it again.
            self._ahead = None
            self._recogniser.begin(listen.kind, listen.phrases, listen.question)
            self._recogniser.feed(b"".join(self._fed))
        sound = b"".join(self._held_back)
        self._held_back.clear()
        self._fed.append(sound)
        self._recogniser.feed(sound)

    def _decode(self) -> Hearing:
        hearing = replace(
            self._recogniser.finish(),
            voiced_seconds=max(0.0, self._endpoint.length_seconds - self._endpoint.silence_seconds),
            voice_probability=fmean(self._voice) if self._voice else None,
        )
        self._note(hearing)
        return hearing

    def _is_short_answer(self, now: Endpoint, listen: Listen) -> bool:
        return (
            self._ahead is None
            and listen.kind is not QuestionKind.SHARING
            and now.silence_seconds >= self._limits.early_seconds
            and now.speech_seconds <= self._limits.early_speech_seconds
        )

    def _report(self, hearing: Hearing, listen: Listen) -> tuple[Event, ...]:
        self._drop_utterance()
        self._wait_for_voice()
        heard = self._heard(hearing, listen)
        return (heard,) if self._reader is None else self._reader.report(heard, listen)

    def _heard(self, hearing: Hearing, listen: Listen) -> Heard | NothingHeard:
        answer = self._accept(hearing, listen)
        second_best = second_choice_believed(hearing, self._acceptance_limits)
        if answer is None and is_nothing(hearing, self._acceptance_limits):
            return NothingHeard(listen.number, second_best)
        words = words_believed(hearing, self._acceptance_limits)
        sound = sound_of(hearing, self._acceptance_limits)
        return Heard(listen.number, answer, words, self._voice_ended_at, second_best, sound)

    def _accept(self, hearing: Hearing, listen: Listen) -> str | None:
        return accept(hearing, listen.kind, listen.phrases, self._acceptance_limits)

    def _wait_for_voice(self) -> None:
        """A fresh endpoint; in a sharing turn the ear reports pieces and the conversation has the patience."""
        if self._listen is not None:
            sharing = self._listen.kind is QuestionKind.SHARING
            patience = self._limits.piece_seconds if sharing else self._listen.patience_seconds
            self._endpoint = Endpoint(patience, self._endpoint_limits)

    def _drop_utterance(self) -> None:
        self._lead.clear()
        self._fed.clear()
        self._held_back.clear()
        self._voice.clear()
        self._ahead = None
        if self._lost:
            return
        try:
            self._recogniser.discard()
        except RecogniserLost:
            self._lose()

    def _lose(self) -> None:
        """The engine is gone: this or the next ``feed`` reports it, and the one after that tries to restart it."""
        again = self._now - self._restarted_at < self._limits.restart_again_seconds
        self._lost = True
        self._restart_at = self._now + self._limits.restart_again_seconds if again else self._now
        self._untold.append(HearingLost(again))
        self._drop_utterance()
        self._wait_for_voice()

    def _bring_back(self, at: float) -> list[Event]:
        if at < self._restart_at:
            return []
        self._restarted_at = at
        try:
            self._recogniser.restart()
        except RecogniserLost:
            self._restart_at = at + self._limits.restart_again_seconds
            return [HearingLost(again=True)]
        self._lost = False
        return [HearingBack()]
