from __future__ import annotations

import pytest
from search_samples import flemingsberg, inputs, paths, small

from fardplan_kg.namespaces import ID, SKOS
from fardplan_kg.publication.search.matching import Words
from fardplan_kg.publication.search.results import PAGE, Search
from fardplan_kg.questions import LANGUAGES

STREET = "doc/place/halsovagen"
ACTION = "doc/action/flemingsberg/samverka-kring-utvecklingen-av-halsovagen"


def test_every_word_must_match_and_names_come_first() -> None:
    search = Search(Words(small()))
    assert paths(search.result("troll")) == [
        "doc/place/trollstigen", "doc/actor/trollen", "doc/action/lys",
    ]  # fmt: skip
    assert paths(search.result("trollstigen lys")) == ["doc/action/lys", "doc/place/trollstigen"]
    assert paths(search.result("trollstigen alver")) == []


def test_a_hit_tells_where_the_words_were_found() -> None:
    hit = Search(Words(small())).result("lyktor bergatroll upp")["hits"]
    assert hit == []
    (hit,) = Search(Words(small())).result("1.2 trollstig")["hits"]
    assert hit == {
        "path": "doc/action/lys",
        "language": "",
        "name": ["Lys upp"],
        "number": ["", "1.2"],
        "kind": "Insats",
        "plan": "Sagoby",
        "found": [
            {
                "field": 5,
                "language": "",
                "text": ["", "Trollstig", "en ska lysas upp"],
                "place": ["2 Vägarna", "", "s. 3", "doc/section/sagoby/vagarna"],
            }
        ],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["halsov", "HÄLSOV", "Hälsovägen", "hälso\u00advägen", "vägen"])
def test_a_street_is_found_by_a_part_of_its_name(language: str, query: str) -> None:
    found = paths(flemingsberg(language).result(query))
    assert {STREET, ACTION} <= set(found[:5])


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Flemingsbergs Science", "doc/actor/flemingsberg-science"),
        ("Stockholms kommun", "doc/actor/stockholms-stad"),
        ("respektive kommun", "doc/actor/kommunerna"),
        ("Huddinge", "doc/actor/huddinge-kommun"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_spelling_finds_its_thing(language: str, query: str, path: str) -> None:
    assert path in paths(flemingsberg(language).result(query))[:3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_name_of_the_graph_finds_its_thing(language: str) -> None:
    search, tried = flemingsberg(language), 0
    for iri, names in other_names().items():
        for name in names:
            found = search.result(name, 1000)
            path = iri.replace(ID, "doc/")
            assert path in paths(found), name
            tried += 1
    assert tried > 60


def other_names() -> dict[str, list[str]]:
    made = inputs()
    labels = (f"{SKOS}altLabel", f"{SKOS}hiddenLabel")
    return {
        iri: [term.value for label in labels for term in made.facts.values(iri, label)]
        for iri in made.places.pages
        if iri.startswith(ID)
    }


def test_an_english_name_finds_the_thing_on_the_swedish_page_and_the_other_way_round() -> None:
    swedish = flemingsberg("sv").result("safer urban core")["hits"][0]
    english = flemingsberg("en").result("tryggare stadskärna")["hits"]
    (same,) = (hit for hit in english if hit["path"] == swedish["path"])
    assert swedish["found"][0]["language"] == "en"
    assert same["found"][0]["language"] == "sv"


def test_the_page_s_own_language_comes_first() -> None:
    for language in LANGUAGES:
        own = small(language)
        names = [["sv", "vision"], ["en", "vision"]]
        own["entries"] = [
            [
                f"doc/{code}",
                0,
                0,
                "",
                [[0, "", code], [1, "" if code == language else code, name]],
                [],
            ]
            for code, name in names
        ]
        own["quotes"] = []
        assert paths(Search(Words(own)).result("vision"))[0] == f"doc/{language}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("halsovegan", "Hälsovägen"),
        ("samverkan flygplatz", "samverkan"),
        ("regionledningskontorot", "regionledningskontoret"),
    ],
)
def test_when_nothing_is_found_the_nearest_is_suggested(query: str, expected: str) -> None:
    search = flemingsberg("sv")
    found = search.result(query)
    assert found["total"] == 0
    assert expected in found["suggestions"]
    assert all(search.result(own)["total"] for own in found["suggestions"])


@pytest.mark.parametrize("query", ["", "   ", "–", "qqqqqqqqq", "xx" * 300])
def test_what_finds_nothing_and_is_near_nothing_is_an_empty_answer(query: str) -> None:
    found = flemingsberg("sv").result(query)
    assert (found["total"], found["hits"], found["suggestions"]) == (0, [], [])
    assert found["cut"] == (len(query) > 200)


def test_hits_are_told_of_some_at_a_time_in_one_order() -> None:
    search = flemingsberg("sv")
    first, more = search.result("a"), search.result("a", 1000)
    assert len(first["hits"]) == PAGE < first["total"] == more["total"] == len(more["hits"])
    assert more["hits"][:PAGE] == first["hits"]
    assert len(set(paths(more))) == more["total"]
