"""What the things of an answer are called."""

from __future__ import annotations

from fardplan_kg.answers import Answer
from fardplan_kg.namespaces import ONTOLOGY, RDFS
from fardplan_kg.parameters import written
from fardplan_kg.store import Store, Term

AT_A_TIME = 500
NAMES = f"""
SELECT ?thing ?name WHERE {{{{
  VALUES ?thing {{{{ {{things}} }}}}
  {{{{ ?thing <{RDFS}label> ?name }}}}
  UNION {{{{ GRAPH <{ONTOLOGY}> {{{{ ?thing <{RDFS}label> ?name }}}} }}}}
}}}} ORDER BY ?thing ?name
"""


def names_of(store: Store, answer: Answer) -> dict[str, str]:
    """Return the names of the things in an answer: in its language, else Swedish, else any."""
    iris = sorted(
        {term.value for row in answer.rows for cell in row for term in cell if term.kind == "iri"}
    )
    found: dict[str, Term] = {}
    for start in range(0, len(iris), AT_A_TIME):
        things = " ".join(written(Term(iri, "iri")) for iri in iris[start : start + AT_A_TIME])
        for row in store.select(NAMES.format(things=things)).rows:
            thing, name = row["thing"], row["name"]
            if thing and name and _better(name, found.get(thing.value), answer.language):
                found[thing.value] = name
    return {iri: name.value for iri, name in found.items()}


def _better(name: Term, former: Term | None, language: str) -> bool:
    order = (language, "sv")

    def rank(term: Term) -> int:
        return order.index(term.language) if term.language in order else len(order)

    return former is None or rank(name) < rank(former)
