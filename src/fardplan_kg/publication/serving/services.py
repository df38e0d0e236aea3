"""What is answered by asking the graph anew, beside what is published as it is."""

from __future__ import annotations

from typing import Protocol

from starlette.responses import Response

from fardplan_kg.publication.serving.asked import Asked


class Service(Protocol):
    """Answers at one address, or at several.

    What has more content than ``largest`` is refused (413) before the service sees it.
    """

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods of HTTP that are answered, OPTIONS among them."""

    @property
    def largest(self) -> int:
        """Bytes of content that a request may have."""

    async def answer(self, asked: Asked, content: bytes) -> Response | None:
        """Return the answer to GET, HEAD or POST, None where this is not the service's to answer.

        What is published at the address is then the answer. The body of an answer to HEAD is left
        out by who sends it. Headers that every answer has are added later.
        """
