from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from publication_samples import publication

from fardplan_kg.publication.documents import MEDIA, Document, Representation, plain
from fardplan_kg.publication.hosting import contents, errors, typemaps
from fardplan_kg.publication.hosting.files import hosting_files
from fardplan_kg.publication.serving.headers import preflight

OWN = publication("https://data.example.se/a/")


def test_every_path_is_of_plain_characters() -> None:
    found = hosting_files(OWN)
    assert len(found) > 50
    assert all(re.fullmatch(r"[A-Za-z0-9/_.~-]+", path) for path in found)
    assert list(found) == sorted(found)
    assert not set(found) & set(OWN.files)


def test_a_path_that_is_taken_is_told() -> None:
    taken = plain("fel/404.ttl", b"")
    with pytest.raises(ValueError, match=r"fel/404\.ttl: the site has a file of its own"):
        hosting_files(dataclasses.replace(OWN, plain={taken.path: taken}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("moved", {"id/x y": "doc/x"}),
        ("moved", {"id/x": 'doc/x"; evil'}),
        ("moved", {"id/x": "doc/x#a b"}),
        ("moved", {"id/x\n}": "doc/x"}),
        ("gone", frozenset({"doc/x;}"})),
        ("documents", {"doc/x$": Document("doc/x$", ())}),
    ],
)
def test_a_path_that_would_break_out_is_refused(field: str, value: Any) -> None:
    with pytest.raises(ValueError, match="a path of the site has only"):
        hosting_files(dataclasses.replace(OWN, **{field: value}))


@pytest.mark.parametrize("value", ['a"b', "a\\b", "%{x}", "$x", "{x}", "a\nb"])
def test_a_header_that_would_break_out_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="must be plain"):
        contents.quoted(value)


def test_types_go_by_ending_and_the_rest_by_name() -> None:
    void = plain(".well-known/void", b"", MEDIA["ttl"])
    odd = Representation("data/odd.csv", "text/x-odd", bytes)
    own = dataclasses.replace(OWN, plain={void.path: void, odd.path: odd})
    assert contents.types(own)["ttl"] == "text/turtle; charset=utf-8"
    assert list(contents.exceptions(own)) == [".well-known/void", "data/odd.csv"]
    assert contents.unmarked(own) == {"index.html": "sv"}


def test_the_thing_goes_with_its_document() -> None:
    assert contents.tombstones(OWN) == ["doc/actor/alvorna", "id/actor/alvorna"]
    assert contents.moves(OWN) == {
        "id/mention/sagoby/tand-lyktorna/trollen": "/a/doc/actor/trollen#mention-trollen"
    }


def test_the_preflight_is_the_server_s_own() -> None:
    served = preflight().headers
    assert {name: served[name] for name in contents.PREFLIGHT} == contents.PREFLIGHT


def test_a_type_map_keeps_the_order_of_the_publication() -> None:
    text = typemaps.content(OWN.documents["ontology/0.1.0"]).decode()
    assert re.findall(r"URI: (\S+)", text)[:3] == [
        "./0.1.0.sv.html",
        "./0.1.0.en.html",
        "./0.1.0.ttl",
    ]
    assert re.findall(r"qs=(\S+)", text) == ["1.000", "1.000", "0.999", "0.998", "0.997", "0.996"]
    assert typemaps.name(OWN.documents[""]) == "index.var"


def test_an_error_loads_the_style_where_there_is_one() -> None:
    page = errors.documents(OWN)[0].representations[0].made().decode()
    assert 'href="/a/static/site.css"' in page
    bare = dataclasses.replace(OWN, plain={})
    assert "stylesheet" not in errors.documents(bare)[0].representations[0].made().decode()
