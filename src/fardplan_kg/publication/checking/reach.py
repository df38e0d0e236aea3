"""How what is to be checked is reached: over HTTP, or as a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.robotparser import RobotFileParser

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.checking.answer import Answer, joined, origin
from fardplan_kg.publication.checking.limits import MOST_BYTES, Limits


class Site(Protocol):
    """What can be asked. root: its address, with a slash at its end. served: whether by HTTP."""

    @property
    def root(self) -> str:
        """The address that was given, with a slash at its end."""

    @property
    def served(self) -> bool:
        """Whether a server answers."""

    limits: Limits
    robots: RobotFileParser | None

    def begin(self) -> None:
        """Raise CallFault where there is nothing to check."""

    def close(self) -> None:
        """End it."""

    def allowed(self, url: str) -> bool:
        """Whether it may be asked."""

    def ask(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        most: int = MOST_BYTES,
        target: bytes = b"",
        content: bytes = b"",
    ) -> Answer:
        """Return the answer to a request."""


def reach(target: str, limits: Limits) -> Site:
    """Return the site that a URL or the name of a folder stands for.

    Raises CallFault where it is neither.
    """
    from fardplan_kg.publication.checking.folder import Folder
    from fardplan_kg.publication.checking.web import Web

    if "://" not in target:
        folder = Path(target)
        if not folder.is_dir():
            raise _neither(target)
        return Folder(folder, limits)
    return Web(_root(target), limits)


def _root(url: str) -> str:
    found = joined(url, "")
    if not found or not origin(found)[1] or "@" in found.split("/")[2] or "?" in found:
        raise _neither(url)
    return found if found.endswith("/") else f"{found}/"


def _neither(target: str) -> CallFault:
    return CallFault(
        f"{target}: neither a folder nor an http or https address such as "
        "https://data.example.se/fardplan/",
        f"{target}: varken en mapp eller en http- eller https-adress, till exempel "
        "https://data.example.se/fardplan/",
    )
