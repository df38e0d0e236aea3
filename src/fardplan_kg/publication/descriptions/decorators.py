"""The headers of the questions' files, as grlc reads them: what each asks, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from fardplan_kg.publication.documents import MEDIA, Publication, Representation
from fardplan_kg.questions import LANGUAGES, Question

FOLDER = "svar/"


def with_descriptions(publication: Publication, questions: Iterable[Question]) -> Publication:
    """Return the publication with a description in the header of each question's files."""
    known = {own.name: own for own in questions}
    made = {}
    for path, own in publication.plain.items():
        question = known.get(path.removeprefix(FOLDER).split(".")[0])
        if path.startswith(FOLDER) and own.media == MEDIA["rq"] and question:
            made[path] = replace(own, made=partial(_written, question, own))
    return replace(publication, plain={**publication.plain, **made})


def _written(question: Question, own: Representation) -> bytes:
    return described(question, own.made().decode()).encode()


def described(question: Question, text: str) -> str:
    """Return the text of a query with the decorator ``#+ description`` first.

    The decorator: CLARIAH/grlc, README, "Decorator syntax": a line of YAML after ``#+``. A string
    of JSON is one of YAML (YAML 1.2.2, section 1.2).
    """
    told = " / ".join(question.text[language] for language in LANGUAGES)
    return f"#+ description: {json.dumps(told, ensure_ascii=False)}\n{text}"
