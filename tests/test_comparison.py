from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_samples import about, draft_of, found_in

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.namespaces import local_name

Drafted = Callable[[Document], Draft]
Change = Callable[[str, str], Document]


@pytest.fixture
def drafted(built: Data, form: Form) -> Drafted:
    """Return what the form states in a document."""
    return lambda document: draft_of(document, built, form)


def readings(draft: Draft, key: str) -> dict[str, str]:
    """Return what a document reads at the places of an anomaly."""
    found = {local_name(r.reading): r.value for r in draft.readings}
    return {name.removeprefix(f"{key}-"): v for name, v in found.items() if name.startswith(key)}


def test_swapped_numbers_are_two_findings_with_the_map_s_numbers_proposed(
    drafted: Drafted, made_up: Document
) -> None:
    draft = drafted(made_up)
    found = found_in(draft, "number", "number-twice")
    assert [(one.key, about(one), one.proposal) for one in found] == [
        ("number-samla-skrapet-pa-torgen", ["samla-skrapet-pa-torgen"], "1.2"),
        ("number-tand-lyktorna", ["tand-lyktorna"], "1.3"),
    ]
    assert found[1].swedish == "Kapitlet ger ”Tänd lyktorna” nummer 1.2, kartan nummer 1.3."
    assert readings(draft, "number-tand-lyktorna") == {"chapter": "1.2", "map": "1.3"}


def test_places_are_those_of_chapter_and_map(drafted: Drafted, made_up: Document) -> None:
    found = found_in(drafted(made_up), "number")[1]
    raw = made_up.raw
    assert found.places == (raw.index("1.2 Tänd"), raw.index("1.3** Tänd"))
    assert found.quote == "1.2 Tänd lyktorna"


def test_map_whose_numbers_do_not_rise_proposes_nothing(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("- 1.1** Möblera torgen", "- 1.9** Möblera torgen"))
    proposals = {about(found)[0]: found.proposal for found in found_in(draft, "number")}
    assert set(proposals.values()) == {""}
    assert set(proposals) == {"moblera-torgen", "samla-skrapet-pa-torgen", "tand-lyktorna"}


def test_ten_comes_after_nine(drafted: Drafted, changed: Change) -> None:
    document = changed("- 1.2** Samla skräpet på torgen", "- 1.9** Samla skräpet på torgen")
    raw = document.raw.replace("- 1.3** Tänd", "- 1.10** Tänd")
    draft = drafted(Document(document.name, raw, document.sha256))
    assert [found.proposal for found in found_in(draft, "number")] == ["1.9", "1.10"]


def test_number_used_twice_is_a_finding_on_the_later(drafted: Drafted, changed: Change) -> None:
    document = changed("1.3\n\nSamla", "1.2\n\nSamla")
    raw = document.raw.replace("- 1.3** Tänd", "- 1.2** Tänd")
    draft = drafted(Document(document.name, raw, document.sha256))
    [found] = found_in(draft, "number", "number-twice")
    assert (found.kind, found.key) == ("number-twice", "number-tand-lyktorna")
    assert (about(found), found.value, found.proposal) == (["tand-lyktorna"], "1.2", "godta")
    assert found.swedish == (
        "Nummer 1.2 används för två insatser: ”Samla skräpet på torgen” och ”Tänd lyktorna”."
    )


def test_title_that_differs_keeps_both_readings(drafted: Drafted, made_up: Document) -> None:
    draft = drafted(made_up)
    [found] = found_in(draft, "title")
    assert (found.key, found.proposal) == ("title-moblera-torgen", "Möblera torgen")
    assert found.swedish == "Kapitlet har titeln ”Möblera torgen.”, kartan ”Möblera torgen”."
    expected = {"chapter": "Möblera torgen.", "map": "Möblera torgen"}
    assert readings(draft, "title-moblera-torgen") == expected


def test_chapter_s_title_is_proposed_without_its_full_stop(
    drafted: Drafted, changed: Change
) -> None:
    [found] = found_in(drafted(changed("1.1** Möblera torgen", "1.1** Möblera torg")), "title")
    assert found.proposal == "Möblera torgen"


