"""What a worker process is asked to do, what it has done, and why it may not be done."""

from __future__ import annotations

from dataclasses import dataclass
from io import BufferedReader


@dataclass(frozen=True, slots=True)
class Task:
    """A query or an update, with the data set that the protocol names for it.

    default_graphs, named_graphs: IRIs; None is what the query itself or the store says. syntax: the
    ending of the answer's format: json, xml, csv or tsv for tables and truths, ttl, nt or rdf for
    graphs; empty for an update. base: what relative IRIs are resolved against. services: whether
    SERVICE is allowed (who makes the task has looked at which).
    """

    text: str
    syntax: str = "json"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    base: str = ""
    update: bool = False
    services: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """A whole answer: a file, open for reading and without a name, and its size in bytes.

    Who gets it closes it. An update answers with no bytes.
    """

    file: BufferedReader
    size: int


class Refused(Exception):  # noqa: N818 - named for what it tells, as the faults are
    """A query or update that is not answered.

    status: of HTTP. english, swedish: what is wrong and what would be right, in plain text.
    wait: seconds after which another try may succeed; 0 for never.
    """

    def __init__(self, status: int, english: str, swedish: str, wait: int = 0) -> None:
        super().__init__(english)
        self.status, self.english, self.swedish, self.wait = status, english, swedish, wait
