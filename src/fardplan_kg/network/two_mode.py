"""The two-mode network: actors on one side, actions on the other, joined by participations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import networkx as nx

from fardplan_kg.answers import natural
from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import slug
from fardplan_kg.network.participation import Participation, role_order, row_order

NO_NUMBER = "–"
"""What stands for the number of an action that has none."""

DOMINANT_SHARE = 0.8
"""An actor in more than this share of the actions hides what the other ones have in common."""


def graph(rows: Iterable[Participation]) -> nx.Graph:
    """Return the two-mode network; an edge keeps every participation that it stands for.

    An action's ``short`` is its number; of several roadmaps, with the roadmap's name before it.
    Where an actor or an edge is there only because a group was expanded, its ``expanded`` names
    the groups; it is absent where a line names the actor itself.
    """
    network = nx.Graph()
    found = sorted(rows, key=row_order)
    several = len({row.plan for row in found}) > 1
    for row in found:
        network.add_node(
            row.actor,
            bipartite=0,
            name=row.actor_name,
            type=row.actor_type,
            type_name=row.actor_kind,
        )
        network.add_node(
            row.action,
            bipartite=1,
            name=row.title,
            number=row.number,
            kind=row.kind,
            area=row.area,
            area_name=row.area_name,
            plan=row.plan,
            plan_name=row.plan_name,
            short=f"{row.plan_name if several else ''} {row.number or NO_NUMBER}".strip(),
        )
        former = network.get_edge_data(row.actor, row.action, {"participations": ()})
        network.add_edge(row.actor, row.action, participations=(*former["participations"], row))
    _mark_expanded(network)
    return network


def _mark_expanded(network: nx.Graph) -> None:
    for actor in actors(network):
        read = [_expanded_from(network, actor, action) for action in sorted(network[actor])]
        for action, groups in zip(sorted(network[actor]), read, strict=True):
            if groups:
                network.edges[actor, action]["expanded"] = "; ".join(groups)
        if all(read):
            every = dict.fromkeys(name for groups in read for name in groups)
            network.nodes[actor]["expanded"] = "; ".join(every)


def _expanded_from(network: nx.Graph, actor: str, action: str) -> tuple[str, ...]:
    """Return the groups that an edge comes from; none where the line names the actor itself."""
    found = [row.expanded for row in network.edges[actor, action]["participations"]]
    return tuple(dict.fromkeys(found)) if all(found) else ()


def actors(network: nx.Graph) -> list[str]:
    """Return the actors, the one in most actions first, then by name."""
    found = [node for node, mode in network.nodes(data="bipartite") if mode == 0]
    return sorted(found, key=lambda a: (-network.degree(a), network.nodes[a]["name"].value, a))


def actions(network: nx.Graph) -> list[str]:
    """Return the actions by goal area, roadmap and number; those without a number come last."""
    found = [node for node, mode in network.nodes(data="bipartite") if mode == 1]
    numbers = {a: number_order(network.nodes[a]["number"]) for a in found}
    first: dict[str, tuple[object, ...]] = {}
    for action in sorted(found, key=lambda a: (numbers[a], a)):
        first.setdefault(network.nodes[action]["area"], (numbers[action], action))
    return sorted(
        found,
        key=lambda a: (
            first[network.nodes[a]["area"]], plan_order(network.nodes[a]), numbers[a], a
        ),
    )  # fmt: skip


def number_order(number: str) -> tuple[object, ...]:
    """Sort action numbers by value; an action without one comes last."""
    return not number, natural(number)


def plan_order(action: Mapping[str, str]) -> tuple[str, str]:
    """Sort actions by what their roadmap is called."""
    return slug(action["plan_name"]), action["plan"]


def areas(network: nx.Graph) -> list[str]:
    """Return the goal areas in the order of their first action."""
    return list(dict.fromkeys(network.nodes[action]["area"] for action in actions(network)))


def plans(network: nx.Graph) -> dict[str, str]:
    """Return the roadmaps that the actions belong to, with their names, by name."""
    every = (network.nodes[action] for action in actions(network))
    found = {data["plan"]: data for data in every}
    return {p: d["plan_name"] for p, d in sorted(found.items(), key=lambda f: plan_order(f[1]))}


def role(network: nx.Graph, actor: str, action: str) -> str:
    """Return an actor's role in an action; the one that binds most where it has several."""
    return roles(network, actor, action)[0]


def roles(network: nx.Graph, actor: str, action: str) -> tuple[str, ...]:
    """Return every role of an actor in an action, each once, the one that binds most first."""
    found: set[str] = {row.role for row in network.edges[actor, action]["participations"]}
    return tuple(sorted(found, key=role_order))


def leave_out(network: nx.Graph, hidden: Collection[str]) -> nx.Graph:
    """Return the network without some actors; every action stays, also one that names no other.

    Raises CallFault for an actor that the network does not have.
    """
    known = actors(network)
    if unknown := sorted(set(hidden) - set(known)):
        near = nearest(unknown[0], known)
        raise CallFault(
            f"no actor '{unknown[0]}' in the network; the nearest: {near}",
            f"ingen aktör '{unknown[0]}' i nätverket; närmast: {near}",
        )
    return network.subgraph([node for node in network if node not in set(hidden)]).copy()


def dominant(network: nx.Graph) -> str | None:
    """Return the actor named in over four fifths of the actions, where there is one."""
    leading = actors(network)[:1]
    if leading and network.degree(leading[0]) > DOMINANT_SHARE * len(actions(network)):
        return leading[0]
    return None
