"""What the descriptions are made from: the repository's own data, and a site that publishes it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from publication_samples import document
from publication_samples import publication as small
from rdflib.compare import isomorphic

from fardplan_kg.dataset import META, Data, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import DCTERMS, ID, RDF, VOCABULARIES
from fardplan_kg.publication.descriptions.catalogue import DataSet, read_data_set
from fardplan_kg.publication.descriptions.rdf import VCARD
from fardplan_kg.publication.documents import Publication, Representation, plain
from fardplan_kg.publication.facts import Fact, Facts, collected, read_facts
from fardplan_kg.questions import Question, read_questions
from fardplan_kg.serialisation import dumps
from fardplan_kg.store import EmbeddedStore, Term

BASE = "https://data.example.se/fardplan/"
ENDPOINT = f"{BASE}sparql"
OWN = f"{ID}dataset/fardplan-kg"
TOWN, DESK = f"{ID}agent/sagoby", f"{ID}contact/sagoby"
FOAF, DCAT = VOCABULARIES["foaf"], VOCABULARIES["dcat"]
LOCAL = "http://purl.org/adms/publishertype/LocalAuthority"
PARTIES = (
    (OWN, f"{DCTERMS}publisher", Term(TOWN, "iri")),
    (TOWN, f"{RDF}type", Term(f"{FOAF}Agent", "iri")),
    (TOWN, f"{FOAF}name", Term("Sagoby kommun", language="sv")),
    (TOWN, f"{DCTERMS}type", Term(LOCAL, "iri")),
    (OWN, f"{DCAT}contactPoint", Term(DESK, "iri")),
    (DESK, f"{RDF}type", Term(f"{VCARD}Organization", "iri")),
    (DESK, f"{VCARD}fn", Term("Sagoby kommun")),
    (DESK, f"{VCARD}hasEmail", Term("mailto:data@example.se", "iri")),
)


@cache
def repository() -> Data:
    return find_data(Path(__file__).parents[1])


@cache
def store() -> EmbeddedStore:
    return open_store(repository())


@cache
def facts() -> Facts:
    return read_facts(store())


@cache
def questions() -> tuple[Question, ...]:
    return tuple(read_questions(repository()))


@cache
def data_set() -> DataSet:
    return read_data_set(facts())


@cache
def data_set_with_parties() -> DataSet:
    known = [own for found in facts().of.values() for own in found]
    added = [Fact(subject, name, value, META) for subject, name, value in PARTIES]
    return read_data_set(collected([*known, *added]))


@cache
def site(base: str = BASE) -> Publication:
    """The small site with the data's own files and a page for each question."""
    made = small(base)
    pages = [document(f"svar/{own.name}", own.name) for own in questions()]
    return replace(
        made,
        documents={**made.documents, **{own.path: own for own in pages}},
        plain=files(dumps(store())),
    )


def files(contents: Mapping[str, bytes]) -> dict[str, Representation]:
    return {f"data/{name}": plain(f"data/{name}", own) for name, own in contents.items()}


def hostile(text: str) -> DataSet:
    """Return a data set whose every text is another one."""
    both = (Term(text, language="sv"), Term(text, language="en"))
    own = data_set()
    sources = tuple(replace(s, titles=both, publishers=(both,)) for s in own.sources)
    return replace(own, titles=both, descriptions=both, keywords=both, rights=both, sources=sources)


def graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return statements as rdflib reads them."""
    text = "".join(f"{own} .\n" for own in triples)
    return parsed(text.encode(), "nt")


def parsed(content: bytes, syntax: str) -> rdflib.Graph:
    with warnings.catch_warnings():
        # rdflib's reader of JSON-LD uses a class that rdflib itself calls outdated
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph(bind_namespaces="none").parse(data=content, format=syntax)


def same(one: rdflib.Graph, other: rdflib.Graph) -> bool:
    return isomorphic(one, other)


def asked(triples: Iterable[ox.Triple], query: str) -> list[tuple[str, ...]]:
    """Return the answer of a query over statements, as texts."""
    held = ox.Store()
    held.extend(ox.Quad(own.subject, own.predicate, own.object) for own in triples)
    found = held.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [own.value for own in found.variables]
    return [tuple(getattr(row[name], "value", "") for name in names) for row in found]
