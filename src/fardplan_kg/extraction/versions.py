"""A new version of a document against the one in the graph: what came, went, and changed.

An identifier survives a new number and a new wording. What is no longer in the document is
deprecated, and kept in ``graph/former`` with its last name; it comes back if the document has it
again. A wording too new to be sure of is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.findings import Candidate, Finding
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.former import Former
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, local_name

FPN = Namespace(FP)
NAMES = (
    FPN.titleInChapter,
    FPN.titleInMap,
    FPN.actorAsWritten,
    FPN.nameAsPrinted,
    FPN.nameAsWritten,
    FPN.text,
)
LIKE = 0.6
CANDIDATES = 3


@dataclass(frozen=True, order=True)
class Change:
    """A difference between two versions: its kind, of what, and what it was and is."""

    kind: str
    thing: URIRef
    before: str
    after: str

    @property
    def name(self) -> str:
        """The thing's identifier, short: core and slugs."""
        return self.thing.partition("/id/")[2].partition("/")[2]


@dataclass(frozen=True)
class Changes:
    """What differs from the former version; ``former``: all that is gone, of all versions."""

    found: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    former: Graph = field(default_factory=Graph)

    def of(self, kind: str) -> list[Change]:
        """Return the changes of a kind: added, removed, reworded, renumbered, …."""
        return [change for change in self.found if change.kind == kind]


def check_version(document: Document, core: str, former: Former, titles: Iterable[str]) -> None:
    """Refuse a document where the graph has the plan from another one.

    Raises DataFault that says how much of the plan the two have in common.
    """
    if former.sha256 in ("", document.sha256):
        return
    before = set(map(str, former.plan.objects(None, FPN.titleInChapter)))
    shared = len(before & set(titles))
    raise DataFault(
        f"{document.name}: the graph has the plan for '{core}' from another document (sha256 "
        f"{former.sha256[:12]}…, this one {document.sha256[:12]}…); {shared} of its {len(before)} "
        "actions have the same title here. If this is a new version, say --new-version; if it is "
        "another core's plan, name the core with --core. Nothing was written."
    )


def compare(
    plan: Graph, identifiers: Identifiers, former: Former, document: Document, oddities: Oddities
) -> Changes | None:
    """Return what differs from the version in the graph, or None where it has no other version."""
    gone = _without(former.gone, plan)
    if former.sha256 in ("", document.sha256):
        return Changes(former=gone) if len(gone) else None
    before = former.plan
    for thing in _typed(before, identifiers.core) - set(plan.subjects()):
        gone += _deprecated(thing, before)
    found = tuple(sorted(_differences(before, plan, identifiers.core)))
    return Changes(found, tuple(_alike(found, oddities)), gone)


def _typed(graph: Graph, core: str) -> set[URIRef]:
    """Return the things of a graph that belong to a core's plan."""
    things = {URIRef(str(s)) for s in graph.subjects(RDF.type)}
    return {thing for thing in things if f"/{core}/" in thing}


def _without(gone: Graph, plan: Graph) -> Graph:
    back = set(plan.subjects())
    kept = Graph(bind_namespaces="none")
    for triple in gone:
        if triple[0] not in back:
            kept.add(triple)
    return kept


def _deprecated(thing: URIRef, before: Graph) -> Graph:
    graph = Graph(bind_namespaces="none")
    graph.add((thing, RDF.type, FPN.FormerThing))
    graph.add((thing, OWL.deprecated, Literal(True)))
    if name := _named(before, thing):
        graph.add((thing, SKOS.prefLabel, Literal(name, lang="sv")))
    return graph


def _named(graph: Graph, thing: URIRef) -> str:
    names = (
        value for predicate in NAMES for value in sorted(map(str, graph.objects(thing, predicate)))
    )
    return next(names, "")


def _differences(before: Graph, after: Graph, core: str) -> Iterator[Change]:
    for kind, name in ((FPN.Action, "action"), (FPN.Participation, "actor")):
        was, now = (
            {t for t in _typed(graph, core) if (t, RDF.type, kind) in graph}
            for graph in (before, after)
        )
        prefix = "" if name == "action" else "actor-"
        yield from (Change(f"{prefix}removed", t, _named(before, t), "") for t in was - now)
        yield from (Change(f"{prefix}added", t, "", _named(after, t)) for t in now - was)
        for thing in was & now if name == "action" else ():
            yield from _of_action(before, after, thing)
    for direction in map(URIRef, map(str, before.subjects(RDF.type, FPN.Direction))):
        yield from _reworded(before, after, direction, FPN.text, "direction-reworded")


def _of_action(before: Graph, after: Graph, action: URIRef) -> Iterator[Change]:
    for predicate in (FPN.titleInChapter, FPN.titleInMap):
        yield from _reworded(before, after, action, predicate, "reworded")
    for predicate in (FPN.numberInChapter, FPN.numberInMap):
        yield from _reworded(before, after, action, predicate, "renumbered")


def _reworded(
    before: Graph, after: Graph, thing: URIRef, predicate: URIRef, kind: str
) -> Iterator[Change]:
    was, now = (str(graph.value(thing, predicate) or "") for graph in (before, after))
    if was != now:
        yield Change(kind, thing, was, now)


def _alike(found: Iterable[Change], oddities: Oddities) -> Iterator[Finding]:
    """Yield a finding for each new action whose title is like that of one that is gone."""
    changes = list(found)
    gone = [change for change in changes if change.kind == "removed"]
    for new in (change for change in changes if change.kind == "added"):
        scored = ((alike(new.after, old.before), old) for old in gone)
        like = sorted((s, o) for s, o in scored if s >= LIKE)[::-1][:CANDIDATES]
        if like:
            candidates = [Candidate(o.before, o.thing, round(score, 2)) for score, o in like]
            yield oddities.finding(
                "same",
                f"same-{local_name(new.thing)}",
                (new.thing,),
                (),
                {"title": new.after, "other": like[0][1].before},
                f"samma som {local_name(like[0][1].thing)}",
                candidates,
            )
