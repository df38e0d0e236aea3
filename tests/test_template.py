from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.form.template import (
    FORMS,
    Form,
    find_form,
    known_forms,
    load_form,
    recognised,
)
from fardplan_kg.extraction.reconciliation import read_registry
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.namespaces import thing

TEXT = (FORMS / "fardplan.toml").read_text(encoding="utf-8")


def written(folder: Path, former: str, new: str) -> Path:
    assert TEXT.count(former) == 1
    path = folder / "form.toml"
    path.write_text(TEXT.replace(former, new), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def action_plan() -> Form:
    """The form of a plain action plan: goals, actions, actors."""
    return find_form("handlingsplan")


def test_form_of_the_roadmaps(form: Form) -> None:
    assert (form.name, form.language) == ("fardplan", "sv")
    assert (form.place, form.aim) == ("RegionalUrbanCore", "GoalArea")
    assert (form.contents_heading, form.chapter) == ("Innehåll", None)
    assert form.subheadings == ("Färdriktning", "Gemensamma insatser", "Kärnspecifika insatser")
    assert form.numbers[:3] == ("noll", "en|ett", "två")
    assert form.numbers[12] == "tolv"
    assert form.suspended == ("och", "eller", "samt")


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("1.1 Möblera torgen.", "1.1", "Möblera torgen."),
        ("1.10. Tänd", "1.10", "Tänd"),
        ("1.3", "1.3", None),
    ],
)
def test_line_that_begins_an_action(form: Form, line: str, number: str, title: str | None) -> None:
    match = form.action.match(line)
    assert match is not None
    assert (match["number"], match["title"]) == (number, title)


@pytest.mark.parametrize("line", ["1 200 troll", "2026", "1.x Möblera", "Se 1.1", "1.1Möblera"])
def test_line_that_begins_no_action(form: Form, line: str) -> None:
    assert form.action.match(line) is None


def test_form_of_action_plans_has_neither_contents_nor_map(action_plan: Form) -> None:
    assert (action_plan.name, action_plan.language) == ("handlingsplan", "sv")
    assert (action_plan.place, action_plan.aim) == ("Place", "Goal")
    assert (action_plan.contents_heading, action_plan.subheadings) == ("", ())
    assert (action_plan.map_heading, action_plan.map_entry) == (None, None)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Mål 1: Fler lyktor", "Fler lyktor"),
        ("Mål 12. Fler lyktor", "Fler lyktor"),
        ("Mål 1 Fler lyktor", "Fler lyktor"),
        ("Mål 1:", ""),
        ("Målet 1: Fler", ""),
        ("Ett Mål 1: Fler", ""),
    ],
)
def test_heading_of_a_goal(action_plan: Form, line: str, title: str) -> None:
    assert action_plan.chapter is not None
    match = action_plan.chapter.match(line)
    assert (match["title"] if match else "") == title


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("1.1 Tänd", "1.1", "Tänd"),
        ("Åtgärd 1.1: Tänd", "1.1", "Tänd"),
        ("Insats 1.10. Tänd", "1.10", "Tänd"),
        ("Åtgärd 1.1", "1.1", None),
    ],
)
def test_line_that_begins_an_action_of_an_action_plan(
    action_plan: Form, line: str, number: str, title: str | None
) -> None:
    match = action_plan.action.match(line)
    assert match is not None
    assert (match["number"], match["title"]) == (number, title)


@pytest.mark.parametrize(
    ("line", "core"),
    [
        ("Handlingsplan för Vättedalen", "Vättedalen"),
        ("Handlingsplan för Vättedalen 2031", "Vättedalen"),
        ("Handlingsplan för Vättedalen, 2031–2033", "Vättedalen"),
        ("Handlingsplan för Vättedalen 2031-33", "Vättedalen"),
    ],
)
def test_line_that_names_the_place_of_an_action_plan(
    action_plan: Form, line: str, core: str
) -> None:
    match = action_plan.core.match(line)
    assert match is not None
    assert match["core"] == core


