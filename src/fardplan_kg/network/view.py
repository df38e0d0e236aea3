"""The network as one self-contained page that works from a file, in print and without script.

pyvis gives the data of the interactive drawing in vis-network's form, and its wheel carries
vis-network itself. Its own pages are not used: they load other hosts and do not escape labels.
Nothing here knows RDF.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

import networkx as nx
from jinja2.utils import htmlsafe_json_dumps
from pyvis.network import Network

from fardplan_kg.network import affiliation, codes, drawing, figure, legend
from fardplan_kg.network.choices import facets, script_data
from fardplan_kg.network.figure import Edge, Figure, Node
from fardplan_kg.network.kinds import kinds
from fardplan_kg.network.leading import leading
from fardplan_kg.network.matrix import Tables, tables
from fardplan_kg.network.sectors import CAPTION_LINE, captions, outline
from fardplan_kg.network.setting import Setting
from fardplan_kg.rendering import environment, static
from fardplan_kg.wording import Words

__all__ = ["FILES", "SCRIPTS", "STYLES", "Setting", "page", "policy", "script", "vis_data"]

VIS = "lib/vis-9.1.2/vis-network.min.js"
VIS_NAME = "vis-network.min.js"
SCRIPTS = (
    VIS_NAME,
    "network-model.js",
    "network-tables.js",
    "network-drawing.js",
    "network-panel.js",
    "network.js",
)
"""The scripts of the page, in the order in which they run."""
STYLES = ("site.css", "network.css")
FILES = (*SCRIPTS, *STYLES[1:])
"""What a site must hold under static/ for the page, beside its own style."""
COMPARED = 8
"""So many roadmaps are drawn side by side; more are compared in the table alone."""


def page(network: nx.Graph, language: str, setting: Setting, drawn: Figure | None = None) -> str:
    """Return the whole page as HTML; the two-mode figure may be handed in where it is made."""
    words = Words(language)
    shown = tables(network, words)
    hub = affiliation.dominant(network)
    hidden = (hub,) if hub is not None else ()
    modes = {
        "two-mode": drawn or figure.two_mode(network, words),
        "actors": figure.actors_only(network, words),
    }
    legends = legend.merged(modes.values(), words)
    styles, scripts = (static(name) for name in STYLES), {name: _script(name) for name in SCRIPTS}
    style = "\n".join(styles)
    return (
        environment(language)
        .get_template("network.html")
        .render(
            setting=setting,
            tables=shown,
            pages={shown.keys.get(thing, thing): href for thing, href in setting.pages.items()},
            summary=_summary(network, hidden),
            hub=_hub(network, hub, shown),
            kinds=kinds(network, words),
            leading=_leading(network, hidden, shown),
            several=len(shown.plans) > 1,
            drawings=_drawings(network, modes["two-mode"], hidden, words),
            compared=_compared(network, hidden, words),
            facets=facets(shown, legends, words),
            lines=[entry for entry in legends if not entry.facet],
            data=_compact(script_data(shown, setting, hub, _vis_drawings(modes, shown), words)),
            address=codes,
            style=style,
            styles=STYLES,
            scripts=scripts,
            policy="" if setting.static else policy(list(scripts.values()), style),
        )
    )


def _compact(data: Mapping[str, object]) -> str:
    """Return data as JSON without spaces, such as may stand in a page."""
    return htmlsafe_json_dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _drawings(
    network: nx.Graph, two_mode: Figure, hidden: tuple[str, ...], words: Words
) -> list[tuple[str, str]]:
    printed = [two_mode, figure.actors_only(network, words, hidden)]
    return [
        (found.title, drawing.svg(found, words, f"drawing-{place}"))
        for place, found in enumerate(printed)
    ]


def _compared(network: nx.Graph, hidden: tuple[str, ...], words: Words) -> list[tuple[str, str]]:
    """Return each roadmap's actors at the same places, of several and not too many roadmaps."""
    if not 2 <= len(affiliation.plans(network)) <= COMPARED:
        return []
    return [
        (found.title, drawing.svg(found, words, f"roadmap-{place}"))
        for place, found in enumerate(figure.compared(network, words, hidden))
    ]


