"""Several roadmaps beside each other: how large each is, what they share, and what is its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fardplan_kg.namespaces import FP, local_name
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication.comparison import Comparison, comparisons
from fardplan_kg.publication.facts import TYPE
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference, own_plan
from fardplan_kg.wording import msg

FIGURES = (
    msg("actions"),
    msg("shared"),
    msg("core-specific"),
    msg("actors"),
    msg("without a responsible actor"),
    msg("unclear points"),
)
"""What is counted of each roadmap, in this order."""


@dataclass(frozen=True, slots=True)
class Own:
    """A roadmap: its figures, and what no other roadmap in the graph has.

    actions: core-specific ones, and shared ones whose common action no other roadmap has.
    """

    roadmap: Roadmap
    figures: tuple[int, ...]
    areas: tuple[Reference, ...]
    actions: tuple[Reference, ...]
    actors: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A thing that several roadmaps have, with a number for each of them."""

    thing: Reference
    numbers: tuple[int, ...]

    @property
    def roadmaps(self) -> int:
        """In how many of the roadmaps it is."""
        return sum(map(bool, self.numbers))


@dataclass(frozen=True, slots=True)
class Together:
    """The roadmaps by name, and what several of them have."""

    each: tuple[Own, ...]
    areas: tuple[Shared, ...]
    common: tuple[Comparison, ...]
    actors: tuple[Shared, ...]


def together(source: Source, roadmaps: Iterable[Roadmap]) -> Together:
    """Return the roadmaps beside each other, in the order given."""
    plans = tuple(roadmaps)
    actions = _of_type(source, "Action")
    odd = Counter(own_plan(iri) for iri in source.facts.subjects(TYPE, f"{FP}SourceAnomaly"))
    actors, areas, common = (
        {slug: _counted(source, own, name) for slug, own in actions.items()}
        for name in ("involvesActor", "goalArea", "commonAction")
    )
    return Together(
        tuple(
            Own(
                plan,
                _figures(source, own, len(actors.get(plan.slug, ())), odd[plan.slug]),
                source.names.references(_only(areas, plan.slug)),
                source.names.references(_own_actions(source, own, _only(common, plan.slug))),
                source.names.references(_only(actors, plan.slug)),
            )
            for plan in plans
            for own in (actions.get(plan.slug, ()),)
        ),
        _shared(source, plans, areas),
        tuple(found for found in comparisons(source) if found.roadmaps > 1),
        _shared(source, plans, actors),
    )


def _of_type(source: Source, name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri in source.facts.subjects(TYPE, f"{FP}{name}"):
        found[own_plan(iri)].append(iri)
    return {slug: tuple(own) for slug, own in found.items()}


def _counted(source: Source, actions: Iterable[str], name: str) -> Counter[str]:
    """Return in how many of the actions each value of a property stands."""
    return Counter(t.value for own in actions for t in source.facts.values(own, f"{FP}{name}"))


def _only(counted: Mapping[str, Counter[str]], slug: str) -> frozenset[str]:
    """Return what one roadmap has and no other one."""
    elsewhere = (own for other, own in counted.items() if other != slug)
    return frozenset(counted.get(slug, ())).difference(*elsewhere)


def _own_actions(source: Source, actions: Iterable[str], common: frozenset[str]) -> Iterator[str]:
    """Return the actions of which no other roadmap has a like; ``common`` are one roadmap's own."""
    for action in actions:
        found = source.facts.values(action, f"{FP}commonAction")
        if all(term.value in common for term in found):
            yield action


def _figures(source: Source, actions: tuple[str, ...], actors: int, odd: int) -> tuple[int, ...]:
    facts = source.facts
    kinds = Counter(local_name(kind) for action in actions for kind in facts.types(action))
    states = (facts.value(action, f"{FP}responsibilityStatus").value for action in actions)
    stated = Counter(map(local_name, states))
    return (
        len(actions), kinds["SharedAction"], kinds["CoreSpecificAction"], actors,
        stated["not-stated"], odd,
    )  # fmt: skip


def _shared(
    source: Source, plans: tuple[Roadmap, ...], counted: Mapping[str, Counter[str]]
) -> tuple[Shared, ...]:
    """Return what at least two roadmaps have, what most of them have first."""
    every = source.names.references(iri for own in counted.values() for iri in own)
    found = (
        Shared(thing, tuple(counted.get(p.slug, Counter())[thing.iri] for p in plans))
        for thing in every
    )
    kept = (own for own in found if own.roadmaps > 1)
    return tuple(sorted(kept, key=lambda own: (-own.roadmaps, -sum(own.numbers))))
