"""Work that is given up when the visitor who asked for it has gone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect
from starlette.types import Receive

Made = TypeVar("Made")


async def while_present(work: Coroutine[Any, Any, Made], receive: Receive) -> Made:
    """Return what the work gives; cancel it when the visitor goes away before.

    The content of the request must have been read: what comes after it is only that the visitor
    has gone (ASGI 3.0, http.disconnect). Raises ClientDisconnect then.
    """
    doing = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((doing, leaving), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            return doing.result()
        raise ClientDisconnect
    finally:
        for task in (doing, leaving):
            task.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    message = await receive()
    if message["type"] != "http.disconnect":
        await asyncio.Event().wait()
