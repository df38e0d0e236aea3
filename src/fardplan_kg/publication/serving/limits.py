"""How much a visitor may send, how long it may take, and how many are answered at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """target: bytes of the path and the query; headers and body: bytes; the rest as named.

    head and content: seconds until the head of a request, and its content, have arrived whole.
    idle: seconds that a connection may wait for the next request. reading: seconds that a visitor
    may read nothing of an answer. linger: seconds that a refused visitor has to read why. stop:
    seconds that answers under way have when the server stops. visitors: connections beyond which
    the answer is 503; beyond twice as many there is none.
    """

    target: int = 16 * 2**10
    headers: int = 32 * 2**10
    body: int = 64 * 2**10
    head: float = 10.0
    content: float = 10.0
    idle: int = 10
    reading: float = 30.0
    linger: float = 2.0
    stop: int = 5
    visitors: int = 400
