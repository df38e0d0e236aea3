"""Each check passes on the sample site, and finds the fault that is made for it."""

from __future__ import annotations

import httpx
import pytest
from checking_faults import FAULTS
from checking_samples import ROOT, Fault, Saga, files

from fardplan_kg.publication.checking.catalogue import CHECKS
from fardplan_kg.publication.checking.limits import Limits
from fardplan_kg.publication.checking.run import Run, run
from fardplan_kg.publication.checking.subject import Subject
from fardplan_kg.publication.checking.web import Web

NEVER_PASS = {"sparql-endpoint", "accessibility"}


def checked(saga: Saga) -> Run:
    site = Web(ROOT, Limits(), httpx.MockTransport(saga))
    return run(ROOT, Subject(site), CHECKS)


def verdicts(found: Run) -> dict[str, str]:
    return {own.check.id: own.verdict for own in found.outcomes}


def test_every_check_passes_on_the_sample_site() -> None:
    found = verdicts(checked(Saga()))
    assert {own for own in found if found[own] != "pass"} == NEVER_PASS
    assert {found[own] for own in NEVER_PASS} == {"not applicable"}


def test_there_is_a_fault_for_each_check() -> None:
    assert set(FAULTS) == {own.id for own in CHECKS}
    assert len(FAULTS) == len(CHECKS) > 50


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


def test_points_are_those_of_the_list_without_what_comes_later() -> None:
    assert {own.point for own in CHECKS} == {*range(1, 12), 13, *range(17, 25), 26}


def test_titles_are_in_both_languages() -> None:
    assert len({own.title.swedish for own in CHECKS} | {own.title.english for own in CHECKS}) > 100
