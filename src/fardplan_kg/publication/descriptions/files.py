"""The files to take away, as the descriptions name them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.namespaces import BASE, GRAPH
from fardplan_kg.publication.documents import MEDIA, Publication, Representation
from fardplan_kg.serialisation import SYNTAXES

FOLDER = "data/"
SUMS = f"{FOLDER}SHA256SUMS"
NAMES = {
    "trig": "TriG",
    "nq": "N-Quads",
    "jsonld": "JSON-LD",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
}
"""What the syntaxes are called, by the ending of the file."""
GRAPHS = {syntax.suffix for syntax in SYNTAXES.values() if syntax.dataset}
"""The endings of the files that keep the named graphs apart."""


@dataclass(frozen=True)
class Dump:
    """A file to take away: its name in the folder, address, ending, media type and content."""

    name: str
    url: str
    ending: str
    media: str
    content: bytes

    @property
    def keeps_graphs(self) -> bool:
        """Whether the named graphs are told apart in it; else they are merged."""
        return self.ending in GRAPHS


def dumps(publication: Publication) -> Iterator[Dump]:
    """Yield the data set in each syntax in which it can be taken away, sorted by name."""
    for path, own in sorted(publication.plain.items()):
        name = path.removeprefix(FOLDER)
        ending = name.rsplit(".", 1)[-1]
        if path.startswith(FOLDER) and ending in NAMES:
            yield Dump(name, publication.url(path), ending, own.media, own.made())


def sha256sums(publication: Publication) -> bytes:
    """Return the checksums of the files to take away, as ``sha256sum -c`` reads them.

    Each line: the checksum in hexadecimal, two spaces, the file's name (GNU coreutils, "sha2
    utilities"), as seen from the folder in which the file of checksums lies. The graphs follow, in
    the syntax that VoID names.
    """
    made = [(own.name, own.content) for own in dumps(publication)]
    made += [(f"../{own.path}", own.made()) for own in graph_files(publication)]
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in made]
    return "".join(lines).encode()


def graph_files(publication: Publication) -> Iterator[Representation]:
    """Yield the named graphs that are published, each as Turtle, sorted by name."""
    for path, document in sorted(publication.documents.items()):
        own = document.in_syntax(MEDIA["ttl"])
        if path.startswith(GRAPH.removeprefix(BASE)) and own:
            yield own
