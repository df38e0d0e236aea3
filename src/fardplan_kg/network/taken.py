"""Everything of a network that can be taken away as files, each made when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from fardplan_kg.network import drawing, export, flat
from fardplan_kg.network import figure as figures
from fardplan_kg.network.export_drawing import png, svg_file
from fardplan_kg.network.export_tables import TABLES
from fardplan_kg.network.figure import Figure
from fardplan_kg.network.origin import Origin
from fardplan_kg.wording import Words

FORMS = ("svg", "png", "graphml", "gexf", "json", "cyjs")
"""The endings of what holds a whole network; .json is node-link, .cyjs Cytoscape's JSON."""


@dataclass(frozen=True)
class Taken:
    """A two-mode network, or with ``projected`` its actors alone, to take away as files."""

    network: nx.Graph
    words: Words
    origin: Origin
    projected: bool = False

    @cached_property
    def figure(self) -> Figure:
        """The drawing; it gives places and colours to the other files, too."""
        chosen = figures.actors_only if self.projected else figures.two_mode
        return chosen(self.network, self.words)

    @cached_property
    def flat(self) -> nx.Graph:
        """The network with plain texts and numbers."""
        chosen = flat.actors_only if self.projected else flat.two_mode
        return chosen(self.network, self.origin)

    def file(self, form: str) -> bytes:
        """Return the file in one of FORMS; raises KeyError for another."""
        made = {
            "svg": lambda: svg_file(self._svg, self.origin),
            "png": lambda: png(self._svg, self.origin),
            "graphml": lambda: export.graphml(self.flat),
            "gexf": lambda: export.gexf(self.flat, self.figure),
            "json": lambda: export.node_link(self.flat),
            "cyjs": lambda: export.cytoscape(self.flat, self.figure),
        }
        return made[form]()

    def table(self, name: str) -> bytes:
        """Return one of the tables as CSV, by its name in ``export_tables.TABLES``."""
        return TABLES[name].written(self.network, self.origin)

    @property
    def _svg(self) -> str:
        return drawing.svg(self.figure, self.words)
