from __future__ import annotations

import pytest

from fardplan_kg.extraction.reading.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Plan\n\nEn *viktig* **rad**\noch en till\n", "Plan\n\nEn viktig rad\noch en till\n"),
        ("Plan\n====\ntext", "Plan\n\ntext\n"),
        ("- ett\n- två\n  - inre\n", "- ett\n- två\n- inre\n"),
        ("1. ett\n2. två\n", "1. ett\n2. två\n"),
        ("|a|b|\n|-|-|\n|`c`|d|\n", "a\tb\nc\td\n"),
        ("> citat\n", "citat\n"),
        ("rad  \nrad<br>rad <b>fet</b> <!-- x -->", "rad\nrad\nrad fet \n"),
        ("[Region](http://x.invalid/) ![en bild](y.png)", "Region en bild\n"),
        ("    kod\n\n```\nmer\n```\n", "kod\n\nmer\n"),
        ("<div>ruta</div>\n", "ruta\n"),
        ("1\\.1 Möblera &amp; städa", "1.1 Möblera & städa\n"),
        ("---\n", "\n"),
    ],
)  # fmt: skip
def test_marks_are_gone(text: str, expected: str) -> None:
    assert read_markdown(text) == expected
