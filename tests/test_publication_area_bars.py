from __future__ import annotations

from collections import Counter

import pytest

from fardplan_kg.namespaces import FP, thing
from fardplan_kg.publication.area_bars import LONGEST, areas, bar
from fardplan_kg.publication.facts import Fact, collected
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.store import Term


def numbered(numbers: list[tuple[str, str]]) -> tuple[Source, dict[str, str]]:
    """Actions with these numbers, each in the goal area with this slug."""
    of_area = {
        thing("action", "s", str(i)): thing("goal-area", own) for i, (_, own) in enumerate(numbers)
    }
    facts = [
        Fact(action, f"{FP}number", Term(number), "urn:g")
        for action, (number, _) in zip(of_area, numbers, strict=True)
        if number
    ]
    return sources(collected(facts), ("sv",))["sv"], of_area


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([("4.1", "a"), ("4.2", "a"), ("2.1", "b")], [("b", "2"), ("a", "4")]),
        ([("1.1", "a"), ("1.2", "b")], [("a", "1"), ("b", "2")]),
        ([("1.1", "a"), ("2.1", "a"), ("3.1", "b")], [("a", "1"), ("b", "2")]),
        ([("", "a"), ("2.1", "b")], [("a", "1"), ("b", "2")]),
        ([("A1", "a")], [("a", "1")]),
        ([("0.1", "a")], [("a", "1")]),
    ],
)
def test_areas_bear_the_numbers_of_their_actions_or_else_their_places(
    numbers: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    source, of_area = numbered(numbers)
    found = areas(source, {a: source.names.reference(b) for a, b in of_area.items()})
    assert [(iri.rsplit("/", 1)[-1], own.number) for iri, own in found.items()] == expected
    assert len({own.colour for own in found.values()}) == len(found)


@pytest.mark.parametrize("longest", [3, 18, 400])
def test_the_pieces_of_a_bar_follow_each_other_and_never_grow_too_long(longest: int) -> None:
    source, of_area = numbered([("1.1", "a"), ("2.1", "b")])
    known = areas(source, {a: source.names.reference(b) for a, b in of_area.items()})
    one, two = known
    pieces = list(bar(Counter({one: 1, two: longest - 1}), known, longest))
    assert [piece.times for piece in pieces] == [1, longest - 1]
    assert pieces[0].x + pieces[0].width <= pieces[1].x
    assert pieces[1].x + pieces[1].width <= LONGEST
    assert next(bar(Counter({two: 1}), known, longest)).x == 0
