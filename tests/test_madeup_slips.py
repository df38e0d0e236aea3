from __future__ import annotations

import pytest
from madeup.generation import Size, generate
from madeup.registry import shared_files
from madeup.slips import READ_ARIGHT, SLIPS
from madeup.text import as_text
from madeup.truth import truth

from fardplan_kg.extraction.findings import KINDS

SIZE = Size(areas=2, shared=2, specific=3)
# what the registry lacks, the document does not show
OUTSIDE = "unknown-core"
# the same words, printed otherwise
SAME_WORDS = {name for name in READ_ARIGHT if not name.startswith(("name-", "list-"))}


@pytest.mark.parametrize("name", sorted(set(SLIPS) - {OUTSIDE}))
def test_a_slip_changes_the_print(name: str) -> None:
    plain, slipped = (generate(3, SIZE, slips)[0] for slips in ((), (name,)))
    assert as_text(slipped) != as_text(plain)


@pytest.mark.parametrize("name", sorted(SAME_WORDS))
def test_what_reads_aright_leaves_the_truth_as_it_is(name: str) -> None:
    plain, slipped = (generate(3, SIZE, slips)[0] for slips in ((), (name,)))
    assert truth(slipped) == truth(plain)


@pytest.mark.parametrize("name", sorted(SLIPS))
def test_a_slip_gives_a_finding_of_a_kind_that_there_is(name: str) -> None:
    _, planted = generate(3, SIZE, (name,))
    kinds = {kind for slip in planted for kind in (slip.kind, *slip.also)}
    assert planted
    assert kinds <= {"", *KINDS}


def test_a_core_that_the_registry_lacks_is_not_registered() -> None:
    plan, planted = generate(3, SIZE, (OUTSIDE,))
    assert not plan.registered
    assert planted[0].about == (plan.core,)
    assert plan.core not in shared_files([], [plan.core])["interpretation.ttl"]
