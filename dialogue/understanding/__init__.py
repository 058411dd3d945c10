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
* There is no trained classifier. A logistic regression over the word n-grams of every line we had was tried as one
  more ear for danger. On files it had not seen it found 69 to 80 % of the dangers and raised false alarms on 5 to 18 %
  of the rest; of thirteen dangers that the rules had missed it heard seven, with eight of thirty look-alikes.
  That is too many quiet stops for what it adds, and it could not say why.

``python bench/understanding.py`` prints how well it does, by class.
"""

from dialogue.understanding.commands import CORE_COMMANDS, load_commands
from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.stages import understand

__all__ = ["CORE_COMMANDS", "Intent", "Meaning", "load_commands", "understand"]
