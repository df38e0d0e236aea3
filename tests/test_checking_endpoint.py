"""The endpoint's checks, case by case: each wrong answer is found, whichever request it is to."""

from __future__ import annotations

import httpx
import pytest
from checking_endpoint_faults import asking, said, spoilt
from checking_samples import ROOT, Change, Saga, files, replaced

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.catalogue import chosen
from fardplan_kg.publication.checking.endpoint import JSON, LONGEST, Endpoint, results, truth
from fardplan_kg.publication.checking.limits import Limits
from fardplan_kg.publication.checking.outcome import Outcome
from fardplan_kg.publication.checking.rdf import Unreadable
from fardplan_kg.publication.checking.refusals import sent
from fardplan_kg.publication.checking.run import run
from fardplan_kg.publication.checking.subject import Subject
from fardplan_kg.publication.checking.web import Web


def outcome(name: str, change: Change, saga: Saga | None = None) -> Outcome:
    given = saga or Saga()
    given.change = change
    site = Web(ROOT, Limits(), httpx.MockTransport(given))
    return run(ROOT, Subject(site), chosen((name,))).outcomes[0]


def unchanged(_: httpx.Request, answer: httpx.Response) -> httpx.Response:
    return answer


def endpoint(saga: Saga) -> Endpoint:
    site = Web(ROOT, Limits(), httpx.MockTransport(saga))
    return Endpoint(site, f"{ROOT}sparql", f"{ROOT}sparql")


WRONG = list(sent(endpoint(Saga())))


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_each_request_that_should_be_refused_is_held_to_it(number: int) -> None:
    seen = []

    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        seen.append(said(request))
        refused = [own for own in seen if own]
        wrong = said(request) and len(refused) == number + 1
        return httpx.Response(200, headers=answer.headers, content=b"") if wrong else answer

    site = Web(ROOT, Limits(), httpx.MockTransport(Saga(change=change)))
    answers = sent(Endpoint(site, f"{ROOT}sparql", f"{ROOT}sparql"))
    assert [own for own, answer in answers.items() if answer.status == 200] == [WRONG[number]]


def test_all_wrong_requests_of_the_w3c_are_sent() -> None:
    assert len(WRONG) == 13
    assert {answer.status for answer in sent(endpoint(Saga())).values()} <= {400, 403, 405, 415}


@pytest.mark.parametrize(
    ("name", "asked", "old", "new"),
    [
        ("sparql-dataset", ("default-graph-uri", "named-graph-uri"), "true", "false"),
        ("sparql-counts", ("COUNT(*) AS ?n) { ?s ?p ?o }",), '"value":"', '"value":"1'),
        ("sparql-counts", ("GROUP BY",), "graph/plan/sagoby", "graph/plan/okand"),
        ("sparql-things", ("CONSTRUCT", "VALUES"), '"Trollen"@sv', '"Trollen"@de'),
        ("sparql-errors", ("WHERE { ?s ?p }",), "column", "place"),
        ("editor-graphs", ("SPARQLExecutable", "GRAPH"), '"bindings":[', '"bindings":[],"x":['),
        ("sparql-endpoint", ("timeout",), "true", "false"),
        ("sparql-operations", ("POST", "query=ASK"), "true", "false"),
    ],
)
def test_what_is_not_so_is_found(name: str, asked: tuple[str, ...], old: str, new: str) -> None:
    assert outcome(name, unchanged).verdict == "pass"
    assert outcome(name, spoilt(asking(*asked), old, new)).verdict == "fail"


def test_an_endpoint_that_neither_void_nor_dcat_names_is_found_by_its_own_description() -> None:
    spoilt_files = files()
    replaced(".well-known/void.ttl", "void#sparqlEndpoint", "void#feature")(spoilt_files)
    found = outcome("sparql-endpoint", unchanged, Saga(spoilt_files))
    assert (found.verdict, len(found.seen)) == ("fail", 1)
    assert "neither VoID nor DCAT names" in found.seen[0].english


def test_a_long_query_is_posted() -> None:
    saga = Saga()
    asked = endpoint(saga)
    assert truth(asked.query("ASK {}"))
    assert truth(asked.query("ASK {}" + " " * LONGEST))
    assert [own.split()[0] for own in saga.asked] == ["GET", "POST"]


@pytest.mark.parametrize(
    ("status", "media", "body"),
    [(503, JSON, b""), (200, "text/html", b"x"), (200, JSON, b"{"), (200, JSON, b"[]"),
     (200, JSON, b"\xff"),
     (200, JSON, b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": 1}, 2'),
     (200, JSON, b"[" * 90_000)],
)  # fmt: skip
def test_an_answer_that_cannot_be_read_is_told(status: int, media: str, body: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        results(Answer("GET", ROOT, {}, status, {"content-type": media}, body))
    assert caught.value.words.swedish
