from __future__ import annotations

import pytest

from fardplan_kg.faults import CallFault, DataFault, Fault, nearest

NAMES = ["Lyktbolaget", "Påhittsby kommun", "Sagolandets region", "trollen"]


def test_exit_code_tells_whose_fault_it_is() -> None:
    assert DataFault("").exit_code == 1
    assert CallFault("").exit_code == 2
    assert issubclass(DataFault, Fault)
    assert issubclass(CallFault, Fault)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Lyktbolagt", "Lyktbolaget"),
        ("LYKTBOLAGET", "Lyktbolaget"),
        ("kommun", "Påhittsby kommun"),
        ("region", "Sagolandets region"),
    ],
)
def test_nearest_name(word: str, expected: str) -> None:
    assert nearest(word, NAMES) == expected


def test_all_names_where_none_is_near() -> None:
    assert nearest("zzz", NAMES[::-1]) == ", ".join(NAMES)


def test_no_more_than_ten_names_where_none_is_near() -> None:
    names = [f"namn {n:02}" for n in range(20)]
    assert nearest("zzz", names) == ", ".join(names[:10])


def test_no_more_near_names_than_asked_for() -> None:
    names = [f"torg {n}" for n in range(9)]
    assert len(nearest("torg 1", names).split(", ")) == 3
    assert nearest("torg 1", names, limit=1) == "torg 1"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("trollen", []) == ""
