"""Type maps: what Apache's mod_negotiation chooses from at a document's own address.

The form is that of https://httpd.apache.org/docs/2.4/mod/mod_negotiation.html#typemaps. A source
quality (``qs``) settles ties in the publication's own order; its steps are of one thousandth, the
finest that HTTP's q-values have (RFC 9110, section 12.4.2), so that what a visitor prefers decides.
"""

from __future__ import annotations

from posixpath import dirname, relpath

from fardplan_kg.publication.documents import Document

FRONT = "index"
STEP, LEAST = 0.001, 0.001


def name(document: Document) -> str:
    """Return the path of a document's type map."""
    return f"{document.path or FRONT}.var"


def content(document: Document) -> bytes:
    """Return a document's type map.

    The addresses have a slash, which keeps Apache from transparent negotiation (RFC 2295) and its
    headers. No charset is named: everything is UTF-8, and Accept-Charset refuses nobody.
    """
    ranks = {media: rank for rank, media in enumerate(_kinds(document))}
    folder = dirname(document.path) or "."
    entries = []
    for own in document.representations:
        quality = max(1 - STEP * ranks[own.media], LEAST)
        lines = [
            f"URI: ./{relpath(own.path, folder)}",
            f"Content-Type: {own.media}; qs={quality:.3f}",
            *([f"Content-Language: {own.language}"] if own.language else []),
        ]
        entries.append("\n".join(lines))
    return ("\n\n".join(entries) + "\n").encode()


def _kinds(document: Document) -> list[str]:
    return list(dict.fromkeys(own.media for own in document.representations))
