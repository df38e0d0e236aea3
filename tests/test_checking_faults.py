"""Each check passes on the sample site, and finds the fault that is made for it."""

from __future__ import annotations

import re

import httpx
import pytest
from checking_endpoint_faults import ENDPOINT_FAULTS, said
from checking_faults import FAULTS
from checking_samples import ROOT, Fault, Saga, files, replaced

from fardplan_kg.publication.checking.catalogue import CHECKS
from fardplan_kg.publication.checking.limits import Limits
from fardplan_kg.publication.checking.run import Run, run
from fardplan_kg.publication.checking.subject import Subject
from fardplan_kg.publication.checking.web import Web

NEVER_PASS = {"accessibility"}


def checked(saga: Saga) -> Run:
    site = Web(ROOT, Limits(), httpx.MockTransport(saga))
    return run(ROOT, Subject(site), CHECKS)


def verdicts(found: Run) -> dict[str, str]:
    return {own.check.id: own.verdict for own in found.outcomes}


def test_every_check_passes_on_the_sample_site() -> None:
    found = verdicts(checked(Saga()))
    assert {own for own in found if found[own] != "pass"} == NEVER_PASS
    assert {found[own] for own in NEVER_PASS} == {"not applicable"}


def test_a_site_without_an_endpoint_has_nothing_of_it_to_check() -> None:
    spoilt = files()
    replaced(".well-known/void.ttl", "void#sparqlEndpoint", "void#feature")(spoilt)
    found = {own.check.id: own for own in checked(Saga(spoilt, endpoint=False)).outcomes}
    assert {found[own].verdict for own in ENDPOINT_FAULTS} == {"not applicable"}
    assert {found[own].seen[0].english for own in ENDPOINT_FAULTS} == {"no endpoint is named"}


def test_an_endpoint_on_another_host_is_not_asked() -> None:
    spoilt = files()
    replaced(".well-known/void.ttl", "https://w3id.org/saga/sparql", "http://o.example/sparql")(
        spoilt
    )
    saga = Saga(spoilt)
    found = {own.check.id: own.verdict for own in checked(saga).outcomes}
    assert {found[own] for own in ENDPOINT_FAULTS} == {"not applicable"}
    assert not [own for own in saga.asked if own.endswith("sparql")]


def test_only_an_update_without_content_is_sent() -> None:
    sent = set[str]()

    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        sent.add(said(request).replace("\0", ""))
        return answer

    checked(Saga(change=change))
    updates = [own for own in sent if "INSERT" in own or "update" in own]
    assert len(updates) == 6
    parts = re.split(r"\b(?:GET|POST) |update=|&|\xff\xfe", "&".join(updates))
    assert {own.strip() for own in parts} == {"", "INSERT DATA {}", "INSERT DATA {"}


def test_there_is_a_fault_for_each_check() -> None:
    assert set(FAULTS) == {own.id for own in CHECKS}
    assert len(FAULTS) == len(CHECKS) > 65


@pytest.mark.parametrize("name", FAULTS)
def test_a_check_finds_its_fault_and_no_other_does(name: str) -> None:
    fault: Fault = FAULTS[name]
    spoilt = files()
    fault.files(spoilt)
    found = checked(Saga(spoilt, fault.change))
    failed = {own for own, verdict in verdicts(found).items() if verdict == "fail"}
    assert name in failed
    assert failed - {name} <= set(fault.also)
    seen = next(own.seen for own in found.outcomes if own.check.id == name)
    assert all(words.swedish and words.english for words in seen)


def test_points_are_those_of_the_list() -> None:
    assert {own.point for own in CHECKS} == {*range(1, 25), 26}


def test_titles_are_in_both_languages() -> None:
    assert len({own.title.swedish for own in CHECKS} | {own.title.english for own in CHECKS}) > 100
