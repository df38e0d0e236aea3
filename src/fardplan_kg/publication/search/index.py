"""The index that both sides search: a compact JSON file for each language of the pages.

It grows with the data and no faster: each quote stands in it once, however much it carries, and so
do kinds, roadmaps and the places of quotes, which the entries name by their position.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from fardplan_kg.publication.evidence import Quote
from fardplan_kg.publication.search.entries import entries
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.statements import embeddable
from fardplan_kg.questions import Question
from fardplan_kg.store import Term

Key = TypeVar("Key")
Index = Mapping[str, Any]
"""language, and lists: kinds, plans, places (section, its language where it is not the page's,
pages, path), quotes (text, place), entries (path, kind, roadmap, number as shown, texts, quotes).
A text is the field it comes from, its language where it is not the page's, and itself."""


class _Positions(Generic[Key]):
    """A list without repetitions, and the position of each of its members."""

    def __init__(self) -> None:
        self.known: dict[Key, int] = {}

    def of(self, own: Key) -> int:
        return self.known.setdefault(own, len(self.known))

    def listed(self) -> list[Key]:
        return list(self.known)


def index(
    sources: Mapping[str, Source],
    language: str,
    questions: Mapping[str, Question] = MappingProxyType({}),
) -> Index:
    """Return the index of the pages of a language; ``questions`` by the name of their page."""
    source = sources[language]
    kinds, plans = _Positions[str](), _Positions[str]()
    places, quotes = _Positions[tuple[str, ...]](), _Positions[tuple[str, int]]()

    def quoted(quote: Quote) -> int:
        return quotes.of((quote.text, places.of(_place(source, quote))))

    made = [
        [
            entry.path,
            kinds.of(entry.kind),
            plans.of(entry.plan),
            entry.number,
            [[int(field), _away(term, language), term.value] for field, term in entry.texts],
            [quoted(quote) for quote in entry.quotes],
        ]
        for entry in entries(sources, language, questions)
    ]
    return {
        "language": language,
        "kinds": kinds.listed(),
        "plans": plans.listed(),
        "places": [list(own) for own in places.listed()],
        "quotes": [list(own) for own in quotes.listed()],
        "entries": made,
    }


def written(own: Index) -> bytes:
    """Return an index as JSON without spaces, harmless also where it is taken for HTML."""
    text = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    return embeddable(text).encode() + b"\n"


def _away(term: Term, language: str) -> str:
    return "" if term.language == language else term.language


def _place(source: Source, quote: Quote) -> tuple[str, ...]:
    """Return where a quote stands: the section, its language, the pages, the section's path."""
    section, words = source.names.reference(quote.section), source.words
    name = f"{section.number} {section.name.value}".strip()
    pages = ""
    if quote.last > quote.first:
        pages = words.gettext("pp. %(first)s–%(last)s", first=quote.first, last=quote.last)
    elif quote.first:
        pages = words.gettext("p. %(page)s", page=quote.first)
    return name, _away(section.name, source.language), pages, section.path
