"""The dataset in memory: every statement of every named graph, by its subject and by its value.

A page is made of look-ups in these, never of a query of its own, so that a site of many things
costs one pass over the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fardplan_kg.namespaces import FP, RDF, SKOS
from fardplan_kg.store import Store, Term

ALL = """
SELECT ?subject ?property ?value ?graph WHERE { GRAPH ?graph { ?subject ?property ?value } }
"""
TYPE = f"{RDF}type"
PREF_LABEL = f"{SKOS}prefLabel"


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement and the named graph that holds it."""

    subject: str
    property: str
    value: Term
    graph: str


@dataclass(frozen=True)
class Facts:
    """All facts, by subject and by the thing that is their value."""

    of: Mapping[str, tuple[Fact, ...]]
    to: Mapping[str, tuple[Fact, ...]]
    strata: Mapping[str, str] = field(default_factory=dict)
    graphs: frozenset[str] = frozenset()

    def values(self, subject: str, property_: str) -> tuple[Term, ...]:
        """Return the values of a property, whatever graph they stand in, each once."""
        found = (f.value for f in self.of.get(subject, ()) if f.property == property_)
        return tuple(dict.fromkeys(found))

    def value(self, subject: str, property_: str, language: str = "") -> Term:
        """Return one value, in the language where there is one; an empty text for none."""
        found = self.values(subject, property_)
        return next((v for v in found if v.language == language), found[0] if found else Term(""))

    def subjects(self, property_: str, value: str) -> tuple[str, ...]:
        """Return the things that have a thing as the value of a property, each once."""
        found = (f.subject for f in self.to.get(value, ()) if f.property == property_)
        return tuple(dict.fromkeys(found))

    def types(self, subject: str) -> tuple[str, ...]:
        """Return the classes of a thing."""
        return tuple(term.value for term in self.values(subject, TYPE))

    def is_graph(self, iri: str) -> bool:
        """Whether it is the name of one of the graphs; the ontology is one of them."""
        return iri in self.graphs

    def stratum(self, graph: str) -> str:
        """Return the last part of the name of a graph's stratum; an empty text for none."""
        return self.strata.get(graph, "")


def read_facts(store: Store) -> Facts:
    """Return the facts of all named graphs."""
    rows = store.select(ALL).rows
    return collected(
        Fact(subject.value, property_.value, value, graph.value)
        for subject, property_, value, graph in (
            (row["subject"], row["property"], row["value"], row["graph"]) for row in rows
        )
        if subject and property_ and value and graph
    )


def collected(facts: Iterable[Fact]) -> Facts:
    """Return facts, given in any order, by subject and by value."""
    of: dict[str, list[Fact]] = defaultdict(list)
    to: dict[str, list[Fact]] = defaultdict(list)
    ordered = sorted(facts, key=_order)
    for fact in ordered:
        of[fact.subject].append(fact)
        if fact.value.kind == "iri":
            to[fact.value.value].append(fact)
    graphs = frozenset(fact.graph for fact in ordered)
    return Facts(_frozen(of), _frozen(to), _strata(of), graphs)


def _order(fact: Fact) -> tuple[str, ...]:
    return fact.graph, fact.subject, fact.property, fact.value.value, fact.value.language


def _frozen(found: Mapping[str, list[Fact]]) -> dict[str, tuple[Fact, ...]]:
    return {key: tuple(facts) for key, facts in sorted(found.items())}


def _strata(of: Mapping[str, list[Fact]]) -> dict[str, str]:
    """Return the stratum of each graph as a code, such as ``stated``."""
    return {
        graph: fact.value.value.removeprefix(FP).lower()
        for graph, facts in of.items()
        for fact in facts
        if fact.property == f"{FP}stratum"
    }
