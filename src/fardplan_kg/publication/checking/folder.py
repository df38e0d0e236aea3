"""A folder as a site: files by their names, documents by the files that share theirs.

`doc/X` is what `doc/X.sv.html`, `doc/X.ttl` … represent; `id/X` leads to it, or to where the
configuration of a server in the folder sends it. Links out of the folder are not followed.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.limits import MOST_BYTES, Limits
from fardplan_kg.publication.checking.outcome import Words
from fardplan_kg.publication.documents import MEDIA

ROOT = "http://folder.invalid/"
"""The address that stands for the folder; `.invalid` is reserved (RFC 6761, section 6.4)."""
CONFIGURATIONS = re.compile(r"(^|/)(\.htaccess|_redirects|Caddyfile|[^/]*\.(conf|map|caddy|txt))$")
MOST_CONFIGURATION = 32 * 1024 * 1024
MOVE = re.compile(r"(?:^|[\s\"'^/])(id/[^\s\"';$]+)\$?[\"']?\s+[\"']?([^\s\"';]+)", re.MULTILINE)
TYPES = {"html": "text/html", **MEDIA, "jsonld": "application/ld+json"}


class Folder:
    """A folder of files; what needs a server is not asked of it."""

    served = False
    root = ROOT
    robots: RobotFileParser | None = None

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder.resolve(), limits

    def close(self) -> None:
        """There is nothing to end."""

    def begin(self) -> None:
        """Raise CallFault where there are no pages."""
        if not any(name.endswith(".html") for name in self.files):
            raise CallFault(
                f"{self.folder}: no pages (*.html) in the folder; `fardplan site` makes them",
                f"{self.folder}: mappen har inga sidor (*.html); `fardplan site` gör dem",
            )

    def allowed(self, url: str) -> bool:
        """Whether it may be read: every file may."""
        return bool(url)

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path in the folder; links that lead out of it are left out."""
        found = {}
        for place, _, names in os.walk(self.folder):
            for name in names:
                path = Path(place) / name
                if path.resolve().is_relative_to(self.folder) and path.is_file():
                    found[path.relative_to(self.folder).as_posix()] = path
        return dict(sorted(found.items()))

    @cached_property
    def representations(self) -> dict[str, list[str]]:
        """The files of each document, by its path."""
        found = defaultdict(list)
        for name in self.files:
            place, slash, last = name.rpartition("/")
            stem = re.sub(r"(\.(sv|en))?\.[A-Za-z]+$", "", last)
            if last.rpartition(".")[2] in TYPES and stem not in ("", last):
                found["" if name.startswith("index.") else place + slash + stem].append(name)
        return dict(found)

    @cached_property
    def moves(self) -> dict[str, str]:
        """Where the configuration of a server in the folder sends identifiers."""
        found: dict[str, str] = {}
        for name, path in self.files.items():
            if CONFIGURATIONS.search(name) and path.stat().st_size <= MOST_CONFIGURATION:
                text = path.read_bytes().decode("utf-8", "replace").replace("\\", "")
                found |= {match[1]: match[2] for match in MOVE.finditer(text)}
        return found

    def ask(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        most: int = MOST_BYTES,
        target: bytes = b"",  # noqa: ARG002 - the same form as over HTTP
        content: bytes = b"",  # noqa: ARG002
    ) -> Answer:
        """Return the file that stands for an address, as an answer. Raises LimitReached."""
        self.limits.ensure_time()
        sent = dict(headers or {})
        path = unquote(url.removeprefix(ROOT).split("#")[0].split("?")[0])
        if moved := self._moved(path):
            return Answer(method, url, sent, 303, {"location": ROOT + moved})
        name = path if path in self.files else self._chosen(path, sent)
        if not name:
            return Answer(method, url, sent, 404)
        if self.files[name].stat().st_size > most:
            trouble = Words(f"mer än {most} byte", f"more than {most} bytes")
            return Answer(method, url, sent, 0, trouble=trouble)
        kind = {"content-type": _type(name)}
        return Answer(method, url, sent, 200, kind, self.files[name].read_bytes())

    def _moved(self, path: str) -> str:
        if not path.startswith("id/"):
            return ""
        document = "doc/" + path.removeprefix("id/")
        if document in self.representations:
            return document
        target = self.moves.get(path, "")
        return target[target.find("doc/") :] if "doc/" in target else target.lstrip("/")

    def _chosen(self, path: str, sent: Mapping[str, str]) -> str:
        """Return the file of a document in the asked-for type and language, else its first."""
        if path.endswith("/") and f"{path}index.html" in self.files:
            return f"{path}index.html"
        own = self.representations.get(path.rstrip("/"), [])
        wanted, language = sent.get("accept", ""), sent.get("accept-language", "sv")
        fitting = [name for name in own if TYPES[name.rpartition(".")[2]] == wanted]
        if wanted in ("", "*/*"):
            fitting = own
        other = ".en." if language == "sv" else ".sv."
        fitting.sort(
            key=lambda name: (f".{language}." not in name, other in name, ".html" not in name)
        )
        return fitting[0] if fitting else ""


def _type(name: str) -> str:
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return "text/turtle" if name.endswith(".well-known/void") else kind
