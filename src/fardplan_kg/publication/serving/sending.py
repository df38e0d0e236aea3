"""An answer on its way to the visitor: piece by piece, as fast as it is read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from io import BufferedReader

from starlette.responses import Response
from starlette.types import Message, Send

PIECE = 256 * 2**10
"""Bytes."""


class Streamed(Response):
    """An answer that is read from a file while it is sent, and not held in memory."""

    def __init__(
        self,
        file: BufferedReader,
        size: int,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(None, status, headers)
        self.file = file
        self.headers["Content-Length"] = str(size)

    def pieces(self) -> Iterator[bytes]:
        """Yield the content, and close the file."""
        with self.file:
            while piece := self.file.read(PIECE):
                yield piece


async def sent(response: Response, method: str, send: Send, patience: float) -> None:
    """Send an answer, a long one in pieces: no more of it waits in memory than is being read.

    Raises TimeoutError where the visitor has read nothing for so many seconds.
    """
    try:
        for message in _messages(response, method):
            async with asyncio.timeout(patience):
                await send(message)
    finally:
        if isinstance(response, Streamed):
            response.file.close()


def _messages(response: Response, method: str) -> Iterator[Message]:
    head = {"type": "http.response.start", "status": response.status_code}
    yield head | {"headers": response.raw_headers}
    if isinstance(response, Streamed) and method != "HEAD":
        yield from (
            {"type": "http.response.body", "body": p, "more_body": True} for p in response.pieces()
        )
        yield {"type": "http.response.body", "body": b"", "more_body": False}
        return
    body = b"" if method == "HEAD" else bytes(response.body)
    last = max(0, (len(body) - 1) // PIECE * PIECE)
    for start in range(0, last, PIECE):
        piece = body[start : start + PIECE]
        yield {"type": "http.response.body", "body": piece, "more_body": True}
    yield {"type": "http.response.body", "body": body[last:], "more_body": False}
