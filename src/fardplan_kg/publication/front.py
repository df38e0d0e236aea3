"""The front page's facts, read by column name from the answers; none is known in advance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from fardplan_kg.answers import Answer, natural
from fardplan_kg.network import affiliation
from fardplan_kg.network.records import Record, records, term
from fardplan_kg.store import Term

OF_A_PLAN = (
    "overview",
    "actions-by-area",
    "actors-of-action",
    "actions-without-responsible",
    "anomalies",
)
"""The questions whose answers the page of a roadmap is made of."""
SOURCE_LANGUAGE = "sv"
"""The language of the roadmaps: a text in another one is a translation, and no quotation."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with its label and the thing it is the text of."""

    iri: str
    label: Term
    text: Term


@dataclass(frozen=True, slots=True)
class Area:
    """A goal area with its direction and its actions: identifier, number, title and kind."""

    iri: str
    number: str
    name: Term
    direction: Term
    actions: tuple[tuple[str, Term, Term, Term], ...]


@dataclass(frozen=True, slots=True)
class Front:
    """What the roadmap wants, who is in it, and what is unclear."""

    title: Term
    roadmap: str
    figures: tuple[tuple[Term, Term], ...]
    vision: tuple[Passage, ...]
    points: tuple[Passage, ...]
    core_vision: tuple[Passage, ...]
    goal: tuple[Passage, ...]
    areas: tuple[Area, ...]
    actors: tuple[tuple[str, Term, str, int], ...]
    without: tuple[tuple[str, Term], ...]
    unclear: tuple[tuple[str, Term], ...]
    anomalies: tuple[Record, ...]
    kinds: tuple[tuple[Term, int], ...]

    @property
    def translated(self) -> bool:
        """Whether the passages are our translation: only the source's language is stated."""
        texts = [passage.text for passage in (*self.vision, *self.points, *self.goal)]
        texts += [area.direction for area in self.areas]
        return any(text.language not in ("", SOURCE_LANGUAGE) for text in texts)


def front(answers: Mapping[tuple[str, str], Answer], language: str) -> Front:
    """Return the facts in one language; a question that is not answered leaves its part empty."""

    def rows(name: str) -> tuple[Record, ...]:
        answer = answers.get((name, language))
        return records(answer) if answer else ()

    overview = rows("overview")
    roadmaps = _section(overview, "roadmap")
    without = rows("actions-without-responsible")
    return Front(
        title=term(roadmaps[0], "label") if roadmaps else Term(""),
        roadmap=term(roadmaps[0], "thing").value if roadmaps else "",
        figures=tuple(
            (term(row, "label"), term(row, "value")) for row in _section(overview, "count")
        ),
        vision=_passages(overview, "vision"),
        points=_passages(overview, "vision-point"),
        core_vision=_passages(overview, "core-vision"),
        goal=_passages(overview, "goal"),
        areas=_areas(rows("actions-by-area")),
        actors=_actors(answers.get(("actors-of-action", language))),
        without=_with_status(without, "not-stated"),
        unclear=_with_status(without, "unclear"),
        anomalies=rows("anomalies"),
        kinds=_kinds(rows("anomalies")),
    )


def _kinds(anomalies: tuple[Record, ...]) -> tuple[tuple[Term, int], ...]:
    """Return the kinds of anomaly with their numbers, in the answer's order: what matters first."""
    return tuple(Counter(term(row, "kind") for row in anomalies).items())


def _section(overview: tuple[Record, ...], name: str) -> list[Record]:
    return [row for row in overview if term(row, "section").value == name]


def _passages(overview: tuple[Record, ...], section: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(term(row, "thing").value, term(row, "label"), term(row, "text"))
        for row in _section(overview, section)
        if term(row, "text").value
    )


def _areas(rows: tuple[Record, ...]) -> tuple[Area, ...]:
    found: dict[str, list[Record]] = {}
    for row in sorted(rows, key=lambda r: natural(term(r, "number").value)):
        found.setdefault(term(row, "area").value, []).append(row)
    return tuple(_area(own) for own in found.values())


def _area(rows: list[Record]) -> Area:
    return Area(
        term(rows[0], "area").value,
        next((n for r in rows if (n := term(r, "number").value.split(".")[0])), ""),
        term(rows[0], "area_name"),
        term(rows[0], "direction_text"),
        tuple(
            (term(r, "action").value, term(r, "number"), term(r, "title"), term(r, "kind_name"))
            for r in rows
        ),
    )


def _actors(answer: Answer | None) -> tuple[tuple[str, Term, str, int], ...]:
    """Return the actors with their kind and number of actions, those in most actions first."""
    if answer is None:
        return ()
    network = affiliation.graph(affiliation.participations(answer))
    return tuple(
        (actor, network.nodes[actor]["name"], network.nodes[actor]["type"], network.degree(actor))
        for actor in affiliation.actors(network)
    )


def _with_status(rows: tuple[Record, ...], status: str) -> tuple[tuple[str, Term], ...]:
    """Return the actions of a status, given as a code or as an identifier that ends in it."""
    return tuple(
        (term(row, "action").value, term(row, "number"))
        for row in rows
        if term(row, "status").value.rsplit("/", 1)[-1] == status
    )
