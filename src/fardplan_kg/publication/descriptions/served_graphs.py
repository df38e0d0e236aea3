"""The descriptions as named graphs of the endpoint's own store, where editors of queries read them.

SIB's guidelines (sib-swiss/sparql-guidelines, README, "How?"): the questions in a named graph whose
name ends with ``/.well-known/sparql-examples``, or in the endpoint's service description. Its
editor's queries (sib-swiss/sparql-editor, packages/sparql-editor/src/metadata.ts: voidQuery,
DEFAULT_QUERY_GET_EXAMPLES, getPrefixes) name no graph, so they reach named graphs only where the
default graph is the union of all; here it is the data and nothing else. Where they find nothing,
the editor asks them of the service description (queryEndpointMeta): that holds the same statements.
"""

from __future__ import annotations

import pyoxigraph as ox

from fardplan_kg.publication.descriptions.partitions import PATH as VOID
from fardplan_kg.publication.documents import MEDIA, Publication

QUESTIONS = "query"
GRAPHS = {f"/{VOID}": VOID, "/.well-known/sparql-examples": QUESTIONS}
"""The graphs, by what follows the endpoint's address, and the document that each holds."""


def described_triples(publication: Publication) -> tuple[ox.Triple, ...]:
    """Return what the questions' and the data set's descriptions state, as they are published."""
    return tuple(triple for path in GRAPHS.values() for triple in _stated(publication, path))


def described_quads(publication: Publication, endpoint: str) -> list[ox.Quad]:
    """Return the same in the named graphs of an endpoint, by its address."""
    return [
        ox.Quad(own.subject, own.predicate, own.object, ox.NamedNode(f"{endpoint}{ending}"))
        for ending, path in GRAPHS.items()
        for own in _stated(publication, path)
    ]


def _stated(publication: Publication, path: str) -> list[ox.Triple]:
    document = publication.documents.get(path)
    own = document.in_syntax(MEDIA["nt"]) if document else None
    found = ox.parse(own.made(), format=ox.RdfFormat.N_TRIPLES) if own else ()
    return [quad.triple for quad in found]
