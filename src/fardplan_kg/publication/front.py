"""The front page's facts, read by column name from the answers; none is known in advance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from fardplan_kg.answers import Answer, natural
from fardplan_kg.network import affiliation
from fardplan_kg.network.naming import Called, named
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
    """A goal area with its direction, if stated, and its actions.

    Of each action: identifier, number, title, and the kind as a code and in words.
    """

    iri: str
    number: str
    name: Term
    direction: Term
    actions: tuple[tuple[str, Term, Term, str, Term], ...]


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


def front(
    answers: Mapping[tuple[str, str], Answer],
    language: str,
    called: Called = lambda _: Term(""),
    kinds: Mapping[str, str] | None = None,
) -> Front:
    """Return the facts in one language; a question that is not answered leaves its part empty.

    ``called`` names what has no name in the language; ``kinds`` says what the kinds of actors are
    called, by their codes.
    """
    found = {own: named(answer, called) for (own, lang), answer in answers.items()
             if lang == language and own in OF_A_PLAN}  # fmt: skip

    def rows(name: str) -> tuple[Record, ...]:
        return records(found[name]) if name in found else ()

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
        actors=_actors(found.get("actors-of-action"), kinds or {}),
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
    for row in sorted(rows, key=_by_number):
        found.setdefault(term(row, "area").value, []).append(row)
    return tuple(_area(found[area]) for area in sorted(found, key=lambda area: not area))


def _by_number(row: Record) -> tuple[object, ...]:
    """Sort actions by number; those without one come last."""
    number = term(row, "number").value
    return not number, natural(number)


def _area(rows: list[Record]) -> Area:
    return Area(
        term(rows[0], "area").value,
        next((n for r in rows if (n := term(r, "number").value.split(".")[0])), ""),
        term(rows[0], "area_name"),
        next((text for row in rows if (text := term(row, "direction_text")).value), Term("")),
        tuple(
            (
                term(r, "action").value, term(r, "number"), term(r, "title"),
                term(r, "kind").value, term(r, "kind_name"),
            )
            for r in rows
        ),
    )  # fmt: skip


def _actors(
    answer: Answer | None, kinds: Mapping[str, str]
) -> tuple[tuple[str, Term, str, int], ...]:
    """Return the actors with their kind and number of actions, those in most actions first."""
    if answer is None:
        return ()
    network = affiliation.graph(affiliation.participations(answer, kinds=kinds))
    return tuple(
        (actor, own["name"], own["type_name"] or own["type"], network.degree(actor))
        for actor in affiliation.actors(network)
        for own in (network.nodes[actor],)
    )


def _with_status(rows: tuple[Record, ...], status: str) -> tuple[tuple[str, Term], ...]:
    """Return the actions of a status, given as a code or as an identifier that ends in it.

    An action is called by its number, by its title where it has none.
    """
    return tuple(
        (term(row, "action").value, number if number.value else term(row, "title"))
        for row in rows
        for number in (term(row, "number"),)
        if term(row, "status").value.rsplit("/", 1)[-1] == status
    )
