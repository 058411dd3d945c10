"""PortAudio through sounddevice: the one place that knows its pitfalls.

The library is loaded at first use, with PA_ALSA_PLUGHW set so that ALSA converts rates a card does not know. Devices
are found by a part of their name, never by number: numbers move when something is plugged in. The list of devices is
frozen when PortAudio starts; it is read anew only while no stream is open, because that ends all of them.
Opening and closing can hang on a card that was unplugged, hence the time limit on both.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

from device.audio.alsa_cards import has_moved

Direction = Literal["input", "output"]
Result = TypeVar("Result")

STREAM_SECONDS = 5.0
# What desktop sound servers give themselves.
CARD_NICENESS = -11
CALLED = {"input": "microphone", "output": "loudspeaker"}


class SoundMissing(Exception):
    """There is no such microphone or loudspeaker. fix: what a person can do about it."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem} {fix}")
        self.problem = problem
        self.fix = fix


class SoundHung(SoundMissing):
    """PortAudio does not come back from a call: only a fresh process can use sound again."""


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """A device as PortAudio lists it. inputs, outputs: channels. rate: samples a second it prefers."""

    index: int
    name: str
    inputs: int
    outputs: int
    rate: int

    def channels(self, direction: Direction) -> int:
        """How many channels it has that way."""
        return self.inputs if direction == "input" else self.outputs


class _Streams:
    """How many streams are open in this process: PortAudio itself is one per process."""

    def __init__(self) -> None:
        # Held during calls into PortAudio, so that the list is not read anew while a stream is being opened.
        self.calling = threading.Lock()
        self._counting = threading.Lock()
        self.open = 0
        self.stale = False

    def count(self, change: int) -> None:
        with self._counting:
            self.open += change
            self.stale = True


_streams = _Streams()


@cache
def library() -> Any:
    """The module sounddevice. Raises SoundMissing where PortAudio is not installed."""
    os.environ.setdefault("PA_ALSA_PLUGHW", "1")
    _silence_alsa()
    try:
        import sounddevice  # noqa: PLC0415
    except (OSError, ImportError) as error:
        raise SoundMissing("PortAudio is not installed.", "Install it: sudo apt install libportaudio2.") from error
    return sounddevice


def devices() -> tuple[SoundDevice, ...]:
    """All devices, read anew if no stream is open. Raises SoundMissing where there is no PortAudio or it hangs."""

    def listed() -> tuple[SoundDevice, ...]:
        with _streams.calling:
            return _devices()

    try:
        return within(STREAM_SECONDS, listed)
    except TimeoutError as error:
        raise SoundHung("The sound system does not answer.", "Restart the device.") from error


def choose(direction: Direction, name: str | None, listed: tuple[SoundDevice, ...]) -> SoundDevice:
    """The device whose name contains ``name``, whatever the case; without a name the default. Raises SoundMissing."""
    able = [device for device in listed if device.channels(direction)]
    kind = CALLED[direction]
    if not able:
        raise SoundMissing(f"No {kind} was found.", f"Plug one in; a USB {kind} needs no driver.")
    if not name:
        default = library().default.device[direction]
        return next((device for device in able if device.index == default), able[0])
    named = [device for device in able if name.casefold() in device.name.casefold()]
    if not named:
        found = ", ".join(f"“{device.name}”" for device in able)
        setting = {"input": "microphone", "output": "speaker"}[direction]
        raise SoundMissing(
            f"No {kind} is called “{name}”; found: {found}.", f"Set device under [{setting}] to a part of one of these."
        )
    return named[0]


