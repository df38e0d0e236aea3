"""Endpoints that answer as none should: one clear message each, in time, and no more tries."""

import gzip
import json
import time
from collections.abc import Iterator

import pytest
from servers.fakes import RESULTS, Asked, Fake, Said, fake, table
from servers.oxigraph import free_port

from fardplan_kg.dataset import META
from fardplan_kg.endpoint import LONGEST_GET
from fardplan_kg.endpoint_faults import first_line
from fardplan_kg.faults import CallFault, DataFault, Fault
from fardplan_kg.namespaces import ONTOLOGY, XSD
from fardplan_kg.query_form import query_form
from fardplan_kg.remote import ALL, RemoteStore, open_endpoint
from fardplan_kg.store import Solutions, Term

QUERY = "SELECT ?x WHERE { ?x ?y ?z }"
GOOD = table(x="here")
HTML = "<!DOCTYPE html><html><head><title>Query\n form</title></head></html>"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("fardplan_kg.endpoint.sleep", lambda _: None)


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No test here may take long, whatever its endpoint does."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < 5


def store(server: Fake, timeout: float = 2.0, retries: int = 2) -> RemoteStore:
    return RemoteStore(server.url, timeout, retries)


def assert_here(solutions: Solutions) -> None:
    assert solutions.rows == ({"x": Term("here")},)


def assert_told(fault: Fault, server: Fake | str, *parts: str) -> None:
    """One line in each language that names the endpoint."""
    url = server if isinstance(server, str) else server.url
    for told in (fault.told("en"), fault.told("sv")):
        assert url in told
        assert "\n" not in told
        assert told.isprintable()
    assert fault.told("sv") != fault.told("en")
    for part in parts:
        assert part in str(fault)


