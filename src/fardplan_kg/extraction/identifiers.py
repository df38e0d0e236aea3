"""Identifiers of one roadmap's things: made from titles once, and found again ever after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph, Namespace, URIRef

from fardplan_kg.dataset import parse_turtle
from fardplan_kg.extraction.likeness import ranked
from fardplan_kg.namespaces import FP, local_name, slug, thing

FPN = Namespace(FP)
LIKENESS = 0.9


@dataclass(frozen=True)
class Identifiers:
    """How things of a core are named; ``former`` are the actions' titles in the graph before."""

    core: str
    former: Mapping[str, URIRef] = field(default_factory=dict)

    def scoped(self, kind: str, *slugs: str) -> URIRef:
        """Return the identifier of a thing that belongs to this core's roadmap."""
        return URIRef(thing(kind, self.core, *slugs))

    @property
    def roadmap(self) -> URIRef:
        """The roadmap."""
        return URIRef(thing("roadmap", self.core))

    @property
    def document(self) -> URIRef:
        """The document that prints the roadmap."""
        return URIRef(thing("document", f"fardplan-{self.core}"))

    def actions(self, titles: Sequence[Sequence[str]]) -> list[URIRef]:
        """Return an identifier for each action, given its titles: the former one, else a new one.

        A former identifier goes to the action that has its very title, then to the one whose title
        is most like it; none is given twice.
        """
        given = self._found_again(titles)
        for index, own in enumerate(titles):
            if index not in given:
                given[index] = self._unused(slug(own[0]), {*given.values(), *self.former.values()})
        return [given[index] for index in range(len(titles))]

    def _found_again(self, titles: Sequence[Sequence[str]]) -> dict[int, URIRef]:
        likeness = (
            (-ranked(title, former), index, action)
            for index, own in enumerate(titles)
            for title in own
            for former, action in self.former.items()
        )
        found: dict[int, URIRef] = {}
        for score, index, action in sorted(likeness):
            if -score >= LIKENESS and index not in found and action not in found.values():
                found[index] = action
        return found

    def _unused(self, base: str, taken: set[URIRef]) -> URIRef:
        numbered = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
        return next(iri for name in numbered if (iri := self.scoped("action", name)) not in taken)

    def participation(self, action: URIRef, actor: str, taken: Iterable[URIRef]) -> URIRef:
        """Return the identifier of an actor's place in an action, numbered where it comes again."""
        base = self.scoped("participation", local_name(action), actor)
        numbered = [base, *(URIRef(f"{base}-{n}") for n in range(2, 100))]
        return next(iri for iri in numbered if iri not in set(taken))

    def hashed(self, kind: str, *parts: str) -> URIRef:
        """Return the identifier of a claim or a piece of evidence: a hash of what makes it up."""
        content = "\x1f".join(parts).encode()
        return self.scoped(kind, hashlib.sha256(content).hexdigest()[:12])


def read_identifiers(core: str, plan_file: Path) -> Identifiers:
    """Return the identifiers of a core, with the former actions where its plan graph exists."""
    former: dict[str, URIRef] = {}
    if plan_file.exists():
        graph: Graph = parse_turtle(plan_file)
        for predicate in (FPN.titleInMap, FPN.titleInChapter):
            for action, title in graph.subject_objects(predicate):
                former[str(title)] = URIRef(str(action))
    return Identifiers(core, former)
