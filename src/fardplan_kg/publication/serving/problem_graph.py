"""A problem as RDF, for those who asked for RDF: the answer described, never the thing itself.

The words are those of HTTP Vocabulary in RDF 1.0 (W3C Note, 2 February 2017): http:Request with its
http:absolutePath and http:resp, an http:Response with its http:statusCodeValue and
http:reasonPhrase. The path is a literal, so that no character in it can become an IRI.
"""

from __future__ import annotations

import pyoxigraph as ox

from fardplan_kg.namespaces import RDF, RDFS

HTTP = "http://www.w3.org/2011/http#"
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
_TYPE, _COMMENT = ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{RDFS}comment")


def problem_graph(media: str, path: str, status: int, phrase: str, words: dict[str, str]) -> bytes:
    """Return the description of an answer in a syntax; words are by language."""
    asked, answered = ox.BlankNode("asked"), ox.BlankNode("answered")
    statements = [
        ox.Triple(asked, _TYPE, _http("Request")),
        ox.Triple(asked, _http("absolutePath"), ox.Literal(path)),
        ox.Triple(asked, _http("resp"), answered),
        ox.Triple(answered, _TYPE, _http("Response")),
        ox.Triple(answered, _http("statusCodeValue"), ox.Literal(status)),
        ox.Triple(answered, _http("reasonPhrase"), ox.Literal(phrase, language="en")),
        *(ox.Triple(answered, _COMMENT, ox.Literal(text, language=language))
          for language, text in words.items()),
    ]  # fmt: skip
    prefixes = {"http": HTTP, "rdfs": RDFS}
    own = FORMATS[media]
    plain = own in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
    return ox.serialize(statements, format=own, prefixes=None if plain else prefixes) or b""


def _http(name: str) -> ox.NamedNode:
    return ox.NamedNode(HTTP + name)
