from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_samples import about, draft_of, found_in
from rdflib import DCTERMS, RDF, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
KEYS = ["title-moblera-torgen", "labels-tand-lyktorna", "number-samla-skrapet-pa-torgen"]
KEYS += ["number-tand-lyktorna"]
Drafted = Callable[[Document], Draft]
Change = Callable[[str, str], Document]


@pytest.fixture
def drafted(built: Data, form: Form) -> Drafted:
    """Return what the form states in a document."""
    return lambda document: draft_of(document, built, form)


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


def test_slips_are_findings(drafted: Drafted, made_up: Document) -> None:
    assert sorted(found.key for found in found_in(drafted(made_up))) == sorted(KEYS)


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


def test_title_of_roadmap_and_document_is_the_cover_s(drafted: Drafted, made_up: Document) -> None:
    title = Literal("Färdplan för den regionala stadskärnan Påhittsby", lang="sv")
    statements = [s for s in drafted(made_up).statements if s.predicate == DCTERMS.title]
    assert {(local_name(s.subject), s.value) for s in statements} == {
        ("pahittsby", title),
        ("fardplan-pahittsby", title),
    }
    printed = {made_up.raw[s.words.start : s.words.end] for s in statements}
    assert {" ".join(text.split()) for text in printed} == {str(title)}


def test_what_is_annotated_is_not_said_again(drafted: Drafted, made_up: Document) -> None:
    predicates = {s.predicate for s in drafted(made_up).statements}
    assert FPN.nameAsPrinted not in predicates
    assert FPN.forCore not in predicates


def test_open_list_is_stated_with_its_words(drafted: Drafted, made_up: Document) -> None:
    [statement] = [s for s in drafted(made_up).statements if s.predicate == FPN.openEndedAsWritten]
    assert statement.subject == URIRef(thing("action", "pahittsby", "moblera-torgen"))
    assert statement.value == Literal("med flera", lang="sv")
    assert made_up.raw[statement.words.start : statement.words.end] == "med flera"


def test_unknown_chapter_is_a_finding(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("\nResor för sagodjur\n\nFärd", "\nResor för sagodjurens\n\nFärd"))
    [area] = found_in(draft, "area")
    assert (area.key, area.value) == ("area-resor-for-sagodjurens", "Resor för sagodjurens")
    assert area.proposal == "samma som Resor för sagodjuren"
    assert [candidate.score for candidate in area.candidates] == [0.98]
    assert [found.key for found in found_in(draft, "heading")] == ["heading-resor-for-sagodjur"]
    assert (
        URIRef(thing("goal-area", "resor-for-sagodjurens")),
        RDF.type,
        FPN.GoalArea,
    ) in draft.links


def test_chapter_without_a_direction_is_a_finding(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("Låt sagodjuren resa hur de vill.", "Bild: en drake"))
    [found] = found_in(draft, "no-direction")
    assert (found.key, about(found)) == ("no-direction-resor-for-sagodjur", ["resor-for-sagodjur"])
    assert (found.quote, found.proposal) == ("Resor för sagodjur", "godta")
    direction = thing("direction", "pahittsby", "resor-for-sagodjur")
    assert stated(draft, direction) == {("forGoalArea", "resor-for-sagodjur")}
    assert (URIRef(direction), RDF.type, FPN.Direction) in draft.links


def test_action_of_the_map_only_is_of_no_stated_kind_under_its_direction(
    drafted: Drafted, changed: Change
) -> None:
    draft = drafted(changed("- 2.1** Räkna resorna", "- 2.1** Räkna resorna\n- 2.2** Fira"))
    fira = URIRef(thing("action", "pahittsby", "fira"))
    direction = URIRef(thing("direction", "pahittsby", "resor-for-sagodjur"))
    unstated = {s for s, p, o in draft.links if (p, o) == (RDF.type, FPN.ActionOfUnstatedKind)}
    assert unstated == {fira}
    assert (fira, FPN.inDirection, direction) in draft.links
    assert stated(draft, fira) == {("numberInMap", "2.2"), ("titleInMap", "Fira")}


def test_action_of_the_map_under_no_chapter_is_in_the_roadmap(
    drafted: Drafted, changed: Change
) -> None:
    draft = drafted(
        changed("- 2.1** Räkna resorna", "- 2.1** Räkna resorna\n\nDrakar\n\n- 3.1 Fira")
    )
    fira = URIRef(thing("action", "pahittsby", "fira"))
    roadmap = URIRef(thing("roadmap", "pahittsby"))
    assert (fira, FPN.inRoadmap, roadmap) in draft.links
    assert FPN.inDirection not in {p for s, p, _ in draft.links if s == fira}


def test_unknown_chapter_is_an_area_of_its_own(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("\nResor för sagodjur\n\nFärd", "\nResor för sagodjurens\n\nFärd"))
    assert ("forGoalArea", "resor-for-sagodjurens") in stated(
        draft, thing("direction", "pahittsby", "resor-for-sagodjurens")
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
    only = [found.value for found in found_in(draft, "only-in-chapter")]
    assert only == ["Tänd lyktorna 2"]
    in_map = [s.subject for s in draft.statements if s.value == Literal("1.3")]
    assert URIRef(thing("action", "pahittsby", "tand-lyktorna")) in in_map


def test_two_actions_of_one_title_are_told_apart(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("1.2 Tänd lyktorna\n\nExempel", "1.2 Räkna resorna\n\nExempel"))
    actions = {s for s, p, o in draft.links if o == FPN.Action}
    assert len(actions) == 5
    assert URIRef(thing("action", "pahittsby", "rakna-resorna-2")) in actions


def test_spans_of_actions_and_sections(drafted: Drafted, made_up: Document) -> None:
    spans = drafted(made_up).spans
    assert len(spans) == 12 + 4
    span = spans[URIRef(thing("action", "pahittsby", "rakna-resorna"))]
    assert made_up.raw[slice(*span)].startswith("2.1 Räkna resorna")


def test_two_chapters_of_one_heading_have_a_direction_and_their_actions_each(
    drafted: Drafted, made_up: Document
) -> None:
    raw = made_up.raw.replace("Resor för sagodjur", "Levande torg")
    draft = drafted(Document(made_up.name, raw, made_up.sha256))
    placed = {
        local_name(str(s)): local_name(str(o)) for s, p, o in draft.links if p == FPN.inDirection
    }
    assert placed == {
        "moblera-torgen": "levande-torg",
        "samla-skrapet-pa-torgen": "levande-torg",
        "tand-lyktorna": "levande-torg",
        "rakna-resorna": "levande-torg-2",
    }
