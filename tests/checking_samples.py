"""A small site in which every check passes, as files and as answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape

import checking_endpoint
import httpx
from pyoxigraph import Dataset, Quad, RdfFormat, parse, serialize

BASE = "https://w3id.org/saga/"
ROOT = "http://saga.example/"
MEDIA = {
    "html": "text/html", "ttl": "text/turtle", "jsonld": "application/ld+json",
    "nt": "application/n-triples", "rdf": "application/rdf+xml", "trig": "application/trig",
    "nq": "application/n-quads", "css": "text/css", "xml": "application/xml",
    "txt": "text/plain", "json": "application/json", "rq": "application/sparql-query",
    "csv": "text/csv",
}  # fmt: skip
FORMATS = {
    "ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD,
}  # fmt: skip
SYNTAXES = ("ttl", "jsonld", "nt", "rdf")
PREFIXES = """
@prefix : <https://w3id.org/saga/ontology#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
TROLLS = """
<id/actor/trollen> a :Troll ; rdfs:label "Trollen"@sv , "The trolls"@en ;
    rdfs:comment "Shy of the sun"@en .
"""
GNOMES = """
<id/actor/tomtarna> a :Troll ; rdfs:label "Tomtarna"@sv , "The gnomes"@en ;
    owl:deprecated true ; dct:isReplacedBy <id/actor/trollen> .
"""
MERGED = TROLLS + GNOMES
ONTOLOGY = """
<ontology> a owl:Ontology ; dct:title "Sagor"@sv , "Fables"@en ;
    dct:description "Begrepp för sagor"@sv , "Terms for fables"@en ;
    dct:license <http://l.example/> ;
    dct:creator "Sagoby" ; dct:created "2026-01-01"^^xsd:date ;
    dct:modified "2026-01-02"^^xsd:date ;
    owl:versionIRI <ontology> ; owl:versionInfo "1" ; vann:preferredNamespacePrefix "saga" ;
    vann:preferredNamespaceUri "https://w3id.org/saga/ontology#" .
foaf:Agent a owl:Class .
:Troll a owl:Class ; rdfs:subClassOf foaf:Agent ; rdfs:label "troll"@sv , "troll"@en ;
    skos:definition "Ett väsen"@sv , "A being"@en .
"""
VOID = """
<id/dataset/saga> a void:Dataset ; void:triples {triples} ; void:uriSpace "https://w3id.org/saga/" ;
    dct:license <http://l.example/> ; dct:issued "2026-01-01"^^xsd:date ;
    void:dataDump {dumps} ; void:exampleResource <id/actor/trollen> ; void:vocabulary <ontology> ;
    void:sparqlEndpoint <sparql> ;
    void:classPartition <id/dataset/saga-troll> .
<id/dataset/saga-troll> void:class :Troll ; void:entities 2 .
"""
DCAT = """
<id/catalogue> a dcat:Catalog ; dct:title "Sagor"@sv , "Fables"@en ;
    dct:publisher <id/publisher> ;
    dct:description "Om sagor"@sv , "On fables"@en ; dct:license <http://l.example/> ;
    dcat:dataset <id/dataset/saga> .
<id/publisher> a foaf:Agent ; foaf:name "Sagoby" .
<id/contact> a vcard:Organization ; vcard:fn "Sagoby" ; vcard:hasEmail <mailto:saga@saga.example> .
<id/dataset/saga> a dcat:Dataset ; dct:title "Sagor"@sv , "Fables"@en ;
    dct:publisher <id/publisher> ;
    dct:description "Om sagor"@sv , "On fables"@en ; dcat:contactPoint <id/contact> ;
    dcat:keyword "saga"@sv , "fable"@en ; dcat:theme <http://t.example/> ;
    dcat:distribution <id/distribution> .
<id/distribution> a dcat:Distribution ; dcat:accessURL <data/saga.trig> ;
    dct:license <http://l.example/> ;
    dct:format <http://f.example/> ; dcat:downloadURL <data/saga.trig> .
"""
EXAMPLES = """
<fragor/trollen> a sh:SPARQLExecutable , sh:SPARQLSelectExecutable ;
    rdfs:comment "Vilka troll finns?"@sv ; sh:select '''#+ join: [names]
SELECT ?troll ?names WHERE { ?troll a <https://w3id.org/saga/ontology#Troll> ;
    <http://www.w3.org/2000/01/rdf-schema#label> ?names }''' .
"""
QUESTION = """#+ summary: Which trolls
#+ description: All of them
#+ tags:
#+   - trolls
#+ method: GET
SELECT ?s WHERE { ?s ?p ?_name_iri }
"""
TABLE = """\ufefftroll,names
https://w3id.org/saga/id/actor/tomtarna,The gnomes; Tomtarna
https://w3id.org/saga/id/actor/trollen,The trolls; Trollen
"""
HEAD_FOOT = '<link rel="stylesheet" href="/static/site.css">'
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
DUMPS = tuple(f"data/saga.{ending}" for ending in ("trig", "nq", "jsonld", "ttl", "nt", "rdf"))
Files = dict[str, bytes]


