"""Point 12: what an endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode

from fardplan_kg.publication.checking.descriptions import SD
from fardplan_kg.publication.checking.endpoint import Endpoint
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import (
    SYNTAXES,
    TYPE,
    Term,
    Unreadable,
    iris,
    objects,
    read,
    subjects,
)
from fardplan_kg.publication.checking.subject import Subject

DOMAINS = {
    **dict.fromkeys(("endpoint", "feature", "supportedLanguage", "resultFormat", "inputFormat",
                     "defaultDataset"), "Service"),
    "defaultGraph": "Dataset",
    "namedGraph": "Dataset",
    "name": "NamedGraph",
    "graph": "NamedGraph",
}  # fmt: skip
RANGES = {"defaultDataset": "Dataset", "defaultGraph": "Graph", "namedGraph": "NamedGraph",
          "graph": "Graph"}  # fmt: skip
"""The classes of the properties (SPARQL 1.1 Service Description, section 3)."""
DEMANDED = ("supportedLanguage", "resultFormat", "defaultDataset")
Told = Iterator[Seen | Flaw]


def described(asked: Endpoint, media: str = "text/turtle") -> Dataset:
    """Return what the endpoint says where no query is sent (section 2). Raises Unreadable."""
    return read(asked.get(headers={"accept": media}), media)


@check("service-description", 12, "Utan fråga beskriver tjänsten sig själv i RDF",
       "Without a query the service describes itself in RDF", server=True)  # fmt: skip
def service_description(subject: Subject) -> Told:
    """Read it in each syntax; see that it names its own address, what it can, and its graphs."""
    asked = subject.endpoint
    for media in SYNTAXES:
        try:
            data = described(asked, media)
        except Unreadable as reason:
            yield Flaw(reason.words.swedish, reason.words.english)
            continue
        yield from _service(data, asked)
        yield from _conforming(data)
        yield from _graphs(data, subject)
    yield Seen(f"{asked.address}: sd:Service", f"{asked.address}: sd:Service")


def _service(data: Dataset, asked: Endpoint) -> Told:
    services = subjects(data, f"{SD}Service")
    if len(services) != 1:
        yield Flaw(f"{len(services)} sd:Service; ska vara en",
                   f"{len(services)} sd:Service; should be one")  # fmt: skip
        return
    own = iris(objects(data, f"{SD}endpoint", services[0]))
    if not own or set(own) > {asked.named, asked.address}:
        said = ", ".join(own) or "–"
        yield Flaw(f"sd:endpoint: {said}; ska vara {asked.named}",
                   f"sd:endpoint: {said}; should be {asked.named}")  # fmt: skip
    for name in DEMANDED:
        if not objects(data, f"{SD}{name}", services[0]):
            yield Flaw(f"saknar sd:{name}", f"has no sd:{name}")


def _conforming(data: Dataset) -> Told:
    """Hold each statement to the domain and range of its property."""
    for quad in data:
        name = quad.predicate.value.removeprefix(SD)
        if name in DOMAINS and quad.predicate.value.startswith(SD):
            yield from _of_class(data, quad.subject, DOMAINS[name], name)
            if name in RANGES:
                yield from _of_class(data, quad.object, RANGES[name], name)


def _of_class(data: Dataset, term: Term, kind: str, name: str) -> Told:
    if isinstance(term, NamedNode | BlankNode):
        kinds = {q.object for q in data.quads_for_subject(term) if q.predicate.value == TYPE}
        if NamedNode(f"{SD}{kind}") in kinds:
            return
    yield Flaw(f"sd:{name}: {term} är inte sd:{kind}", f"sd:{name}: {term} is no sd:{kind}")


def _graphs(data: Dataset, subject: Subject) -> Told:
    there = subject.graphs if subject.descriptions.main_dump is not None else []
    for name in sorted(set(there) - set(iris(objects(data, f"{SD}name")))):
        yield Flaw(f"grafen <{name}> nämns inte", f"the graph <{name}> is not named")


def texts(data: Dataset) -> list[str]:
    """Return the texts of a description."""
    return sorted(quad.object.value for quad in data if isinstance(quad.object, Literal))


CHECKS = (service_description,)
