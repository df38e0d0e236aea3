"""What a run may cost: so many requests, so long, so much in one answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from fardplan_kg.publication.checking.outcome import Words

MOST_BYTES = 8 * 1024 * 1024
MOST_DUMP = 64 * 1024 * 1024
"""The most bytes of an answer, and of a dump, that are read."""


class LimitReached(Exception):  # noqa: N818 - not a fault
    """No more is asked: the limit on requests or on time is reached."""

    def __init__(self, swedish: str, english: str) -> None:
        super().__init__(english)
        self.words = Words(swedish, english)


@dataclass
class Limits:
    """The limits of a run, and what is used of them.

    seconds: of the whole run. each: seconds for one request, from its beginning to its end.
    """

    requests: int = 5000
    seconds: float = 300.0
    each: float = 10.0
    clock: Callable[[], float] = time.monotonic
    asked: int = 0
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        """Let the time begin."""
        self.begun = self.clock()

    def count(self) -> None:
        """Count a request. Raises LimitReached where there may be no more."""
        self.ensure_time()
        if self.asked >= self.requests:
            raise LimitReached(
                f"gränsen {self.requests} frågor är nådd (--most-requests)",
                f"limit reached: {self.requests} requests (--most-requests)",
            )
        self.asked += 1

    def ensure_time(self) -> None:
        """Raise LimitReached where the time is used up."""
        if self.clock() - self.begun >= self.seconds:
            raise LimitReached(
                f"gränsen {self.seconds:g} sekunder är nådd (--most-seconds)",
                f"limit reached: {self.seconds:g} seconds (--most-seconds)",
            )
