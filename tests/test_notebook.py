"""The Python API, and the notebook in docs/ that shows it."""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import fardplan_kg as fk
from fardplan_kg import remote
from fardplan_kg.answers import Answer, Row
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.namespaces import ID, XSD
from fardplan_kg.notebook.prefixed import prefixed
from fardplan_kg.notebook.values import Iri, value
from fardplan_kg.questions import Column, Question
from fardplan_kg.store import Term

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
ACTOR = f"{ID}actor/trollen"


@pytest.fixture(scope="module")
def graph(data: Data) -> fk.Graph:
    return fk.Graph(open_store(data), data, "en")


def result(*rows: Row, names: dict[str, str] | None = None, joined: bool = False) -> fk.Result:
    columns = (
        Column("actor", {"sv": "Aktör", "en": "Actor"}),
        Column("value", {"sv": "Värde", "en": "Value"}, joined=joined),
    )
    title = {"sv": "Vilka?", "en": "Which?"}
    question = Question("q", title, title, (), (), columns, "")
    return fk.Result(Answer(question, "en", {}, columns, rows), names or {})


def cells(*values: str | tuple[str, str]) -> tuple[Row, ...]:
    """Return rows with an actor and one value each, written as text or as (text, datatype)."""
    terms = [Term(v) if isinstance(v, str) else Term(v[0], datatype=XSD + v[1]) for v in values]
    return tuple(((Term(ACTOR, "iri"),), (term,)) for term in terms)


# --- Values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datatype", "expected"),
    [
        ("18", "integer", 18),
        ("007", "nonNegativeInteger", 7),
        ("1996", "gYear", 1996),
        ("49.50", "decimal", Decimal("49.50")),
        ("51", "decimal", Decimal(51)),
        ("1.5e3", "double", 1500.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2026-11-23", "date", date(2026, 11, 23)),
        ("2.4", "string", "2.4"),
    ],
)
def test_a_literal_becomes_the_value_it_stands_for(
    text: str, datatype: str, expected: object
) -> None:
    found = value(Term(text, datatype=XSD + datatype), {})
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("eighteen", "integer"),
        ("1_000", "integer"),
        ("9" * 5000, "integer"),
        ("NaN", "decimal"),
        ("yes", "boolean"),
        ("2026-13-01", "date"),
        ("många", "double"),
        ("1996+01:00", "gYear"),
    ],
)
def test_a_literal_that_is_not_what_it_says_stays_a_text(text: str, datatype: str) -> None:
    assert value(Term(text, datatype=XSD + datatype), {}) == text


def test_an_iri_is_a_text_with_a_name() -> None:
    assert Iri(ACTOR) == ACTOR
    assert isinstance(Iri(ACTOR), str)
    assert Iri(ACTOR).name == "trollen"
    assert Iri(ACTOR, "Trollen").name == "Trollen"
    assert Iri("https://exempel.invalid/").name == "exempel.invalid"
    assert ACTOR in {Iri(ACTOR, "a")}


def test_values_and_rows_survive_a_pickle() -> None:
    row = result(*cells("x"), names={ACTOR: "Trollen"})[0]
    again = pickle.loads(pickle.dumps(row))
    assert again == row
    assert again.actor.name == "Trollen"


# --- Rows -----------------------------------------------------------------------------------------


def test_a_row_is_reached_by_name_place_and_attribute() -> None:
    (row,) = result(*cells(("18", "integer")))
    assert row.value == row["value"] == row[1] == row[-1] == 18
    assert dict(row) == {"actor": ACTOR, "value": 18}
    assert list(row) == [ACTOR, 18]
    assert len(row) == 2
    assert "value" in dir(row)
    assert repr(row) == f"Row(actor='{ACTOR}', value=18)"


