from __future__ import annotations

import gzip
import json

import pytest
from publication_samples import GONE, TROLL, page, publication
from serving_client import Got, ask

from fardplan_kg.publication.documents import Document, Publication, Representation
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.limits import Limits
from fardplan_kg.publication.serving.sending import PIECE
from fardplan_kg.questions import LANGUAGES

MOUNT = "/fardplan/"
AT = Application(publication())
METHODS = ["PUT", "POST", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 500]
PATHS = ["", "id/actor/trollen", TROLL, f"{TROLL}.ttl", "static/site.css", GONE, "none", "health",
         "%00", "../x"]  # fmt: skip


def at(path: str, **headers: str) -> Got:
    return ask(AT, MOUNT + path, headers=[(n.replace("_", "-"), v) for n, v in headers.items()])


def test_a_thing_leads_to_its_document() -> None:
    found = at("id/actor/trollen", accept="text/turtle")
    assert (found.status, found.headers["location"]) == (303, MOUNT + TROLL)
    assert found.body == f"{MOUNT}{TROLL}\n".encode()
    part = at("id/mention/sagoby/tand-lyktorna/trollen")
    assert (part.status, part.headers["location"]) == (303, f"{MOUNT}{TROLL}#mention-trollen")


def test_the_mount_without_its_slash_is_moved_for_good() -> None:
    found = ask(AT, "/fardplan")
    assert (found.status, found.headers["location"]) == (308, MOUNT)


def test_every_representation_is_the_same_at_both_its_addresses() -> None:
    count = 0
    for document in AT.publication.documents.values():
        for own in document.representations:
            chosen = at(document.path, accept=own.media, accept_language=own.language)
            alone = at(own.path, accept="image/png", accept_language="de")
            assert (chosen.status, alone.status) == (200, 200)
            assert chosen.body == alone.body == own.made()
            for name in ("content-type", "etag", "cache-control"):
                assert chosen.headers[name] == alone.headers[name]
            assert chosen.headers["content-location"] == MOUNT + own.path
            assert chosen.headers.get("content-language", "") == own.language
            count += 1
    assert count == 38


def test_a_document_names_its_other_forms() -> None:
    headers = at(TROLL, accept="text/turtle").headers
    links = headers["link"].split(", ")
    assert f'<{MOUNT}{TROLL}.rdf>; rel="alternate"; type="application/rdf+xml"' in links
    swedish = f'<{MOUNT}{TROLL}.sv.html>; rel="alternate"; type="text/html"; hreflang="sv"'
    assert swedish in links
    assert len(links) == 6
    assert {"Accept", "Accept-Language"} <= set(headers["vary"].split(", "))
    assert at(f"{TROLL}.ttl").headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", [TROLL, f"{TROLL}.ttl", "static/site.css"])
def test_what_a_visitor_has_is_not_sent_again(path: str) -> None:
    whole = at(path, accept="text/turtle")
    tag = whole.headers["etag"]
    for given in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        same = at(path, accept="text/turtle", if_none_match=given)
        assert (same.status, same.body) == (304, b"")
        for name in ("etag", "cache-control", "vary", "content-location", "link"):
            assert same.headers.get(name) == whole.headers.get(name)
        assert same.sealed
        assert "content-length" not in same.headers
    assert at(path, accept="text/turtle", if_none_match='"x"').status == 200


def test_what_cannot_be_had_is_told_with_what_can() -> None:
    found = at(TROLL, accept="image/png")
    assert (found.status, found.headers["content-type"]) == (406, "text/plain; charset=utf-8")
    assert {"Accept", "Accept-Language"} <= set(found.headers["vary"].split(", "))
    own = AT.publication.documents[TROLL].representations
    assert [line for line in found.body.decode().splitlines() if line.startswith("/")] == [
        f"{MOUNT}{one.path}  {one.media}" for one in own
    ]
    as_json = at(TROLL, accept="application/json")
    assert as_json.headers["content-type"] == "application/problem+json"
    assert [one["href"] for one in json.loads(as_json.body)["available"]] == [
        MOUNT + one.path for one in own
    ]