def quads(turtle: str) -> list[Quad]:
    return list(parse(PREFIXES + turtle, RdfFormat.TRIG, base_iri=BASE))


def written(turtle: str, ending: str) -> bytes:
    found = sorted(set(quads(turtle)), key=str)
    if ending in ("ttl", "nt", "rdf"):
        return serialize((q.triple for q in found), format=FORMATS[ending]) or b""
    return serialize(found, format=FORMATS[ending]) or b""


def page(path: str, language: str, body: str, head: str = "") -> bytes:
    other = "en" if language == "sv" else "sv"
    name = {"": "index"}.get(path, path)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><title>Saga</title>{HEAD_FOOT}'
        f'<link rel="alternate" hreflang="{other}" href="/{name}.{other}.html">{head}</head>'
        f'<body><a href="#main">Till innehållet</a><main id="main"><h1>{path or "Saga"}</h1>{body}'
        "</main></body></html>\n"
    ).encode()


def documents(path: str, turtle: str, body: Mapping[str, str], topic: str = "") -> Files:
    said = turtle + (f"<{path}> foaf:primaryTopic <{topic}> ." if topic else "")
    endings = (*SYNTAXES, "trig", "nq") if path.startswith("graph/") else SYNTAXES
    found = {f"{path}.{ending}": written(said, ending) for ending in endings}
    embedded = written(said, "jsonld").decode()
    links = "".join(f'<link rel="alternate" type="{MEDIA[e]}" href="/{path}.{e}">' for e in endings)
    head = (
        f'{links}<link rel="canonical" href="{BASE}{path}">'
        f'<script type="application/ld+json">{embedded}</script>'
    )
    for language, text in body.items():
        found[f"{path}.{language}.html"] = page(path, language, text, head)
    return found


def front(language: str) -> bytes:
    told = {"@context": "https://schema.org/", "@type": "Dataset", "name": "Saga",
            "description": "Sagor", "license": "http://l.example/",
            "distribution": [{"@type": "DataDownload"}]}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    links = ("doc/actor/trollen", "atagande", "tillganglighet", "fragor/trollen.rq")
    return page("", language, "".join(f'<a href="/{own}">{own}</a>' for own in links), head)


def files() -> Files:
    """The whole site as files."""
    english = '<p lang="en">Shy of the sun</p>'
    whole = f"{MERGED}<graph/plan/sagoby> {{ {TROLLS} }} <graph/plan/tomteby> {{ {GNOMES} }}"
    found = {"index.html": front("sv"), "index.en.html": front("en"), "static/site.css": b"a{}\n"}
    found |= documents("doc/actor/trollen", TROLLS, {
        "sv": f"<p>Trollen</p>{english}", "en": f"<p>The trolls</p>{english}",
    }, "id/actor/trollen")  # fmt: skip
    replaced = '<a href="/doc/actor/trollen">trollen</a>'
    found |= documents(
        "doc/actor/tomtarna",
        GNOMES,
        {
            "sv": f"<p>Tomtarna</p>Ersatt av {replaced}",
            "en": f"<p>The gnomes</p>Replaced by {replaced}",
        },
        "id/actor/tomtarna",
    )
    found |= documents("graph/plan/sagoby", TROLLS, {"sv": "<p>Graf</p>", "en": "<p>Graph</p>"})
    found |= documents("graph/plan/tomteby", GNOMES, {"sv": "<p>Graf</p>", "en": "<p>Graph</p>"})
    found |= documents("ontology", ONTOLOGY, {"sv": "<p>troll</p>", "en": "<p>troll</p>"})
    for name, text in (
        ("atagande", "stabil, versioner, kontakt, läggs ned"),
        ("tillganglighet", ""),
        ("fragor/trollen", '<a href="/fragor/trollen.sv.csv">Tabell</a>'),
    ):
        found |= {f"{name}.{own}.html": page(name, own, text) for own in ("sv", "en")}
    found |= {
        own: written(whole if own[-2:] not in ("tl", "nt", "df") else MERGED, own[10:])
        for own in DUMPS
    }
    return described(found)


