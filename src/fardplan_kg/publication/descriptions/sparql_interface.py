"""The SPARQL endpoint in OpenAPI: SPARQL 1.1 Protocol, sections 2.1 and 2.2."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fardplan_kg.publication.descriptions.interface import (
    ACCEPTED,
    HEADERS,
    UNCHANGED,
    Json,
    both,
    content,
    in_query,
)
from fardplan_kg.publication.descriptions.served import ASKED, EVERYWHERE, TEXT, TOLD
from fardplan_kg.publication.documents import HTML, MEDIA
from fardplan_kg.publication.sparql import formats
from fardplan_kg.publication.sparql.requests import FORM, QUERY, UPDATE
from fardplan_kg.wording import msg

DESCRIBED = tuple(MEDIA[ending] for ending in ("ttl", "nt", "rdf", "jsonld"))
"""How the service is described where nothing is asked."""
REFUSED = {
    "400": msg("The query is not SPARQL, or the request is not as the protocol says."),
    "403": msg("The query changes the data or asks another server, which is not allowed here."),
    "406": msg("The address has none of the media types asked for."),
    "415": msg("The content is of a type that the protocol does not have."),
    "422": msg("The answer is larger than is given here; add LIMIT."),
    "503": msg("The query took too long or too much memory, or too many queries wait."),
}
"""Why a query is not answered; told in plain text."""
ALSO_BEFORE = ("400", "503")
"""What may be answered before the query is read, too, in the media type asked for."""
GRAPHS = {
    "default-graph-uri": msg("A graph of the data set that is the default graph; several merge"),
    "named-graph-uri": msg("A graph of the data set that GRAPH may name"),
}
USING = ("using-graph-uri", "using-named-graph-uri")
EXAMPLES = {
    "SELECT": "SELECT ?class (COUNT(*) AS ?many) WHERE { ?thing a ?class } GROUP BY ?class",
    "ASK": "ASK { ?s ?p ?o }",
    "CONSTRUCT": "CONSTRUCT { ?s a ?class } WHERE { ?s a ?class } LIMIT 10",
    "DESCRIBE": "DESCRIBE ?s WHERE { ?s ?p ?o } LIMIT 1",
}
SOME = {"type": "string", "minLength": 1}
IRIS = {"type": "array", "items": {"type": "string", "format": "uri"}}


def sparql() -> Json:
    """Return what the endpoint answers to GET and to POST."""
    return {"get": _get(), "post": _post()}


def _get() -> Json:
    query = in_query("query", both(msg("A query in SPARQL 1.1"), " / "), SOME)
    shown = {form: {"summary": form, "value": text} for form, text in EXAMPLES.items()}
    described = answered(*DESCRIBED, HTML)
    return {
        **_told("sparql", msg("Without a query: what the service is, or the query page.")),
        "parameters": [{**query, "examples": shown}, *_graphs(), ACCEPTED, UNCHANGED],
        "responses": {
            "200": described,
            "304": {"description": both(msg("Unchanged since the last time"), " / ")},
            **_refused(*REFUSED),
        },
    }


def _post() -> Json:
    changed = {"204": {"description": both(msg("The data is changed"), " / ")}}
    return {
        **_told("sparql-post", msg("Changes are taken only where the server allows them.")),
        "parameters": [*_graphs(), ACCEPTED],
        "requestBody": {"required": True, "content": _content()},
        "responses": {"200": answered(), **changed, **_refused(*REFUSED)},
    }


def answered(*others: str) -> Json:
    """Return a whole answer, in any syntax that a query of any form is answered in."""
    tables = (*formats.TABLES, *formats.ALSO_TABLES)
    graphs = (*formats.GRAPHS, *formats.ALSO_GRAPHS)
    media = {
        formats.chosen(form, name).media
        for form, names in (("SELECT", tables), ("CONSTRUCT", graphs))
        for name in names
    }
    return {
        "description": both(msg("The content"), " / "),
        "headers": {"ETag": HEADERS["ETag"], "Vary": {"schema": {"type": "string"}}},
        "content": content({*media, *others}),
    }


def _told(name: str, more: str) -> Json:
    return {
        "operationId": name,
        "summary": both(msg("SPARQL endpoint"), " / "),
        "description": both(more),
        "tags": ["sparql"],
    }


def _graphs() -> list[Json]:
    return [in_query(name, both(told, " / "), IRIS) for name, told in GRAPHS.items()]


def _content() -> dict[str, Any]:
    """Return the three kinds of content that the protocol has."""
    query, update = EXAMPLES["SELECT"], "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    form = {"oneOf": [_form("query", GRAPHS), _form("update", USING)]}
    return {
        FORM: {"schema": form, "example": {"query": query}},
        QUERY: {"schema": SOME, "example": query},
        UPDATE: {"schema": SOME, "example": update},
    }


def _form(name: str, graphs: Iterable[str]) -> Json:
    fields = {name: SOME, **dict.fromkeys(graphs, IRIS)}
    return {"type": "object", "properties": fields, "required": [name]}


def _refused(*statuses: str) -> Json:
    """Return why a query is not answered, and what any address may answer."""
    shared = {own: {"$ref": f"#/components/responses/{own}"} for own in (*EVERYWHERE, *ASKED)}
    wait = {"headers": {"Retry-After": {"schema": {"type": "integer"}}}}
    return {
        **shared,
        **{
            own: {
                "description": both(REFUSED[own]),
                "content": content(TOLD if own in ALSO_BEFORE else (TEXT,)),
                **(wait if own == "503" else {}),
            }
            for own in statuses
        },
    }
