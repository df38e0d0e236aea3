from __future__ import annotations

import pytest

from fardplan_kg.publication.sparql.lexicon import place, tokens, unescaped

KINDS = {
    "a <http://x/#a'b> .": ["word", "iri", "mark"],
    "?a<?b && ?c>?d": ["variable", "mark", "variable", "mark", "mark", "variable", "mark",
                       "variable"],
    "# <x> 'y\r?z": ["variable"],
    "'''a'b''c\n\\'''' \"\"\"\"\"\"": ["string", "string"],
    "'a\\'b' \"c'd\" ''": ["string", "string", "string"],
    "'x'@en-SE \"1\"^^xsd:int": ["string", "language", "string", "mark", "mark", "name"],
    "ex:a\\'b\\#c :d _:e ex: ö:å": ["name"] * 5,
    "1.5e3 true.SERVICE": ["word", "word"],
    "$x1 ?å?": ["variable", "variable", "mark"],
    "<http://x/\\u0041#a> ?x": ["iri", "variable"],
}  # fmt: skip
HOSTILE = (
    "''' \\", "'", '"', "<a", "service", "service ", "a.", "a:", "#", "\\'", "?", "@", '"a\\',
    "'''' ", "<'", "<#>", "\\u0053", "{", "å",
)  # fmt: skip


@pytest.mark.parametrize("text", KINDS)
def test_each_terminal_is_one_token(text: str) -> None:
    assert [token.kind for token in tokens(text)] == KINDS[text]


@pytest.mark.parametrize("text", KINDS)
def test_a_token_knows_where_it_stands(text: str) -> None:
    found = list(tokens(text))
    assert all(text[token.start : token.end] == token.text for token in found)
    assert sum(len(token.text) for token in found) > 1


@pytest.mark.parametrize("text", ["?a 'b", '?a "b\nc"', "?a '''b''", '?a """b\\"""'])
def test_a_string_without_an_end_is_doubtful_and_the_last(text: str) -> None:
    found = list(tokens(text))
    assert [token.kind for token in found] == ["variable", "doubt"]
    assert place(text, found[-1].start) == (1, 4)


@pytest.mark.parametrize("text", ["<'x>", "<#me>", "<urn:a#b>", "<http:#a>"])
def test_what_may_be_a_comparison_is_doubtful(text: str) -> None:
    assert [token.kind for token in tokens(text)] == ["doubt", "iri"]


@pytest.mark.parametrize("text", ["<http://x/#a>", "<urn:a>", "<me>", "<http://x/it's>"])
def test_what_can_only_be_an_iri_is_one(text: str) -> None:
    assert [token.kind for token in tokens(text)] == ["iri"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_to_its_end_or_to_a_doubt(piece: str) -> None:
    text = piece * 50_000
    found = list(tokens(text))
    assert len(found) <= 2 * len(text)
    assert not found or found[-1].kind == "doubt" or found[-1].end == len(text.rstrip())


def test_line_and_column_count_from_one() -> None:
    assert [place("ab\nc", at) for at in range(4)] == [(1, 1), (1, 2), (1, 3), (2, 1)]


def test_codepoint_escapes_are_read() -> None:
    assert unescaped(r"\u0053ERVICE \U0001F600 \UFFFFFFFF") == r"SERVICE 😀 \UFFFFFFFF"
