"""Which representation a visitor gets, by what the visitor's headers prefer.

RFC 9110, section 12.5: the most specific range decides, q=0 forbids, the server's own order settles
ties. Real headers are broken in many ways (lists that one server could not read:
zazuko/trifid#362; two q-values for one type: zazukoians/trifid-ld#25; Java's ``*; q=.2``), so a
range that cannot be read is left out, and a header of which nothing can be read counts as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

ANY = "*"
# possessive, and a quote without an end lasts to the end: time grows with the length, no faster
_QUOTED = r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)'
_MEMBERS = re.compile(rf'(?:[^",]|{_QUOTED})++', re.DOTALL)
_PIECES = re.compile(rf'(?:[^";]|{_QUOTED})++', re.DOTALL)
_NAME = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_MEDIA = re.compile(rf"{_NAME}/{_NAME}|\*", re.ASCII)
_LANGUAGE = re.compile(r"(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)", re.ASCII)
_CODING = re.compile(_NAME, re.ASCII)
_QUALITY = re.compile(r"(?:0|1)?\.?\d{0,9}", re.ASCII)


def media(header: str, offered: Sequence[str]) -> str | None:
    """Return the media type to send, or None where none of those offered is acceptable.

    Parameters such as ``profile`` and ``charset`` are not looked at. offered is in the order of
    the server's own preference, and holds one at least.
    """
    wanted = _wanted(header, _MEDIA)
    if not wanted:
        return offered[0]
    best = max(offered, key=lambda own: _media_quality(wanted, own))
    return best if _media_quality(wanted, best) > 0 else None


def language(header: str, offered: Sequence[str]) -> str:
    """Return the language to send: never none, for a page in another language is better than none.

    ``sv-SE`` stands for ``sv`` too (RFC 4647, section 3.4: lookup).
    """
    wanted = _wanted(header, _LANGUAGE)
    ranked = {own: _language_quality(wanted, own) for own in offered}
    return max(offered, key=lambda own: ranked[own])


def gzipped(header: str) -> bool:
    """Whether the visitor takes content compressed with gzip: only where the header says so."""
    wanted = _wanted(header, _CODING)
    named = [wanted[name] for name in ("gzip", "x-gzip") if name in wanted]
    return (max(named) if named else wanted.get(ANY, 0.0)) > 0


def same_tag(header: str, tag: str) -> bool:
    """Whether If-None-Match names a tag: RFC 9110, section 13.1.2, by weak comparison."""
    return header.strip() == ANY or tag in re.findall(r'"[^"]*+"', header)


def _media_quality(wanted: Mapping[str, float], own: str) -> float:
    ranges = (own, f"{own.split('/')[0]}/*", "*/*", ANY)
    return next((wanted[name] for name in ranges if name in wanted), 0.0)


def _language_quality(wanted: Mapping[str, float], own: str) -> float:
    """One that is not named comes after those named, and before one that is refused."""
    named = [q for name, q in wanted.items() if name == own or name.startswith(f"{own}-")]
    quality = max(named) if named else wanted.get(ANY)
    if quality is None:
        return 0.0
    return quality or -1.0


def _wanted(header: str, form: re.Pattern[str]) -> dict[str, float]:
    """Return the quality of each range; of one that is named twice, the better."""
    found: dict[str, float] = {}
    for name, quality in _ranges(_MEMBERS.findall(header), form):
        found[name] = max(quality, found.get(name, 0.0))
    return found


def _ranges(members: Iterable[str], form: re.Pattern[str]) -> Iterator[tuple[str, float]]:
    for member in members:
        name, *parameters = [piece.strip() for piece in _PIECES.findall(member)] or [""]
        quality = _quality(parameters)
        if form.fullmatch(name) and quality is not None:
            yield name.lower(), quality


def _quality(parameters: Iterable[str]) -> float | None:
    """Return the weight, 1 where none is given, None where it is no number from 0 to 1."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            text = value.strip()
            number = bool(_QUALITY.fullmatch(text)) and any(c.isdigit() for c in text)
            return float(text) if number and float(text) <= 1 else None
    return 1.0
