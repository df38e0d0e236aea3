"""What Apache, nginx and Caddy all give from the folder, at a host's root and under a path."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from publication_samples import TROLL, document, publication
from servers.apache import apache
from servers.caddy import caddy
from servers.nginx import nginx
from servers.sites import Answer, asked, laid_out

from fardplan_kg.publication.documents import (
    DATA,
    MEDIA,
    Document,
    Publication,
    Representation,
    plain,
)
from fardplan_kg.publication.headers import EVERYWHERE

PLACES = [
    (server, mount) for server in ("apache", "nginx", "caddy") for mount in ("/", "/a/far.dplan/")
] + [("apache by Alias", "/a/far.dplan/")]
PART = "id/mention/sagoby/tand-lyktorna"


def sample(mount: str) -> Publication:
    """The sample, with a file without an ending and a thing among the parts that have moved."""
    base = publication(f"https://data.example.se{mount}")
    own = document("doc/mention/sagoby/tand-lyktorna/sig", "Sig", "ttl")
    void = plain(".well-known/void", b"<a:a> <a:b> <a:c> .\n", "text/turtle")
    tables = [
        Representation(f"svar/counts.{language}.{ending}", MEDIA[ending], language.encode, language)
        for ending in ("csv", "json")
        for language in ("sv", "en")
    ]
    counts = base.documents["svar/counts"]
    counts = Document(counts.path, (*counts.representations, *tables))
    documents = {**base.documents, own.path: own, counts.path: counts}
    return dataclasses.replace(base, documents=documents, plain={**base.plain, void.path: void})


@dataclass(frozen=True)
class Running:
    name: str
    url: str
    publication: Publication

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return asked(self.url, self.publication.mount + path, method, **headers)

    def content(self, path: str) -> bytes:
        return self.publication.files[path].made()


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: f"{place[0]}-{place[1]}")
def site(request: pytest.FixtureRequest) -> Iterator[Running]:
    name, mount = request.param
    own = sample(mount)
    with laid_out(own) as root:
        started = {
            "apache": lambda: apache(root),
            "apache by Alias": lambda: apache(root / mount.strip("/"), mount),
            "nginx": lambda: nginx(root, mount),
            "caddy": lambda: caddy(root, mount),
        }[name]()
        with started as url:
            yield Running(name, url, own)


def test_every_file_is_there_with_its_type_and_language(site: Running) -> None:
    files = site.publication.files
    assert len(files) > 30
    for path, own in files.items():
        answer = site(path)
        assert (answer.status, answer.body) == (200, own.made()), path
        assert answer.headers["content-type"] == own.content_type, path
        assert answer.headers.get("content-language", "") == own.language, path


@pytest.mark.parametrize("ending", [e for e in DATA if e != "nq"])
@pytest.mark.parametrize("path", [TROLL, "graph/plan/sagoby", "ontology", "ontology/0.1.0"])
def test_a_type_is_negotiated_byte_for_byte(site: Running, path: str, ending: str) -> None:
    known = f"{path}.{ending}" in site.publication.files
    answer = site(path, accept=MEDIA[ending])
    assert answer.status == (200 if known else 406)
    if known:
        direct = site(f"{path}.{ending}")
        assert answer.body == direct.body
        assert answer.headers["content-type"] == direct.headers["content-type"]


@pytest.mark.parametrize(
    ("accept", "language", "got"),
    [
        ("", "", "sv"),
        ("*/*", "", "sv"),
        ("*/*", "de", "sv"),
        ("text/html", "en-GB,en;q=0.8", "en"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "de", "sv"),
        ("text/html", "sv-SE", "sv"),
    ],
)
@pytest.mark.parametrize("path", ["", TROLL, "svar/counts"])
def test_a_page_in_the_visitor_s_language(
    site: Running, path: str, accept: str, language: str, got: str
) -> None:
    headers = {"accept": accept, "accept_language": language}
    answer = site(path, **{name: value for name, value in headers.items() if value})
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == got
    assert f'lang="{got}"'.encode() in answer.body
    for name in ("Accept", "Accept-Language"):
        assert name in re.split(", ?", answer.headers["vary"])


@pytest.mark.parametrize("ending", ["csv", "json"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_table_in_the_visitor_s_language(site: Running, ending: str, language: str) -> None:
    answer = site("svar/counts", accept=MEDIA[ending], accept_language=language)
    assert (answer.status, answer.body) == (200, language.encode())
    assert answer.headers["content-language"] == language


def test_a_thing_leads_to_its_document(site: Running) -> None:
    for path, target in {
        "id/actor/trollen": TROLL,
        f"{PART}/trollen": f"{TROLL}#mention-trollen",
        f"{PART}/sig": "doc/mention/sagoby/tand-lyktorna/sig",
    }.items():
        answer = site(path)
        assert answer.status == 303
        place = answer.headers["location"].removeprefix(site.url)
        assert place == site.publication.mount + target


UNKNOWN = ["doc/actor/nix", "id/actor/nix", f"{PART}/nix", f"{TROLL}/nix", "doc", "doc/actor/", "x"]
HIDDEN = [".htaccess", "id/.htaccess", f"{TROLL}.var", "config/Caddyfile", "config/nginx-http.conf"]
HIDDEN += ["fel/404.ttl", "fel/404.sv.html", "config/", "config"]


@pytest.mark.parametrize("path", [*UNKNOWN, *HIDDEN])
def test_what_is_not_there_is_not_found(site: Running, path: str) -> None:
    answer = site(path)
    assert answer.status in ((403, 404) if ".ht" in path else (404,))
    assert b"config" not in answer.body


@pytest.mark.parametrize("path", ["doc/actor/nix", "id/actor/nix"])
@pytest.mark.parametrize("ending", ["ttl", "jsonld", "nt", "rdf", "trig", "nq"])
def test_an_error_in_the_syntax_that_is_asked_for(site: Running, path: str, ending: str) -> None:
    answer = site(path, accept=MEDIA[ending])
    assert answer.status == 404
    assert answer.headers["content-type"].split(";")[0] == MEDIA[ending]
    text = answer.body.decode()
    if ending == "jsonld":
        assert json.loads(text)["status"] == 404
    elif ending == "rdf":
        assert len(ElementTree.fromstring(text)) == 0
    else:
        assert all(line.startswith("# 404 ") for line in text.splitlines())


@pytest.mark.parametrize(("language", "said"), [("sv", "Finns inte"), ("en", "Not found")])
def test_an_error_as_a_page(site: Running, language: str, said: str) -> None:
    answer = site("doc/actor/nix", accept="text/html", accept_language=language)
    assert answer.headers["content-language"] == language
    assert f"<h1>{said}</h1>" in answer.body.decode()
    assert f'href="{site.publication.mount}"' in answer.body.decode()


@pytest.mark.parametrize("path", ["doc/actor/alvorna", "id/actor/alvorna"])
def test_what_is_gone_says_so(site: Running, path: str) -> None:
    assert site(path).status == 410
    answer = site(path, accept="text/turtle")
    assert (answer.status, answer.body[:6]) == (410, b"# 410 ")


def test_what_cannot_be_had_is_not_acceptable(site: Running) -> None:
    for path in (TROLL, "", "svar/counts"):
        assert site(path, accept="image/png").status == 406
    assert site("svar/counts", accept="text/turtle").status == 406


ANSWERS: dict[int, Callable[[Running], Answer]] = {
    200: lambda site: site(TROLL),
    303: lambda site: site("id/actor/trollen"),
    404: lambda site: site("doc/actor/nix"),
    405: lambda site: site(TROLL, "POST"),
    406: lambda site: site(TROLL, accept="image/png"),
    410: lambda site: site("doc/actor/alvorna"),
    204: lambda site: site(TROLL, "OPTIONS"),
    304: lambda site: site(TROLL, if_none_match=site(TROLL).headers["etag"]),
}


@pytest.mark.parametrize("status", ANSWERS)
def test_every_answer_is_open_to_scripts_and_closed_to_others(site: Running, status: int) -> None:
    answer = ANSWERS[status](site)
    assert answer.status == status
    for name, value in EVERYWHERE.items():
        assert answer.headers[name.lower()] == value
    fresh = "no-cache" if status >= 400 else "public, max-age=300"
    assert answer.headers["cache-control"] == fresh
    assert "no-cache" not in answer.headers.get("vary", "")


def test_the_preflight_is_answered(site: Running) -> None:
    for path in ("", TROLL, "id/actor/trollen", "static/site.css"):
        answer = site(path, "OPTIONS", origin="https://other.example")
        assert (answer.status, answer.body) == (204, b"")
        assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
        assert "Accept" in answer.headers["access-control-allow-headers"]
    assert site(TROLL, "DELETE").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["", TROLL, f"{TROLL}.ttl", "id/actor/trollen", "doc/nix"])
def test_head_is_get_without_a_body(site: Running, path: str) -> None:
    get, head = site(path), site(path, "HEAD")
    assert (head.status, head.body) == (get.status, b"")
    changing = {"date", "content-length", "transfer-encoding", "connection", "keep-alive"}
    assert {k: v for k, v in head.headers.items() if k not in changing} == {
        k: v for k, v in get.headers.items() if k not in changing
    }


@pytest.mark.parametrize("path", [TROLL, f"{TROLL}.ttl", ""])
def test_a_tag_is_strong_and_known_again(site: Running, path: str) -> None:
    tag = site(path).headers["etag"]
    assert re.fullmatch(r'"[^"]+"', tag)
    for known in (tag, f'"other", {tag}'):
        again = site(path, if_none_match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag
    assert site(path, if_none_match='"other"').status == 200


def test_the_mount_without_its_slash_leads_to_the_mount(site: Running) -> None:
    mount = site.publication.mount
    if mount == "/":
        assert site("").status == 200
        return
    answer = asked(site.url, mount.rstrip("/"))
    assert answer.status == 301
    assert answer.headers["location"].removeprefix(site.url) == mount


BROKEN = [
    *(";", ";;;", ",", ",,,", "/", "text", "text/", "/html", "*", "*/", "text/html;q", "q=1"),
    *("text/html;q=", "text/html;q=x", "text/html;q=2", "text/html;q=-1", "*; q=.2", "*/*;q=1;q=0"),
    *("text/html; q=.2, *; q=.2, */*; q=.2", "text/html;level=1;q=0.5", 'a/b;c="', 'a/b;c="\\'),
    *("text/turtle;q=0", "\xe5\xe4\xf6", "text/html\tq", "(text/html)", "x" * 4000, "a/b," * 900),
    *("text/html,text/html", "TEXT/HTML", "%00", "../..", "${jndi}", "<script>", "text/html;;q=1"),
]


@pytest.mark.parametrize("name", ["accept", "accept_language", "accept_charset", "if_none_match"])
def test_a_broken_header_is_no_fault_of_the_server(site: Running, name: str) -> None:
    assert len(BROKEN) > 30
    for value in BROKEN:
        for path in (TROLL, "", "doc/actor/nix", "id/actor/trollen"):
            assert site(path, **{name: value}).status < 500, (name, value)


@pytest.mark.parametrize(
    "path",
    [
        *("/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/%00"),
        *(f"/{TROLL}%00.ttl", f"/{TROLL}.ttl%00", "/doc/%2e%2e/%2e%2e/etc/passwd", "/id/../../x"),
        *("/%ff%fe", "/doc/actor/trollen%0d%0aX-Y:1", "/id/actor/trollen%0d%0aX-Y:1", "/a" * 20000),
        *("/doc\\actor", "/%", "/doc/actor/%5c..%5c", "/{x}", "/$1", "/doc//actor//trollen"),
    ],
    ids=lambda path: path[:30],
)
def test_a_crooked_path_gets_nowhere(site: Running, path: str) -> None:
    answer = asked(site.url, site.publication.mount.rstrip("/") + path)
    assert answer.status in (200, 301, 308, 400, 403, 404, 414)
    assert b"root:" not in answer.body
    assert "x-y" not in answer.headers
    if answer.status == 200:
        assert path == "/doc//actor//trollen"
