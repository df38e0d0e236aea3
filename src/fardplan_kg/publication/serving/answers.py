"""The answers to what is found: a representation, that it has not changed, or where to go."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

from fardplan_kg.publication.documents import HTML, Document, Publication, Representation
from fardplan_kg.publication.headers import FRESH, VARY
from fardplan_kg.publication.serving import negotiation
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.kept import Kept
from fardplan_kg.publication.serving.resolution import Elsewhere


def negotiated(document: Document, asked: Asked) -> Representation | None:
    """Return the representation of a document that a visitor prefers, None if none will do."""
    offered = list(dict.fromkeys(own.media for own in document.representations))
    media = negotiation.media(asked.header("accept"), offered)
    if media is None:
        return None
    found = [own for own in document.representations if own.media == media]
    language = negotiation.language(
        asked.header("accept-language"), [own.language for own in found]
    )
    return document.in_syntax(media, language)


async def document(
    publication: Publication, own: Document, chosen: Representation, asked: Asked, kept: Kept
) -> Response:
    """Return a document in the representation chosen, with the addresses of the others."""
    mount = publication.mount
    headers = {"Vary": VARY, "Content-Location": mount + chosen.path}
    links = ", ".join(_links(mount, (r for r in own.representations if r != chosen)))
    if links:
        headers["Link"] = links
    return await file(chosen, asked, kept, headers)


async def file(
    own: Representation, asked: Asked, kept: Kept, headers: dict[str, str] | None = None
) -> Response:
    """Return a representation as it is, or that it is the one the visitor has already (304)."""
    coded = negotiation.gzipped(asked.header("accept-encoding"))
    content = await kept.content(own, coded)
    same = {
        "Cache-Control": FRESH,
        "Vary": "Accept-Encoding",
        "ETag": content.tag,
        **(headers or {}),
    }
    tags = asked.header("if-none-match")
    if tags and negotiation.same_tag(tags, content.tag):
        return Response(status_code=304, headers=same)
    whole = {
        "Content-Type": own.content_type,
        **({"Content-Language": own.language} if own.language else {}),
        **({"Content-Encoding": content.coding} if content.coding else {}),
    }
    return Response(content.body, headers=whole | same)


def elsewhere(publication: Publication, found: Elsewhere) -> Response:
    """Return where to go, as a path of this host: it holds behind any proxy (RFC 9110, 10.2.2)."""
    place = publication.mount + found.path
    headers = {
        "Location": place,
        "Cache-Control": FRESH,
        "Content-Type": "text/plain; charset=utf-8",
    }
    return Response(f"{place}\n", 308 if found.permanent else 303, headers)


def alternatives(publication: Publication, own: Document) -> tuple[tuple[str, str], ...]:
    """Return the address and media type of every representation of a document."""
    return tuple((publication.mount + r.path, r.media) for r in own.representations)


def _links(mount: str, others: Iterable[Representation]) -> Iterable[str]:
    for own in others:
        language = f'; hreflang="{own.language}"' if own.media == HTML and own.language else ""
        yield f'<{mount}{own.path}>; rel="alternate"; type="{own.media}"{language}'
