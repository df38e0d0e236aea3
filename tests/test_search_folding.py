from __future__ import annotations

import pytest

from fardplan_kg.publication.search.folding import (
    LONGEST,
    MOST,
    folded,
    places,
    query,
    query_words,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hälsovägen", "halsovagen"),
        ("ÅÄÖ åäö É", "aao aao e"),
        ("Ha\u0308lsova\u0308gen", "halsovagen"),
        ("Hälso\u00advägen", "halsovagen"),
        ("Straße ΣΑΣ", "strasse σασ"),
        ("İstanbul ﬁ ½", "istanbul fi 1⁄2"),
        ("", ""),
    ],
)
def test_text_is_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hälso- och sjukvård", ["halso", "och", "sjukvard"]),
        ("life–science, 1.2 och 3.", ["life", "science", "1.2", "och", "3"]),
        ("under_streck (s. 4)", ["under", "streck", "s", "4"]),
        ("</script><img onerror>", ["script", "img", "onerror"]),
        ("– … ”", []),
    ],
)
def test_text_is_parted_into_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", ["Hälso\u00advägen 1.2", "ﬁsk ½ ß", "a\u0308b", "😀 troll"])
def test_each_word_knows_whence_its_characters_come(text: str) -> None:
    found = places(text)
    assert [word for word, _ in found] == words(text)
    for word, whence in found:
        assert len(word) == len(whence)
        assert list(whence) == sorted(whence)
        assert all(sign in folded(text[at]) for sign, at in zip(word, whence, strict=True))


def test_a_query_is_tidied_and_cut() -> None:
    assert query(" \t troll\x00\n\u00a0stig ") == ("troll stig", False)
    assert query("x" * LONGEST) == ("x" * LONGEST, False)
    assert query("x" * (LONGEST + 1)) == ("x" * LONGEST, True)
    assert query("x" * (LONGEST - 1) + " y") == ("x" * (LONGEST - 1), True)


def test_a_query_has_each_word_once_and_not_too_many() -> None:
    assert query_words("Troll troll TRÖLL stig") == ["troll", "stig"]
    assert len(query_words(" ".join(map(str, range(40))))) == MOST


def test_a_long_number_is_one_word() -> None:
    assert words("1." * 200_000) == ["1." * 199_999 + "1"]
