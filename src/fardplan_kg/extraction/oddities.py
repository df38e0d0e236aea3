"""What the form finds to be odd, as findings: one place makes them all, so they all look alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from fardplan_kg.extraction.findings import KINDS, Candidate, Finding
from fardplan_kg.extraction.reading.words import Reader, Words

QUOTE = 200


@dataclass(frozen=True)
class Oddities:
    """Makes the findings of one document."""

    reader: Reader

    def finding(
        self,
        kind: str,
        key: str,
        about: Sequence[URIRef],
        places: Iterable[Words],
        said: Mapping[str, str],
        proposal: str = "",
        candidates: Sequence[Candidate] = (),
    ) -> Finding:
        """Return a finding; ``said`` fills the fields of what its kind says."""
        found = KINDS[kind]
        words = list(places)
        return Finding(
            kind=kind,
            key=key,
            about=tuple(about),
            value=said.get("value", said.get("title", "")),
            places=tuple(place.start for place in words),
            quote=self.quote(words[0]) if words else "",
            swedish=found.says_swedish.format(**said),
            english=found.says_english.format(**said),
            proposal=proposal,
            candidates=tuple(candidates),
        )

    def quote(self, words: Words) -> str:
        """Return the line that words stand in, cut where it is long."""
        raw = self.reader.document.raw
        start = raw.rfind("\n", 0, words.start) + 1
        end = raw.find("\n", words.end)
        text = self.reader.words(start, len(raw) if end < 0 else end).text
        if len(text) <= QUOTE:
            return text
        at = max(0, text.find(words.text) - QUOTE // 4)
        return f"{'…' if at else ''}{text[at : at + QUOTE].strip()}…"
