"""The graph into a server: graph by graph, in place of what was there, nothing else touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from servers.fakes import Asked, Said, fake, table
from servers.oxigraph import oxigraph

from fardplan_kg import loading
from fardplan_kg.commands.servers import load as command
from fardplan_kg.commands.settings import Commands, Settings
from fardplan_kg.dataset import META, Data
from fardplan_kg.endpoint import Endpoint
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.loading import Loaded, batches, load, update_url
from fardplan_kg.namespaces import GRAPH
from fardplan_kg.remote import ALL, RemoteStore, open_endpoint
from fardplan_kg.store import EmbeddedStore

COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
NONE = Said('{"head": {"vars": ["g"]}, "results": {"bindings": []}}')


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """An empty server of the test's own."""
    with oxigraph(tmp_path / "server") as url:
        yield url


def quietly(url: str, data: Data) -> Loaded:
    return load(url, data, lambda *_: None)


def update(url: str, text: str) -> None:
    Endpoint(update_url(url)).update(text)


def counts(url: str) -> dict[str, int]:
    rows = RemoteStore(url).select(COUNT).rows
    return {row["g"].value: int(row["n"].value) for row in rows if row["g"] and row["n"]}


def test_the_server_holds_what_the_embedded_store_holds(
    server: str, built: Data, store: EmbeddedStore
) -> None:
    loaded = quietly(server, built)
    assert loaded.merge == ""
    assert sorted(counts(server)) == store.graphs()
    assert counts(server) == {name: n for name, n in loaded.graphs.items() if name}
    remote = open_endpoint(server)
    assert remote.construct(TRIPLES) == store.construct(TRIPLES)
    for name in store.graphs():
        one = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        assert remote.construct(one) == store.construct(one)


