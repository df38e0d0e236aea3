from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_samples import about, draft_of, found_in
from rdflib import Namespace

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
Drafted = Callable[[Document], Draft]
Change = Callable[[str, str], Document]
LINE = "Exempel på medverkande aktörer: Påhittsby kommun och trollen\n"
LAST = "trollen, Lyktbolaget, Påhittsby\nkommun"


@pytest.fixture
def drafted(unextracted: Data, form: Form) -> Drafted:
    """Return what the form states in a document."""
    return lambda document: draft_of(document, unextracted, form)


def participations(draft: Draft, action: str) -> dict[str, tuple[str, str]]:
    """Return the name and the label of each participation of an action."""
    found: dict[str, dict[str, str]] = {}
    for statement in draft.statements:
        if statement.subject.startswith(thing("participation", "pahittsby", action)):
            said = found.setdefault(local_name(statement.subject), {})
            said[local_name(statement.predicate)] = str(statement.value)
    return {name: (s["actorAsWritten"], s["labelAsPrinted"]) for name, s in found.items()}


def test_every_name_is_a_participation_with_its_label(drafted: Drafted, made_up: Document) -> None:
    assert participations(drafted(made_up), "rakna-resorna") == {
        "sagolandets-region": ("Sagolandets region", "Ansvarig aktör"),
        "trollen": ("trollen", "Exempel på medverkande aktörer"),
        "lyktbolaget": ("Lyktbolaget", "Exempel på medverkande aktörer"),
        "pahittsby-kommun": ("Påhittsby kommun", "Exempel på medverkande aktörer"),
    }


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("drakarna", ["drakarna"]),
        ("Drakar, drakar & Co", ["drakar", "drakar-co"]),
        ("trollen, trollen, Trollen", ["trollen", "trollen-2", "trollen-3"]),
        ("???", ["namnlos"]),
    ],
)
def test_unknown_name_is_a_participation_too(
    drafted: Drafted, changed: Change, names: str, expected: list[str]
) -> None:
    assert list(participations(drafted(changed(LAST, names)), "rakna-resorna"))[1:] == expected


def test_unknown_name_is_one_finding_for_all_its_places(
    drafted: Drafted, made_up: Document, document_of: Callable[[str], Document]
) -> None:
    raw = made_up.raw.replace("Lyktbolaget", "Lyktbolagt")
    [found] = found_in(drafted(document_of(raw)), "actor")
    assert (found.key, found.value) == ("actor-lyktbolagt", "Lyktbolagt")
    assert about(found) == ["lyktbolagt", "lyktbolagt"]
    assert found.places == (raw.index("Lyktbolagt"), raw.rindex("Lyktbolagt"))
    assert found.swedish == "”Lyktbolagt” finns inte i registret över aktörer."
    assert found.proposal == "samma som Lyktbolaget"
    assert [(one.name, one.score) for one in found.candidates] == [("Lyktbolaget", 0.95)]


