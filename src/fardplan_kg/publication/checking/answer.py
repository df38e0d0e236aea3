"""An answer: what was asked, what came back, or why nothing did."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from fardplan_kg.publication.checking.outcome import Flaw, Words

SHOWN = ("accept", "accept-language", "if-none-match")
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. status: 0 where nothing did, and then `trouble` says why.

    headers: by their names in small letters; several of one name are joined by a comma.
    """

    method: str
    url: str
    sent: Mapping[str, str]
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    trouble: Words | None = None

    @property
    def media(self) -> str:
        """The media type without its parameters, in small letters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text, by the charset that is declared, else UTF-8."""
        declared = self.headers.get("content-type", "").lower().partition("charset=")[2]
        try:
            charset = codecs.lookup(declared.split(";")[0].strip(" \"'") or "utf-8").name
            return self.body.decode(charset, "replace")
        except (LookupError, ValueError, UnicodeError):
            return self.body.decode("utf-8", "replace")

    def says(self, header: str) -> str:
        """Return a header's value, or nothing."""
        return self.headers.get(header, "")

    def lists(self, header: str) -> set[str]:
        """Return the members of a header that is a list, in small letters."""
        return {part.strip().lower() for part in self.says(header).split(",")} - {""}

    def told(self, language: str) -> str:
        """Return what was asked and what came, on one line."""
        sent = [f"{name}: {value[:80]}" for name, value in self.sent.items() if name in SHOWN]
        what = " ".join([self.method, self.url[:300], *(f"[{own}]" for own in sent)])
        if self.trouble:
            return f"{what} → {self.trouble.told(language)}"
        return f"{what} → {self.status} {self.media}".rstrip()

    def flaw(self, swedish: str, english: str) -> Flaw:
        """Return what is wrong with this answer."""
        return Flaw(f"{self.told('sv')}; {swedish}", f"{self.told('en')}; {english}")


def joined(base: str, reference: str) -> str:
    """Return an absolute http address without its fragment, or nothing where there is none."""
    try:
        found = urldefrag(urljoin(base, reference.strip())).url
        return found if urlsplit(found).scheme in PORTS else ""
    except ValueError:
        return ""


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port; all empty where it is no address.

    The comparison of origins is RFC 6454, section 4.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        return parts.scheme, parts.hostname or "", port
    except ValueError:
        return "", "", 0
