"""How often one visitor may ask for what costs work: a token bucket for each.

The bucket holds as many tokens as may be used in a minute, and fills evenly (RFC 2697 names the
parts: a rate and a burst).
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

KNOWN = 10_000
"""Visitors that are remembered; of more, those who asked longest ago begin anew."""
MINUTE = 60.0


class Rates:
    """The buckets of the visitors, by their addresses; kept in memory only.

    most: requests a minute and visitor; 0 for as many as they like. clock: gives seconds.
    """

    def __init__(self, most: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.clock = most, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> int:
        """Take a token of a visitor. Return 0, or the seconds until there is one."""
        if not self.most:
            return 0
        now = self.clock()
        tokens, since = self._buckets.pop(client, (float(self.most), now))
        tokens = min(self.most, tokens + (now - since) * self.most / MINUTE)
        lacking = 1 - tokens
        self._buckets[client] = (tokens if lacking > 0 else tokens - 1, now)
        while len(self._buckets) > KNOWN:
            self._buckets.popitem(last=False)
        return ceil(lacking * MINUTE / self.most) if lacking > 0 else 0
