"""The sample site's SPARQL endpoint, in which every check passes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import httpx
import pyoxigraph as ox

from fardplan_kg.publication.sparql import formats, keywords, refusals, worker
from fardplan_kg.publication.sparql.requests import Describe, Query, Update, parse
from fardplan_kg.publication.sparql.tasks import Refused

PATH = "sparql"
SELF = f"https://w3id.org/saga/{PATH}"
DESCRIBED = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> .
<sparql> a sd:Service ; sd:endpoint <sparql> ; sd:supportedLanguage sd:SPARQL11Query ;
    dct:description "Högst 30 sekunder och 100 MB"@sv ;
    sd:resultFormat <http://www.w3.org/ns/formats/Turtle> ; sd:defaultDataset <id/dataset/saga> .
<id/dataset/saga> a sd:Dataset , void:Dataset ; sd:namedGraph <sparql#sagoby> , <sparql#tomteby> .
<sparql#sagoby> a sd:NamedGraph ; sd:name <graph/plan/sagoby> .
<sparql#tomteby> a sd:NamedGraph ; sd:name <graph/plan/tomteby> .
<fragor/trollen> a sh:SPARQLExecutable .
"""
PARTITIONS = """
@prefix void: <http://rdfs.org/ns/void#> .
<#troll> void:class <#Troll> ; void:propertyPartition <#label> .
<#label> void:property <#name> .
"""
OFFERED = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class Made(NamedTuple):
    """An answer before the headers of the whole site."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str]


@cache
def store(trig: bytes, examples: bytes) -> ox.Store:
    """Return the data with what editors look for."""
    found = ox.Store()
    found.load(trig, ox.RdfFormat.TRIG)
    for name, content in (("sparql-examples", examples), ("void", PARTITIONS.encode())):
        graph = ox.NamedNode(f"{SELF}/.well-known/{name}")
        found.load(content, ox.RdfFormat.TURTLE, base_iri=SELF, to_graph=graph)
    return found


def answered(request: httpx.Request, held: ox.Store) -> Made:
    """Return what the endpoint answers."""
    headers = request.headers
    if request.method == "OPTIONS":
        allowed = {"methods": "GET, POST", "headers": "Content-Type"}
        told = {f"access-control-allow-{name}": value for name, value in allowed.items()}
        return Made(204, "", b"", told)
    try:
        media = headers.get("content-type", "")
        asked = parse(request.method, request.url.query, media, request.content)
        if isinstance(asked, Update):
            raise refusals.read_only()
        if isinstance(asked, Describe):
            return _described(headers.get("accept", ""))
        return _result(asked, headers, held)
    except Refused as refused:
        return Made(refused.status, "text/plain", str(refused).encode(), {})


def _described(accept: str) -> Made:
    media = accept if accept in OFFERED else "text/turtle"
    triples = [own.triple for own in ox.parse(DESCRIBED, ox.RdfFormat.TURTLE,
                                              base_iri="https://w3id.org/saga/")]  # fmt: skip
    return Made(200, media, ox.serialize(triples, format=OFFERED[media]) or b"", {})


def _result(asked: Query, headers: httpx.Headers, held: ox.Store) -> Made:
    if "SERVICE" in asked.text:
        raise refusals.elsewhere()
    form = formats.chosen(keywords.form(keywords.read(asked.text)), headers.get("accept", ""))
    tag = f'"{hashlib.sha256(repr((asked, form)).encode()).hexdigest()[:16]}"'
    same = {"etag": tag, "cache-control": "max-age=60"}
    if headers.get("if-none-match") == tag:
        return Made(304, "", b"", same)
    return Made(200, form.media, _serialized(asked, form.syntax, held), same)


def _serialized(asked: Query, syntax: str, held: ox.Store) -> bytes:
    data_set: dict[str, Any] = {}
    if asked.default_graphs is not None:
        data_set["default_graph"] = [ox.NamedNode(own) for own in asked.default_graphs]
        data_set["named_graphs"] = [ox.NamedNode(own) for own in asked.named_graphs or ()]
    try:
        found: Any = held.query(asked.text, base_iri=SELF, **data_set)
    except SyntaxError as error:
        raise refusals.unreadable(asked.text, str(error.msg or error)) from None
    graph = isinstance(found, ox.QueryTriples)
    kinds: dict[str, Any] = worker.GRAPHS if graph else worker.TABLES
    content: bytes = found.serialize(format=kinds[syntax])
    return content
