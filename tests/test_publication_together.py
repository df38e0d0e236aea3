"""What roadmaps share and what is only one's, from facts made up for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fardplan_kg.namespaces import FP, ID, RDF, thing
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.facts import PREF_LABEL, Fact, collected
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.pages import front_page
from fardplan_kg.publication.source import sources
from fardplan_kg.publication.together import Together, together
from fardplan_kg.store import Term

PLANS = tuple(Roadmap(f"{ID}roadmap/{own}", own, own.title()) for own in ("sagoby", "trollvik"))
ACTIONS = {
    "sagoby": {"tand-lyktorna": "lyktor", "stada-torget": "torg", "sjung": ""},
    "trollvik": {"tand-fler-lyktor": "lyktor", "rakna-kvastar": "kvastar"},
}
"""The actions of each roadmap, each with its common action."""


def facts(shared: bool) -> Iterator[Fact]:
    for slug, own in ACTIONS.items():
        for action, common in own.items():
            iri = thing("action", slug, action)
            common = common if shared else common and f"{common}-{slug}"
            where = "gemensam" if shared else slug
            given = [
                (f"{RDF}type", f"{FP}Action"),
                (f"{FP}goalArea", f"{ID}goal-area/{where}"),
                (f"{FP}involvesActor", f"{ID}actor/{where}"),
            ]
            if common:
                given.append((f"{FP}commonAction", f"{ID}common-action/{common}"))
                type_ = Term(f"{FP}CommonAction", "iri")
                yield Fact(f"{ID}common-action/{common}", f"{RDF}type", type_, "urn:g")
            yield Fact(iri, PREF_LABEL, Term(action, language="sv"), "urn:g")
            yield from (Fact(iri, name, Term(value, "iri"), "urn:g") for name, value in given)


def found(shared: bool) -> Together:
    return together(sources(collected(facts(shared)), ("sv",))["sv"], PLANS)


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        (True, [["sjung", "stada-torget"], ["rakna-kvastar"]]),
        (
            False,
            [["sjung", "stada-torget", "tand-lyktorna"], ["rakna-kvastar", "tand-fler-lyktor"]],
        ),
    ],
)
def test_an_action_whose_common_action_no_other_has_is_its_own(
    shared: bool, expected: list[list[str]]
) -> None:
    assert [[a.name.value for a in own.actions] for own in found(shared).each] == expected


def test_only_what_two_roadmaps_have_is_shared() -> None:
    both, none = found(True), found(False)
    assert [len(both.areas), len(both.common), len(both.actors)] == [1, 1, 1]
    assert [own.numbers for own in both.areas] == [(3, 2)]
    assert (none.areas, none.common, none.actors) == ((), (), ())
    assert [[a.iri for a in own.areas] for own in none.each] == [
        [f"{ID}goal-area/{own}"] for own in ACTIONS
    ]
    assert not any(own.areas or own.actors for own in both.each)


@pytest.mark.parametrize("shared", [True, False])
def test_a_sentence_says_that_nothing_is_shared(shared: bool) -> None:
    inputs = Inputs({}, facts=collected(facts(shared)), roadmaps=PLANS)
    page = front_page(inputs, "sv", files=Publication({}))
    for sentence in (
        "Inget målområde finns i mer än en färdplan.",
        "Ingen insats finns i mer än en färdplan.",
        "Ingen aktör nämns i mer än en färdplan.",
    ):
        assert (sentence in page) is not shared
    assert page.count('<table class="beside">') == (3 if shared else 0)
