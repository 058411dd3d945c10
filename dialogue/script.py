"""The script: every spoken line and every question, read from TOML that a counsellor can edit.

A file a stage. ``[lines]`` maps names to texts (or lists of variants); ``[questions.NAME]`` says how a line is
answered, ``like = "OTHER"`` that it is answered as another question of its page. Everything is checked when it is
read, and a mistake is reported with its file and line.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dialogue.clear_answers import ClearAnswer, Words
from dialogue.lines import BadLineError, Line
from dialogue.questions import Question, QuestionKind, Who
from dialogue.understanding.intents import Intent, Meaning
from dialogue.understanding.normalise import normalise

# Files of the folder that are not stages: the phrases shared by kinds of question, and others' data.
SHARED_ANSWERS = "answers.toml"
NOT_STAGES = frozenset(
    {
        SHARED_ANSWERS,
        "assent.toml",
        "commands.toml",
        "help_numbers.toml",
        "danger.toml",
        "denials.toml",
        "enough.toml",
        "figures.toml",
        "details.toml",
        "feelings.toml",
        "heat.toml",
        "numbers.toml",
        "phrases.toml",
        "short_answers.toml",
        "quarrels.toml",
        "small_words.toml",
        "stop.toml",
        "words_of_dying.toml",
    }
)

LARGEST_PAGE_BYTES = 1 << 20  # the whole shipped script is a tenth of this

_QUESTION_KEYS = frozenset(
    {
        "like",
        "line",
        "kind",
        "takes",
        "phrases",
        "also",
        "rephrased",
        "narrowed",
        "otherwise",
        "press",
        "silence_seconds",
        "prompted",
        "who",
        "says_back",
        "clear",
    }
)
_CLEAR_KEYS = frozenset({"meaning", "words", "last", "beside", "explained", "doubted", "no_stop", "stop_all_the_same"})


class ScriptError(Exception):
    """A mistake in the script: file, line where it can be told, what is wrong and the fix."""


@dataclass(frozen=True, slots=True)
class Script:
    """All lines and questions by id (``stage.name``)."""

    lines: Mapping[str, Line]
    questions: Mapping[str, Question]

    def texts(self) -> tuple[str, ...]:
        """Every text that can be rendered before a session, each once, in order of the script."""
        return tuple(dict.fromkeys(text for line in self.lines.values() for text in line.texts()))

    def choices_of(self, question: Question) -> str:
        """The first few phrases of a question, for "what can I say"; never more than three: METHOD 4."""
        shortest_of_each = {meaning.intent: phrase for phrase, meaning in reversed(tuple(question.phrases.items()))}
        return ", ".join(list(reversed(shortest_of_each.values()))[:3])


def load_script(language: str = "en", overlay: Path | None = None) -> Script:
    """Read the shipped script, lines of ``overlay`` (a folder of files of the same names) put over it.

    An overlay may change the wording of lines that exist; it cannot add or change questions.
    Raises ScriptError.
    """
    folder = resources.files("dialogue").joinpath("scripts", language)
    shared = _read(folder.joinpath(SHARED_ANSWERS))
    lines: dict[str, Line] = {}
    questions: dict[str, Question] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml") and file.name not in NOT_STAGES:
            page = _read(file)
            lines |= page.lines()
            questions |= page.questions(shared)
    for question in questions.values():
        for line in (question.line, question.rephrased, question.narrowed):
            if line and line not in lines:
                raise ScriptError(f"question {question.id}: there is no line {line}; add it to [lines]")
    if overlay is not None:
        lines = {**lines, **_overlaid(overlay, lines)}
    return Script(MappingProxyType(lines), MappingProxyType(questions))


def _overlaid(folder: Path, lines: Mapping[str, Line]) -> dict[str, Line]:
    if not folder.is_dir():
        raise ScriptError(f"{folder}: the overlay folder is not there; make it, or clear script.overlay")
    changed: dict[str, Line] = {}
    for file in sorted(folder.glob("*.toml")):
        page = _read(file)
        for id_, line in page.lines().items():
            if id_ not in lines:
                raise page.mistake(id_.partition(".")[2], f"there is no line {id_} to change")
            _same_placeholders(page, line, lines[id_])
            changed[id_] = line
    return changed


def _same_placeholders(page: _Page, line: Line, shipped: Line) -> None:
    """An overlay may use only the values that the flow gives to the shipped line."""
    allowed = set(re.findall(r"\{(\w+)\}", " ".join(shipped.variants)))
    for name in re.findall(r"\{(\w+)\}", " ".join(line.variants)):
        if name not in allowed:
            raise page.mistake(line.id.partition(".")[2], f"{{{name}}} is not given to this line")


@dataclass(frozen=True, slots=True)
class _Page:
    """One file of the script."""

    name: str
    stage: str
    source: str
    content: Mapping[str, Any]

    def mistake(self, key: str, what: str) -> ScriptError:
        """An error that names the file and the line where ``key`` stands."""
        pattern = re.compile(rf'^\s*(?:\[.*\.?{re.escape(key)}\]|"?{re.escape(key)}"?\s*=)')
        for number, text in enumerate(self.source.splitlines(), start=1):
            if pattern.match(text):
                return ScriptError(f"{self.name}, line {number}: {what}")
        return ScriptError(f"{self.name}: {what}")

    def lines(self) -> dict[str, Line]:
        """The lines of this page by id."""
        found: dict[str, Line] = {}
        for unknown in self.content.keys() - {"lines", "questions"}:
            raise self.mistake(unknown, f"unknown part [{unknown}]; a page has [lines] and [questions.NAME]")
        for name, text in self.content.get("lines", {}).items():
            variants = (text,) if isinstance(text, str) else tuple(text) if isinstance(text, list) else ()
            if not variants or not all(isinstance(variant, str) for variant in variants):
                raise self.mistake(name, f"{name} must be a text or a list of texts")
            try:
                line = Line(f"{self.stage}.{name}", variants)
            except BadLineError as error:
                raise self.mistake(name, f"{name}: {error}") from None
            found[line.id] = line
        return found

    def questions(self, shared: _Page) -> dict[str, Question]:
        """The questions of this page by id."""
        table = self.content.get("questions", {})
        return {f"{self.stage}.{name}": self._question(name, entry, shared) for name, entry in table.items()}

    def _question(self, name: str, entry: Mapping[str, Any], shared: _Page) -> Question:
        if "like" in entry:
            model = self.content["questions"].get(entry["like"])
            if model is None or "like" in model:
                raise self.mistake(
                    "like", f"question {name}: like names another question of this page, not {entry['like']!r}"
                )
            entry = {**model, **entry}
        for unknown in entry.keys() - _QUESTION_KEYS:
            raise self.mistake(unknown, f"question {name}: unknown key {unknown}; known: {sorted(_QUESTION_KEYS)}")
        try:
            kind = QuestionKind(str(entry.get("kind")))
        except ValueError:
            kinds = ", ".join(QuestionKind)
            raise self.mistake(name, f"question {name}: kind must be one of {kinds}") from None
        phrases = {
            phrase: shared.meaning(phrase, value)
            for phrase, value in shared.content.get(kind.value, {}).get("phrases", {}).items()
        }
        phrases |= {phrase: self.meaning(phrase, value) for phrase, value in entry.get("phrases", {}).items()}
        also = {phrase: self.meaning(phrase, value) for phrase, value in entry.get("also", {}).items()}
        defaults = shared.content.get(kind.value, {})
        takes = frozenset(self._intent(name, value) for value in entry.get("takes", defaults.get("takes", ())))
        takes |= frozenset(meaning.intent for meaning in (*phrases.values(), *also.values()))
        if not takes:
            raise self.mistake(name, f"question {name}: nothing answers it; give it phrases or takes")
        press = entry.get("press", defaults.get("press"))
        return Question(
            id=f"{self.stage}.{name}",
            stage=self.stage,
            line=self._line_id(entry.get("line", name)),
            kind=kind,
            phrases=MappingProxyType(phrases),
            takes=takes,
            rephrased=self._line_id(entry.get("rephrased", defaults.get("rephrased", ""))),
            narrowed=self._line_id(entry.get("narrowed", defaults.get("narrowed", ""))),
            otherwise=self.meaning("otherwise", entry.get("otherwise", defaults.get("otherwise", "SKIP"))),
            press=None if press is None else self.meaning("press", press),
            silence_seconds=self._seconds(entry.get("silence_seconds")),
            prompted=entry.get("prompted", True) is not False,
            who=self._who(name, entry.get("who")),
            says_back=entry.get("says_back", False) is True,
            clear=self._clear(name, entry["clear"], shared) if "clear" in entry else None,
            also=MappingProxyType(also),
        )

    def _clear(self, name: str, entry: Mapping[str, Any], shared: _Page) -> ClearAnswer:
        """The answer that must be clear, and its words, with those that may stand beside any such answer."""
        for unknown in entry.keys() - _CLEAR_KEYS:
            raise self.mistake(unknown, f"question {name}: clear knows {sorted(_CLEAR_KEYS)}, not {unknown}")
        if not entry.get("words"):
            raise self.mistake(name, f"question {name}: clear needs words")
        beside = (*shared.content.get("clear", {}).get("beside", ()), *entry.get("beside", ()))
        return ClearAnswer(
            meaning=self.meaning("clear", entry.get("meaning")),
            words=_spelled(entry["words"]),
            last=_spelled(entry.get("last", ())),
            beside=_spelled(beside),
            explained=_spelled(entry.get("explained", ())),
            doubted=_spelled(entry.get("doubted", ())),
            no_stop=_spelled(entry.get("no_stop", ())),
            stop_all_the_same=_spelled(entry.get("stop_all_the_same", ())),
        )

    def _who(self, name: str, value: object) -> Who | None:
        if value is None or value in tuple(Who):
            return None if value is None else Who(str(value))
        raise self.mistake("who", f"question {name}: who is one of {', '.join(Who)}, not {value!r}")

    def _seconds(self, value: object) -> float | None:
        if value is None or (isinstance(value, int | float) and 1 <= value <= 600):
            return value
        raise self.mistake("silence_seconds", f"silence_seconds is a number from 1 to 600, not {value!r}")

    def _line_id(self, name: str) -> str:
        return name if "." in name or not name else f"{self.stage}.{name}"

    def meaning(self, phrase: str, value: object) -> Meaning:
        """A meaning as written: an intent's name, or a table with ``intent`` and its slots."""
        if isinstance(value, str):
            return Meaning(self._intent(phrase, value))
        if isinstance(value, dict) and isinstance(value.get("intent"), str):
            slots = {key: tuple(slot) if isinstance(slot, list) else slot for key, slot in value.items()}
            return Meaning(self._intent(phrase, slots.pop("intent")), MappingProxyType(slots))
        raise self.mistake(phrase, f'{phrase}: a meaning is "INTENT" or {{ intent = "INTENT", … }}')

    def _intent(self, key: str, value: object) -> Intent:
        try:
            return Intent(str(value))
        except ValueError:
            raise self.mistake(key, f"{key}: unknown intent {value!r}") from None


