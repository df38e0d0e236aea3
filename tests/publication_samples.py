"""A small publication: a thing, one that is replaced, a graph, a part, a tombstone."""

from __future__ import annotations

from fardplan_kg.namespaces import BASE
from fardplan_kg.publication.documents import MEDIA, Document, Publication, Representation, plain

TOPIC = "<http://xmlns.com/foaf/0.1/primaryTopic>"
TROLL, GONE = "doc/actor/trollen", "doc/actor/alvorna"


def page(path: str, language: str, title: str) -> Representation:
    other = "en" if language == "sv" else "sv"
    made = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><title>{title}</title>\n'
        f'<link rel="alternate" hreflang="{other}" href="x.{other}.html"></head>\n'
        f"<body><h1>{title}</h1></body>\n</html>\n"
    )
    return Representation(path, MEDIA["html"], made.encode, language)


def data(path: str, ending: str) -> Representation:
    statement = f"<{BASE}{path}> {TOPIC} <{BASE}{path.replace('doc/', 'id/', 1)}> .\n"
    return Representation(f"{path}.{ending}", MEDIA[ending], statement.encode)


def document(path: str, title: str, *endings: str, deprecated: bool = False) -> Document:
    pages = [page(f"{path}.{language}.html", language, title) for language in ("sv", "en")]
    return Document(path, (*pages, *(data(path, own) for own in endings)), deprecated)


def publication(base: str = BASE) -> Publication:
    """Every representation of data holds N-Triples, whatever its ending says."""
    syntaxes = ("ttl", "jsonld", "nt", "rdf", "trig")
    documents = (
        Document("", (page("index.html", "sv", "Sagolandet"),
                      page("index.en.html", "en", "The land of fables"))),
        document(TROLL, "Trollen", *syntaxes),
        document("doc/actor/tomtarna", "Tomtarna", *syntaxes, deprecated=True),
        document("graph/plan/sagoby", "Färdplanen", *syntaxes, "nq"),
        document("ontology", "Begrepp", *syntaxes[:4]),
        document("ontology/0.1.0", "Begrepp", *syntaxes[:4]),
        document("svar/counts", "Hur många?"),
    )  # fmt: skip
    return Publication(
        {own.path: own for own in documents},
        {
            own.path: own
            for own in (plain("static/site.css", b"a { color: black }\n"),
                        plain("data/fardplan.nq", b"<a:a> <a:b> <a:c> <a:d> .\n"))
        },
        {"id/mention/sagoby/tand-lyktorna/trollen": f"{TROLL}#mention-trollen"},
        frozenset({GONE}),
        base,
        "0123456789ab",
    )  # fmt: skip
