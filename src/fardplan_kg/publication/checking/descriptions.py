"""What a site says of itself: VoID, DCAT, sitemap, dumps; found from its front page and root."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from pyoxigraph import Dataset, NamedNode

from fardplan_kg.publication.checking.answer import Answer, joined
from fardplan_kg.publication.checking.limits import MOST_DUMP
from fardplan_kg.publication.checking.rdf import (
    FORMATS,
    Unreadable,
    ensure_harmless,
    iris,
    objects,
    parsed,
    read,
    subjects,
)

if TYPE_CHECKING:
    from fardplan_kg.publication.checking.subject import Subject

VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
SD = "http://www.w3.org/ns/sparql-service-description#"
RDF_XML = "application/rdf+xml"
ENDINGS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdf": RDF_XML,
    "xml": RDF_XML,
    "owl": RDF_XML,
}
VOID_PLACES = ("/.well-known/void", ".well-known/void", ".well-known/void.ttl", "void.ttl", "void")
DCAT_PLACES = (
    "dcat.rdf", "dcat.ttl", "catalog.rdf", "catalogue.rdf", "katalog.rdf", "dcat", "catalog",
)  # fmt: skip
DATASETS = ("application/trig", "application/n-quads", "application/ld+json")
"""The syntaxes that hold named graphs."""
RDF_TYPES = ", ".join((f"{RDF_XML};q=0.9", "text/turtle", "application/ld+json;q=0.8"))
MOST_SITEMAP = 50_000
"""Addresses in one sitemap at most (sitemaps.org, protocol)."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True)
class Dump:
    """A dump as it was read; unread: why it was not."""

    address: str
    media: str
    content: bytes
    dataset: Dataset | None
    unread: Unreadable | None = None

    @property
    def size(self) -> int:
        """The number of quads; the truth of pyoxigraph's Dataset does not tell."""
        return 0 if self.dataset is None else len(self.dataset)


@dataclass(frozen=True)
class Description:
    """A description in RDF, with the answer it came in."""

    answer: Answer
    dataset: Dataset


