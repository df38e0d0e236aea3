"""What every web server must be told of the files of a site: media types, headers, moves.

Endings decide the media types. A file whose ending says something else, or nothing (such as
``.well-known/void``), is told by its own name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from fardplan_kg.publication.documents import MEDIA, Publication, Representation
from fardplan_kg.publication.headers import (
    ALLOWED,
    CHANGING,
    EVERYWHERE,
    FRESH,
    VARY,
)
from fardplan_kg.publication.headers import policies as all_policies

PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""The answer to OPTIONS: what a script of another site may ask (Fetch, CORS)."""
ALWAYS = {**EVERYWHERE, "Vary": VARY}
POLICY = "Content-Security-Policy"
CACHED, UNCACHED = FRESH, CHANGING
CONFIGURATION = "config/"
"""The folder of what nginx and Caddy read; none of the servers shows it."""
_PATH = re.compile(r"[A-Za-z0-9/_.~-]*")
_TARGET = re.compile(r"[A-Za-z0-9/_.~-]*(#[A-Za-z0-9/_.~:-]+)?")


def ending(path: str) -> str:
    """Return what follows the last full stop of a file's name, or nothing."""
    name = path.rsplit("/", 1)[-1]
    return name.rpartition(".")[2] if "." in name else ""


def types(publication: Publication) -> dict[str, str]:
    """Return ending → content type: the one that most of the site's files with it have."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for name, media in MEDIA.items():
        counted[name][Representation("", media, bytes).content_type] += 1
    for path, own in publication.files.items():
        if ending(path):
            counted[ending(path)][own.content_type] += 1
    return {name: _commonest(found) for name, found in sorted(counted.items())}


def _commonest(found: Mapping[str, int]) -> str:
    return min(found, key=lambda name: (-found[name], name))


def exceptions(publication: Publication) -> dict[str, Representation]:
    """Return the files whose content type is not the one of their ending, by path."""
    usual = types(publication)
    return {
        path: own
        for path, own in publication.files.items()
        if usual.get(ending(path)) != own.content_type
    }


def unmarked(publication: Publication) -> dict[str, str]:
    """Return path → language of the files in a language that their names do not tell."""
    return {
        path: own.language
        for path, own in publication.files.items()
        if own.language and own.language not in path.rsplit("/", 1)[-1].split(".")[1:]
    }


def pageless(publication: Publication) -> dict[str, str]:
    """Return path → path of the default representation, of the documents that are data alone."""
    return {
        path: own.representations[0].path
        for path, own in sorted(publication.documents.items())
        if path and own.in_syntax(MEDIA["html"]) is None
    }


def policies(publication: Publication) -> dict[str, str]:
    """Return path → content security policy of the pages that have one of their own."""
    found = {path: own for path, own in all_policies().items() if path in publication.files}
    checked(found)
    return found


def moves(publication: Publication) -> dict[str, str]:
    """Return path → the path, with the mount, to which a part of something has moved.

    Raises ValueError for a path that the configuration could not hold as it stands.
    """
    found = {old: publication.mount + new for old, new in publication.moved.items()}
    checked(found, _PATH)
    checked(found.values(), _TARGET)
    return dict(sorted(found.items()))


def tombstones(publication: Publication) -> list[str]:
    """Return the paths of what is gone: of the documents and of the things they were about."""
    both = {
        twin + path.partition("/")[2] if path.startswith(("doc/", "id/")) else path
        for path in publication.gone
        for twin in ("doc/", "id/")
    }
    checked(both, _PATH)
    return sorted(both)


def checked(paths: Iterable[str], form: re.Pattern[str] = _PATH) -> None:
    """Raise ValueError for a path that is not of plain characters."""
    for path in paths:
        if not form.fullmatch(path):
            raise ValueError(f"{path!r}: a path of the site has only A-Z a-z 0-9 / _ . ~ -")


def quoted(text: str) -> str:
    """Return a header's value in the quotes that all three servers read.

    Raises ValueError where one of the servers would read more into it than what stands there.
    """
    if re.search(r'["\\%${}\x00-\x1f]', text):
        raise ValueError(f"{text!r}: a header's value in the configuration must be plain")
    return f'"{text}"'
