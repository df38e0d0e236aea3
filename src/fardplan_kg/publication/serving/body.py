"""The content of a request: read so that the connection can go on, and thrown away.

Nothing here takes content yet. Content in a GET has no meaning (RFC 9110, section 9.3.1), so a
little is passed over; more is refused, as far as can be without reading it.
"""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from fardplan_kg.publication.serving.limits import Limits


async def passed_over(headers: Headers, receive: Receive, limits: Limits) -> int:
    """Read the content of a request to its end. Return 0, or the status to answer with instead.

    Raises ClientDisconnect where the visitor has gone, or has been answered by the protocol.
    """
    length = headers.get("content-length", "")
    if not length and "transfer-encoding" not in headers:
        return 0
    if length and not (length.isascii() and length.isdigit()):
        return 400
    if len(length) > len(str(limits.body)) or int(length or 0) > limits.body:
        return 413
    try:
        return await asyncio.wait_for(_read(receive, limits.body), limits.content)
    except TimeoutError:
        return 408


async def _read(receive: Receive, largest: int) -> int:
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
        if size > largest:
            return 413
    return 0
