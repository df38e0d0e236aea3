"""Uvicorn's HTTP/1.1 with limits of our own on what has not yet become a request.

Uvicorn (0.54) answers 400 to a head that is too large, and waits for as long as a visitor sends a
byte now and then; here such visitors get 414, 431 or 408, with the headers of every answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import h11
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.connection import Lingering
from fardplan_kg.publication.serving.limits import Limits

READ = 16 * 2**10
"""Bytes that are read of a connection before the others have their turn: as chunks of one byte each
they take a fifth of a second, and what asyncio would read at once takes more than three."""


class Protocol(H11Protocol):
    """One connection. ``application`` makes the answers to what is no request."""

    def __init__(self, application: Application, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        self.application, self.limits = application, application.limits
        self.awaited: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request; too many at once are not even told so."""
        vars(transport)["max_size"] = READ  # asyncio's own setting, of which it does not tell
        lingering: Any = Lingering(transport, self.limits.linger, self.limits.reading)
        super().connection_made(lingering)
        if len(self.connections) > 2 * self.limits.visitors:
            transport.abort()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """End what waits."""
        self._stop_waiting()
        self._lingering.ended()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what has come; after the last answer it is thrown away."""
        if self.transport.is_closing():
            self._lingering.pass_over(data)
            return
        super().data_received(data)
        self._wait()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Let the answer under way be sent to one who has asked and will send no more."""
        if self.transport.is_closing() or self.cycle is None:
            return False
        self._lingering.heard()
        self.cycle.keep_alive = False
        return not self.cycle.response_complete and not self.cycle.more_body

    def handle_events(self) -> None:
        """Answer the requests that have come, with 503 where there are too many visitors."""
        crowded = len(self.connections) > self.limits.visitors
        self.app = self.application.busy if crowded else self.config.loaded_app
        super().handle_events()

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read: it is too long, or not HTTP."""
        del msg
        self._refuse(self._unread())

    def shutdown(self) -> None:
        """Stop: at once where nothing is under way."""
        if not self.transport.is_closing():
            super().shutdown()
        if self.transport.is_closing() and not self.transport.get_write_buffer_size():
            self.transport.abort()

    @property
    def _lingering(self) -> Lingering:
        own: Any = self.transport
        return own  # type: ignore[no-any-return]

    def _wait(self) -> None:
        """Let the time run while a head is under way, from its first byte."""
        if self.transport.is_closing() or self.conn.their_state is not h11.IDLE or self._between():
            self._stop_waiting()
        elif self.awaited is None:
            self.awaited = self.loop.call_later(self.limits.head, self._too_slow)

    def _between(self) -> bool:
        """Whether a request has been answered and the next has not begun."""
        return self.cycle is not None and not self.conn.trailing_data[0]

    def _stop_waiting(self) -> None:
        if self.awaited is not None:
            self.awaited.cancel()
            self.awaited = None

    def _too_slow(self) -> None:
        """A visitor who has sent nothing at all expects no answer: browsers connect in advance."""
        if self.conn.trailing_data[0]:
            self._refuse(408)
        self.transport.close()

    def _unread(self) -> int:
        unread = self.conn.trailing_data[0]
        if len(unread) <= _largest(self.limits):
            return 400
        line = unread.split(b"\n", 1)[0]
        return 414 if len(line) > self.limits.target else 431

    def _refuse(self, status: int) -> None:
        """Send an answer and close; where another is on its way, only close."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            if self.cycle is not None and not self.cycle.response_complete:
                self.cycle.disconnected = True
                self.cycle.message_event.set()
            self._send(self.application.refusal(status))
        self.transport.close()

    def _send(self, response: Response) -> None:
        reason = STATUS_PHRASES[response.status_code]
        headers = [*self.server_state.default_headers, *response.raw_headers]
        head = h11.Response(status_code=response.status_code, headers=headers, reason=reason)
        bare = self.conn.our_state is h11.SEND_RESPONSE and self.scope["method"] == "HEAD"
        body = b"" if bare else bytes(response.body)
        for event in (head, h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")


def _largest(limits: Limits) -> int:
    return limits.target + limits.headers


def protocol(application: Application) -> Callable[..., Protocol]:
    """Return what makes a connection's protocol, as uvicorn asks for it."""
    return partial(Protocol, application)


def incomplete(limits: Limits) -> int:
    """Return how many bytes of an unfinished head h11 may hold before it gives up."""
    return _largest(limits)
