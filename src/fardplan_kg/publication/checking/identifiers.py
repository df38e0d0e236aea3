"""Points 1, 2, 5 and 6: identifiers, documents, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from fardplan_kg.publication.checking.answer import Answer, joined
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import Unreadable, objects
from fardplan_kg.publication.checking.subject import HTML, PRIMARY_TOPIC, TURTLE, Subject

TOPIC = "http://xmlns.com/foaf/0.1/topic"
PLAIN = re.compile(r"[A-Za-z0-9/_.~-]+")
REPRESENTATIONS = {
    ".ttl": ("text/turtle", ""),
    ".jsonld": ("application/ld+json", ""),
    ".nt": ("application/n-triples", ""),
    ".rdf": ("application/rdf+xml", ""),
    ".sv.html": (HTML, "sv"),
    ".en.html": (HTML, "en"),
}
Told = Iterator[Seen | Flaw]


@check("iri-answers", 1, "Varje identifierare i datamängden svarar 200, direkt eller efter en 303",
       "Every identifier that the dataset uses answers 200, directly or after one 303")  # fmt: skip
def iri_answers(subject: Subject) -> Told:
    """Ask for the sampled identifiers; in a folder for all, since that costs little."""
    asked = subject.sampled if subject.served else subject.identifiers
    if not asked:
        raise NotApplicable("inga identifierare hittades", "no identifiers were found")
    for iri in asked:
        answers = subject.follow(subject.local(iri), TURTLE if subject.served else "*/*")
        if flaw := _unanswered(answers):
            yield flaw
    yield subject.counted(len(asked), "identifierare frågade", "identifiers asked")


def _unanswered(answers: list[Answer]) -> Flaw | None:
    first, last = answers[0], answers[-1]
    if last.status != 200:
        where = (
            f" ({first.url} → {first.status} {first.says('location')})" if len(answers) > 1 else ""
        )
        return last.flaw(f"ska vara 200{where}", f"should be 200{where}")
    if len(answers) > 1 and first.status != 303:
        return first.flaw("ska vara 303", "should be 303")
    return None


@check("id-303", 2, "/id/… svarar 303 till /doc/…", "/id/… answers 303 to /doc/…", server=True)
def id_303(subject: Subject) -> Told:
    """Ask for the sampled identifiers of things."""
    asked = [subject.local(iri) for iri in subject.sampled]
    things = [own for own in asked if subject.path(own).startswith("id/")]
    if not things:
        raise NotApplicable("inga identifierare under /id/", "no identifiers under /id/")
    for address in things:
        answer = subject.get(address, TURTLE)
        onward = subject.local(joined(address, answer.says("location")))
        if answer.status != 303:
            yield answer.flaw("ska vara 303", "should be 303")
        elif not subject.path(onward).startswith("doc/"):
            location = answer.says("location")
            yield answer.flaw(f"Location: {location}; ska leda till /doc/…",
                              f"Location: {location}; should lead to /doc/…")  # fmt: skip
    yield subject.counted(len(things), "identifierare frågade", "identifiers asked")


@check("primary-topic", 2, "Dokumentet anger sin sak: foaf:primaryTopic, för en del foaf:topic",
       "The document names its thing: foaf:primaryTopic, of a part foaf:topic")  # fmt: skip
def primary_topic(subject: Subject) -> Told:
    """Look in the Turtle of the documents that identifiers under /id/ lead to."""
    number = 0
    for document in subject.some:
        things = [iri for iri in document.identifiers if _is_thing(subject, iri)]
        number += len(things)
        try:
            data = subject.data(document)
        except Unreadable as reason:
            yield Flaw(f"{document.address}: {reason.words.swedish}",
                       f"{document.address}: {reason.words.english}")  # fmt: skip
            continue
        named = {term for own in (PRIMARY_TOPIC, TOPIC) for term in objects(data, own)}
        for iri in things:
            if NamedNode(iri) not in named:
                yield Flaw(
                    f"{document.address} anger inte <{iri}> med foaf:primaryTopic",
                    f"{document.address} does not name <{iri}> by foaf:primaryTopic",
                )
    if not number:
        raise NotApplicable("inga identifierare under /id/", "no identifiers under /id/")
    yield subject.counted(number, "identifierare", "identifiers")


def _is_thing(subject: Subject, iri: str) -> bool:
    return subject.path(subject.local(iri)).startswith("id/")


@check("representation-urls", 5,
       "Adressen för varje form (.ttl, .jsonld, .nt, .rdf, .sv.html, .en.html) ger samma byte som "
       "förhandlingen",
       "The address of each representation (.ttl, .jsonld, .nt, .rdf, .sv.html, .en.html) gives "
       "the same bytes as negotiation")  # fmt: skip
def representation_urls(subject: Subject) -> Told:
    """Compare each with what the document's own address gives; in a folder, that it is there."""
    for document in subject.some:
        for ending, (media, language) in REPRESENTATIONS.items():
            own = subject.get(document.address + ending)
            if own.status != 200:
                yield own.flaw("ska vara 200", "should be 200")
                continue
            negotiated = subject.get(document.address, media, language)
            if own.body != negotiated.body or own.media != negotiated.media:
                yield own.flaw(f"skiljer sig från {negotiated.told('sv')}",
                               f"differs from {negotiated.told('en')}")  # fmt: skip
    yield subject.counted(len(subject.some), "dokument", "documents")


@check("plain-paths", 6, "Varje lokal sökväg har bara tecknen A–Z, a–z, 0–9, /, _, ., ~ och -",
       "Every local path has only the characters A–Z, a–z, 0–9, /, _, ., ~ and -")  # fmt: skip
def plain_paths(subject: Subject) -> Told:
    """Look at the identifiers, the sitemap, the front page's links and, of a folder, the files."""
    front = [joined(subject.root, href) for href, _ in subject.front.anchors]
    named = {*subject.identifiers, *subject.descriptions.pages, *front}
    local = {own for iri in named if (own := subject.local(iri))}
    paths = {urlsplit(own).path for own in local}
    paths |= {f"/{name}" for name in getattr(subject.site, "files", ())}
    for path in sorted(paths - {""}):
        if not PLAIN.fullmatch(path):
            yield Flaw(f"sökvägen {path[:200]!r}", f"the path {path[:200]!r}")
    yield subject.counted(len(paths), "sökvägar", "paths")


CHECKS = (iri_answers, id_303, primary_topic, representation_urls, plain_paths)
