"""The device put together: settings, script, voice, ear, light, button and event loop."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from rich.console import Console

from device.audio.breath_sound import BreathSound
from device.audio.microphone import Microphone
from device.audio.mixer import Mixer
from device.audio.speaker import Speaker
from device.board.pins import DEVICES, Board
from device.button.gestures import ButtonEvent, PowerOffAsked
from device.button.inputs import OpenedButton, open_button
from device.evening.bootstrap import load_words, started
from device.evening.event_loop import EventLoop, Inbox, Quit
from device.evening.hardware import Hardware, HardwareParts
from device.evening.night import volume_db
from device.evening.open_synthesiser import open_synthesiser, settled_prosody
from device.evening.state_store import StateStore, Uptime
from device.hearing.ear import Ear
from device.hearing.engine_choice import NoRecogniser, open_recogniser
from device.hearing.missing_recogniser import UnavailableRecogniser
from device.hearing.stt_thread import SttThread
from device.hearing.worker.parent import ChildRecogniser
from device.light.awaited import AwaitedLight
from device.light.choose import choose_light
from device.light.driver import Light
from device.light.output import LightError, LightOutput, NoLight
from device.reading.child_reader import ChildReader
from device.reading.steady_reader import SteadyReader
from device.service.missing_parts import MissingParts
from device.service.watchdog import Heartbeat, WatchedInbox
from device.settings.schema import Settings
from device.system.known_clock import clock_is_known
from device.system.part_notes import BUTTON, LIGHT
from device.system.power_off import ask_to_power_off
from device.system.systemd_notify import Systemd
from dialogue.commands import Dial, SetLight
from dialogue.events import ButtonDown, MicrophoneBack, MicrophoneLost, Spoken
from dialogue.script import Script
from dialogue.states import DeviceState

log = logging.getLogger("repair-coach")

# How long a natural voice may take over one sentence that was not rendered ahead; two seconds of it are for loading.
PATIENCE_SECONDS = 5.0
# To hash and load a large model from a slow card. Systemd restarts the service if it hears nothing for this long.
LOADING_SECONDS = 180.0


def serve(settings: Settings, systemd: Systemd | None = None) -> None:
    """Set everything up, say that it is ready, and coach until SIGTERM or Ctrl-C.

    systemd: who is told; None finds out. Raises ScriptError, and what opening the recogniser may raise. Button and
    light it does without: they are looked for again, and what is missing is said.
    """
    _log_plainly()
    systemd = systemd or Systemd.of()
    systemd.starting("loading", LOADING_SECONDS)
    script = load_words(settings)
    state_store = StateStore()
    inbox = WatchedInbox()
    board, parts, pressed = Board(), MissingParts(systemd), threading.Event()

    def quit_now() -> None:
        inbox.post(Quit())
        pressed.set()

    with ExitStack() as stack:
        until_hardware_owns_light = stack.enter_context(ExitStack())
        light = _open_light(settings, state_store, board, parts)
        until_hardware_owns_light.callback(light.close)
        light.show(SetLight(DeviceState.STARTING))
        recogniser = stack.enter_context(_recogniser(settings))
        reader = stack.enter_context(closing(SteadyReader(ChildReader())))
        hardware = _hardware(settings, script, Ear(recogniser, reader=reader), inbox, light, parts.show_state)
        stack.callback(hardware.close)
        until_hardware_owns_light.pop_all()  # from here on hardware.close closes the light
        button = _open_button(settings, inbox, board, parts, pressed, appliance=systemd.present)
        stack.callback(button.close)
        signal.signal(signal.SIGTERM, lambda _number, _frame: quit_now())
        if systemd.present:
            parts.say(Uptime.now().boot, volume_db(settings.speaker, _hour()), pressed)
        inbox.heartbeat = Heartbeat(systemd, hardware.busy)
        hardware.show(SetLight(DeviceState.RESTING), time.monotonic())
        systemd.ready(parts.status)
        stack.callback(systemd.stopping)
        try:
            EventLoop(
                script,
                hardware,
                state_store,
                inbox,
                lambda seed: started(
                    settings, state_store, seed, open_hearing=_can_follow(recogniser, reader), local_time=_hour()
                ),
                can_hear=lambda: _can_hear(recogniser),
            ).run()
        except KeyboardInterrupt:
            log.info("interrupted")


def _open_button(
    settings: Settings, inbox: Inbox, board: Board, parts: MissingParts, pressed: threading.Event, *, appliance: bool
) -> OpenedButton:
    """The button. Where the pin cannot be had the service goes on, and takes the pin as soon as it can.

    pressed: set when the button goes down.
    """

    def post(event: ButtonEvent) -> None:
        if isinstance(event, PowerOffAsked):
            ask_to_power_off()
        if isinstance(event, ButtonDown):
            pressed.set()
        inbox.post(event)

    button = open_button(settings.button, post, pins=board.pins, found=lambda how: parts.there(BUTTON, how))
    if button.missing and (appliance or any(DEVICES.glob("gpiochip*"))):
        parts.missing(BUTTON, button.missing)
        log.info("button until then: %s", button.how)
    else:
        parts.there(BUTTON, button.how)
    return button


def _open_light(settings: Settings, state_store: StateStore, board: Board, parts: MissingParts) -> Light:
    """The light as it is wished; where it cannot be had, evenings go on without it, and it is looked for again."""

    def open_it() -> LightOutput:
        chosen = choose_light(settings.light, Console(stderr=True), pins=board.pins)
        if isinstance(chosen.output, NoLight) and chosen.refused:
            raise LightError("; not ".join(chosen.refused))
        return chosen.output

    output: LightOutput
    try:
        output = open_it()
        parts.there(LIGHT, output.name)
    except LightError as error:
        parts.missing(LIGHT, str(error))
        output = AwaitedLight(open_it, lambda name: parts.there(LIGHT, name))
    return Light(output, state_store.dial(Dial.BRIGHTNESS))


def _can_hear(recogniser: ChildRecogniser | UnavailableRecogniser) -> bool:
    """Whether there is a recogniser; a missing one is looked for again, for the evening after this one."""
    if isinstance(recogniser, UnavailableRecogniser):
        recogniser.look_again()
    return recogniser.present


def _can_follow(recogniser: ChildRecogniser | UnavailableRecogniser, reader: SteadyReader) -> bool:
    """Whether free speech can be heard and read; a missing reader is looked for, for the evening after this one."""
    if not reader.present:
        reader.look_again()
    return recogniser.present and reader.present


@contextmanager
def _recogniser(settings: Settings) -> Iterator[ChildRecogniser | UnavailableRecogniser]:
    """The engine that serves, ready; the log says which and why. Without one, calm still works."""

    def open_it() -> ChildRecogniser:
        model = settings.hearing.vosk_model
        return open_recogniser(settings.hearing.engine, Path(model).expanduser() if model else None)

    recogniser: ChildRecogniser | UnavailableRecogniser
    try:
        recogniser = open_it()
    except NoRecogniser as error:
        log.error("no recogniser, only calm is possible: %s", error)
        recogniser = UnavailableRecogniser(open_it, str(error))
    log.info("hearing: %s", recogniser.name)
    try:
        yield recogniser
    finally:
        recogniser.close()


def _hardware(
    settings: Settings, script: Script, ear: Ear, inbox: Inbox, light: Light, tell: Callable[[str], None]
) -> Hardware:
    """Voice, ear and light put together; what they report goes into the inbox."""
    softly = settings.speaker.whisper_quiet
    synthesiser = open_synthesiser(settings.voice, softly=softly, patience_seconds=PATIENCE_SECONDS)
    synthesiser.announce(script.texts())
    log.info("voice: %s", synthesiser.voice.name)
    ear_thread = SttThread(ear, inbox.post)

    def spoken(utterance: int, at: float) -> None:
        ear_thread.speaking(False, at)  # counted from this moment, not from when the event loop gets to it
        inbox.post(Spoken(utterance))

    breath_sound = BreathSound(synthesiser.rate) if settings.speaker.breath_sound else None
    speaker = Speaker(
        Mixer(synthesiser.rate, undertone=breath_sound),
        spoken,
        device=settings.speaker.device or None,
        on_lost=lambda: log.error("loudspeaker: lost, lines pass in silence"),
        on_back=lambda: log.info("loudspeaker: back"),
    )
    microphone = Microphone(
        ear_thread.hear,
        lambda: inbox.post(MicrophoneLost()),
        lambda: inbox.post(MicrophoneBack()),
        device=settings.microphone.device or None,
        gain_db=settings.microphone.gain_db,
    )
    parts = HardwareParts(speaker, microphone, ear_thread, synthesiser, light, breath_sound)
    return Hardware(
        parts, inbox.post, lambda: volume_db(settings.speaker, _hour()), settled_prosody(settings.voice), tell
    )


def _hour() -> datetime | None:
    """The local time; None where the machine does not know it."""
    return datetime.now() if clock_is_known() else None


def _log_plainly() -> None:
    """States, latencies and error codes to standard error; the journal adds the time."""
    logging.basicConfig(level=logging.INFO, format="repair-coach: %(message)s")
