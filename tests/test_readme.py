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


@pytest.mark.parametrize("name", ["README.md", "docs/questions.md", "docs/extraction.md"])
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    page = REPOSITORY / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    for link in links:
        assert (page.parent / link).exists(), link
