"""Sentences about goal areas: who binds them together, and which have no actor in common."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from fardplan_kg.network.said import Basis, Said

AREAS_QUESTION = "actors-of-area"


def too_few(basis: Basis) -> Said:
    """That there are no two goal areas of which anything could be said."""
    text = basis.words.gettext(
        "The actions belong to fewer than two goal areas, so there are none to bind together."
    )
    return basis.say(text, AREAS_QUESTION)


def binders(basis: Basis) -> Said:
    """Who is named in at least two goal areas, those in most of them first."""
    own = {actor: len(basis.areas_of(actor)) for actor in basis.actors}
    found = sorted((actor for actor in own if own[actor] > 1), key=lambda actor: -own[actor])
    if not found:
        text = basis.words.gettext(
            "%(lead)s, no actor is named in more than one goal area.", lead=basis.lead
        )
        return basis.say(text, AREAS_QUESTION)
    told = [
        basis.words.gettext(
            "%(actor)s (%(count)s of %(all)s)",
            actor=basis.name(actor), count=own[actor], all=len(basis.areas),
        )
        for actor in found
    ]  # fmt: skip
    text = basis.words.translations.ngettext(
        "%(lead)s, %(num)s actor binds goal areas together, being named in at least two: "
        "%(actors)s.",
        "%(lead)s, %(num)s actors bind goal areas together, being named in at least two: "
        "%(actors)s.",
        len(found),
    ) % {"lead": basis.lead, "num": len(found), "actors": basis.listing(told)}
    return basis.say(text, AREAS_QUESTION, found)


def apart(basis: Basis) -> Said:
    """Which goal areas have no actor in common."""
    named: dict[str, set[str]] = {area: set() for area in basis.areas}
    for actor in basis.actors:
        for area in basis.areas_of(actor):
            named[area].add(actor)
    found = [(a, b) for a, b in combinations(basis.areas, 2) if not named[a] & named[b]]
    if not found:
        text = basis.words.gettext(
            "%(lead)s, every goal area has at least one actor in common with each of the others.",
            lead=basis.lead,
        )
        return basis.say(text, AREAS_QUESTION)
    both = basis.words.gettext("and")
    told = [f" {both} ".join(f"”{basis.area_name(area)}”" for area in pair) for pair in found]
    text = basis.words.translations.ngettext(
        "%(lead)s, %(num)s pair of goal areas has no actor in common: %(areas)s.",
        "%(lead)s, %(num)s pairs of goal areas have no actor in common: %(areas)s.",
        len(found),
    ) % {"lead": basis.lead, "num": len(found), "areas": basis.series(told)}
    return basis.say(text, AREAS_QUESTION)


def pairs_in_one(basis: Basis) -> Said:
    """Which pairs of actors are named in a single goal area, those in most actions first."""
    edges = [data for *_, data in basis.projected.edges(data=True)]
    found = [data for data in edges if _areas(basis, data) == 1]
    if not found:
        text = basis.words.gettext(
            "%(lead)s, no pair of actors is named together in one goal area only.", lead=basis.lead
        )
        return basis.say(text, "actor-pairs")
    found.sort(key=lambda data: -len(data["shared"]))
    text = basis.words.translations.ngettext(
        "%(lead)s, %(num)s of %(all)s is named together in one goal area only: %(pairs)s.",
        "%(lead)s, %(num)s of %(all)s are named together in one goal area only: %(pairs)s.",
        len(found),
    ) % {
        "lead": basis.lead,
        "num": len(found),
        "all": basis.words.ngettext("%(num)s pair", "%(num)s pairs", len(edges)),
        "pairs": basis.series([_pair(basis, data) for data in found]),
    }
    actors = dict.fromkeys(actor for data in found for actor in (data["first"], data["second"]))
    actions = dict.fromkeys(shared.action for data in found for shared in data["shared"])
    return basis.say(text, "actor-pairs", list(actors), list(actions))


def _areas(basis: Basis, data: dict[str, Any]) -> int:
    """Return in how many goal areas a pair is named; an action without one counts for none."""
    own = {basis.network.nodes[shared.action]["area"] for shared in data["shared"]}
    return len(own - {""})


def _pair(basis: Basis, data: dict[str, Any]) -> str:
    names = basis.listing([basis.name(data[place]) for place in ("first", "second")])
    return f"{names} ({basis.listing([basis.short(each.action) for each in data['shared']])})"
