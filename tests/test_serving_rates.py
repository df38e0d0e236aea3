import pytest

from fardplan_kg.publication.serving import rates
from fardplan_kg.publication.serving.rates import Rates


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_without_a_rate_nobody_waits() -> None:
    free = Rates()
    assert [free.wait("a") for _ in range(1000)] == [0] * 1000


def test_each_visitor_has_so_many_a_minute() -> None:
    clock = Clock()
    own = Rates(3, clock)
    assert [own.wait("a") for _ in range(5)] == [0, 0, 0, 20, 20]
    assert own.wait("b") == 0


@pytest.mark.parametrize(
    ("seconds", "answered"), [(19.9, 0), (20.1, 1), (40.1, 2), (60.1, 3), (3600.0, 3)]
)
def test_the_bucket_fills_evenly_and_no_higher(seconds: float, answered: int) -> None:
    clock = Clock()
    own = Rates(3, clock)
    for _ in range(3):
        own.wait("a")
    clock.now = seconds
    assert [own.wait("a") for _ in range(5)].count(0) == answered


def test_who_has_waited_as_told_is_answered() -> None:
    clock = Clock()
    own = Rates(7, clock)
    while not (seconds := own.wait("a")):
        clock.now += 0.01
    clock.now += seconds
    assert own.wait("a") == 0


def test_no_more_visitors_are_remembered_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "KNOWN", 10)
    own = Rates(1, Clock())
    assert [own.wait(str(number)) for number in range(100)] == [0] * 100
    assert own.wait("99") > 0
    assert own.wait("0") == 0
