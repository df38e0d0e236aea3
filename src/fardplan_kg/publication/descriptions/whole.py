"""A publication together with what describes it: catalogue, counts, questions, interface, map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial

import pyoxigraph as ox

from fardplan_kg.publication.descriptions import dcat, examples, files, openapi, sitemap, w3id
from fardplan_kg.publication.descriptions.catalogue import DataSet, read_data_set
from fardplan_kg.publication.descriptions.decorators import with_descriptions
from fardplan_kg.publication.descriptions.partitions import PATH as VOID_PATH
from fardplan_kg.publication.descriptions.rdf import written
from fardplan_kg.publication.descriptions.served import Served
from fardplan_kg.publication.descriptions.served_graphs import QUESTIONS as QUERIES
from fardplan_kg.publication.descriptions.void import void
from fardplan_kg.publication.documents import MEDIA, Document, Publication, Representation, plain
from fardplan_kg.publication.facts import Facts
from fardplan_kg.questions import Question
from fardplan_kg.store import EmbeddedStore

CATALOGUE = "dcat"
COMMON = ("ttl", "jsonld", "nt", "rdf")
SYNTAXES = {CATALOGUE: ("rdf", "ttl", "jsonld", "nt")}
"""The national portal harvests the catalogue's RDF/XML."""
Triples = Callable[[], tuple[ox.Triple, ...]]


def described(
    publication: Publication,
    store: EmbeddedStore,
    facts: Facts,
    questions: Iterable[Question],
    served: Served | None = None,
) -> Publication:
    """Return the publication with what describes it, made when it is asked for.

    served: what the publication answers where it is served; None for a static site.
    """
    asked, data_set = tuple(questions), read_data_set(facts)
    publication = with_descriptions(publication, asked)
    found = _with_graphs(publication, store, facts, asked, data_set, served)
    made = {
        files.SUMS: Representation(
            files.SUMS, MEDIA["txt"], partial(files.sha256sums, publication)
        ),
        "openapi.json": Representation(
            "openapi.json", MEDIA["json"], partial(_openapi, data_set, found, asked, served)
        ),
        "robots.txt": Representation(
            "robots.txt", MEDIA["txt"], partial(sitemap.robots, publication)
        ),
    }
    maps = sitemap.sitemap(found, data_set.modified.value)
    for path, content in (maps | w3id.w3id(publication)).items():
        made[path] = plain(path, content)
    return replace(found, plain={**found.plain, **made})


def _with_graphs(
    publication: Publication,
    store: EmbeddedStore,
    facts: Facts,
    questions: tuple[Question, ...],
    data_set: DataSet,
    served: Served | None,
) -> Publication:
    """Return the publication with the descriptions that are RDF, each in every syntax."""
    endpoint = served.url(publication) if served else ""
    made: dict[str, Triples] = {
        CATALOGUE: cache(partial(dcat.dcat, data_set, publication, endpoint)),
        VOID_PATH: cache(partial(void, store, publication, endpoint, facts)),
        QUERIES: cache(partial(examples.examples, store, questions, endpoint)),
    }
    own = {
        path: Document(path, tuple(_forms(path, triples, SYNTAXES.get(path, COMMON))))
        for path, triples in made.items()
    }
    pages = {f"{QUERIES}/{each.name}": f"svar/{each.name}" for each in questions}
    there = {path: page for path, page in pages.items() if page in publication.documents}
    return replace(
        publication,
        documents={**publication.documents, **own},
        moved={**publication.moved, **there},
    )


def _forms(path: str, triples: Triples, endings: tuple[str, ...]) -> Iterator[Representation]:
    for ending in endings:
        yield Representation(f"{path}.{ending}", MEDIA[ending], partial(_written, triples, ending))


def _written(triples: Triples, ending: str) -> bytes:
    return written(triples(), ending)


def _openapi(
    data_set: DataSet,
    publication: Publication,
    questions: tuple[Question, ...],
    served: Served | None,
) -> bytes:
    return openapi.written(openapi.openapi(data_set, publication, questions, served))
