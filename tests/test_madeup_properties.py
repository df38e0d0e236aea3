"""Whatever roadmap is generated, whatever slips it has: nothing of its actor lines is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from madeup.findings import told
from madeup.generation import Size, generate
from madeup.measures import found_actors, lost, without_role
from madeup.model import MadeUpPlan
from madeup.printing import LAYOUTS, print_pdf
from madeup.registry import lay_out
from madeup.slips import SLIPS, Planted
from madeup.text import as_text
from madeup.truth import truth

from fardplan_kg.extraction.document import read_document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract
from fardplan_kg.extraction.verification import verify

ALONE = sorted(name for name, slip in SLIPS.items() if not slip.beside)
Made = tuple[MadeUpPlan, tuple[Planted, ...]]


@st.composite
def roadmaps(draw: st.DrawFn) -> Made:
    """Return a roadmap of any size up to 3 goal areas, with up to 8 slips."""
    size = Size(
        areas=draw(st.integers(1, 3)),
        shared=draw(st.integers(1, 2)),
        specific=draw(st.integers(2, 4)),
        paragraphs=1,
        sentences=draw(st.integers(1, 3)),
    )
    slips = draw(st.lists(st.sampled_from(ALONE), max_size=8, unique=True))
    try:
        return generate(draw(st.integers(0, 399)), size, slips)
    except ValueError:  # fewer places than slips
        assume(False)
        raise


def nothing_is_lost(made: Made, path: Path, folder: Path) -> None:
    """Extract the document at a path, and hold what came of it against what was made."""
    plan, planted = made
    registered, unknown = ([plan.core], []) if plan.registered else ([], [plan.core])
    data = lay_out(folder / "data", registered, unknown)
    document = read_document(path)
    extraction = extract(document, data)
    write_turtle(extraction, data.root / "graph")
    found = map(without_role, found_actors(extraction.graphs.plan, {}))
    assert lost(found, map(without_role, truth(plan).actors)) == ()
    assert verify(document, data, extraction.core).faults == ()
    assert told(planted, extraction.findings, extraction.graphs.plan).missed == ()


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(roadmaps())
def test_text_loses_nothing(made: Made) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "plan.txt")
        path.write_text(as_text(made[0]), encoding="utf-8")
        nothing_is_lost(made, path, Path(name))


@pytest.mark.parametrize("seed", [101, 202, 303])
def test_print_loses_nothing(seed: int, tmp_path: Path) -> None:
    layout = LAYOUTS[seed % len(LAYOUTS)]
    slips = ALONE[seed % 7 :: 7]
    made = generate(seed, Size(areas=3, specific=4), slips)
    path = print_pdf(as_text(made[0]), layout, tmp_path / "plan.pdf")
    nothing_is_lost(made, path, tmp_path)
