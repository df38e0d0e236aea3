from __future__ import annotations

import pytest
from publication_samples import GONE, TROLL, publication

from fardplan_kg.publication.documents import Document, Representation
from fardplan_kg.publication.serving.resolution import Elsewhere, Gone, resolve

BASES = ["https://data.example.se/", "https://example.se/a/b/"]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("id/actor/trollen", Elsewhere(TROLL)),
        ("id/actor/tomtarna", Elsewhere("doc/actor/tomtarna")),
        ("id/mention/sagoby/tand-lyktorna/trollen", Elsewhere(f"{TROLL}#mention-trollen")),
        (GONE, Gone()),
        (f"{GONE}.ttl", Gone()),
        (f"{GONE}.sv.html", Gone()),
        ("id/actor/alvorna", Gone()),
        ("id/actor/ingen", None),
        ("doc/actor/ingen", None),
        ("id/", None),
        ("id/actor/trollen/", None),
        ("id/actor/trollen.ttl", None),
        ("doc/actor/trollen.exe", None),
        ("../etc/passwd", None),
        ("doc/../doc/actor/trollen", None),
        ("/doc/actor/trollen", None),
        ("doc//actor/trollen", None),
        ("doc\\actor\\trollen", None),
        ("DOC/actor/trollen", None),
        ("id", None),
    ],
)
def test_a_path_leads_where_the_publication_says(base: str, path: str, expected: object) -> None:
    own = publication(base)
    assert resolve(own, own.mount + path) == expected


@pytest.mark.parametrize("base", BASES)
def test_every_document_and_file_is_found(base: str) -> None:
    own = publication(base)
    documents = [resolve(own, own.mount + path) for path in own.documents]
    files = [resolve(own, own.mount + path) for path in own.files]
    assert documents == list(own.documents.values())
    assert files == list(own.files.values())
    assert {type(found) for found in documents} == {Document}
    assert {type(found) for found in files} == {Representation}
    assert (len(documents), len(files)) == (7, 40)


@pytest.mark.parametrize("path", ["", "/", "/a", "/a/bc", "/ab/", "/b/", "/doc/actor/trollen", "*"])
def test_nothing_stands_outside_the_mount(path: str) -> None:
    assert resolve(publication("https://example.se/a/b/"), path) is None


def test_the_mount_without_its_slash_leads_to_it() -> None:
    assert resolve(publication("https://example.se/a/b/"), "/a/b") == Elsewhere("", permanent=True)
