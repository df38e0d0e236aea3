"""All checks, in the order of the project's list."""

from __future__ import annotations

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.publication.checking import (
    agreement,
    caching,
    clients,
    dcat,
    discovery,
    dumps,
    endpoint_answers,
    endpoint_limits,
    identifiers,
    manners,
    negotiation,
    ontology,
    pages,
    protocol,
    queries,
    refusals,
    served_data,
    served_questions,
    service_description,
    void,
)
from fardplan_kg.publication.checking.outcome import Check

GROUPS = (
    identifiers,
    negotiation,
    agreement,
    manners,
    pages,
    caching,
    protocol,
    refusals,
    service_description,
    endpoint_limits,
    endpoint_answers,
    clients,
    served_data,
    served_questions,
    queries,
    dcat,
    void,
    discovery,
    dumps,
    ontology,
)
CHECKS: tuple[Check, ...] = tuple(
    sorted((own for group in GROUPS for own in group.CHECKS), key=lambda own: own.point)
)


def chosen(names: tuple[str, ...]) -> tuple[Check, ...]:
    """Return the checks of these ids, or all. Raises CallFault for an unknown one."""
    known = {own.id: own for own in CHECKS}
    for name in names:
        if name not in known:
            near = nearest(name, list(known))
            raise CallFault(
                f"--only {name}: no such check; near: {near}",
                f"--only {name}: kontrollen finns inte; nära: {near}",
            )
    return tuple(own for own in CHECKS if not names or own.id in names)
