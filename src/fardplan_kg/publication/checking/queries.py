"""Point 20: the questions as files, as RDF and as OpenAPI."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pyoxigraph import Dataset

from fardplan_kg.publication.checking.answer import Answer, joined
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import Unreadable, objects, read, subjects
from fardplan_kg.publication.checking.subject import HTML, Subject

SH = "http://www.w3.org/ns/shacl#"
COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
EXAMPLES = (".well-known/sparql-examples", "sparql-examples", "sparql-examples.ttl", "query.ttl",
            "queries.ttl", "fragor.ttl")  # fmt: skip
DEMANDED = ("summary", "description", "tags", "method")
"""Keys of the decorators of grlc (CLARIAH/grlc, README, "Decorator syntax")."""
WRONG_NAME = re.compile(r"[?$](_{1,2}[A-Za-z0-9]*[^\W_\x00-\x7f]\w*|_{3,}\w*)")
Told = Iterator[Seen | Flaw]


def _linked(subject: Subject, ending: str) -> list[str]:
    """Return the site's addresses with an ending, from the front page and what it links to."""
    found, pages = set[str](), [subject.root]
    pages += subject.chosen(subject.descriptions.pages)
    pages += [
        own for href, _ in subject.front.anchors if (own := _here(subject, subject.root, href))
    ]
    for address in dict.fromkeys(pages):
        if not subject.site.allowed(address):
            continue
        answer = subject.get(address, HTML)
        if answer.status == 200 and answer.media == HTML:
            page = subject.pages.read(answer.text)
            hrefs = [href for href, _ in page.anchors] + [own.get("href", "") for own in page.links]
            found |= {
                own for href in hrefs if (own := _here(subject, address, href)).endswith(ending)
            }
    return sorted(found)


def _here(subject: Subject, base: str, href: str) -> str:
    return subject.local(joined(base, href))


@check("questions", 20, "Frågorna är publicerade: filer med rubriker (#+), och som RDF",
       "The questions are published: files with headers (#+), and as RDF")  # fmt: skip
def questions(subject: Subject) -> Told:
    """Read the .rq files that pages link to, and the description of them (sib-swiss)."""
    files = _linked(subject, ".rq")
    if not files:
        yield Flaw("inga frågor (.rq) är länkade", "no questions (.rq) are linked")
    for address in subject.chosen(files):
        yield from _headers(subject.get(address))
    data = published(subject)
    if data is None:
        yield Flaw("frågorna finns inte som RDF (sh:SPARQLExecutable)",
                   "the questions are not there as RDF (sh:SPARQLExecutable)")  # fmt: skip
        return
    executables = subjects(data, f"{SH}SPARQLExecutable")
    for own in executables:
        text = [
            t for form in ("select", "ask", "construct") for t in objects(data, f"{SH}{form}", own)
        ]
        if not text or not objects(data, COMMENT, own):
            yield Flaw(
                f"{own}: saknar fråga eller rdfs:comment", f"{own}: lacks a query or rdfs:comment"
            )
    yield Seen(
        f"{len(files)} filer, {len(executables)} som RDF",
        f"{len(files)} files, {len(executables)} as RDF",
    )


def _headers(answer: Answer) -> Told:
    if answer.status != 200:
        yield answer.flaw("ska vara 200", "should be 200")
        return
    header = "\n".join(
        own[2:].removeprefix(" ") for own in answer.text.splitlines() if own.startswith("#+")
    )
    lacking = [key for key in DEMANDED if not re.search(rf"^{key}:", header, re.MULTILINE)]
    if lacking:
        told = ", ".join(lacking)
        yield answer.flaw(f"saknar #+ {told}", f"has no #+ {told}")
    for wrong in WRONG_NAME.findall(answer.text):
        yield answer.flaw(f"parametern ?{wrong}", f"the parameter ?{wrong}")


def published(subject: Subject) -> Dataset | None:
    """Return the questions as RDF; None where they are not published so."""
    linked = _linked(subject, "sparql-examples")
    for address in dict.fromkeys([*(subject.root + own for own in EXAMPLES), *linked]):
        if subject.site.allowed(address):
            try:
                data = read(subject.follow(address, "text/turtle")[-1])
            except Unreadable:
                continue
            if subjects(data, f"{SH}SPARQLExecutable"):
                return data
    return None


@check("openapi", 20, "Frågorna är beskrivna med OpenAPI", "The questions are described by OpenAPI")
def openapi(subject: Subject) -> Told:
    """Read openapi.json; what it says can be asked without parameters must answer."""
    places = dict.fromkeys([f"{subject.root}openapi.json", *_linked(subject, "openapi.json")])
    answers = [subject.get(own) for own in places if subject.site.allowed(own)]
    answer = next((own for own in answers if own.status == 200), None)
    if answer is None:
        yield Flaw("ingen openapi.json", "no openapi.json")
        return
    try:
        said: Any = json.loads(answer.body)
        version, title, paths = str(said["openapi"]), said["info"]["title"], dict(said["paths"])
    except (ValueError, KeyError, TypeError, RecursionError):
        yield answer.flaw(
            "inte OpenAPI: openapi, info.title, paths", "not OpenAPI: openapi, info.title, paths"
        )
        return
    if not version.startswith("3.") or not title or not paths:
        yield answer.flaw(
            f"openapi {version}, {len(paths)} vägar", f"openapi {version}, {len(paths)} paths"
        )
    for path in sorted(own for own in paths if "{" not in str(own))[:5]:
        asked = subject.get(joined(subject.root, _base(said) + str(path).lstrip("/")), "*/*")
        if asked.status not in (200, 400):
            yield asked.flaw("ska vara 200", "should be 200")
    yield Seen(answer.told("sv"), answer.told("en"))


def _base(said: Any) -> str:
    """Return the path of the first server below the root, where it is relative."""
    try:
        url = str(said["servers"][0]["url"])
    except (KeyError, IndexError, TypeError):
        return ""
    return "" if "://" in url or url.strip("./") == "" else url.strip("/") + "/"


CHECKS = (questions, openapi)
