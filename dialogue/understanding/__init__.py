"""Text to meaning."""

from dialogue.understanding.commands import CORE_COMMANDS, load_commands
from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.stages import understand

__all__ = ["CORE_COMMANDS", "Intent", "Meaning", "load_commands", "understand"]
