from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from extraction_samples import about, draft_of, found_in
from rdflib import RDF, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.neighbours import Neighbour
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
Tied = Callable[..., Draft]
TITLE = "Räkna resorna"


def common(name: str) -> URIRef:
    return URIRef(thing("common-action", name))


def neighbour(
    title: str, number: str = "2.1", core: str = "sagoby", name: str = "resor"
) -> Neighbour:
    return Neighbour(core, common(name), number, title)


@pytest.fixture
def tied(unextracted: Data, form: Form, made_up: Document) -> Tied:
    """Return what the form states in Påhittsby's document beside other plans' shared actions."""

    def draft(*neighbours: Neighbour, document: Document = made_up) -> Draft:
        return draft_of(document, unextracted, form, neighbours)

    return draft


def commons(draft: Draft) -> dict[str, str]:
    return {local_name(s): local_name(str(o)) for s, p, o in draft.links if p == FPN.commonAction}


def test_without_neighbours_an_action_has_a_common_action_of_its_own(tied: Tied) -> None:
    draft = tied()
    assert commons(draft) == {"moblera-torgen": "moblera-torgen", "rakna-resorna": "rakna-resorna"}
    assert (common("rakna-resorna"), RDF.type, FPN.CommonAction) in draft.links
    assert common("rakna-resorna") in draft.shared
    assert found_in(draft, "common", "common-differs") == []


def test_own_common_action_is_no_other_plan_s_though_slugs_are_equal(tied: Tied) -> None:
    draft = tied(neighbour("Räkna (resorna)", name="rakna-resorna"))
    assert commons(draft)["rakna-resorna"] == "rakna-resorna-pahittsby"


@pytest.mark.parametrize("title", [TITLE, "räkna Resorna", "Räkna resorna."])
def test_titles_that_differ_in_case_and_full_stop_are_one_action(tied: Tied, title: str) -> None:
    draft = tied(neighbour(title))
    assert commons(draft)["rakna-resorna"] == "resor"
    assert found_in(draft, "common") == []


def test_title_of_the_map_ties_too(tied: Tied, changed: Callable[[str, str], Document]) -> None:
    document = changed("2.1 Räkna resorna", "2.1 Räkna alla resor")
    draft = tied(neighbour(TITLE), document=document)
    assert set(commons(draft).values()) == {"moblera-torgen", "resor"}


@pytest.mark.parametrize(
    ("title", "number"), [("Räkna resorna.", "2.1"), (TITLE, "2.2"), ("RÄKNA resorna", "3.1")]
)
def test_what_differs_in_a_tied_action_is_a_finding(tied: Tied, title: str, number: str) -> None:
    [found] = found_in(tied(neighbour(title, number)), "common-differs")
    assert (found.key, found.proposal) == ("common-differs-rakna-resorna-sagoby", "godta")
    assert about(found) == ["rakna-resorna"]
    assert found.swedish == (
        f"Den gemensamma insatsen 2.1 ”Räkna resorna” står i sagoby som {number} ”{title}”."
    )


def test_what_is_the_same_everywhere_is_no_finding(tied: Tied) -> None:
    assert found_in(tied(neighbour(TITLE), neighbour(TITLE, core="b")), "common-differs") == []


def test_each_plan_that_differs_is_a_finding(tied: Tied) -> None:
    others = (
        neighbour(TITLE, "2.3"),
        neighbour(TITLE, "2.4", "trollvik"),
        neighbour(TITLE, core="a"),
    )
    keys = [found.key for found in found_in(tied(*others), "common-differs")]
    assert keys == ["common-differs-rakna-resorna-sagoby", "common-differs-rakna-resorna-trollvik"]


def test_title_that_is_only_like_another_stands_alone_until_decided(tied: Tied) -> None:
    draft = tied(neighbour("Räkna alla resorna"))
    assert commons(draft)["rakna-resorna"] == "rakna-resorna"
    [found] = found_in(draft, "common")
    assert (found.key, found.proposal) == ("common-rakna-resorna", "samma som Räkna alla resorna")
    assert found.swedish == (
        "Den gemensamma insatsen ”Räkna resorna” liknar ”Räkna alla resorna” i sagoby."
    )
    assert [(one.thing, one.score) for one in found.candidates] == [(common("resor"), 0.84)]


def test_candidates_are_the_three_likest_common_actions(tied: Tied) -> None:
    titles = ["Räkna resornas", "Räkna resor", "Räkna alla resorna", "Räkna resorna nu"]
    others = [neighbour(title, name=f"n{n}") for n, title in enumerate(titles)]
    others.append(neighbour("Räkna resornass", name="n0"))
    [found] = found_in(tied(*others), "common")
    assert [one.name for one in found.candidates] == [
        "Räkna resornas", "Räkna resor", "Räkna resorna nu",
    ]  # fmt: skip
    scores = [one.score for one in found.candidates]
    assert scores == sorted(scores, reverse=True)


def test_title_like_none_is_no_finding(tied: Tied) -> None:
    assert found_in(tied(neighbour("Bygg en bro av is")), "common") == []


def decided(data: Data, action: str, own: str) -> None:
    path = data.shared_file("interpretation", "pahittsby")
    path.parent.mkdir()
    iri = thing("action", "pahittsby", action)
    path.write_text(f"<{iri}> <{FPN.commonAction}> <{common(own)}> .\n", encoding="utf-8")


def test_decision_ties_and_is_not_asked_again(tied: Tied, unextracted: Data) -> None:
    decided(unextracted, "rakna-resorna", "resor")
    draft = tied(neighbour("Räkna alla resorna"))
    assert commons(draft) == {"moblera-torgen": "moblera-torgen"}
    assert found_in(draft, "common") == []
    [found] = found_in(draft, "common-differs")
    assert found.value == TITLE


def test_decision_goes_before_an_equal_title(tied: Tied, unextracted: Data) -> None:
    decided(unextracted, "rakna-resorna", "annat")
    draft = tied(neighbour(TITLE, "9.9"))
    assert "rakna-resorna" not in commons(draft)
    assert found_in(draft, "common", "common-differs") == []


def test_core_specific_action_is_tied_to_none(tied: Tied) -> None:
    draft = tied(neighbour("Tänd lyktorna", "9.9"))
    assert "tand-lyktorna" not in commons(draft)
    assert found_in(draft, "common", "common-differs") == []


def places(found: Sequence[int], raw: str) -> list[str]:
    return [raw[start:].split("\n")[0] for start in found]


def test_places_are_the_titles_in_chapter_and_map(tied: Tied, made_up: Document) -> None:
    [found] = found_in(tied(neighbour(TITLE, "9.9")), "common-differs")
    assert places(found.places, made_up.raw) == [TITLE, TITLE]
    assert found.quote == "2.1 Räkna resorna"
