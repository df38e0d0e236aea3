"""The measures of a network as one table, a row for each actor.

They describe a document, not a region: the lists of actors are examples, and an edge says "named in
the same action". Each measure's definition and source stands at its function.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from fardplan_kg.network.cohesion import communities, cores
from fardplan_kg.network.collaboration import bipartite_clustering, weighted
from fardplan_kg.network.shortest_paths import EXACT_LIMIT, betweenness, closeness
from fardplan_kg.network.structural_holes import constraint
from fardplan_kg.network.two_mode import actors, leave_out
from fardplan_kg.wording import msg

NOTES = {
    "no-partner": msg("not defined: no other actor is named in the same actions"),
    "too-large": msg("not computed: the network has too many actors"),
    "estimated": msg("an estimate from a sample of the actors, with a fixed seed"),
}
"""Why a measure has no value, or only an estimate, by the codes of ``Measures.notes``."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of one actor, those that are left out not counted.

    actions: the number of actions that name it (its degree in the two-mode network). degree: the
    number of its partners, those named in the same action. strength: the sum over its partners of
    the number of shared actions (Barrat et al., PNAS 101, 2004). newman: the sum of Newman's
    weights, which is the number of its actions that name anyone else. betweenness, closeness,
    constraint, core, community and clustering: as the functions of these names say; communities
    are numbered from 1, the largest first. None where a measure is not defined: ``notes`` has the
    name of the measure with the reason as a code of NOTES.
    """

    actor: str
    name: str
    actions: int
    degree: int
    strength: int
    newman: float
    betweenness: float
    closeness: float | None
    constraint: float | None
    core: int
    community: int | None
    clustering: float | None
    expanded: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def measures(
    network: nx.Graph, without: Collection[str] = (), *, limit: int = EXACT_LIMIT
) -> tuple[Measures, ...]:
    """Return the measures of a two-mode network's actors, the one in most actions first.

    ``without`` names actors that are left out before anything is counted, such as a hub in every
    action. With more actors than ``limit`` betweenness is an estimate and closeness None, and the
    notes say so. Raises CallFault for an actor that the network does not have.
    """
    shown = leave_out(network, without)
    graph = weighted(shown)
    tables = _tables(shown, graph, limit)
    return tuple(_row(shown, graph, actor, tables, limit) for actor in actors(shown))


def _tables(
    shown: nx.Graph, graph: nx.Graph, limit: int
) -> Mapping[str, Mapping[str, float | int]]:
    groups = enumerate(communities(graph), start=1)
    return {
        "betweenness": betweenness(graph, limit),
        "closeness": closeness(graph) if len(graph) <= limit else {},
        "constraint": constraint(graph),
        "core": cores(graph),
        "community": {a: n for n, group in groups for a in group if graph.degree(a)},
        "clustering": bipartite_clustering(shown),
    }


def _row(
    shown: nx.Graph,
    graph: nx.Graph,
    actor: str,
    tables: Mapping[str, Mapping[str, float | int]],
    limit: int,
) -> Measures:
    found: dict[str, Any] = {name: values.get(actor) for name, values in tables.items()}
    notes = [
        (name, "too-large" if name == "closeness" else "no-partner")
        for name, value in found.items()
        if value is None
    ]
    if len(graph) > limit:
        notes.insert(0, ("betweenness", "estimated"))
    return Measures(
        actor=actor,
        name=shown.nodes[actor]["name"].value,
        actions=shown.degree(actor),
        degree=graph.degree(actor),
        strength=graph.degree(actor, weight="weight"),
        newman=round(float(graph.degree(actor, weight="newman")), 9),
        expanded=shown.nodes[actor].get("expanded", ""),
        notes=tuple(notes),
        **found,
    )
