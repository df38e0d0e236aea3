"""The graph in a SPARQL server elsewhere: the same interface as the embedded store.

A server whose default graph is not ours (it is the union of all graphs, or holds other things) has
the merge as ``graph/all``. That graph is then named as the default graph and every graph of ours
as a named one, because a request that names any graph sees no others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from fardplan_kg.dataset import META
from fardplan_kg.endpoint import TABLE, TRIPLES, Endpoint, Reply
from fardplan_kg.endpoint_faults import broken, lacking, no_results
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, GRAPH, ONTOLOGY
from fardplan_kg.query_form import GRAPHS, TABLES, query_form
from fardplan_kg.store import RDF_LANG_STRING, XSD_BOOLEAN, XSD_STRING, Solutions, Term

ALL = f"{GRAPH}all"
# each part stops at its first hit; the ontology is never merged, so it shows a union
FOUND = f"""
PREFIX fp: <{FP}>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT ?found WHERE {{
  {{ SELECT ("ours" AS ?found) WHERE {{ GRAPH <{META}> {{ ?g fp:stratum ?o }} }} LIMIT 1 }}
  UNION {{ SELECT ("all" AS ?found) WHERE {{ GRAPH <{ALL}> {{ ?s a fp:Action }} }} LIMIT 1 }}
  UNION {{ SELECT ("default" AS ?found) WHERE {{ ?s a fp:Action }} LIMIT 1 }}
  UNION {{ SELECT ("union" AS ?found) WHERE {{ <{ONTOLOGY}> a owl:Ontology }} LIMIT 1 }}
}}
"""
NAMES = f"SELECT ?g WHERE {{ GRAPH <{META}> {{ ?g <{FP}stratum> ?o }} }} ORDER BY ?g"


class RemoteStore:
    """A SPARQL 1.1 endpoint.

    With ``default_graph`` the endpoint shows that graph as the default one, and as named graphs
    only ``named_graphs``: so the protocol has it. ``open_endpoint`` finds out both.
    """

    def __init__(
        self,
        endpoint: str,
        timeout: float = 30.0,
        retries: int = 2,
        default_graph: str = "",
        named_graphs: Iterable[str] = (),
    ) -> None:
        self.endpoint = Endpoint(endpoint, timeout, retries)
        chosen = [("default-graph-uri", default_graph)] if default_graph else []
        self.dataset = [*chosen, *(("named-graph-uri", name) for name in named_graphs)]

    def select(self, query: str) -> Solutions:
        """Answer a SELECT or ASK query.

        Raises DataFault where the endpoint refuses the query or its answer is broken, CallFault
        where it cannot be reached, is too slow or is no endpoint.
        """
        form = query_form(query)
        if form in GRAPHS:
            raise DataFault("the query gives triples, not a table; ask for --format ttl")
        reply = self.endpoint.query(query, form, TABLE, self.dataset)
        document = self._document(reply)
        try:
            return solutions(document)
        except (AttributeError, KeyError, TypeError):
            raise no_results(self.endpoint.url) from None

    def construct(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as sorted N-Triples.

        Raises DataFault where the query gives a table, and as ``select`` does.
        """
        form = query_form(query)
        if form in TABLES:
            raise DataFault("the query gives a table, not triples; ask for another --format")
        reply = self.endpoint.query(query, form, TRIPLES, self.dataset)
        syntax = ox.RdfFormat.from_media_type(reply.media_type) or ox.RdfFormat.TURTLE
        try:
            quads = list(ox.parse(reply.content, format=syntax))
        except SyntaxError as error:
            raise self._broken(reply, f"{error.msg or error}") from None
        return "".join(sorted({f"{quad.triple} .\n" for quad in quads}))

    def _document(self, reply: Reply) -> Any:
        try:
            return json.loads(reply.content)
        except (ValueError, RecursionError) as error:
            raise self._broken(reply, str(error)) from None

    def _broken(self, reply: Reply, cause: str) -> DataFault:
        return broken(self.endpoint.url, f"{reply.media_type or '?'}: {cause}")


def open_endpoint(url: str, timeout: float = 30.0, retries: int = 2) -> RemoteStore:
    """Return the store at an endpoint that holds our graph.

    Raises CallFault where it does not, and as ``RemoteStore.select`` does.
    """
    store = RemoteStore(url, timeout, retries)
    found = {row["found"].value for row in store.select(FOUND).rows if row["found"]}
    if "ours" not in found:
        raise lacking(url, "our graph", "vår graf")
    if "all" in found:
        names = [row["g"].value for row in store.select(NAMES).rows if row["g"]]
        return RemoteStore(url, timeout, retries, ALL, [*names, META, ONTOLOGY])
    if "default" not in found or "union" in found:
        raise lacking(url, "the merge of our graphs", "vår sammanslagna graf")
    return store


def solutions(document: Any) -> Solutions:
    """Return what a document of SPARQL 1.1 Query Results JSON holds, as the embedded store has it.

    Raises AttributeError, KeyError or TypeError for what is no such document.
    """
    if isinstance(answer := document.get("boolean"), bool):
        term = Term(str(answer).lower(), datatype=XSD_BOOLEAN)
        return Solutions(("answer",), ({"answer": term},))
    variables = tuple(document["head"]["vars"])
    rows = tuple(
        {name: _term(found[name]) if name in found else None for name in variables}
        for found in document["results"]["bindings"]
    )
    return Solutions(variables, rows)


def _term(found: Mapping[str, str]) -> Term:
    """Return the term of a binding, equal to what the embedded store gives."""
    if found["type"] == "uri":
        return Term(found["value"], "iri")
    if found["type"] == "bnode":
        return Term(f"_:{found['value']}")
    datatype = found.get("datatype", "")
    plain = datatype in (XSD_STRING, RDF_LANG_STRING)
    return Term(found["value"], "literal", found.get("xml:lang", ""), "" if plain else datatype)