class Descriptions:
    """What a site says of itself."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @cached_property
    def void(self) -> Description | None:
        """The VoID description (W3C Interest Group Note, section 7: /.well-known/void)."""
        return self._first(VOID_PLACES, f"{VOID}Dataset")

    @cached_property
    def dcat(self) -> Description | None:
        """The catalogue in DCAT."""
        return self._first(DCAT_PLACES, f"{DCAT}Catalog")

    def _first(self, places: tuple[str, ...], kind: str) -> Description | None:
        """Return the first description with something of a kind in it."""
        subject = self.subject
        _ = subject.robots
        linked = [link.get("href", "") for relation in ("describedby", "alternate", "meta")
                  for link in subject.front.related(relation)
                  if link.get("type", "").lower() in FORMATS]  # fmt: skip
        for address in dict.fromkeys(joined(subject.root, own) for own in [*places, *linked]):
            here = address.startswith(joined(subject.root, "/"))
            found = self._read(address, kind) if here and subject.site.allowed(address) else None
            if found:
                return found
        return None

    def _read(self, address: str, kind: str) -> Description | None:
        sent = {"accept": RDF_TYPES if self.subject.served else "text/turtle"}
        answer = self.subject.site.ask(address, sent)
        if answer.status in (301, 302, 303, 307, 308):
            onward = joined(address, answer.says("location"))
            answer = self.subject.site.ask(onward, sent) if onward else answer
        try:
            dataset = read(answer, _media(answer))
        except Unreadable:
            return None
        return Description(answer, dataset) if subjects(dataset, kind) else None

    @cached_property
    def uri_spaces(self) -> list[str]:
        """What identifiers begin with, as VoID says; those that links lead to are left out."""
        if self.void is None:
            return []
        targets = objects(self.void.dataset, f"{VOID}objectsTarget")
        quads = self.void.dataset.quads_for_predicate(NamedNode(f"{VOID}uriSpace"))
        return sorted(set(iris(quad.object for quad in quads if quad.subject not in targets)))

    @cached_property
    def examples(self) -> list[str]:
        """Identifiers that VoID gives as examples."""
        return self._said(f"{VOID}exampleResource")

    def _said(self, predicate: str) -> list[str]:
        return iris(objects(self.void.dataset, predicate)) if self.void else []

    @cached_property
    def endpoint(self) -> str:
        """The SPARQL endpoint that VoID or DCAT names."""
        named = self._said(f"{VOID}sparqlEndpoint")
        if self.dcat:
            named += iris(objects(self.dcat.dataset, f"{DCAT}endpointURL"))
        return next((own for own in named if "sparql" in own.lower()), "")

    @cached_property
    def unnamed_endpoint(self) -> str:
        """The endpoint by its own description, where it stands at ``sparql`` below the root."""
        address = joined(self.subject.root, "sparql")
        _ = self.subject.robots
        allowed = self.subject.served and self.subject.site.allowed(address)
        found = self._read(address, f"{SD}Service") if allowed else None
        return next(iter(iris(objects(found.dataset, f"{SD}endpoint"))), "") if found else ""

    @cached_property
    def dump_addresses(self) -> list[str]:
        """Where the dumps are, as VoID and DCAT say; those of other hosts are left out."""
        named = self._said(f"{VOID}dataDump")
        if self.dcat:
            named += iris(objects(self.dcat.dataset, f"{DCAT}downloadURL"))
        local = (self.subject.local(own) for own in named)
        return sorted({own for own in local if own and _by_ending(own)})

    @cached_property
    def dumps(self) -> list[Dump]:
        """The dumps, read."""
        allowed = self.subject.site.allowed
        return [self._dump(address) for address in self.dump_addresses if allowed(address)]

    def _dump(self, address: str) -> Dump:
        answer = self.subject.site.ask(address, {"accept": "*/*"}, most=MOST_DUMP)
        media = _by_ending(address)
        content = answer.body
        try:
            if answer.status != 200:
                raise Unreadable(answer.told("sv"), answer.told("en"))
            content = _unpacked(content) if address.endswith(".gz") else content
            return Dump(address, media, answer.body, parsed(content, media, address))
        except Unreadable as reason:
            return Dump(address, media, answer.body, None, reason)

    @cached_property
    def main_dump(self) -> Dataset | None:
        """The dump with the named graphs, else the largest."""
        read_ones = [own for own in self.dumps if own.dataset is not None]
        read_ones.sort(key=lambda own: (own.media not in DATASETS, -own.size))
        return read_ones[0].dataset if read_ones else None

    @cached_property
    def sitemap(self) -> Answer:
        """The sitemap, where robots.txt names it or at the root."""
        named = [line.partition(":")[2].strip() for line in self.subject.robots.text.splitlines()
                 if line.lower().startswith("sitemap:")]  # fmt: skip
        local = [self.subject.local(own) for own in named]
        address = next((own for own in local if own), f"{self.subject.root}sitemap.xml")
        return self.subject.site.ask(address)

    @cached_property
    def in_sitemap(self) -> list[str]:
        """The addresses in the sitemap. Raises Unreadable."""
        if self.sitemap.status != 200:
            raise Unreadable(self.sitemap.told("sv"), self.sitemap.told("en"))
        ensure_harmless(self.sitemap.body)
        try:
            tree = ElementTree.fromstring(self.sitemap.body)  # noqa: S314 - entities refused above
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise Unreadable(f"inte XML: {error}", f"not XML: {error}") from None
        found = [(own.text or "").strip() for own in tree.iter(f"{SITEMAP}loc")]
        return found[:MOST_SITEMAP]

    @cached_property
    def pages(self) -> list[str]:
        """The site's own addresses in the sitemap, or what the front page links to."""
        try:
            named = self.in_sitemap
        except Unreadable:
            named = [href for href, _ in self.subject.front.anchors]
        local = (self.subject.local(joined(self.subject.root, own)) for own in named)
        return sorted({own for own in local if own})


def _media(answer: Answer) -> str:
    """Return the media type of a description, by its ending where the server knows no better."""
    return answer.media if answer.media in FORMATS else _by_ending(answer.url)


def _by_ending(address: str) -> str:
    return ENDINGS.get(address.removesuffix(".gz").rpartition(".")[2].lower(), "")


def _unpacked(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            found = packed.read(MOST_DUMP + 1)
    except (OSError, EOFError, zlib.error):
        raise Unreadable("inte gzip", "not gzip") from None
    if len(found) > MOST_DUMP:
        raise Unreadable(f"mer än {MOST_DUMP} byte", f"more than {MOST_DUMP} bytes")
    return found


def named(dataset: Dataset, predicate: str) -> list[NamedNode]:
    """Return the IRIs that stand as objects of a property."""
    return [own for own in objects(dataset, predicate) if isinstance(own, NamedNode)]
