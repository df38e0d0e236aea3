"""Point 19: the dumps parse, agree, and can be verified."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pyoxigraph import Dataset, DefaultGraph, NamedNode, Quad

from fardplan_kg.publication.checking.answer import joined
from fardplan_kg.publication.checking.descriptions import DATASETS, DCAT, ENDINGS, VOID, Dump
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import Triple, firm, iris, isomorphic, objects, triples
from fardplan_kg.publication.checking.subject import Subject

CHECKSUM = "http://spdx.org/rdf/terms#checksum"
CHECKSUM_VALUE = "http://spdx.org/rdf/terms#checksumValue"
DCT = "http://purl.org/dc/terms/"
DATES = (f"{DCT}issued", f"{DCT}modified", f"{DCT}created")
LISTS = ("SHA256SUMS", "sha256sums.txt", "SHA256SUMS.txt", "checksums.sha256")
LENGTHS = {"sha256": 64, "sha1": 40}
"""The algorithms by which a checksum is held against its file, and their hexadecimal digits.

DCAT-AP-SE has SHA-1 alone; SHA-256 must be there too.
"""
LINE = re.compile(r"^([0-9a-fA-F]{64}) [ *](\S+)$", re.MULTILINE)
Told = Iterator[Seen | Flaw]


def _dumps(subject: Subject) -> list[Dump]:
    return subject.descriptions.dumps


def _none(subject: Subject) -> Told:
    if not _dumps(subject):
        yield Flaw("varken VoID eller DCAT anger en nedladdning på webbplatsen",
                   "neither VoID nor DCAT names a dump on the site")  # fmt: skip


@check("dumps-parse", 19, "Nedladdningarna går att läsa, i alla former",
       "The dumps parse, and are there in all syntaxes")  # fmt: skip
def dumps_parse(subject: Subject) -> Told:
    """Read them all."""
    yield from _none(subject)
    for dump in _dumps(subject):
        if dump.unread:
            yield Flaw(f"{dump.address}: {dump.unread.words.swedish}",
                       f"{dump.address}: {dump.unread.words.english}")  # fmt: skip
        elif not dump.size:
            yield Flaw(f"{dump.address}: tom", f"{dump.address}: empty")
    there = {dump.media for dump in _dumps(subject)}
    for media in sorted(set(ENDINGS.values()) - there):
        yield Flaw(f"ingen nedladdning i {media}", f"no dump in {media}")
    yield subject.counted(len(_dumps(subject)), "filer", "files")


@check("dumps-agree", 19, "Nedladdningarna säger samma sak",
       "The dumps say the same")  # fmt: skip
def dumps_agree(subject: Subject) -> Told:
    """Compare those that hold the dataset, and see that each other file is one of its graphs.

    One file in each of Turtle, N-Triples and RDF/XML must be the default graph. Where the dataset
    is without one, they must be one and the same union of its graphs.
    """
    yield from _none(subject)
    whole = [own for own in _dumps(subject) if own.media in DATASETS and own.size]
    for dump in whole[1:]:
        if not _same(whole[0].dataset, dump.dataset):
            yield Flaw(f"{dump.address} skiljer sig från {whole[0].address}",
                       f"{dump.address} differs from {whole[0].address}")  # fmt: skip
    parts = _with_default(_parts(whole[0].dataset if whole else None), _dumps(subject))
    merged = set[str]()
    for dump in _dumps(subject):
        if dump.media in DATASETS or dump.dataset is None or not whole:
            continue
        own = triples(dump.dataset)
        names = [name for name, part in parts.items() if isomorphic(own, part)]
        merged |= {dump.media} if "" in names else set()
        if not names:
            yield Flaw(
                f"{dump.address} är varken en graf i {whole[0].address} eller den förvalda",
                f"{dump.address} is neither a graph of {whole[0].address} nor its default",
            )
    for media in sorted({own.media for own in _dumps(subject)} - set(DATASETS) - merged):
        if whole:
            yield Flaw(
                f"ingen fil i {media} är den förvalda grafen",
                f"no file in {media} is the default graph",
            )
    yield subject.counted(len(_dumps(subject)), "filer", "files")


def _with_default(parts: dict[str, set[Triple]], dumps: list[Dump]) -> dict[str, set[Triple]]:
    """Return the graphs with a default graph, also where the dataset has none.

    It is then the union of those graphs that lie in the first file that is none of them itself.
    """
    if parts[""]:
        return parts
    files = [
        triples(() if own.dataset is None else own.dataset)
        for own in dumps
        if own.media not in DATASETS
    ]
    merged = (own for own in files if not any(isomorphic(own, part) for part in parts.values()))
    inside = firm(next(merged, set()))
    graphs = [part for name, part in parts.items() if name and firm(part) <= inside]
    return {**parts, "": {triple for part in graphs for triple in part}}


def _same(one: Dataset | None, other: Dataset | None) -> bool:
    mine, yours = _parts(one), _parts(other)
    return mine.keys() == yours.keys() and all(isomorphic(mine[n], yours[n]) for n in mine)


def _parts(dataset: Dataset | None) -> dict[str, set[Triple]]:
    found: dict[str, set[Quad]] = {"": set()}
    for quad in dataset if dataset is not None else ():
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        found.setdefault("" if isinstance(quad.graph_name, DefaultGraph) else name, set()).add(quad)
    return {name: triples(quads) for name, quads in found.items()}


@check("checksums", 19, "Varje nedladdning har en sha256 som stämmer",
       "Every dump has a sha256 that is right")  # fmt: skip
def checksums(subject: Subject) -> Told:
    """Look in DCAT (spdx:checksum), in a file beside the dump, and in a list beside it."""
    yield from _none(subject)
    for dump in _dumps(subject):
        if dump.unread and not dump.content:
            continue  # dumps-parse says so
        stated = _stated(subject, dump.address)
        if not any(len(own) == LENGTHS["sha256"] for own in stated):
            yield Flaw(
                f"{dump.address}: ingen sha256 hittades", f"{dump.address}: no sha256 was found"
            )
        right = {hashlib.new(name, dump.content).hexdigest() for name in LENGTHS}
        if wrong := ", ".join(sorted(stated - right)):
            told = ", ".join(sorted(right))
            yield Flaw(
                f"{dump.address}: {wrong}; filen har {told}",
                f"{dump.address}: {wrong}; the file has {told}",
            )
    yield subject.counted(len(_dumps(subject)), "filer", "files")


def _stated(subject: Subject, address: str) -> set[str]:
    """Return the checksums of a dump as they are stated, in small letters."""
    found = set[str]()
    if dcat := subject.descriptions.dcat:
        for quad in dcat.dataset.quads_for_predicate(NamedNode(f"{DCAT}downloadURL")):
            if iris([quad.object]) and subject.local(iris([quad.object])[0]) == address:
                for checksum in objects(dcat.dataset, CHECKSUM, quad.subject):
                    found |= set(iris(objects(dcat.dataset, CHECKSUM_VALUE, checksum)))
    folders = [own.address.rpartition("/")[0] + "/" for own in _dumps(subject)]
    for place in [f"{address}.sha256", *(folder + name for folder in
                  sorted({*folders, subject.root}) for name in LISTS)]:  # fmt: skip
        answer = subject.get(place)
        if answer.status == 200 and answer.media != "text/html":
            named = LINE.findall(answer.text.replace("\r", ""))
            found |= {own for own, name in named if joined(place, name) == address}
    return {own.lower() for own in found}


@check(
    "dumps-described",
    19,
    "Nedladdningarna har licens och datum",
    "The dumps have a licence and a date",
)
def dumps_described(subject: Subject) -> Told:
    """Look at the distributions in DCAT, and at the dataset that VoID says has the dump."""
    yield from _none(subject)
    pairs = (
        (subject.descriptions.dcat, f"{DCAT}downloadURL"),
        (subject.descriptions.void, f"{VOID}dataDump"),
    )
    for dump in _dumps(subject):
        said = set[str]()
        for description, predicate in pairs:
            for quad in (
                description.dataset.quads_for_predicate(NamedNode(predicate)) if description else ()
            ):
                if iris([quad.object]) and subject.local(iris([quad.object])[0]) == dump.address:
                    own = description.dataset.quads_for_subject(quad.subject) if description else ()
                    said |= {each.predicate.value for each in own}
        if f"{DCT}license" not in said:
            yield Flaw(f"{dump.address}: ingen licens", f"{dump.address}: no licence")
        if not said & set(DATES):
            yield Flaw(f"{dump.address}: inget datum", f"{dump.address}: no date")
    yield subject.counted(len(_dumps(subject)), "filer", "files")


CHECKS = (dumps_parse, dumps_agree, checksums, dumps_described)