@pytest.mark.parametrize("path", [GONE, f"{GONE}.ttl", "id/actor/alvorna"])
def test_what_has_been_taken_away_is_gone(path: str) -> None:
    assert at(path).status == 410


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", *METHODS])
@pytest.mark.parametrize("path", PATHS)
def test_each_method_has_its_answer_everywhere(method: str, path: str) -> None:
    found = ask(AT, MOUNT + path, method)
    assert found.sealed
    if method == "HEAD":
        whole = ask(AT, MOUNT + path)
        assert (found.status, found.headers, found.body) == (whole.status, whole.headers, b"")
    elif method == "OPTIONS":
        assert (found.status, found.body) == (204, b"")
        assert found.headers["access-control-allow-methods"] == found.headers["allow"]
        assert {"Accept", "If-None-Match"} <= set(
            found.headers["access-control-allow-headers"].split(", ")
        )
        assert found.headers["access-control-max-age"] == "86400"
    else:
        assert (found.status, found.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_health_tells_that_the_server_works() -> None:
    found = at("health")
    told = {"status": "ok", "version": "0123456789ab", "documents": 7}
    assert (found.status, json.loads(found.body)) == (200, told)
    assert found.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/", 404),
        ("/etc/passwd", 404),
        ("/fardplan/../etc/passwd", 404),
        ("/fardplan/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/fardplan/..%2f..%2fetc%2fpasswd", 404),
        ("/fardplan/static/..%5c..%5cx", 404),
        ("/fardplan//doc/actor/trollen", 404),
        ("/fardplan/doc%2factor%2ftrollen", 404),
        ("/fardplan/doc/actor/trollen%00.html", 400),
        ("/fardplan/%ff%fe", 400),
        ("/fardplan/%", 400),
        ("/fardplan/%c0%af", 400),
        ("/fardplan/d%6fc/actor/trollen", 200),
        ("http://any.example/fardplan/doc/actor/trollen", 200),
        ("/fardplan/doc/actor/trollen?a=b&format=x", 200),
        (f"/fardplan/?{'a' * 16_375}", 414),
        (f"/fardplan/{'a' * 100_000}", 414),
    ],
)
def test_a_hostile_path_leads_nowhere(target: str, status: int) -> None:
    found = ask(AT, target)
    assert (found.status, found.sealed) == (status, True)


def test_what_is_too_large_is_refused() -> None:
    large = [("x", "a" * 33_000)]
    assert ask(AT, MOUNT, headers=large).status == 431
    assert ask(AT, MOUNT, headers=[("Content-Length", "65537")]).status == 413
    assert ask(AT, MOUNT, headers=[("Content-Length", "9" * 5000)]).status == 413
    assert ask(AT, MOUNT, headers=[("Content-Length", "-1")]).status == 400
    chunked = [("Transfer-Encoding", "chunked")]
    assert ask(AT, MOUNT, "POST", chunked, b"a" * 65_537).status == 413
    assert ask(AT, MOUNT, "POST", chunked, b"a" * 65_536).status == 405
    assert ask(AT, MOUNT, "GET", [("Content-Length", "3")], b"abc").status == 200


def failing(error: BaseException) -> Application:
    def make() -> bytes:
        raise error

    own = Representation("a.sv.html", "text/html", make, "sv")
    return Application(Publication({"a": Document("a", (own,))}, base="https://example.se/"))


@pytest.mark.parametrize("accept", ["", "application/json", "text/turtle", "text/plain"])
def test_a_fault_of_ours_is_told_as_any_problem(accept: str) -> None:
    found = ask(failing(RuntimeError("secret")), "/a.sv.html", headers=[("Accept", accept)])
    assert (found.status, found.sealed) == (500, True)
    assert found.headers["content-type"].split(";")[0] == {
        "": "text/html",
        "application/json": "application/problem+json",
    }.get(accept, accept)
    assert b"secret" not in found.body


def test_a_fault_of_ours_is_recorded() -> None:
    entries: list[tuple[int, str]] = []
    application = failing(RuntimeError("secret"))
    application.log = lambda entry: entries.append((entry.status, entry.fault))
    assert ask(application, "/a").status == 500
    assert entries == [(500, "RuntimeError: secret")]


def test_a_long_answer_comes_whole() -> None:
    for size in (PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7):
        body = bytes(range(251)) * (size // 251 + 1)
        own = Representation("a.nq", "application/n-quads", lambda body=body: body[:size])  # type: ignore[misc]  # noqa: B023
        application = Application(Publication({}, {"a.nq": own}, base="https://example.se/"))
        assert ask(application, "/a.nq").body == body[:size]


def test_a_page_is_sent_compressed_to_those_who_ask() -> None:
    long = Representation("a.sv.html", "text/html", lambda: b"a" * 5000, "sv")
    own = Application(Publication({"a": Document("a", (long,))}, base="https://example.se/"))
    whole = ask(own, "/a")
    packed = ask(own, "/a", headers=[("Accept-Encoding", "gzip, br")])
    assert (packed.headers["content-encoding"], "content-encoding" in whole.headers) == (
        "gzip",
        False,
    )
    assert gzip.decompress(packed.body) == whole.body
    assert packed.headers["etag"] != whole.headers["etag"]
    assert "Accept-Encoding" in whole.headers["vary"]


@pytest.mark.parametrize("base", ["https://example.se/", "https://example.se/a/b/"])
def test_the_same_holds_under_any_base(base: str) -> None:
    own = Application(publication(base))
    mount = own.publication.mount
    moved = ask(own, f"{mount}id/actor/trollen")
    assert (moved.status, moved.headers["location"]) == (303, mount + TROLL)
    for language in LANGUAGES:
        found = ask(own, mount, headers=[("Accept-Language", language)])
        name = "index.html" if language == "sv" else "index.en.html"
        assert found.headers["content-location"] == mount + name
        assert found.body == page(name, language, "x").made().replace(
            b"x</", {"sv": b"Sagolandet</", "en": b"The land of fables</"}[language]
        )


def test_the_limits_can_be_set() -> None:
    own = Application(publication(), limits=Limits(target=20))
    assert ask(own, MOUNT).status == 200
    assert ask(own, MOUNT + TROLL).status == 414
