"""Participations: the rows from which every network is made, and the order in which they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fardplan_kg.answers import Answer, natural
from fardplan_kg.namespaces import local_name
from fardplan_kg.network.records import Record, records, term
from fardplan_kg.store import Term

ROLES = ("responsible", "unclear", "participating")
"""The roles, the one that binds most first."""


@dataclass(frozen=True, slots=True)
class Participation:
    """One actor named in one action's actor line; actor_kind is its type in words.

    expanded: the name of the group that the line names and that we read as covering this actor;
    empty for an actor that the line names itself.
    """

    action: str
    number: str
    title: Term
    kind: str
    area: str
    area_name: Term
    actor: str
    actor_name: Term
    actor_type: str
    role: str
    as_written: str
    plan: str = ""
    plan_name: str = ""
    actor_kind: str = ""
    expanded: str = ""


def participations(
    answer: Answer, plans: Mapping[str, str] | None = None, kinds: Mapping[str, str] | None = None
) -> tuple[Participation, ...]:
    """Return the rows of the question `actors-of-action`, in the order of action and actor.

    ``plans`` says what the roadmaps are called, where not as the answer calls them; ``kinds`` what
    the kinds of actors are called, by their codes.
    """
    found = (_participation(record, plans or {}, kinds or {}) for record in records(answer))
    return tuple(sorted(found, key=row_order))


def _participation(
    record: Record, plans: Mapping[str, str], kinds: Mapping[str, str]
) -> Participation:
    def plain(name: str) -> str:
        return term(record, name).value

    return Participation(
        action=plain("action"),
        number=plain("number"),
        title=term(record, "title"),
        kind=plain("kind"),
        area=plain("area"),
        area_name=term(record, "area_name"),
        actor=plain("actor"),
        actor_name=term(record, "actor_name"),
        actor_type=plain("actor_type"),
        role=plain("role"),
        as_written=plain("as_written"),
        plan=plain("plan"),
        plan_name=plans.get(plain("plan")) or plain("plan_name") or local_name(plain("plan")),
        actor_kind=kinds.get(plain("actor_type"), ""),
    )


def row_order(row: Participation) -> tuple[object, ...]:
    """Sort participations by action number, action, actor's name, role and spelling."""
    return (
        natural(row.number),
        row.action,
        row.actor_name.value,
        row.actor,
        row.role,
        row.as_written,
        row.expanded,
    )


def role_order(role: str) -> tuple[int, str]:
    """Sort roles by how much they bind; unknown ones come last."""
    return (ROLES.index(role) if role in ROLES else len(ROLES)), role
