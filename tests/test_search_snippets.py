from __future__ import annotations

import pytest

from fardplan_kg.publication.search.snippets import LONGEST, marked, spelling


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("kring Hälsovägen", ["vagen"], ["kring Hälso", "vägen"]),
        ("kring Hälsovägen", ["halsov", "kring"], ["", "kring", " ", "Hälsov", "ägen"]),
        ("Hälso\u00advägen här", ["halsovagen"], ["", "Hälso\u00advägen", " här"]),
        ("Trollen", ["troll", "trollen"], ["", "Trollen"]),
        ("<b>troll</b>", ["b"], ["<", "b", ">troll</", "b", ">"]),
        ("inget", ["troll"], ["inget"]),
        ("", ["troll"], [""]),
    ],
)
def test_a_text_is_marked(text: str, words: list[str], expected: list[str]) -> None:
    found = marked(text, words)
    assert found == expected
    assert "".join(found) == text


@pytest.mark.parametrize("before", [0, 5, 40, 80])
@pytest.mark.parametrize("after", [0, 5, 40, 80])
def test_a_long_text_is_cut_about_the_first_mark(before: int, after: int) -> None:
    text = "ord " * before + "Trollstigen" + " till" * after
    found = marked(text, ["trollstigen"], cut=True)
    assert found[1] == "Trollstigen"
    whole = "".join(found)
    assert len(whole) <= max(LONGEST + 4, len("Trollstigen"))
    assert whole.removeprefix("… ").removesuffix(" …") in text
    assert whole.startswith("… ") == (not text.startswith(whole[:8]))
    assert whole.endswith(" …") == (not text.endswith(whole[-8:]))


def test_a_long_text_without_spaces_is_cut_too() -> None:
    found = marked("x" * 500 + "troll" + "y" * 500, ["troll"], cut=True)
    assert found[1] == "troll"
    assert len("".join(found)) < LONGEST + 5


def test_a_word_is_spelt_as_the_text_has_it() -> None:
    assert spelling("på Hälsovägen", "halsovagen") == "Hälsovägen"
    assert spelling("på Hälsovägen", "troll") == "troll"
