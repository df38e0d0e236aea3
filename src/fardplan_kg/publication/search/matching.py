"""What an index holds as words, and how well its entries match a word.

The rules are those of the package's own documentation; ``static/search.js`` does the same in the
browser.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fardplan_kg.publication.search.entries import Field
from fardplan_kg.publication.search.folding import words
from fardplan_kg.publication.search.index import Index

WEIGHTS = {
    Field.NAME: 40,
    Field.OTHER_LANGUAGE: 40,
    Field.OTHER_NAME: 30,
    Field.NUMBER: 20,
    Field.TEXT: 10,
    Field.QUOTE: 5,
}
NAMES = (Field.NAME, Field.OTHER_LANGUAGE, Field.OTHER_NAME)
WHOLE, BEGINNING, INSIDE = 3, 2, 1
INSIDE_FROM = 3
"""Characters that a word must have to be looked for inside others."""


class Text(NamedTuple):
    """A text of the index, the entries that it is of, and where it stands if it is a quote.

    language: where it is not the page's. place: a position in the index, -1 for what is no quote.
    """

    field: Field
    language: str
    text: str
    owners: tuple[int, ...]
    place: int = -1


class Match(NamedTuple):
    """How well an entry matches a word, and the position of the text by which it does."""

    score: int
    text: int


def quality(word: str, other: str) -> int:
    """Return how well a word of a query matches a word of a text; 0 for not at all.

    >>> [quality("halso", own) for own in ("halso", "halsovagen", "ohalsosam", "vagen")]
    [3, 2, 1, 0]
    """
    if other.startswith(word):
        return WHOLE if word == other else BEGINNING
    return INSIDE if len(word) >= INSIDE_FROM and word in other else 0


def holds(text: str, word: str) -> bool:
    """Whether some word of a text matches a word."""
    return any(quality(word, other) for other in words(text))


@dataclass(frozen=True, eq=False)
class Words:
    """The words of an index."""

    index: Index

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts of the entries, then the quotes."""
        return (*self._own(), *self._quotes())

    def _own(self) -> Iterator[Text]:
        for at, (*_, texts, _) in enumerate(self.index["entries"]):
            yield from (Text(Field(field), away, text, (at,)) for field, away, text in texts)

    def _quotes(self) -> Iterator[Text]:
        carried: dict[int, list[int]] = defaultdict(list)
        for at, (*_, quotes) in enumerate(self.index["entries"]):
            for quote in quotes:
                carried[quote].append(at)
        away = "" if self.index["language"] == "sv" else "sv"
        for at, (text, place) in enumerate(self.index["quotes"]):
            yield Text(Field.QUOTE, away, text, tuple(carried[at]), place)

    @cached_property
    def vocabulary(self) -> dict[str, list[int]]:
        """Every word with the positions of the texts that have it, in the index's order."""
        found: dict[str, list[int]] = {}
        for at, own in enumerate(self.texts):
            for word in dict.fromkeys(words(own.text)):
                found.setdefault(word, []).append(at)
        return found

    @cached_property
    def named(self) -> dict[str, set[int]]:
        """The entries by each of their names, folded."""
        found: dict[str, set[int]] = defaultdict(set)
        for own in self.texts:
            if own.field in NAMES:
                found[" ".join(words(own.text))].update(own.owners)
        return dict(found)

    def matches(self, word: str) -> dict[int, Match]:
        """Return how well each entry matches a word, of those that do: one pass over all words."""
        best: dict[int, int] = {}
        for other, texts in self.vocabulary.items():
            if found := quality(word, other):
                best.update((at, max(found, best.get(at, 0))) for at in texts)
        return self._by_entry(best)

    def _by_entry(self, best: dict[int, int]) -> dict[int, Match]:
        found: dict[int, Match] = {}
        for at in sorted(best):
            own = self.texts[at]
            away = own.language != "" and own.field != Field.NAME
            score = best[at] * WEIGHTS[own.field] - away
            for owner in own.owners:
                if owner not in found or score > found[owner].score:
                    found[owner] = Match(score, at)
        return found

    def known(self, word: str) -> bool:
        """Whether some word of the index matches a word."""
        return any(quality(word, other) for other in self.vocabulary)