def _spelled(pieces: Iterable[str]) -> frozenset[Words]:
    return frozenset(tuple(normalise(piece).split()) for piece in pieces) - {()}


def _refuse_what_is_no_page(file: Path) -> None:
    """A pipe or a device would be waited for without end; a huge file would fill the memory."""
    try:
        status = file.stat()
    except OSError as error:
        raise ScriptError(f"{file.name}: cannot be read ({error.strerror})") from None
    if not stat.S_ISREG(status.st_mode):
        raise ScriptError(f"{file.name}: not a regular file; put the lines into a plain text file")
    if status.st_size > LARGEST_PAGE_BYTES:
        raise ScriptError(f"{file.name}: has {status.st_size} bytes; at most {LARGEST_PAGE_BYTES} are read")


def _read(file: Traversable | Path) -> _Page:
    if isinstance(file, Path):
        _refuse_what_is_no_page(file)
    try:
        source = file.read_text(encoding="utf-8")
        content = tomllib.loads(source)
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(f"{file.name}: cannot be read ({error})") from None
    except RecursionError:
        raise ScriptError(f"{file.name}: not TOML: nested too deeply") from None
    except tomllib.TOMLDecodeError as error:
        raise ScriptError(f"{file.name}: not TOML: {error}") from None
    return _Page(file.name, file.name.removesuffix(".toml"), source, content)
