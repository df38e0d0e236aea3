"""The names in a document: those in an action's actor lines, and those in running text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fardplan_kg.namespaces import FP, VOCABULARIES, local_name
from fardplan_kg.publication.source import Quoted, Reason, Source
from fardplan_kg.publication.things import Reference, anchor, by_name
from fardplan_kg.store import Term

ACTOR = f"{VOCABULARIES['cv']}hasParticipant"
ROLE = f"{VOCABULARIES['cv']}role"
ROLES = ("responsible", "unclear", "participating")


@dataclass(frozen=True, slots=True)
class Involvement:
    """A name in an action's actor line: the actor, the action, the role, the words."""

    anchor: str
    actor: Reference
    action: Reference
    area: Reference
    role: Reference
    written: Term
    label: Term
    quoted: tuple[Quoted, ...]
    reasons: tuple[Reason, ...]

    @property
    def code(self) -> str:
        """The role as a code; an empty text where it is not known."""
        return local_name(self.role.iri)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in running text: what it is the name of, where it stands, and how we read it."""

    anchor: str
    things: tuple[Reference, ...]
    where: Reference
    written: Term
    read_as: tuple[Reference, ...]
    quoted: tuple[Quoted, ...]
    reasons: tuple[Reason, ...]


def involvements(source: Source, property_: str, iri: str) -> tuple[Involvement, ...]:
    """Return the names in actor lines of an action, or those of an actor, by number and role."""
    found = [_involvement(source, part) for part in source.facts.subjects(property_, iri)]
    return tuple(sorted(found, key=_by_role))


def _by_role(found: Involvement) -> tuple[object, ...]:
    place = ROLES.index(found.code) if found.code in ROLES else len(ROLES)
    return by_name(found.action), place, by_name(found.actor), found.anchor


def _involvement(source: Source, part: str) -> Involvement:
    facts, names = source.facts, source.names
    action = facts.value(part, f"{FP}participationIn").value
    written = facts.value(part, f"{FP}actorAsWritten")
    roles = facts.values(part, ROLE)
    return Involvement(
        anchor(part),
        names.reference(facts.value(part, ACTOR).value),
        names.reference(action),
        names.reference(facts.value(action, f"{FP}goalArea").value),
        names.reference(roles[0].value if roles else ""),
        written,
        facts.value(part, f"{FP}labelAsPrinted"),
        source.quoted(part, f"{FP}actorAsWritten", written),
        (
            *source.reasons(part, ROLE, roles),
            *source.reasons(part, ACTOR, facts.values(part, ACTOR)),
        ),
    )


def mentions(source: Source, property_: str, iri: str) -> tuple[Mention, ...]:
    """Return the names in the running text of a thing, or the places where a thing is named."""
    found = [_mention(source, part) for part in source.facts.subjects(property_, iri)]
    return tuple(sorted(found, key=lambda m: (_start(m.quoted), by_name(m.where), m.anchor)))


def _start(quoted: Iterable[Quoted]) -> tuple[int, ...]:
    return tuple(place.first for each in quoted for place in each.places[:1])


def _mention(source: Source, part: str) -> Mention:
    facts, names = source.facts, source.names
    written = facts.value(part, f"{FP}nameAsWritten")
    things = facts.values(part, f"{FP}mentions")
    read_as = facts.values(part, f"{FP}readAs")
    return Mention(
        anchor(part),
        names.references(term.value for term in things),
        names.reference(facts.value(part, f"{FP}mentionedIn").value),
        written,
        names.references(term.value for term in read_as),
        source.quoted(part, f"{FP}nameAsWritten", written),
        (
            *source.reasons(part, f"{FP}readAs", read_as),
            *source.reasons(part, f"{FP}mentions", things),
        ),
    )
