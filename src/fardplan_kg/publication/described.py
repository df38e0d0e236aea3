"""What a document says in RDF: its thing, what belongs to that thing, and the quotes behind both.

The syntaxes that hold one graph give the statements merged. TriG keeps them apart by named graph,
so that it also says how sure each of them is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

import pyoxigraph as ox

from fardplan_kg.namespaces import BASE, FP, ID, OA, ONTOLOGY, RDF, VOCABULARIES
from fardplan_kg.publication.documents import DATA, MEDIA, Representation
from fardplan_kg.publication.facts import Facts
from fardplan_kg.publication.statements import DATASETS, Statements, embeddable, ordered
from fardplan_kg.publication.things import Places
from fardplan_kg.store import EmbeddedStore

FOAF = VOCABULARIES["foaf"]
PRIMARY_TOPIC, TOPIC = ox.NamedNode(f"{FOAF}primaryTopic"), ox.NamedNode(f"{FOAF}topic")
OF_A_THING = tuple(ending for ending in DATA if ending != "nq")
OF_AN_ONTOLOGY = tuple(ending for ending in DATA if ending not in DATASETS)
RECENT = 16


@dataclass(frozen=True, eq=False)
class Described:
    """The statements of documents, looked up in the store when they are asked for."""

    store: EmbeddedStore
    facts: Facts
    places: Places

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """What stands on each page beside its thing, by the page's path."""
        found: dict[str, list[str]] = defaultdict(list)
        for part, (path, _) in self.places.anchors.items():
            found[path].append(part)
        return {path: tuple(sorted(parts)) for path, parts in found.items()}

    def representations(self, iri: str) -> Iterator[Representation]:
        """Return a thing's document in every syntax of RDF."""
        yield from self.at(iri, self.places.pages[iri])

    def at(self, iri: str, path: str) -> Iterator[Representation]:
        """Return the same under another path."""
        endings = OF_A_THING
        if iri == ONTOLOGY:
            endings = OF_AN_ONTOLOGY
        elif self.facts.is_graph(iri):
            endings = DATA
        for ending in endings:
            made = partial(self.written, iri, ending)
            yield Representation(f"{path}.{ending}", MEDIA[ending], made)

    def written(self, iri: str, ending: str) -> bytes:
        """Return a thing's document in a syntax, named by the ending of its files."""
        return _recent(self, iri).written(ending)

    def embedded(self, iri: str) -> str:
        """Return what is said of the thing itself as JSON-LD that may stand in a page."""
        found = ordered(self._of(iri))
        return embeddable(found.written("jsonld").decode())

    def statements(self, iri: str) -> Statements:
        """Return every statement of a thing's document.

        The document of a named graph, or of the ontology, is the graph itself.
        """
        if self.facts.is_graph(iri):
            engine = self.store.engine
            return ordered(engine.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
        path = self.places.pages[iri]
        parts = self.parts.get(path, ())
        subjects = [iri, *parts]
        subjects += [node for own in subjects for node in self._evidence(own)]
        said = (quad for subject in dict.fromkeys(subjects) for quad in self._of(subject))
        return ordered((*_about(path, iri, parts), *said))

    def _of(self, subject: str) -> Iterator[ox.Quad]:
        """Return what the named graphs say of a thing."""
        for quad in self.store.engine.quads_for_pattern(ox.NamedNode(subject), None, None, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad

    def _evidence(self, iri: str) -> Iterator[str]:
        """Return the claims about a thing and the quotes, with all that they are made of."""
        claims = self.facts.subjects(f"{RDF}subject", iri)
        yield from claims
        quotes = [t.value for o in (iri, *claims) for t in self.facts.values(o, f"{FP}evidence")]
        yield from quotes
        for own in (iri, *quotes):
            yield from (t.value for t in self.facts.values(own, f"{OA}hasSelector"))


def _about(path: str, iri: str, parts: Iterable[str]) -> Iterator[ox.Quad]:
    """Return what the document is about: its thing, and the parts that are told of on its page."""
    document = ox.NamedNode(BASE + path)
    yield ox.Quad(document, PRIMARY_TOPIC, ox.NamedNode(iri))
    yield from (ox.Quad(document, TOPIC, ox.NamedNode(part)) for part in parts)


@lru_cache(maxsize=RECENT)
def _recent(described: Described, iri: str) -> Statements:
    """Return a document's statements; the syntaxes of one document are asked for in turn."""
    return described.statements(iri)


def moved(places: Places) -> dict[str, str]:
    """Return where each part of a thing is told of: its path → that of a page with an anchor."""
    return {
        part.removeprefix(BASE): f"{path}#{anchor}" if anchor else path
        for part, (path, anchor) in places.anchors.items()
        if part.startswith(ID)
    }