def open_stream(direction: Direction, name: str | None, make: Callable[[Any, SoundDevice], Any]) -> Any:
    """Find the device, make a stream on it and start it, within STREAM_SECONDS.

    make: gets the module sounddevice and the device, returns a stream that is not started. Raises SoundMissing.
    Give the stream to ``close_stream`` in the end.
    """

    def opened() -> Any:
        with _streams.calling:
            device = choose(direction, name, _devices())
            if has_moved(device.name):
                raise SoundMissing(
                    f"Another sound card sits where “{device.name}” was.", "Plug it in where it was, or press again."
                )
            stream = make(library(), device)
            try:
                stream.start()
            except BaseException:
                stream.close()
                raise
            _streams.count(+1)
            return stream

    kind = CALLED[direction]
    try:
        return within(STREAM_SECONDS, opened, late=close_stream)
    except TimeoutError as error:
        raise SoundHung(f"The {kind} does not answer.", "Unplug it and plug it in again.") from error
    except library().PortAudioError as error:
        raise SoundMissing(
            f"The {kind} cannot be opened ({error.args[0]}).",
            "Close other programs that use it, or unplug it and plug it in again.",
        ) from error


def input_stream(
    sounddevice: Any,
    device: SoundDevice,
    rates: Iterable[int],
    *,
    block_seconds: float,
    latency: float | str,
    callback: Callable[..., None],
) -> tuple[Any, int]:
    """A mono int16 stream of ``device`` at the first of ``rates`` that it accepts, not started, and that rate.

    To be called by what ``open_stream`` makes a stream with. Raises the library's PortAudioError of the last rate.
    """
    refusal: Exception | None = None
    for rate in rates:
        try:
            stream = sounddevice.RawInputStream(
                samplerate=rate,
                blocksize=round(block_seconds * rate),
                device=device.index,
                channels=1,
                dtype="int16",
                latency=latency,
                callback=callback,
            )
        except sounddevice.PortAudioError as error:
            refusal = error
            continue
        return stream, rate
    assert refusal is not None
    raise refusal


def close_stream(stream: Any) -> None:
    """End a stream at once, within STREAM_SECONDS; a card that was unplugged may hang, and is left behind then."""

    def closed() -> None:
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)

    try:
        within(STREAM_SECONDS, closed)
    except TimeoutError:
        return  # still counted as open: the list of devices must not be read anew under it
    _streams.count(-1)


def prefer_this_thread() -> None:
    """Let the calling thread run before others where that is allowed: a sound card does not wait."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), CARD_NICENESS)


def within(seconds: float, action: Callable[[], Result], late: Callable[[Result], None] | None = None) -> Result:
    """What ``action`` returns or raises, or TimeoutError. It then goes on in its thread; ``late`` gets its result."""
    outcome: list[tuple[Result | None, BaseException | None]] = []
    lock = threading.Lock()
    given_up = False

    def run() -> None:
        result: Result | None = None
        error: BaseException | None = None
        try:
            result = action()
        except BaseException as raised:
            error = raised
        with lock:
            outcome.append((result, error))
            abandoned = given_up
        if abandoned and error is None and late is not None:
            late(result)  # type: ignore[arg-type]

    thread = threading.Thread(target=run, name="portaudio", daemon=True)
    thread.start()
    thread.join(seconds)
    with lock:
        if not outcome:
            given_up = True
            raise TimeoutError
        result, error = outcome[0]
    if error is not None:
        raise error
    return result  # type: ignore[return-value]


def _devices() -> tuple[SoundDevice, ...]:
    sounddevice = library()
    if _streams.stale and not _streams.open:
        sounddevice._terminate()
        sounddevice._initialize()
    # Whatever is not there now may be plugged in before the next look.
    _streams.stale = True
    return tuple(
        SoundDevice(
            index,
            str(entry["name"]),
            int(entry["max_input_channels"]),
            int(entry["max_output_channels"]),
            round(entry["default_samplerate"]),
        )
        for index, entry in enumerate(sounddevice.query_devices())
    )


_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)


# What ALSA says about cards it tried and did not find helps nobody, and clutters a terminal.
_ignore = _HANDLER(lambda *_: None)


def _silence_alsa() -> None:
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_ignore)
    except (OSError, AttributeError):
        return
