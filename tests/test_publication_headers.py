"""The policy of each page, and that Apache, nginx and Caddy send it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from publication_samples import TROLL, document, page, publication
from servers.apache import apache
from servers.caddy import caddy
from servers.nginx import nginx
from servers.sites import asked, laid_out

from fardplan_kg.publication import query_bundle
from fardplan_kg.publication.documents import plain
from fardplan_kg.publication.headers import EVERYWHERE, policies, policy

NAME = "Content-Security-Policy"
ALONE = query_bundle.ALONE_PAGES


def rules(text: str) -> dict[str, str]:
    return dict(own.strip().split(" ", 1) for own in text.split(";"))


def test_every_other_page_has_the_policy_of_all() -> None:
    for path in ("", "index.html", TROLL, "static/query.js", "static/engine-worker.js", "x/fraga"):
        assert policy(path) == EVERYWHERE[NAME]
    assert "wasm" not in EVERYWHERE[NAME]


@pytest.mark.parametrize("path", query_bundle.PAGES)
def test_the_query_page_may_compile_its_engine_and_no_more(path: str) -> None:
    own, usual = rules(policy(path)), rules(EVERYWHERE[NAME])
    assert own == {
        **usual,
        "script-src": "'self' 'wasm-unsafe-eval'",
        "worker-src": "'self'",
    }


@pytest.mark.parametrize("path", ALONE)
def test_the_single_file_has_its_own_policy(path: str) -> None:
    assert rules(policy(path)) == {
        **rules(query_bundle.alone_policy()),
        "frame-ancestors": "'none'",
    }


def test_without_the_built_files_there_is_no_single_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_bundle, "present", lambda: False)
    assert sorted(policies()) == sorted(query_bundle.PAGES)


@pytest.fixture(scope="module", params=["apache", "nginx", "caddy"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    base = publication("https://data.example.se/a/")
    own = document("fraga", "Fråga")
    alone = [page(path, path.split(".")[1], "Fråga") for path in ALONE]
    engine = plain("static/web_bg.wasm", b"\0asm")
    sample = dataclasses.replace(
        base,
        documents={**base.documents, own.path: own},
        plain={**base.plain, **{each.path: each for each in (*alone, engine)}},
    )
    with laid_out(sample) as root:
        started = {
            "apache": lambda: apache(root),
            "nginx": lambda: nginx(root, "/a/"),
            "caddy": lambda: caddy(root, "/a/"),
        }[request.param]()
        with started as found:
            yield found


@pytest.mark.parametrize("path", [*query_bundle.PAGES, *ALONE, "index.html", f"{TROLL}.sv.html"])
def test_servers_send_a_page_s_own_policy(url: str, path: str) -> None:
    answer = asked(url, f"/a/{path}")
    assert answer.status == 200
    assert answer.headers[NAME.lower()] == policy(path)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_negotiated_page_has_it_too(url: str, language: str) -> None:
    answer = asked(url, "/a/fraga", accept="text/html", accept_language=language)
    assert answer.headers["content-language"] == language
    assert answer.headers[NAME.lower()] == policy(f"fraga.{language}.html")
    assert asked(url, "/a/fraga/nix").headers[NAME.lower()] == EVERYWHERE[NAME]


def test_the_engine_has_its_media_type(url: str) -> None:
    assert asked(url, "/a/static/web_bg.wasm").headers["content-type"] == "application/wasm"
