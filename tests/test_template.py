from __future__ import annotations

from pathlib import Path

import pytest

from fardplan_kg.extraction.template import FORMS, Form, load_form
from fardplan_kg.faults import DataFault

TEXT = (FORMS / "fardplan.toml").read_text(encoding="utf-8")


def written(folder: Path, former: str, new: str) -> Path:
    assert TEXT.count(former) == 1
    path = folder / "form.toml"
    path.write_text(TEXT.replace(former, new), encoding="utf-8")
    return path


def test_form_of_the_roadmaps(form: Form) -> None:
    assert (form.name, form.language) == ("fardplan", "sv")
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


@pytest.mark.parametrize("line", ["- 1.2** Tänd", "– 1.2 Tänd", "• 1.2. Tänd", "1.2 Tänd"])
def test_entry_of_the_map(form: Form, line: str) -> None:
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


@pytest.mark.parametrize("text", ["Ansvarig aktör trollen", "En Ansvarig aktör:", "Ansvarig:"])
def test_no_label(form: Form, text: str) -> None:
    assert form.label.match(text) is None


@pytest.mark.parametrize(
    ("former", "new", "message"),
    [
        ('shared = "Gemensamma insatser"\n', "", "the key 'shared' is missing"),
        ("[lines]", "[rader]", "the key 'lines' is missing"),
        ('name = "fardplan"', "name = ", "not a form"),
        (r"'^Insatskarta (?P<core>.+)$'", "'('", "not a form"),
        (r"'^\d+$'", "1", "not a form"),
    ],
    ids=["key", "table", "toml", "pattern", "type"],
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
