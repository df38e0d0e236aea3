"""Adding a question is one file and one golden answer: nothing else has to know."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from fardplan_kg.cli import main
from fardplan_kg.dataset import find_data
from fardplan_kg.publication.build import prepared

REPOSITORY = Path(__file__).parents[1]
QUESTION = """#+ title_sv: Färdriktningar efter antal insatser
#+ title_en: Directions by number of actions
#+ question_sv: Hur många insatser har varje färdriktning?
#+ question_en: How many actions does each direction have?
#+ summary: Made for a test.
#+ tags: [färdriktning, direction]
#+ method: GET
#+ columns:
#+   direction: [Färdriktning (IRI), Direction (IRI)]
#+   name: [Färdriktning, Direction]
#+   number: [Insatser, Actions]
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?direction ?name ?number
WHERE {
  # VALUES ?_lang
  { SELECT ?direction (COUNT(?action) AS ?number)
    WHERE { ?action fp:inDirection ?direction } GROUP BY ?direction }
  ?direction rdfs:label ?name FILTER(LANG(?name) = ?_lang)
}
ORDER BY DESC(?number) ?direction
"""
GOLDEN = [5, 5, 4, 4]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data with one question more."""
    for folder in ("ontology", "graph", "queries"):
        shutil.copytree(REPOSITORY / folder, tmp_path / "data" / folder)
    path = tmp_path / "data" / "queries" / "directions-by-size.rq"
    path.write_text(QUESTION, encoding="utf-8")
    return tmp_path / "data"


def test_the_command_line_answers_it(copied: Path) -> None:
    call = ["--data", str(copied), "query", "directions-by-size", "--format", "csv"]
    lines = CliRunner().invoke(main, call).stdout.splitlines()
    assert [int(line.rsplit(",", 1)[1]) for line in lines[1:]] == GOLDEN


def test_it_is_listed_and_found_by_its_tag(copied: Path) -> None:
    listed = CliRunner().invoke(main, ["--data", str(copied), "queries", "färdriktning"]).stdout
    assert "directions-by-size" in listed


def test_the_site_has_its_page_in_both_languages(copied: Path) -> None:
    made = prepared(find_data(copied), "http://localhost/", lambda *_: None).publication.files
    for language, title in (("sv", "efter antal insatser"), ("en", "by number of actions")):
        page = made[f"svar/directions-by-size.{language}.html"].made().decode()
        assert title in page
        assert "directions-by-size" in made[f"svar/index.{language}.html"].made().decode()
