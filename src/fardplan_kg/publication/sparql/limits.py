"""How long a query of the public may run, how much it may take, and how many may wait."""

from __future__ import annotations

import math
from dataclasses import dataclass

from fardplan_kg.faults import CallFault

LEAST_MEMORY = 512 * 2**20
"""Bytes. A store on disk takes 200 MiB of addresses to open, and a query wants some too."""
MOST_SECONDS, MOST_WORKERS, MOST_WAITING = 86_400, 64, 10_000
_TOLD = {
    "seconds": ("time limit of a query", "tidsgräns för en fråga"),
    "memory": ("memory limit of a query", "minnesgräns för en fråga"),
    "answer": ("size limit of an answer", "storleksgräns för ett svar"),
    "queue": ("number of queries that may wait", "antal frågor som får vänta"),
    "workers": ("number of processes for queries", "antal processer för frågor"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the queries that visitors write themselves.

    seconds: after which a query is ended. memory: bytes that the process of a query may address,
    its program and data included. answer: bytes of the largest answer. queue: queries that may wait
    while every worker is busy. workers: processes, each answering one query at a time.

    Raises CallFault for what cannot be kept to.
    """

    seconds: float = 30.0
    memory: int = 2**30
    answer: int = 100_000_000
    queue: int = 16
    workers: int = 2

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= MOST_SECONDS:  # neither holds for what is not a number
            raise _outside("seconds", f"{self.seconds:g} s", "more than 0 s", f"{MOST_SECONDS} s")
        if self.memory < LEAST_MEMORY:
            raise _outside("memory", mebibytes(self.memory), f"at least {mebibytes(LEAST_MEMORY)}")
        if self.answer < 1:
            raise _outside("answer", f"{self.answer} B", "at least 1 B")
        if not 0 <= self.queue <= MOST_WAITING:
            raise _outside("queue", f"{self.queue}", "at least 0", f"{MOST_WAITING}")
        if not 1 <= self.workers <= MOST_WORKERS:
            raise _outside("workers", f"{self.workers}", "at least 1", f"{MOST_WORKERS}")

    @property
    def wait(self) -> int:
        """Whole seconds after which a worker that is busy now is free again."""
        return math.ceil(self.seconds)


def mebibytes(size: int) -> str:
    """Return a number of bytes as memory is told.

    >>> mebibytes(2**30)
    '1024 MiB'
    """
    return f"{size / 2**20:g} MiB"


def megabytes(size: int) -> str:
    """Return a number of bytes as a file's size is told, in units of a thousand.

    >>> megabytes(100_000_000), megabytes(1500), megabytes(20)
    ('100 MB', '1.5 kB', '20 B')
    """
    unit = next(((n, own) for n, own in ((10**6, "MB"), (10**3, "kB")) if size >= n), (1, "B"))
    return f"{size / unit[0]:g} {unit[1]}"


def _outside(name: str, given: str, least: str, most: str = "") -> CallFault:
    english, swedish = _TOLD[name]
    own = least.replace("at least", "minst").replace("more than", "mer än")
    return CallFault(
        f"the {english} is {given}; it must be {least}" + (f", at most {most}" if most else ""),
        f"{swedish} är {given}; värdet ska vara {own}" + (f", högst {most}" if most else ""),
    )
