"""The headers that stand on every answer of the server."""

from __future__ import annotations

from starlette.responses import Response

from fardplan_kg.publication.headers import EVERYWHERE, PREFLIGHT

_RAW = [(name.lower().encode(), value.encode()) for name, value in EVERYWHERE.items()]


def sealed(response: Response) -> Response:
    """Return the same answer with the headers that stand on every one."""
    response.raw_headers.extend(_RAW)
    return response


def preflight() -> Response:
    """Return the answer to OPTIONS: what a script of another site may ask (Fetch, CORS)."""
    return Response(status_code=204, headers=PREFLIGHT)
