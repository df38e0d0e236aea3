"""What searches are tried on: Flemingsberg's site with three of its answers, and a small index."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.publication import build
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.search.matching import Words
from fardplan_kg.publication.search.page import search_index
from fardplan_kg.publication.search.results import Search
from fardplan_kg.questions import read_questions

ASKED = ("counts", "anomalies", "places-by-action")


@cache
def inputs() -> Inputs:
    """What Flemingsberg's site is made from."""
    data = find_data(Path(__file__).parents[1])
    store = open_store(data)
    asked = [own for own in read_questions(data) if own.name in ASKED]
    return build.inputs(store, asked, build.answer_all(store, asked))


@cache
def flemingsberg(language: str) -> Search:
    """Flemingsberg's index, ready to be searched."""
    return Search(Words(search_index(inputs(), language)))


def paths(found: dict[str, Any]) -> list[str]:
    """The paths of the hits."""
    return [hit["path"] for hit in found["hits"]]


def small(language: str = "sv") -> dict[str, Any]:
    """An index of three made-up entries and two quotes, one of which both of the first carry."""
    away = "" if language == "sv" else "sv"
    return {
        "language": language,
        "kinds": ["Plats", "Insats", "Aktör"],
        "plans": ["", "Sagoby"],
        "places": [["2 Vägarna", away, "s. 3", "doc/section/sagoby/vagarna"]],
        "quotes": [["Trollstigen ska lysas upp", 0], ["bergatrollen bor där", 0]],
        "entries": [
            ["doc/place/trollstigen", 0, 0, "", [[0, "", "Trollstigen"], [2, "", "Trollvägen"]],
             [0]],
            ["doc/action/lys", 1, 1, "1.2", [[0, "", "Lys upp"], [1, "en", "Light up"],
                                             [3, "", "1.2"], [4, "", "Lyktor längs stigen."]], [0]],
            ["doc/actor/trollen", 2, 0, "", [[0, "", "trollen"], [1, "en", "the trolls"]], [1]],
        ],
    }  # fmt: skip
