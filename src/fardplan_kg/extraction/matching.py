"""Which entry of the map is which action of a chapter: told by the title, not by the number.

The number counts only among what is left: an action without a title, or one whose title the map
words otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import URIRef

from fardplan_kg.extraction.form.action_map import MapEntry
from fardplan_kg.extraction.form.chapters import ActionRecord
from fardplan_kg.extraction.form.likeness import ranked
from fardplan_kg.extraction.form.roadmap import RoadmapRecord
from fardplan_kg.extraction.form.titles import TITLES_ALIKE
from fardplan_kg.extraction.identifiers import Identifiers

REWORDED = 0.5


@dataclass(frozen=True)
class PlacedAction:
    """An action with its identifier: its record in a chapter, its entry in the map, or both."""

    action: URIRef
    record: ActionRecord | None
    entry: MapEntry | None

    @property
    def title(self) -> str:
        """The title as the chapter prints it, else as the map does."""
        printed = self.record or self.entry
        return printed.title.text if printed else ""

    @property
    def number(self) -> str:
        """The number as the chapter prints it, else as the map does."""
        printed = self.record or self.entry
        return printed.number.text if printed else ""


def place_actions(record: RoadmapRecord, identifiers: Identifiers) -> list[PlacedAction]:
    """Return the actions of all chapters in the order of the document, then those of the map only.

    An action without any title is named by its number.
    """
    entries = match_entries(record.actions, record.map_entries)
    pairs: list[tuple[ActionRecord | None, MapEntry | None]]
    pairs = list(zip(record.actions, entries, strict=True))
    pairs += [(None, entry) for entry in record.map_entries if entry not in entries]
    named = identifiers.actions([_titles(*pair) for pair in pairs])
    return [PlacedAction(action, *pair) for action, pair in zip(named, pairs, strict=True)]


def _titles(record: ActionRecord | None, entry: MapEntry | None) -> list[str]:
    printed = [one.title.text for one in (record, entry) if one and one.title.text]
    return printed or [f"insats {one.number.text}" for one in (record, entry) if one]


def match_entries(
    actions: Sequence[ActionRecord], entries: Sequence[MapEntry]
) -> list[MapEntry | None]:
    """Return each action's entry in the map, or None: equal titles first, then the likest.

    Of what is left, those with one number are a pair where the titles are somewhat alike, or where
    the action has none.
    """
    likeness = sorted(
        (-ranked(action.title.text, entry.title.text), a, e)
        for a, action in enumerate(actions)
        for e, entry in enumerate(entries)
    )
    paired: dict[int, int] = {}
    for score, a, e in likeness:
        if -score >= TITLES_ALIKE and a not in paired and e not in paired.values():
            paired[a] = e
    for score, a, e in likeness:
        same = actions[a].number.text == entries[e].number.text
        close = -score >= REWORDED or not actions[a].title.text
        if same and close and a not in paired and e not in paired.values():
            paired[a] = e
    return [entries[paired[a]] if a in paired else None for a in range(len(actions))]
