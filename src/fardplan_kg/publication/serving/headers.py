"""The headers that stand on every answer of the server."""

from __future__ import annotations

from starlette.responses import Response

from fardplan_kg.publication.headers import EVERYWHERE, METHODS, PREFLIGHT

POLICY = "Content-Security-Policy"
_RAW = [
    (name.lower().encode(), value.encode()) for name, value in EVERYWHERE.items() if name != POLICY
]


def sealed(response: Response, policy: str = "") -> Response:
    """Return the same answer with the headers that stand on every one.

    policy: the content security policy of a page that has one of its own.
    """
    own = (POLICY.lower().encode(), (policy or EVERYWHERE[POLICY]).encode())
    response.raw_headers.extend((own, *_RAW))
    return response


def preflight(methods: tuple[str, ...] = METHODS) -> Response:
    """Return the answer to OPTIONS: what a script of another site may ask (Fetch, CORS)."""
    allowed = ", ".join(methods)
    own = {"Allow": allowed, "Access-Control-Allow-Methods": allowed}
    return Response(status_code=204, headers={**PREFLIGHT, **own})
