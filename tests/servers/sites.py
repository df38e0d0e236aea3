"""A site's folder, written as ``fardplan site`` writes it, and how a visitor asks for its parts."""

from __future__ import annotations

import http.client
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.hosting.files import hosting_files

WRITTEN = 1_700_000_000
"""Seconds: when every file was written, as a copy to a server may leave them."""


@dataclass(frozen=True)
class Answer:
    """What a server answered; the names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def laid_out(publication: Publication) -> Iterator[Path]:
    """Write the site under its mount in a folder that any user may read."""
    content = {path: own.made() for path, own in publication.files.items()}
    with tempfile.TemporaryDirectory(prefix="fardplan-site-") as name:
        root = Path(name)
        root.chmod(0o755)
        for path, made in (content | hosting_files(publication)).items():
            file = root / publication.mount.strip("/") / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made)
            os.utime(file, (WRITTEN, WRITTEN))
        yield root


def asked(url: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path as it stands; ``accept_language`` is the header Accept-Language."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    try:
        # putrequest and not request: no Accept-Encoding of its own
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value.encode("latin-1"))
        connection.endheaders()
        got = connection.getresponse()
        named = {name.lower(): value for name, value in got.getheaders()}
        return Answer(got.status, named, got.read())
    finally:
        connection.close()
