"""A fault for each check: what spoils the site so that this check finds it."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
from checking_endpoint_faults import ENDPOINT_FAULTS
from checking_samples import Fault, Files, header, instead, put, replaced, sitemap

TROLL = "doc/actor/trollen"
PAGES = (f"{TROLL}.sv.html", f"{TROLL}.en.html")
DATA = tuple(f"{TROLL}.{ending}" for ending in ("ttl", "jsonld", "nt", "rdf"))
Spoiler = Callable[[Files], None]


def path(request: httpx.Request) -> str:
    return request.url.path.lstrip("/")


def accept(request: httpx.Request) -> str:
    return str(request.headers.get("accept", ""))


def asks(name: str, media: str = "") -> Callable[[httpx.Request], bool]:
    return lambda request: path(request) == name and (not media or accept(request) == media)


def several(*spoilers: Spoiler) -> Spoiler:
    def spoil(found: Files) -> None:
        for own in spoilers:
            own(found)

    return spoil


def relabelled(found: Files) -> None:
    """Every syntax says what the dataset does not."""
    for name in DATA:
        found[name] = found[name].replace(b"Trollen", b"Jattarna")
    for name in PAGES:
        found[name] = found[name].replace(b"Trollen", b"Jattarna")


def untopical(found: Files) -> None:
    for name in (*DATA, *PAGES):
        found[name] = found[name].replace(b"primaryTopic", b"maker")


def cyclic(found: Files) -> None:
    class_ = b"https://w3id.org/saga/ontology#Troll"
    for name in [own for own in found if own.startswith("ontology.") and "html" not in own]:
        found[name] = found[name].replace(b"http://xmlns.com/foaf/0.1/Agent", class_)


def in_graph(found: Files) -> None:
    found["data/saga.nq"] = found["data/saga.nq"].replace(b"Tomtarna", b"Nissarna")
    resummed(found)


def resummed(found: Files) -> None:
    from hashlib import sha256

    names = sorted(own for own in found if own.startswith("data/saga"))
    sums = "".join(f"{sha256(found[own]).hexdigest()}  {own[5:]}\n" for own in names)
    found["data/SHA256SUMS"] = sums.encode()


def broken_dump(found: Files) -> None:
    found["data/saga.nt"] = b"<broken"
    resummed(found)


def mapped(found: Files) -> None:
    names = [own for own in found if own.endswith(".html")]
    found["sitemap.xml"] = sitemap([*names, "finns/inte/x.html"])


def page_only(name: str, pattern: str, new: str) -> Spoiler:
    def spoil(found: Files) -> None:
        changed = re.sub(pattern.encode(), new.encode(), found[name])
        assert changed != found[name]
        found[name] = changed

    return spoil


NO_ALTERNATE = 'type="application/n-triples"'
FAULTS: dict[str, Fault] = {
    "iri-answers": Fault(
        change=instead(asks("id/actor/trollen"), 500),
        also=("id-303", "gone", "void-links", "cors", "head"),
    ),
    "id-303": Fault(
        change=lambda _, a: httpx.Response(302, headers=a.headers) if a.status_code == 303 else a,
        also=("iri-answers",),
    ),
    "primary-topic": Fault(untopical, also=("dump-agrees",)),
    "representation-urls": Fault(
        change=instead(asks(f"{TROLL}.nt"), 200, "application/n-triples", b"")
    ),
    "plain-paths": Fault(replaced("index.html", "/doc/actor/trollen", "/doc/actor/trollen%20x")),
    "media-types": Fault(
        change=instead(asks("graph/plan/sagoby", "application/trig"), 200, "text/plain")
    ),
    "q-values": Fault(change=instead(lambda r: "q=0.2, text/turtle" in accept(r), 200)),
    "default-type": Fault(
        change=instead(asks("doc/actor/tomtarna", "*/*"), 200, "text/turtle", b"")
    ),
    "not-acceptable": Fault(
        change=lambda _, a: (
            httpx.Response(200, headers=a.headers, content=b"x") if a.status_code == 406 else a
        )
    ),
    "broken-accept": Fault(change=instead(lambda r: accept(r) == "text/html;q=NaN", 500)),
    "syntaxes-agree": Fault(replaced(f"{TROLL}.nt", "Trollen", "Jattarna")),
    "dump-agrees": Fault(relabelled, also=("sparql-things",)),
    "embedded-data": Fault(replaced(PAGES[0], '"Trollen"', '"Jattarna"')),
    "head": Fault(change=lambda r, a: header("etag", '"x"')(r, a) if r.method == "HEAD" else a),
    "preflight": Fault(
        change=lambda r, a: httpx.Response(405, headers=a.headers) if r.method == "OPTIONS" else a,
        also=("sparql-cors",),
    ),
    "cors": Fault(change=header("access-control-allow-origin", "", status=404)),
    "not-found": Fault(change=instead(asks("finns-inte-0f3c9a"), 200)),
    "error-syntax": Fault(change=header("content-type", "text/html", status=404)),
    "gone": Fault(change=instead(asks("id/finns-inte/0f3c9a", "text/turtle"), 410)),
    "deprecated": Fault(replaced("doc/actor/tomtarna.sv.html", "Ersatt av", "Se")),
    "path-escapes": Fault(
        change=lambda r, a: (
            httpx.Response(500, headers=a.headers)
            if "target" in r.extensions and b"%00" in r.extensions["target"]
            else a
        )
    ),
    "html-alternates": Fault(replaced(PAGES[0], NO_ALTERNATE, 'type="text/plain"')),
    "canonical": Fault(replaced(PAGES[0], 'rel="canonical"', 'rel="other"')),
    "html-language": Fault(page_only("atagande.sv.html", 'lang="sv"', 'lang="en"')),
    "language-marked": Fault(replaced(PAGES[0], '<p lang="en">', "<p>")),
    "without-script": Fault(
        replaced(PAGES[0], "<p>Trollen</p>", "<script src='/names.js'></script>")
    ),
    "vary": Fault(change=header("vary", "Accept", "text/turtle")),
    "etag": Fault(change=header("etag", 'W/"1"', "text/turtle"), also=("not-modified",)),
    "not-modified": Fault(
        change=lambda _, a: httpx.Response(200, headers=a.headers) if a.status_code == 304 else a,
        also=("sparql-caching",),
    ),
    "cache-control": Fault(change=header("cache-control", "", "text/turtle")),
    "both-languages": Fault(replaced("ontology.en.html", 'hreflang="sv"', 'hreflang="de"')),
    "dcat": Fault(replaced("dcat.rdf", "accessURL", "landingPage")),
    "dcat-publisher": Fault(replaced("dcat.rdf", "hasEmail", "hasTelephone")),
    "dcat-languages": Fault(replaced("dcat.rdf", 'xml:lang="en"', 'xml:lang="de"')),
    "void-counts": Fault(page_only(".well-known/void.ttl", 'entities> ("2"|2)', 'entities> "3"')),
    "void-links": Fault(replaced(".well-known/void.ttl", "void#vocabulary", "void#feature")),
    "dumps-parse": Fault(broken_dump, also=("dumps-agree",)),
    "dumps-agree": Fault(in_graph),
    "checksums": Fault(put(files={"data/SHA256SUMS": b"0" * 64 + b"  saga.trig\n"})),
    "dumps-described": Fault(
        several(replaced(".well-known/void.ttl", "terms/issued", "terms/subject"))
    ),
    "questions": Fault(replaced("fragor/trollen.rq", "#+ method", "# method")),
    "openapi": Fault(put(files={"openapi.json": b"[]"})),
    "sitemap": Fault(mapped),
    "robots": Fault(replaced("robots.txt", "Sitemap:", "# Sitemap:")),
    "schema-org": Fault(replaced("index.html", '"@type": "Dataset"', '"@type": "Thing"')),
    "commitments": Fault(replaced("atagande.sv.html", "läggs ned", "")),
    "ontology-metadata": Fault(
        several(
            *(
                replaced(f"ontology.{e}", "terms/license", "terms/subject")
                for e in ("ttl", "nt", "jsonld", "rdf")
                if e in ("ttl", "nt")
            ),
        ),
        also=("syntaxes-agree", "embedded-data"),
    ),
    "ontology-pitfalls": Fault(cyclic, also=("embedded-data", "ontology-metadata")),
    "accessibility": Fault(replaced(PAGES[0], "<h1>", "<h2>")),
    "no-other-host": Fault(
        replaced("static/site.css", "a{}", "@import 'https://cdn.example/x.css'; a{}")
    ),
    "content-security-policy": Fault(replaced(PAGES[0], "<h1>", "<h1 onclick='x()'>")),
    **ENDPOINT_FAULTS,
    "security-headers": Fault(change=header("x-content-type-options", "", status=404)),
}
