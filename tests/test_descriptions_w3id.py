from __future__ import annotations

import re
from dataclasses import replace

import pytest
from description_samples import BASE, site

from fardplan_kg.namespaces import BASE as OURS
from fardplan_kg.publication.descriptions.w3id import w3id

# perma-id/w3id.org, docs/rules/htaccess: what a file may hold, and how its lines are written
RULE = re.compile(
    r"RewriteRule (?P<pattern>\^\S*) (?P<target>https://\S+) \[R=(?P<code>30[23]),L\]"
)


def rules(base: str = BASE) -> list[tuple[re.Pattern[str], str, int]]:
    text = w3id(replace(site(), base=base))["w3id/htaccess.txt"].decode()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "RewriteEngine on"
    found = [RULE.fullmatch(line) for line in lines[1:]]
    assert all(found), lines
    return [(re.compile(own["pattern"]), own["target"], int(own["code"])) for own in found if own]


def redirected(path: str, base: str = BASE) -> tuple[int, str]:
    """Return what mod_rewrite answers to a path below the folder: the first rule that fits."""
    for pattern, target, code in rules(base):
        if match := pattern.search(path):
            return code, re.sub(r"\$(\d)", lambda place: match[int(place[1])], target)
    raise AssertionError(path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("id/actor/polis", 303),
        ("id/action/flemingsberg/en-insats", 303),
        ("doc/actor/polis", 302),
        ("doc/actor/polis.sv.html", 302),
        ("graph/plan/flemingsberg", 302),
        ("ontology", 302),
        ("ontology/0.1.0", 302),
        (".well-known/void", 302),
        ("identity", 302),
        ("", 302),
    ],
)
@pytest.mark.parametrize("base", [BASE, "https://example.org/"])
def test_an_identifier_leads_to_the_same_path_where_it_is_published(
    path: str, code: int, base: str
) -> None:
    assert redirected(path, base) == (code, f"{base}{path}")


@pytest.mark.parametrize("path", ["//evil.example/x", "id/../../x", "id/$1", "@evil.example"])
def test_no_path_leads_to_another_host(path: str) -> None:
    assert redirected(path)[1].startswith(BASE)


def test_the_text_names_both_places_and_invents_no_maintainer() -> None:
    files = w3id(site())
    for content in files.values():
        text = content.decode()
        assert OURS in text
        assert BASE in text
        assert "@" not in text
        assert text.endswith("\n")
        assert not re.search(r"[ \t]$", text, re.M)
    assert set(files) == {"w3id/htaccess.txt", "w3id/README.md"}
    assert "GitHub username" in files["w3id/README.md"].decode()


@pytest.mark.parametrize("base", [OURS, "http://127.0.0.1:8000/", "http://data.example.se/a/"])
def test_there_is_nothing_for_w3id_where_it_could_not_lead(base: str) -> None:
    assert w3id(replace(site(), base=base)) == {}
