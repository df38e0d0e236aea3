"""What the data set holds, in numbers: VoID (https://www.w3.org/TR/void/).

Three kinds of data sets are told apart, each with the numbers of the files in which it can be
taken away: the whole (all named graphs), the default graph (all strata but evidence and meta,
merged) and each named graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from fardplan_kg.namespaces import BASE, FP, ID, ONTOLOGY
from fardplan_kg.publication.descriptions.catalogue import DataSet, read_data_set
from fardplan_kg.publication.descriptions.counting import counted, vocabularies
from fardplan_kg.publication.descriptions.files import Dump, dumps
from fardplan_kg.publication.descriptions.partitions import (
    PATH,
    Triples,
    linksets,
    node,
    partitions,
)
from fardplan_kg.publication.descriptions.rdf import (
    DCTERMS,
    FOAF,
    RDF,
    VOID,
    Statements,
    number,
    typed,
    worded,
)
from fardplan_kg.publication.documents import MEDIA, Publication
from fardplan_kg.publication.facts import Facts, read_facts
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.wording import msg

EXAMPLES = ("Action", "Roadmap")
AGENTS = f"{ID}actor/"


def void(
    store: EmbeddedStore,
    publication: Publication,
    endpoint: str = "",
    known: Facts | None = None,
) -> tuple[ox.Triple, ...]:
    """Return the description of the data set, of its default graph and of each named graph.

    known: the facts of the store, where they are read already.
    """
    facts = known or read_facts(store)
    data_set = read_data_set(facts)
    graphs = {name: _of(store, ox.NamedNode(name)) for name in store.graphs() if name != ONTOLOGY}
    merged = _of(store, ox.DefaultGraph())
    files = list(dumps(publication))
    found = Statements()
    _description(found, data_set, publication)
    _whole(found, data_set, facts, merged, endpoint)
    _numbers(found, data_set.iri, {own for held in graphs.values() for own in held})
    _dumped(found, data_set.iri, (own for own in files if own.keeps_graphs))
    default = node(publication, "default-graph")
    found.add(data_set.iri, f"{VOID}subset", default, *graphs)
    found.add(default, f"{DCTERMS}title", *worded(msg("The default graph")))
    _numbers(found, default, merged)
    _dumped(found, default, (own for own in files if not own.keeps_graphs))
    partitions(found, publication, default, merged)
    linksets(found, publication, default, merged)
    _graphs(found, facts, graphs, publication)
    return found.all()


def _of(store: EmbeddedStore, graph: ox.NamedNode | ox.DefaultGraph) -> set[ox.Triple]:
    return {quad.triple for quad in store.engine.quads_for_pattern(None, None, None, graph)}


def _description(found: Statements, data_set: DataSet, publication: Publication) -> None:
    own = publication.url(PATH)
    found.add(own, f"{RDF}type", f"{VOID}DatasetDescription")
    found.add(own, f"{DCTERMS}title", *worded(msg("The data set in numbers")))
    found.add(own, f"{FOAF}primaryTopic", data_set.iri)


def _whole(
    found: Statements, data_set: DataSet, facts: Facts, merged: Triples, endpoint: str
) -> None:
    own = data_set.iri
    found.add(own, f"{DCTERMS}title", *data_set.titles)
    found.add(own, f"{DCTERMS}description", *data_set.descriptions)
    found.add(own, f"{DCTERMS}license", data_set.licence)
    found.add(own, f"{DCTERMS}issued", data_set.issued)
    found.add(own, f"{DCTERMS}modified", data_set.modified)
    found.add(own, f"{VOID}uriSpace", typed(ID, "string"))
    found.add(own, f"{VOID}uriRegexPattern", typed(f"^{re.escape(ID)}.+", "string"))
    found.add(own, f"{VOID}exampleResource", *_examples(facts))
    found.add(own, f"{VOID}vocabulary", *vocabularies(merged))
    found.add(own, f"{VOID}sparqlEndpoint", endpoint)


def _examples(facts: Facts) -> list[str]:
    """Return the first action, roadmap and actor in the order of their IRIs."""
    kinds = [facts.subjects(f"{RDF}type", f"{FP}{kind}") for kind in EXAMPLES]
    kinds.append(tuple(own for own in facts.of if own.startswith(AGENTS)))
    return [min(found) for found in kinds if found]


def _numbers(found: Statements, own: str, triples: Triples) -> None:
    numbers = counted(triples)
    found.add(own, f"{RDF}type", f"{VOID}Dataset")
    found.add(own, f"{VOID}triples", number(numbers.triples))
    found.add(own, f"{VOID}entities", number(numbers.entities))
    found.add(own, f"{VOID}distinctSubjects", number(numbers.subjects))
    found.add(own, f"{VOID}distinctObjects", number(numbers.objects))
    found.add(own, f"{VOID}properties", number(numbers.properties))
    found.add(own, f"{VOID}classes", number(numbers.classes))


def _dumped(found: Statements, own: str, files: Iterable[Dump]) -> None:
    found.add(own, f"{VOID}dataDump", *(file.url for file in files))


def _graphs(
    found: Statements, facts: Facts, graphs: Mapping[str, Triples], publication: Publication
) -> None:
    for name, triples in graphs.items():
        for property_ in ("title", "description", "license", "modified"):
            found.add(name, f"{DCTERMS}{property_}", *facts.values(name, f"{DCTERMS}{property_}"))
        _numbers(found, name, triples)
        _document(found, publication, name)


def _document(found: Statements, publication: Publication, graph: str) -> None:
    """State where the graph can be had as a file, if it is published."""
    document = publication.documents.get(graph.removeprefix(BASE))
    own = document.in_syntax(MEDIA["ttl"]) if document else None
    found.add(graph, f"{VOID}dataDump", publication.url(own.path) if own else "")
