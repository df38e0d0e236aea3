"""Projections onto actors: who is named together with whom, and in which actions.

An edge says that two actors are named in the same action – not that they collaborate – and carries
those actions with both roles, because "which actions?" is the first question about any edge.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from fardplan_kg.network import two_mode


@dataclass(frozen=True, slots=True)
class Shared:
    """An action that names both actors of a pair, with the first and the second one's role.

    every: all roles of each, where an actor stands in several lines of the action. short: what a
    page calls the action: its number, with its roadmap where there are several. expanded: whether
    one of the two stands there only because a group was expanded.
    """

    action: str
    number: str
    roles: tuple[str, str]
    plan_name: str = ""
    short: str = ""
    every: tuple[tuple[str, ...], ...] = ()
    expanded: bool = False


def projection(network: nx.Graph, hidden: Collection[str] = ()) -> nx.Graph:
    """Return the actors, joined where one action names both; an edge lists those actions.

    ``shared`` holds them in the order of roadmap and number; roles in it come in the order of the
    edge's ``first`` and ``second`` actor, which are in the order of their names. Where some of them
    rest on an expanded group, ``expanded`` says how many. Actors without an edge stay as nodes.
    """
    shown = [actor for actor in two_mode.actors(network) if actor not in hidden]
    by_name = {actor: place for place, actor in enumerate(sorted(shown, key=_name_order(network)))}
    result = nx.Graph()
    result.add_nodes_from((actor, dict(network.nodes[actor])) for actor in shown)
    pairs: dict[tuple[str, str], list[Shared]] = {}
    for action in _by_plan_and_number(network):
        named = sorted((a for a in network[action] if a in by_name), key=by_name.__getitem__)
        for first, second in combinations(named, 2):
            pairs.setdefault((first, second), []).append(_shared(network, action, first, second))
    for first, second in sorted(pairs, key=lambda pair: (by_name[pair[0]], by_name[pair[1]])):
        found = tuple(pairs[first, second])
        result.add_edge(first, second, first=first, second=second, shared=found)
        if expanded := sum(each.expanded for each in found):
            result.edges[first, second]["expanded"] = expanded
    return result


def _name_order(network: nx.Graph) -> Callable[[str], tuple[str, str]]:
    return lambda actor: (network.nodes[actor]["name"].value, actor)


def _by_plan_and_number(network: nx.Graph) -> list[str]:
    found = [node for node, mode in network.nodes(data="bipartite") if mode == 1]
    return sorted(found, key=lambda action: action_order(network, action))


def action_order(network: nx.Graph, action: str) -> tuple[object, ...]:
    """Sort actions by roadmap and number."""
    data = network.nodes[action]
    return two_mode.plan_order(data), two_mode.number_order(data["number"]), action


def _shared(network: nx.Graph, action: str, first: str, second: str) -> Shared:
    data = network.nodes[action]
    both = (first, second)
    every = tuple(two_mode.roles(network, actor, action) for actor in both)
    return Shared(
        action,
        data["number"],
        (every[0][0], every[1][0]),
        data["plan_name"],
        data["short"],
        every,
        any("expanded" in network.edges[actor, action] for actor in both),
    )
