"""Where a plan's chapters, its map and its contents differ on one action or heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rdflib import URIRef

from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.roadmap import RoadmapRecord
from fardplan_kg.extraction.form.sections import Section
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.matching import PlacedAction
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.reading.words import Words
from fardplan_kg.namespaces import local_name


@dataclass(frozen=True)
class Comparison:
    """Reports the differences within one plan."""

    record: RoadmapRecord
    identifiers: Identifiers
    oddities: Oddities
    draft: Draft

    def compare(self, placed: Sequence[PlacedAction]) -> None:
        """Add the readings and findings of all differences."""
        has_map = bool(self.record.map_entries)
        for action in placed:
            self._title(action)
            if has_map and (action.entry is None or action.record is None):
                self._only(action)
        self._numbers(placed)
        for section in self.record.sections[1:]:
            self._heading(section)
        for entry in self.record.missing:
            about = (self.identifiers.document,)
            key = f"no-section-{entry.page}"
            self._report("no-section", key, about, (entry.title,), "godta", value=entry.title.text)

    def _report(
        self,
        kind: str,
        key: str,
        about: Sequence[URIRef],
        places: Sequence[Words],
        proposal: str,
        **said: str,
    ) -> None:
        finding = self.oddities.finding(kind, key, about, places, said, proposal)
        self.draft.report(self.identifiers, finding, places)

    def _only(self, action: PlacedAction) -> None:
        """Report an action that only the chapter or only the map has."""
        kind = "only-in-map" if action.record is None else "only-in-chapter"
        printed = action.record or action.entry
        if printed:
            key = f"{kind}-{local_name(action.action)}"
            proposal = "godta" if action.record else ""
            said = {"number": printed.number.text, "title": printed.title.text}
            self._report(kind, key, (action.action,), (printed.number,), proposal, **said)

    def _title(self, action: PlacedAction) -> None:
        record, entry = action.record, action.entry
        if record and not record.title.text:
            proposal = entry.title.text if entry else ""
            key, number = f"no-title-{local_name(action.action)}", record.number
            self._report("no-title", key, (action.action,), (number,), proposal, number=number.text)
        elif record and entry and record.title.text != entry.title.text:
            said = {
                "value": record.title.text,
                "chapter": record.title.text,
                "map": entry.title.text,
            }
            proposal = record.title.text.rstrip(". ")
            self._differs("title", action.action, record.title, entry.title, proposal, said)

    def _differs(
        self,
        kind: str,
        action: URIRef,
        chapter: Words,
        on_map: Words,
        proposal: str,
        said: dict[str, str],
    ) -> None:
        key = f"{kind}-{local_name(action)}"
        self.draft.read(self.identifiers, key, {"chapter": chapter, "map": on_map})
        self._report(kind, key, (action,), (chapter, on_map), proposal, **said)

    def _numbers(self, placed: Sequence[PlacedAction]) -> None:
        """Report numbers that differ from the map's, and numbers that several actions have."""
        first: dict[str, PlacedAction] = {}
        by_map = _rising([action.entry.number.text for action in placed if action.entry])
        for action in placed:
            record, entry = action.record, action.entry
            key = f"number-{local_name(action.action)}"
            if record and entry and record.number.text != entry.number.text:
                said = {
                    "title": action.title, "chapter": record.number.text, "map": entry.number.text
                }  # fmt: skip
                proposal = entry.number.text if by_map else ""
                self._differs("number", action.action, record.number, entry.number, proposal, said)
            elif other := first.get(action.number):
                said = {"value": action.number, "title": action.title, "other": other.title}
                places = [one.number for one in (record, entry) if one]
                self._report("number-twice", key, (action.action,), places, "godta", **said)
            first.setdefault(action.number, action)

    def _heading(self, section: Section) -> None:
        about = self.identifiers.scoped("section", section.slug)
        if section.entry is None and section.chapter:
            said = {"value": section.heading.text, "chapter": section.chapter}
            key = f"extra-heading-{section.slug}"
            self._report("extra-heading", key, (about,), (section.heading,), "godta", **said)
        elif section.entry and section.entry.title.text != section.heading.text:
            contents, chapter = section.entry.title, section.heading
            key = f"heading-{section.slug}"
            places = {"contents": contents, "chapter": chapter}
            self.draft.read(self.identifiers, key, places)
            said = {name: words.text for name, words in places.items()}
            self._report("heading", key, (about,), (contents, chapter), "godta", **said)


def _rising(numbers: Sequence[str]) -> bool:
    """Tell whether numbers such as 1.9, 1.10 come in order, none of them twice."""
    parts = [tuple(int(part) for part in number.split(".")) for number in numbers]
    return all(one < other for one, other in pairwise(parts))
