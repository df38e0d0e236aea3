"""What the SPARQL endpoint is and does: SPARQL 1.1 Service Description.

Terms: https://www.w3.org/TR/sparql11-service-description/, section 3; formats:
https://www.w3.org/ns/formats/. Graphs and data set are the resources that VoID describes too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote

import pyoxigraph as ox

from fardplan_kg.namespaces import BASE
from fardplan_kg.publication.descriptions.partitions import node
from fardplan_kg.publication.descriptions.rdf import (
    DCTERMS,
    RDF,
    VOID,
    Statements,
    number,
    worded,
)
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.sparql.limits import Limits, megabytes
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.wording import msg

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "RDF_XML"),
)
TITLE = msg("SPARQL endpoint")
LIMITS = msg(
    "A query may run for %(seconds)s seconds and give an answer of %(answer)s at most; as many as "
    "%(queue)s queries may wait. What takes longer is answered with 503, what is larger with 422, "
    "and never with a part of the answer."
)
SETTLED = msg("FROM and GRAPH only reach graphs that are here; nothing is fetched.")
PUBLIC = msg("The data cannot be changed here: updates are answered with 403.")


def sizes(store: EmbeddedStore) -> dict[str, int]:
    """Return the number of triples in each graph by its name; the default graph's is empty."""
    merged = store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return {"": sum(1 for _ in merged)} | {name: _size(store, name) for name in store.graphs()}


def _size(store: EmbeddedStore, name: str) -> int:
    found = store.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))
    return sum(1 for _ in found)


def description(
    publication: Publication,
    endpoint: str,
    data_set: str,
    triples: Mapping[str, int],
    limits: Limits | None = None,
    writable: bool = False,
    services: Collection[str] = (),
) -> tuple[ox.Triple, ...]:
    """Return the description of the service.

    endpoint: its address, which is also the service's IRI. data_set: the IRI of the data set.
    triples: as ``sizes`` gives them. services: the endpoints that SERVICE may name.
    """
    found = Statements()
    found.add(endpoint, f"{RDF}type", f"{SD}Service")
    found.add(endpoint, f"{SD}endpoint", endpoint)
    found.add(endpoint, f"{SD}supportedLanguage", f"{SD}SPARQL11Query")
    if writable:
        found.add(endpoint, f"{SD}supportedLanguage", f"{SD}SPARQL11Update")
    if services:
        found.add(endpoint, f"{SD}feature", f"{SD}BasicFederatedQuery")
    found.add(endpoint, f"{SD}resultFormat", *(f"{FORMATS}{name}" for name in RESULTS))
    _told(found, endpoint, limits or Limits(), writable)
    _data_set(found, publication, endpoint, data_set, triples)
    return found.all()


def _told(found: Statements, endpoint: str, limits: Limits, writable: bool) -> None:
    found.add(endpoint, f"{DCTERMS}title", *worded(TITLE))
    found.add(endpoint, f"{DCTERMS}description", *worded(LIMITS, _values(limits)))
    found.add(endpoint, f"{DCTERMS}description", *worded(SETTLED))
    if not writable:
        found.add(endpoint, f"{DCTERMS}description", *worded(PUBLIC))


def _values(limits: Limits) -> dict[str, dict[str, str]]:
    own = {
        "seconds": f"{limits.seconds:g}",
        "answer": megabytes(limits.answer),
        "queue": str(limits.queue),
    }
    comma = {name: value.replace(".", ",") for name, value in own.items()}
    return {language: comma if language == "sv" else own for language in LANGUAGES}


def _data_set(
    found: Statements,
    publication: Publication,
    endpoint: str,
    data_set: str,
    triples: Mapping[str, int],
) -> None:
    default = node(publication, "default-graph")
    found.add(endpoint, f"{SD}defaultDataset", data_set)
    found.add(data_set, f"{RDF}type", f"{SD}Dataset")
    found.add(data_set, f"{SD}defaultGraph", default)
    found.add(default, f"{RDF}type", f"{SD}Graph")
    found.add(default, f"{VOID}triples", number(triples.get("", 0)))
    for name, many in triples.items():
        if name:
            _graph(found, endpoint, data_set, name, many)


def _graph(found: Statements, endpoint: str, data_set: str, name: str, many: int) -> None:
    own = f"{endpoint}#{quote(name.removeprefix(BASE), safe='/:')}"
    found.add(data_set, f"{SD}namedGraph", own)
    found.add(own, f"{RDF}type", f"{SD}NamedGraph")
    found.add(own, f"{SD}name", name)
    found.add(own, f"{SD}graph", name)
    found.add(name, f"{RDF}type", f"{SD}Graph")
    found.add(name, f"{VOID}triples", number(many))
