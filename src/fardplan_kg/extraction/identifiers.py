"""Identifiers of one roadmap's things: made from titles once, and found again ever after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph, Namespace, URIRef

from fardplan_kg.dataset import parse_turtle
from fardplan_kg.extraction.contents import alike
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

    def action(self, titles: Iterable[str]) -> URIRef:
        """Return the former identifier of an action with one of these titles, else a new one."""
        titles = list(titles)
        for title in titles:
            if known := self._known(title):
                return known
        return self.scoped("action", slug(titles[0]))

    def _known(self, title: str) -> URIRef | None:
        ranked = sorted(((alike(title, former), former) for former in self.former), reverse=True)
        return self.former[ranked[0][1]] if ranked and ranked[0][0] >= LIKENESS else None

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
