"""A site over HTTP: one host, one request at a time, and never more than the limits allow."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from urllib.robotparser import RobotFileParser

import httpx

from fardplan_kg import __version__
from fardplan_kg.faults import CallFault
from fardplan_kg.publication.checking.answer import Answer, origin
from fardplan_kg.publication.checking.limits import MOST_BYTES, Limits
from fardplan_kg.publication.checking.outcome import NotApplicable, Words

AGENT = "fardplan-check"
USER_AGENT = f"{AGENT}/{__version__}"
KEPT_BYTES = 1024 * 1024
Key = tuple[str, str, tuple[tuple[str, str], ...], bytes, bytes]


class TooMuch(Exception):  # noqa: N818 - becomes an answer's trouble
    """The answer is longer, or takes longer, than what is read of one; and why."""

    def __init__(self, swedish: str, english: str) -> None:
        super().__init__(english)
        self.words = Words(swedish, english)


class Web:
    """A site over HTTP. Redirects are never followed by themselves; cookies are not kept."""

    served = True

    def __init__(
        self, root: str, limits: Limits, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.root, self.limits = root, limits
        # no proxy, no .netrc: what is asked is the host that was named, by nobody in particular
        self.client = httpx.Client(transport=transport, trust_env=False, timeout=limits.each)
        self.robots: RobotFileParser | None = None
        self.kept: dict[Key, Answer] = {}

    def close(self) -> None:
        """End the connections."""
        self.client.close()

    def begin(self) -> None:
        """Ask for the front page. Raises CallFault where the host does not answer."""
        answer = self.ask(self.root)
        if not answer.status and answer.trouble:
            raise CallFault(
                f"{self.root}: no answer ({answer.trouble.english}); is the address right?",
                f"{self.root}: inget svar ({answer.trouble.swedish}); stämmer adressen?",
            )

    def allowed(self, url: str) -> bool:
        """Whether robots.txt lets us ask (RFC 9309)."""
        return self.robots is None or self.robots.can_fetch(AGENT, url)

    def ask(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        most: int = MOST_BYTES,
        target: bytes = b"",
        content: bytes = b"",
    ) -> Answer:
        """Ask for an address of the site's own host; the same question is asked once.

        target: what stands in the request line, where the address cannot say it (``/../``).
        content: what is sent with it.
        Raises LimitReached, and NotApplicable where robots.txt forbids it.
        """
        if origin(url) != origin(self.root):
            other = Words("en annan värd; frågas inte", "another host; not asked")
            return Answer(method, url, {}, 0, trouble=other)
        if not self.allowed(url):
            raise NotApplicable(
                f"robots.txt tillåter inte {url[:200]}", f"robots.txt disallows {url[:200]}"
            )
        sent = {"user-agent": USER_AGENT, "accept-encoding": "identity", **(headers or {})}
        key = (method, url, tuple(sorted(sent.items())), target, content)
        if key not in self.kept:
            answer = self._ask(method, url, sent, most, target, content)
            if len(answer.body) > KEPT_BYTES:
                return answer
            self.kept[key] = answer
        return self.kept[key]

    def _ask(
        self, method: str, url: str, sent: dict[str, str], most: int, target: bytes, content: bytes
    ) -> Answer:
        self.limits.count()
        try:
            # httpx and the servers of some frameworks tidy a path; the target is sent as it is
            extensions = {"timeout": httpx.Timeout(self.limits.each).as_dict()}
            if target:
                extensions["target"] = target  # type: ignore[assignment]
            request = httpx.Request(
                method, url, headers=sent, content=content or None, extensions=extensions
            )
            response = self.client.send(request, stream=True)
            try:
                body = self._body(response, most) if method != "HEAD" else b""
            finally:
                response.close()
        except TooMuch as reason:
            return Answer(method, url, sent, 0, trouble=reason.words)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, zlib.error) as error:
            return Answer(method, url, sent, 0, trouble=_trouble(error))
        return Answer(method, url, sent, response.status_code, _headers(response), body)

    def _body(self, response: httpx.Response, most: int) -> bytes:
        """Return the body without its encoding (RFC 9110, section 8.4).

        Encodings are undone here and not by httpx: a few bytes of gzip can be gigabytes.
        """
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        parts, size = [], 0
        for part in _decoded(self._timely(response), coding, most):
            size += len(part)
            if size > most:
                raise TooMuch(f"mer än {most} byte", f"more than {most} bytes")
            parts.append(part)
        return b"".join(parts)

    def _timely(self, response: httpx.Response) -> Iterator[bytes]:
        begun = self.limits.clock()
        # without a size of chunks: httpx would wait until one is full
        for part in response.iter_raw():
            yield part
            if self.limits.clock() - begun > self.limits.each:
                limit = f"{self.limits.each:g}"
                raise TooMuch(f"slutar inte på {limit} sekunder", f"no end in {limit} seconds")
            self.limits.ensure_time()


def _decoded(parts: Iterator[bytes], coding: str, most: int) -> Iterator[bytes]:
    if coding in ("", "identity"):
        yield from parts
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise TooMuch(f"okänd kodning: {coding[:40]}", f"unknown encoding: {coding[:40]}")
    undoing = zlib.decompressobj(47 if "gzip" in coding else zlib.MAX_WBITS)
    for part in parts:
        yield undoing.decompress(part, most + 1)
        if undoing.unconsumed_tail:
            raise TooMuch(f"mer än {most} byte", f"more than {most} bytes")


def _headers(response: httpx.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


TROUBLES = (
    (httpx.TimeoutException, Words("inget svar i tid", "no answer in time")),
    (httpx.ConnectError, Words("värden går inte att nå", "the host cannot be reached")),
    (httpx.RemoteProtocolError, Words("svaret är inte HTTP", "the answer is not HTTP")),
    (zlib.error, Words("fel i kodningen gzip", "broken gzip")),
)


def _trouble(error: Exception) -> Words:
    own = (words for kind, words in TROUBLES if isinstance(error, kind))
    return next(own, Words("anslutningen bröts", "the connection broke"))