BAD = {
    "html": (Said(HTML, "text/html; charset=utf-8"), CallFault, "a web page, not", 1),
    "html-as-json": (Said(HTML), CallFault, "a web page, not", 1),
    "cut-json": (Said('{"head": {"vars": ["x"]}, "resu'), DataFault, "limit of its own", 1),
    "empty": (Said(""), DataFault, "half an answer", 1),
    "xml": (Said("<sparql/>", "application/sparql-results+xml"), DataFault, "results+xml", 1),
    "deep-json": (Said("[" * 100_000), DataFault, "half an answer", 1),
    "other-json": (Said('{"message": "hi"}', "application/json"), CallFault, "no SPARQL", 1),
    "list": (Said("[1]"), CallFault, "no SPARQL result", 1),
    "odd-term": (
        Said('{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": 7}]}}'),
        CallFault,
        "no SPARQL result",
        1,
    ),
    "half": (Said(GOOD.content, length=500), DataFault, "half an answer", 1),
    "bad-gzip": (
        Said("not gzip", headers={"Content-Encoding": "gzip"}),
        DataFault,
        "half an answer",
        1,
    ),
    "half-gzip": (
        Said(gzip.compress(GOOD.encoded)[:-9], headers={"Content-Encoding": "gzip"}),
        DataFault,
        "half an answer",
        1,
    ),
    "brotli": (Said("?", headers={"Content-Encoding": "br"}), DataFault, "encoded as br", 1),
    "400": (
        Said("error at 1:8: expected {\nsecond line", "text/plain", 400),
        DataFault,
        "refuses the request (400): error at 1:8: expected {",
        1,
    ),
    "400-empty": (Said("", "text/plain", 400), DataFault, "refuses the request (400)", 1),
    "400-html": (Said(HTML, "text/html", 400), DataFault, "(400): Query form", 1),
    "400-half": (Said("oj", "text/plain", 400, length=99), DataFault, "half an answer", 1),
    "401": (Said("", status=401), CallFault, "does not allow this (401)", 1),
    "403": (Said("read only", status=403), CallFault, "does not allow this (403): read only", 1),
    "404": (Said("no page", status=404), CallFault, "is no SPARQL endpoint (404): no page", 1),
    "414": (Said("", status=414), DataFault, "refuses the request (414)", 1),
    "429": (Said("slower", status=429), DataFault, "refuses the request (429): slower", 1),
    "500": (Said("out of memory", status=500), DataFault, "failed (500): out of memory", 1),
    "502": (Said("", status=502), CallFault, "not available now (502); try", 3),
    "503": (Said("busy", status=503), CallFault, "now (503): busy; try again later", 3),
    "503-half": (Said("busy", status=503, length=99), CallFault, "now (503)", 3),
    "504": (Said("", status=504), CallFault, "not available now (504)", 3),
    "hangs-up": (None, CallFault, "cannot be reached", 3),
    "loop": (
        Said(status=302, headers={"Location": "/sparql"}),
        CallFault,
        "redirects in a loop",
        None,
    ),
    "to-a-file": (
        Said(status=302, headers={"Location": "file:///etc/passwd"}),
        CallFault,
        "redirects in a loop, or where no query",
        1,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_one_clear_message(name: str) -> None:
    said, kind, part, tries = BAD[name]
    with fake(said) as server, pytest.raises(kind) as caught:
        store(server).select(QUERY)
    assert_told(caught.value, server, part)
    assert caught.value.exit_code == {CallFault: 2, DataFault: 1}[kind]
    assert ("(tried 3 times)" in str(caught.value)) == (tries == 3)
    assert len(server.asked) == tries if tries else len(server.asked) < 12


def test_an_endpoint_that_is_down() -> None:
    url = f"http://127.0.0.1:{free_port()}/sparql"
    with pytest.raises(CallFault) as caught:
        RemoteStore(url, 1.0, retries=1).select(QUERY)
    assert_told(caught.value, url, "cannot be reached", "is it running?", "(tried 2 times)")


def test_a_host_that_does_not_exist_is_not_tried_again() -> None:
    url = "http://no-such-host.invalid/sparql"
    with pytest.raises(CallFault) as caught:
        RemoteStore(url, 1.0).select(QUERY)
    assert_told(caught.value, url, "is the URL right?")
    assert "tried" not in str(caught.value)


@pytest.mark.parametrize("name", ["silent", "drip"])
def test_a_slow_endpoint_is_left_in_time(name: str) -> None:
    wait, content = (3.0, GOOD.content) if name == "silent" else (0.05, GOOD.encoded * 9)
    started = time.monotonic()
    with fake(Said(content, wait=wait)) as server:
        with pytest.raises(CallFault) as caught:
            store(server, timeout=0.3, retries=1).select(QUERY)
        assert time.monotonic() - started < 1.5
    assert_told(caught.value, server, "within 0.3 s", "--timeout", "(tried 2 times)")
    assert len(server.asked) == 2


def test_a_refusal_that_never_ends_is_left_in_time() -> None:
    with fake(Said("slow words", status=503, wait=3.0)) as server, pytest.raises(CallFault):
        store(server, timeout=0.2, retries=0).select(QUERY)


@pytest.mark.parametrize("first", ["503", "hangs-up"])
def test_what_passes_is_tried_again(first: str) -> None:
    with fake(BAD[first][0], GOOD) as server:
        assert_here(store(server).select(QUERY))
    assert len(server.asked) == 2


def test_pauses_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("fardplan_kg.endpoint.sleep", pauses.append)
    with fake(Said(status=503)) as server, pytest.raises(CallFault):
        RemoteStore(server.url, 1.0, retries=3).select(QUERY)
    assert pauses == [0.25, 0.5, 1.0]


def test_a_redirect_is_followed_by_get_and_refused_by_post() -> None:
    def answer(asked: Asked) -> Said:
        moved = Said(status=302, headers={"Location": f"/new?query={asked.method}"})
        return GOOD if asked.path == "/new" else moved

    with fake(answer) as server:
        assert_here(store(server).select(QUERY))
        with pytest.raises(CallFault) as caught:
            store(server).select(QUERY + " " * LONGEST_GET)
    assert_told(caught.value, server, "redirects to", "/new: give that URL")


def test_gzip_is_asked_for_and_read() -> None:
    packed = Said(gzip.compress(GOOD.encoded), headers={"Content-Encoding": "gzip"})
    with fake(packed) as server:
        assert_here(store(server).select(QUERY))
    assert server.asked[0].headers["Accept-Encoding"] == "gzip"


def test_an_answer_in_chunks_and_one_that_breaks_off() -> None:
    chunked = {"Transfer-Encoding": "chunked", "Content-Length": ""}
    body = GOOD.encoded
    whole = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    with fake(Said(whole, headers=chunked), Said(whole[:-20], headers=chunked)) as server:
        assert_here(store(server).select(QUERY))
        with pytest.raises(DataFault) as caught:
            store(server).select(QUERY)
    assert_told(caught.value, server, "half an answer")


@pytest.mark.parametrize("media_type", ["", "text/plain", "application/json", "text/javascript"])
def test_results_are_read_whatever_they_are_called(media_type: str) -> None:
    with fake(Said(GOOD.content, media_type)) as server:
        assert_here(store(server).select(QUERY))


def test_short_queries_go_by_get_and_long_ones_by_post() -> None:
    long = QUERY + "\n# å" * LONGEST_GET
    with fake(GOOD) as server:
        store(server).select(QUERY)
        store(server).select(long)
    short_asked, long_asked = server.asked
    assert (short_asked.method, long_asked.method) == ("GET", "POST")
    assert short_asked.parameters == {"query": [QUERY]}
    assert long_asked.parameters["query"][0].encode().decode() == long
    assert short_asked.headers["Accept"].startswith(RESULTS)
    assert short_asked.headers["User-Agent"].startswith("fardplan-kg/")


def test_a_header_that_speaks_of_updates_is_no_update() -> None:
    query = f"#+ title: Insert, delete and load\n#+ drop\n#+ address\n{QUERY}"
    with fake(GOOD) as server:
        assert_here(store(server).select(query))
    assert server.asked[0].parameters == {"query": [query]}


def test_every_kind_of_term() -> None:
    cells = {
        "iri": {"type": "uri", "value": "urn:a"},
        "blank": {"type": "bnode", "value": "b0"},
        "plain": {"type": "literal", "value": "a"},
        "string": {"type": "literal", "value": "a", "datatype": f"{XSD}string"},
        "swedish": {"type": "literal", "value": "å", "xml:lang": "sv"},
        "number": {"type": "typed-literal", "value": "7", "datatype": f"{XSD}integer"},
    }
    names = [*cells, "none"]
    document = {"head": {"vars": names}, "results": {"bindings": [cells]}}
    with fake(Said(json.dumps(document))) as server:
        solutions = store(server).select(QUERY)
    assert solutions.variables == tuple(names)
    assert solutions.rows == (
        {
            "iri": Term("urn:a", "iri"),
            "blank": Term("_:b0"),
            "plain": Term("a"),
            "string": Term("a"),
            "swedish": Term("å", language="sv"),
            "number": Term("7", datatype=f"{XSD}integer"),
            "none": None,
        },
    )


def test_ask() -> None:
    with fake(Said('{"head": {}, "boolean": false}')) as server:
        [row] = store(server).select("ASK { ?x ?y ?z }").rows
    assert row == {"answer": Term("false", datatype=f"{XSD}boolean")}


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("application/n-triples", "<urn:b> <urn:p> 'å' .\n<urn:a> <urn:p> <urn:c> .\n"),
        ("text/turtle; charset=utf-8", "<urn:b> <urn:p> 'å' . <urn:a> <urn:p> <urn:c> ."),
        ("", "<urn:a> <urn:p> <urn:c> . <urn:b> <urn:p> 'å' ."),
    ],
)
def test_triples_come_sorted(media_type: str, content: str) -> None:
    content = content.replace("'", '"')
    with fake(Said(content, media_type)) as server:
        triples = store(server).construct("CONSTRUCT WHERE { ?s ?p ?o }")
    assert triples == '<urn:a> <urn:p> <urn:c> .\n<urn:b> <urn:p> "å" .\n'
    assert server.asked[0].headers["Accept"].startswith("application/n-triples")


