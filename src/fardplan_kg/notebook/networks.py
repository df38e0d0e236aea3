"""The network from all sides: two-mode, projected, directed, around one actor, measured, in words.

The graphs are NetworkX graphs with plain texts, numbers and tuples on nodes and edges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import local_name
from fardplan_kg.network import affiliation
from fardplan_kg.network.affiliation import Network
from fardplan_kg.network.collaboration import weighted
from fardplan_kg.network.contrast import Contrast, contrast
from fardplan_kg.network.findings import Said, findings
from fardplan_kg.network.groups import Group, expand, read_groups
from fardplan_kg.network.measures import Measures, measures
from fardplan_kg.network.output import two_mode as read_two_mode
from fardplan_kg.notebook.plain_networks import actors, arcs, two_mode
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import Words

if TYPE_CHECKING:
    from fardplan_kg.notebook.graph import Graph, Language

__all__ = ["ActorNetwork", "actors", "read", "two_mode"]


def read(
    graph: Graph, *, plan: str = "", expand_groups: bool = False, language: Language | None = None
) -> ActorNetwork:
    """Return who is named in which action, of one roadmap or of all, to look at from all sides.

    ``expand_groups`` puts those whom a group covers, by our interpretation, in the group's place;
    what is there for no other reason is marked ``expanded``, with the group's name. Raises
    CallFault for an unknown roadmap or language.
    """
    chosen = language or graph.language
    if chosen not in LANGUAGES:
        raise CallFault(f"language '{chosen}': must be 'sv' or 'en'")
    network = read_two_mode(graph.store, graph.data, (), chosen, plan)
    if not expand_groups:
        return ActorNetwork(network, chosen)
    groups = read_groups(graph.store, graph.data, chosen)
    named = {actor: group for actor, group in groups.items() if actor in network}
    return ActorNetwork(expand(network, named), chosen, tuple(named.values()))


@dataclass(frozen=True, repr=False)
class ActorNetwork:
    """Actors and the actions that name them.

    Actors are given by name, by the last part of their identifier, or by the whole of it; those to
    ``hide`` are left out before anything is counted. Nodes of the graphs are IRIs with a ``name``.
    expanded: the groups that have been counted up, with the reason for each.
    """

    network: Network
    language: str
    expanded: tuple[Group, ...] = ()

    def two_mode(self, hide: Iterable[str] = ()) -> Network:
        """Return actors and actions as a NetworkX graph; edges have role and spelling."""
        return two_mode(self._without(hide))

    def actors(self, hide: Iterable[str] = ()) -> Network:
        """Return the actors as a NetworkX graph; an edge lists the actions that name both.

        ``weight`` is their number, ``newman`` Newman's collaboration weight.
        """
        shown = self._without(hide)
        plain, both = actors(shown), weighted(shown)
        for first, second, data in plain.edges(data=True):
            data["newman"] = both.edges[first, second]["newman"]
        return plain

    def directed(self, hide: Iterable[str] = ()) -> Network:
        """Return the actors as a NetworkX DiGraph: from the responsible to the participating."""
        return arcs(self._without(hide))

    def ego(self, actor: str, depth: int = 1, hide: Iterable[str] = ()) -> ActorNetwork:
        """Return the network around one actor: whom it is named with, at depth 2 one step on."""
        around = affiliation.ego(self.network, self._find(actor), depth, self._found(hide))
        return ActorNetwork(around, self.language, self.expanded)

    def measures(self, without: Iterable[str] = ()) -> tuple[Measures, ...]:
        """Return the measures of each actor; their definitions stand at the functions."""
        return measures(self.network, self._found(without))

    def contrast(self, plans: Collection[str] = (), without: Iterable[str] = ()) -> Contrast:
        """Return two or more roadmaps side by side, all of them where none are named."""
        known = affiliation.plans(self.network)
        chosen = [_called(plan, known, "roadmap", "färdplan") for plan in plans]
        return contrast(self.network, chosen, self._found(without))

    def findings(self) -> tuple[Said, ...]:
        """Return what the network says in sentences, each with the question behind it."""
        return findings(self.network, Words(self.language))

    def _without(self, hide: Iterable[str]) -> Network:
        return affiliation.leave_out(self.network, self._found(hide))

    def _found(self, names: Iterable[str]) -> list[str]:
        return [self._find(name) for name in ((names,) if isinstance(names, str) else names)]

    def _find(self, actor: str) -> str:
        data = self.network.nodes
        known = {node: data[node]["name"].value for node in affiliation.actors(self.network)}
        return _called(actor, known, "actor", "aktör")

    def __repr__(self) -> str:
        found = affiliation.actors(self.network), affiliation.actions(self.network)
        return f"<ActorNetwork: {len(found[0])} actors, {len(found[1])} actions>"


def _called(wanted: str, known: dict[str, str], what: str, swedish: str) -> str:
    """Return the identifier that a person means; raise CallFault that names the nearest."""
    folded = wanted.casefold()
    for iri, name in known.items():
        if folded in (iri.casefold(), name.casefold(), local_name(iri).casefold()):
            return iri
    near = nearest(wanted, sorted(known.values()))
    raise CallFault(
        f"the network has no {what} '{wanted}'; the nearest: {near}",
        f"nätverket har ingen {swedish} '{wanted}'; närmast: {near}",
    )
