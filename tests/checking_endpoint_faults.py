"""A fault for each check of the SPARQL endpoint."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

import httpx
from checking_samples import Change, Fault, instead, replaced

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
EMPTY = b'{"head": {"vars": []}, "results": {"bindings": []}}'
Asks = Callable[[httpx.Request], bool]


def said(request: httpx.Request) -> str:
    """What is asked of the endpoint; empty where another address is asked."""
    if request.url.path != "/sparql":
        return ""
    query = request.url.query.decode() + " " + request.content.decode("latin-1")
    return f"{request.method} {unquote_plus(query)}"


def asking(*parts: str) -> Asks:
    return lambda request: all(part in said(request) for part in parts)


def spoilt(asks: Asks, old: str, new: str) -> Change:
    """Put other words into the answers to what is asked."""

    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        body = answer.content.replace(old.encode(), new.encode())
        if not asks(request) or body == answer.content:
            return answer
        kept = {name: own for name, own in answer.headers.items() if name != "content-length"}
        return httpx.Response(answer.status_code, headers=kept, content=body)

    return change


def without(name: str, status: int) -> Change:
    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if said(request) and answer.status_code == status:
            answer.headers.pop(name, None)
        return answer

    return change


def accepting(media: str) -> Asks:
    return lambda request: bool(said(request)) and media in request.headers.get("accept", "")


def typed(request: httpx.Request, ending: str) -> bool:
    return str(request.headers.get("content-type", "")).endswith(ending)


def unasked(request: httpx.Request) -> bool:
    """Whether the endpoint is asked for a description, or for a page."""
    return said(request) == "GET  "


ENDPOINT_FAULTS = {
    "sparql-counts": Fault(change=spoilt(asking("GROUP BY"), '"value":"5"', '"value":"4"')),
    "sparql-things": Fault(change=spoilt(asking("CONSTRUCT", "VALUES"), "Trollen", "Jattarna")),
    "sparql-operations": Fault(change=instead(lambda r: r.content == b"ASK {}"
                               and typed(r, "query"), 415)),
    "sparql-dataset": Fault(change=spoilt(asking("ASK FROM"), "true", "false")),
    "sparql-results": Fault(change=instead(accepting("text/tab-separated-values"), 200, JSON)),
    "sparql-refusals": Fault(change=instead(asking("ASK {}", "SELECT * {}"), 200)),
    "sparql-read-only": Fault(change=instead(lambda r: r.content == b"INSERT DATA {}"
                              and typed(r, "sparql-update"), 204)),
    "service-description": Fault(change=spoilt(unasked, "#resultFormat", "#feature")),
    "sparql-endpoint": Fault(
        change=lambda r, a: (
            httpx.Response(303, headers={**a.headers, "location": "/fraga"})
            if unasked(r) and accepting("text/html")(r)
            else a
        )
    ),
    "sparql-limits": Fault(change=spoilt(unasked, "30 sekunder", "en stund")),
    "sparql-service": Fault(change=instead(asking("SERVICE SILENT"), 200, JSON, EMPTY)),
    "sparql-errors": Fault(change=spoilt(asking("WHERE { ?s ?p }"), "line", "near")),
    "sparql-caching": Fault(change=without("cache-control", 200)),
    "sparql-clients": Fault(change=instead(accepting("q=1.0"), 200, XML, b"<sparql/>")),
    "sparql-cors": Fault(change=without("access-control-allow-origin", 400)),
    "editor-graphs": Fault(change=instead(asking("/.well-known/void"), 200, JSON, EMPTY)),
    "sparql-questions": Fault(replaced("fragor/trollen.sv.csv", "Tomtarna", "Tomten")),
}  # fmt: skip
