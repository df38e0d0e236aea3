"""Points 13 and 16: that an endpoint answers clients as they are.

The requests are those that SPARQLWrapper 2.0 (Wrapper.py), rdflib 7 (sparqlconnector.py) and
Comunica (fetch-sparql-endpoint 7) send, and the queries of SIB's editor (sib-swiss/sparql-editor,
packages/sparql-editor/README.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.descriptions import VOID
from fardplan_kg.publication.checking.endpoint import JSON, XML, Endpoint, results, truth
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.queries import SH
from fardplan_kg.publication.checking.rdf import Unreadable, subjects
from fardplan_kg.publication.checking.service_description import described
from fardplan_kg.publication.checking.subject import HTML, Subject

ASK = "ASK {}"
UNKNOWN = (("format", "json"), ("output", "json"), ("results", "json"), ("timeout", "5"))
"""Parameters of no standard that clients send."""
ORIGIN = {"origin": "https://example.org"}
EXAMPLES = f"?executable a <{SH}SPARQLExecutable> ; <{SH}select>|<{SH}ask>|<{SH}construct> ?query"
COMPLETION = (
    f"?class <{VOID}class> ?c ; <{VOID}propertyPartition> ?part . ?part <{VOID}property> ?p"
)
FOR_EDITORS = {"sparql-examples": (EXAMPLES, f"{SH}SPARQLExecutable"),
               "void": (COMPLETION, f"{VOID}Dataset")}  # fmt: skip
"""What the name of a graph ends with, what stands there, and a class of it."""
Told = Iterator[Seen | Flaw]


@check("sparql-endpoint", 13, "SPARQL-adressen svarar direkt, också med okända parametrar",
       "The endpoint answers directly, with unknown parameters too", server=True)  # fmt: skip
def sparql_endpoint(subject: Subject) -> Told:
    """Ask with parameters that no standard has, and without a query as a browser does."""
    asked = subject.endpoint
    if not subject.descriptions.endpoint:
        yield Flaw(f"varken VoID eller DCAT anger {asked.named}",
                   f"neither VoID nor DCAT names {asked.named}")  # fmt: skip
    for answer in (asked.get((("query", ASK), *UNKNOWN), {"accept": JSON}),
                   asked.form((("query", ASK), *UNKNOWN))):  # fmt: skip
        yield from _true(answer)
    for media in (HTML, "text/turtle", "*/*"):
        answer = asked.get(headers={"accept": media})
        if 300 <= answer.status < 400:
            yield answer.flaw("får inte leda vidare", "should not redirect")
    yield Seen(asked.named, asked.named)


def _true(answer: Answer) -> Told:
    try:
        if not truth(answer):
            yield answer.flaw(f"{ASK}: ska ge true", f"{ASK}: should give true")
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)


@check("sparql-clients", 16, "Vanliga program får det svar som de läser",
       "Common clients get the answer that they read", server=True)  # fmt: skip
def clients(subject: Subject) -> Told:
    """Send what they send; see that the answer is what they asked for."""
    answers = _as_clients(subject.endpoint)
    for name, (answer, media) in answers.items():
        if answer.status != 200 or answer.media != media:
            yield answer.flaw(f"{name}: ska vara {media}", f"{name}: should be {media}")
            continue
        try:
            results(answer)
        except Unreadable as reason:
            yield Flaw(f"{name}: {reason.words.swedish}", f"{name}: {reason.words.english}")
    told = ", ".join(answers)
    yield Seen(told, told)


def _as_clients(asked: Endpoint) -> dict[str, tuple[Answer, str]]:
    query = (("query", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"),)
    json = "application/sparql-results+json,application/json,text/javascript,application/javascript"
    xml = "application/rdf+xml, application/sparql-results+xml"
    return {
        "SPARQLWrapper (JSON)": (asked.get((*query, *UNKNOWN[:3]), {"accept": json}), JSON),
        "SPARQLWrapper (XML)": (
            asked.get(query, {"accept": "application/sparql-results+xml"}), XML),
        "rdflib": (asked.get(query, {"accept": xml}), XML),
        "Comunica": (asked.form(query, f"{JSON};q=1.0,{XML};q=0.7"), JSON),
    }  # fmt: skip


@check("sparql-cors", 16, "Sidor på andra webbplatser får fråga: CORS på svar och fel, och POST",
       "Pages of other sites may ask: CORS on answers and errors, and POST",
       server=True)  # fmt: skip
def cors(subject: Subject) -> Told:
    """Ask as a browser does for a page of another site, first for leave (Fetch, section 4.8)."""
    asked = subject.endpoint
    answers = [asked.get((("query", own),), {"accept": JSON, **ORIGIN}) for own in (ASK, "ASK {")]
    answers.append(asked.get(headers={"accept": "text/turtle", **ORIGIN}))
    sent = {"access-control-request-method": "POST",
            "access-control-request-headers": "content-type"}  # fmt: skip
    before = asked.get((), {**ORIGIN, **sent}, "OPTIONS")
    for answer in (*answers, before):
        if (said := answer.says("access-control-allow-origin")) != "*":
            told = f"Access-Control-Allow-Origin: {said or '–'}"
            yield answer.flaw(f"{told}; ska vara *", f"{told}; should be *")
    if not 200 <= before.status < 300:
        yield before.flaw("ska vara 200 eller 204", "should be 200 or 204")
    for name, wanted in (("methods", "post"), ("headers", "content-type")):
        if not {wanted, "*"} & before.lists(f"access-control-allow-{name}"):
            said = before.says(f"access-control-allow-{name}")
            told = f"Access-Control-Allow-{name.title()}: {said or '–'}"
            yield before.flaw(f"{told}; ska ha {wanted}", f"{told}; should have {wanted}")
    yield subject.counted(len(answers) + 1, "svar", "answers")


@check("editor-graphs", 16, "Frågeredigerare finner exempel och beskrivning (SIB)",
       "Query editors find examples and a description (SIB)", server=True)  # fmt: skip
def editor_graphs(subject: Subject) -> Told:
    """Ask what the editor asks, in the graphs that its makers name.

    The editor names no graph: what it asks must stand in the default graph too, or else in the
    service description, which it reads where it gets no row.
    """
    asked = subject.endpoint
    for ending, (pattern, kind) in FOR_EDITORS.items():
        graph = f'GRAPH ?g {{ {pattern} }} FILTER(STRENDS(STR(?g), "/.well-known/{ending}"))'
        try:
            if not asked.rows(f"SELECT * {{ {graph} }} LIMIT 1"):
                yield Flaw(f"ingen graf …/.well-known/{ending} med innehåll",
                           f"no graph …/.well-known/{ending} with content")  # fmt: skip
            if not _seen(asked, pattern, kind):
                yield Flaw(
                    f"{ending}: varken i den förvalda grafen eller i tjänstens beskrivning",
                    f"{ending}: neither in the default graph nor in the service description",
                )
        except Unreadable as reason:
            yield Flaw(reason.words.swedish, reason.words.english)
    told = ", ".join(f"…/.well-known/{ending}" for ending in FOR_EDITORS)
    yield Seen(told, told)


def _seen(asked: Endpoint, pattern: str, kind: str) -> bool:
    """Whether the editor finds something of it. Raises Unreadable."""
    there = asked.rows(f"SELECT * {{ {pattern} }} LIMIT 1")
    return bool(there) or bool(subjects(described(asked), kind))


CHECKS = (sparql_endpoint, clients, cors, editor_graphs)
