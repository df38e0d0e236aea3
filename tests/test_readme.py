"""What the README shows is what happens: its commands run and print what stands there."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from fardplan_kg.cli import main

REPOSITORY = Path(__file__).parents[1]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.S)


def shown() -> list[tuple[str, str]]:
    """Return the fardplan commands of the README with the output it shows."""
    found = []
    for block in BLOCKS:
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("fardplan ") and output.strip():
                found.append((command.partition("#")[0].strip(), output))
    return found


@pytest.mark.parametrize(("command", "output"), shown())
def test_the_command_prints_what_the_readme_shows(command: str, output: str) -> None:
    result = CliRunner().invoke(main, shlex.split(command)[1:])
    assert result.exit_code == 0, result.output
    whole = result.stdout.splitlines()
    for line in output.splitlines():
        if line.strip() not in ("", "…"):
            assert line.rstrip() in whole


def test_the_readme_shows_some_commands() -> None:
    assert len(shown()) == 3


def test_the_sentence_is_the_same_everywhere() -> None:
    sentence = (
        "turns public roadmaps into a knowledge graph of goals, actions and actors in which every "
        "statement leads to the words it comes from."
    )
    for name in ("README.md", "pyproject.toml", "CITATION.cff", "ontology/fardplan.ttl"):
        text = " ".join((REPOSITORY / name).read_text(encoding="utf-8").split())
        assert f"fardplan-kg {sentence}" in text.replace("**", ""), name


@pytest.mark.parametrize(
    "name",
    ["README.md", *sorted(f"docs/{path.name}" for path in (REPOSITORY / "docs").glob("*.md"))],
)
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    page = REPOSITORY / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    for link in links:
        assert (page.parent / link).exists(), link


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    block = re.findall(r"```python\n(.*?)```", README, re.S)[0]
    values: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), values)
    assert capsys.readouterr().out.splitlines()[0] == "Municipality of Botkyrka unclear"
    network = values["graph"].network(hide=["Region Stockholm"])  # type: ignore[attr-defined]
    assert (len(network), network.number_of_edges()) == (12, 21)
