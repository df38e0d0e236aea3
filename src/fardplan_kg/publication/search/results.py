"""The answer to a query: how many entries have its words, the best of them, or what to ask instead.

A result is what the data twin of the search page gives as JSON, and what the page is made of. A
text stands in it in pieces of which every other is marked, the first one not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fardplan_kg.publication.search import folding
from fardplan_kg.publication.search.entries import Field
from fardplan_kg.publication.search.matching import WEIGHTS, Match, Text, Words, holds
from fardplan_kg.publication.search.nearest import MOST, nearest
from fardplan_kg.publication.search.snippets import marked, spelling

PAGE = 50
"""Hits that are shown at a time."""
SHOWN_TEXTS = 2
Result = dict[str, Any]
Matches = Sequence[Mapping[int, Match]]


@dataclass(frozen=True, eq=False)
class Search:
    """An index that is searched."""

    held: Words

    def result(self, asked: str, shown: int = PAGE) -> Result:
        """Return the answer to a query, with so many hits told of."""
        query, cut = folding.query(asked)
        words = folding.query_words(query)
        matches = [self.held.matches(word) for word in words]
        ranked = self._ranked(words, matches)
        return {
            "query": query,
            "cut": cut,
            "total": len(ranked),
            "hits": [self._hit(at, words, matches) for at in ranked[: max(shown, 0)]],
            "suggestions": [] if ranked else self._suggestions(words),
        }

    def _ranked(self, words: list[str], matches: Matches) -> list[int]:
        """Return the positions of the entries that have every word, the best first."""
        first: Mapping[int, Match] = matches[0] if matches else {}
        scores = {
            at: sum(found[at].score for found in matches) + self._whole(at, words)
            for at in first
            if all(at in found for found in matches)
        }
        return sorted(scores, key=lambda at: (-scores[at], at))

    def _whole(self, at: int, words: list[str]) -> int:
        """Return what an entry gets for having the query as one of its names."""
        named = at in self.held.named.get(" ".join(words), ())
        return WEIGHTS[Field.NAME] * len(words) if named else 0

    def _hit(self, at: int, words: list[str], matches: Matches) -> Result:
        own = self.held.index
        path, kind, plan, number, texts, _ = own["entries"][at]
        _, away, name = texts[0]
        shown = f"{number} {name}"
        by = dict.fromkeys(
            found[at].text
            for word, found in zip(words, matches, strict=True)
            if not holds(shown, word)
        )
        return {
            "path": path,
            "language": away,
            "name": marked(name, words),
            "number": marked(number, words),
            "kind": own["kinds"][kind],
            "plan": own["plans"][plan],
            "found": [self._told(self.held.texts[text], words) for text in list(by)[:SHOWN_TEXTS]],
        }

    def _told(self, text: Text, words: list[str]) -> Result:
        """Return a text as a hit shows it; place: empty for what is no quote."""
        place = self.held.index["places"][text.place] if text.place >= 0 else []
        return {
            "field": int(text.field),
            "language": text.language,
            "text": marked(text.text, words, cut=True),
            "place": list(place),
        }

    def _suggestions(self, words: list[str]) -> list[str]:
        """Return queries that find something: nearest words for unknown ones, or a word alone."""
        known = {word for word in words if self.held.known(word)}
        near = {w: nearest(w, self.held.vocabulary) for w in words if w not in known}
        tried = [self._instead(words, near, turn) for turn in range(MOST)] if near else []
        alone = [[word] for word in words if word in known] if len(words) > 1 else []
        found = [own for own in tried if own and self._finds(own)] or alone
        return list(dict.fromkeys(" ".join(map(self._spelt, own)) for own in found))

    def _instead(self, words: list[str], near: Mapping[str, list[str]], turn: int) -> list[str]:
        """Return a query with other words for unknown ones; none where there is no other turn."""
        if not any(len(own) > turn for own in near.values()):
            return []
        turned = {word: own[turn:] or own for word, own in near.items() if own}
        return [turned[w][0] if w in turned else w for w in words if w in turned or w not in near]

    def _finds(self, words: list[str]) -> bool:
        return bool(self._ranked(words, [self.held.matches(word) for word in words]))

    def _spelt(self, word: str) -> str:
        """Return a word as the first text that has it spells it."""
        texts = self.held.vocabulary.get(word)
        return spelling(self.held.texts[texts[0]].text, word) if texts else word
