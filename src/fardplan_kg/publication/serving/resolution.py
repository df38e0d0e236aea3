"""What stands at a path: all comes from the publication's own lists, nothing from folders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fardplan_kg.publication.documents import MEDIA, Document, Publication, Representation

_ENDING = re.compile(rf"(?:\.(?:sv|en))?\.(?:{'|'.join(MEDIA)})\Z")
THING, DOCUMENT = "id/", "doc/"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another path to go to: permanently (308), or because a thing is no document (303)."""

    path: str
    permanent: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """What was published once and is no more."""


Found = Document | Representation | Elsewhere | Gone


def resolve(publication: Publication, path: str) -> Found | None:
    """Return what stands at a path of the host, None for nothing."""
    mount = publication.mount
    if f"{path}/" == mount:
        return Elsewhere("", permanent=True)
    return _below(publication, path.removeprefix(mount)) if path.startswith(mount) else None


def _below(publication: Publication, path: str) -> Found | None:
    own = publication.documents.get(path) or publication.files.get(path)
    if own is not None:
        return own
    if path in publication.moved:
        return Elsewhere(publication.moved[path])
    document = DOCUMENT + path.removeprefix(THING)
    if path.startswith(THING) and document in publication.documents:
        return Elsewhere(document)
    return Gone() if _gone(publication, _ENDING.sub("", path)) else None


def _gone(publication: Publication, path: str) -> bool:
    """Whether a path, that of its thing or that of its document is among those gone."""
    swapped = {THING: DOCUMENT, DOCUMENT: THING}
    pairs = [new + path.removeprefix(old) for old, new in swapped.items() if path.startswith(old)]
    return not publication.gone.isdisjoint((path, *pairs))