def _leading(network: nx.Graph, hidden: tuple[str, ...], shown: Tables) -> dict[str, object]:
    """Return who stands out, with and without the dominant actor, by what a page calls them."""
    known = {actor.id: actor for actor in shown.actors}
    return {
        "all": leading(network),
        "without": leading(network, hidden) if hidden else None,
        "known": known,
    }


def policy(scripts: list[str], style: str) -> str:
    """Return a content security policy that lets in these scripts, this style, and no more."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def script(name: str) -> bytes:
    """Return one of the page's scripts or its style, as a file."""
    return _script(name).encode()


@cache
def _script(name: str) -> str:
    return static(name) if name != VIS_NAME else _vis()


def _vis() -> str:
    """vis-network with its licence notice, without the pointer to its source map.

    A page may hold no control character as it is (HTML, 13.2.3.5), a script's text its escape.
    """
    text = (files("pyvis") / VIS).read_text(encoding="utf-8")
    text = text.split("//# sourceMappingURL=")[0].replace("\r\n", "\n").strip()
    return text.replace("\x85", r"\x85")


def _summary(network: nx.Graph, hidden: tuple[str, ...]) -> dict[str, int]:
    rows = [row for *_, found in network.edges(data="participations") for row in found]
    return {
        "actors": len(affiliation.actors(network)),
        "actions": len(affiliation.actions(network)),
        "participations": len(rows),
        "pairs": affiliation.projection(network).number_of_edges(),
        "pairs_without": affiliation.projection(network, hidden).number_of_edges(),
    }


def _hub(network: nx.Graph, hub: str | None, shown: Tables) -> dict[str, object] | None:
    if hub is None:
        return None
    return {
        "key": shown.keys[hub],
        "name": network.nodes[hub]["name"],
        "actions": network.degree(hub),
    }


def _vis_drawings(modes: Mapping[str, Figure], shown: Tables) -> dict[str, object]:
    return {mode: vis_data(found, shown.keys) for mode, found in modes.items()}


def vis_data(shown: Figure, keys: Mapping[str, str]) -> dict[str, object]:
    """Return a figure in vis-network's form: positions given, physics off.

    Edges are appended: pyvis's add_edge looks through all former ones for each new one. Pairs of
    actors are left to the script, which counts them on what is visible.
    """
    net = Network()
    for node in shown.nodes:
        net.add_node(keys[node.id], **_vis_node(node))
    net.edges += [
        {"from": keys[edge.source], "to": keys[edge.target], **_vis_edge(edge)}
        for edge in shown.edges
        if edge.kind != "pair"
    ]
    nodes, edges, *_ = net.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "sectors": _vis_sectors(shown),
        "width": shown.width,
        "height": shown.height,
        "title": shown.title,
        "description": shown.description,
    }


def _vis_sectors(shown: Figure) -> list[dict[str, object]]:
    """Return what vis-network does not draw itself and the page's script paints behind it."""
    return [
        {
            "outline": [(round(x, 1), round(y, 1)) for x, y in outline(shown, caption.heading)],
            "tint": caption.heading.tint,
            "colour": caption.heading.colour,
            "font": drawing.FONTS,
            "align": caption.anchor,
            "lines": [
                (line, caption.x, caption.y + i * CAPTION_LINE)
                for i, line in enumerate(caption.lines)
            ],
        }
        for caption in captions(shown)
    ]


def _vis_node(node: Node) -> dict[str, object]:
    """Return what differs between nodes; what is common to all stands in the script."""
    found: dict[str, object] = {
        "label": node.label,
        "shape": node.shape,
        "x": round(node.place.x, 1),
        "y": round(node.place.y, 1),
        "mode": node.mode,
    }
    if node.mode == "action":
        corner = {"shared": 2, "core-specific": 14}.get(node.kind, 8)
        box = node.place.box
        return found | {
            "color": node.fill,
            "corner": corner,
            "width": box.width,
            "height": box.height,
        }
    return found | {"size": round(node.place.radius, 1), "color": node.fill, "dashed": node.dashed}


def _vis_edge(edge: Edge) -> dict[str, object]:
    return {"color": edge.colour, "width": round(edge.width, 1), "dashes": edge.dashed}
