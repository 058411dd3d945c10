"""The real device behind a session: voice, ear and light, with pins and a sound card."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from device.audio.breath_sound import BreathSound
from device.audio.microphone import Microphone
from device.audio.mixer import Samples
from device.audio.speaker import Speaker
from device.evening.state_store import StateStore
from device.evening.tts_thread import TtsThread
from device.hearing.stt_thread import SttThread
from device.light.driver import Light
from dialogue.commands import Dial, Listen, SetLight, Speak
from dialogue.events import Event, Heard, Spoken
from dialogue.states import DeviceState
from voices.synthesiser import Synthesiser
from voices.voice import Prosody

log = logging.getLogger("repair-coach")

# One step of "louder" and "quieter": heard, not startling.
VOLUME_STEP_DB = 3.0
# After the last word the stream stays open this long, so that a fade or a last pause is heard to its end.
CLOSING_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class HardwareParts:
    """What Hardware is made of; only Hardware opens and closes them. breath_sound: None where it is off."""

    speaker: Speaker
    microphone: Microphone
    ear: SttThread
    synthesiser: Synthesiser
    light: Light
    breath_sound: BreathSound | None = None


class Hardware:
    """Carries out the conversation's commands with sound and light; see device.evening.session.DeviceIO.

    post: puts an event into the event loop's queue. volume_db, prosody: the standard of this hour, before the dials.
    tell: called with the name of each new state.
    """

    def __init__(
        self,
        parts: HardwareParts,
        post: Callable[[Event], None],
        volume_db: Callable[[], float],
        prosody: Prosody,
        tell: Callable[[str], None] = lambda _state: None,
    ) -> None:
        self._speaker = parts.speaker
        self._microphone = parts.microphone
        self._synthesiser = parts.synthesiser
        self._light = parts.light
        self._breath_sound = parts.breath_sound
        self._post = post
        self._volume_db = volume_db
        self._prosody = prosody
        self._tell = tell
        self._ear = parts.ear
        self._voice = TtsThread(parts.synthesiser, self._play, self._unspoken)
        self._closing: threading.Timer | None = None  # closes the speaker a moment after an evening
        self._state = ""
        self._losses_before = self._losses
        self._reply_to: tuple[float, float] | None = None  # when the voice ended, when it was understood

    # -- an evening ----------------------------------------------------------------------------------

    def open(self, state_store: StateStore) -> None:
        """Open the loudspeaker. Raises SpeakerFailed."""
        if self._closing is not None:
            self._closing.cancel()  # the evening before this one may have ended a moment ago
            if self._closing.is_alive():
                self._closing.join()  # it may be closing at this moment, and must not close what is opened now
        self._losses_before = self._losses
        self._speaker.open()
        self.set_dials(state_store)

    def open_microphone(self) -> None:
        """Open the microphone without waiting for it; MicrophoneLost is posted where it cannot be opened."""
        self._microphone.open()

    @property
    def needs_fresh_start(self) -> bool:
        """Whether the microphone can only be had again by a fresh process."""
        return self._microphone.given_up

    def end(self) -> None:
        """The evening is over: microphone closed, everything of it dropped."""
        self._microphone.close()
        self._log_losses()
        self._ear.stop()
        self._voice.hush()
        self._follow_breath(None)
        self._synthesiser.forget()
        self._reply_to = None
        self._closing = threading.Timer(CLOSING_SECONDS, self._speaker.close)
        self._closing.start()

    def close(self) -> None:
        """The program ends."""
        self._microphone.close()
        self._voice.close()
        self._ear.close()
        self._speaker.close()
        self._synthesiser.close()
        self._light.close()

    @property
    def busy(self) -> dict[str, Callable[[float], float]]:
        """The parts with threads of their own: how many seconds each has worked on one thing at a given time."""
        return {"ear": self._ear.busy_seconds, "voice": self._voice.busy_seconds}

    def set_dials(self, state_store: StateStore) -> None:
        """Voice, volume and light as they were turned; in force from the next line."""
        self._synthesiser.prosody = self._prosody.turned(state_store.dial(Dial.RATE), state_store.dial(Dial.PITCH))
        self._speaker.volume_db = self._volume_db() + VOLUME_STEP_DB * state_store.dial(Dial.VOLUME)
        self._light.turn(state_store.dial(Dial.BRIGHTNESS))

    # -- latency ---------------------------------------------------------------------------------------

    def noted(self, event: Heard, now: float) -> None:
        """Something was heard; the reply's latency is counted from here."""
        self._reply_to = (event.voice_ended_at, now)

    def _play(self, utterance: int, samples: Samples) -> None:
        self._speaker.play(utterance, samples)
        if self._reply_to is not None:
            ended_at, understood_at = self._reply_to
            self._reply_to = None
            first_sample_at = time.monotonic() + self._speaker.latency_seconds
            log.info(
                "latency: end of speech to reply %.2f s, understood to reply %.2f s",
                first_sample_at - ended_at,
                first_sample_at - understood_at,
            )

    @property
    def _losses(self) -> tuple[int, ...]:
        """Blocks heard and dropped, overflows and underruns since the program began."""
        microphone = self._microphone
        return microphone.received, microphone.dropped, microphone.overflows, self._speaker.underruns

    def _log_losses(self) -> None:
        """Log what the sound card lost in this evening alone; all but the first number should be 0."""
        lost = (now - before for now, before in zip(self._losses, self._losses_before, strict=True))
        log.info("sound: %d blocks heard, %d dropped, %d overflows, %d underruns", *lost)

    def _unspoken(self, utterance: int) -> None:
        """No voice could make the line: the evening goes on without it."""
        log.error("voice failed: a line was left out; see doctor")
        self._post(Spoken(utterance))

    def pressed_down(self) -> None:
        """The button went down: where the light's state has a sign for it, it shows at once.

        The sound of the breath ends; a spoken line is cut by the conversation alone.
        """
        self._light.press()
        if self._breath_sound is not None:
            self._breath_sound.cut(time.monotonic())

    # -- DeviceIO ------------------------------------------------------------------------------------

    def speak(self, command: Speak, now: float) -> None:
        """Say a line; the ear is closed from this moment."""
        self._ear.speaking(True, now)
        self._voice.speak(command)

    def hush(self, now: float) -> None:  # noqa: ARG002
        """Fade out."""
        self._voice.hush()
        self._speaker.hush()

    def listen(self, command: Listen, now: float) -> None:
        """Open the ear."""
        self._ear.listen(command, now)

    def stop_listening(self, now: float) -> None:  # noqa: ARG002
        """Close the ear."""
        self._ear.stop()

    def show(self, command: SetLight, now: float) -> None:  # noqa: ARG002
        """Show a state; the log has its name."""
        self._light.show(command)
        self._follow_breath(command)
        if command.state.log_name != self._state:
            self._state = command.state.log_name
            log.info("state: %s", self._state)
            self._tell(self._state)

    def _follow_breath(self, shown: SetLight | None) -> None:
        """Let the breath sound where breathing is shown with sound, and nowhere else."""
        if self._breath_sound is not None:
            breathing = shown is not None and shown.state is DeviceState.BREATHING and not shown.silently
            self._breath_sound.follow(shown.breath if shown is not None and breathing else None)
