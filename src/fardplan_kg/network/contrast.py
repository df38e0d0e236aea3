"""Roadmaps side by side: which actors and pairs they have together, and which only one has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.network import two_mode
from fardplan_kg.network.projection import Shared, projection


@dataclass(frozen=True, slots=True)
class ActorAcross:
    """An actor, with its number of actions and of partners in each roadmap; 0 where not named."""

    actor: str
    name: str
    actions: tuple[int, ...]
    partners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PairAcross:
    """Two actors, with the actions of each roadmap that name both."""

    actors: tuple[str, str]
    names: tuple[str, str]
    shared: tuple[tuple[Shared, ...], ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two roadmaps or more; what is told of each comes in the order of ``plans``."""

    plans: tuple[str, ...]
    names: tuple[str, ...]
    actors: tuple[ActorAcross, ...]
    pairs: tuple[PairAcross, ...]

    def joining(self, at_least: int = 0) -> tuple[ActorAcross, ...]:
        """Return the actors that all roadmaps name, or at least so many of them."""
        wanted = at_least or len(self.plans)
        return tuple(each for each in self.actors if sum(map(bool, each.actions)) >= wanted)

    def only(self, plan: str) -> tuple[ActorAcross, ...]:
        """Return the actors that one roadmap names and no other."""
        place = self.plans.index(plan)
        return tuple(a for a in self.actors if sum(a.actions) == a.actions[place])

    def joining_pairs(self, at_least: int = 0) -> tuple[PairAcross, ...]:
        """Return the pairs that all roadmaps name together, or at least so many of them."""
        wanted = at_least or len(self.plans)
        return tuple(pair for pair in self.pairs if sum(map(bool, pair.shared)) >= wanted)

    def only_pairs(self, plan: str) -> tuple[PairAcross, ...]:
        """Return the pairs that one roadmap names together and no other."""
        place = self.plans.index(plan)
        return tuple(p for p in self.pairs if p.shared[place] and sum(map(bool, p.shared)) == 1)

    def likeness(self) -> tuple[tuple[str, str, float], ...]:
        """Return for each two roadmaps the part of their actors that both name, 0 to 1.

        Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11 (1912):
        those in both, divided by those in either.
        """
        named = [
            {each.actor for each in self.actors if each.actions[place]}
            for place in range(len(self.plans))
        ]
        return tuple(
            (self.plans[a], self.plans[b], _jaccard(named[a], named[b]))
            for a, b in combinations(range(len(self.plans)), 2)
        )


def _jaccard(one: set[str], other: set[str]) -> float:
    either = one | other
    return round(len(one & other) / len(either), 10) if either else 1.0


def by_plan(network: nx.Graph) -> dict[str, nx.Graph]:
    """Return the two-mode network of each roadmap, those actors only that it names."""
    found = {}
    for plan in two_mode.plans(network):
        own = [
            action for action in two_mode.actions(network) if network.nodes[action]["plan"] == plan
        ]
        named = {actor for action in own for actor in network[action]}
        found[plan] = network.subgraph([node for node in network if node in named or node in own])
    return found


def contrast(
    network: nx.Graph, plans: Collection[str] = (), without: Collection[str] = ()
) -> Contrast:
    """Return the roadmaps of a two-mode network side by side, all of them or those of ``plans``.

    ``without`` names actors that are left out first, such as a hub that every action names. Actors
    and pairs in most roadmaps come first, then by name. Raises CallFault for fewer than two
    roadmaps, for one that the network does not have, and for an actor that it does not have.
    """
    every = by_plan(two_mode.leave_out(network, without))
    known = two_mode.plans(network)
    chosen = _chosen(list(known), plans)
    parts = [every[plan] for plan in chosen]
    projected = [projection(part) for part in parts]
    return Contrast(
        tuple(chosen),
        tuple(known[plan] for plan in chosen),
        _actors(network, parts, projected),
        _pairs(network, projected),
    )


def _chosen(known: list[str], plans: Collection[str]) -> list[str]:
    if unknown := sorted(set(plans) - set(known)):
        near = nearest(unknown[0], known)
        raise CallFault(
            f"no roadmap '{unknown[0]}' in the network; the nearest: {near}",
            f"ingen färdplan '{unknown[0]}' i nätverket; närmast: {near}",
        )
    chosen = [plan for plan in known if not plans or plan in plans]
    if len(chosen) < 2:
        raise CallFault(
            f"a comparison needs at least two roadmaps, not {len(chosen)}",
            f"en jämförelse kräver minst två färdplaner, inte {len(chosen)}",
        )
    return chosen


def _actors(
    network: nx.Graph, parts: list[nx.Graph], projected: list[nx.Graph]
) -> tuple[ActorAcross, ...]:
    named = dict.fromkeys(actor for part in parts for actor in two_mode.actors(part))
    found = (
        ActorAcross(
            actor,
            network.nodes[actor]["name"].value,
            tuple(part.degree(actor) if actor in part else 0 for part in parts),
            tuple(part.degree(actor) if actor in part else 0 for part in projected),
        )
        for actor in named
    )
    return tuple(sorted(found, key=lambda a: (-sum(map(bool, a.actions)), a.name, a.actor)))


def _pairs(network: nx.Graph, projected: list[nx.Graph]) -> tuple[PairAcross, ...]:
    together = {(d["first"], d["second"]) for part in projected for *_, d in part.edges(data=True)}
    found = (
        PairAcross(
            (one, other),
            (network.nodes[one]["name"].value, network.nodes[other]["name"].value),
            tuple(part.get_edge_data(one, other, {"shared": ()})["shared"] for part in projected),
        )
        for one, other in together
    )
    return tuple(sorted(found, key=lambda p: (-sum(map(bool, p.shared)), p.names, p.actors)))
