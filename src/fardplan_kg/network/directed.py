"""The directed projection: from who is responsible to who takes part, action by action.

An arc says that an action names one actor as responsible and the other as participating; nothing
about orders or money. Actions that state no responsible actor, and unclear roles, make no arc.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import networkx as nx

from fardplan_kg.network.projection import Shared, projection

RESPONSIBLE, PARTICIPATING = "responsible", "participating"


def directed(network: nx.Graph, hidden: Collection[str] = ()) -> nx.DiGraph:
    """Return the actors with an arc from each responsible to each participating one.

    An arc's ``shared`` lists the actions, roles in the order of source and target; ``expanded``
    says how many of them rest on an expanded group, where some do. An actor that is both in one
    action has arcs out as responsible and in as participating, never to itself.
    """
    both_ways = projection(network, hidden)
    result = nx.DiGraph()
    result.add_nodes_from(both_ways.nodes(data=True))
    for *_, data in both_ways.edges(data=True):
        first, second, shared = data["first"], data["second"], data["shared"]
        _add_arc(result, first, second, shared)
        _add_arc(result, second, first, tuple(map(_turned, shared)))
    return result


def _turned(shared: Shared) -> Shared:
    return replace(shared, roles=shared.roles[::-1], every=shared.every[::-1])


def _add_arc(result: nx.DiGraph, source: str, target: str, shared: tuple[Shared, ...]) -> None:
    found = tuple(
        replace(each, roles=(RESPONSIBLE, PARTICIPATING))
        for each in shared
        if RESPONSIBLE in each.every[0] and PARTICIPATING in each.every[1]
    )
    if found:
        result.add_edge(source, target, shared=found)
        if expanded := sum(each.expanded for each in found):
            result.edges[source, target]["expanded"] = expanded
