"""The network with plain texts and numbers only, as files for other programs need it.

Formats such as GraphML and GEXF know neither lists nor absent values, so lists are written
"1.3; 2.3" and what is not known is left out. What XML cannot hold is shown as U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

from fardplan_kg.network import affiliation
from fardplan_kg.network.collaboration import weighted
from fardplan_kg.network.measures import Measures, measures
from fardplan_kg.network.origin import Origin
from fardplan_kg.store import Term

APART = ("name", "short", "type_name", "bipartite")
"""What stands in a file under another name, or is put together from what stands there."""
MEASURES = (
    "actions", "degree", "strength", "newman", "betweenness", "closeness", "constraint", "core",
    "community", "clustering",
)  # fmt: skip
"""The measures of an actor, by the names of their fields."""
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow as a character (production Char)."""


def two_mode(network: nx.Graph, origin: Origin) -> nx.Graph:
    """Return actors and actions; an edge has the roles and the spelling of an actor line."""
    flat = nx.Graph(**origin.stated)
    own = {found.actor: found for found in measures(network)}
    for node in [*affiliation.actors(network), *affiliation.actions(network)]:
        flat.add_node(node, **_node(network.nodes[node], own.get(node)))
    for actor in affiliation.actors(network):
        for action in sorted(network[actor]):
            flat.add_edge(actor, action, **_edge(network, actor, action))
    return flat


def actors_only(network: nx.Graph, origin: Origin) -> nx.Graph:
    """Return the actors alone; an edge's `actions` are what those that name both are called."""
    projected, flat = weighted(network), nx.Graph(**origin.stated)
    for own in measures(network):
        flat.add_node(own.actor, **_node(network.nodes[own.actor], own))
    for first, second, data in projected.edges(data=True):
        actions = [text(shared.short) for shared in data["shared"]]
        flat.add_edge(
            first,
            second,
            weight=len(actions),
            newman=round(float(data["newman"]), 9),
            actions="; ".join(actions),
            action_iris="; ".join(shared.action for shared in data["shared"]),
            **_expanded(data),
        )
    return flat


def figures(own: Measures) -> dict[str, float]:
    """Return the measures that an actor has a value for."""
    every = {name: getattr(own, name) for name in MEASURES}
    return {name: value for name, value in every.items() if value is not None}


def text(value: object) -> str:
    """Return a text that every format can hold."""
    return NOT_XML.sub("�", value.value if isinstance(value, Term) else str(value))


def _node(data: Mapping[str, Any], own: Measures | None) -> dict[str, Any]:
    found = {key: text(value) for key, value in data.items() if key not in APART}
    mode = "actor" if data["bipartite"] == 0 else "action"
    flat = {"mode": mode, "label": text(data["name"])}
    flat |= {key: value for key, value in found.items() if value}
    return flat | (figures(own) if own else {})


def _edge(network: nx.Graph, actor: str, action: str) -> dict[str, Any]:
    data = network.edges[actor, action]
    written = dict.fromkeys(text(row.as_written) for row in data["participations"])
    return {
        "role": "; ".join(affiliation.roles(network, actor, action)),
        "as_written": "; ".join(written),
        "participations": len(data["participations"]),
        **_expanded(data),
    }


def _expanded(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is there only because a group was expanded."""
    return {"expanded": data["expanded"]} if "expanded" in data else {}
