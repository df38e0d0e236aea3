"""What can go wrong with a SPARQL endpoint, told in both languages: what it is, what mends it."""

from __future__ import annotations

import html
import re
from http.client import InvalidURL
from urllib.error import URLError
from urllib.parse import urlsplit

from fardplan_kg.faults import CallFault, DataFault, Fault

LONGEST_MESSAGE = 200
DAY = 24 * 60 * 60
MAY_PASS = (502, 503, 504)
EXAMPLE = "http://localhost:7878/query"


class PassingFault(CallFault):
    """What another try may mend."""


def tried(fault: PassingFault, times: int) -> CallFault:
    """Return the fault of an exchange that was tried several times."""
    if times == 1:
        return CallFault(str(fault), fault.swedish)
    return CallFault(f"{fault} (tried {times} times)", f"{fault.swedish} ({times} försök)")


def check_url(url: str) -> None:
    """Raise CallFault for what is not the URL of an endpoint."""
    if wrong := _wrong(url):
        # a password in it is not repeated on a screen that others may see
        shown = plain(re.sub(r"//[^/]*@", "//…@", url))
        english, swedish = wrong
        raise CallFault(
            f"the endpoint {shown} {english}, such as {EXAMPLE}",
            f"ändpunkten {shown} {swedish}, som {EXAMPLE}",
        )


def check_timeout(timeout: float) -> None:
    """Raise CallFault for a time limit that no exchange can have."""
    if not 0 < timeout <= DAY:
        raise CallFault(
            f"a time limit of {timeout:g} s: must be more than 0, at most {DAY}",
            f"en tidsgräns på {timeout:g} s: måste vara mer än 0, högst {DAY}",
        )


def _wrong(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:
        return "is no URL", "är ingen URL"
    if parts.scheme not in ("http", "https") or not host:
        return (
            "must begin with http:// or https:// and a host",
            "måste börja med http:// eller https:// och en värddator",
        )
    if parts.username is not None:
        return "must hold no name and password", "får inte innehålla namn och lösenord"
    if "?" in url or "#" in url:
        return "must end before '?' and '#'", "måste sluta före '?' och '#'"
    if not re.fullmatch("[!-~]+", url):
        return "must be written in ASCII, without spaces", "måste skrivas i ASCII, utan mellanslag"
    return None


def web_page(url: str) -> CallFault:
    """Return the fault for a page of HTML where results were asked for."""
    return CallFault(
        f"{url} answers with a web page, not with results: it may be the page of a form; the "
        "endpoint itself often ends in /sparql or /query",
        f"{url} svarar med en webbsida, inte med resultat: den kan vara ett formulärs sida; själva "
        "ändpunkten slutar ofta på /sparql eller /query",
    )


def redirected(url: str, place: str) -> CallFault:
    """Return the fault for a redirect that loses the query."""
    return CallFault(
        f"{url} redirects to {plain(place)}: give that URL instead",
        f"{url} hänvisar till {plain(place)}: ange den URL:en i stället",
    )


def no_results(url: str) -> CallFault:
    """Return the fault for JSON that is no SPARQL result."""
    return CallFault(
        f"{url} answers with JSON that is no SPARQL result: is it a SPARQL endpoint?",
        f"{url} svarar med JSON som inte är ett SPARQL-resultat: är det en SPARQL-ändpunkt?",
    )


def lacking(url: str, what: str, swedish: str) -> CallFault:
    """Return the fault for an endpoint without our graph, or without a part of it."""
    mends = f"fardplan load --endpoint {url}"
    return CallFault(
        f"{url} does not hold {what}: {mends} puts it in",
        f"{url} har inte {swedish}: {mends} läser in den",
    )


def broken(url: str, cause: str) -> DataFault:
    """Return the fault for an answer that breaks off or cannot be read."""
    return DataFault(
        f"{url} gave half an answer, or a broken one ({plain(cause)}): it may have cut it at a "
        "limit of its own; ask for less, or try again later",
        f"{url} gav ett halvt eller trasigt svar ({plain(cause)}): den kan ha brutit det vid en "
        "egen gräns; fråga efter mindre, eller försök igen senare",
    )


def refusal(url: str, code: int, body: bytes) -> Fault:
    """Return the fault for an answer that is no success."""
    said = f" ({code}): {line}" if (line := first_line(body)) else f" ({code})"
    if code in MAY_PASS:
        return PassingFault(
            f"{url} is not available now{said}; try again later",
            f"{url} går inte att nå just nu{said}; försök igen senare",
        )
    if 300 <= code < 400:
        return CallFault(
            f"{url} redirects in a loop, or where no query can follow ({code}): give the URL that "
            "it should lead to",
            f"{url} hänvisar runt, eller dit ingen fråga kan följa med ({code}): ange den URL som "
            "den borde leda till",
        )
    if code in (401, 403):
        return CallFault(f"{url} does not allow this{said}", f"{url} tillåter inte detta{said}")
    if code in (404, 405, 410):
        return CallFault(
            f"{url} is no SPARQL endpoint{said}", f"{url} är ingen SPARQL-ändpunkt{said}"
        )
    if code >= 500:
        return DataFault(f"{url} failed{said}", f"{url} misslyckades{said}")
    return DataFault(f"{url} refuses the request{said}", f"{url} avvisar begäran{said}")


def failure(url: str, timeout: float, error: Exception) -> Fault:
    """Return the fault for an exchange that came to no whole answer."""
    cause = error.reason if isinstance(error, URLError) else error
    told = _told(cause)
    if isinstance(cause, TimeoutError):
        return PassingFault(
            f"{url} gave no whole answer within {timeout:g} s: allow more with --timeout, or ask "
            "for less",
            f"{url} gav inget helt svar inom {timeout:g} s: tillåt mer med --timeout, eller fråga "
            "efter mindre",
        )
    if isinstance(cause, ConnectionError):
        return PassingFault(
            f"{url} cannot be reached ({told}): is it running?",
            f"{url} går inte att nå ({told}): är den igång?",
        )
    if isinstance(error, URLError | UnicodeError | InvalidURL):
        return CallFault(
            f"{url} cannot be reached ({told}): is the URL right?",
            f"{url} går inte att nå ({told}): är URL:en rätt?",
        )
    return broken(url, told)


def first_line(body: bytes) -> str:
    r"""Return the first line of what a server says, or the title of its page, fit for a terminal.

    >>> first_line(b"error at 1:8\n in your query")
    'error at 1:8'
    """
    text = body.decode("utf-8", "replace").strip()
    if title := re.search(r"<title[^>]*>(.*?)</title>", text, re.I | re.S):
        return plain(html.unescape(" ".join(title[1].split())))
    return "" if text.startswith("<") else plain(text.partition("\n")[0].strip())


def plain(text: str) -> str:
    """Return a text that is short and sends nothing but letters to a terminal."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= LONGEST_MESSAGE else f"{shown[:LONGEST_MESSAGE]}…"


def _told(error: object) -> str:
    return plain(str(getattr(error, "strerror", None) or error) or type(error).__name__)
