"""What a person may call things of the graph in a decision: a name, or the slug."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.faults import nearest
from fardplan_kg.namespaces import FP, ID, local_name, thing

FPN = Namespace(FP)
REGISTERED = (SKOS.prefLabel, SKOS.altLabel)
PRINTED = (
    *REGISTERED,
    SKOS.hiddenLabel,
    FPN.nameAsPrinted,
    FPN.titleInMap,
    FPN.titleInChapter,
    FPN.alsoTitled,
)


@dataclass(frozen=True)
class Unresolved:
    """Why words lead to no one thing, in both languages."""

    swedish: str
    english: str


@dataclass
class Names:
    """Things by what they are called; ``what`` names their kind in Swedish and English."""

    what: tuple[str, str]
    things: dict[str, set[URIRef]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, named: URIRef) -> None:
        """Let a thing be called by a name."""
        self.things[name].add(named)

    def forget(self, name: str, kept: Names) -> None:
        """Forget what is called so, whatever the case, but for what ``kept`` calls so too."""
        folded = fold(name)
        for other in [other for other in self.things if fold(other) == folded]:
            self.things[other] &= kept.things.get(other, set())
            if not self.things[other]:
                del self.things[other]

    def find(self, text: str) -> set[URIRef]:
        """Return what is called so: letter for letter, else by slug, else whatever the case."""
        if text in self.things:
            return self.things[text]
        if slugged := {t for found in self.things.values() for t in found if _slug(t) == text}:
            return slugged
        folded = text.casefold()
        return {t for n, found in self.things.items() if n.casefold() == folded for t in found}

    def resolve(self, text: str) -> URIRef | Unresolved:
        """Return the one thing that is called so, or why there is none."""
        found = sorted(self.find(text))
        if len(found) == 1:
            return found[0]
        if found:
            slugs = " eller ".join(_slug(found_thing) for found_thing in found)
            return Unresolved(
                f"”{text}” är flera i registret; skriv {slugs}",
                f"'{text}' is several; write {slugs.replace(' eller ', ' or ')}",
            )
        swedish, english = self.what
        near = nearest(text, sorted(self.things))
        return Unresolved(
            f"”{text}” är inget känt namn på en {swedish}" + (f"; närmast: {near}" if near else ""),
            f"'{text}' is no known {english}" + (f"; the nearest: {near}" if near else ""),
        )

    def twins(self, name: str) -> set[URIRef]:
        """Return what is called so but for case, spaces and marks between the letters."""
        folded = fold(name)
        return {t for n, found in self.things.items() if fold(n) == folded for t in found}


def fold(name: str) -> str:
    """Return the letters and figures of a name; å, ä and ö are letters of their own."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name).casefold())


def names_of(
    what: tuple[str, str],
    kind: str,
    graph: Graph,
    predicates: Iterable[URIRef] = REGISTERED,
) -> Names:
    """Return the Swedish names in a graph of the things of a kind, as their identifiers say it."""
    names, prefix = Names(what), thing(kind, "") if kind else ID
    for predicate in predicates:
        for named, label in graph.subject_objects(predicate):
            if isinstance(named, URIRef) and named.startswith(prefix) and _swedish(label):
                names.add(str(label), named)
    return names


def common_actions(graph: Graph) -> Names:
    """Return the common actions by the titles of the actions that they stand for."""
    titles = names_of(("", ""), "action", graph, PRINTED)
    names = Names(("gemensam insats", "common action"))
    for title, actions in titles.things.items():
        for action in actions:
            for common in graph.objects(action, FPN.commonAction):
                names.add(title, URIRef(str(common)))
    return names


def _slug(named: URIRef) -> str:
    return local_name(named)


def _swedish(label: object) -> bool:
    return isinstance(label, Literal) and label.language in ("sv", None)
