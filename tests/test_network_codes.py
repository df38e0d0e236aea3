from __future__ import annotations

import pytest

from fardplan_kg.network import codes


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (codes.role("responsible"), "ansvarig"),
        (codes.role("new role"), "new-role"),
        (codes.role(""), codes.NO_CODE),
        (codes.action_kind("core-specific"), "karnspecifik"),
        (codes.action_kind("Annat & mer"), "annat-mer"),
        (codes.actor_kind("municipality"), "municipality"),
        (codes.actor_kind("</script>"), "script"),
    ],
)
def test_codes_are_readable_and_safe_in_an_address(made: str, code: str) -> None:
    assert made == code


def test_names_that_are_the_same_get_their_place() -> None:
    assert codes.names(["1", "Årsta", "1", "", "!"]) == (
        "1",
        "arsta",
        "1-3",
        "utan-kod",
        "utan-kod-5",
    )
