"""What the form finds to be odd, as findings: one place makes them all, so they all look alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from fardplan_kg.extraction.findings import KINDS, Candidate, Finding
from fardplan_kg.extraction.reading.words import Reader, Words

QUOTE = 200
# the rest of a line, and those after a comma or a broken word, or that begin in a small letter
GOES_ON = re.compile(r"[^\n]*(?:(?<=[,;-])\n[ \t]*\S[^\n]*|\n[ \t]*[a-zåäöéü][^\n]*)*")


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
        """Return the lines that words stand in and what plainly continues them, cut where long."""
        raw = self.reader.document.raw
        start = raw.rfind("\n", 0, words.start) + 1
        goes_on = GOES_ON.match(raw, max(words.end - 1, start))
        text = self.reader.words(start, goes_on.end() if goes_on else words.end).text
        if len(text) <= QUOTE:
            return text
        at = max(0, text.find(words.text) - QUOTE // 4)
        return f"{'…' if at else ''}{text[at : at + QUOTE].strip()}…"
