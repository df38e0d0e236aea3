"""Sentences about actors: who is named most, with whom, and who stands between others."""

from __future__ import annotations

from collections.abc import Mapping

from fardplan_kg.network.said import Basis, Said
from fardplan_kg.network.shortest_paths import betweenness
from fardplan_kg.network.two_mode import DOMINANT_SHARE


def pairs(basis: Basis) -> Said:
    """How many pairs of actors are named together."""
    count = basis.projected.number_of_edges()
    text = basis.words.translations.ngettext(
        "%(lead)s, %(num)s pair of actors is named together in at least one action.",
        "%(lead)s, %(num)s pairs of actors are named together in at least one action.",
        count,
    ) % {"lead": basis.lead, "num": count}
    if not count:
        text = basis.words.gettext("%(lead)s, no actors are named together.", lead=basis.lead)
    return basis.say(text, "actor-pairs")


def dominant(basis: Basis) -> Said:
    """Who is named in over four fifths of the actions."""
    network, words, every = basis.network, basis.words, len(basis.actions)
    found = [a for a in basis.actors if network.degree(a) > DOMINANT_SHARE * every]
    if not found:
        text = words.gettext("No actor is named in more than 80 per cent of the actions.")
        return basis.say(text, "most-involved-actors")
    told = [
        words.gettext(
            "%(actor)s (%(count)s of %(all)s)",
            actor=basis.name(actor), count=network.degree(actor), all=every,
        )
        for actor in found
    ]  # fmt: skip
    text = words.gettext(
        "More than 80 per cent of the actions name %(actors)s.", actors=basis.listing(told)
    )
    return basis.say(text, "most-involved-actors", found)


def most_actions(basis: Basis) -> Said:
    """Who is named in most actions."""
    found, count = _leading({actor: basis.network.degree(actor) for actor in basis.actors})
    text = basis.words.translations.ngettext(
        "%(lead)s, the actor named in most actions is %(actors)s: %(count)s of %(all)s.",
        "%(lead)s, the actors named in most actions are %(actors)s: %(count)s of %(all)s each.",
        len(found),
    ) % {
        "lead": basis.lead,
        "actors": basis.listing(_names(basis, found)),
        "count": count,
        "all": len(basis.actions),
    }
    return basis.say(text, "most-involved-actors", found)


def most_partners(basis: Basis) -> Said | None:
    """Who is named together with most others; nothing to say where nobody is."""
    found, count = _leading({actor: basis.projected.degree(actor) for actor in basis.actors})
    if not count:
        return None
    text = basis.words.translations.ngettext(
        "%(lead)s, the actor named together with most others is %(actors)s: %(others)s.",
        "%(lead)s, the actors named together with most others are %(actors)s: %(others)s each.",
        len(found),
    ) % {
        "lead": basis.lead,
        "actors": basis.listing(_names(basis, found)),
        "others": basis.words.actors(count),
    }
    return basis.say(text, "actor-pairs", found)


def between(basis: Basis) -> Said:
    """Who lies on the shortest paths between other actors."""
    shares = {actor: share for actor, share in betweenness(basis.projected).items() if share}
    found = sorted(shares, key=lambda actor: (-shares[actor], basis.name(actor), actor))
    if not found:
        text = basis.words.gettext(
            "%(lead)s, no actor is a link between two others.", lead=basis.lead
        )
        return basis.say(text, "actor-pairs")
    told = [f"{basis.name(actor)} ({_percent(basis, shares[actor])})" for actor in found]
    text = basis.words.gettext(
        "%(lead)s, these are the main links between other actors, with the share of pairs whose "
        "shortest path goes through them: %(actors)s.",
        lead=basis.lead,
        actors=basis.listing(told),
    )
    return basis.say(text, "actor-pairs", found)


def _percent(basis: Basis, share: float) -> str:
    whole = int(share * 100 + 0.5)
    if not whole:
        return basis.words.gettext("less than 1 per cent")
    return basis.words.gettext("%(num)s per cent", num=whole)


def once(basis: Basis) -> Said:
    """Who is named in one action only."""
    found = [actor for actor in basis.actors if basis.network.degree(actor) == 1]
    if not found:
        text = basis.words.gettext("Every actor is named in at least two actions.")
        return basis.say(text, "actors-named-once")
    where = [next(iter(basis.network[actor])) for actor in found]
    told = [f"{basis.name(a)} ({basis.short(w)})" for a, w in zip(found, where, strict=True)]
    text = basis.words.translations.ngettext(
        "%(num)s actor is named in one action only: %(actors)s.",
        "%(num)s actors are named in one action only: %(actors)s.",
        len(found),
    ) % {"num": len(found), "actors": basis.listing(told)}
    return basis.say(text, "actors-named-once", found, list(dict.fromkeys(where)))


def expanded(basis: Basis) -> Said | None:
    """Which groups have been counted up; None where every actor stands as the lines name it."""
    rows = [row for *_, own in basis.whole.edges(data="participations") for row in own]
    groups = sorted({row.expanded for row in rows if row.expanded})
    if not groups:
        return None
    text = basis.words.translations.ngettext(
        "One group is replaced by those whom we read it as covering, which is our interpretation: "
        "%(groups)s.",
        "%(num)s groups are replaced by those whom we read them as covering, which is our "
        "interpretation: %(groups)s.",
        len(groups),
    ) % {"num": len(groups), "groups": basis.listing(groups)}
    found = [actor for actor in basis.actors if "expanded" in basis.whole.nodes[actor]]
    return basis.say(text, "groups", found)


def _leading(counts: Mapping[str, int]) -> tuple[list[str], int]:
    highest = max(counts.values())
    return [actor for actor, count in counts.items() if count == highest], highest


def _names(basis: Basis, actors: list[str]) -> list[str]:
    return [basis.name(actor) for actor in actors]
