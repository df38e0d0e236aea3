"""The network as three tables in CSV: actors, actions, and pairs, with exact figures.

Every row says where it comes from, so that a sheet that is cut out of its file still does. Texts
and identifiers stand as they are; decimals have a full stop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from fardplan_kg.network import affiliation, flat
from fardplan_kg.network.collaboration import weighted
from fardplan_kg.network.figure import area_number
from fardplan_kg.network.matrix import keys, pairs
from fardplan_kg.network.measures import measures
from fardplan_kg.network.origin import Origin
from fardplan_kg.tables import csv_lines

Row = Mapping[str, object]
ROLES = ("responsible", "participating", "unclear")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: how its file is called, and what writes its rows; each has every column."""

    columns: tuple[str, ...]
    rows: Callable[[nx.Graph], Iterable[Row]] = field(repr=False)

    def written(self, network: nx.Graph, origin: Origin) -> bytes:
        """Return the table of a two-mode network as CSV in UTF-8."""
        stated = {"source": "", "version": "", "date": "", "shown": ""} | origin.stated
        lines = [[*self.columns, *stated]]
        for row in self.rows(network):
            told = [flat.text(row.get(name, "")) for name in self.columns]
            lines.append([*told, *map(flat.text, stated.values())])
        return "".join(csv_lines(lines)).encode()


def _actors(network: nx.Graph) -> Iterable[Row]:
    areas = {area: area_number(network, area) for area in affiliation.areas(network)}
    for own in measures(network):
        data = network.nodes[own.actor]
        cells = [affiliation.roles(network, own.actor, each) for each in network[own.actor]]
        held = {network.nodes[action]["area"] for action in network[own.actor]}
        yield {
            "actor": own.actor,
            "name": data["name"],
            "kind": data["type"],
            **{role: sum(role in cell for cell in cells) for role in ROLES},
            "areas": "; ".join(number or area for area, number in areas.items() if area in held),
            **flat.figures(own),
            "expanded": own.expanded,
        }


def _actions(network: nx.Graph) -> Iterable[Row]:
    for action in affiliation.actions(network):
        data = network.nodes[action]
        named = [actor for actor in affiliation.actors(network) if network.has_edge(actor, action)]
        roles = {actor: affiliation.roles(network, actor, action) for actor in named}
        rows = [row for actor in named for row in network.edges[actor, action]["participations"]]
        yield {
            "action": action,
            "number": data["number"],
            "title": data["name"],
            "kind": data["kind"],
            "area": data["area"],
            "area_name": data["area_name"],
            "roadmap": data["plan_name"],
            "actors": len(named),
            "participations": len(rows),
            **{role: _names(network, (a for a in named if role in roles[a])) for role in ROLES},
        }


def _names(network: nx.Graph, actors: Iterable[str]) -> str:
    return "; ".join(network.nodes[actor]["name"].value for actor in actors)


def _pairs(network: nx.Graph) -> Iterable[Row]:
    both = weighted(network)
    shown = affiliation.projection(network)
    key = keys(shown)
    iris = {short: iri for iri, short in key.items()}
    for pair in pairs(shown, key):
        first, second = iris[pair.first], iris[pair.second]
        yield {
            "first": first,
            "first_name": pair.names[0],
            "second": second,
            "second_name": pair.names[1],
            "shared_actions": len(pair.shared),
            "newman": round(float(both.edges[first, second]["newman"]), 9),
            "numbers": "; ".join(each.short for each in pair.shared),
            "actions": "; ".join(each.action for each in pair.shared),
            "first_roles": "; ".join("+".join(each.every[0]) for each in pair.shared),
            "second_roles": "; ".join("+".join(each.every[1]) for each in pair.shared),
        }


TABLES = {
    "aktorer": Table(
        ("actor", "name", "kind", *ROLES, "areas", *flat.MEASURES, "expanded"), _actors
    ),
    "insatser": Table(
        (
            "action", "number", "title", "kind", "area", "area_name", "roadmap", "actors",
            "participations", *ROLES,
        ),
        _actions,
    ),
    "par": Table(
        (
            "first", "first_name", "second", "second_name", "shared_actions", "newman", "numbers",
            "actions", "first_roles", "second_roles",
        ),
        _pairs,
    ),
}  # fmt: skip
"""The tables, by what their files' names end in."""
