from __future__ import annotations

from pathlib import Path

import pytest

from fardplan_kg.dataset import Data, find_data
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.questions import (
    Column,
    find_question,
    parse_question,
    question_names,
    read_question,
    read_questions,
)

TEXT = """\
#+ title_sv: Lyktor
#+ title_en: Lamps
#+ question_sv: Vilka lyktor finns?
#+ question_en: Which lamps are there?
#+ tags: [lykta, lamp]
#+ parameters:
#+   lamp:
#+     sv: Lykta
#+     en: Lamp
#+     choices: "?thing a fp:Place ."
#+   least:
#+     sv: Minst
#+     en: At least
#+     default: 2
#+ columns:
#+   lamp: [Lykta, Lamp]
#+   places: [Platser, Places]
#+ join: [places]
SELECT ?lamp ?places WHERE {
  # VALUES ?_lang
  # VALUES ?__lamp_iri
    # VALUES ?_least_integer
  ?lamp ?p ?places .
}
"""
NAMES = question_names(find_data(Path(__file__).parents[1]))


def test_header_is_read() -> None:
    question = parse_question("lyktor", TEXT)
    assert question.name == "lyktor"
    assert question.title == {"sv": "Lyktor", "en": "Lamps"}
    assert question.text == {"sv": "Vilka lyktor finns?", "en": "Which lamps are there?"}
    assert question.tags == ("lykta", "lamp")
    assert question.columns == (
        Column("lamp", {"sv": "Lykta", "en": "Lamp"}),
        Column("places", {"sv": "Platser", "en": "Places"}, joined=True),
    )
    assert question.query == TEXT


def test_parameters_are_the_marked_variables() -> None:
    parameters = {p.name: p for p in parse_question("lyktor", TEXT).parameters}
    assert {n: (p.variable, p.kind, p.required, p.default) for n, p in parameters.items()} == {
        "lang": ("_lang", "text", True, "sv"),
        "lamp": ("__lamp_iri", "iri", False, ""),
        "least": ("_least_integer", "integer", True, "2"),
    }
    assert parameters["lamp"].label == {"sv": "Lykta", "en": "Lamp"}
    assert parameters["lamp"].choices == "?thing a fp:Place ."


def test_parameters_that_all_questions_share_need_no_header() -> None:
    text = "SELECT * WHERE {\n  # VALUES ?_lang\n  # VALUES ?__plan_iri\n  ?s ?p ?o .\n}"
    shared = {p.name: p for p in parse_question("lyktor", text).parameters}
    assert shared["lang"].default == "sv"
    assert shared["plan"].label == {"sv": "Färdplan", "en": "Roadmap"}
    assert shared["plan"].choices == "?thing a fp:Roadmap ."
    assert not shared["plan"].required


def test_a_header_may_say_more_of_a_shared_parameter() -> None:
    text = "#+ parameters:\n#+   plan:\n#+     sv: Plan\nSELECT * WHERE {\n# VALUES ?__plan_iri\n}"
    [plan] = parse_question("lyktor", text).parameters
    assert plan.label == {"sv": "Plan", "en": "Roadmap"}
    assert plan.choices == "?thing a fp:Roadmap ."


@pytest.mark.parametrize("name", NAMES)
def test_every_question_takes_one_plan_or_all(data: Data, name: str) -> None:
    [plan] = [p for p in find_question(data, name).parameters if p.name == "plan"]
    assert (plan.kind, plan.required, plan.default) == ("iri", False, "")


@pytest.mark.parametrize(
    "line",
    [
        "?s ?p ?o . # VALUES ?_lang",
        "# VALUES ?lang",
        "# values ?_lang",
        "# VALUES ?___lang",
        "# VALUES ?_lang { 1 }",
        "#VALUES ?_lang",
    ],
)
def test_what_is_no_mark_is_no_parameter(line: str) -> None:
    assert parse_question("x", f"SELECT * WHERE {{\n{line}\n}}").parameters == ()


def test_query_without_a_header_has_its_name_as_title() -> None:
    question = parse_question("lyktor", "SELECT ?a WHERE { ?a ?b ?c }")
    assert question.title == {"sv": "lyktor", "en": "lyktor"}
    assert (question.columns, question.parameters, question.tags) == ((), (), ())


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("#+ title_sv: [oj", "lyktor:1: the header is not YAML"),
        ("#+ bara ord", "lyktor: the header must be 'key: value' lines"),
        ("#+ columns: [a, b]", "lyktor: a header that is not as docs/questions.md says"),
        ("#+ columns:\n#+   a: [bara en]", "lyktor: a header that is not as"),
        ("#+ tags: 7", "lyktor: a header that is not as"),
        ("#+ parameters: [a]\n# VALUES ?_a", "lyktor: a header that is not as"),
        ("#+ join: 7\n#+ columns:\n#+   a: [A, A]", "lyktor: a header that is not as"),
    ],
    ids=["yaml", "words", "columns", "one heading", "tags", "parameters", "join"],
)
def test_wrong_header_is_a_fault(header: str, message: str) -> None:
    with pytest.raises(DataFault) as caught:
        parse_question("lyktor", header + "\nSELECT ?a WHERE { ?a ?b ?c }")
    assert str(caught.value).startswith(message)


def test_fault_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "lyktor.rq"
    path.write_text("#+ title_en: Lamps\n#+ title_sv: : oj\n")
    with pytest.raises(DataFault) as caught:
        read_question(path)
    assert str(caught.value).startswith(f"{path}:2: the header is not YAML")


def test_missing_file_is_the_call_s_fault(tmp_path: Path) -> None:
    with pytest.raises(CallFault, match=r"saknas\.rq: cannot be read"):
        read_question(tmp_path / "saknas.rq")


def test_file_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "lyktor.rq"
    path.write_bytes("# å".encode("latin-1"))
    with pytest.raises(DataFault, match=r"lyktor\.rq: not UTF-8"):
        read_question(path)


def test_unknown_question_is_told_with_the_nearest(data: Data) -> None:
    with pytest.raises(CallFault, match=r"^no question is called 'actor-pair'; .*: actor-pairs"):
        find_question(data, "actor-pair")


def test_questions_are_found_by_name(data: Data) -> None:
    assert [question.name for question in read_questions(data)] == sorted(NAMES)
    assert find_question(data, "actor-pairs").name == "actor-pairs"


@pytest.mark.parametrize("name", NAMES)
def test_question_is_told_in_both_languages(data: Data, name: str) -> None:
    question = find_question(data, name)
    told = [*question.title.values(), *question.text.values()]
    told += [text for p in question.parameters if p.name != "lang" for text in p.label.values()]
    told += [text for column in question.columns for text in column.label.values()]
    assert all(told)
    assert name not in question.title.values()
    assert question.tags


@pytest.mark.parametrize("name", NAMES)
def test_question_names_its_columns_and_has_an_order(data: Data, name: str) -> None:
    question = find_question(data, name)
    assert question.columns
    assert "ORDER BY" in question.query
    assert "GROUP_CONCAT" not in question.query
