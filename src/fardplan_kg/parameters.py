"""The value of a parameter, as a person writes it → a typed RDF term.

A thing may be named by its IRI, by the last part of it, by any of its names in either language, an
action by its number too, and a roadmap by its core. What several roadmaps have is looked for in the
roadmap that the question is asked of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import XSD, local_name, prefixes
from fardplan_kg.store import Store, Term

NAMES = """
SELECT DISTINCT ?thing ?name ?own WHERE {{
  {pattern}
  OPTIONAL {{ ?thing fp:inRoadmap ?own }}
  OPTIONAL {{
    ?thing skos:prefLabel|skos:altLabel|fp:number|fp:numberAcrossPlans
      |(fp:forCore/skos:prefLabel)|(fp:forCore/skos:altLabel) ?name
  }}
}}
ORDER BY ?thing ?name ?own
"""
MOST_FOUND = """
SELECT ?thing (COUNT(*) AS ?times) WHERE {{
  {values}
  {pattern}
  OPTIONAL {{ ?thing fp:inRoadmap ?own }}
  FILTER(!BOUND(?plan) || !BOUND(?own) || ?own = ?plan)
}}
GROUP BY ?thing
ORDER BY DESC(?times) ?thing
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


@dataclass(frozen=True)
class Choice:
    """What an IRI parameter may be: all names of a thing and, if it is a plan's own, the plan."""

    names: tuple[str, ...]
    plan: str = ""


def term_for(store: Store, parameter: Parameter, value: str, plan: str = "") -> Term:
    """Return the term for a value; ``plan``: the roadmap that the question is asked of, if one.

    Raises CallFault for a value of the wrong kind, or a name that nothing or several things have.
    """
    if parameter.kind == "integer":
        if not re.fullmatch(r"-?[0-9]{1,18}", value):
            raise CallFault(
                f"{parameter.name}={value}: must be a whole number, such as 2",
                f"{parameter.name}={value}: ska vara ett heltal, till exempel 2",
            )
        return Term(str(int(value)), datatype=f"{XSD}integer")
    if parameter.kind == "iri":
        return Term(resolve(store, parameter, value, plan), "iri")
    allowed = parameter.choices.split()
    if allowed and value not in allowed:
        raise CallFault(
            f"{parameter.name}={value}: must be one of {', '.join(allowed)}",
            f"{parameter.name}={value}: ska vara något av {', '.join(allowed)}",
        )
    return Term(value)


def default_term(
    store: Store, parameter: Parameter, plan: str = "", taken: Iterable[Term] = ()
) -> Term | None:
    """Return the default: the one declared or, in a graph or plan that lacks it, another.

    The other is what the parameter's pattern finds most often, but nothing that is ``taken``.
    """
    if not parameter.default:
        return None
    try:
        return term_for(store, parameter, parameter.default, plan)
    except CallFault:
        if parameter.kind != "iri":
            return None
        others = (Term(iri, "iri") for iri in _most_found(store, parameter, plan))
        used = set(taken)
        return next((term for term in others if term not in used), None)


def _most_found(store: Store, parameter: Parameter, plan: str) -> list[str]:
    values = f"VALUES ?plan {{ {written(Term(plan, 'iri'))} }}" if plan else ""
    query = MOST_FOUND.format(values=values, pattern=parameter.choices)
    rows = store.select(_declared() + query).rows
    return [row["thing"].value for row in rows if row["thing"] is not None]


def choices(store: Store, parameter: Parameter) -> dict[str, Choice]:
    """Return what an IRI parameter may be: each thing with all its names."""
    solutions = store.select(_declared() + NAMES.format(pattern=parameter.choices))
    names: dict[str, list[str]] = defaultdict(list)
    plans: dict[str, str] = {}
    for row in solutions.rows:
        thing, name, plan = row["thing"], row["name"], row["own"]
        if thing is not None:
            names[thing.value] += [name.value] if name else []
            plans[thing.value] = plan.value if plan else ""
    return {iri: Choice(tuple(dict.fromkeys(found)), plans[iri]) for iri, found in names.items()}


def short_values(known: Mapping[str, Choice]) -> dict[str, str]:
    """Return a value for each thing that names only it: the last part of its IRI, else the IRI."""
    called: dict[str, set[str]] = defaultdict(set)
    for iri, choice in known.items():
        for name in (local_name(iri), *choice.names):
            called[name.casefold()].add(iri)
    return {
        iri: local_name(iri) if called[local_name(iri).casefold()] == {iri} else iri
        for iri in known
    }


def _declared() -> str:
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items())


def resolve(store: Store, parameter: Parameter, value: str, plan: str = "") -> str:
    """Return the IRI of the thing that a value names, in a plan if one is given.

    Raises CallFault where nothing or several things are called that.
    """
    known = choices(store, parameter)
    matching = [value] if value in known else _called(known, value)
    inside = [iri for iri in matching if not plan or known[iri].plan in ("", plan)]
    if len(inside) == 1:
        return inside[0]
    asked = f"{parameter.name}={value}"
    if matching and not inside:
        there = _plans(known, matching)
        raise CallFault(
            f"{asked}: not in the roadmap {local_name(plan)}, but in: {there}",
            f"{asked}: finns inte i färdplanen {local_name(plan)}, utan i: {there}",
        )
    of_plans = {known[iri].plan for iri in inside if known[iri].plan}
    if inside and len(of_plans) == len(inside):
        there = _plans(known, inside)
        raise CallFault(
            f"{asked}: in several roadmaps: {there}; give plan=…",
            f"{asked}: finns i flera färdplaner: {there}; ange plan=…",
        )
    if inside:
        raise CallFault(
            f"{asked}: could be {' or '.join(inside)}",
            f"{asked}: kan vara {' eller '.join(inside)}",
        )
    names = sorted({name for choice in known.values() for name in choice.names})
    near = nearest(value, names)
    raise CallFault(
        f"{asked}: not in the graph; the nearest: {near}",
        f"{asked}: finns inte i grafen; närmast: {near}",
    )


def _called(known: Mapping[str, Choice], value: str) -> list[str]:
    folded = value.casefold()
    return [
        iri
        for iri, choice in known.items()
        if folded in {local_name(iri).casefold(), *(name.casefold() for name in choice.names)}
    ]


def _plans(known: Mapping[str, Choice], things: Iterable[str]) -> str:
    return ", ".join(sorted({local_name(known[iri].plan) for iri in things}))


def written(term: Term) -> str:
    """Return a term as N-Triples writes it, by the library's own writer: no text can break out."""
    import pyoxigraph as ox

    if term.kind == "iri":
        return str(ox.NamedNode(term.value))
    datatype = ox.NamedNode(term.datatype) if term.datatype else None
    return str(ox.Literal(term.value, datatype=datatype, language=term.language or None))
