from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from network_samples import actors_of_action

from fardplan_kg.network import affiliation, layout, palette, sheet
from fardplan_kg.network.clarity import Circle, Line, distance, touches
from fardplan_kg.network.geometry import Box, free_place, wrapped
from fardplan_kg.store import Term

ROWS = affiliation.participations(actors_of_action())


@pytest.fixture
def network() -> nx.Graph:
    return affiliation.graph(ROWS)


def overlapping(found: sheet.Layout) -> list[tuple[str, str]]:
    places = sorted(found.places.items())
    return [(a, b) for (a, p), (b, q) in combinations(places, 2) if p.box.overlaps(q.box)]


def test_no_labels_overlap(network: nx.Graph) -> None:
    assert overlapping(layout.two_mode(network)) == []
    assert overlapping(layout.actors_only(network, affiliation.projection(network))) == []


def test_everything_stands_on_the_sheet(network: nx.Graph) -> None:
    hub = affiliation.dominant(network)
    assert hub is not None
    without = affiliation.projection(network, [hub])
    for found in (layout.two_mode(network), layout.actors_only(network, without)):
        for place in found.places.values():
            box = place.box
            assert 0 <= box.x - box.width / 2 <= box.x + box.width / 2 <= found.width
            assert 0 <= box.y - box.height / 2 <= box.y + box.height / 2 <= found.height


def test_the_layout_is_the_same_for_rows_in_any_order(network: nx.Graph) -> None:
    assert layout.two_mode(affiliation.graph(reversed(ROWS))) == layout.two_mode(network)


def test_actions_stand_in_their_area_s_sector(network: nx.Graph) -> None:
    found = layout.two_mode(network)
    corners = {"1": (-1, -1), "2": (1, -1), "3": (1, 1), "4": (-1, 1)}
    for action in affiliation.actions(network):
        place, corner = found.places[action], corners[network.nodes[action]["number"][0]]
        assert (place.x - found.width / 2) * corner[0] > 0
        assert (place.y - found.height / 2) * corner[1] > 0


def test_no_line_runs_behind_an_actor_that_it_does_not_join(network: nx.Graph) -> None:
    found = layout.two_mode(network).places
    lines = [Line((found[a].x, found[a].y), (found[b].x, found[b].y)) for a, b in network.edges]
    actors = [found[actor] for actor in affiliation.actors(network)]
    assert not any(touches(Circle(p.x, p.y, p.radius - 5), line) for p in actors for line in lines)


def test_pairs_are_not_hidden_behind_the_middle(network: nx.Graph) -> None:
    shown = affiliation.projection(network)
    found = layout.actors_only(network, shown).places
    hub = affiliation.dominant(network)
    assert hub is not None
    middle = Circle(found[hub].x, found[hub].y, 1)
    lines = [Line((found[a].x, found[a].y), (found[b].x, found[b].y)) for a, b in shown.edges]
    assert not any(touches(middle, line) for line in lines)


def test_hard_plans_still_get_a_drawing() -> None:
    long = replace(ROWS[0], actor="long", actor_name=Term("Ett mycket långt namn " * 25))
    one_area = [replace(row, area="one", actor=f"{row.actor}-{i}") for i, row in enumerate(ROWS)]
    for rows in ([], ROWS[:1], [*ROWS, long], one_area):
        network = affiliation.graph(rows)
        assert len(layout.two_mode(network).places) == network.number_of_nodes()
        assert overlapping(layout.two_mode(network)) == []
        projected = affiliation.projection(network)
        assert len(layout.actors_only(network, projected).places) == len(projected)


def test_a_box_finds_the_nearest_free_place_or_one_below() -> None:
    wished = Box(0, 0, 10, 10)
    found = free_place(wished, [Box(0, 0, 10, 10)], lambda _: True, 1)
    assert not found.overlaps(Box(0, 0, 10, 10))
    assert free_place(wished, [], lambda _: False, 1) == wished


def test_labels_are_wrapped_and_cut() -> None:
    two = ("Kommersiella", "kollektivtrafikföretag")
    assert wrapped(" ".join(two)) == two
    assert len(wrapped("ord " * 100)) == 3
    assert wrapped("ord " * 100)[-1].endswith("…")
    assert wrapped("x" * 500) == ("x" * 23 + "…",)
    assert wrapped("") == ()


def test_distance_is_to_the_nearest_point_between_the_ends() -> None:
    line = Line((0, 0), (10, 0))
    assert [distance(p, line) for p in ((5, 3), (-4, 3), (10, 0))] == [3, 5, 0]


@pytest.mark.parametrize("colour", palette.AREA_COLOURS)
def test_area_colours_stand_out_from_paper_and_tint_and_carry_white_text(colour: str) -> None:
    assert palette.contrast(colour, palette.PAPER) >= 4.5
    tint = palette.AREA_TINTS[palette.AREA_COLOURS.index(colour)]
    assert palette.contrast(colour, tint) >= 4.5
    assert all(palette.contrast(colour, other) >= 3 for other in palette.AREA_TINTS)


@pytest.mark.parametrize("colour", [palette.INK, palette.SLATE, palette.LINE])
def test_symbols_and_lines_stand_out_from_paper(colour: str) -> None:
    assert palette.contrast(colour, palette.PAPER) >= 4.5


def test_contrast_is_wcag_s() -> None:
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_label_is_readable_in_print() -> None:
    a4 = 182  # mm between the margins
    points = sheet.FONT * a4 / sheet.WIDTH / 25.4 * 72
    assert points >= 7
