"""A connection that is closed so that the visitor can still read why."""

from __future__ import annotations

import asyncio
from typing import Any

MOST = 2**20
"""Bytes that are thrown away for a visitor who goes on sending after the answer."""


class Lingering:
    """A transport that stops sending when closed, and stops receiving a little later.

    A socket closed while the visitor is still sending is reset, and the answer lost with it
    (RFC 9112, section 9.6: close in stages). Everything else is the transport's own.

    seconds: from when all is sent. reading: seconds that the visitor may read nothing of what is
    still to be sent.
    """

    def __init__(self, transport: asyncio.Transport, seconds: float, reading: float) -> None:
        self._transport, self._seconds, self._reading = transport, seconds, reading
        self._closing: asyncio.TimerHandle | None = None
        self._passed = 0
        self._heard = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def is_closing(self) -> bool:
        """Whether no more answers can be sent."""
        return self._closing is not None or self._transport.is_closing()

    def heard(self) -> None:
        """Know that the visitor sends no more: when all is sent there is nothing to wait for."""
        self._heard = True

    def close(self) -> None:
        """Send what is left, then that this was all, and wait for the visitor to close."""
        if self.is_closing():
            return
        self._wait(self._transport.get_write_buffer_size())
        if self._heard:
            self._transport.close()
            return
        self._transport.resume_reading()
        if self._transport.can_write_eof():
            self._transport.write_eof()

    def pass_over(self, data: bytes) -> None:
        """Throw away what comes after the end; close at once where it is too much."""
        self._passed += len(data)
        if self._passed > MOST:
            self.ended()
            self._transport.abort()

    def _wait(self, unsent: int) -> None:
        seconds = self._reading if unsent else self._seconds
        self._closing = asyncio.get_running_loop().call_later(seconds, self._end, unsent)

    def _end(self, before: int) -> None:
        """Close, unless the visitor is slow and still reading."""
        unsent = self._transport.get_write_buffer_size()
        if unsent < before:
            self._wait(unsent)
        else:
            self._transport.abort()

    def ended(self) -> None:
        """Stop waiting: the connection is no more."""
        if self._closing is not None:
            self._closing.cancel()
