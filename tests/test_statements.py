from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import RDF, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.normalisation import Normaliser
from fardplan_kg.extraction.reconciliation import read_registry
from fardplan_kg.extraction.roadmap import read_roadmap
from fardplan_kg.extraction.statements import Draft, FormReader
from fardplan_kg.extraction.template import Form
from fardplan_kg.extraction.words import Reader
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
AREAS = {
    URIRef(thing("goal-area", "levande-torg")): "Levande torg",
    URIRef(thing("goal-area", "resor-for-sagodjur")): "Resor för sagodjur",
}
TITLE = (
    "title of moblera-torgen: chapter: 'Möblera torgen.' / map: 'Möblera torgen'; decide it in "
    "graph/interpretation.ttl as https://w3id.org/fardplan/id/anomaly/pahittsby/"
    "title-moblera-torgen"
)
NUMBER = (
    "number of samla-skrapet-pa-torgen: chapter: '1.3' / map: '1.2'; decide it in "
    "graph/interpretation.ttl as https://w3id.org/fardplan/id/anomaly/pahittsby/"
    "number-samla-skrapet-pa-torgen"
)
LABELS = (
    "labels of tand-lyktorna: label: 'Exempel på medverkande aktörer: Ansvarig aktör'; decide it "
    "in graph/interpretation.ttl as https://w3id.org/fardplan/id/anomaly/pahittsby/"
    "labels-tand-lyktorna"
)
Drafted = Callable[[Document], Draft]
Change = Callable[[str, str], Document]


@pytest.fixture
def drafted(built: Data, form: Form) -> Drafted:
    """Return what the form states in a document."""

    def draft(document: Document) -> Draft:
        reader = Reader(document, Normaliser({}, form.suspended))
        registry = read_registry(built, AREAS.items())
        record = read_roadmap(reader, form)
        identifiers = Identifiers("pahittsby")
        return FormReader(record, identifiers, registry, "sv", frozenset(AREAS)).draft()

    return draft


def stated(draft: Draft, subject: str) -> set[tuple[str, str]]:
    return {
        (local_name(s.predicate), local_name(s.value) if "/" in s.value else str(s.value))
        for s in draft.statements
        if s.subject == URIRef(subject)
    }


def test_action_states_numbers_titles_and_heading(drafted: Drafted, made_up: Document) -> None:
    draft = drafted(made_up)
    assert stated(draft, thing("action", "pahittsby", "samla-skrapet-pa-torgen")) == {
        ("headingAsPrinted", "Kärnspecifika insatser"),
        ("numberInChapter", "1.3"),
        ("numberInMap", "1.2"),
        ("titleInChapter", "Samla skräpet på torgen"),
        ("titleInMap", "Samla skräpet på torgen"),
    }


def test_direction_states_its_words_and_area(drafted: Drafted, made_up: Document) -> None:
    assert stated(drafted(made_up), thing("direction", "pahittsby", "levande-torg")) == {
        ("text", "Gör torgen i Påhittsby till platser där troll vill vara."),
        ("forGoalArea", "levande-torg"),
    }


def test_participation_states_name_and_label_as_printed(
    drafted: Drafted, made_up: Document
) -> None:
    participation = thing("participation", "pahittsby", "tand-lyktorna", "lyktbolaget")
    assert stated(drafted(made_up), participation) == {
        ("actorAsWritten", "Lyktbolaget"),
        ("labelAsPrinted", "Exempel på medverkande aktörer: Ansvarig aktör"),
    }


def test_texts_are_in_the_language_of_the_form(drafted: Drafted, made_up: Document) -> None:
    values = {s.value for s in drafted(made_up).statements}
    assert Literal("Tänd lyktorna", lang="sv") in values
    assert Literal("1.3") in values


def test_shared_action_links_to_a_common_one(drafted: Drafted, made_up: Document) -> None:
    links = drafted(made_up).links
    action = URIRef(thing("action", "pahittsby", "rakna-resorna"))
    common = URIRef(thing("common-action", "rakna-resorna"))
    assert (action, FPN.commonAction, common) in links
    assert (action, RDF.type, FPN.SharedAction) in links
    assert len([p for _, p, _ in links if p == FPN.commonAction]) == 2


def test_undecided_slips_are_findings(drafted: Drafted, made_up: Document) -> None:
    assert drafted(made_up).findings == [TITLE, NUMBER, LABELS]


