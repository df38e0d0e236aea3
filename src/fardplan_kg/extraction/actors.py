"""Actor lines → participations: every name with its line's label, whoever it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rdflib import RDF, Namespace, URIRef

from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.actor_lines import ActorLine
from fardplan_kg.extraction.form.chapters import ActionRecord
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.reading.words import Words
from fardplan_kg.extraction.reconciliation import Registry
from fardplan_kg.namespaces import FP, local_name, slug, thing

FPN = Namespace(FP)
ROLES = [URIRef(thing("role", role)) for role in ("responsible", "participating")]
UNCLEAR = URIRef(thing("role", "unclear"))


@dataclass(frozen=True)
class ActorReader:
    """Makes the statements of an action's actor lines."""

    form: Form
    identifiers: Identifiers
    registry: Registry
    oddities: Oddities
    draft: Draft

    def read(self, action: URIRef, record: ActionRecord) -> None:
        """Add the participations of an action, and what is odd about its lines."""
        taken: list[URIRef] = []
        for order, line in enumerate(record.actor_lines, start=1):
            self.draft.actor_spans.append((line.label.start, max(_ends(line))))
            before = len(taken)
            for name in line.names:
                taken.append(self._participation(action, line.label, name, taken))
            self._odd_line(action, record, line, order, taken[before:])
            if line.open_ended:
                words = line.open_ended
                self.draft.text(action, FPN.openEndedAsWritten, words, self.form.language)
        if not record.actor_lines:
            self._report("no-actors", action, (record.title,), (action,), "godta", record)

    def _participation(
        self, action: URIRef, label: Words, name: Words, taken: Sequence[URIRef]
    ) -> URIRef:
        entry = self.registry.entry(name.text)
        actor = local_name(entry) if entry else slug(name.text) or "namnlos"
        participation = self.identifiers.participation(action, name.text, actor, taken)
        self.draft.named[name.text].append((participation, name))
        self.draft.link(
            (participation, RDF.type, FPN.Participation),
            (participation, FPN.participationIn, action),
        )
        self.draft.text(participation, FPN.actorAsWritten, name, self.form.language)
        self.draft.text(participation, FPN.labelAsPrinted, label, self.form.language)
        return participation

    def _odd_line(
        self,
        action: URIRef,
        record: ActionRecord,
        line: ActorLine,
        order: int,
        participations: Sequence[URIRef],
    ) -> None:
        label = line.label
        key = "" if order == 1 or len(record.actor_lines) == 1 else f"-{order}"
        if not line.names:
            self._report("empty-actors", action, (label,), (action,), "godta", record, key)
        elif len(line.labels) > 1:
            self._reading("labels", action, label)
            proposal = self._role(UNCLEAR)
            self._report("labels", action, (label,), participations, proposal, record)
        elif not line.labels:
            like = {"like": line.like}
            proposal = self._role(self._role_of(line.like))
            self._report("label", action, (label,), participations, proposal, record, key, **like)

    def _report(
        self,
        kind: str,
        action: URIRef,
        places: Iterable[Words],
        about: Sequence[URIRef],
        proposal: str,
        record: ActionRecord,
        key: str = "",
        **said: str,
    ) -> None:
        places = [place if place.text else record.number for place in places]
        fields = {
            "value": places[0].text,
            "number": record.number.text,
            "title": record.title.text,
        }
        finding = self.oddities.finding(
            kind,
            f"{kind}-{local_name(action)}{key}",
            about,
            places,
            {**fields, **said},
            proposal,
        )
        self.draft.report(self.identifiers, finding, places)

    def _reading(self, kind: str, action: URIRef, words: Words) -> None:
        self.draft.read(self.identifiers, f"{kind}-{local_name(action)}", {"label": words})

    def _role(self, role: URIRef) -> str:
        """Return the Swedish name of a role."""
        return self.registry.preferred.get(role, local_name(role))

    def _role_of(self, label: str) -> URIRef:
        """Return the role that a label of the form gives."""
        labelled = (role for role in ROLES if label in self.registry.labels_of(role))
        return next(labelled, UNCLEAR)


def _ends(line: ActorLine) -> tuple[int, ...]:
    return (line.label.end, *(name.end for name in line.names))
