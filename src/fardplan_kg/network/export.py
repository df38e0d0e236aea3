"""The network as files that other tools open.

GraphML knows neither lists nor absent values, so lists are written "1.3; 2.3" and what is not
known is left out.
"""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from fardplan_kg.network import affiliation
from fardplan_kg.store import Term

APART = ("name", "short", "type_name")
"""What stands in a file under another name, or is put together from what stands there."""


def graphml(network: nx.Graph) -> bytes:
    """Return the two-mode network as GraphML; nodes are identifiers, labels their names."""
    buffer = BytesIO()
    nx.write_graphml_xml(_flat(network), buffer, named_key_ids=True)
    return buffer.getvalue()


def projection_graphml(projected: nx.Graph) -> bytes:
    """Return the actors alone; an edge's `actions` are what those that name both are called."""
    flat = nx.Graph()
    flat.add_nodes_from((node, _node(projected.nodes[node])) for node in projected)
    for first, second, data in projected.edges(data=True):
        actions = [shared.short for shared in data["shared"]]
        flat.add_edge(first, second, weight=len(actions), actions="; ".join(actions))
    buffer = BytesIO()
    nx.write_graphml_xml(flat, buffer, named_key_ids=True)
    return buffer.getvalue()


def _flat(network: nx.Graph) -> nx.Graph:
    flat = nx.Graph()
    for node in [*affiliation.actors(network), *affiliation.actions(network)]:
        flat.add_node(node, **_node(network.nodes[node]))
    for actor in affiliation.actors(network):
        for action in sorted(network[actor]):
            flat.add_edge(actor, action, **_edge(network, actor, action))
    return flat


def _node(data: dict[str, object]) -> dict[str, object]:
    texts = {key: _text(value) for key, value in data.items()}
    flat = {key: value for key, value in texts.items() if value and key not in APART}
    mode = "actor" if data["bipartite"] == 0 else "action"
    return {"mode": mode, "label": texts["name"], **flat}


def _text(value: object) -> str:
    return value.value if isinstance(value, Term) else str(value)


def _edge(network: nx.Graph, actor: str, action: str) -> dict[str, str]:
    rows = network.edges[actor, action]["participations"]
    return {
        "role": "; ".join(affiliation.roles(network, actor, action)),
        "as_written": "; ".join(dict.fromkeys(row.as_written for row in rows)),
    }