def test_broken_triples_are_one_clear_message() -> None:
    with fake(Said("<urn:a> <urn:", "text/turtle")) as server, pytest.raises(DataFault) as caught:
        store(server).construct("DESCRIBE <urn:a>")
    assert_told(caught.value, server, "text/turtle", "half an answer")


def test_the_wrong_form_is_not_sent() -> None:
    with fake(GOOD) as server:
        with pytest.raises(DataFault, match="ask for --format ttl"):
            store(server).select("CONSTRUCT WHERE { ?s ?p ?o }")
        with pytest.raises(DataFault, match="ask for another --format"):
            store(server).construct(QUERY)
        for update in ("DROP ALL", "# x\nPREFIX a: <urn:a>\nwith <urn:g> DELETE WHERE {}"):
            with pytest.raises(DataFault, match="is an update"):
                store(server).select(update)
    assert server.asked == []


@pytest.mark.parametrize(
    ("query", "form"),
    [
        (f"BASE <urn:drop>\nPREFIX ask: <urn:insert#>\nprefix : <x>{QUERY}", "SELECT"),
        ("#+ ask\n  describe <urn:a>", "DESCRIBE"),
        ("ask{}", "ASK"),
        ("# only a comment", "SELECT"),
        ("nonsense", "SELECT"),
        ("", "SELECT"),
    ],
)
def test_the_form_of_a_query(query: str, form: str) -> None:
    assert query_form(query) == form


