"""The limits of the public's queries are told where they cannot be kept to."""

import math
from dataclasses import replace
from typing import Any

import pytest

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.sparql.limits import LEAST_MEMORY, Limits, mebibytes, megabytes


def test_the_defaults_hold() -> None:
    own = Limits()
    assert (own.seconds, own.memory, own.answer, own.queue, own.workers) == (
        30,
        2**30,
        10**8,
        16,
        2,
    )
    assert replace(own, memory=LEAST_MEMORY, seconds=0.2, queue=0).wait == 1


OUTSIDE: list[tuple[dict[str, Any], str, str]] = [
    ({"seconds": 0}, "more than 0 s", "mer än 0 s"),
    ({"seconds": -1.5}, "-1.5 s", "-1.5 s"),
    ({"seconds": math.nan}, "nan", "nan"),
    ({"seconds": math.inf}, "86400 s", "högst 86400 s"),
    ({"memory": LEAST_MEMORY - 1}, "at least 512 MiB", "minst 512 MiB"),
    ({"memory": 0}, "0 MiB", "0 MiB"),
    ({"answer": 0}, "at least 1 B", "minst 1 B"),
    ({"queue": -1}, "at least 0", "minst 0"),
    ({"workers": 0}, "at least 1", "minst 1"),
    ({"workers": 65}, "at most 64", "högst 64"),
]


@pytest.mark.parametrize(("given", "english", "swedish"), OUTSIDE)
def test_what_cannot_be_kept_to_is_a_fault_of_the_call(
    given: dict[str, Any], english: str, swedish: str
) -> None:
    with pytest.raises(CallFault) as found:
        Limits(**given)
    assert english in str(found.value)
    assert swedish in found.value.told("sv")
    assert found.value.told("sv") != str(found.value)


def test_sizes_are_told_as_people_write_them() -> None:
    assert mebibytes(3 * 2**29) == "1536 MiB"
    assert [megabytes(size) for size in (10**8, 2_500_000, 999)] == ["100 MB", "2.5 MB", "999 B"]
