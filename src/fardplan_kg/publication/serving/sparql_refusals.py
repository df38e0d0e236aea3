"""What is answered where a query is refused: plain text, in the language that was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus

from starlette.responses import Response

from fardplan_kg.publication.headers import CHANGING
from fardplan_kg.publication.serving import negotiation
from fardplan_kg.publication.sparql.tasks import Refused
from fardplan_kg.questions import LANGUAGES

_NAMED = re.compile(rf"(?:^|[,\s])(?:{'|'.join(LANGUAGES)})(?![A-Za-z])", re.IGNORECASE)


def refusal(refused: Refused, languages: str, methods: Sequence[str]) -> Response:
    """Return the answer that tells why; in each language unless the visitor names one of ours."""
    own = (negotiation.language(languages, LANGUAGES),) if _NAMED.search(languages) else LANGUAGES
    texts = {"sv": refused.swedish, "en": refused.english}
    told = [f"{texts[language][:1].upper()}{texts[language][1:]}." for language in own]
    lines = [f"{refused.status} {HTTPStatus(refused.status).phrase}", *told, ""]
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Language": ", ".join(own),
        "Cache-Control": CHANGING,
        "Vary": "Accept, Accept-Language",
        **({"Retry-After": str(refused.wait)} if refused.wait else {}),
        **({"Allow": ", ".join(methods)} if refused.status == 405 else {}),
    }
    return Response("\n".join(lines).encode("utf-8", "replace"), refused.status, headers)