def test_a_row_cannot_be_changed() -> None:
    (row,) = result(*cells("x"))
    with pytest.raises(AttributeError, match="cannot be changed"):
        row.value = "y"
    with pytest.raises(AttributeError, match="cannot be changed"):
        del row.actor
    assert hash(row) == hash(result(*cells("x"))[0])
    assert row == result(*cells("x"))[0]
    assert row != result(*cells("y"))[0]
    assert row != ("x",)


def test_an_unknown_column_names_the_nearest() -> None:
    (row,) = result(*cells("x"))
    with pytest.raises(AttributeError, match="no column 'actr'; the nearest: actor"):
        _ = row.actr
    with pytest.raises(KeyError, match="nearest: value"):
        row["valu"]
    assert not hasattr(row, "_ipython_display_")


def test_a_joined_column_is_a_tuple_and_an_empty_cell_none() -> None:
    many: Row = ((Term(ACTOR, "iri"),), (Term("1.9"), Term("1.10")))
    none: Row = ((), ())
    assert [row.value for row in result(many, none, joined=True)] == [("1.9", "1.10"), ()]
    assert result(none)[0].value is None


def test_a_result_is_a_sequence(graph: fk.Graph) -> None:
    answer = graph.ask("actors-of-action")
    assert len(answer) == 61
    assert answer[0] == next(iter(answer))
    assert answer[:2] == (answer[0], answer[1])
    assert answer.columns[:4] == ("plan", "plan_name", "number", "action")
    assert not graph.sparql("SELECT ?a { ?a a fp:Nothing }")


# --- As HTML, text, CSV and data frame ------------------------------------------------------------


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, _: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


HOSTILE = "</td></table><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


def test_hostile_texts_stay_text() -> None:
    rows: tuple[Row, ...] = (((Term(f"{ACTOR}'\">", "iri"),), (Term(HOSTILE),)),)
    found = Elements(result(*rows, names={f"{ACTOR}'\">": HOSTILE})._repr_html_())
    assert set(found.tags) == {"table", "caption", "b", "thead", "tr", "th", "tbody", "td"}
    assert HOSTILE in found.texts


def test_html_shows_names_for_iris() -> None:
    plain = result(((Term(ACTOR, "iri"),), (Term(f"{ACTOR}/b", "iri"),)), names={ACTOR: "Trollen"})
    found = Elements(plain._repr_html_())
    assert "Trollen" in found.texts
    assert "b" in found.texts
    assert not [text for text in found.texts if "https:" in text]


def test_html_and_text_show_fifty_rows_and_how_many_more() -> None:
    many = result(*cells(*map(str, range(53))))
    html = Elements(many._repr_html_())
    assert html.tags.count("tr") == 51
    assert html.texts[-1] == "… 3 more"
    assert repr(many).endswith("… 3 more")
    assert "… " not in result(*cells(*map(str, range(50))))._repr_html_()


def test_a_result_is_shown_as_the_terminal_shows_it(
    graph: fk.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = repr(graph.ask("actions-without-responsible")).splitlines()
    assert lines[0] == "Actions with no responsible actor"
    assert lines[1].split() == ["No.", "Action", "Responsible", "actor"]
    assert len(lines) == 11


def test_csv_is_that_of_the_command_line(graph: fk.Graph, tmp_path: Path) -> None:
    answer = graph.ask("actor-pairs", language="sv")
    golden = (ROOT / "tests" / "answers" / "actor-pairs.csv").read_text(encoding="utf-8")
    assert answer.to_csv() == golden
    path = tmp_path / "par.csv"
    assert answer.to_csv(path, separator=";", bom=True) is None
    text = path.read_bytes().decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text), delimiter=";"))) == len(answer) + 1
    with pytest.raises(CallFault, match="cannot be written"):
        answer.to_csv(tmp_path / "nowhere" / "par.csv")


