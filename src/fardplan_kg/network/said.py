"""A sentence that is computed from the network, and what every such sentence is made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from fardplan_kg.namespaces import local_name
from fardplan_kg.network import two_mode
from fardplan_kg.network.projection import projection
from fardplan_kg.wording import Words

LISTED = 6
"""A sentence names so many; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that is computed from the network.

    text: the sentence, in the language of the words. question, values: the question in queries/
    that shows what it rests on, and the parameters to ask it with. actors, actions: the
    identifiers of all that it is about, in the order in which it names them, also of those that a
    cut list leaves out.
    """

    text: str
    question: str
    values: tuple[tuple[str, str], ...]
    actors: tuple[str, ...]
    actions: tuple[str, ...]


class Basis:
    """A two-mode network and the words to tell of it; ``hub`` is its dominant actor, if any.

    Where every actor is named as often as the dominant one, there is no hub to leave aside.
    """

    def __init__(self, network: nx.Graph, words: Words, *, aside: bool = False) -> None:
        self.whole = network
        self.words = words
        self.hub = _hub(network)
        hidden = (self.hub,) if aside and self.hub is not None else ()
        self.aside = bool(hidden)
        self.network = two_mode.leave_out(network, hidden) if hidden else network

    @property
    def without_hub(self) -> Basis:
        """The same with the hub left aside; unchanged where there is none."""
        return Basis(self.whole, self.words, aside=True)

    @cached_property
    def projected(self) -> nx.Graph:
        """The actors, joined where an action names both."""
        return projection(self.network)

    @cached_property
    def actors(self) -> list[str]:
        """The actors, the one in most actions first."""
        return two_mode.actors(self.network)

    @cached_property
    def actions(self) -> list[str]:
        """The actions that name an actor, the hub included, in the order of area and number."""
        return two_mode.actions(self.whole)

    @cached_property
    def areas(self) -> list[str]:
        """The goal areas; that an action belongs to none is no area."""
        return [area for area in two_mode.areas(self.whole) if area]

    def areas_of(self, actor: str) -> list[str]:
        """The goal areas in which an actor is named."""
        own = {self.network.nodes[action]["area"] for action in self.network[actor]}
        return [area for area in self.areas if area in own]

    @property
    def lead(self) -> str:
        """How a sentence begins that says what it is computed on."""
        if not self.aside or self.hub is None:
            return self.words.gettext("In the network")
        return self.words.gettext("Without %(hub)s", hub=self.name(self.hub))

    def name(self, node: str) -> str:
        """Return what an actor is called."""
        return str(self.whole.nodes[node]["name"].value)

    def short(self, action: str) -> str:
        """Return an action's number, with its roadmap where there are several; else its title."""
        data = self.whole.nodes[action]
        return str(data["short"]) if data["number"] else f"”{data['name'].value}”"

    def area_name(self, area: str) -> str:
        """Return what a goal area is called."""
        every = (self.whole.nodes[action] for action in self.actions)
        return next(data["area_name"].value or local_name(area) for data in every
                    if data["area"] == area)  # fmt: skip

    def listing(self, items: Sequence[str], limit: int = LISTED) -> str:
        """Return "A, B and C"; of a longer list the first ones and how many more there are."""
        *first, last = self._cut(items, limit)
        return f"{', '.join(first)} {self.words.gettext('and')} {last}" if first else last

    def series(self, items: Sequence[str]) -> str:
        """Return "A and B; C and D": a listing of what has an "and" in it already."""
        *first, last = self._cut(items, LISTED)
        if len(items) > len(first) + 1:
            last = f"{self.words.gettext('and')} {last}"
        return "; ".join([*first, last])

    def _cut(self, items: Sequence[str], limit: int) -> Sequence[str]:
        """Return the items; of more than a few the first ones and how many more there are."""
        if len(items) <= limit + 1:
            return items
        rest = len(items) - limit
        return [*items[:limit], self.words.ngettext("%(num)s more", "%(num)s more", rest)]

    def say(
        self, text: str, question: str, actors: Sequence[str] = (), actions: Sequence[str] = ()
    ) -> Said:
        """Return the sentence with the question behind it, asked of the network's one roadmap."""
        plans = [plan for plan in two_mode.plans(self.whole) if plan]
        values = (("plan", local_name(plans[0])),) if len(plans) == 1 else ()
        return Said(text, question, values, tuple(actors), tuple(actions))


def _hub(network: nx.Graph) -> str | None:
    leading = two_mode.dominant(network)
    others = (network.degree(actor) for actor in two_mode.actors(network))
    if leading is None or min(others) == network.degree(leading):
        return None
    return leading
