"""The codes of choices in the page's address: Swedish in both languages, so that links keep.

An address such as ``#roll=ansvarig&slag=gemensam`` is read by people and stays the same when the
page is made anew; what has no code of ours is called as the graph calls it.
"""

from __future__ import annotations

from collections.abc import Iterable

from fardplan_kg.namespaces import slug

ROLES = {"responsible": "ansvarig", "participating": "medverkande", "unclear": "oklar"}
ACTION_KINDS = {"shared": "gemensam", "core-specific": "karnspecifik", "not-stated": "ej-angivet"}
NOBODY = "ingen"
"""Chooses the actions whose actor lines name nobody as responsible, not even unclearly."""
NO_CODE = "utan-kod"


def role(code: str) -> str:
    """Return the role's code in an address."""
    return ROLES.get(code) or slug(code) or NO_CODE


def action_kind(code: str) -> str:
    """Return the kind of action's code in an address."""
    return ACTION_KINDS.get(code) or slug(code) or NO_CODE


def actor_kind(code: str) -> str:
    """Return the kind of actor's code in an address."""
    return slug(code) or NO_CODE


def names(wished: Iterable[str]) -> tuple[str, ...]:
    """Return codes for things in order: as wished where that is unique, else with their place."""
    found: list[str] = []
    for place, wish in enumerate(wished, 1):
        plain = slug(wish) or NO_CODE
        found.append(plain if plain not in found else f"{plain}-{place}")
    return tuple(found)
