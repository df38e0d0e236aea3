"""The registry and the interpretation, as they are without the decisions that are made anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from fardplan_kg.dataset import Data, parse_files, parse_turtle
from fardplan_kg.faults import DataFault, nearest
from fardplan_kg.namespaces import FP, thing
from fardplan_kg.review.recorded import anomaly, artefact, interpretation
from fardplan_kg.review.sheet import Sheet

FPN = Namespace(FP)
REGISTERED = tuple(thing(kind, "") for kind in ("actor", "goal-area", "core"))
THING = re.compile(r"[a-z-]+/([a-z0-9-]+)/.+")


def nodes(core: str, key: str) -> tuple[URIRef, URIRef]:
    """Return the interpretations of a decision: on the actor lines, and on names in prose."""
    return interpretation(core, key), interpretation(core, f"{key}/mentions")


@dataclass
class State:
    """The two files that decisions are written to, and what the others say."""

    data: Data
    core: str
    actors: Graph
    interpretation: Graph
    former_entries: dict[str, URIRef]

    @cached_property
    def other_actors(self) -> Graph:
        """The registry but for the core's own file."""
        return self._others("actors")

    @cached_property
    def other_interpretation(self) -> Graph:
        """The interpretation but for the core's own file."""
        return self._others("interpretation")

    @cached_property
    def plans(self) -> Graph:
        """All plans, the former versions, the region and the interpretation."""
        return self.settled + parse_files(path for path in self.extracted if path.exists())

    @cached_property
    def settled(self) -> Graph:
        """What ``plans`` holds but for what the former decisions let extraction write."""
        files = [*sorted((self.data.root / "graph" / "plans").glob("*.ttl"))]
        files += [*self.data.shared_files("former"), *self.data.shared_files("region")]
        others = parse_files(path for path in files if path not in self.extracted)
        return others + self.interpretation + self.other_interpretation

    @property
    def extracted(self) -> tuple[Path, ...]:
        """The core's files that the next extraction writes anew."""
        shared = (self.data.shared_file(name, self.core) for name in ("region", "catalogue"))
        own = (self.data.plan_file(self.core), self.data.evidence_file(self.core))
        return (*own, *shared)

    def _others(self, name: str) -> Graph:
        own = self.data.shared_file(name, self.core)
        return parse_files(path for path in self.data.shared_files(name) if path != own)


def read_state(data: Data, core: str, keys: Iterable[str]) -> State:
    """Return the state without the decisions on some keys."""
    actors, readings = (
        parse_files(path for path in (data.shared_file(name, core),) if path.exists())
        for name in ("actors", "interpretation")
    )
    state = State(data, core, actors, readings, {})
    for key in keys:
        _take_out(state, key)
    return state


def _take_out(state: State, key: str) -> None:
    """Take out a decision: its triples, its nodes, and the entry that it made."""
    graph = state.interpretation
    for node in nodes(state.core, key):
        for subject, predicate, value in _given(graph, node):
            graph.remove((subject, predicate, value))
            if predicate == SKOS.prefLabel and str(subject).startswith(REGISTERED):
                state.former_entries[key] = subject
                state.actors.remove((subject, RDF.type, None))
                state.actors.remove((subject, FPN.kindOfActor, None))
            if predicate == SKOS.prefLabel:
                graph.remove((subject, RDF.type, FPN.GoalArea))
            state.actors.remove((subject, predicate, value))
    own = (*nodes(state.core, key), anomaly(state.core, key), artefact(state.core, key))
    for node in own:
        graph.remove((node, None, None))


def _given(graph: Graph, node: URIRef) -> list[tuple[URIRef, URIRef, Node]]:
    """Return the triples that only this interpretation gives the reason for."""
    found = []
    for subject in graph.objects(node, RDF.subject):
        for predicate in graph.objects(node, RDF.predicate):
            for value in graph.objects(node, RDF.object):
                others = set(graph.subjects(RDF.subject, subject)) & set(
                    graph.subjects(RDF.object, value)
                )
                if not any((other, RDF.predicate, predicate) in graph for other in others - {node}):
                    found.append((URIRef(str(subject)), URIRef(str(predicate)), value))
    return found


def planned_things(data: Data, core: str) -> frozenset[URIRef] | None:
    """Return the things of a core's plan, or None where none is written yet."""
    path = data.plan_file(core)
    if not path.exists():
        return None
    return frozenset(s for s in set(parse_turtle(path).subjects()) if isinstance(s, URIRef))


def core_of(path: Path, sheet: Sheet, data: Data) -> str:
    """Return the core whose roadmap a review file is on: its name says it.

    Raises DataFault where there is no such roadmap, in graph/ or in the rows.
    """
    cores = {plan.stem for plan in (data.root / "graph" / "plans").glob("*.ttl")}
    for row in sheet.rows.values():
        cores |= {found[1] for word in row.about.split() if (found := THING.fullmatch(word))}
    if path.stem not in cores:
        near = nearest(path.stem, sorted(cores)) or "–"
        raise DataFault(
            f"{path}: no roadmap is called '{path.stem}'; name the file as extract did, by the "
            f"core's name: {near}",
            f"{path}: ingen färdplan heter ”{path.stem}”; filen ska heta som extract kallade den, "
            f"efter stadskärnan: {near}",
        )
    return path.stem
