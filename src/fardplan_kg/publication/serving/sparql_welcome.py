"""What the SPARQL endpoint answers where nothing is asked: what it is, or the query page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from fardplan_kg.publication.documents import HTML, MEDIA
from fardplan_kg.publication.headers import FRESH
from fardplan_kg.publication.serving import negotiation
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.sparql.tasks import Refused
from fardplan_kg.questions import LANGUAGES

SYNTAXES = {MEDIA[ending]: ending for ending in ("ttl", "nt", "rdf", "jsonld")}
PAGE = "fraga"


@dataclass(frozen=True)
class Welcome:
    """described: gives the service description in the syntax of an ending.

    page: gives the query page in a language; None where there is none.
    """

    described: Callable[[str], bytes]
    page: Callable[[str], bytes] | None = None

    def answer(self, asked: Asked) -> Response:
        """Return the description or the page, or that the visitor has it. Raises Refused (406)."""
        offered = (*SYNTAXES, *((HTML,) if self.page else ()))
        media = negotiation.media(asked.header("accept"), offered)
        if media is None:
            raise Refused(406, f"the service is described as {', '.join(offered)}",
                          f"tjänsten beskrivs som {', '.join(offered)}")  # fmt: skip
        if media == HTML and self.page:
            language = negotiation.language(asked.header("accept-language"), LANGUAGES)
            own = {"Content-Language": language, "Content-Location": f"{PAGE}.{language}.html"}
            return _whole(asked, self.page(language), media, own)
        return _whole(asked, self.described(SYNTAXES[media]), media, {})


def _whole(asked: Asked, content: bytes, media: str, headers: dict[str, str]) -> Response:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    same = {"Cache-Control": FRESH, "Vary": "Accept, Accept-Language", "ETag": tag, **headers}
    tags = asked.header("if-none-match")
    if tags and negotiation.same_tag(tags, tag):
        return Response(status_code=304, headers=same)
    shown = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(content, headers={**same, "Content-Type": shown})
