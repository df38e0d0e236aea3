"""What Apache alone gives: q-values, tags that tell every representation apart, many moves."""

from __future__ import annotations

import dataclasses
import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from publication_samples import TROLL, publication
from servers.apache import apache
from servers.sites import asked, laid_out

from fardplan_kg.publication.documents import MEDIA
from fardplan_kg.publication.hosting.apache import files
from fardplan_kg.publication.hosting.files import hosting_files

MANY = 1500
BASE = "https://data.example.se/"


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    own = publication(BASE)
    parts = {f"id/claim/sagoby/del-{n}": f"{TROLL}#claim-{n}" for n in range(MANY)}
    with laid_out(dataclasses.replace(own, moved={**own.moved, **parts})) as folder:
        yield folder


@pytest.fixture(scope="module")
def url(root: Path) -> Iterator[str]:
    with apache(root) as started:
        yield started


QUALITIES = [
    ("application/ld+json;q=0.5, text/turtle;q=0.4, text/html;q=0.1", "jsonld"),
    ("text/turtle;q=0.9, application/rdf+xml", "rdf"),
    ("text/html;q=0, */*", "ttl"),
    ("text/turtle;q=0.3, application/*;q=0.2", "ttl"),
    ("application/*;q=0.4, application/n-triples;q=0.6", "nt"),
    ("text/html;q=0.5, text/turtle;q=0.5", "html"),
    ("*/*;q=0.1, application/trig", "trig"),
    ("text/turtle, */*", "ttl"),
    ("text/html;q=0.98, text/turtle", "ttl"),
    ("application/n-triples;q=0.9,text/turtle;q=1.0;charset=utf-8", "ttl"),
    ("image/png, application/ld+json;q=0.01", "jsonld"),
]


@pytest.mark.parametrize(("accept", "ending"), QUALITIES)
def test_quality_values_are_obeyed(url: str, accept: str, ending: str) -> None:
    answer = asked(url, f"/{TROLL}", accept=accept)
    assert answer.status == 200
    assert answer.headers["content-type"].split(";")[0] == MEDIA[ending]


@pytest.mark.parametrize("accept", ["text/html;q=0", "text/turtle;q=0", "*/*;q=0", "image/*"])
def test_what_is_refused_is_not_sent(url: str, accept: str) -> None:
    assert asked(url, f"/{TROLL}", accept=accept).status == 406


@pytest.mark.parametrize(
    ("language", "got"),
    [
        ("en;q=0.3, sv;q=0.2", "en"),
        ("en;q=0.2,sv;q=0.3", "sv"),
        ("de, en;q=0.1", "en"),
        ("*", "sv"),
    ],
)
def test_quality_values_of_languages_are_obeyed(url: str, language: str, got: str) -> None:
    assert asked(url, f"/{TROLL}", accept_language=language).headers["content-language"] == got


def test_every_representation_has_a_tag_of_its_own(url: str) -> None:
    wanted = [{"accept": MEDIA[ending]} for ending in ("ttl", "jsonld", "nt", "rdf", "trig")]
    wanted += [{"accept_language": language} for language in ("sv", "en")]
    answers = [asked(url, f"/{TROLL}", **headers) for headers in wanted]
    # several are of the same length, and all were written in the same second
    assert len({len(answer.body) for answer in answers}) < len(answers)
    assert len({answer.headers["etag"] for answer in answers}) == len(wanted) == 7


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-8;q=0"])
def test_an_old_header_refuses_nobody(url: str, charset: str) -> None:
    assert asked(url, f"/{TROLL}", accept_charset=charset).status == 200
    assert asked(url, f"/{TROLL}", negotiate="trans").status == 200


def test_what_is_compressed_is_known_again(root: Path) -> None:
    with apache(root, compress=True) as url:
        answer = asked(url, f"/{TROLL}", accept_encoding="gzip")
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(answer.body) == (root / f"{TROLL}.sv.html").read_bytes()
        tag = answer.headers["etag"]
        assert tag.endswith('-gzip"')
        again = asked(url, f"/{TROLL}", accept_encoding="gzip", if_none_match=tag)
        assert (again.status, again.body) == (304, b"")


def test_many_moves_take_no_time_to_speak_of(url: str) -> None:
    path = f"/id/claim/sagoby/del-{MANY - 1}"
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        assert asked(url, path).headers["location"].endswith(f"#claim-{MANY - 1}")
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.2


def test_moves_lie_in_the_folders_they_are_moved_from(root: Path) -> None:
    rules = (
        (root / "id" / "claim" / "sagoby" / ".htaccess").read_text().count("/doc/actor/trollen#")
    )
    assert rules == MANY
    assert "#" not in (root / ".htaccess").read_text().replace("# ", "")


def test_the_files_are_the_same_each_time() -> None:
    own = publication(BASE)
    assert files(own) == files(publication(BASE))
    assert set(files(own)) < set(hosting_files(own))
    assert len(files(own)) > 10
