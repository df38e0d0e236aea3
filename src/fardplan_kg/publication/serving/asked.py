"""What a visitor asks for: the method, the path, and what the headers prefer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.types import Scope

_ORIGIN = re.compile(rb"https?://[^/?#]*", re.IGNORECASE)
_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_RESERVED = re.compile(rb"%(?=2f|5c)", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A request, of which only the head has been read.

    target: the path as it was sent, still escaped, without the origin that a proxy may put before
    it (RFC 9112, section 3.2.2) and without the query. query: what follows the question mark, as it
    was sent. client: the address of who asks, or of the proxy in front; empty where not known.
    """

    method: str
    target: bytes
    headers: Headers
    length: int
    """Bytes of the path and the query together, as sent."""
    query: bytes = b""
    client: str = ""

    @classmethod
    def of(cls, scope: Scope) -> Asked:
        """Return what an ASGI scope asks for."""
        sent: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
        length = len(sent) + len(scope["query_string"])
        target = _ORIGIN.sub(b"", sent, count=1) if sent[:1] != b"/" else sent
        client = (scope.get("client") or ("",))[0]
        headers = Headers(scope=scope)
        return cls(scope["method"], target, headers, length, scope["query_string"], client)

    @property
    def shown(self) -> str:
        """The path to be shown or recorded: nothing in it but visible ASCII, and not all too long.

        The server takes no other characters; other ASGI servers may.
        """
        text = self.target[:300].decode("ascii", "replace")
        return "".join(c if "!" <= c <= "~" else "?" for c in text)

    @cached_property
    def path(self) -> str | None:
        """The path in plain characters, None where it is not well-formed.

        An escaped slash or backslash stays escaped: it parts no steps (RFC 3986, section 2.2).
        """
        if _ESCAPE.search(self.target):
            return None
        try:
            text = unquote_to_bytes(_RESERVED.sub(b"%25", self.target)).decode()
        except UnicodeDecodeError:
            return None
        return None if _CONTROL.search(text) else text

    def header(self, name: str) -> str:
        """Return the value of a header; that of several of the same name as one list."""
        return ", ".join(self.headers.getlist(name))

    @property
    def headers_size(self) -> int:
        """Bytes of all headers, as they stand in HTTP/1.1."""
        return sum(len(name) + len(value) + 4 for name, value in self.headers.raw)
