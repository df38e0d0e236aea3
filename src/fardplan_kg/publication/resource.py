"""A thing as a page: everything that the graph says of it, in one language, as values.

The facts come in layers by how sure they are. What a reader looks for first stands by itself: an
action's actors, an actor's actions, an oddity's readings. What points to the thing comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fardplan_kg.namespaces import FP
from fardplan_kg.publication import oddities, parts, small_network
from fardplan_kg.publication.behind import Behind, behind
from fardplan_kg.publication.chain import Link, chain
from fardplan_kg.publication.citation import Citation, citation
from fardplan_kg.publication.comparison import Comparison, comparison
from fardplan_kg.publication.facts import Fact
from fardplan_kg.publication.former import Former, former
from fardplan_kg.publication.lacking import lacking
from fardplan_kg.publication.layers import Layer, Line, layers, undecided
from fardplan_kg.publication.oddities import Oddity, Reading
from fardplan_kg.publication.parts import Involvement, Mention
from fardplan_kg.publication.pointing import Cited, Incoming, cited, incoming
from fardplan_kg.publication.small_network import SmallNetwork
from fardplan_kg.publication.source import Quoted, Reason, Source
from fardplan_kg.publication.strata import LABELS, MEANINGS, Kind, kind
from fardplan_kg.publication.things import Reference
from fardplan_kg.store import Term

LEADS = (f"{FP}summary", f"{FP}textTranslated")


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing's page."""

    thing: Reference
    kinds: tuple[str, ...]
    former: Former | None
    lead: Term
    lead_kind: Kind | None
    chain: tuple[Link, ...]
    layers: tuple[Layer, ...]
    undecided: tuple[Line, ...]
    actors: tuple[Involvement, ...]
    actions: tuple[tuple[str, Reference, tuple[Involvement, ...]], ...]
    network: SmallNetwork | None
    names: tuple[Mention, ...]
    named: tuple[Mention, ...]
    readings: tuple[Reading, ...]
    oddities: tuple[Oddity, ...]
    cited: tuple[Cited, ...]
    incoming: tuple[Incoming, ...]
    compared: Comparison | None
    lacking: tuple[str, ...]
    behind: tuple[Behind, ...]
    citation: Citation
    key: tuple[tuple[str, str, str], ...]

    @property
    def actor_reasons(self) -> tuple[Reason, ...]:
        """Why the names in the actor lines are read as they are, each reason once."""
        return tuple(dict.fromkeys(reason for own in self.actors for reason in own.reasons))

    @property
    def bases(self) -> frozenset[str]:
        """How the pages of the document that this page names are known, as codes."""
        quoted = (each for group in self._quoted() for each in group)
        own = (each.basis for each in self.cited if each.basis)
        return frozenset((*own, *(place.basis for each in quoted for place in each.places)))

    def _quoted(self) -> Iterator[tuple[Quoted, ...]]:
        values = (v for each in self.layers for line in each.lines for v in line.values)
        held = (v.quoted for v in values)
        named = (m.quoted for m in (*self.names, *self.named))
        read = (each.quoted for each in self.readings)
        yield from (*held, *named, *read, *(i.quoted for i in self.actors))


def resource(source: Source, iri: str) -> Resource:
    """Return a thing's page."""
    lead = next((f for p in LEADS for f in _lead(source, iri, p)), None)
    actors = parts.involvements(source, f"{FP}participationIn", iri)
    names = parts.mentions(source, f"{FP}mentionedIn", iri)
    involved = parts.involvements(source, parts.ACTOR, iri)
    reference = source.names.reference(iri)
    return Resource(
        thing=reference,
        kinds=source.names.terms.kinds(source.facts.types(iri)),
        lead=lead.value if lead else Term(""),
        lead_kind=kind(source, lead.graph) if lead else None,
        former=former(source, iri),
        chain=chain(source, iri),
        layers=layers(source, iri, (lead.property,) if lead else ()),
        undecided=undecided(source, iri),
        actors=actors,
        actions=_by_area(involved),
        network=small_network.of_action(reference, actors)
        or small_network.of_actor(source, reference, involved),
        names=names,
        named=parts.mentions(source, f"{FP}mentions", iri),
        readings=oddities.readings(source, iri),
        oddities=oddities.oddities(source, [iri, *_parts(source, iri)]),
        cited=cited(source, iri),
        incoming=incoming(source, iri),
        compared=comparison(source, iri),
        lacking=lacking(source, iri),
        behind=behind(source, iri),
        citation=citation(source, iri),
        key=tuple(
            (sign, source.words.gettext(label), source.words.gettext(MEANINGS[sign]))
            for sign, label in LABELS.items()
        ),
    )


def _lead(source: Source, iri: str, property_: str) -> list[Fact]:
    """Return the text that a page begins with, where the page's language has one."""
    found = [fact for fact in source.facts.of[iri] if fact.property == property_]
    return [fact for fact in found if fact.value.language == source.language][:1]


def _parts(source: Source, iri: str) -> list[str]:
    names = ("participationIn", "mentionedIn")
    return [part for name in names for part in source.facts.subjects(f"{FP}{name}", iri)]


def _by_area(
    found: tuple[Involvement, ...],
) -> tuple[tuple[str, Reference, tuple[Involvement, ...]], ...]:
    """Return the actions of an actor by roadmap and goal area."""
    groups = groupby(found, key=lambda each: (each.action.plan, each.area))
    return tuple((plan, area, tuple(own)) for (plan, area), own in groups)
