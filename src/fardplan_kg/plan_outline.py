"""A roadmap as an outline: its vision, goal areas with their actions, and who takes part.

The rows come from the questions overview, actions-by-area and actors-of-action; summaries and the
document, which no question lists, from a query of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import local_name, prefixes
from fardplan_kg.parameters import term_for, written
from fardplan_kg.questions import find_question
from fardplan_kg.store import Store, Term

Values = dict[str, str]


@dataclass(frozen=True)
class Party:
    """An actor in an action: its name, role in words, name as written; generic: not one body."""

    name: str
    role: str
    written: str
    generic: bool


@dataclass(frozen=True)
class Task:
    """An action."""

    iri: str
    number: str
    title: str
    kind: str
    summary: str
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Aim:
    """A goal area with the roadmap's actions in it; without an IRI: those in no goal area."""

    iri: str
    number: str
    name: str
    summary: str
    direction: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Plan:
    """A roadmap; what the graph does not say is empty."""

    iri: str
    name: str
    summary: str
    document: str
    document_title: str
    year: str
    publisher: str
    publisher_name: str
    vision: str
    vision_texts: tuple[str, ...]
    aims: tuple[Aim, ...]


def chosen_roadmap(store: Store, data: Data, name: str) -> str:
    """Return the IRI of the roadmap that a name means, or of the only one.

    Raises CallFault where nothing is called that, or where there are several and none is named.
    """
    question = find_question(data, "overview")
    if name:
        parameter = next(own for own in question.parameters if own.name == "plan")
        return term_for(store, parameter, name).value
    found = [row["plan"] for row in _rows(store, data, "plans", "", "sv")]
    known = sorted(set(found))
    if len(known) == 1:
        return known[0]
    if not known:
        raise CallFault("no roadmap in the graph", "ingen färdplan i grafen")
    names = ", ".join(local_name(iri) for iri in known)
    raise CallFault(
        f"several roadmaps: {names}; choose one with --plan",
        f"flera färdplaner: {names}; välj en med --plan",
    )


def outline(store: Store, data: Data, roadmap: str, language: str) -> Plan:
    """Return the outline of a roadmap, given by its IRI, in a language."""
    sections: dict[str, list[Values]] = defaultdict(list)
    for row in _rows(store, data, "overview", roadmap, language):
        sections[row["section"]].append(row)
    terms = {"roadmap": written(Term(roadmap, "iri")), "language": written(Term(language))}
    told = _selected(store, ABOUT.format(**terms))[0]
    vision = next(iter(sections["vision"]), {})
    said = [*sections["vision"], *sections["vision-point"], *sections["core-vision"]]
    summaries = _summaries(store, language)
    return Plan(
        iri=roadmap,
        name=next((row["label"] for row in sections["roadmap"]), "") or local_name(roadmap),
        summary=summaries.get(roadmap, ""),
        vision=vision.get("thing", ""),
        vision_texts=tuple(row["text"] or row["label"] for row in said),
        aims=tuple(_aims(store, data, roadmap, language, sections["area"], summaries)),
        **told,
    )


def _aims(
    store: Store,
    data: Data,
    roadmap: str,
    language: str,
    areas: list[Values],
    summaries: Values,
) -> Iterator[Aim]:
    rows = _rows(store, data, "actions-by-area", roadmap, language)
    parties = _parties(store, data, roadmap, language)
    tasks: dict[str, list[Task]] = defaultdict(list)
    for row in rows:
        iri = row["action"]
        title, summary = row["title"] or local_name(iri), summaries.get(iri, "")
        task = Task(iri, row["number"], title, row["kind"], summary, tuple(parties.get(iri, ())))
        tasks[row["area"]].append(task)
    directions = {row["area"]: row["direction_text"] for row in rows}
    for number, area in enumerate(dict.fromkeys(row["thing"] for row in areas), 1):
        name = next(row["label"] for row in areas if row["thing"] == area) or local_name(area)
        summary, direction = summaries.get(area, ""), directions.get(area, "")
        yield Aim(area, str(number), name, summary, direction, tuple(tasks.pop(area, ())))
    if left := [task for found in tasks.values() for task in found]:
        yield Aim("", "", "", "", "", tuple(left))


def _parties(store: Store, data: Data, roadmap: str, language: str) -> dict[str, list[Party]]:
    generic = {row["actor"] for row in _selected(store, GENERIC)}
    found: dict[str, list[Party]] = defaultdict(list)
    for row in _rows(store, data, "actors-of-action", roadmap, language):
        name = row["actor_name"] or row["as_written"]
        role = row["role_name"] or row["role"]
        party = Party(name, role, row["as_written"], row["actor"] in generic)
        found[row["action"]].append(party)
    return found


def _summaries(store: Store, language: str) -> Values:
    rows = _selected(store, SUMMARIES.format(language=written(Term(language))))
    return {row["thing"]: row["text"] for row in rows}


def _rows(store: Store, data: Data, name: str, roadmap: str, language: str) -> list[Values]:
    values = {"plan": roadmap} if roadmap else {}
    answer = ask(store, find_question(data, name), values, language)
    names = [column.name for column in answer.columns]
    texts = ([", ".join(term.value for term in cell) for cell in row] for row in answer.rows)
    return [dict(zip(names, row, strict=True)) for row in texts]


def _selected(store: Store, query: str) -> list[Values]:
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items())
    found = store.select(declared + query)
    return [
        {name: term.value if (term := row[name]) else "" for name in found.variables}
        for row in found.rows
    ]


SUMMARIES = """
SELECT ?thing ?text WHERE {{ ?thing fp:summary ?text FILTER(LANG(?text) = {language}) }}
ORDER BY ?thing DESC(?text)
"""
GENERIC = """
SELECT DISTINCT ?actor WHERE {
  VALUES ?class { fp:GenericActor fp:ActorGroup }
  ?actor a ?class .
} ORDER BY ?actor
"""
ABOUT = """
SELECT ?document ?document_title ?year ?publisher ?publisher_name WHERE {{
  VALUES ?roadmap {{ {roadmap} }}
  OPTIONAL {{
    ?roadmap dcterms:source ?document .
    OPTIONAL {{ ?document dcterms:title ?document_title }}
    OPTIONAL {{ ?document dcterms:issued ?year }}
    OPTIONAL {{
      ?document dcterms:publisher ?publisher .
      OPTIONAL {{
        ?publisher rdfs:label ?publisher_name FILTER(LANG(?publisher_name) = {language})
      }}
    }}
  }}
}}
ORDER BY ?document ?document_title ?year ?publisher ?publisher_name
LIMIT 1
"""
