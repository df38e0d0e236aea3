"""What is told of a query that is not answered: the status, and what would be right."""

import signal

import pytest

from fardplan_kg.publication.sparql import refusals
from fardplan_kg.publication.sparql.limits import Limits

LIMITS = Limits(seconds=2.5, memory=2**30, answer=1_500_000)
ENDS = [
    (-signal.SIGABRT, 503, "1024 MiB", "minne"),
    (-signal.SIGKILL, 503, "1024 MiB", "minne"),
    (-signal.SIGSEGV, 400, "cannot be read: it has too many", "för många mönster"),
    (-signal.SIGALRM, 503, "2.5 seconds", "2,5 sekunder"),
    (1, 503, "the process that ran it ended", "avslutades"),
]


@pytest.mark.parametrize(("ended", "status", "english", "swedish"), ENDS)
def test_the_end_of_a_worker_tells_what_was_wrong(
    ended: int, status: int, english: str, swedish: str
) -> None:
    why = refusals.ended(ended, LIMITS)
    assert why.status == status
    assert english in why.english
    assert swedish in why.swedish


def test_the_size_of_an_answer_is_told_as_each_language_writes_it() -> None:
    why = refusals.too_large(LIMITS.answer)
    assert (why.status, why.wait) == (422, 0)
    assert "1.5 MB" in why.english
    assert "1,5 MB" in why.swedish


def test_a_long_line_that_does_not_parse_is_not_told_whole() -> None:
    why = refusals.unreadable("x" * 100_000, "error at 1:50001: expected SELECT")
    assert why.status == 400
    assert "line 1, column 50001" in why.english
    assert "rad 1, kolumn 50001" in why.swedish
    assert len(why.english) < 200


def test_a_long_cause_is_not_told_whole() -> None:
    for why in (refusals.wrong("y" * 10**6), refusals.unreached("y" * 10**6)):
        assert len(why.english) < 1200
        assert len(why.swedish) < 1200


def test_who_may_come_back_is_told_when() -> None:
    assert refusals.queue_full(LIMITS).wait == refusals.too_slow(LIMITS).wait == 3
    assert refusals.not_started("why", "varför", LIMITS).wait == 3
    assert refusals.too_deep().wait == refusals.too_much_memory(LIMITS).wait == 0