def test_candidates_come_likest_first_and_at_most_three(
    drafted: Drafted, changed: Change, unextracted: Data
) -> None:
    path = unextracted.root / "graph" / "actors.ttl"
    more = "".join(
        f'actor:{slug} a org:FormalOrganization ; skos:prefLabel "{name}"@sv .\n'
        for slug, name in (
            ("lyktbolag-ett", "Lyktbolag"),
            ("lyktbolag-tva", "Lyktbolagets"),
            ("lyktbolag-tre", "Lyktabolaget"),
        )
    )
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    [found] = found_in(drafted(changed(LAST, "Lyktbolagett")), "actor")
    scores = [one.score for one in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert [one.name for one in found.candidates] == ["Lyktbolaget", "Lyktabolaget", "Lyktbolagets"]


def test_name_like_none_has_neither_candidates_nor_proposal(
    drafted: Drafted, changed: Change
) -> None:
    [found] = found_in(drafted(changed(LAST, "drakarna")), "actor")
    assert (found.candidates, found.proposal) == ((), "")


def test_names_that_differ_in_case_or_marks_only_have_keys_of_their_own(
    drafted: Drafted, changed: Change
) -> None:
    found = found_in(drafted(changed(LAST, "Älgarna, algarna")), "actor")
    assert [(one.key, one.value) for one in found] == [
        ("actor-algarna-2", "Älgarna"),
        ("actor-algarna", "algarna"),
    ]


def test_name_of_two_entries_is_a_finding_without_a_proposal(
    drafted: Drafted, made_up: Document, unextracted: Data
) -> None:
    path = unextracted.root / "graph" / "actors.ttl"
    second = (
        'actor:lykt-ab a org:FormalOrganization ; skos:prefLabel "Lykt AB"@sv ; '
        'skos:altLabel "Lyktbolaget"@sv .\n'
    )
    path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
    [found] = found_in(drafted(made_up), "ambiguous")
    assert (found.key, found.proposal) == ("ambiguous-lyktbolaget", "")
    assert found.swedish == (
        "”Lyktbolaget” är namn på flera aktörer i registret: Lykt AB, Lyktbolaget."
    )
    # one of its two places is decided by hand: tand-lyktorna's
    assert [str(one).split("/")[-2] for one in found.about] == ["rakna-resorna"]


def test_decided_places_are_not_asked_about(drafted: Drafted, changed: Change) -> None:
    document = changed("aktör: Påhittsby kommun, Lyktbolaget", "aktör: Påhittsby kommun, drakarna")
    [found] = found_in(drafted(document), "actor")
    assert about(found) == ["drakarna"]


def test_labels_run_together_leave_the_role_to_a_person(
    drafted: Drafted, made_up: Document
) -> None:
    draft = drafted(made_up)
    [found] = found_in(draft, "labels")
    assert found.key == "labels-tand-lyktorna"
    assert about(found) == ["pahittsby-kommun", "lyktbolaget"]
    assert found.value == "Exempel på medverkande aktörer: Ansvarig aktör"
    assert found.proposal == "oklar"
    [reading] = [r for r in draft.readings if "labels" in r.reading]
    assert reading.value == found.value


@pytest.mark.parametrize(
    ("label", "like", "proposal"),
    [
        ("Exempel på medverkade aktörer", "Exempel på medverkande aktörer", "medverkande"),
        ("Ansvarig aktor", "Ansvarig aktör", "ansvarig"),
    ],
)
def test_misspelt_label_proposes_the_role_of_the_one_it_is_like(
    drafted: Drafted, changed: Change, label: str, like: str, proposal: str
) -> None:
    draft = drafted(changed(LINE, f"{label}: Påhittsby kommun och trollen\n"))
    [found] = found_in(draft, "label")
    assert (found.key, found.value) == ("label-samla-skrapet-pa-torgen", label)
    assert (about(found), found.proposal) == (["pahittsby-kommun", "trollen"], proposal)
    assert f"Den liknar ”{like}”." in found.swedish
    assert set(participations(draft, "samla-skrapet-pa-torgen").values()) == {
        ("Påhittsby kommun", label),
        ("trollen", label),
    }


def test_second_odd_line_of_an_action_has_a_key_of_its_own(
    drafted: Drafted, changed: Change
) -> None:
    document = changed(LINE, f"Ansvarig aktor: trollen\n{LINE.replace('kande', 'kade')}")
    found = found_in(drafted(document), "label")
    assert [one.key for one in found] == [
        "label-samla-skrapet-pa-torgen",
        "label-samla-skrapet-pa-torgen-2",
    ]


@pytest.mark.parametrize(
    ("line", "kind"), [("", "no-actors"), ("Ansvarig aktör:\n", "empty-actors")]
)
def test_action_without_actors(drafted: Drafted, changed: Change, line: str, kind: str) -> None:
    [found] = found_in(drafted(changed(LINE, line)), "no-actors", "empty-actors")
    assert (found.kind, found.key) == (kind, f"{kind}-samla-skrapet-pa-torgen")
    assert (about(found), found.proposal) == (["samla-skrapet-pa-torgen"], "godta")


def test_open_list_is_said_of_its_action(drafted: Drafted, changed: Change) -> None:
    draft = drafted(changed(LAST, "trollen m.fl."))
    said = [s for s in draft.statements if s.predicate == FPN.openEndedAsWritten]
    assert {(local_name(s.subject), str(s.value)) for s in said} == {
        ("moblera-torgen", "med flera"),
        ("rakna-resorna", "m.fl."),
    }


def test_name_that_is_no_actor_is_never_in_the_prose(drafted: Drafted, made_up: Document) -> None:
    spans = drafted(made_up).actor_spans
    inside = [made_up.raw[start:end] for start, end in spans]
    assert inside[0] == "Ansvarig aktör: Sagolandets region"
    assert inside[-1].endswith("Påhittsby\nkommun")
    assert len(inside) == 6
