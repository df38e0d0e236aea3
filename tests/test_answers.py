from __future__ import annotations

import doctest

import pytest

from fardplan_kg import answers
from fardplan_kg.answers import Answer, ask, bind, given_terms, natural
from fardplan_kg.dataset import Data
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.namespaces import XSD
from fardplan_kg.questions import parse_question, question_names, read_question
from fardplan_kg.store import EmbeddedStore, Term

PAIRS = """\
#+ columns:
#+   name: [Namn, Name]
#+   items: [Saker, Things]
#+ join: [items]
SELECT ?name ?items WHERE {
  VALUES (?name ?items) { %s }
}
"""
WORD = "SELECT ?_word WHERE {\n  # VALUES ?_word\n}"


def texts(answer: Answer) -> list[list[list[str]]]:
    return [[[term.value for term in cell] for cell in row] for row in answer.rows]


def test_examples_in_the_documentation_hold() -> None:
    result = doctest.testmod(answers)
    assert (result.failed, result.attempted) == (0, 1)


def test_numbers_come_in_natural_order() -> None:
    numbers = ["1.10", "a", "1.9", "10.1", "2.1", "", "1.9b"]
    assert sorted(numbers, key=natural) == ["", "1.9", "1.9b", "1.10", "2.1", "10.1", "a"]


@pytest.mark.parametrize("text", ["²", "m²", "½", "٣", "1.²"])
def test_any_text_has_a_natural_order(text: str) -> None:
    assert sorted([text, "1"], key=natural)


def test_joined_column_is_sorted_and_each_term_once(store: EmbeddedStore) -> None:
    values = '("a" "1.10") ("a" "1.9") ("a" "1.9") ("b" "x") ("a" "1.2")'
    answer = ask(store, parse_question("q", PAIRS % values), {}, "sv")
    assert texts(answer) == [[["a"], ["1.9", "1.10"]], [["b"], ["x"]], [["a"], ["1.2"]]]


def test_joined_column_may_be_empty(store: EmbeddedStore) -> None:
    answer = ask(store, parse_question("q", PAIRS % '("a" UNDEF) ("b" "x")'), {}, "sv")
    assert texts(answer) == [[["a"], []], [["b"], ["x"]]]


def test_equal_words_in_two_languages_are_two_terms(store: EmbeddedStore) -> None:
    answer = ask(store, parse_question("q", PAIRS % '("a" "x"@sv) ("a" "x"@en)'), {}, "sv")
    assert answer.rows[0][1] == (Term("x", language="en"), Term("x", language="sv"))


def test_answer_without_a_header_has_the_variables_as_columns(store: EmbeddedStore) -> None:
    question = parse_question("q", 'SELECT ?b ?a WHERE { VALUES (?a ?b) { ("1" "2") } }')
    answer = ask(store, question, {}, "en")
    assert [column.name for column in answer.columns] == ["b", "a"]
    assert texts(answer) == [[["2"], ["1"]]]


def test_column_that_the_query_lacks_is_a_fault(store: EmbeddedStore) -> None:
    text = "#+ columns:\n#+   saknas: [Saknas, Missing]\nSELECT ?a WHERE { VALUES ?a { 1 } }"
    with pytest.raises(DataFault, match="q: the query has no column saknas"):
        ask(store, parse_question("q", text), {}, "sv")


def test_term_stands_at_its_mark() -> None:
    text = "SELECT * WHERE {\n    # VALUES ?_word\n  # VALUES ?__other\n}"
    bound = bind(parse_question("q", text), {"word": Term("å")})
    assert bound == 'SELECT * WHERE {\n    VALUES ?_word { "å" }\n  # VALUES ?__other\n}'


def test_mark_that_comes_twice_is_bound_twice() -> None:
    text = "SELECT * WHERE {\n{\n# VALUES ?_n_integer\n}\n# VALUES ?_n_integer\n}"
    bound = bind(parse_question("q", text), {"n": Term("2", datatype=f"{XSD}integer")})
    assert bound.count(f'VALUES ?_n_integer {{ "2"^^<{XSD}integer> }}') == 2