def test_a_second_load_changes_nothing(
    server: str, built: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = quietly(server, built)
    monkeypatch.setattr(loading, "BATCH_BYTES", 2000)
    assert quietly(server, built) == first
    assert counts(server) == {name: n for name, n in first.graphs.items() if name}


def test_what_was_there_is_replaced(server: str, built: Data) -> None:
    update(server, f"INSERT DATA {{ GRAPH <{GRAPH}region> {{ <urn:a> <urn:b> 1 }} }}")
    update(server, f"INSERT DATA {{ GRAPH <{GRAPH}plan/old> {{ <urn:a> <urn:b> 1 }} }}")
    update(server, "INSERT DATA { GRAPH <urn:others> { <urn:a> <urn:b> 1 } }")
    loaded = quietly(server, built)
    ours = {name: n for name, n in loaded.graphs.items() if name}
    assert counts(server) == {**ours, "urn:others": 1}


@pytest.mark.parametrize("subject", ["<urn:a>", "_:b"])
def test_a_default_graph_of_others_is_left_alone(
    server: str, built: Data, store: EmbeddedStore, subject: str
) -> None:
    update(server, f"INSERT DATA {{ {subject} <urn:b> 1 }}")
    assert quietly(server, built).merge == ALL
    assert RemoteStore(server).construct(TRIPLES).count("\n") == 1
    assert open_endpoint(server).construct(TRIPLES) == store.construct(TRIPLES)


def test_a_default_graph_that_has_become_ours_takes_the_place_of_the_merge(
    server: str, built: Data, store: EmbeddedStore
) -> None:
    update(server, "INSERT DATA { <urn:a> <urn:b> 1 }")
    assert quietly(server, built).merge == ALL
    update(server, "CLEAR DEFAULT")
    assert quietly(server, built).merge == ""
    assert ALL not in counts(server)
    assert open_endpoint(server).construct(TRIPLES) == store.construct(TRIPLES)


def test_a_load_that_breaks_off_leaves_no_graph_that_looks_whole(
    server: str, built: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    quietly(server, built)
    put = loading._put

    def breaking(*arguments: object) -> int:
        if f"{GRAPH}region" in arguments:
            raise CallFault("lost")
        return put(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "_put", breaking)
    with pytest.raises(CallFault, match="lost"):
        quietly(server, built)
    with pytest.raises(CallFault, match="does not hold our graph"):
        open_endpoint(server)


def test_a_blank_node_is_refused(server: str, pahittsby: Data) -> None:
    with (pahittsby.shared_file("region", "pahittsby")).open("a") as file:
        file.write("\n<urn:a> <urn:b> [] .\n")
    with pytest.raises(DataFault, match=r"a blank node in .*region"):
        quietly(server, pahittsby)


def test_a_server_that_does_not_keep_what_it_takes(built: Data) -> None:
    def pretending(asked: Asked) -> Said:
        return table(n="0") if "COUNT" in asked.parameters.get("query", [""])[0] else NONE

    with fake(pretending) as server, pytest.raises(DataFault, match="are both of the same store"):
        quietly(server.url, built)


def test_nothing_is_changed_where_the_questions_fail(built: Data) -> None:
    with fake(Said("<html>", "text/html")) as server, pytest.raises(CallFault, match="web page"):
        quietly(server.url, built)
    assert [asked.method for asked in server.asked] == ["GET"]


def test_an_update_goes_as_it_is() -> None:
    with fake(Said(status=204)) as server:
        Endpoint(server.url).update('INSERT DATA { <urn:å> <urn:b> "}" }')
    [asked] = server.asked
    assert asked.headers["Content-Type"] == "application/sparql-update"
    assert asked.body.decode() == 'INSERT DATA { <urn:å> <urn:b> "}" }'


def test_a_server_that_takes_no_updates(built: Data) -> None:
    def reading(asked: Asked) -> Said:
        return NONE if asked.method == "GET" else Said("read only", "text/plain", 403)

    with fake(reading) as server, pytest.raises(CallFault, match=r"\(403\): read only"):
        quietly(server.url, built)


def test_batches_are_bounded_and_whole(store: EmbeddedStore) -> None:
    lines = store.construct(TRIPLES).splitlines(keepends=True)
    parts = list(batches(lines, 5000))
    assert "".join(parts) == "".join(lines)
    assert len(parts) > 10
    assert all(len(part.encode()) <= 5000 for part in parts)
    assert list(batches(["long\n"], 1)) == ["long\n"]
    assert list(batches([], 1)) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("http://a/query", "http://a/update"),
        ("http://a/ds/query", "http://a/ds/update"),
        ("http://a/sparql", "http://a/sparql"),
    ],
)
def test_where_updates_go(query: str, expected: str) -> None:
    assert update_url(query) == expected


def run(data: Data, *arguments: str) -> Result:
    group = Commands(commands={"load": command})
    return CliRunner().invoke(group, ["load", *arguments], obj=Settings(data.root, "sv", False))


def test_the_command(server: str, built: Data) -> None:
    result = run(built, "--endpoint", server, "--timeout", "5")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "plan/pahittsby: " in result.stderr
    assert f"fardplan query actor-pairs --endpoint {server}" in result.stderr
    assert open_endpoint(server)


def test_the_command_with_updates_elsewhere(server: str, built: Data) -> None:
    other = server.replace("/query", "/update")
    assert run(built, "--endpoint", server, "--update-endpoint", other).exit_code == 0
    result = run(built, "--endpoint", server, "--update-endpoint", f"{server}/nowhere")
    assert result.exit_code == 2
    assert "är ingen SPARQL-ändpunkt (404)" in result.stderr


def test_the_command_at_fault(built: Data) -> None:
    result = run(built, "--endpoint", "localhost:7878")
    assert result.exit_code == 2
    assert "måste börja med http" in result.stderr
    assert "Traceback" not in result.output
    assert run(built).exit_code == 2
    assert run(built, "--endpoint", "http://a/", "--timeout", "0").exit_code == 2
    assert "fardplan load --endpoint http" in run(built, "--help").output


def test_the_catalogue_comes_last(server: str, built: Data) -> None:
    assert list(quietly(server, built).graphs)[-1] == META