@pytest.mark.parametrize("line", ["- 1.2** Tänd", "– 1.2 Tänd", "• 1.2. Tänd", "1.2 Tänd"])
def test_entry_of_the_map(form: Form, line: str) -> None:
    assert form.map_entry is not None
    match = form.map_entry.match(line.replace("**", ""))
    assert match is not None
    assert (match["number"], match["title"]) == ("1.2", "Tänd")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ansvarig aktör: trollen", "Ansvarig aktör"),
        ("  Ansvariga aktörer : trollen", "Ansvariga aktörer"),
        ("Exempel på medverkande aktörer:", "Exempel på medverkande aktörer"),
        ("Medverkande aktörer: trollen", "Medverkande aktörer"),
    ],
)
def test_label(form: Form, text: str, label: str) -> None:
    match = form.label.match(text)
    assert match is not None
    assert match[1] == label


@pytest.mark.parametrize("label", ["Ansvarig", "Ansvariga", "Medverkar", "Medverkande aktörer"])
def test_label_of_an_action_plan(action_plan: Form, label: str) -> None:
    match = action_plan.label.match(f"{label}: trollen")
    assert match is not None
    assert match[1] == label


@pytest.mark.parametrize("name", known_forms())
def test_labels_of_every_form_give_a_role(name: str, data: Data) -> None:
    registry = read_registry(data)
    labels = {
        label
        for role in ("responsible", "participating")
        for label in registry.labels_of(URIRef(thing("role", role)))
    }
    assert set(find_form(name).labels) <= labels


@pytest.mark.parametrize("text", ["Ansvarig aktör trollen", "En Ansvarig aktör:", "Ansvarig:"])
def test_no_label(form: Form, text: str) -> None:
    assert form.label.match(text) is None


@pytest.mark.parametrize(
    ("former", "new", "message"),
    [
        ('cover = "Omslag och innehåll"\n', "", "the key 'cover' is missing"),
        ("[lines]", "[rader]", "the key 'lines' is missing"),
        ('name = "fardplan"', "name = ", "not a form"),
        (r"'^Färdplan för (?P<core>.+)$'", "'('", "not a form"),
        (r"'^\d+$'", "1", "not a form"),
        ('heading = "Innehåll"', "", "not a form: it declares neither [contents] heading nor"),
    ],
    ids=["key", "table", "toml", "pattern", "type", "nothing to find chapters by"],
)
def test_fault_names_the_file_and_the_key(
    tmp_path: Path, former: str, new: str, message: str
) -> None:
    path = written(tmp_path, former, new)
    with pytest.raises(DataFault) as caught:
        load_form(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataFault, match=r"not a form: .*No such file"):
        load_form(tmp_path / "saknas.toml")


def test_known_forms_begin_with_the_roadmaps() -> None:
    assert known_forms() == ["fardplan", "handlingsplan"]
    assert [find_form(name).name for name in known_forms()] == known_forms()


def test_unknown_form_names_the_known_ones_in_both_languages() -> None:
    with pytest.raises(CallFault) as caught:
        find_form("handlingplan")
    fault = caught.value
    assert str(fault) == (
        "no form is called 'handlingplan'; known: handlingsplan, fardplan; or name a file that "
        "ends in .toml"
    )
    assert fault.swedish == (
        "inget formulär heter 'handlingplan'; det finns: handlingsplan, fardplan; eller ange en "
        "fil som slutar på .toml"
    )


def test_form_may_be_a_file_of_one_s_own(tmp_path: Path) -> None:
    path = written(tmp_path, 'name = "fardplan"', 'name = "trollplan"')
    assert find_form(str(path)).name == "trollplan"
    with pytest.raises(DataFault, match=r"saknas\.toml: not a form"):
        find_form(str(tmp_path / "saknas.toml"))


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Färdplan", "  Innehåll ", "Mål 1: Fler lyktor"], "fardplan"),
        (["Handlingsplan", "", " Mål 1: Fler lyktor"], "handlingsplan"),
        (["Recept på soppa", "", "Innehåller lök"], "fardplan"),
        ([], "fardplan"),
    ],
    ids=["contents", "goals", "neither", "nothing"],
)
def test_form_is_recognised(lines: list[str], name: str) -> None:
    assert recognised(lines).name == name
