"""The server: one process, one socket, ended by a signal when the answers under way are sent."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from typing import Any

from uvicorn import Config, Server

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.protocol import incomplete, protocol

Lifetime = AbstractAsyncContextManager[object]
EVERY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104 - names that are recognised, none that is bound
BACKLOG = 1024
WAITING = 256 * 2**10
"""Bytes of an answer that the system holds for a visitor. It tells of room when a third is free:
with the megabytes that it would choose itself, a slow reader looks like one who has stopped."""


def bound(host: str, port: int) -> socket.socket:
    """Return a socket on which the server will answer; port 0 is any that is free.

    It listens already, so that who comes while the pages are prepared waits instead of being
    refused. Raises CallFault where the host or the port cannot be had.
    """
    try:
        family, kind, way, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        own = socket.socket(family, kind, way)  # asyncio sends at once only where TCP is named
    except (OSError, UnicodeError) as error:
        raise _unbound(host, port, error) from None
    try:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, WAITING)
        own.bind(address)
        own.listen(BACKLOG)
    except OSError as error:
        own.close()
        raise _unbound(host, port, error) from None
    return own


def address(own: socket.socket, host: str) -> str:
    """Return the address at which a browser on this computer finds the server."""
    name = "localhost" if host in EVERY_ADDRESS else host
    return f"http://{f'[{name}]' if ':' in name else name}:{own.getsockname()[1]}/"


def run(
    application: Application,
    own: socket.socket,
    ready: Callable[[], None] = lambda: None,
    lifetime: Lifetime | None = None,
) -> None:
    """Answer until a signal to stop (SIGINT, SIGTERM); then finish what is under way and return.

    ready is called when the first request can be answered. lifetime: what must run beside, entered
    before the first request and left after the last.
    """
    with _ended_by_signals():
        uvicorn_server(application, ready, lifetime).run([own])


def uvicorn_server(
    application: Application, ready: Callable[[], None], lifetime: Lifetime | None = None
) -> Server:
    """Return the server, ready to run on a socket; who runs it may set its ``should_exit``."""
    return _Server(_config(application), ready, lifetime or nullcontext())


class _Server(Server):
    def __init__(self, config: Config, ready: Callable[[], None], lifetime: Lifetime) -> None:
        super().__init__(config)
        self.ready, self.lifetime = ready, lifetime

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        async with self.lifetime:
            await super().serve(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()


def _config(application: Application) -> Config:
    limits, made = application.limits, protocol(application)
    http: Any = made
    return Config(
        application,
        http=http,
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        log_config=None,
        log_level="critical",  # what matters is in the access log
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=limits.idle,
        timeout_graceful_shutdown=limits.stop,
        h11_max_incomplete_event_size=incomplete(limits),
    )


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Uvicorn raises the signal again when it has stopped: it has then done its work."""
    try:
        former = {own: signal.signal(own, _done) for own in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not in the main thread, where no signals come
        former = {}
    try:
        yield
    finally:
        for own, handler in former.items():
            signal.signal(own, handler)


def _done(*_: object) -> None:
    return


def _unbound(host: str, port: int, error: Exception) -> CallFault:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CallFault(
        f"--host {host} --port {port}: cannot be served from ({reason}); choose another port "
        "(--port 0 takes any that is free) or host",
        f"--host {host} --port {port}: går inte att visa från ({reason}); välj en annan port "
        "(--port 0 tar en ledig) eller värd",
    )
