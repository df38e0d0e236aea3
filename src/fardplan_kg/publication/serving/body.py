"""The content of a request: taken where something here wants it, else read and thrown away.

Content in a GET has no meaning (RFC 9110, section 9.3.1), so a little is passed over, for the
connection to go on; more is refused, as far as can be without reading it.
"""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from fardplan_kg.publication.serving.limits import Limits


async def taken(
    headers: Headers, receive: Receive, limits: Limits, largest: int
) -> tuple[int, bytes]:
    """Return 0 and the content of a request, or the status to answer with instead and nothing.

    largest: bytes. Raises ClientDisconnect where the visitor has gone, or has been answered by the
    protocol.
    """
    length = headers.get("content-length", "")
    if "transfer-encoding" in headers:
        if length:  # where it ends may be read in two ways (RFC 9112, section 6.1)
            return 400, b""
    elif not length:
        return 0, b""
    if length and not (length.isascii() and length.isdigit()):
        return 400, b""
    if len(length) > len(str(largest)) or int(length or 0) > largest:
        return 413, b""
    try:
        return await asyncio.wait_for(_read(receive, largest), limits.content)
    except TimeoutError:
        return 408, b""


async def _read(receive: Receive, largest: int) -> tuple[int, bytes]:
    content, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        content += message.get("body", b"")
        more = message.get("more_body", False)
        if len(content) > largest:
            return 413, b""
    return 0, bytes(content)
