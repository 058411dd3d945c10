"""Text to meaning: what a person said, as one intent of METHOD 6 with its slots and the rule that decided.

How it is done, and why:

* Rules decide. Danger is looked for first and in everything, by rules that can be read and named: who does what
  to whom (``deeds``), sentences of each class (``violence``, ``children``, ``fear``, ``control``, ``unwanted_sex``,
  ``self_harm``, ``health``), and a second ear that weighs concepts where sentences fail (``despair``, ``menace``).
  Look-alikes are taken out before (``idioms``); denials are told from denials that disclose.
* A command counts only when it is all that was said (``commands``, ``controls``, ``freer_commands``).
* What partners do with words is read by form (``sorry``, ``listening``, ``blame`` and others); ``stages`` says which
  reading is tried where, in which order, and what is left when nothing fits.
* Near-matching (rapidfuzz) only compares an unmatched answer with whole phrases of a choice, rating or feeling
  question, tightly; never where consent is asked, never for danger.
* There is no trained classifier. A logistic regression over word n-grams of every line we had was tried as a second
  ear for danger: left out of training, it found 70 to 80 % of a file's dangers at a price of 5 to 12 % false
  alarms, and of the ones the rules had missed hardly any. It was not worth what it could not explain.

``python bench/understanding.py`` prints how well it does, by class.
"""

from dialogue.understanding.commands import CORE_COMMANDS, load_commands
from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.stages import understand

__all__ = ["CORE_COMMANDS", "Intent", "Meaning", "load_commands", "understand"]
