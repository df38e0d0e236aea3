"""The network as files that other programs open: GraphML, GEXF, and JSON in two forms.

Each holds the exact measures of the actors and says where the data come from. GEXF has the places
and the colours of the drawing.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from fardplan_kg.network import flat
from fardplan_kg.network.figure import Figure, Node

VIZ_SHAPES = {
    "square": "square", "box": "square", "triangle": "triangle", "triangleDown": "triangle",
    "diamond": "diamond",
}  # fmt: skip
"""GEXF's words for shapes; it knows disc, square, triangle and diamond."""


def graphml(graph: nx.Graph) -> bytes:
    """Return a flat network as GraphML; nodes are identifiers, labels their names."""
    buffer = BytesIO()
    # keys named after attributes would be shared by nodes and edges, whatever their types
    nx.write_graphml_xml(graph, buffer)
    return buffer.getvalue()


def gexf(graph: nx.Graph, figure: Figure) -> bytes:
    """Return a flat network as GEXF 1.2 with the figure's places and colours (its viz module).

    The vertical axis points upwards, as Gephi draws it. Written with NetworkX's writer, whose date
    of today gives way to that of the data.
    """
    shown = graph.copy()
    for node in figure.nodes:
        shown.nodes[node.id]["viz"] = _viz(node)
    for edge in figure.edges:
        shown.edges[edge.source, edge.target]["viz"] = {"color": _colour(edge.colour)}
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    shown.graph = {"name": figure.title}
    writer.add_graph(shown)
    _describe(writer.xml, graph.graph)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _describe(root: ElementTree.Element, stated: dict[str, str]) -> None:
    for meta in root.findall("{*}meta"):
        root.remove(meta)
    date = stated.get("date", "")
    meta = ElementTree.Element("meta", {"lastmodifieddate": date} if date else {})
    for tag, words in (
        ("creator", "fardplan-kg"),
        ("description", "; ".join(f"{name}: {flat.text(own)}" for name, own in stated.items())),
    ):
        ElementTree.SubElement(meta, tag).text = words
    root.insert(0, meta)


def _viz(node: Node) -> dict[str, Any]:
    return {
        "color": _colour(node.border if node.dashed else node.fill),
        "size": round(node.place.radius * 2, 1),
        "position": {"x": round(node.place.x, 1), "y": round(-node.place.y, 1), "z": 0.0},
        "shape": VIZ_SHAPES.get(node.shape, "disc"),
    }


def _colour(code: str) -> dict[str, int | float]:
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


def node_link(graph: nx.Graph) -> bytes:
    """Return a flat network as JSON in NetworkX's node-link form, with "nodes" and "edges"."""
    return _json(nx.node_link_data(graph, edges="edges"))


def cytoscape(graph: nx.Graph, figure: Figure) -> bytes:
    """Return a flat network as JSON in Cytoscape's form, with the figure's places and colours."""
    found = nx.cytoscape_data(graph)
    found["data"] = dict(graph.graph)
    drawn = {node.id: node for node in figure.nodes}
    for element in found["elements"]["nodes"]:
        node = drawn[element["data"]["id"]]
        place = {"x": round(node.place.x, 1), "y": round(node.place.y, 1)}
        element["position"] = place
        element["data"] |= {"name": element["data"]["label"], "colour": node.fill}
    return _json(found)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