def test_the_form_of_a_hostile_text_is_found_at_once() -> None:
    assert query_form("PREFIX a: <b>\n# \n" * 20_000 + "PREFIX") == "SELECT"


@pytest.mark.parametrize(
    "url",
    [
        *("", "sparql", "localhost:7878", "ftp://localhost/x", "file:///etc/passwd", "http://"),
        *(
            "http:///x",
            "http://a b/",
            "http://a:0/",
            "http://a:99999/",
            "http://a:b/",
            "http://[::1",
        ),
        *("http://a/räksmörgås", "http://a/x?y=1", "http://a/x#y", "http://a/\nHost: b"),
    ],
)
def test_what_is_no_url_of_an_endpoint(url: str) -> None:
    with pytest.raises(CallFault) as caught:
        RemoteStore(url)
    assert str(caught.value).endswith("such as http://localhost:7878/query")
    assert "\n" not in str(caught.value)
    assert caught.value.told("sv") != str(caught.value)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(CallFault) as caught:
        RemoteStore("http://me:secret@localhost/x")
    assert "secret" not in caught.value.told("en") + caught.value.told("sv")


def test_a_host_that_no_name_can_have() -> None:
    with pytest.raises(CallFault, match="is the URL right"):
        RemoteStore("http://a..b/", 1.0).select(QUERY)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_time_limit_that_none_can_keep(timeout: float) -> None:
    with pytest.raises(CallFault, match="a time limit of"):
        RemoteStore("http://localhost/x", timeout)


def found(*marks: str, names: tuple[str, ...] = ()) -> list[Said]:
    """What a server says when it is opened: what it has, then the names of its graphs."""
    return [_column("found", marks), _column("g", names)]


def _column(name: str, texts: tuple[str, ...]) -> Said:
    rows = [{name: {"type": "literal", "value": text}} for text in texts]
    return Said(json.dumps({"head": {"vars": [name]}, "results": {"bindings": rows}}))


@pytest.mark.parametrize(
    ("marks", "part"),
    [
        ((), "does not hold our graph"),
        (("default",), "does not hold our graph"),
        (("ours",), "does not hold the merge of our graphs"),
        (("ours", "default", "union"), "does not hold the merge of our graphs"),
    ],
)
def test_an_endpoint_without_our_graph(marks: tuple[str, ...], part: str) -> None:
    with fake(*found(*marks)) as server, pytest.raises(CallFault) as caught:
        open_endpoint(server.url)
    assert_told(caught.value, server, part, f"fardplan load --endpoint {server.url}")
    assert len(server.asked) == 1


def test_a_default_graph_of_ours_is_asked_as_it_is() -> None:
    with fake(found("ours", "default")[0], GOOD) as server:
        assert_here(open_endpoint(server.url, timeout=1.0, retries=0).select(QUERY))
    assert server.asked[-1].parameters == {"query": [QUERY]}
    assert len(server.asked) == 2


def test_the_merge_is_named_with_every_graph_of_ours() -> None:
    said = found("ours", "all", "default", "union", names=("urn:plan", "urn:region"))
    with fake(*said, GOOD) as server:
        assert_here(open_endpoint(server.url).select(QUERY))
    assert server.asked[-1].parameters == {
        "query": [QUERY],
        "default-graph-uri": [ALL],
        "named-graph-uri": ["urn:plan", "urn:region", META, ONTOLOGY],
    }


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (b"\n\n  one \r\n two", "one"),
        (b"\x1b[31mred\x1b[0m\x07", " [31mred [0m "),
        (b"<html><TITLE>a &amp;\n b</TITLE>", "a & b"),
        (b"<html><body>no title", ""),
        (b"\xff", "�"),
        (b"x" * 1000, "x" * 200 + "…"),
        (b"", ""),
    ],
)
def test_what_a_server_says_is_fit_for_a_terminal(body: bytes, line: str) -> None:
    assert first_line(body) == line
