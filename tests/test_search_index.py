from __future__ import annotations

import json

import pytest
from search_samples import inputs

from fardplan_kg.publication.search.index import written
from fardplan_kg.publication.search.page import search_index
from fardplan_kg.questions import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_whole_and_its_positions_hold(language: str) -> None:
    made = search_index(inputs(), language)
    assert made["language"] == language
    used: dict[str, set[int]] = {"kinds": set(), "plans": set(), "quotes": set()}
    for path, kind, plan, number, texts, quotes in made["entries"]:
        used["kinds"].add(kind)
        used["plans"].add(plan)
        used["quotes"].update(quotes)
        assert path
        assert isinstance(number, str)
        assert all(0 <= field < 5 and away != language and text for field, away, text in texts)
    for name, positions in used.items():
        assert positions == set(range(len(made[name])))
    assert {place for _, place in made["quotes"]} == set(range(len(made["places"])))
    assert all(path in inputs().places.pages.values() for *_, path in made["places"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_quote_stands_once_with_its_pages(language: str) -> None:
    made = search_index(inputs(), language)
    quotes = [tuple(own) for own in made["quotes"]]
    assert len(quotes) == len(set(quotes)) > 300
    pages = "s. " if language == "sv" else "p"
    assert all(own[2].startswith(pages) for own in made["places"])


def test_the_index_is_written_the_same_each_time_and_is_small() -> None:
    first, second = (written(search_index(inputs(), "sv")) for _ in range(2))
    assert first == second
    assert json.loads(first) == search_index(inputs(), "sv")
    assert len(first) < 200_000


def test_what_is_written_ends_no_script_element() -> None:
    raw = written({"quotes": [["</script><!-- & \u2028", 0]]})
    assert not set(raw) & set(b"<>&")
    assert json.loads(raw) == {"quotes": [["</script><!-- & \u2028", 0]]}
