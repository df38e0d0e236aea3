from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from fardplan_kg.dataset import Data
from fardplan_kg.publication.descriptions.decorators import described, with_descriptions
from fardplan_kg.publication.documents import Publication, plain
from fardplan_kg.questions import Question, read_questions

HOSTILE = 'a "b": c\n# d\nSELECT * {} \u2028 \\ å'


@pytest.fixture
def question(data: Data) -> Question:
    return next(own for own in read_questions(data) if own.name == "counts")


def header(text: str) -> object:
    lines = [line.removeprefix("#+ ") for line in text.splitlines() if line.startswith("#+ desc")]
    assert len(lines) == 1
    return yaml.safe_load(lines[0])


def test_a_query_says_what_it_asks_in_both_languages(question: Question) -> None:
    told = header(described(question, question.query))
    assert told == {"description": f"{question.text['sv']} / {question.text['en']}"}


def test_a_hostile_text_stays_on_its_line(question: Question) -> None:
    text = described(replace(question, text={"sv": HOSTILE, "en": HOSTILE}), "ASK {}")
    assert text.split("\n")[1:] == ["ASK {}"]


def test_only_the_files_of_questions_are_given_one(question: Question) -> None:
    paths = ("svar/counts.rq", "svar/counts.sv.rq", "svar/other.rq", "counts.rq")
    site = Publication({}, {path: plain(path, b"ASK {}") for path in paths})
    made = with_descriptions(site, [question]).plain
    changed = [path for path in paths if made[path].made() != b"ASK {}"]
    assert changed == ["svar/counts.rq", "svar/counts.sv.rq"]
