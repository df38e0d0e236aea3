"""The process that answers queries of the public, one at a time, and can be ended at any moment.

    python -m fardplan_kg.publication.sparql.worker FOLDER SETTINGS

FOLDER is one that ``storage`` wrote; SETTINGS is an object in JSON: ``memory`` and ``answer``
(bytes), ``seconds``, ``writable``, ``services``, ``parent`` (the process that started it). When the
store is open it writes the line ``{"ready": true}``. Then a line with an object is read (``task``,
a Task; ``answer``, the file for the answer, in the folder's ``answers``), and one is written: the
answer's ``size``, or ``status``, ``english`` and ``swedish`` of why there is none. It ends with its
input.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from fardplan_kg.publication.sparql import confinement, storage

if TYPE_CHECKING:
    from fardplan_kg.publication.sparql.tasks import Refused

TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}
GRACE = 5
"""Seconds after the time limit at which the process ends itself: nobody else has."""
_DISK = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS),
    *(errno.ENOENT, errno.EEXIST, errno.EMFILE, errno.ENFILE),
}
"""Errors of the place of the answer, not of a server that is asked."""


class Bounded:
    """A file that takes no more than so many bytes; a write beyond that raises OSError (EFBIG)."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self.file, self.left, self.size = file, most, 0

    def write(self, piece: bytes) -> int:
        """Write all of a piece, or nothing."""
        self.left -= len(piece)
        if self.left < 0:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        self.size += len(piece)
        return self.file.write(piece)

    def flush(self) -> None:
        """Hand what was written to the system."""
        self.file.flush()


class Unfit(Exception):  # noqa: N818 - named for what it tells
    """The answer cannot be written in the syntax that was asked for."""


class ReadOnly(Exception):  # noqa: N818 - named for what it tells
    """The store takes no updates."""


def answered(
    store: ox.Store, task: dict[str, Any], place: Path, most: int, writable: bool = False
) -> int:
    """Run a task, write the answer to a new file and return its bytes; an update writes none.

    Raises Unfit, ReadOnly, and what the engine and the disk raise.
    """
    if task["update"] and not writable:
        raise ReadOnly
    base = task["base"] or None
    with place.open("xb") as file:
        if task["update"]:
            store.update(task["text"], base_iri=base)
            return 0
        found = store.query(task["text"], base_iri=base, **_dataset(task))
        written = Bounded(file, most)
        _serialise(found, task["syntax"], written)
    return written.size


def _dataset(task: dict[str, Any]) -> dict[str, Any]:
    """Return the graphs that the protocol names: where it names any, there are no others.

    SPARQL 1.1 Protocol, section 2.1.4; SPARQL 1.1 Query Language, section 13.2.
    """
    given = {name: task[name] for name in ("default_graphs", "named_graphs")}
    if all(own is None for own in given.values()):
        return {}
    default, named = ([_name(iri) for iri in own or ()] for own in given.values())
    return {"default_graph": default, "named_graphs": named}


def _name(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise ValueError(f"<{iri}>: {error}") from None


def _serialise(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, syntax: str, written: Bounded
) -> None:
    own: Any = found
    formats: dict[str, Any] = GRAPHS if isinstance(found, ox.QueryTriples) else TABLES
    if syntax not in formats:
        raise Unfit
    own.serialize(written, formats[syntax])


def refusal(error: Exception, task: dict[str, Any], most: int) -> Refused:
    """Return what is told of a task that could not be done."""
    from fardplan_kg.publication.sparql import refusals

    if isinstance(error, Unfit):
        return refusals.unfit(task["syntax"])
    if isinstance(error, ReadOnly):
        return refusals.read_only()
    if isinstance(error, SyntaxError):
        return refusals.unreadable(task["text"], str(error.msg or error))
    if not isinstance(error, OSError):
        return refusals.wrong(str(error))
    if error.errno == errno.EFBIG:
        return refusals.too_large(most)
    if error.errno in _DISK:
        return refusals.no_room(os.strerror(error.errno))
    return refusals.unreached(str(error)) if task["services"] else refusals.elsewhere()


def run(folder: Path, settings: dict[str, Any], commands: BinaryIO, replies: BinaryIO) -> None:
    """Open the store, then do what each line asks for, to the end of the lines."""
    try:
        store = storage.opened(folder, writable=settings["writable"])
    except (OSError, SyntaxError, ValueError, RuntimeError) as error:
        return _say(replies, {"status": 503, "english": str(error), "swedish": str(error)})
    _say(replies, {"ready": True})
    for line in commands:
        asked = json.loads(line)
        signal.setitimer(signal.ITIMER_REAL, settings["seconds"] + GRACE)
        _say(
            replies,
            _done(store, asked["task"], folder / storage.ANSWERS / asked["answer"], settings),
        )
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def _done(
    store: ox.Store, task: dict[str, Any], place: Path, settings: dict[str, Any]
) -> dict[str, Any]:
    try:
        return {"size": answered(store, task, place, settings["answer"], settings["writable"])}
    except MemoryError:
        os.abort()  # as the engine does
    except (SyntaxError, ValueError, RuntimeError, OSError, Unfit, ReadOnly) as error:
        why = refusal(error, task, settings["answer"])
        place.unlink(missing_ok=True)
        return {"status": why.status, "english": why.english, "swedish": why.swedish}


def _say(replies: BinaryIO, told: dict[str, Any]) -> None:
    replies.write(json.dumps(told).encode() + b"\n")
    replies.flush()


def main(folder: str, given: str) -> None:
    """Take on the limits, then answer what comes in."""
    settings = json.loads(given)
    confinement.end_with(settings["parent"])
    confinement.confine(settings["memory"], 0 if settings["writable"] else settings["answer"])
    if not settings["services"]:
        confinement.seal()
    run(Path(folder), settings, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main(*sys.argv[1:])