@pytest.mark.parametrize("in_map", [True, False])
def test_missing_title_is_that_of_the_map_where_it_has_one(
    drafted: Drafted, changed: Change, in_map: bool
) -> None:
    document = changed("2.1 Räkna resorna\n\nRäkna dem varje dag.\n", "2.1\n")
    if not in_map:
        raw = document.raw.replace("- 2.1** Räkna resorna", "")
        document = Document(document.name, raw, document.sha256)
    [found] = found_in(drafted(document), "no-title")
    assert found.proposal == ("Räkna resorna" if in_map else "")
    assert about(found) == ["rakna-resorna" if in_map else "insats-2-1"]
    assert found.swedish == "Insats 2.1 har ingen titel."


def test_action_of_the_map_only(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("- 2.1** Räkna resorna", "- 2.1** Räkna resorna\n- 2.2** Fira"))
    [found] = found_in(draft, "only-in-map", "only-in-chapter")
    assert (found.kind, found.key, found.proposal) == ("only-in-map", "only-in-map-fira", "")
    assert found.swedish == "Insats 2.2 ”Fira” står i kartan men inte i något kapitel."
    assert found.quote == "- 2.2 Fira"


def test_action_of_the_chapter_only(drafted: Drafted, changed: Change) -> None:
    [found] = found_in(
        drafted(changed("- 2.1** Räkna resorna", "")), "only-in-map", "only-in-chapter"
    )
    assert (found.key, found.proposal) == ("only-in-chapter-rakna-resorna", "godta")
    assert found.swedish == "Insats 2.1 ”Räkna resorna” står i kapitlet men inte i kartan."


def test_plan_without_a_map_lacks_nothing_in_it(
    drafted: Drafted, made_up: Document, document_of: Callable[[str], Document]
) -> None:
    start, end = made_up.raw.index("- 1.1**"), made_up.raw.index("Genomförande i Påhittsby\n\nT")
    draft = drafted(document_of(made_up.raw[:start] + made_up.raw[end:]))
    assert found_in(draft, "only-in-map", "only-in-chapter", "number", "title") == []


def test_heading_that_differs_from_the_contents(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed("\nGenomförande i Påhittsby\n", "\nGenomförande för Påhittsby\n"))
    [found] = found_in(draft, "heading")
    key = "heading-genomforande-i-pahittsby"
    assert (found.key, found.proposal) == (key, "godta")
    assert found.swedish == (
        "Innehållet skriver ”Genomförande i Påhittsby”, avsnittet ”Genomförande för Påhittsby”."
    )
    assert readings(draft, key) == {
        "contents": "Genomförande i Påhittsby",
        "chapter": "Genomförande för Påhittsby",
    }


def test_section_that_the_contents_name_and_the_document_lacks(
    drafted: Drafted, changed: Change
) -> None:
    [found] = found_in(drafted(changed("\nInledning\n\nD", "\nD")), "no-section")
    assert (found.value, found.quote) == ("Inledning", "Inledning 3 Resor för sagodjur 8")
    assert about(found) == ["fardplan-pahittsby"]


def test_recurring_heading_that_the_contents_lack(drafted: Drafted, changed: Change) -> None:
    [found] = found_in(drafted(changed("Kärnspecifika insatser\t6\t\t", "\t\t")), "extra-heading")
    assert found.key == "extra-heading-levande-torg-karnspecifika-insatser"
    assert about(found) == ["levande-torg-karnspecifika-insatser"]
    assert found.swedish == (
        "Rubriken ”Kärnspecifika insatser” i ”Levande torg” står inte i innehållet."
    )


def test_plan_without_slips_has_no_finding(
    drafted: Drafted, made_up: Document, document_of: Callable[[str], Document]
) -> None:
    raw = made_up.raw
    for former, new in (
        ("1.3\n\nSamla", "1.2\n\nSamla"),
        ("1.2 Tänd", "1.3 Tänd"),
        ("torgen.\n\nStäll", "torgen\n\nStäll"),
        ("aktörer: Ansvarig aktör:", "aktörer:"),
    ):
        assert raw.count(former) == 1
        raw = raw.replace(former, new)
    assert found_in(drafted(document_of(raw))) == []
