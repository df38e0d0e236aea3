"""Which entry of the map is which action of a chapter: told by the title, never by the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.likeness import ranked
from fardplan_kg.extraction.roadmap import ActionRecord, MapEntry, RoadmapRecord

TITLES_ALIKE = 0.85


@dataclass(frozen=True)
class PlacedAction:
    """An action's record with its identifier and its entry in the map, where it has one."""

    record: ActionRecord
    action: URIRef
    entry: MapEntry | None


def place_actions(record: RoadmapRecord, identifiers: Identifiers) -> list[PlacedAction]:
    """Return the actions of all chapters, in the order of the document."""
    entries = match_entries(record.actions, record.map_entries)
    titles = [
        [action.title.text, *([entry.title.text] if entry else [])]
        for action, entry in zip(record.actions, entries, strict=True)
    ]
    named = identifiers.actions(titles)
    return [PlacedAction(*placed) for placed in zip(record.actions, named, entries, strict=True)]


def match_entries(
    actions: Sequence[ActionRecord], entries: Sequence[MapEntry]
) -> list[MapEntry | None]:
    """Return each action's entry in the map, or None: equal titles first, then the likest."""
    likeness = sorted(
        (-ranked(action.title.text, entry.title.text), a, e)
        for a, action in enumerate(actions)
        for e, entry in enumerate(entries)
    )
    paired: dict[int, int] = {}
    for score, a, e in likeness:
        if -score >= TITLES_ALIKE and a not in paired and e not in paired.values():
            paired[a] = e
    return [entries[paired[a]] if a in paired else None for a in range(len(actions))]


def unmatched(placed: Sequence[PlacedAction], entries: Sequence[MapEntry]) -> Iterator[str]:
    """Yield a finding for each action that only the chapter or only the map has."""
    for action in placed:
        if action.entry is None:
            yield f"{_named(action.record)} stands in its chapter and not in the map"
    matched = [action.entry for action in placed]
    for entry in entries:
        if entry not in matched:
            yield f"{_named(entry)} stands in the map and in no chapter"


def _named(printed: ActionRecord | MapEntry) -> str:
    return f"{printed.number.text} '{printed.title.text}'"
