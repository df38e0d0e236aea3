"""Entries → what each decision says: the values that hold, and the things that are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import RDF, SKOS, Literal, Namespace, URIRef
from rdflib.term import Node

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.namespaces import FP, VOCABULARIES, local_name, thing
from fardplan_kg.review.entries import Entry, Reading
from fardplan_kg.review.grammar import Form
from fardplan_kg.review.names import PRINTED, Names, Unresolved, common_actions, names_of
from fardplan_kg.review.outcomes import Outcome, swedish
from fardplan_kg.review.registering import REGISTERED, registrar
from fardplan_kg.review.state import State

FPN = Namespace(FP)
CV = Namespace(VOCABULARIES["cv"])
ORG = Namespace(VOCABULARIES["org"])
PREDICATES = {
    Effect.NUMBER: FPN.number,
    Effect.TITLE: SKOS.prefLabel,
    Effect.ROLE: CV.role,
    Effect.KIND: RDF.type,
    Effect.COMMON: FPN.commonAction,
}


def resolve(state: State, reading: Reading) -> list[Outcome]:
    """Return what all entries assert, in the order of the rows; faults are noted in ``reading``."""
    found: list[Outcome] = []
    registrars = {effect: registrar(effect, state, reading) for effect in _effects(reading)}
    for each in registrars.values():
        found += each.outcomes()
    found += Resolver(state, reading, registrars[Effect.ACTOR].names).outcomes()
    return sorted(found, key=lambda outcome: outcome.entry.row)


def _effects(reading: Reading) -> list[Effect]:
    """Return the registers that are needed: the names of actors always, for whoever is meant."""
    used = {entry.kind.effect for entry in reading.entries}
    return [effect for effect in REGISTERED if effect is Effect.ACTOR or effect in used]


@dataclass(frozen=True)
class Resolver:
    """Resolves the entries of one reading against a state."""

    state: State
    reading: Reading
    actors: Names

    def outcomes(self) -> list[Outcome]:
        """Return what the entries on things of the plan assert; faults are noted."""
        return [
            outcome
            for entry in self.reading.entries
            if entry.kind.effect not in REGISTERED
            for outcome in self._plain(entry)
        ]

    def _plain(self, entry: Entry) -> list[Outcome]:
        """Return the outcomes of a decision on things of the plan."""
        effect = entry.kind.effect
        if entry.decision.form in (Form.NOTED, Form.UNCLEAR):
            return [Outcome(entry)]
        if effect is Effect.ARTEFACT:
            return [self._words(entry)]
        if effect is Effect.PARTICIPANT:
            return self._participant(entry)
        if effect is Effect.SAME:
            return self._former(entry)
        value = self._common(entry) if effect is Effect.COMMON else _value(entry)
        return [Outcome(entry, PREDICATES[effect], entry.about, (value,))] if value else []

    def _words(self, entry: Entry) -> Outcome:
        """Check that split words are put together, not written anew."""
        printed, split = entry.decision.text, entry.value
        if entry.decision.form is Form.VALUE and _letters(printed) != _letters(split):
            self._unresolved(entry, Unresolved(
                f"”{printed}” är andra bokstäver än ”{split}”; bara mellanrum och bindestreck får "
                "skilja",
                f"'{printed}' has other letters than '{split}'; only spaces and hyphens may differ",
            ))  # fmt: skip
        return Outcome(entry)

    def _participant(self, entry: Entry) -> list[Outcome]:
        found = []
        for kind, predicate in (("participation", CV.hasParticipant), ("mention", FPN.mentions)):
            about = tuple(iri for iri in entry.about if iri.startswith(thing(kind, "")))
            if about:
                target = self._meant(entry, kind)
                if isinstance(target, Unresolved):
                    self._unresolved(entry, target)
                    return []
                found.append(Outcome(entry, predicate, about, (target,)))
        return found

    def _meant(self, entry: Entry, kind: str) -> URIRef | Unresolved:
        """Return who is meant: an actor in an actor line, an actor or a place in prose."""
        target = self.actors.resolve(entry.decision.text)
        if kind == "participation" or isinstance(target, URIRef):
            return target
        names = names_of(
            ("aktör eller plats", "actor or place"),
            "", self.state.actors + self.state.other_actors,
        )  # fmt: skip
        return names.resolve(entry.decision.text)

    def _common(self, entry: Entry) -> URIRef | None:
        if entry.decision.form is Form.NEW:
            return URIRef(thing("common-action", local_name(entry.about[0])))
        return self._target(entry, common_actions(self.state.plans))

    def _former(self, entry: Entry) -> list[Outcome]:
        """Return that a former action has a further title; a new action has no former one."""
        if entry.decision.form is Form.NEW:
            return [Outcome(entry, FPN.alsoTitled, entry.about)]
        names = names_of(
            ("insats", "action"), f"action/{self.state.core}", self.state.plans, PRINTED
        )
        former = self._target(entry, names)
        title = (swedish(entry.value),)
        return [Outcome(entry, FPN.alsoTitled, (former,), title)] if former else []

    def _target(self, entry: Entry, names: Names) -> URIRef | None:
        target = names.resolve(entry.decision.text)
        if isinstance(target, Unresolved):
            self._unresolved(entry, target)
            return None
        return target

    def _unresolved(self, entry: Entry, why: Unresolved) -> None:
        self.reading.fault(entry.row, "beslut", why.swedish, why.english)


def _value(entry: Entry) -> Node:
    """Return the number, the title, the role or the kind that holds."""
    if entry.decision.word:
        return entry.decision.word.thing
    text = entry.decision.text
    return swedish(text) if entry.kind.effect is Effect.TITLE else Literal(text)


def _letters(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", text)
