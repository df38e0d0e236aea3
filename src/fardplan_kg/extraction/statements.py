"""Records → statements: what the form of a roadmap states, each statement with its words.

A link is a triple with a structural property: it places a thing and needs no words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rdflib import DCTERMS, RDF, Literal, Namespace, URIRef

from fardplan_kg.extraction.evidence import Node
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.matching import PlacedAction, place_actions, unmatched
from fardplan_kg.extraction.reconciliation import Registry
from fardplan_kg.extraction.roadmap import ActionRecord, Chapter, RoadmapRecord
from fardplan_kg.extraction.words import Words
from fardplan_kg.namespaces import FP, VOCABULARIES, local_name, slug, thing

FPN = Namespace(FP)
BIBO = Namespace(VOCABULARIES["bibo"])
Link = tuple[URIRef, URIRef, Node]


@dataclass(frozen=True)
class Statement:
    """A triple of a STATED graph and the words that carry it."""

    subject: URIRef
    predicate: URIRef
    value: Node
    words: Words


@dataclass(frozen=True)
class Reading:
    """What the document reads at one place of an anomaly."""

    reading: URIRef
    anomaly: URIRef
    value: str
    words: Words


@dataclass
class Draft:
    """What extraction has found so far; ``findings`` are for a person to decide."""

    links: list[Link] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    spans: dict[URIRef, tuple[int, int]] = field(default_factory=dict)
    actor_spans: list[tuple[int, int]] = field(default_factory=list)

    def state(self, subject: URIRef, predicate: URIRef, words: Words, value: Node) -> None:
        """Add a statement."""
        self.statements.append(Statement(subject, predicate, value, words))

    def link(self, *links: Link) -> None:
        """Add triples that need no words."""
        self.links += links


@dataclass(frozen=True)
class FormReader:
    """Makes the statements of one roadmap's records."""

    record: RoadmapRecord
    identifiers: Identifiers
    registry: Registry
    language: str
    areas: frozenset[URIRef]

    def draft(self) -> Draft:
        """Return all that the form states."""
        draft = Draft()
        ids = self.identifiers
        draft.link(
            (ids.roadmap, RDF.type, FPN.Roadmap),
            (ids.roadmap, DCTERMS.source, ids.document),
            (ids.document, RDF.type, BIBO.Report),
        )
        for section in self.record.sections:
            draft.spans[ids.scoped("section", section.slug)] = section.span
        placed = place_actions(self.record, ids)
        draft.findings += unmatched(placed, self.record.map_entries)
        for order, chapter in enumerate(self.record.chapters, start=1):
            own = [action for action in placed if action.record in chapter.actions]
            self._chapter(draft, order, chapter, own)
        self._headings(draft)
        return draft

    def text(self, words: Words) -> Literal:
        """Return words as a literal in the language of the form."""
        return Literal(words.text, lang=self.language)

    def area(self, name: str) -> URIRef | None:
        """Return the goal area that has a name among its labels."""
        return next(
            (area for area in sorted(self.areas) if name in self.registry.labels_of(area)), None
        )

    def _chapter(
        self, draft: Draft, order: int, chapter: Chapter, actions: Sequence[PlacedAction]
    ) -> None:
        heading = Words(*chapter.section.heading_span, chapter.section.heading)
        area = self.area(heading.text)
        if area is None:
            draft.findings.append(
                f"the chapter '{heading.text}' is no known spelling of a goal area: note it as an "
                "fp:nameAsPrinted of its goal area in the annotations"
            )
            area = URIRef(thing("goal-area", slug(heading.text)))
        direction = self.identifiers.scoped("direction", local_name(area))
        draft.link(
            (direction, RDF.type, FPN.Direction),
            (direction, FPN.inRoadmap, self.identifiers.roadmap),
            (direction, FPN.order, Literal(order)),
        )
        draft.state(direction, FPN.text, chapter.direction, self.text(chapter.direction))
        draft.state(direction, FPN.forGoalArea, heading, area)
        for action in actions:
            self._action(draft, action, direction)

    def _action(self, draft: Draft, placed: PlacedAction, direction: URIRef) -> None:
        record, action, entry = placed.record, placed.action, placed.entry
        kind = FPN.SharedAction if record.shared else FPN.CoreSpecificAction
        draft.spans[action] = record.span
        draft.link(
            (action, RDF.type, FPN.Action),
            (action, RDF.type, kind),
            (action, FPN.inDirection, direction),
        )
        if record.shared:
            common = URIRef(thing("common-action", local_name(action)))
            draft.link((action, FPN.commonAction, common), (common, RDF.type, FPN.CommonAction))
        draft.state(action, FPN.headingAsPrinted, record.heading, self.text(record.heading))
        draft.state(action, FPN.numberInChapter, record.number, Literal(record.number.text))
        draft.state(action, FPN.titleInChapter, record.title, self.text(record.title))
        if entry:
            draft.state(action, FPN.numberInMap, entry.number, Literal(entry.number.text))
            draft.state(action, FPN.titleInMap, entry.title, self.text(entry.title))
            self._difference(draft, "number", action, record.number, entry.number)
            self._difference(draft, "title", action, record.title, entry.title)
        self._participations(draft, action, record)

    def _participations(self, draft: Draft, action: URIRef, record: ActionRecord) -> None:
        taken: list[URIRef] = []
        for line in record.actor_lines:
            draft.actor_spans.append((line.label.start, max(line.label.end, *_ends(line.names))))
            if len(line.labels) > 1:
                self._anomaly(draft, "labels", local_name(action), {"label": line.label})
            if not line.names:
                draft.findings.append(f"{record.number.text}: '{line.label.text}:' names no actor")
            for name in line.names:
                taken.append(self._participation(draft, action, line.label, name, taken))
        if not record.actor_lines:
            draft.findings.append(f"{record.number.text} '{record.title.text}' has no actor line")

    def _participation(
        self, draft: Draft, action: URIRef, label: Words, name: Words, taken: Sequence[URIRef]
    ) -> URIRef:
        entry = self.registry.entry(name.text)
        actor = local_name(entry) if entry else slug(name.text)
        participation = self.identifiers.participation(action, actor, taken)
        if entry is None and participation not in self.registry.decided:
            draft.findings.append(f"{local_name(action)}: {self.registry.complaint(name.text)}")
        draft.link(
            (participation, RDF.type, FPN.Participation),
            (participation, FPN.participationIn, action),
        )
        draft.state(participation, FPN.actorAsWritten, name, self.text(name))
        draft.state(participation, FPN.labelAsPrinted, label, self.text(label))
        return participation

    def _headings(self, draft: Draft) -> None:
        for section in self.record.sections:
            if section.entry and section.title != section.heading:
                contents = Words(*section.entry.title_span, section.title)
                chapter = Words(*section.heading_span, section.heading)
                places = {"contents": contents, "chapter": chapter}
                self._anomaly(draft, "heading", section.slug, places)

    def _difference(
        self, draft: Draft, kind: str, action: URIRef, chapter: Words, on_map: Words
    ) -> None:
        if chapter.text != on_map.text:
            places = {"chapter": chapter, "map": on_map}
            self._anomaly(draft, kind, local_name(action), places)

    def _anomaly(self, draft: Draft, kind: str, about: str, places: dict[str, Words]) -> None:
        anomaly = self.identifiers.scoped("anomaly", f"{kind}-{about}")
        for place, words in places.items():
            reading = self.identifiers.scoped("reading", f"{kind}-{about}-{place}")
            draft.readings.append(Reading(reading, anomaly, words.text, words))
        if anomaly not in self.registry.decided:
            found = " / ".join(f"{place}: '{words.text}'" for place, words in places.items())
            draft.findings.append(
                f"{kind} of {about}: {found}; decide it in graph/interpretation.ttl as {anomaly}"
            )


def _ends(names: Sequence[Words]) -> tuple[int, ...]:
    return tuple(name.end for name in names) or (0,)
