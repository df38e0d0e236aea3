"""The value of a parameter, as a person writes it → a typed RDF term.

A thing may be named by its IRI, by the last part of it, by any of its names in either language or,
for an action, by its number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import XSD, local_name, prefixes
from fardplan_kg.store import Store, Term

NAMES = """
SELECT DISTINCT ?thing ?name WHERE {{
  {pattern}
  OPTIONAL {{ ?thing skos:prefLabel|skos:altLabel|fp:number ?name }}
}}
ORDER BY ?thing ?name
"""


@dataclass(frozen=True)
class Parameter:
    """A parameter: its variable, its kind, what it may be, what it is by default."""

    name: str
    variable: str
    kind: str
    required: bool
    label: Mapping[str, str]
    choices: str = ""
    default: str = ""


def term_for(store: Store, parameter: Parameter, value: str) -> Term:
    """Return the term for a value.

    Raises CallFault for a value of the wrong kind, or a name that nothing or several things have.
    """
    if parameter.kind == "integer":
        if not re.fullmatch(r"-?[0-9]+", value):
            raise CallFault(
                f"{parameter.name}={value}: must be a whole number, such as 2",
                f"{parameter.name}={value}: ska vara ett heltal, till exempel 2",
            )
        return Term(str(int(value)), datatype=f"{XSD}integer")
    if parameter.kind == "iri":
        return Term(resolve(store, parameter, value), "iri")
    allowed = parameter.choices.split()
    if allowed and value not in allowed:
        raise CallFault(
            f"{parameter.name}={value}: must be one of {', '.join(allowed)}",
            f"{parameter.name}={value}: ska vara något av {', '.join(allowed)}",
        )
    return Term(value)


def default_term(store: Store, parameter: Parameter) -> Term | None:
    """Return the default: the one declared or, in a graph that lacks it, the first there is."""
    if not parameter.default:
        return None
    try:
        return term_for(store, parameter, parameter.default)
    except CallFault:
        others = sorted(choices(store, parameter)) if parameter.kind == "iri" else []
        return Term(others[0], "iri") if others else None


def choices(store: Store, parameter: Parameter) -> dict[str, list[str]]:
    """Return what an IRI parameter may be: each thing with all its names."""
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items())
    solutions = store.select(declared + NAMES.format(pattern=parameter.choices))
    found: dict[str, list[str]] = defaultdict(list)
    for row in solutions.rows:
        thing, name = row["thing"], row["name"]
        if thing is not None:
            found[thing.value] += [name.value] if name else []
    return dict(found)


def resolve(store: Store, parameter: Parameter, value: str) -> str:
    """Return the IRI of the thing that a value names.

    Raises CallFault where nothing or several things are called that.
    """
    known = choices(store, parameter)
    if value in known:
        return value
    folded = value.casefold()
    matching = [
        thing
        for thing, names in known.items()
        if folded in {local_name(thing).casefold(), *(name.casefold() for name in names)}
    ]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise CallFault(
            f"{parameter.name}={value}: could be {' or '.join(matching)}",
            f"{parameter.name}={value}: kan vara {' eller '.join(matching)}",
        )
    names = sorted({name for names in known.values() for name in names})
    near = nearest(value, names)
    raise CallFault(
        f"{parameter.name}={value}: not in the graph; the nearest: {near}",
        f"{parameter.name}={value}: finns inte i grafen; närmast: {near}",
    )


def written(term: Term) -> str:
    """Return a term as N-Triples writes it, by the library's own writer: no text can break out."""
    import pyoxigraph as ox

    if term.kind == "iri":
        return str(ox.NamedNode(term.value))
    datatype = ox.NamedNode(term.datatype) if term.datatype else None
    return str(ox.Literal(term.value, datatype=datatype, language=term.language or None))
