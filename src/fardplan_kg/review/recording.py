"""Decisions → the registry and the interpretation of one roadmap, written both or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Namespace

from fardplan_kg.dataset import Data, canonical_turtle
from fardplan_kg.faults import Fault
from fardplan_kg.files import make_folder, write_file
from fardplan_kg.namespaces import FP
from fardplan_kg.review.assertions import Triple, interpreted, registered
from fardplan_kg.review.checking import EntryReader
from fardplan_kg.review.consistency import check_contradictions, check_references
from fardplan_kg.review.entries import Left
from fardplan_kg.review.faults import all_at_once
from fardplan_kg.review.outcomes import Outcome
from fardplan_kg.review.recorded import Recorded, read_recorded
from fardplan_kg.review.resolution import resolve
from fardplan_kg.review.sheet import read_sheet
from fardplan_kg.review.state import State, core_of, planned_things, read_state
from fardplan_kg.review.vocabulary import read_vocabulary

FPN = Namespace(FP)
BEGINNING = "# Written by `fardplan decide`; change a decision in the review file, not here.\n"


@dataclass(frozen=True)
class Decided:
    """What a review file gave.

    ``decisions`` are all in it, ``changed`` those that are new or otherwise than before,
    ``withdrawn`` those that are taken back; ``left`` are the numbers of the rows that did nothing,
    by the reason; ``files`` are the files written.
    """

    core: str
    decisions: int
    changed: int
    withdrawn: int
    left: Mapping[Left, Sequence[int]]
    files: tuple[Path, ...]


def decide(path: Path, data: Data) -> Decided:
    """Write the decisions of a review file into the registry and the interpretation.

    Raises DataFault with every fault of the file, and then nothing is written; CallFault where a
    file cannot be read or written.
    """
    sheet = read_sheet(path)
    core = core_of(path, sheet, data)
    recorded = read_recorded(data, core)
    own = data.shared_file("interpretation", core)
    words, planned = read_vocabulary(data), planned_things(data, core)
    reading = EntryReader(sheet, core, words, recorded, own, planned).read()
    state = read_state(data, core, [*(e.key for e in reading.entries), *reading.withdrawn])
    outcomes = resolve(state, reading)
    check_contradictions(reading, outcomes, state)
    actors, readings = state.actors + Graph(), state.interpretation + Graph()
    for outcome in outcomes:
        _add(actors, registered(outcome))
        _add(readings, interpreted(outcome, core))
    check_references(reading, outcomes, state, actors, readings)
    if reading.faults:
        raise all_at_once(str(path), reading.faults)
    written = _write(state, {"actors": actors, "interpretation": readings})
    entries = {outcome.entry.key: outcome for outcome in outcomes}
    return Decided(
        core=core,
        decisions=len(entries),
        changed=sum(_changed(outcome, recorded) for outcome in entries.values()),
        withdrawn=len(reading.withdrawn),
        left=reading.left,
        files=written,
    )


def _changed(outcome: Outcome, recorded: Mapping[str, Recorded]) -> bool:
    entry, former = outcome.entry, recorded.get(outcome.entry.key)
    return not former or (former.decision, former.reason) != (
        entry.decision.written(),
        entry.reason,
    )


def _add(graph: Graph, triples: Iterable[Triple]) -> None:
    for triple in triples:
        graph.add(triple)


def _write(state: State, graphs: Mapping[str, Graph]) -> tuple[Path, ...]:
    """Write the files that change; where one cannot be written, the others stay as they were."""
    contents = {
        state.data.shared_file(name, state.core): BEGINNING + canonical_turtle(graph, state.core)
        for name, graph in graphs.items()
        if len(graph) or state.data.shared_file(name, state.core).exists()
    }
    former = {path: path.read_bytes() if path.exists() else None for path in contents}
    written: list[Path] = []
    try:
        for path, content in sorted(contents.items()):
            if former[path] != content.encode():
                make_folder(path.parent)
                write_file(path, content.encode())
                written.append(path)
    except Fault:
        for path in written:
            _put_back(path, former[path])
        raise
    return tuple(written)


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        write_file(path, content)
