"""Networks with plain texts, numbers and tuples on nodes and edges, as researchers know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fardplan_kg.network import affiliation
from fardplan_kg.network.affiliation import Network, Shared
from fardplan_kg.network.directed import directed
from fardplan_kg.notebook.values import Iri


def two_mode(network: Network) -> Network:
    """Return actors and actions; an edge has the role that binds most, all roles and spellings."""
    plain = _empty(network)
    names = _named(network)
    plain.add_nodes_from((names[node], _node(network.nodes[node])) for node in names)
    for actor in affiliation.actors(network):
        for action in affiliation.actions(network.subgraph([actor, *network[actor]])):
            data = network.edges[actor, action]
            plain.add_edge(
                names[actor],
                names[action],
                role=affiliation.role(network, actor, action),
                roles=affiliation.roles(network, actor, action),
                as_written=tuple(dict.fromkeys(row.as_written for row in data["participations"])),
                **_mark(data),
            )
    return plain


def actors(network: Network) -> Network:
    """Return the actors, joined where an action names both; an edge says which actions those are.

    Roles stand under each of the two actors, in the order of the actions: in ``roles`` the one
    that binds most, in ``all_roles`` every one, as a tuple for each action. Where groups have been
    expanded, ``expanded`` says for each action whether it joins the two only for that reason.
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
            **_actions(names, shared),
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


def arcs(network: Network) -> Network:
    """Return the actors with arcs from the responsible to the participating, as ``actors`` does.

    No roles: an arc's source is responsible, its target participates.
    """
    names = _named(network)
    found = directed(network)
    plain = type(found)()
    plain.add_nodes_from((names[node], _node(found.nodes[node])) for node in found)
    for source, target, shared in found.edges(data="shared"):
        plain.add_edge(names[source], names[target], **_actions(names, shared))
    return plain


def _actions(names: Mapping[str, Iri], shared: tuple[Shared, ...]) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "weight": len(shared),
        "actions": tuple(names[each.action] for each in shared),
        "numbers": tuple(each.number for each in shared),
        "plans": tuple(each.plan_name for each in shared),
    }
    if any(each.expanded for each in shared):
        plain["expanded"] = tuple(each.expanded for each in shared)
    return plain


def _empty(network: Network) -> Network:
    return type(network)()


def _named(network: Network) -> dict[str, Iri]:
    """Return each node as an IRI with its name, actors first."""
    ordered = [*affiliation.actors(network), *affiliation.actions(network)]
    return {node: Iri(node, network.nodes[node]["name"].value) for node in ordered}


def _node(data: Mapping[str, Any]) -> dict[str, Any]:
    mode = "actor" if data["bipartite"] == 0 else "action"
    plain = {"mode": mode, "bipartite": data["bipartite"], "name": data["name"].value}
    if mode == "actor":
        return {**plain, "kind": data["type"], **_mark(data)}
    return {
        **plain,
        "kind": data["kind"],
        "number": data["number"],
        "plan": data["plan"],
        "plan_name": data["plan_name"],
        "area": data["area"],
        "area_name": data["area_name"].value,
    }


def _mark(data: Mapping[str, Any]) -> dict[str, Any]:
    """The groups that something is there for, where a line does not name it."""
    return {"expanded": data["expanded"]} if "expanded" in data else {}
