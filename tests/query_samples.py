"""What the query page is made from: Påhittsby's store and two of the questions, one with values."""

from __future__ import annotations

from fardplan_kg.dataset import Data
from fardplan_kg.publication import build
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.questions import read_questions
from fardplan_kg.store import EmbeddedStore

ASKED = ("actions-of-actor", "plans")


def made(store: EmbeddedStore, data: Data) -> Inputs:
    questions = [own for own in read_questions(data) if own.name in ASKED]
    assert len(questions) == len(ASKED)
    return build.inputs(store, questions, build.answer_all(store, questions))
