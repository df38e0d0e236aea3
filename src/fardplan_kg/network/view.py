"""The network as one self-contained page that works from a file, in print and without script.

pyvis gives the data of the interactive drawing in vis-network's form, and its wheel carries
vis-network itself. Its own pages are not used: they load other hosts and do not escape labels.
Nothing here knows RDF.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files

import networkx as nx
from pyvis.network import Network

from fardplan_kg.network import affiliation, drawing, figure, legend, palette
from fardplan_kg.network.figure import Edge, Figure, Node
from fardplan_kg.network.matrix import Tables, tables
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.network.sectors import CAPTION_LINE, captions, outline
from fardplan_kg.network.sheet import FONT
from fardplan_kg.rendering import environment, static
from fardplan_kg.wording import Words

VIS = "lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the page says about itself and where its links lead ("" where there is none).

    pages: where actors and actions have a page of their own, by their identifier. roadmaps: whose
    documents the page is made from. others: the same page for other roadmaps, by name; no address
    for the page itself.
    """

    plan: str
    version: str = ""
    home: str = ""
    other: str = ""
    question: str = ""
    graphml: str = ""
    publisher: str = ""
    contact: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    roadmaps: tuple[Roadmap, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def page(network: nx.Graph, language: str, setting: Setting, drawn: Figure | None = None) -> str:
    """Return the whole page as HTML; the two-mode figure may be handed in where it is made."""
    words = Words(language)
    shown = tables(network, words)
    hub = affiliation.dominant(network)
    modes = {
        "two-mode": drawn or figure.two_mode(network, words),
        "actors": figure.actors_only(network, words),
    }
    printed = [modes["two-mode"], figure.actors_only(network, words, (hub,) if hub else ())]
    script, style, vis = static("network.js"), static("site.css"), _vis()
    return (
        environment(language)
        .get_template("network.html")
        .render(
            setting=setting,
            tables=shown,
            pages={shown.keys[thing]: href for thing, href in setting.pages.items()},
            summary=_summary(network, hub),
            hub=_hub(network, hub, shown),
            several=len(shown.plans) > 1,
            drawings=[
                (found.title, drawing.svg(found, words, f"drawing-{i}"))
                for i, found in enumerate(printed)
            ],
            legends=_legends(modes, words),
            data=_data(modes, shown, words),
            style=style,
            vis=vis,
            script=script,
            policy=policy([vis, script], style),
        )
    )


def policy(scripts: list[str], style: str) -> str:
    """Return a content security policy that lets in these scripts, this style, and no more."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _vis() -> str:
    """vis-network with its licence notice, without the pointer to its source map."""
    text = (files("pyvis") / VIS).read_text(encoding="utf-8")
    return text.split("//# sourceMappingURL=")[0].replace("\r\n", "\n").strip()


def _summary(network: nx.Graph, hub: str | None) -> dict[str, int]:
    hidden = [hub] if hub is not None else []
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


def _legends(modes: Mapping[str, Figure], words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the legend of each interactive drawing, as small symbols with words."""
    return [
        (mode, [(entry.symbol, entry.words) for entry in legend.entries(shown, words)])
        for mode, shown in modes.items()
    ]


def _data(modes: Mapping[str, Figure], shown: Tables, words: Words) -> dict[str, object]:
    """Return what the script needs: both drawings, and what it says."""
    return {
        "drawings": {mode: vis_data(found, shown.keys) for mode, found in modes.items()},
        "words": {
            "showing": words.gettext(
                "Showing {actors} of {allActors} actors and {pairs} of {allPairs} pairs."
            ),
            "hidden": words.gettext("The hidden actor is left out of the list."),
            "none": words.gettext("Not named together with anyone who is shown."),
        },
    }


def vis_data(shown: Figure, keys: Mapping[str, str]) -> dict[str, object]:
    """Return a figure in vis-network's form: positions given, physics off."""
    net = Network()
    for node in shown.nodes:
        net.add_node(keys[node.id], **_vis_node(node))
    for edge in shown.edges:
        net.add_edge(keys[edge.source], keys[edge.target], **_vis_edge(edge))
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
    common = {
        "label": node.label,
        "shape": node.shape,
        "x": round(node.place.x, 1),
        "y": round(node.place.y, 1),
        "physics": False,
        "mode": node.mode,
    }
    if node.mode == "action":
        corner = {"shared": 2, "core-specific": 14}.get(node.kind, 8)
        return common | {
            "color": {"background": node.fill, "border": palette.PAPER},
            "font": {"color": palette.PAPER, "size": FONT, "face": drawing.FONTS},
            "shapeProperties": {"borderRadius": corner},
            "margin": 7,
        }
    return common | {
        "size": round(node.place.radius, 1),
        "color": {"background": node.fill, "border": node.border},
        "borderWidth": 2,
        "font": {"color": palette.INK, "size": FONT, "face": drawing.FONTS,
                 "strokeWidth": 4, "strokeColor": palette.PAPER},
        "shapeProperties": {"borderDashes": [4, 3] if node.dashed else False},
    }  # fmt: skip


def _vis_edge(edge: Edge) -> dict[str, object]:
    return {
        "color": {"color": edge.colour},
        "width": round(edge.width, 1),
        "dashes": [2, 5] if edge.dashed else False,
        "physics": False,
    }
