"""Records → statements: what the form of a plan states, each statement with its words."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from itertools import count

from rdflib import DCTERMS, RDF, SKOS, Literal, Namespace, URIRef

from fardplan_kg.extraction.actors import ActorReader
from fardplan_kg.extraction.comparison import Comparison
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.chapters import Chapter
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.form.roadmap import RoadmapRecord
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.matching import PlacedAction, place_actions
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.reading.words import Words
from fardplan_kg.extraction.reconciliation import Registry
from fardplan_kg.extraction.ties import Ties
from fardplan_kg.namespaces import FP, VOCABULARIES, local_name, slug, thing

FPN = Namespace(FP)
BIBO = Namespace(VOCABULARIES["bibo"])
AREAS = URIRef(thing("scheme", "goal-areas"))


@dataclass
class FormReader:
    """Makes the statements of one plan's records; ``annotated``: what a person has already noted.

    What the annotations say of the plan's core, title and goal areas is not said again.
    """

    record: RoadmapRecord
    form: Form
    identifiers: Identifiers
    registry: Registry
    oddities: Oddities
    ties: Ties
    annotated: frozenset[tuple[URIRef, URIRef]] = frozenset()
    draft: Draft = field(default_factory=Draft)

    def read(self) -> Draft:
        """Return all that the form states."""
        ids, draft = self.identifiers, self.draft
        draft.link(
            (ids.roadmap, RDF.type, FPN.Roadmap),
            (ids.roadmap, DCTERMS.source, ids.document),
            (ids.document, RDF.type, BIBO.Report),
        )
        for section in self.record.sections:
            draft.spans[ids.scoped("section", section.slug)] = section.span
        self._core()
        placed = place_actions(self.record, ids)
        directions = self._directions()
        for action in placed:
            self._action(action, self._direction_of(action, directions))
        Comparison(self.record, ids, self.oddities, draft).compare(placed)
        return draft

    def _text(self, subject: URIRef, predicate: URIRef, words: Words) -> None:
        self.draft.text(subject, predicate, words, self.form.language)

    def _core(self) -> None:
        """State which core the plan is for, and what it is called, where nobody noted it."""
        roadmap, document = self.identifiers.roadmap, self.identifiers.document
        title, name = self.record.title, self.record.core
        if title is None or name is None:
            return
        for subject in (roadmap, document):
            if (subject, DCTERMS.title) not in self.annotated:
                self._text(subject, DCTERMS.title, title)
        if (roadmap, FPN.forCore) in self.annotated:
            return
        kind = FPN[self.form.place]
        known = self.registry.called(name.text, kind)
        core = known or URIRef(thing("core", slug(name.text)))
        if kind == FPN.RegionalUrbanCore:  # the region names its cores; a place is anybody's
            self._unknown("core", core, name, kind, known)
        self._shared(core, kind)
        self._text(core, FPN.nameAsPrinted, name)
        self.draft.state(roadmap, FPN.forCore, name, core)

    def _shared(self, subject: URIRef, kind: URIRef) -> None:
        self.draft.link((subject, RDF.type, kind))
        self.draft.shared.add(subject)

    def _unknown(
        self, kind: str, about: URIRef, words: Words, of: URIRef, known: URIRef | None
    ) -> None:
        """Report a core or a goal area that the graph does not know, or that was decided on."""
        key = f"{kind}-{slug(words.text)}"
        if known and not self.registry.has_decided(self.identifiers.core, key):
            return
        candidates = self.registry.like_things(words.text, of)
        likely = [candidate.name for candidate in candidates if candidate.likely]
        proposal = f"samma som {likely[0]}" if likely else "ny"
        self.draft.findings.append(
            self.oddities.finding(
                kind,
                key,
                (about,),
                (words,),
                {"value": words.text},
                proposal,
                candidates,
            )
        )

    def _directions(self) -> dict[URIRef, Chapter]:
        directions: dict[URIRef, Chapter] = {}
        for order, chapter in enumerate(self.record.chapters, start=1):
            heading = chapter.section.heading
            aim = self._aim(chapter)
            direction = self._direction(aim, directions)
            self.draft.link(
                (direction, RDF.type, FPN.Direction),
                (direction, FPN.inRoadmap, self.identifiers.roadmap),
                (direction, FPN.order, Literal(order)),
            )
            if chapter.direction:
                self._text(direction, FPN.text, chapter.direction)
            elif self.form.direction:
                finding = self.oddities.finding(
                    "no-direction",
                    f"no-direction-{local_name(aim)}",
                    (direction,),
                    (heading,),
                    {"value": heading.text},
                    "godta",
                )
                self.draft.report(self.identifiers, finding, (heading,))
            self.draft.state(direction, FPN.forGoalArea, heading, aim)
            directions[direction] = chapter
        return directions

    def _direction(self, aim: URIRef, taken: Container[URIRef]) -> URIRef:
        """Return the direction for a goal area, numbered where a chapter comes twice."""
        base = self.identifiers.scoped("direction", local_name(aim))
        numbered = (URIRef(f"{base}-{number}") for number in count(2))
        return base if base not in taken else next(iri for iri in numbered if iri not in taken)

    def _aim(self, chapter: Chapter) -> URIRef:
        """Return the goal area, or the plan's own goal, that a chapter is about."""
        heading, kind = chapter.section.heading, FPN[self.form.aim]
        if kind != FPN.GoalArea:
            goal = self.identifiers.scoped("goal", slug(chapter.section.title))
            self.draft.link((goal, RDF.type, kind))
            self._text(goal, FPN.nameAsPrinted, heading)
            return goal
        known = self.registry.called(heading.text, kind)
        area = known or URIRef(thing("goal-area", slug(heading.text)))
        self._unknown("area", area, heading, kind, known)
        if (area, FPN.nameAsPrinted) not in self.annotated:
            self._shared(area, kind)
            self.draft.link((area, SKOS.inScheme, AREAS))
            self._text(area, FPN.nameAsPrinted, heading)
        return area

    def _direction_of(
        self, action: PlacedAction, directions: dict[URIRef, Chapter]
    ) -> URIRef | None:
        """Return the direction an action is in; one of the map only: by the name above it there."""
        if action.record:
            return next(d for d, chapter in directions.items() if action.record in chapter.actions)
        above = action.entry.area.text if action.entry and action.entry.area else ""
        scored = [(alike(above, c.section.title), d) for d, c in sorted(directions.items())]
        score, direction = max(scored, default=(0.0, None))
        return direction if score >= self.form.likeness else None

    def _action(self, placed: PlacedAction, direction: URIRef | None) -> None:
        record, action, entry = placed.record, placed.action, placed.entry
        draft, roadmap = self.draft, self.identifiers.roadmap
        place = (FPN.inDirection, direction) if direction else (FPN.inRoadmap, roadmap)
        draft.link((action, RDF.type, FPN.Action), (action, *place))
        if record:
            draft.spans[action] = record.span
            if record.heading:
                self._text(action, FPN.headingAsPrinted, record.heading)
            draft.state(action, FPN.numberInChapter, record.number, Literal(record.number.text))
            if record.title.text:
                self._text(action, FPN.titleInChapter, record.title)
            ActorReader(self.form, self.identifiers, self.registry, self.oddities, draft).read(
                action, record
            )
        if entry:
            draft.state(action, FPN.numberInMap, entry.number, Literal(entry.number.text))
            self._text(action, FPN.titleInMap, entry.title)
        self._kind(placed)

    def _kind(self, placed: PlacedAction) -> None:
        shared = placed.record.shared if placed.record else None
        decided = self.registry.types.get(placed.action, frozenset())
        if shared is not None:
            kind = FPN.SharedAction if shared else FPN.CoreSpecificAction
            self.draft.link((placed.action, RDF.type, kind))
        elif not decided & {FPN.SharedAction, FPN.CoreSpecificAction}:
            self.draft.link((placed.action, RDF.type, FPN.ActionOfUnstatedKind))
        if shared or FPN.SharedAction in decided:
            self.ties.tie(placed, self.draft)
