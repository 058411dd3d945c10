"""What a command ends with. The table stands in ``repair-coach --help`` too."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """0 and 2 as usual for commands; the others are our own."""

    OK = 0
    USAGE = 2  # the command line or the settings are wrong
    INPUT_ENDED = 3  # typed or piped input ended before the conversation did
    NO_SOUND = 4  # no microphone or no speaker, and nobody at a terminal
    NOT_READY = 5  # something it needs is missing or broken; `doctor` names it
    BAD_FILE = 6  # a file it was given cannot be used
    INTERNAL = 70  # a defect of the program (EX_SOFTWARE)
    INTERRUPTED = 130  # Ctrl-C, as shells report it
