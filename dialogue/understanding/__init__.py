"""Text to meaning: what a person said, as one intent of METHOD 6 with its slots and what decided.

How it is done, and why:

* Danger is looked for first and everywhere: what is unmistakable by templates that a counsellor can read and that name
  themselves (``danger``, ``danger_templates``, ``template_language``; ``scripts/en/danger.toml``), which no training
  moves. Denials are told from denials that disclose, look-alikes hide what they contain.
* What must be exact is in tables that a counsellor can read (``scripts/en``), each with a small reader here: stops
  (``stop``; no other reading overrules one), commands (``spoken_commands``), denials, yes, no and their likes
  (``assent``, ``answers``), ``numbers``, phrases of a stage (``stage_phrases``), feelings, small words. A table's words
  count when they are all that was said; nothing in a table goes by likeness.
* How people talk is for the trained reader to judge, from sentences it was shown; its ``Opinion`` is given with the
  words. ``arbitration`` says from when on it is believed: later where a mistake would end or interrupt an evening.
* What flows need beside the intent (when and then of a plan, a feeling's name) is found by ``extractors``.
* Near-matching (rapidfuzz) only compares an unmatched answer with whole phrases of a choice or rating question,
  tightly; never where consent is asked, never for danger.
* What is spoken may be misheard; ``second_best`` looks for danger in the recogniser's second choice of words as well.

``python bench/understanding.py`` prints how well it does, by class.
"""

from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.rule_order import understand
from dialogue.understanding.second_best import understand_heard
from dialogue.understanding.spoken_commands import CORE_COMMANDS, load_commands

__all__ = ["CORE_COMMANDS", "Intent", "Meaning", "load_commands", "understand", "understand_heard"]
