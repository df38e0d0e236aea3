"""What is published, before it is known how: documents, their representations, plain files, moves.

A document is an address without an ending, such as ``doc/actor/polis``. It has one representation
for each syntax and, as a page, for each language; each has an address of its own with an ending.
Which of them a visitor gets at the document's own address is settled by negotiation. The static
site writes every representation; the server makes one when it is asked for.

Addresses are paths relative to where the site stands, without a slash at the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import BASE

HTML = "text/html"
MEDIA = {
    "html": HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "csv": "text/csv",
    "json": "application/json",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "css": "text/css",
    "js": "text/javascript",
    "rq": "application/sparql-query",
    "xml": "application/xml",
    "txt": "text/plain",
    "md": "text/markdown",
    "wasm": "application/wasm",
}
"""The media types by the ending of the file."""
DATA = ("ttl", "jsonld", "nt", "rdf", "trig", "nq")
"""The endings of the syntaxes of RDF, in the order in which they are offered."""
TEXTUAL = ("text/", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Representation:
    """A document in one syntax and, as a page, in one language; or a plain file.

    path: its own address. language: empty where the content has none or several. made: gives the
    bytes, the same each time.
    """

    path: str
    media: str
    made: Callable[[], bytes] = field(compare=False, repr=False)
    language: str = ""

    @property
    def content_type(self) -> str:
        """The media type with its character encoding, as it stands in HTTP."""
        return f"{self.media}; charset=utf-8" if self.media.startswith(TEXTUAL) else self.media


@dataclass(frozen=True, slots=True)
class Document:
    """An address without an ending, and what can be had there; the first is the default.

    deprecated: whether what it is about is no longer used (its page says so and by what it is
    replaced).
    """

    path: str
    representations: tuple[Representation, ...]
    deprecated: bool = False

    def in_syntax(self, media: str, language: str = "") -> Representation | None:
        """Return the representation of a media type, in a language where it has several."""
        found = [own for own in self.representations if own.media == media]
        return next((own for own in found if own.language == language), found[0] if found else None)


@dataclass(frozen=True)
class Publication:
    """Everything that is published.

    base: the address at which it is served, with a slash at its end; identifiers stay what they
    are. documents: by path; the front page's path is empty. plain: files that are no document's
    representation, by path. moved: the path of a part of something (``id/claim/…``) → the path of
    the page that tells of it, with an anchor. gone: paths of what was published once and is no
    more.
    """

    documents: Mapping[str, Document]
    plain: Mapping[str, Representation] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    base: str = BASE
    version: str = ""

    @cached_property
    def files(self) -> dict[str, Representation]:
        """Every representation and plain file by its own path, sorted.

        Raises ValueError where two have the same path.
        """
        found: dict[str, Representation] = {}
        for own in self._all():
            if own.path in found:
                raise ValueError(f"{own.path}: two files of the site have this path")
            found[own.path] = own
        return dict(sorted(found.items()))

    def _all(self) -> Iterable[Representation]:
        yield from self.plain.values()
        for document in self.documents.values():
            yield from document.representations

    @property
    def mount(self) -> str:
        """The path of the base, with a slash at both ends."""
        return urlsplit(self.base).path

    def url(self, path: str) -> str:
        """Return the absolute address of a path."""
        return self.base + path


def plain(path: str, content: bytes, media: str = "") -> Representation:
    """Return a plain file; its media type is by its ending where none is given."""
    known = media or MEDIA.get(path.rsplit(".", 1)[-1], "application/octet-stream")
    return Representation(path, known, lambda: content)


def base_url(given: str) -> str:
    """Return the address at which the site is served, with a slash at its end.

    Raises CallFault unless it is an http or https address of a host, with or without a path of
    plain characters, and with nothing after the path.
    """
    try:
        parts = urlsplit(given.strip())
        port = parts.port
    except ValueError:
        raise _wrong(given) from None
    plain_path = all(c.isascii() and (c.isalnum() or c in "/_.~-") for c in parts.path)
    steps = parts.path.split("/")
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username is not None
        or parts.query
        or parts.fragment
        or "?" in given
        or "#" in given
        or not plain_path
        or "//" in parts.path
        or {".", ".."} & set(steps)
        or any(c.isspace() or c in "<>\"'`\\{}|^" for c in given.strip())
    ):
        raise _wrong(given)
    host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
    place = f"{host}:{port}" if port else host
    return f"{parts.scheme}://{place}{parts.path.rstrip('/')}/"


def _wrong(given: str) -> CallFault:
    return CallFault(
        f"--base-url '{given}': must be the http or https address at which the pages are served, "
        "such as https://data.example.se/fardplan/",
        f"--base-url '{given}': ska vara http- eller https-adressen där sidorna visas, till "
        "exempel https://data.example.se/fardplan/",
    )
