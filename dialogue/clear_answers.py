"""A clear answer to a safety question: everything that was said belongs to it, and nothing takes it back."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.understanding.intents import Meaning

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearAnswer:
    """The one answer that a safety question needs clear. All words are normalised and split.

    meaning: what it means. words: pieces of it; at least one must have been said. last: pieces of it that count where
    nothing follows them. beside: pieces that may stand beside them. explained: beginnings of an explanation that may
    follow the answer and go on in any words ("I meant the …"), unless one of ``doubted`` stands among those.
    no_stop: where one of these is in what sounds like a stop, it may be one's life that is to stop, not the session,
    unless one of ``stop_all_the_same`` is in it too.
    """

    meaning: Meaning
    words: frozenset[Words]
    last: frozenset[Words] = frozenset()
    beside: frozenset[Words] = frozenset()
    explained: frozenset[Words] = frozenset()
    doubted: frozenset[Words] = frozenset()
    no_stop: frozenset[Words] = frozenset()
    stop_all_the_same: frozenset[Words] = frozenset()

    def is_given_by(self, said: Words) -> bool:
        """Whether ``said`` is this answer and no more than it may be."""
        # Which prefixes are made of pieces only, and whether the answer itself is among those pieces.
        reached: dict[int, bool] = {0: False}
        for at in range(len(said)):
            if at not in reached:
                continue
            answered = reached[at]
            if answered and self._explains(said[at:]):
                return True
            if said[at:] in self.last:
                return True
            for pieces, is_answer in ((self.words, True), (self.beside, False)):
                for piece in pieces:
                    end = at + len(piece)
                    if said[at:end] == piece:
                        reached[end] = reached.get(end, False) or answered or is_answer
        return reached.get(len(said), False)

    def _explains(self, said: Words) -> bool:
        begun = max((len(piece) for piece in self.explained if said[: len(piece)] == piece), default=0)
        return begun > 0 and not any(_holds(said[begun:], piece) for piece in self.doubted)

    def may_be_no_stop(self, said: Words) -> bool:
        """Whether a stop in these words may mean another end than the session's."""
        doubtful = any(_holds(said, piece) for piece in self.no_stop)
        return doubtful and not any(_holds(said, piece) for piece in self.stop_all_the_same)


def _holds(said: Words, piece: Words) -> bool:
    return any(said[at : at + len(piece)] == piece for at in range(len(said)))
