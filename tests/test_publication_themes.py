from __future__ import annotations

from dataclasses import replace

from network_samples import anomalies

from fardplan_kg.dataset import Data
from fardplan_kg.publication.themes import LEADING, OTHERS, by_theme, leading, theme
from fardplan_kg.questions import read_questions
from fardplan_kg.wording import Words

QUESTION = anomalies().question


def test_a_question_s_first_known_tag_gives_its_theme() -> None:
    assert theme(replace(QUESTION, tags=("okänd", "insats", "aktör"))) == "Actions"
    assert theme(replace(QUESTION, tags=("okänd",))) == OTHERS
    assert theme(replace(QUESTION, tags=())) == OTHERS


def test_every_question_stands_in_one_theme_and_none_is_left_over(data: Data) -> None:
    questions = read_questions(data)
    found = by_theme(questions, Words("sv"))
    names = [question.name for _, own in found for question in own]
    assert sorted(names) == sorted(question.name for question in questions)
    assert Words("sv").gettext(OTHERS) not in [words for words, _ in found]


def test_the_most_asked_come_first(data: Data) -> None:
    questions = read_questions(data)
    assert [question.name for question in leading(questions)] == list(LEADING)
    assert by_theme(questions, Words("sv"))[0][1][0].name == LEADING[0]
    assert leading(()) == ()
