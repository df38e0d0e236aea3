from __future__ import annotations

import pytest
from rdflib import URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.neighbours import Neighbour, read_neighbours, wording
from fardplan_kg.namespaces import thing


def common(name: str) -> URIRef:
    return URIRef(thing("common-action", name))


def test_titles_of_shared_actions_of_the_other_plans(built: Data) -> None:
    assert read_neighbours(built, "sagoby") == (
        Neighbour("pahittsby", common("moblera-torgen"), "1.1", "Möblera torgen"),
        Neighbour("pahittsby", common("moblera-torgen"), "1.1", "Möblera torgen."),
        Neighbour("pahittsby", common("rakna-resorna"), "2.1", "Räkna resorna"),
    )


def test_plan_is_no_neighbour_of_its_own(built: Data) -> None:
    assert read_neighbours(built, "pahittsby") == ()


def test_without_plans_there_are_none(unextracted: Data) -> None:
    assert read_neighbours(unextracted, "sagoby") == ()


def test_number_is_that_of_the_map_where_it_differs(pahittsby: Data) -> None:
    path = pahittsby.plan_file("pahittsby")
    text = path.read_text(encoding="utf-8")
    assert text.count('fp:numberInMap "2.1"') == 1
    path.write_text(text.replace('fp:numberInMap "2.1"', 'fp:numberInMap "2.9"'), encoding="utf-8")
    assert read_neighbours(pahittsby, "sagoby")[-1].number == "2.9"


def test_common_action_may_be_decided(pahittsby: Data) -> None:
    path = pahittsby.plan_file("pahittsby")
    action = thing("action", "pahittsby", "rakna-resorna")
    lines = path.read_text(encoding="utf-8").splitlines()
    stated = "fp:commonAction <https://w3id.org/fardplan/id/common-action/rakna-resorna> ;"
    kept = [line for line in lines if line.strip() != stated]
    assert len(kept) == len(lines) - 1
    path.write_text("\n".join(kept), encoding="utf-8")
    assert len(read_neighbours(pahittsby, "sagoby")) == 2
    decisions = pahittsby.root / "graph" / "interpretation.ttl"
    decided = f"<{action}> fp:commonAction <{common('resor')}> .\n"
    decisions.write_text(decisions.read_text(encoding="utf-8") + decided, encoding="utf-8")
    assert read_neighbours(pahittsby, "sagoby")[-1].common == common("resor")


@pytest.mark.parametrize("title", ["Möblera torgen", "möblera TORGEN.", "Möblera torgen. "])
def test_wording_is_without_case_and_full_stop(title: str) -> None:
    assert wording(title) == "möblera torgen"
    assert Neighbour("sagoby", common("a"), "1.1", title).wording == "möblera torgen"


def test_wording_keeps_all_else() -> None:
    assert wording("Möblera, torgen!") == "möblera, torgen!"
