from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.actor_lines import ActorLine, read_actor_lines
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.normalisation import Normaliser
from fardplan_kg.extraction.template import Form
from fardplan_kg.extraction.words import Reader

RESPONSIBLE = "Ansvarig aktör"
PARTICIPATING = "Exempel på medverkande aktörer"


@pytest.fixture
def read(
    document_of: Callable[[str], Document], form: Form
) -> Callable[[str], list[tuple[ActorLine, int]]]:
    """Return the actor lines of a text, each with the number of lines it stands on."""

    def actor_lines(text: str) -> list[tuple[ActorLine, int]]:
        reader = Reader(document_of(text), Normaliser({}, form.suspended))
        found = read_actor_lines(reader.document.lines, form, reader)
        return [(line, len(taken)) for line, taken in found]

    return actor_lines


Read = Callable[[str], list[tuple[ActorLine, int]]]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("trollen", ["trollen"]),
        ("trollen, älvorna, Påhittsby kommun", ["trollen", "älvorna", "Påhittsby kommun"]),
        ("trollen och älvorna", ["trollen", "älvorna"]),
        ("trollen, älvorna samt Lyktbolaget.", ["trollen", "älvorna", "Lyktbolaget"]),
        ("trollen; älvorna", ["trollen", "älvorna"]),
        ("trollen med flera", ["trollen"]),
        ("trollen, älvorna med flera.", ["trollen", "älvorna"]),
        ("trollen m.fl.", ["trollen"]),
        ("trollen m. fl.", ["trollen"]),
        ("trollen, , älvorna,", ["trollen", "älvorna"]),
        ("natt- och dagtrollen, älvorna", ["natt- och dagtrollen", "älvorna"]),
        ("Påhittsby\nkommun, trollen", ["Påhittsby kommun", "trollen"]),
        ("Lykt-\nbolaget, trollen", ["Lyktbolaget", "trollen"]),
        ("Lyktbolaget A.B.", ["Lyktbolaget A.B"]),
        ("", []),
        (" . ", []),
    ],
)
def test_names(read: Read, names: str, expected: list[str]) -> None:
    [(line, _)] = read(f"{PARTICIPATING}: {names}")
    assert [name.text for name in line.names] == expected
    assert line.labels == (PARTICIPATING,)


def test_words_stand_where_they_say(read: Read) -> None:
    text = f"Prosa.\n\n{RESPONSIBLE}: Påhittsby\nkommun och  trollen."
    [(line, taken)] = read(text)
    assert taken == 2
    assert text[line.label.start : line.label.end] == RESPONSIBLE
    assert [text[n.start : n.end] for n in line.names] == ["Påhittsby\nkommun", "trollen"]


def test_labels_run_together_are_kept_as_printed(read: Read) -> None:
    [(line, _)] = read(f"{PARTICIPATING}: {RESPONSIBLE}: trollen, älvorna")
    assert line.label.text == f"{PARTICIPATING}: {RESPONSIBLE}"
    assert line.labels == (PARTICIPATING, RESPONSIBLE)
    assert [name.text for name in line.names] == ["trollen", "älvorna"]


def test_label_on_the_next_line_begins_another_actor_line(read: Read) -> None:
    found = read(f"{RESPONSIBLE}: trollen\n{PARTICIPATING}: älvorna,\nLyktbolaget\n\nmer prosa")
    assert [(line.label.text, [n.text for n in line.names], n) for line, n in found] == [
        (RESPONSIBLE, ["trollen"], 1),
        (PARTICIPATING, ["älvorna", "Lyktbolaget"], 2),
    ]


def test_prose_has_no_actor_line(read: Read) -> None:
    assert read("Den som är Ansvarig aktör: ingen\nAnsvarig aktör trollen") == []
