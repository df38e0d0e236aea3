"""The command line as people use it, whole process where that matters; bad input first of all."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from fardplan_kg.cli import main
from fardplan_kg.dataset import Data

REPOSITORY = Path(__file__).parents[1]
FARDPLAN = str(Path(sys.executable).with_name("fardplan"))


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data that a test may break."""
    for folder in ("ontology", "graph", "queries"):
        shutil.copytree(REPOSITORY / folder, tmp_path / "data" / folder)
    return tmp_path / "data"


def assert_one_clear_message(result: Result, code: int, *parts: str) -> None:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr


COMMANDS = sorted(main.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_a_worked_example(name: str) -> None:
    assert f"fardplan {name}" in run(name, "--help").output.split("Options:")[0].split("\n", 1)[1]


def test_the_commands_are_those_of_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `fardplan (\w+)", readme, re.M)) == set(COMMANDS)


def test_a_question_by_name() -> None:
    result = run("query", "actions-without-responsible", "--format", "csv")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1 + 8


def test_language_before_and_after_the_command() -> None:
    before = run("--lang", "en", "query", "actors-of-action", "-p", "action=1.3")
    after = run("query", "actors-of-action", "-p", "action=1.3", "--lang", "en")
    assert "police" in before.stdout
    assert before.stdout == after.stdout


def test_a_query_on_stdin() -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a a <https://w3id.org/fardplan/ontology#Action> }"
    assert run("query", "-", "--format", "csv", text=query).stdout == "n\n18\n"


def test_a_query_in_a_file_as_turtle(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text(
        "CONSTRUCT { ?a a ?t } { ?a a ?t FILTER(?t = <https://w3id.org/fardplan/ontology#Goal>) }"
    )
    result = run("query", path, "--format", "ttl")
    assert result.stdout.count("ontology#Goal>") == 1


def test_queries_searches_titles_texts_and_tags() -> None:
    assert run("queries", "oklarhet").stdout.splitlines()[0].startswith("anomalies ")
    assert len(run("queries").stdout.splitlines()) == 39


def test_export_one_graph(tmp_path: Path) -> None:
    out = tmp_path / "plan.ttl"
    result = run("export", "--format", "ttl", "--graph", "plan/flemingsberg", "-o", out)
    assert result.exit_code == 0
    assert "numberInChapter" in out.read_text(encoding="utf-8")


def test_the_published_graph_is_valid() -> None:
    result = run("validate")
    assert result.exit_code == 0, result.stdout
    assert "0 fel" in result.stderr


def test_network_as_a_page_and_as_graphml(tmp_path: Path) -> None:
    for name in ("network.html", "network.graphml"):
        assert run("network", "-o", tmp_path / name).exit_code == 0
        assert "Trafikverket" in (tmp_path / name).read_text(encoding="utf-8")


BAD_DOCUMENTS = {
    "empty": (b"", "the document is empty"),
    "blank": (b"  \n\n", "the document is empty"),
    "another": (b"Kokbok\n\nSill\n", "no line says 'Innehåll'"),
    "latin-1": ("Rad\nInnehåll\n".encode("latin-1"), ":2: byte 9 is not UTF-8"),
    "a cut PDF": (b"%PDF-1.7\n", "the PDF is damaged or cut"),
    "NUL": (b"Rad\n\0\n", ":2: a NUL character"),
}


@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_extraction_of_a_bad_document(case: str, tmp_path: Path) -> None:
    content, message = BAD_DOCUMENTS[case]
    path = tmp_path / "document.txt"
    path.write_bytes(content)
    assert_one_clear_message(run("extract", path), 1, "document.txt", message)


@pytest.mark.parametrize("case", sorted(set(BAD_DOCUMENTS) - {"another"}))
def test_verifying_a_bad_document(case: str, tmp_path: Path) -> None:
    content, message = BAD_DOCUMENTS[case]
    path = tmp_path / "document.txt"
    path.write_bytes(content)
    assert_one_clear_message(run("verify", path), 1, "document.txt", message)


def test_verifying_another_document(tmp_path: Path) -> None:
    path = tmp_path / "cookbook.txt"
    path.write_text("Kokbok\n\nSill\n")
    result = run("verify", path)
    assert result.exit_code == 1
    assert "0 av " in result.stderr
    assert "the document is not, byte for byte" in result.stdout


@pytest.mark.parametrize("share", [0.2, 0.5, 0.7])
def test_a_document_that_is_cut(share: float, tmp_path: Path, pahittsby: Data) -> None:
    whole = (REPOSITORY / "tests/roadmaps/pahittsby/document.txt").read_text(encoding="utf-8")
    path, out = tmp_path / "cut.txt", tmp_path / "draft.trig"
    path.write_text(whole[: int(share * len(whole))], encoding="utf-8")
    out.write_text("former")
    result = run("--data", pahittsby.root, "extract", path, "-o", out, "--new-version")
    assert result.exit_code == 1
    assert "is the document cut?" in result.stderr
    assert out.read_text() == "former"


@pytest.mark.parametrize("command", ["extract", "verify"])
def test_no_document_named_and_none_found(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FARDPLAN_SOURCE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert_one_clear_message(run("--lang", "en", command), 2, "FARDPLAN_SOURCE", "shared/source")


def test_a_document_from_the_environment(
    tmp_path: Path, pahittsby: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = REPOSITORY / "tests/roadmaps/pahittsby/document.txt"
    monkeypatch.setenv("FARDPLAN_SOURCE", str(document))
    monkeypatch.chdir(tmp_path)
    assert run("--data", pahittsby.root, "verify").exit_code == 0


def test_a_missing_document() -> None:
    assert_one_clear_message(
        run("--lang", "en", "verify", "nowhere.txt"), 2, "nowhere.txt", "cannot be read"
    )


def test_turtle_with_a_syntax_error_names_file_and_line(copied: Path) -> None:
    path = copied / "graph" / "actors.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\nactor:x a ; .\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    for command in (["query", "overview"], ["validate"], ["export"]):
        assert_one_clear_message(run("--data", copied, *command), 1, f"actors.ttl:{line}:")


@pytest.fixture
def broken(copied: Path) -> Path:
    """A copy of the data with an actor that has no name."""
    path = copied / "graph" / "actors.ttl"
    text = path.read_text(encoding="utf-8")
    assert text.count('skos:prefLabel "Trafikverket"@sv') == 1
    path.write_text(text.replace('skos:prefLabel "Trafikverket"@sv', "fp:x 1"), encoding="utf-8")
    return copied


def test_a_graph_that_breaks_a_shape(broken: Path) -> None:
    result = run("--data", broken, "validate")
    assert result.exit_code == 1
    assert "fel: https://w3id.org/fardplan/id/actor/trafikverket: " in result.stdout


def test_site_of_a_graph_that_breaks_a_shape_is_not_written(broken: Path, tmp_path: Path) -> None:
    result = run("--data", broken, "site", "-o", tmp_path / "public")
    assert result.exit_code == 1
    assert "https://w3id.org/fardplan/id/actor/trafikverket: " in result.stderr
    assert not (tmp_path / "public").exists()


BAD_CALLS = {
    ("query", "actors-of-actions"): "actors-of-action",
    ("query", "actions-of-actor", "-p", "actor=Trafikverke"): "Trafikverket",
    ("query", "actions-of-actor", "-p", "aktor=x"): "it has: actor",
    ("query", "actions-of-actor", "-p", "actor"): "name=value",
    ("query", "actions-of-actor", "-p", 'actor=" } DROP ALL #'): "not in the graph",
    ("query", "nowhere.rq"): "cannot be read",
    ("export", "--graph", "plan/flemmingsberg"): "plan/flemingsberg",
    ("network", "--hide", "Trafikverke", "-o", "x.html"): "Trafikverket",
    ("--data", "/", "queries"): "no data here",
}


@pytest.mark.parametrize("call", BAD_CALLS)
def test_a_bad_call(call: tuple[str, ...]) -> None:
    assert_one_clear_message(run("--lang", "en", *call), 2, BAD_CALLS[call])


@pytest.mark.parametrize("call", BAD_CALLS)
def test_a_bad_call_is_told_in_swedish_too(call: tuple[str, ...]) -> None:
    swedish, english = run(*call), run("--lang", "en", *call)
    assert swedish.exit_code == english.exit_code
    assert swedish.stderr != english.stderr


def test_the_number_of_bad_calls_and_documents() -> None:
    assert (len(BAD_CALLS), len(BAD_DOCUMENTS)) == (9, 6)


def test_a_query_with_a_syntax_error_says_where() -> None:
    result = run("--lang", "en", "query", "-", text="SELECT ?x WHERE {\n  ?x a \n}")
    assert_one_clear_message(result, 1, "does not parse", "line 3, column 2, at '}'")


def test_an_update_is_no_query() -> None:
    result = run("--lang", "en", "query", "-", text="# SELECT\nDROP ALL")
    assert_one_clear_message(result, 1, "an update (DROP)")


@pytest.mark.parametrize("command", [["export"], ["network"], ["site"]])
def test_an_output_that_cannot_be_written(command: list[str], tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine")
    result = run(*command, "-o", in_the_way / "below.html")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert in_the_way.read_text() == "mine"


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    result = run("site", "-o", tmp_path)
    assert result.exit_code == 2
    assert ".fardplan-site" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary.txt"]


def test_a_closed_pipe_is_quiet() -> None:
    command = f"{FARDPLAN} export --format nquads | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_every_command_is_a_click_command() -> None:
    assert all(isinstance(command, click.Command) for command in main.commands.values())
    assert len(COMMANDS) == 12