def test_every_slip_keeps_both_readings(drafted: Drafted, made_up: Document) -> None:
    readings = {local_name(r.reading): r.value for r in drafted(made_up).readings}
    assert readings == {
        "title-moblera-torgen-chapter": "Möblera torgen.",
        "title-moblera-torgen-map": "Möblera torgen",
        "number-samla-skrapet-pa-torgen-chapter": "1.3",
        "number-samla-skrapet-pa-torgen-map": "1.2",
        "number-tand-lyktorna-chapter": "1.2",
        "number-tand-lyktorna-map": "1.3",
        "labels-tand-lyktorna-label": "Exempel på medverkande aktörer: Ansvarig aktör",
    }


@pytest.mark.parametrize(
    ("former", "new", "findings"),
    [
        (
            "- 2.1** Räkna resorna",
            "- 2.1** Räkna resorna\n- 2.2** Fira",
            ["2.2 'Fira' stands in the map and in no chapter"],
        ),
        (
            "- 2.1** Räkna resorna",
            "",
            ["2.1 'Räkna resorna' stands in its chapter and not in the map"],
        ),
        (
            "trollen, Lyktbolaget, Påhittsby\nkommun",
            "Lyktbolagt",
            ["rakna-resorna: 'Lyktbolagt' is not in the registry; the nearest: Lyktbolaget"],
        ),
        (
            "Ansvarig aktör: Sagolandets region\n\n",
            "Ansvarig aktör:\n\n",
            ["2.1: 'Ansvarig aktör:' names no actor"],
        ),
        (
            "Exempel på medverkande aktörer: Påhittsby kommun och trollen\n",
            "",
            ["1.3 'Samla skräpet på torgen' has no actor line"],
        ),
        (
            "\nResor för sagodjur\n\nFärd",
            "\nResor för sagodjuren\n\nFärd",
            [
                "the chapter 'Resor för sagodjuren' is no known spelling of a goal area: note it "
                "as an fp:nameAsPrinted of its goal area in the annotations",
                "heading of resor-for-sagodjur: contents: 'Resor för sagodjur' / chapter: 'Resor "
                "för sagodjuren'; decide it in graph/interpretation.ttl as https://w3id.org/"
                "fardplan/id/anomaly/pahittsby/heading-resor-for-sagodjur",
            ],
        ),
    ],
    ids=["only in map", "only in chapter", "unknown actor", "empty line", "no line", "heading"],
)
def test_finding(
    drafted: Drafted, changed: Change, former: str, new: str, findings: list[str]
) -> None:
    found = drafted(changed(former, new)).findings
    assert sorted(found) == sorted([TITLE, NUMBER, LABELS, *findings])


def test_unknown_chapter_is_an_area_of_its_own(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("\nResor för sagodjur\n\nFärd", "\nResor för sagodjuren\n\nFärd"))
    assert ("forGoalArea", "resor-for-sagodjuren") in stated(
        draft, thing("direction", "pahittsby", "resor-for-sagodjuren")
    )


def test_same_actor_twice_in_one_action_is_two_participations(
    drafted: Drafted, changed: Change
) -> None:
    document = changed("Påhittsby kommun och trollen", "Påhittsby kommun, trollen, trollen")
    names = [
        local_name(s.subject)
        for s in drafted(document).statements
        if s.predicate == FPN.actorAsWritten and "samla" in s.subject
    ]
    assert names == ["pahittsby-kommun", "trollen", "trollen-2"]


def test_exact_title_goes_before_a_like_one(drafted: Drafted, changed: Change) -> None:
    twin = "1.4 Tänd lyktorna 2\n\nAnsvarig aktör: trollen\n\n1.2 Tänd lyktorna\n\nExempel"
    draft = drafted(changed("1.2 Tänd lyktorna\n\nExempel", twin))
    assert "1.4 'Tänd lyktorna 2' stands in its chapter and not in the map" in draft.findings
    in_map = [s.subject for s in draft.statements if s.value == Literal("1.3")]
    assert URIRef(thing("action", "pahittsby", "tand-lyktorna")) in in_map


def test_two_actions_of_one_title_are_told_apart(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("1.2 Tänd lyktorna\n\nExempel", "1.2 Räkna resorna\n\nExempel"))
    actions = {s for s, p, o in draft.links if o == FPN.Action}
    assert len(actions) == 4


def test_spans_of_actions_and_sections(drafted: Drafted, made_up: Document) -> None:
    spans = drafted(made_up).spans
    assert len(spans) == 12 + 4
    span = spans[URIRef(thing("action", "pahittsby", "rakna-resorna"))]
    assert made_up.raw[slice(*span)].startswith("2.1 Räkna resorna")