def test_a_data_frame_has_the_values_as_they_are(graph: fk.Graph) -> None:
    frame = graph.ask("actor-pairs").to_pandas()
    assert len(frame) == 33
    assert frame["actions_count"].dtype == "int64"
    assert frame["actions"][0][0] == "1.1"
    gaps = result(*cells(("1", "integer")), ((), ()))
    assert [str(kind) for kind in gaps.to_pandas().dtypes] == ["object", "Int64"]
    empty = result().to_pandas()
    assert list(empty.columns) == ["actor", "value"]
    assert empty.empty


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([("true", "boolean"), ("false", "boolean")], "bool"),
        ([("1.5", "double")], "float64"),
        ([("1.5", "decimal")], "object"),
        ([("9" * 30, "integer")], "object"),
        ([("1", "integer"), ("true", "boolean")], "object"),
    ],
)
def test_a_column_has_the_type_that_changes_nothing(
    values: list[tuple[str, str]], dtype: str
) -> None:
    made = result(*cells(*values))
    frame = made.to_pandas()
    assert str(frame["value"].dtype) == dtype
    assert list(frame["value"]) == [row.value for row in made]


def test_without_pandas_the_fault_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(CallFault, match=r'pip install "fardplan-kg\[notebook\]"'):
        result().to_pandas()


# --- The graph ------------------------------------------------------------------------------------


def test_the_graph_opens_from_the_package_and_from_a_folder(data: Data) -> None:
    assert len(fk.open().ask("actors-of-action", action="2.4")) == 4
    assert len(fk.open(str(data.root)).questions()) == len(list(data.queries.glob("*.rq")))


def test_names_are_in_the_language_of_the_answer(graph: fk.Graph) -> None:
    for language, name in (("en", "Municipality of Botkyrka"), ("sv", "Botkyrka kommun")):
        (row, *_) = graph.ask("actors-of-action", action="2.4", language=language)  # type: ignore[arg-type]
        assert row.actor.name == row.actor_name == name
        assert row.actor == f"{ID}actor/botkyrka-kommun"


def test_a_thing_of_an_answer_can_be_asked_about(graph: fk.Graph) -> None:
    actor = graph.ask("actors-of-action", action="2.4")[0].actor
    assert {row.actor for row in graph.ask("actions-of-actor", actor=actor)} == {actor}
    assert graph.ask("actors-of-action", action=None)[0].number == "1.1"


def test_evidence_has_quotes_and_pages_as_numbers(graph: fk.Graph) -> None:
    found = graph.evidence("2.4")
    assert all(isinstance(row.first_page, int) and row.first_page <= row.last_page for row in found)
    assert "Botkyrka kommun" in {row.quote for row in found}


def test_sparql_needs_no_usual_prefix_and_keeps_its_lines(graph: fk.Graph) -> None:
    found = graph.sparql("SELECT ?n {\n ?a a fp:Action ; fp:number ?n } ORDER BY ?n LIMIT 2")
    assert [row.n for row in found] == ["1.1", "1.2"]
    assert graph.sparql("ASK { ?a a fp:Action }")[0].answer is True
    with pytest.raises(DataFault, match="line 2"):
        graph.sparql("SELECT ?n {\n ?a fp: fp: fp: }")


def test_a_query_with_its_prefixes_is_left_as_it_is() -> None:
    query = "PREFIX fp: <https://x.invalid/#> SELECT * { ?a fp:b <http://x.invalid/fp:a> }"
    assert prefixed(query) == query
    assert prefixed("SELECT * { ?a skos:b ex:c }").startswith("PREFIX skos: <")
    assert "PREFIX rdfs: <" in prefixed("SELECT * { ?a ^fp:b/rdfs:label 'skos:x' }")
    assert "skos" not in prefixed("SELECT * { ?a ^fp:b/rdfs:label 'skos:x' }").split("SELECT")[0]
    assert "ex:" not in prefixed("SELECT * { ?a skos:b ex:c }").split("SELECT")[0]