@pytest.mark.parametrize(
    "text",
    ['"} DROP ALL #', "rad\nrad", "\\", "\\1 \\g<0>", '"""', "# VALUES ?_word", "' OR 1=1 }"],
)
def test_hostile_text_stays_one_literal(store: EmbeddedStore, text: str) -> None:
    answer = ask(store, parse_question("q", WORD), {"word": text}, "sv")
    assert answer.rows == (((Term(text),),),)


def test_unknown_parameter_is_told_with_the_known(store: EmbeddedStore) -> None:
    with pytest.raises(CallFault, match=r"^q has no parameter 'ord'; it has: word$"):
        ask(store, parse_question("q", WORD), {"ord": "a"}, "sv")
    with pytest.raises(CallFault, match=r"it has: none$"):
        ask(store, parse_question("q", "SELECT ?a WHERE { ?a ?b ?c }"), {"ord": "a"}, "sv")


@pytest.mark.parametrize("values", [{}, {"word": ""}])
def test_missing_parameter_is_asked_for(store: EmbeddedStore, values: dict[str, str]) -> None:
    text = "#+ parameters:\n#+   word:\n#+     sv: Ett ord\n#+     en: A word\n" + WORD
    with pytest.raises(CallFault, match=r"^q needs -p word=…: A word$"):
        ask(store, parse_question("q", text), values, "sv")


def test_default_holds_without_a_value(store: EmbeddedStore) -> None:
    text = f"#+ parameters:\n#+   word:\n#+     default: torg\n{WORD}"
    assert texts(ask(store, parse_question("q", text), {}, "sv")) == [[["torg"]]]
    assert texts(ask(store, parse_question("q", text), {"word": "bro"}, "sv")) == [[["bro"]]]


def test_optional_parameter_without_a_value_leaves_no_block(store: EmbeddedStore) -> None:
    text = 'SELECT ?__w WHERE {\n  # VALUES ?__w\n  VALUES ?__w { "a" "b" }\n}'
    question = parse_question("q", text)
    assert texts(ask(store, question, {}, "sv")) == [[["a"]], [["b"]]]
    assert texts(ask(store, question, {"w": "b"}, "sv")) == [[["b"]]]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_language_is_a_parameter_of_every_question(store: EmbeddedStore, language: str) -> None:
    question = parse_question("q", "SELECT ?_lang WHERE {\n  # VALUES ?_lang\n}")
    answer = ask(store, question, {}, language)
    assert texts(answer) == [[[language]]]
    assert (answer.language, answer.values) == (language, {})


def test_query_that_was_run_is_kept(store: EmbeddedStore) -> None:
    answer = ask(store, parse_question("q", WORD), {"word": "a"}, "sv")
    assert answer.query == 'SELECT ?_word WHERE {\n  VALUES ?_word { "a" }\n}'


def test_every_question_of_the_checkout_has_an_answer(store: EmbeddedStore, data: Data) -> None:
    answered = {
        name: len(ask(store, read_question(data.queries / f"{name}.rq"), {}, "sv").rows)
        for name in question_names(data)
        if name != "action-evidence"
    }
    assert answered["statements-without-claim"] == 0
    assert answered["actors-of-action"] == 11
    assert answered["actor-pairs"] == 6
    assert answered["actions-without-responsible"] == 2


def test_pair_has_its_actions_in_one_cell_in_order(store: EmbeddedStore, data: Data) -> None:
    question = read_question(data.queries / "actor-pairs.rq")
    rows = texts(ask(store, question, {}, "sv"))
    [row] = [row for row in rows if row[1] + row[3] == ["Påhittsby kommun", "trollen"]]
    assert row[4:] == [["3"], ["1.1", "1.2", "2.1"]]


def test_an_answer_tells_what_each_parameter_was(store: EmbeddedStore) -> None:
    question = parse_question("word", WORD)
    assert given_terms(store, question, {"word": "x"}, "sv") == {"word": Term("x")}
    answer = ask(store, question, {"word": "x"}, "sv")
    assert (answer.values, answer.terms) == ({"word": "x"}, {"word": Term("x")})
