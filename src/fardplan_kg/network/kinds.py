"""How shared and core-specific actions differ: how many, who answers for them, who is in them."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from fardplan_kg.network import affiliation, codes
from fardplan_kg.store import Term
from fardplan_kg.wording import ACTION_KINDS, Words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of action. mean: actors an action, with one decimal; only: those in no other kind."""

    code: str
    words: str
    actions: int
    responsible: int
    mean: str
    only: tuple[Term, ...]


def kinds(network: nx.Graph, words: Words) -> tuple[Kind, ...]:
    """Return the kinds of action that the network holds, the plan's own two first."""
    own: dict[str, list[str]] = {}
    for action in affiliation.actions(network):
        own.setdefault(network.nodes[action]["kind"], []).append(action)
    order = list(dict.fromkeys((*ACTION_KINDS, *sorted(own))))
    return tuple(_kind(network, kind, own[kind], words) for kind in order if kind in own)


def _kind(network: nx.Graph, kind: str, own: list[str], words: Words) -> Kind:
    said = words.action_kind(kind)
    only = [
        network.nodes[actor]["name"]
        for actor in affiliation.actors(network)
        if {network.nodes[action]["kind"] for action in network[actor]} == {kind}
    ]
    return Kind(
        codes.action_kind(kind),
        said[:1].upper() + said[1:],
        len(own),
        sum(_has_responsible(network, action) for action in own),
        mean(sum(network.degree(action) for action in own), len(own), words.language),
        tuple(only),
    )


def _has_responsible(network: nx.Graph, action: str) -> bool:
    return any(
        "responsible" in affiliation.roles(network, actor, action) for actor in network[action]
    )


def mean(total: int, number: int, language: str) -> str:
    """Return a mean with one decimal, halves up as the script does: "3,4" in Swedish."""
    tenths = (20 * total + number) // (2 * number)
    return f"{tenths // 10}{',' if language == 'sv' else '.'}{tenths % 10}"
