from __future__ import annotations

import http_fuzz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publication_samples import publication
from serving_client import SENT_EVERYWHERE, ask

from fardplan_kg.publication.serving.app import Application

AT = Application(publication())
TARGETS = st.one_of(
    st.binary(max_size=60).map(lambda own: b"/fardplan/" + own),
    st.binary(max_size=20),
    st.lists(st.sampled_from(http_fuzz.PIECES), max_size=5).map(
        lambda own: ("/fardplan/" + "/".join(own)).encode()
    ),
)
VALUES = st.text(st.characters(max_codepoint=255), max_size=80)


def test_many_hostile_requests_over_sockets_find_no_fault_of_ours() -> None:
    sent = list(http_fuzz.requests(3000, seed=2))
    assert len(set(sent)) > 2500
    with http_fuzz.serving(publication()) as port, http_fuzz.heard() as complaints:
        statuses, faults = http_fuzz.counted(port, sent)
    assert faults == []
    assert complaints == []
    assert {"200", "204", "303", "304", "400", "404", "405", "406", "410", "413", "414",
            "431"} <= set(statuses)  # fmt: skip
    assert statuses["500"] == 0
    assert statuses["none"] < 150


def test_the_requests_are_the_same_each_time() -> None:
    assert list(http_fuzz.requests(50, 3)) == list(http_fuzz.requests(50, 3))
    assert list(http_fuzz.requests(50, 3)) != list(http_fuzz.requests(50, 4))


def test_a_fault_of_ours_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("fardplan_kg.publication.serving.app.resolve", broken)
    sent = [b"GET /fardplan/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]
    with http_fuzz.serving(publication()) as port:
        statuses, faults = http_fuzz.counted(port, sent)
    assert (statuses["500"], faults) == (1, sent)


@settings(max_examples=600, deadline=None, derandomize=True, database=None)
@given(
    TARGETS,
    st.one_of(st.sampled_from(["GET", "HEAD", "OPTIONS"]), st.text(min_size=1, max_size=9)),
    st.lists(
        st.tuples(
            st.sampled_from(["Accept", "Accept-Language", "Accept-Encoding", "If-None-Match",
                             "Content-Length", "Transfer-Encoding", "Host", "X"]),
            VALUES,
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_nothing_is_answered_with_500(
    target: bytes, method: str, headers: list[tuple[str, str]]
) -> None:
    found = ask(AT, target, method, headers)
    assert found.status != 500
    assert SENT_EVERYWHERE.items() <= found.headers.items()
