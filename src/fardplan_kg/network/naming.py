"""What things are called where an answer has no name in its language: as the graph calls them.

A roadmap in Swedish gives its things Swedish names. A page in English shows those, marked as
Swedish, rather than nothing. The answer itself, as data, stays what the query gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from fardplan_kg.answers import Answer, Cell
from fardplan_kg.namespaces import ID, local_name
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import Store, Term

Called = Callable[[str], Term]
"""What a thing without a name in the language is called; an empty text for no other name."""
NO_NAMES = ("number", "about_name")
"""Columns that stand for a thing in a table and do not name it: a number, and words as written."""
KIND = f"{ID}actor-kind/"
"""What the identifier of a kind of actor begins with."""
NAMES = """
PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?name WHERE {
  { ?thing a fp:Action } UNION { ?any fp:goalArea|cv:hasParticipant|fp:kindOfActor ?thing }
  ?thing rdfs:label ?name
} ORDER BY ?thing ?name
"""


def read_names(store: Store, language: str) -> dict[str, Term]:
    """Return what the network's things are called: in the language, else Swedish, else any."""
    order = (language, LANGUAGES[0])
    found: dict[str, dict[str, Term]] = {}
    for row in store.select(NAMES).rows:
        thing, name = row["thing"], row["name"]
        if thing and name:
            found.setdefault(thing.value, {}).setdefault(name.language, name)
    return {
        thing: next((names[own] for own in order if own in names), next(iter(names.values())))
        for thing, names in found.items()
    }


def kinds(names: Mapping[str, Term]) -> dict[str, str]:
    """Return what the kinds of actors are called, by their codes."""
    return {local_name(iri): name.value for iri, name in names.items() if iri.startswith(KIND)}


def named(answer: Answer, called: Called) -> Answer:
    """Return an answer in which a thing without a name in the language has the name it has."""
    columns = {
        index: place
        for index, place in name_columns(answer).items()
        if answer.columns[place].name not in NO_NAMES
    }
    if not columns:
        return answer
    return replace(answer, rows=tuple(_named(row, columns, called) for row in answer.rows))


def _named(row: tuple[Cell, ...], columns: Mapping[int, int], called: Called) -> tuple[Cell, ...]:
    cells = list(row)
    for index, place in columns.items():
        if len(row[place]) < len(row[index]):
            written = {term.value for term in row[place]}
            names = (called(term.value) for term in row[index])
            more = (name for name in names if name.value and name.value not in written)
            cells[place] = (*row[place], *more)[: len(row[index])]
    return tuple(cells)


def name_columns(answer: Answer) -> dict[int, int]:
    """Return the column of each identifier with the column that names the same thing."""
    names = [column.name for column in answer.columns]
    found: dict[int, int] = {}
    for index, name in enumerate(names):
        if is_iri(answer, index):
            for candidate in _naming(name):
                place = names.index(candidate) if candidate in names else -1
                if place >= 0 and place not in found.values() and not is_iri(answer, place):
                    found[index] = place
                    break
    return found


def _naming(name: str) -> Iterable[str]:
    """Return the names that a column with this column's names may have, the likeliest first."""
    suffix = name.rsplit("_", 1)[-1]
    return (f"{name}_name", f"name_{suffix}", f"{name}_label", "title", "label", "name", "number")


def is_iri(answer: Answer, index: int) -> bool:
    """Whether a column holds identifiers and nothing else."""
    terms = [term for row in answer.rows for term in row[index]]
    return bool(terms) and all(term.kind == "iri" for term in terms)