def test_construct_gives_triples(graph: fk.Graph) -> None:
    lines = graph.construct("CONSTRUCT { ?a fp:number ?n } WHERE { ?a fp:number ?n }").splitlines()
    assert len(lines) == 18


Faulty = Callable[[fk.Graph], object]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda g: g.ask("actor-of-action"), "the nearest: actors-of-action"),
        (lambda g: g.ask("actors-of-action", actor="x"), "it has: action"),
        (lambda g: g.ask("actions-of-actor", actor="Trafikverkt"), "Trafikverket"),
        (lambda g: g.ask("actions-of-actor", actor='"} DROP ALL #'), "not in the graph"),
        (lambda g: g.ask("overview", language="fi"), "must be 'sv' or 'en'"),
        (lambda g: g.sparql("DROP ALL"), "is an update"),
        (lambda g: g.sparql("CONSTRUCT WHERE { ?s ?p ?o }"), "triples"),
        (lambda g: g.network(hide=["Region Stokholm"]), "Region Stockholm"),
        (lambda g: g.network(projection="action"), "must be 'actors' or 'two-mode'"),
        (lambda g: g.questions()["overwiew"], "overview"),
        (lambda _: fk.open("/nowhere"), "no data here"),
    ],
)
def test_a_fault_says_what_would_be_right(graph: fk.Graph, call: Faulty, said: str) -> None:
    with pytest.raises((CallFault, DataFault), match=said):
        call(graph)


def test_a_server_is_asked_with_the_given_patience(
    data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, float, int]] = []
    store = open_store(data)

    def opened(url: str, timeout: float, retries: int) -> object:
        asked.append((url, timeout, retries))
        return store

    monkeypatch.setattr(remote, "open_endpoint", opened)
    graph = fk.open(endpoint="http://localhost:1/query", timeout=3, retries=1)
    assert asked == [("http://localhost:1/query", 3, 1)]
    assert len(graph.ask("actor-pairs")) == 33


# --- Questions ------------------------------------------------------------------------------------


def test_questions_are_searched_by_word_and_tag(graph: fk.Graph) -> None:
    every = graph.questions()
    assert "actors-of-action" in every.names
    assert "overview" in graph.questions("FÄRDPLAN").names
    tagged = every.tagged("role")
    assert tagged.names == graph.questions(tag="roll").names
    assert 0 < len(tagged) < len(every)
    assert not graph.questions("xyzzy")
    assert every["overview"].name == "overview"
    assert every[:2].names == every.names[:2]


def test_questions_are_shown_with_their_parameters(graph: fk.Graph) -> None:
    found = Elements(graph.questions("actors-of-action")._repr_html_())
    assert "actors-of-action" in found.texts
    assert any("action?: Action (number or title)" in text for text in found.texts)
    assert repr(graph.questions("actors-of-action")).startswith("actors-of-action  Which actors")
    assert "Vilka aktörer" in repr(graph.questions("actors-of-action", language="sv"))


# --- The network ----------------------------------------------------------------------------------


def test_the_projection_carries_the_actions_of_each_edge(graph: fk.Graph) -> None:
    network = graph.network()
    assert (len(network), network.number_of_edges()) == (13, 33)
    huddinge, botkyrka = f"{ID}actor/huddinge-kommun", f"{ID}actor/botkyrka-kommun"
    edge = network.edges[huddinge, botkyrka]
    assert edge["weight"] == len(edge["actions"]) == len(edge["numbers"]) == 8
    assert edge["numbers"][0] == "1.3"
    assert edge["roles"][huddinge][edge["numbers"].index("2.4")] == "unclear"
    assert edge["all_roles"][huddinge] == tuple((role,) for role in edge["roles"][huddinge])
    pairs = {frozenset((row.actor_a, row.actor_b)): row for row in graph.ask("actor-pairs")}
    for first, second, data in network.edges(data=True):
        assert data["numbers"] == pairs[frozenset((first, second))].actions


