"""What decisions must not do together: contradict one another, or leave a dangling reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.findings import Effect
from fardplan_kg.namespaces import FP, ID, VOCABULARIES, local_name, thing
from fardplan_kg.review.entries import Reading
from fardplan_kg.review.outcomes import Outcome
from fardplan_kg.review.state import State

FPN = Namespace(FP)
CV = Namespace(VOCABULARIES["cv"])
SINGLE = (
    FPN.number, SKOS.prefLabel, CV.role, CV.hasParticipant, FPN.mentions,
    FPN.commonAction, RDF.type,
)  # fmt: skip
"""Properties of which a thing has one value; a type is one of two kinds of actions here."""


def check_contradictions(reading: Reading, outcomes: Sequence[Outcome], state: State) -> None:
    """Note a fault where a thing would get two values, of two rows or of a decision that stands."""
    given: dict[tuple[URIRef, URIRef], dict[object, int]] = defaultdict(dict)
    for outcome in outcomes:
        for subject in outcome.subjects:
            for place, value, said in _claims(outcome, subject, state):
                others = {v: row for v, row in given[place].items() if v != value}
                others |= {v: 0 for v in said if v != value}
                if others:
                    _contradiction(reading, outcome, subject, others)
                given[place].setdefault(value, outcome.entry.row)


def _claims(
    outcome: Outcome, subject: URIRef, state: State
) -> Iterator[tuple[tuple[URIRef, URIRef], object, Sequence[object]]]:
    """Yield what may have one value only, its value, and the values that stand elsewhere."""
    predicate = outcome.predicate
    if outcome.entry.kind.effect is Effect.SAME and outcome.values:
        yield (subject, FPN.alsoTitled), outcome.entry.about, []
    elif predicate in SINGLE and predicate is not None:
        for value in outcome.values:
            graphs = (state.interpretation, state.other_interpretation)
            said = [v for graph in graphs for v in graph.objects(subject, predicate)]
            language = getattr(value, "language", None)
            same = [v for v in said if getattr(v, "language", None) == language]
            yield (subject, predicate), value, same


def _contradiction(
    reading: Reading, outcome: Outcome, subject: URIRef, others: dict[object, int]
) -> None:
    value, row = sorted(others.items(), key=lambda item: (item[1], str(item[0])))[0]
    path = subject.removeprefix(ID)
    shown = str(value) if isinstance(value, Literal) else local_name(str(value))
    if outcome.entry.kind.effect is Effect.SAME:
        swedish, english = f"{path} är redan svaret på rad {row}", f"row {row} has {path} already"
    elif row:
        swedish = f"rad {row} säger ”{shown}” om {path}; bara ett kan gälla"
        english = f"row {row} says '{shown}' of {path}; only one can hold"
    else:
        swedish = f"{path} har redan ”{shown}” i ett annat beslut; bara ett kan gälla"
        english = f"{path} has '{shown}' by another decision; only one can hold"
    reading.fault(outcome.entry.row, "beslut", swedish, english)


def check_references(
    reading: Reading, outcomes: Sequence[Outcome], state: State, actors: Graph, readings: Graph
) -> None:
    """Note a fault where an entry that a decision made is no more, and something refers to it.

    ``actors`` and ``readings`` are the two files as they would be written.
    """
    made = {outcome.new for outcome in outcomes}
    rows = reading.withdrawn | {outcome.entry.key: outcome.entry.row for outcome in outcomes}
    for key, former in sorted(state.former_entries.items()):
        if former in made or key not in rows:
            continue
        users = {*_users(readings, former), *_users(actors, former), *_elsewhere(state, former)}
        for user in sorted(users):
            name = local_name(former)
            reading.fault(
                rows[key], "beslut",
                f"{name} kom till genom den här raden och används av {user}; ändra också det",
                f"{name} came from this row and is used by {user}; change that too",
            )  # fmt: skip


def _users(graph: Graph, entry: URIRef) -> set[str]:
    """Return the keys of the decisions on an entry, or what else refers to it in a graph."""
    users = {*graph.subjects(None, entry)}
    decisions = {u for u in users if isinstance(u, URIRef) and u.startswith(DECISIONS)}
    plain = {entry} if (entry, None, None) in graph else set()
    found = decisions or (users | plain)
    return {f"beslutet {_key(u)}" if u in decisions else str(u).removeprefix(ID) for u in found}


DECISIONS = thing("interpretation", "")


def _key(node: object) -> str:
    return str(node).removeprefix(DECISIONS).split("/", 1)[-1].removesuffix("/mentions")


def _elsewhere(state: State, entry: URIRef) -> set[str]:
    """Return the files that name an entry, but for those that are written now or extracted anew."""
    return {
        path.relative_to(state.data.root).as_posix()
        for path in _files(state.data)
        if path not in _own(state) and _names(parse_turtle(path), entry)
    }


def _own(state: State) -> set[Path]:
    written = {state.data.shared_file(name, state.core) for name in ("actors", "interpretation")}
    return written | set(state.extracted)


def _files(data: Data) -> list[Path]:
    files = [file.path for file in data.graph_files()]
    files += sorted((data.root / "graph" / "annotations").glob("*.ttl"))
    return [path for path in files if path.parent.name not in ("evidence", "ontology")]


def _names(graph: Graph, entry: URIRef) -> bool:
    return (entry, None, None) in graph or (None, None, entry) in graph
