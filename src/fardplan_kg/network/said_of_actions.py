"""Sentences about actions: how many, who stands alone in one, and where nobody is responsible."""

from __future__ import annotations

from collections.abc import Iterator

from fardplan_kg.network import two_mode
from fardplan_kg.network.said import Basis, Said

RESPONSIBILITY = "actions-without-responsible"


def size(basis: Basis) -> Said:
    """What is counted: actions, actors, and how often they are named."""
    words = basis.words
    named = sum(len(rows) for *_, rows in basis.network.edges(data="participations"))
    text = words.gettext(
        "The actor lines of %(actions)s name %(actors)s, %(times)s in all.",
        actions=words.actions(len(basis.actions)),
        actors=words.actors(len(basis.actors)),
        times=words.ngettext("%(num)s time", "%(num)s times", named),
    )
    return basis.say(text, "actors-of-action")


def lonely(basis: Basis) -> Said:
    """Which actions name a single actor."""
    found = [action for action in basis.actions if basis.network.degree(action) == 1]
    if not found:
        return basis.say(_none_lonely(basis), "actors-of-action")
    alone: dict[str, list[str]] = {}
    for action in found:
        alone.setdefault(next(iter(basis.network[action])), []).append(action)
    named = [action for own in alone.values() for action in own]
    told = [f"{basis.name(actor)} ({_numbers(basis, own)})" for actor, own in alone.items()]
    text = basis.words.translations.ngettext(
        "%(lead)s, %(num)s action names a single actor: %(actors)s.",
        "%(lead)s, %(num)s actions name a single actor: %(actors)s.",
        len(found),
    ) % {"lead": basis.lead, "num": len(found), "actors": basis.listing(told)}
    return basis.say(text, "actors-of-action", list(alone), named)


def _none_lonely(basis: Basis) -> str:
    if any(not basis.network.degree(action) for action in basis.actions):
        return basis.words.gettext("%(lead)s, no action names exactly one actor.", lead=basis.lead)
    return basis.words.gettext("%(lead)s, every action names at least two actors.", lead=basis.lead)


def responsibility(basis: Basis) -> Iterator[Said]:
    """Which actions state no responsible actor, and where it is unclear: never one number."""
    roles = {action: _roles(basis, action) for action in basis.actions}
    left = [action for action in basis.actions if "responsible" not in roles[action]]
    unclear = [action for action in left if "unclear" in roles[action]]
    silent = [action for action in left if action not in unclear]
    words = basis.words
    if not left:
        text = words.gettext("Every action states a responsible actor.")
        yield basis.say(text, RESPONSIBILITY)
    if silent:
        text = words.translations.ngettext(
            "%(num)s action states no responsible actor: %(actions)s.",
            "%(num)s actions state no responsible actor: %(actions)s.",
            len(silent),
        ) % {"num": len(silent), "actions": _numbers(basis, silent)}
        yield basis.say(text, RESPONSIBILITY, (), silent)
    if unclear:
        text = words.translations.ngettext(
            "In %(num)s action it is unclear who is responsible: %(actions)s.",
            "In %(num)s actions it is unclear who is responsible: %(actions)s.",
            len(unclear),
        ) % {"num": len(unclear), "actions": _numbers(basis, unclear)}
        yield basis.say(text, RESPONSIBILITY, (), unclear)


def _roles(basis: Basis, action: str) -> set[str]:
    network = basis.network
    return {role for actor in network[action] for role in two_mode.roles(network, actor, action)}


def _numbers(basis: Basis, actions: list[str]) -> str:
    return basis.listing([basis.short(action) for action in actions], limit=12)
