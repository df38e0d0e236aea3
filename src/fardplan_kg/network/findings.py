"""What the network says, in sentences that a person can check, each with the question behind it."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from fardplan_kg.network import said_of_actions, said_of_actors, said_of_areas
from fardplan_kg.network.said import Basis, Said
from fardplan_kg.wording import Words

__all__ = ["Said", "findings"]


def findings(network: nx.Graph, words: Words) -> tuple[Said, ...]:
    """Return what a two-mode network says, in the language of the words.

    Where one actor stands in over 80 per cent of the actions, what is told of the others is
    computed without it, and the sentence says so. The same network gives the same sentences. Of
    an empty network there is one: that no action names an actor.
    """
    basis = Basis(network, words)
    if not basis.actors:
        nothing = words.gettext("No action names an actor.")
        return (basis.say(nothing, "actors-of-action"),)
    return tuple(said for said in _every(basis) if said)


def _every(basis: Basis) -> Iterator[Said | None]:
    without = basis.without_hub
    both = (basis, without) if without.aside else (basis,)
    yield said_of_actions.size(basis)
    yield said_of_actors.expanded(basis)
    yield from map(said_of_actors.pairs, both)
    yield said_of_actors.dominant(basis)
    yield said_of_actors.most_actions(without)
    yield said_of_actors.most_partners(without)
    yield said_of_actors.between(without)
    if len(basis.areas) < 2:
        yield said_of_areas.too_few(basis)
    else:
        yield said_of_areas.binders(without)
        yield from map(said_of_areas.apart, both)
        yield said_of_areas.pairs_in_one(without)
    yield said_of_actors.once(basis)
    yield from map(said_of_actions.lonely, both)
    yield from said_of_actions.responsibility(basis)
