from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.actor_lines import ActorLine, ActorLineReader
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.words import Reader

RESPONSIBLE = "Ansvarig aktör"
PARTICIPATING = "Exempel på medverkande aktörer"


Read = Callable[..., list[tuple[ActorLine, int]]]


@pytest.fixture
def read(document_of: Callable[[str], Document], form: Form) -> Read:
    """Return the actor lines of a text, each with the number of lines it stands on."""

    def actor_lines(text: str, *known: str) -> list[tuple[ActorLine, int]]:
        reader = Reader(document_of(text), Normaliser({}, form.suspended))
        found = ActorLineReader(reader, form, known).read(reader.document.lines)
        return [(line, len(taken)) for line, taken in found]

    return actor_lines


def names_of(line: ActorLine) -> list[str]:
    return [name.text for name in line.names]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("trollen", ["trollen"]),
        ("trollen, älvorna, Påhittsby kommun", ["trollen", "älvorna", "Påhittsby kommun"]),
        ("trollen och älvorna", ["trollen", "älvorna"]),
        ("trollen, älvorna samt Lyktbolaget.", ["trollen", "älvorna", "Lyktbolaget"]),
        ("trollen; älvorna", ["trollen", "älvorna"]),
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
    assert names_of(line) == expected
    assert (line.labels, line.like, line.open_ended) == ((PARTICIPATING,), "", None)


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
    assert names_of(line) == ["trollen", "älvorna"]


def test_label_on_the_next_line_begins_another_actor_line(read: Read) -> None:
    found = read(f"{RESPONSIBLE}: trollen\n{PARTICIPATING}: älvorna,\nLyktbolaget\n\nmer prosa")
    assert [(line.label.text, [n.text for n in line.names], n) for line, n in found] == [
        (RESPONSIBLE, ["trollen"], 1),
        (PARTICIPATING, ["älvorna", "Lyktbolaget"], 2),
    ]


def test_prose_has_no_actor_line(read: Read) -> None:
    assert read("Den som är Ansvarig aktör: ingen\nAnsvarig aktör trollen") == []


@pytest.mark.parametrize(
    ("names", "expected", "open_ended"),
    [
        ("trollen med flera", ["trollen"], "med flera"),
        ("trollen, älvorna med flera.", ["trollen", "älvorna"], "med flera"),
        ("trollen m.fl.", ["trollen"], "m.fl."),
        ("trollen m. fl.", ["trollen"], "m. fl."),
        ("trollen och älvorna m fl", ["trollen", "älvorna m fl"], ""),
        ("trollen med\nflera", ["trollen"], "med flera"),
        ("med flera", [], "med flera"),
        ("trollen med vänner", ["trollen med vänner"], ""),
    ],
)
def test_open_list_says_so(read: Read, names: str, expected: list[str], open_ended: str) -> None:
    text = f"{PARTICIPATING}: {names}"
    [(line, _)] = read(text)
    assert names_of(line) == expected
    assert (line.open_ended.text if line.open_ended else "") == open_ended
    if line.open_ended:
        raw = text[line.open_ended.start : line.open_ended.end]
        assert " ".join(raw.split()) == open_ended


@pytest.mark.parametrize(
    ("label", "like"),
    [
        ("Ansvarig aktor", RESPONSIBLE),
        ("Ansvarig Aktör", RESPONSIBLE),
        ("Asnvarig aktör", RESPONSIBLE),
        ("Exempel på medverkade aktörer", PARTICIPATING),
        ("Exempel på medverkande", PARTICIPATING),
        ("Medverkande aktör", "Medverkande aktörer"),
        ("ansvarig aktör", RESPONSIBLE),
    ],
)
def test_label_that_is_like_one_of_the_form_keeps_its_names(
    read: Read, label: str, like: str
) -> None:
    [(line, _)] = read(f"Prosa.\n\n{label}: trollen och älvorna\n")
    assert (line.label.text, line.labels, line.like) == (label, (), like)
    assert names_of(line) == ["trollen", "älvorna"]


