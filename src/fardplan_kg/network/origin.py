"""Where a file with the network comes from: what every export carries with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.wording import Words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Origin:
    """The source, the version and the date of the data, what is left out, and the licence.

    source: the documents. shown: what the file shows of them. What is not known is empty.
    """

    source: str = ""
    version: str = ""
    date: str = ""
    shown: str = ""
    licence: str = LICENCE

    @property
    def stated(self) -> dict[str, str]:
        """What is known, by name, in a fixed order."""
        every = {name: getattr(self, name) for name in ("source", "version", "date", "shown")}
        return {name: value for name, value in every.items() if value} | {"licence": self.licence}


def sources(roadmaps: Iterable[Roadmap]) -> str:
    """Return the documents in one line: title, publisher and year, as far as they are stated."""
    return "; ".join(
        ", ".join(filter(None, (own.title or own.name, own.publisher, own.year)))
        for own in roadmaps
    )


def left_out(names: Iterable[str], words: Words) -> str:
    """Return in words who is left out; an empty text for nobody."""
    found = ", ".join(names)
    return words.gettext("Without %(hub)s", hub=found) if found else ""
