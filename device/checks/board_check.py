"""The board: under-voltage, throttling, temperature."""

from __future__ import annotations

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings

# The firmware's word, as `vcgencmd get_throttled` prints it; the same bits from 16 on mean "since it was started".
UNDER_VOLTAGE, CAPPED, THROTTLED, WARM = 1 << 0, 1 << 1, 1 << 2, 1 << 3
SINCE_START = 16
_MEANINGS = {
    UNDER_VOLTAGE: "under-voltage",
    CAPPED: "its clock is capped",
    THROTTLED: "it is throttled",
    WARM: "it is near its temperature limit",
}
FIRMWARE = "sys/devices/platform/soc/soc:firmware/get_throttled"
# A Pi slows down from 80 °C on; under a lid on a night table it should stay well below.
WRONG_CELSIUS, NOTE_CELSIUS = 80.0, 70.0


def power(_settings: Settings, machine: Machine) -> Finding:
    """Whether the power supply holds: under-voltage is the first cause of sound that breaks off."""
    word = _firmware_word(machine)
    if word is None:
        alarm = _voltage_alarm(machine)
        if alarm is None:
            return Finding("power", State.NOTE, "nobody measures it here", _ASK if machine.is_a_pi else "")
        word = UNDER_VOLTAGE if alarm else 0
    now = [meaning for bit, meaning in _MEANINGS.items() if word & bit]
    before = [meaning for bit, meaning in _MEANINGS.items() if word & (bit << SINCE_START)]
    supply = word & (UNDER_VOLTAGE | UNDER_VOLTAGE << SINCE_START)
    fix = "use the Pi's own power supply and a short cable" if supply else "give it air"
    if now:
        return Finding("power", State.WRONG, "now: " + ", ".join(now), fix)
    if before:
        return Finding("power", State.NOTE, "since it was started: " + ", ".join(before), fix)
    return Finding("power", State.GOOD, "no under-voltage, not throttled")


def temperature(_settings: Settings, machine: Machine) -> Finding:
    """How warm the processor is."""
    zones = sorted((machine.root / "sys/class/thermal").glob("thermal_zone*/temp"))
    readings = []
    for zone in zones:
        text = machine.read(str(zone.relative_to(machine.root)))
        if text is not None and text.removeprefix("-").isdecimal():
            readings.append(int(text) / 1000)
    if not readings:
        return Finding("temperature", State.NOTE, "no thermometer was found")
    warmest = max(readings)
    found = f"{warmest:.0f} °C"
    if warmest >= WRONG_CELSIUS:
        return Finding("temperature", State.WRONG, found, "give it air: take off the lid, or add a heat sink")
    if warmest >= NOTE_CELSIUS:
        return Finding("temperature", State.NOTE, found, "a heat sink would keep it cooler")
    return Finding("temperature", State.GOOD, found)


_ASK = "run: vcgencmd get_throttled"


def _firmware_word(machine: Machine) -> int | None:
    """The firmware's bits, from sysfs or by its own command."""
    for text in (machine.read(FIRMWARE), machine.run(["vcgencmd", "get_throttled"])):
        if text:
            try:
                return int(text.strip().removeprefix("throttled=").removeprefix("0x"), 16)
            except ValueError:
                continue
    return None


def _voltage_alarm(machine: Machine) -> bool | None:
    """The kernel's under-voltage sensor."""
    for name in (machine.root / "sys/class/hwmon").glob("hwmon*/name"):
        folder = name.parent.relative_to(machine.root)
        if machine.read(str(folder / "name")) == "rpi_volt":
            return machine.read(str(folder / "in0_lcrit_alarm")) == "1"
    return None