@pytest.mark.parametrize(
    "text",
    [
        "Observera: trollen sover",
        "Ansvar: trollen",
        "Exempel på torg: tre",
        "Aktörer: alla",
        "Det finns en\nansvarig aktör: trollen",
    ],
)
def test_prose_with_a_colon_is_no_actor_line(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("label", [PARTICIPATING, "Exempel på medverkade aktörer"])
def test_label_may_go_over_two_lines(read: Read, label: str) -> None:
    broken = label.replace(" aktörer", "\naktörer")
    [(line, taken)] = read(f"{broken}: trollen,\nälvorna")
    assert (line.label.text, taken) == (label, 3)
    assert names_of(line) == ["trollen", "älvorna"]


@pytest.mark.parametrize("label", [PARTICIPATING, "Exempel på medverkade aktörer"])
def test_label_may_break_within(read: Read, label: str) -> None:
    [(line, _)] = read(label.replace(" på ", " på\n") + ": trollen")
    assert (line.label.text, names_of(line)) == (label, ["trollen"])


@pytest.mark.parametrize("before", ["Tänd lyktorna", "Putsa.", "Ansvar"])
def test_line_right_above_a_label_is_no_part_of_it(read: Read, before: str) -> None:
    for label in (PARTICIPATING, RESPONSIBLE):
        [(line, taken)] = read(f"{before}\n{label}: trollen")
        assert (line.label.text, line.labels, taken) == (label, (label,), 1)


@pytest.mark.parametrize(
    "label", ["**Ansvarig aktör:**", "**Ansvarig aktör**:", " Ansvarig aktör :"]
)
def test_marks_of_another_format_are_no_part_of_a_label(read: Read, label: str) -> None:
    [(line, _)] = read(f"{label} trollen, älvorna")
    assert line.labels == (RESPONSIBLE,)
    assert names_of(line) == ["trollen", "älvorna"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("trollen,\n\nälvorna", ["trollen", "älvorna"]),
        ("trollen,\n\n\n\nälvorna\n\nProsa.", ["trollen", "älvorna"]),
        ("trollen och\n\nälvorna", ["trollen", "älvorna"]),
        ("trollen; älvorna;\n\nLyktbolaget", ["trollen", "älvorna", "Lyktbolaget"]),
        ("trollen, älvorna samt\n\nLyktbolaget.", ["trollen", "älvorna", "Lyktbolaget"]),
        ("trollen, Lykt-\n\nbolaget", ["trollen", "Lyktbolaget"]),
        ("trollen,\nälvorna,\n\nLyktbolaget", ["trollen", "älvorna", "Lyktbolaget"]),
        ("trollen\n\nälvorna", ["trollen"]),
        ("trollen,\n\n12\n\nälvorna", ["trollen", "älvorna"]),
        (
            "trollen,\n\nBild: en lykta\n\n12\nälvorna, Lyktbolaget",
            ["trollen", "älvorna", "Lyktbolaget"],
        ),
        ("trollen och\n12\nälvorna", ["trollen", "älvorna"]),
        ("trollen\nBild: en lykta\n\nProsa.", ["trollen"]),
        ("trollen,\n\nBild: en lykta\n", ["trollen"]),
        ("Påhittsby\n12\nkommun", ["Påhittsby", "kommun"]),
        ("trollen,\n\n1.2 Tänd lyktorna", ["trollen"]),
        ("trollen,\n\n", ["trollen"]),
    ],
)
def test_line_goes_on_over_a_page_break_where_it_says_so(
    read: Read, names: str, expected: list[str]
) -> None:
    [(line, _)] = read(f"{PARTICIPATING}: {names}")
    assert names_of(line) == expected


def test_other_label_ends_a_line_that_says_it_goes_on(read: Read) -> None:
    found = read(f"{RESPONSIBLE}: trollen,\n\n{PARTICIPATING}: älvorna")
    assert [names_of(line) for line, _ in found] == [["trollen"], ["älvorna"]]
    assert [taken for _, taken in found] == [1, 1]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "skolor (grund- och gymnasieskolor, folkhögskolor), trollen",
            ["skolor (grund- och gymnasieskolor, folkhögskolor)", "trollen"],
        ),
        ("trollen (de små och de stora)", ["trollen (de små och de stora)"]),
        ("trollen (små, älvorna", ["trollen (små", "älvorna"]),
        ("trollen små), älvorna", ["trollen små)", "älvorna"]),
    ],
)
def test_separator_within_brackets_parts_nothing(
    read: Read, names: str, expected: list[str]
) -> None:
    [(line, _)] = read(f"{PARTICIPATING}: {names}")
    assert names_of(line) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Slott och Kojor AB", ["Slott och Kojor AB"]),
        ("trollen, Slott och\nKojor AB och älvorna", ["trollen", "Slott och Kojor AB", "älvorna"]),
        ("Slott och Kojor ABC", ["Slott", "Kojor ABC"]),
        ("Slott och Torn", ["Slott", "Torn"]),
        ("Råd, Rön och Rim", ["Råd, Rön och Rim"]),
    ],
)
def test_name_of_the_registry_is_one_name(read: Read, names: str, expected: list[str]) -> None:
    [(line, _)] = read(f"{PARTICIPATING}: {names}", "Slott och Kojor AB", "Råd, Rön och Rim")
    assert names_of(line) == expected
