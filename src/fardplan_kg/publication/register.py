"""Everything that has a page, in a list by kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference
from fardplan_kg.wording import msg

KINDS = {
    "roadmap": msg("Roadmaps"),
    "vision": msg("Visions"),
    "vision-point": msg("Points of the vision"),
    "goal": msg("Goals"),
    "goal-area": msg("Goal areas"),
    "direction": msg("Directions"),
    "action": msg("Actions"),
    "common-action": msg("Actions shared by all roadmaps"),
    "actor": msg("Actors"),
    "core": msg("Regional urban cores"),
    "place": msg("Places"),
    "infrastructure": msg("Infrastructure"),
    "municipality-area": msg("Areas of municipalities"),
    "character": msg("Descriptions of the core's character"),
    "cluster": msg("Clusters"),
    "establishment": msg("Establishments"),
    "ownership": msg("Ownership"),
    "count": msg("Figures"),
    "forum": msg("Forums"),
    "dialogue": msg("Political talks"),
    "arrangement": msg("Ways of working"),
    "action-plan": msg("Action plans"),
    "programme": msg("Development programmes"),
    "regional-plan": msg("Regional plans"),
    "strategy": msg("Strategies"),
    "sub-strategies": msg("Sub-strategies"),
    "theme": msg("Themes"),
    "document": msg("Documents"),
    "section": msg("Sections of the document"),
    "situation-report": msg("Situation reports"),
    "anomaly": msg("Oddities of the document"),
    "interpretation": msg("Our interpretations"),
    "identifier": msg("Codes in other registers"),
    "dataset": msg("Data sets"),
    "scheme": msg("Word lists"),
    "graph": msg("Named graphs"),
}
"""The kinds by what identifiers call them, those first that people look for."""
GRAPHS, ONTOLOGY_PATH = "graph", "ontology"
OTHERS = msg("Words in the word lists")


@dataclass(frozen=True, slots=True)
class Kind:
    """The things of one kind, and what the kind is called."""

    code: str
    label: str
    things: tuple[Reference, ...]


def register(source: Source) -> tuple[Kind, ...]:
    """Return everything that has a page, by kind and name."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri, path in source.names.places.pages.items():
        if path == ONTOLOGY_PATH:
            continue
        folder, code, *_ = path.split("/")
        code = GRAPHS if folder == GRAPHS else code
        found[code if code in KINDS else "words"].append(iri)
    return tuple(
        Kind(code, source.words.gettext(label), source.names.references(found[code]))
        for code, label in {**KINDS, "words": OTHERS}.items()
        if found[code]
    )
