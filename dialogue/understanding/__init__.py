"""Text to meaning: what a person said, as one intent of METHOD 6 with its slots and the rule that decided.

How it is done, and why:

* Danger is looked for first and everywhere: what is unmistakable by templates that a counsellor can read and that name
  themselves (``danger``, ``danger_templates``, ``template_language``; ``scripts/en/danger.toml``), which no training
  moves. Denials are told from denials that disclose, look-alikes hide what they contain.
* A command counts only when it is all that was said (``spoken_commands``, ``voice_controls``, ``freer_commands``);
  but a stop also as a clause (``stop``), and no other reading overrules it.
* What partners do with words is read by form (``sorry``, ``listening``, ``blame`` and others); ``rule_order`` says
  which rule is tried where, in which order, and what is left when nothing fits.
* Near-matching (rapidfuzz) only compares an unmatched answer with whole phrases of a choice, rating or feeling
  question, tightly; never where consent is asked, never for danger.
* A trained reader is heard beside the rules: rules hear what somebody thought of writing down, and of lines by writers
  who had not seen them they heard half the dangers and three intents in five. It runs outside (``device.reading``); its
  ``opinion`` comes with the words. It never decides what must be exact: commands word for word, phrases of a question,
  numbers, yes and no. ``arbitration`` says who is believed when.
  ``--why`` names the rule, or the words without which the reader would have read otherwise.
* What is spoken may be misheard; ``second_best`` looks for danger in the recogniser's second choice of words as well.

``python bench/understanding.py`` prints how well it does, by class.
"""

from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.rule_order import understand
from dialogue.understanding.second_best import understand_heard
from dialogue.understanding.spoken_commands import CORE_COMMANDS, load_commands

__all__ = ["CORE_COMMANDS", "Intent", "Meaning", "load_commands", "understand", "understand_heard"]
