"""What is checked, discovered from the one address that was given."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urlsplit
from urllib.robotparser import RobotFileParser

from pyoxigraph import Dataset, DefaultGraph, NamedNode

from fardplan_kg.publication.checking.answer import Answer, joined, origin
from fardplan_kg.publication.checking.descriptions import Descriptions
from fardplan_kg.publication.checking.endpoint import Endpoint
from fardplan_kg.publication.checking.markup import Page, Pages
from fardplan_kg.publication.checking.outcome import NotApplicable, Seen, Words
from fardplan_kg.publication.checking.rdf import FORMATS, Triple, Unreadable, objects, read, triples
from fardplan_kg.publication.checking.reach import Site

HTML = "text/html"
TURTLE = "text/turtle"
PRIMARY_TOPIC = "http://xmlns.com/foaf/0.1/primaryTopic"
FEW = 6


@dataclass(frozen=True)
class Document:
    """An address that answers 200 with data, and the identifiers that lead to it."""

    address: str
    identifiers: tuple[str, ...]
    graph: bool = False


class Subject:
    """A site with what is known of it. Nothing is asked before a check needs it.

    sample: how many identifiers of each kind of path are asked; 0: all.
    """

    def __init__(self, site: Site, sample: int = 3) -> None:
        self.site, self.root, self.sample = site, site.root, sample
        self.served, self.pages = site.served, Pages()

    def get(self, address: str, accept: str = "", language: str = "") -> Answer:
        """Ask for an address in a media type and a language."""
        sent = {"accept": accept, "accept-language": language}
        return self.site.ask(address, {name: value for name, value in sent.items() if value})

    @cached_property
    def robots(self) -> Answer:
        """The host's robots.txt; from here on it is obeyed."""
        answer = self.site.ask(joined(self.root, "/robots.txt"))
        if answer.status == 200:
            rules = RobotFileParser()
            rules.parse(answer.text.splitlines()[:5000])
            self.site.robots = rules
        return answer

    @cached_property
    def front(self) -> Page:
        """The front page."""
        return self.pages.read(self.get(self.root, HTML).text)

    @cached_property
    def descriptions(self) -> Descriptions:
        """VoID, DCAT, sitemap and dumps."""
        return Descriptions(self)

    @property
    def endpoint(self) -> Endpoint:
        """The SPARQL endpoint. Raises NotApplicable where none is named that may be asked."""
        address = self.descriptions.endpoint or self.descriptions.unnamed_endpoint
        if not address:
            raise NotApplicable("ingen SPARQL-adress anges", "no endpoint is named")
        if not (own := self.local(address)):
            raise NotApplicable(f"{address} är på en annan värd", f"{address} is on another host")
        return Endpoint(self.site, own, address)

    @cached_property
    def spaces(self) -> tuple[str, ...]:
        """What the site's identifiers and addresses may begin with instead of its root.

        They are the VoID description's uriSpace, and the address that the front page calls its
        canonical one: a site may be asked where it stands before its name leads there.
        """
        found = {self._above(space) for space in self.descriptions.uri_spaces if "://" in space}
        for own in self.front.related("canonical"):
            address = joined(self.root, own.get("href", ""))
            if address and not address.startswith(self.root):
                found.add(address[: address.rfind("/") + 1])
        return tuple(sorted(found, key=lambda space: (-len(space), space)))

    def _above(self, space: str) -> str:
        """Return the beginning of a space that stands for the root, by what is found there.

        Identifiers may all lie in a folder below the root, as ``id/``; an example of VoID tells.
        """
        example = next((own for own in self.descriptions.examples if own.startswith(space)), "")
        above = space
        while example and not space.startswith(self.root) and origin(above) == origin(space):
            if 200 <= self.get(self.root + example.removeprefix(above)).status < 400:
                return above
            above = above.rstrip("/#").rpartition("/")[0] + "/"
        return space

    def local(self, iri: str) -> str:
        """Return the address at which an IRI of the site is asked; empty where it is another's."""
        bare = urldefrag(iri).url
        if bare.startswith(self.root):
            return bare
        for space in self.spaces:
            if bare.startswith(space):
                return self.root + bare[len(space) :]
        return bare if origin(bare) == origin(self.root) else ""

    def path(self, address: str) -> str:
        """Return the path of an address below the root."""
        return address.removeprefix(self.root) if address.startswith(self.root) else (
            urlsplit(address).path.lstrip("/")
        )  # fmt: skip

    def follow(self, address: str, accept: str = "", language: str = "") -> list[Answer]:
        """Ask, and ask once more where the answer leads on to the same site."""
        first = self.get(address, accept, language)
        if first.status not in (301, 302, 303, 307, 308):
            return [first]
        onward = self.local(joined(address, first.says("location")))
        return [first, self.get(onward, accept, language)] if onward else [first]

    @cached_property
    def dump(self) -> Dataset:
        """The dataset as a dump has it. Raises NotApplicable where there is none to be read."""
        found = self.descriptions.main_dump
        if found is None:
            raise NotApplicable(
                "ingen nedladdning av hela datamängden går att läsa",
                "no dump of the whole dataset can be read",
            )
        return found

    @cached_property
    def merged(self) -> set[Triple]:
        """The dump's default graph, or all its triples where it has none."""
        return triples(self.dump.quads_for_graph_name(DefaultGraph())) or triples(self.dump)

    @cached_property
    def graphs(self) -> list[str]:
        """The names of the dump's graphs."""
        names = {q.graph_name.value for q in self.dump if isinstance(q.graph_name, NamedNode)}
        return sorted(names)

    @cached_property
    def identifiers(self) -> list[str]:
        """Every IRI of the site that the dump uses, or what stands in for one, without fragment."""
        try:
            found = self._used()
        except NotApplicable:
            found = set(self.descriptions.examples) | set(self.descriptions.pages)
        return sorted(iri for iri in found if self.local(iri))

    def _used(self) -> set[str]:
        terms = (t for q in self.dump for t in (q.subject, q.predicate, q.object, q.graph_name))
        return {urldefrag(t.value).url for t in terms if isinstance(t, NamedNode)}

    def chosen(self, iris: Iterable[str]) -> list[str]:
        """Return so many of each kind of path, the same each time: the least by their hash."""
        kinds = defaultdict(list)
        for iri in sorted(iris):
            kinds[self._kind(iri)].append(iri)
        if not self.sample:
            return [iri for own in kinds.values() for iri in own]
        return [iri for own in kinds.values() for iri in sorted(own, key=_hash)[: self.sample]]

    def _kind(self, iri: str) -> str:
        return "/".join(self.path(self.local(iri)).split("/")[:-1][:2])

    @cached_property
    def sampled(self) -> list[str]:
        """The identifiers that are asked."""
        _ = self.robots
        return [iri for iri in self.chosen(self.identifiers) if self.site.allowed(self.local(iri))]

    @cached_property
    def documents(self) -> list[Document]:
        """The documents with data that the identifiers lead to."""
        _ = self.robots
        leading = defaultdict(list)
        for iri in self.sampled:
            last = self.follow(self.local(iri), TURTLE)[-1]
            if last.status == 200 and last.media in FORMATS:
                leading[last.url].append(iri)
        named = set(self.graphs) if self.descriptions.main_dump is not None else set()
        return [Document(address, tuple(iris), bool(named & set(iris)))
                for address, iris in sorted(leading.items())]  # fmt: skip

    @property
    def some(self) -> list[Document]:
        """The documents. Raises NotApplicable where none was found."""
        if not self.documents:
            raise NotApplicable(
                "inga dokument med data hittades", "no documents with data were found"
            )
        return self.documents

    @property
    def few(self) -> list[Document]:
        """One document of each kind, at most six."""
        kinds = {self._kind(own.address): own for own in reversed(self.some)}
        return sorted(kinds.values(), key=lambda own: (own.graph, own.address))[:FEW]

    def page(self, address: str, language: str = "") -> Page:
        """Return the page of a document."""
        return self.pages.read(self.get(address, HTML, language).text)

    def data(self, document: Document) -> Dataset:
        """Return what a document says. Raises Unreadable."""
        return read(self.get(document.address, TURTLE))

    def topics(self, document: Document) -> list[str]:
        """Return what a document says that it is about."""
        try:
            found = objects(self.data(document), PRIMARY_TOPIC)
        except Unreadable:
            return []
        return [term.value for term in found if isinstance(term, NamedNode)]

    def things(self) -> Iterator[tuple[Document, str]]:
        """Give documents with the one thing that each is about."""
        for document in self.some:
            if own := self.topics(document):
                yield document, own[0]

    def notes(self) -> list[Words]:
        """Return what has to be known to read the outcomes."""
        return [Words(f"{space} frågas som {self.root}", f"{space} is asked as {self.root}")
                for space in self.spaces]  # fmt: skip

    def counted(self, number: int, swedish: str, english: str) -> Seen:
        """Return how many were looked at."""
        return Seen(f"{number} {swedish}", f"{number} {english}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
