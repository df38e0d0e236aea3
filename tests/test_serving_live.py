from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from servers.fardplan import fardplan

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.serving.live import Allowed
from fardplan_kg.publication.sparql.limits import Limits

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
OPEN = Allowed(Limits(), update=True)


@pytest.mark.parametrize(("host", "allowed"), [("127.0.0.1", True), ("0.0.0.0", False)])
def test_the_graph_is_changed_from_this_computer_only(host: str, allowed: bool) -> None:
    with socket.create_server((host, 0)) as own:
        replace(OPEN, update=False).check(own)
        if allowed:
            OPEN.check(own)
            return
        with pytest.raises(CallFault, match="--allow-update"):
            OPEN.check(own)


@pytest.mark.parametrize("url", ["javascript:x", "ftp://example.org/", "example.org", "http:///x"])
def test_a_service_is_the_url_of_an_endpoint(url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as own, pytest.raises(CallFault, match="endpoint"):
        Allowed(Limits(), services=(url,)).check(own)


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    with fardplan("--rate-limit", "12") as place:
        yield place


def test_a_visitor_may_ask_so_many_questions_a_minute_and_look_at_any_page(place: str) -> None:
    """The one test of this server: what it counts is kept between requests."""
    asked = [
        *[("sparql", {"query": COUNT})] * 8,
        *[("sok", {"q": "halsov"})] * 8,
        ("svar/actors-of-action", {"action": "2.4"}),
    ]
    with httpx.Client(base_url=place, trust_env=False, timeout=30) as visitor:
        found = [visitor.get(path, params=given) for path, given in asked]
        assert [own.status_code for own in found] == [200] * 12 + [429] * 5
        assert {int(own.headers["retry-after"]) for own in found[12:]} <= set(range(1, 6))
        assert "Vänta en stund" in found[-1].text
        for path in ("", "svar/actors-of-action", "sok", "health"):
            assert visitor.get(path).status_code == 200
        assert visitor.get("sparql").status_code == 200
        assert visitor.post("sparql", data={"query": COUNT}).status_code == 429
