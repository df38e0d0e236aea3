"""A common action: the roadmaps' own actions side by side, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.namespaces import FP
from fardplan_kg.publication.facts import TYPE
from fardplan_kg.publication.parts import involvements
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference, own_plan
from fardplan_kg.wording import msg

ROLES = {
    "responsible": msg("responsible actors"),
    "participating": msg("participating actors"),
    "unclear": msg("actors in an unclear role"),
}
ASPECTS = (msg("number"), msg("title"), msg("goal area"), *ROLES.values())
"""What a comparison looks at, in words."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One roadmap's action of a common action: its goal area, and its actors by role."""

    action: Reference
    area: Reference
    actors: tuple[tuple[str, tuple[Reference, ...]], ...]

    def named(self, role: str) -> tuple[Reference, ...]:
        """Return the actors in a role."""
        return dict(self.actors).get(role, ())

    @property
    def aspects(self) -> tuple[object, ...]:
        """What is compared of the action, in the order of ``ASPECTS``."""
        own = self.action.number, self.action.name.value, self.area.iri
        return (*own, *(self.iris(role) for role in ROLES))

    def iris(self, role: str) -> frozenset[str]:
        """Return the actors in a role, in no order."""
        return frozenset(actor.iri for actor in self.named(role))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The roadmaps' actions of a common action, and the words for what is not the same in all."""

    common: Reference
    rows: tuple[Compared, ...]
    differing: tuple[str, ...]

    @property
    def unclear(self) -> bool:
        """Whether any of them names an actor in an unclear role."""
        return any(row.named("unclear") for row in self.rows)

    def of(self, slug: str) -> tuple[Compared, ...]:
        """Return a roadmap's own actions of the common action."""
        return tuple(row for row in self.rows if own_plan(row.action.iri) == slug)

    @property
    def roadmaps(self) -> int:
        """In how many roadmaps the actions stand."""
        return len({own_plan(row.action.iri) for row in self.rows})

    def everywhere(self, actor: str) -> bool:
        """Whether every one of the roadmaps names an actor, in whatever role."""
        return all(any(actor in row.iris(role) for role in ROLES) for row in self.rows)


def comparison(source: Source, common: str) -> Comparison | None:
    """Return the actions of a common action; None where there are not several."""
    actions = source.facts.subjects(f"{FP}commonAction", common)
    if len(actions) < 2:
        return None
    rows = tuple(_compared(source, ref) for ref in source.names.references(actions))
    columns = zip(ASPECTS, *(row.aspects for row in rows), strict=True)
    differing = tuple(source.words.gettext(own) for own, *found in columns if len(set(found)) > 1)
    return Comparison(source.names.reference(common), rows, differing)


def comparisons(source: Source) -> Iterator[Comparison]:
    """Return the common actions that several roadmaps have, by name."""
    found = source.facts.subjects(TYPE, f"{FP}CommonAction")
    for common in source.names.references(found):
        if compared := comparison(source, common.iri):
            yield compared


def _compared(source: Source, action: Reference) -> Compared:
    found = involvements(source, f"{FP}participationIn", action.iri)
    actors = {
        role: tuple(dict.fromkeys(own.actor for own in found if own.code == role)) for role in ROLES
    }
    area = source.facts.value(action.iri, f"{FP}goalArea").value
    return Compared(action, source.names.reference(area), tuple(actors.items()))
