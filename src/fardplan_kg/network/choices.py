"""What can be chosen on the page, and the data with which its script answers a choice.

The script holds the participations alone and counts everything else from those that are visible,
so that no figure can stand beside a view that it does not belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fardplan_kg.network import codes
from fardplan_kg.network.legend import Entry, area_symbol
from fardplan_kg.network.matrix import Tables
from fardplan_kg.network.setting import Setting
from fardplan_kg.wording import Words, msg


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its code in the address, words, their language, and a symbol."""

    code: str
    words: str
    language: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of choices under one name."""

    name: str
    words: str
    choices: tuple[Choice, ...]


def facets(shown: Tables, legend: Iterable[Entry], words: Words) -> tuple[Facet, ...]:
    """Return the facets that this network has at least two values of; they are its legend, too."""
    entries = tuple(legend)
    nobody = Choice(codes.NOBODY, words.gettext("Nobody named as responsible"))
    found = (
        Facet("fardplan", words.gettext("Roadmap"), _plans(shown)),
        Facet("malomrade", words.gettext("Goal area (colour)"), _areas(shown)),
        Facet("slag", words.gettext("Kind of action (corners)"), _entries(entries, "slag")),
        Facet("roll", words.gettext("Role (line)"), (*_entries(entries, "roll"), nobody)),
        Facet(
            "aktorsslag", words.gettext("Kind of actor (shape)"), _entries(entries, "aktorsslag")
        ),
    )
    return tuple(
        own for own in found if own.choices and (own.name != "fardplan" or own.choices[1:])
    )


def _plans(shown: Tables) -> tuple[Choice, ...]:
    return tuple(map(Choice, shown.plan_codes, shown.plans))


def _areas(shown: Tables) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            area.code, f"{area.number} {area.name.value}".strip(), area.name.language,
            area_symbol(place),
        )
        for place, area in enumerate(shown.areas)
    )  # fmt: skip


def _entries(entries: Iterable[Entry], facet: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(own.code, own.words, "", own.symbol) for own in entries if own.facet == facet
    )


def script_data(
    shown: Tables,
    setting: Setting,
    hub: str | None,
    drawings: Mapping[str, object],
    words: Words,
) -> dict[str, object]:
    """Return what the script needs: who stands in which action, both drawings, and its words."""
    return {
        "language": words.language,
        "actors": [
            {
                "key": own.key,
                "name": own.name.value,
                "lang": own.name.language,
                "kind": codes.actor_kind(own.type),
                "kindName": own.kind,
                "group": own.type == "group",
                "members": [
                    shown.keys[member]
                    for member in setting.members.get(own.id, ())
                    if member in shown.keys
                ],
            }
            for own in shown.actors
        ],
        "actions": [
            {
                "key": own.key,
                "number": own.number,
                "short": own.short,
                "title": own.title.value,
                "lang": own.title.language,
                "kind": codes.action_kind(own.kind),
                "area": place,
                "plan": own.plan,
                "nobody": not own.status,
            }
            for place, area in enumerate(shown.areas)
            for own in area.actions
        ],
        "areas": [
            {"code": own.code, "number": own.number, "name": own.name.value,
             "lang": own.name.language}
            for own in shown.areas
        ],
        "parts": [
            [row, column, [codes.role(role) for role in roles]]
            for row, own in enumerate(shown.actors)
            for column, roles in enumerate(own.cells)
            if roles
        ],
        "hub": shown.keys.get(hub or "", ""),
        "drawings": drawings,
        "roles": {
            codes.role(role): [words.role_letter(role), words.role(role)]
            for own in shown.actors
            for role in own.counts
        },
        "words": {name: words.gettext(message) for name, message in SCRIPT_WORDS.items()},
    }  # fmt: skip


SCRIPT_WORDS = {
    "showing": msg("Showing {actors} of {allActors} actors and {actions} of {allActions} actions."),
    "pairs": msg("{pairs} of {allPairs} pairs of actors are named together."),
    "nothing": msg("Nothing to show with these choices. Clear some of them."),
    "unknown": msg("The address asks for something that is not in this network: {what}."),
    "hiddenNow": msg("Left out by the choices above right now."),
    "visible": msg("Counted on what is shown."),
    "action": msg("{n} action"),
    "actions": msg("{n} actions"),
    "actor": msg("{n} actor"),
    "actors": msg("{n} actors"),
    "spoken": msg("{name}, {kind}, named in {actions} together with {actors}"),
    "spokenAction": msg("Action {short}, {title}, names {actors}"),
    "both": msg("{actions} in which both are named"),
    "partners": msg("Named together with"),
    "inActions": msg("Named in"),
    "none": msg("Not named together with anyone who is shown."),
    "focus": msg("Show only the surroundings: depth {n}"),
    "unfocus": msg("Back to the whole network"),
    "focused": msg("The surroundings of {name}, depth {n}."),
    "close": msg("Close"),
    "named": msg("Actors named in the goal area"),
    "inArea": msg("Actions in the goal area"),
    "interpreted": msg("by our interpretation of {group}"),
    "copied": msg("The link to this view is copied."),
    "copyThis": msg("Copy the link in the field."),
    "filter": msg("Choices"),
    "noFilter": msg("none"),
    "noBridge": msg("no one among those shown"),
    "more": msg("and {n} more"),
    "columns": msg("Actor;Kind;No.;Action;Goal area;Role;By our interpretation of"),
}
"""The script's words, with the values it puts in between braces."""
