"""Decisions on names: a new entry gets its identifier, a further spelling finds its entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import SKOS, URIRef

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.namespaces import local_name, slug, thing
from fardplan_kg.review.entries import Entry, Reading
from fardplan_kg.review.grammar import Form
from fardplan_kg.review.names import PRINTED, Names, Unresolved, names_of
from fardplan_kg.review.outcomes import Outcome, swedish
from fardplan_kg.review.state import State

REGISTERED = {
    Effect.ACTOR: ("actor", ("aktör", "actor")),
    Effect.AREA: ("goal-area", ("känt målområde", "goal area")),
    Effect.CORE: ("core", ("känd stadskärna", "urban core")),
}
"""The effects that make or rename an entry: the kind of its identifier, and what it is called."""


@dataclass(frozen=True)
class Registrar:
    """Registers the names of one kind; ``names`` grows with what the rows add."""

    effect: Effect
    names: Names
    state: State
    reading: Reading

    def outcomes(self) -> list[Outcome]:
        """Return what the rows on these names assert; what is wrong is noted as a fault."""
        own = [entry for entry in self.reading.entries if entry.kind.effect is self.effect]
        return [*self._new(own), *self._same(own)]

    def _new(self, entries: Sequence[Entry]) -> list[Outcome]:
        new = [entry for entry in entries if entry.decision.form is Form.NEW]
        return [
            Outcome(entry, SKOS.prefLabel, (made,), (swedish(_name(entry)),), made)
            for entry in sorted(new, key=lambda entry: entry.key)
            if (made := self._minted(entry))
        ]

    def _minted(self, entry: Entry) -> URIRef | None:
        """Return the identifier of a new entry, the former one of its row where it had one."""
        names, kind, name = self.names, REGISTERED[self.effect][0], _name(entry)
        base = URIRef(thing(kind, slug(name)))
        twins = names.twins(name) - ({base} if self.effect is not Effect.ACTOR else set())
        if twins:
            twin = local_name(min(twins))
            self._unresolved(entry, Unresolved(
                f"”{name}” finns redan ({twin}); skriv ”samma som {twin}”",
                f"'{name}' is there already ({twin}); write 'samma som {twin}'",
            ))  # fmt: skip
            return None
        if not slug(name):
            self._unresolved(entry, Unresolved(
                f"”{name}” har varken bokstäver eller siffror och kan inte bli ett namn",
                f"'{name}' has neither letters nor figures and cannot be a name",
            ))  # fmt: skip
            return None
        if entry.value not in name:
            self._unresolved(entry, Unresolved(
                f"”{entry.value}” är ingen del av ”{name}”",
                f"'{entry.value}' is no part of '{name}'",
            ))  # fmt: skip
            return None
        made = self._unused(base, names, entry.key) if self.effect is Effect.ACTOR else base
        names.add(name, made)
        return made

    def _unused(self, base: URIRef, names: Names, key: str) -> URIRef:
        """Return the first identifier that nothing has: the base, or the base with a number."""
        taken = {found for things in names.things.values() for found in things}
        former = self.state.former_entries.get(key)
        if former and former not in taken and re.fullmatch(rf"{re.escape(base)}(-\d+)?", former):
            return former
        taken |= set(self.state.former_entries.values())
        number = 1
        while (made := URIRef(f"{base}-{number}" if number > 1 else base)) in taken:
            number += 1
        return made

    def _same(self, entries: Sequence[Entry]) -> list[Outcome]:
        """Resolve further spellings, also of entries that other rows make or respell."""
        waiting = sorted(
            (entry for entry in entries if entry.decision.form is Form.SAME), key=lambda e: e.key
        )
        found: list[Outcome] = []
        while waiting:
            later = []
            for entry in waiting:
                other = {e.value for e in waiting if e is not entry or e.value == e.decision.text}
                if entry.decision.text in other:
                    later.append(entry)
                else:
                    found += self._spelling(entry)
            if len(later) == len(waiting):
                self._circle(later)
                break
            waiting = later
        return found

    def _circle(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self._unresolved(entry, Unresolved(
                f"”samma som {entry.decision.text}” leder runt; en av raderna måste ange en aktör "
                "som finns eller är ny",
                f"'samma som {entry.decision.text}' goes round in a circle; one of the rows must "
                "name an entry that is there or new",
            ))  # fmt: skip

    def _spelling(self, entry: Entry) -> list[Outcome]:
        names = self.names
        target = names.resolve(entry.decision.text)
        if isinstance(target, URIRef) and (had := names.things.get(entry.value)):
            twin = local_name(min(had))
            target = Unresolved(
                f"”{entry.value}” står redan i registret ({twin}); kör fardplan extract igen",
                f"'{entry.value}' is in the registry already ({twin}); run fardplan extract again",
            )
        if isinstance(target, Unresolved):
            self._unresolved(entry, target)
            return []
        names.add(entry.value, target)
        return [Outcome(entry, SKOS.altLabel, (target,), (swedish(entry.value),))]

    def _unresolved(self, entry: Entry, why: Unresolved) -> None:
        self.reading.fault(entry.row, "beslut", why.swedish, why.english)


def _name(entry: Entry) -> str:
    """Return the name of a new entry: the words of the finding, or the name they are a part of."""
    return entry.decision.text or entry.value


def registrar(effect: Effect, state: State, reading: Reading) -> Registrar:
    """Return the registrar of the actors, the goal areas or the cores, with the names they have."""
    kind, what = REGISTERED[effect]
    if effect is Effect.ACTOR:
        names = names_of(what, kind, state.actors + state.other_actors)
    else:
        names = names_of(what, kind, state.plans, PRINTED)
        settled = names_of(what, kind, state.settled, PRINTED)
        for entry in reading.entries:
            if entry.kind.effect is effect:
                # the plan has the name where the former decision put it
                names.forget(entry.value, settled)
    return Registrar(effect, names, state, reading)