@cache
def untouched() -> Files:
    """The files as the endpoint's data were made of them."""
    return files()


def described(found: Files) -> Files:
    sums = "".join(f"{hashlib.sha256(found[own]).hexdigest()}  {own[5:]}\n" for own in DUMPS)
    dumps = " , ".join(f"<{own}>" for own in DUMPS)
    void = VOID.format(triples=len(quads(MERGED)), dumps=dumps)
    pages = sorted(own for own in found if own.endswith(".html"))
    return found | {
        "data/SHA256SUMS": sums.encode(),
        ".well-known/void.ttl": written(void, "ttl"),
        "dcat.rdf": written(DCAT, "rdf"),
        "sparql-examples.ttl": written(EXAMPLES, "ttl"),
        "fragor/trollen.rq": QUESTION.encode(),
        "fragor/trollen.sv.csv": TABLE.encode(),
        "openapi.json": json.dumps({"openapi": "3.1.0", "info": {"title": "Saga"},
                                    "paths": {"/fragor/trollen.rq": {"get": {}}}}).encode(),
        "robots.txt": f"User-agent: *\nDisallow: /hemligt/\nSitemap: {BASE}sitemap.xml\n".encode(),
        "sitemap.xml": sitemap(pages),
    }  # fmt: skip


def sitemap(pages: list[str]) -> bytes:
    places = "".join(f"<url><loc>{BASE}{escape(own)}</loc></url>" for own in pages)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><urlset xmlns="{space}">{places}</urlset>'.encode()


Change = Callable[[httpx.Request, httpx.Response], httpx.Response]


@dataclass
class Saga:
    """The site over HTTP; `change` spoils its answers."""

    files: Files = field(default_factory=files)
    change: Change = lambda _, answer: answer
    asked: list[str] = field(default_factory=list)
    endpoint: bool = True

    def __call__(self, request: httpx.Request) -> httpx.Response:
        target = request.extensions.get("target", request.url.raw_path).decode()
        self.asked.append(f"{request.method} {target}")
        found = self.change(request, self.answered(request, target))
        body = b"" if request.method == "HEAD" else found.content
        # a stream that nobody has read yet, as it comes from a connection
        return httpx.Response(
            found.status_code, headers=found.headers, stream=httpx.ByteStream(body)
        )

    def answered(self, request: httpx.Request, target: str) -> httpx.Response:
        path = target.split("?")[0].lstrip("/")
        if path == checking_endpoint.PATH and self.endpoint:
            pristine = untouched()
            held = checking_endpoint.store(
                pristine["data/saga.trig"], pristine["sparql-examples.ttl"]
            )
            return self.made(*checking_endpoint.answered(request, held))
        if request.method == "OPTIONS":
            return self.made(204, "", b"", {"access-control-allow-methods": "GET, HEAD, OPTIONS"})
        if path in self.files:
            return self.given(request, path)
        if path.startswith("id/") and f"doc/{path[3:]}.ttl" in self.files:
            return self.made(303, "", b"", {"location": f"/doc/{path[3:]}"})
        own = self.own(path)
        if not own:
            return self.error(request)
        name = negotiated(
            own, request.headers.get("accept", "*/*"), request.headers.get("accept-language", "")
        )
        return self.given(request, name) if name else self.made(406, "text/plain", b"406\n")

    def own(self, path: str) -> list[str]:
        if not path:
            return ["index.html", "index.en.html"]
        order = (".sv.html", ".en.html", *(f".{ending}" for ending in FORMATS))
        return [path + ending for ending in order if path + ending in self.files]

    def given(self, request: httpx.Request, name: str) -> httpx.Response:
        body = self.files[name]
        tag = f'"{hashlib.sha256(name.encode() + body).hexdigest()[:16]}"'
        headers = {"etag": tag, "cache-control": "max-age=60", "vary": "Accept, Accept-Language"}
        if request.headers.get("if-none-match") == tag:
            return self.made(304, "", b"", headers)
        media = MEDIA.get(name.rpartition(".")[2], "text/plain")
        return self.made(200, media, body, headers)

    def error(self, request: httpx.Request) -> httpx.Response:
        wanted = request.headers.get("accept", "")
        bodies = {"text/turtle": b"", "application/ld+json": b"{}"}
        return self.made(
            404, wanted if wanted in bodies else "text/html", bodies.get(wanted, b"404")
        )

    def made(
        self, status: int, media: str, body: bytes, more: Mapping[str, str] | None = None
    ) -> httpx.Response:
        headers = {"access-control-allow-origin": "*", "x-content-type-options": "nosniff",
                   "referrer-policy": "no-referrer", "content-security-policy": CSP,
                   **({"content-type": media} if media else {}), **(more or {})}  # fmt: skip
        return httpx.Response(status, headers=headers, content=body)


