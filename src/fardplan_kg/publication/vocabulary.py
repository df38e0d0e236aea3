"""The ontology as drawings read it: classes, properties, what they are called and may join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from fardplan_kg.namespaces import ONTOLOGY, RDF, RDFS
from fardplan_kg.store import Store

OWL = "http://www.w3.org/2002/07/owl#"
KINDS = (f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty", f"{OWL}AnnotationProperty")
TRIPLES = f"""
SELECT ?s ?p ?o WHERE {{
  GRAPH <{ONTOLOGY}> {{
    ?s ?p ?o
    VALUES ?p {{ <{RDF}type> <{RDFS}label> <{RDFS}domain> <{RDFS}range> <{RDFS}subClassOf> }}
  }}
}} ORDER BY ?s ?p ?o
"""


@dataclass(frozen=True)
class Vocabulary:
    """Terms by their IRIs."""

    classes: frozenset[str]
    properties: frozenset[str]
    labels: Mapping[str, str]
    domains: Mapping[str, str]
    ranges: Mapping[str, str]
    parents: Mapping[str, tuple[str, ...]]

    def wider(self, term: str) -> set[str]:
        """Return a class and all above it."""
        found, waiting = set[str](), [term]
        while waiting:
            if (current := waiting.pop()) not in found:
                found.add(current)
                waiting += self.parents.get(current, ())
        return found


def read_vocabulary(store: Store, language: str) -> Vocabulary:
    """Return the terms of the ontology, with their labels in a language."""
    by_property: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in store.select(TRIPLES).rows:
        subject, predicate, obj = row["s"], row["p"], row["o"]
        if subject and predicate and obj and obj.language in ("", language):
            by_property[predicate.value].append((subject.value, obj.value))
    types = by_property[f"{RDF}type"]
    parents: dict[str, tuple[str, ...]] = {}
    for term, parent in by_property[f"{RDFS}subClassOf"]:
        parents[term] = (*parents.get(term, ()), parent)
    return Vocabulary(
        classes=frozenset(term for term, kind in types if kind == f"{OWL}Class"),
        properties=frozenset(term for term, kind in types if kind in KINDS),
        labels=dict(by_property[f"{RDFS}label"]),
        domains=dict(by_property[f"{RDFS}domain"]),
        ranges=dict(by_property[f"{RDFS}range"]),
        parents=parents,
    )