def test_a_graph_says_which_roadmaps_it_holds(graph: fk.Graph) -> None:
    (plan,) = graph.plans()
    assert (plan.slug, plan.name, plan.publisher) == (
        "flemingsberg", "Flemingsberg", "Region Stockholm",
    )  # fmt: skip
    named = graph.network(plan="Flemingsberg")
    assert (len(named), named.number_of_edges()) == (13, 33)
    assert len(graph.ask("actors-of-action", plan="flemingsberg")) == 61


def test_a_hidden_actor_is_gone(graph: fk.Graph) -> None:
    for hide in (["Region Stockholm"], "Region Stockholm"):
        network = graph.network(hide=hide)
        assert (len(network), network.number_of_edges()) == (12, 21)


def test_the_two_mode_network_has_every_participation(graph: fk.Graph) -> None:
    network = graph.network(projection="two-mode")
    assert (len(network), network.number_of_edges()) == (31, 61)
    assert nx.is_bipartite(network)
    modes = [kind for _, kind in network.nodes(data="mode")]
    assert (modes.count("actor"), modes.count("action")) == (13, 18)
    roles = [role for *_, role in network.edges(data="role")]
    assert (roles.count("responsible"), roles.count("unclear")) == (10, 4)
    assert all(own["roles"] == (own["role"],) for *_, own in network.edges(data=True))


@pytest.mark.parametrize("projection", ["actors", "two-mode"])
def test_attributes_are_plain(graph: fk.Graph, projection: Any) -> None:
    network = graph.network(projection=projection)
    for node, data in network.nodes(data=True):
        assert node.name == data["name"]
        assert data["kind"]
        assert all(type(each) in (str, int) for each in data.values())
    kinds = {type(each) for *_, data in network.edges(data=True) for each in data.values()}
    assert kinds <= {str, int, tuple, dict}
    assert nx.betweenness_centrality(network, weight="weight")


# --- Import and notebook --------------------------------------------------------------------------


def in_a_fresh_interpreter(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_import_is_light() -> None:
    told = in_a_fresh_interpreter(
        "import sys; before = set(sys.modules); import fardplan_kg; "
        "print(sorted(set(sys.modules) - before)); print(dir(fardplan_kg))"
    )
    assert told.splitlines()[0] == "['fardplan_kg']"
    assert "'open'" in told


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        getattr(fk, "opne")  # noqa: B009 - what a misspelling in a notebook does


def test_asking_needs_neither_pandas_nor_networkx() -> None:
    told = in_a_fresh_interpreter(
        "import sys, fardplan_kg as fk; fk.open().ask('overview')._repr_html_(); "
        "print([n for n in ('pandas', 'networkx', 'rdflib', 'SPARQLWrapper') if n in sys.modules])"
    )
    assert told.strip() == "[]"


def test_the_notebook_is_committed_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert 8 <= len([cell for cell in cells if cell["cell_type"] == "code"]) <= 12
    for cell in cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


RUN = """
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=sys.argv[2])
nbformat.write(notebook, sys.argv[2] + "/run.ipynb")
"""


def test_the_notebook_runs_and_shows_what_it_says(tmp_path: Path) -> None:
    own = {name: str(tmp_path / name) for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR")}
    environment = {**os.environ, **own, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(NOTEBOOK), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=180,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    cells = json.loads((tmp_path / "run.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert all(cell["outputs"] for cell in cells if cell["cell_type"] == "code")
    assert {output["output_type"] for output in outputs} == {"execute_result", "stream"}
    assert not [output for output in outputs if output.get("name") == "stderr"]
    shown = json.dumps(outputs, ensure_ascii=False)
    for said in (
        "Municipality of Botkyrka",
        "Ansvarig aktör",
        "partners",
        "<table",
        "Trafikverket",
    ):
        assert said in shown
    assert any("text/html" in output.get("data", {}) for output in outputs)