def negotiated(own: list[str], accept: str, language: str) -> str:
    """The file that an Accept prefers (RFC 9110, section 12.5.1), else the first."""
    asked: dict[str, float] = {}
    for part in accept.split(","):
        media, _, more = part.partition(";")
        weight = more.partition("q=")[2].split(";")[0] or "1"
        try:
            asked[media.strip().lower()] = float(weight)
        except ValueError:
            continue
    ranked = [
        (_weight(MEDIA[name.rpartition(".")[2]], asked or {"*/*": 1.0}), name) for name in own
    ]
    best = max((weight for weight, _ in ranked), default=0.0)
    fitting = [name for weight, name in ranked if weight == best and best > 0]
    wanted = [name for name in fitting if language and f".{language}." in name]
    return next(iter(wanted or fitting), "")


def _weight(media: str, asked: Mapping[str, float]) -> float:
    return asked.get(media, asked.get(media.split("/")[0] + "/*", asked.get("*/*", 0.0)))


@dataclass(frozen=True)
class Fault:
    """What spoils the site: its files, its answers, or both; also: what else it disturbs."""

    files: Callable[[Files], object] = lambda _: None
    change: Change = lambda _, answer: answer
    also: tuple[str, ...] = ()


def replaced(name: str, old: str, new: str, *names: str) -> Callable[[Files], None]:
    def spoil(found: Files) -> None:
        for own in (name, *names):
            assert old.encode() in found[own], (own, old)
            found[own] = found[own].replace(old.encode(), new.encode())

    return spoil


def put(**given: object) -> Callable[[Files], None]:
    def spoil(found: Files) -> None:
        for name, content in given["files"].items():  # type: ignore[attr-defined]
            found[name] = content

    return spoil


def without(*names: str) -> Callable[[Files], None]:
    def spoil(found: Files) -> None:
        for name in names:
            del found[name]

    return spoil


def header(name: str, value: str, *when: str, status: int = 0) -> Change:
    """Set a header (remove it where the value is empty) where the answer's type or status is so."""

    def change(_: httpx.Request, answer: httpx.Response) -> httpx.Response:
        kind = answer.headers.get("content-type", "")
        if (not when or kind in when) and (not status or answer.status_code == status):
            answer.headers.pop(name, None)
            if value:
                answer.headers[name] = value
        return answer

    return change


def instead(asked: Callable[[httpx.Request], bool], status: int, media: str = "text/html",
            body: bytes = b"x") -> Change:  # fmt: skip
    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if not asked(request):
            return answer
        kept = {**answer.headers, "content-type": media}
        kept.pop("content-length", None)
        return httpx.Response(status, headers=kept, content=body)

    return change


def dataset(found: Files, name: str) -> Dataset:
    return Dataset(parse(found[name], FORMATS[name.rpartition(".")[2]], base_iri=BASE))
