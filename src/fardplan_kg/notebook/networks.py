"""The network as researchers know it: plain texts, numbers and tuples on nodes and edges."""

from __future__ import annotations

from typing import Any

from fardplan_kg.network import affiliation
from fardplan_kg.network.affiliation import Network
from fardplan_kg.notebook.values import Iri


def two_mode(network: Network) -> Network:
    """Return actors and actions; an edge has the role that binds most, all roles and spellings."""
    plain = _empty(network)
    names = _named(network)
    plain.add_nodes_from((names[node], _node(network.nodes[node])) for node in names)
    for actor in affiliation.actors(network):
        for action in affiliation.actions(network.subgraph([actor, *network[actor]])):
            rows = network.edges[actor, action]["participations"]
            plain.add_edge(
                names[actor],
                names[action],
                role=affiliation.role(network, actor, action),
                roles=affiliation.roles(network, actor, action),
                as_written=tuple(dict.fromkeys(row.as_written for row in rows)),
            )
    return plain


def actors(network: Network) -> Network:
    """Return the actors, joined where an action names both; an edge says which actions those are.

    Roles stand under each of the two actors, in the order of the actions: in ``roles`` the one
    that binds most, in ``all_roles`` every one, as a tuple for each action.
    """
    plain = _empty(network)
    names = _named(network)
    projected = affiliation.projection(network)
    plain.add_nodes_from((names[node], _node(projected.nodes[node])) for node in projected)
    for first, second, data in projected.edges(data=True):
        shared = data["shared"]
        plain.add_edge(
            names[first],
            names[second],
            weight=len(shared),
            actions=tuple(names[each.action] for each in shared),
            numbers=tuple(each.number for each in shared),
            plans=tuple(each.plan_name for each in shared),
            roles={
                names[data["first"]]: tuple(each.roles[0] for each in shared),
                names[data["second"]]: tuple(each.roles[1] for each in shared),
            },
            all_roles={
                names[data["first"]]: tuple(each.every[0] for each in shared),
                names[data["second"]]: tuple(each.every[1] for each in shared),
            },
        )
    return plain


def _empty(network: Network) -> Network:
    return type(network)()


def _named(network: Network) -> dict[str, Iri]:
    """Return each node as an IRI with its name, actors first."""
    ordered = [*affiliation.actors(network), *affiliation.actions(network)]
    return {node: Iri(node, network.nodes[node]["name"].value) for node in ordered}


def _node(data: dict[str, Any]) -> dict[str, Any]:
    mode = "actor" if data["bipartite"] == 0 else "action"
    plain = {"mode": mode, "bipartite": data["bipartite"], "name": data["name"].value}
    if mode == "actor":
        return {**plain, "kind": data["type"]}
    return {
        **plain,
        "kind": data["kind"],
        "number": data["number"],
        "plan": data["plan"],
        "plan_name": data["plan_name"],
        "area": data["area"],
        "area_name": data["area_name"].value,
    }
