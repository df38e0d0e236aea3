"""The access log: one JSON object a line, and nothing in it that tells who the visitor is.

No address of the visitor, no user agent, no referrer and no query: personal data is not kept.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from starlette.responses import Response

from fardplan_kg.faults import CallFault


@dataclass(frozen=True, slots=True)
class Entry:
    """A request and its answer. ms: milliseconds until the answer was handed over.

    bytes: of the content sent. fault: what went wrong where the answer is 500.
    """

    method: str
    path: str
    status: int
    bytes: int
    ms: float
    media: str = ""
    language: str = ""
    fault: str = ""

    @classmethod
    def of(cls, method: str, path: str, response: Response, ms: float, fault: str = "") -> Entry:
        """Return the entry of an answer."""
        headers = response.headers
        size = 0 if method == "HEAD" else int(headers.get("content-length", 0))
        media = headers.get("content-type", "").split(";")[0]
        language = headers.get("content-language", "")
        return cls(method[:20], path, response.status_code, size, round(ms, 2), media, language,
                   fault)  # fmt: skip


Log = Callable[[Entry], None]


def silent(entry: Entry) -> None:
    """Record nothing."""
    del entry


def log_to(stream: TextIO) -> Log:
    """Return what writes an entry to a stream; everything but ASCII is escaped by JSON.

    An entry that cannot be written (a full disk, a reader who has gone) is lost: the visitor gets
    the answer all the same.
    """

    def write(entry: Entry) -> None:
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        told = {"time": time} | {
            name: value for name, value in asdict(entry).items() if value != ""
        }
        try:
            stream.write(json.dumps(told) + "\n")
            stream.flush()
        except (OSError, ValueError):
            return

    return write


@contextmanager
def log_to_file(path: Path | None) -> Iterator[Log]:
    """Give what writes to the end of a file, or to stderr where no file is named.

    Raises CallFault where the file cannot be written.
    """
    if path is None:
        yield log_to(sys.stderr)
        return
    try:
        stream = path.open("a", encoding="ascii")
    except OSError as error:
        raise CallFault(
            f"--access-log {path}: cannot be written ({error.strerror})",
            f"--access-log {path}: kan inte skrivas ({error.strerror})",
        ) from None
    with stream:
        yield log_to(stream)
