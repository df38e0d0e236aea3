"""Names that the registry has not, has twice, or that somebody has decided on before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extraction_samples import draft_of, found_in

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.template import Form

Change = Callable[[str, str], Document]
HEAD = (
    "@prefix fp: <https://w3id.org/fardplan/ontology#> .\n"
    "@prefix org: <http://www.w3.org/ns/org#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
)
ACTOR = "<https://w3id.org/fardplan/id/actor/{0}> a org:Organization ; skos:prefLabel {1} .\n"


def register(data: Data, *entries: str) -> None:
    path = data.shared_file("actors", "pahittsby")
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + "".join(entries), encoding="utf-8")


def decide(data: Data, key: str) -> None:
    path: Path = data.shared_file("interpretation", "pahittsby")
    path.parent.mkdir(exist_ok=True)
    node = f"<https://w3id.org/fardplan/id/interpretation/pahittsby/{key}>"
    path.write_text(f"{HEAD}{node} a fp:Interpretation ; rdf:subject fp:x .\n", encoding="utf-8")


def test_known_names_are_no_finding(unextracted: Data, made_up: Document, form: Form) -> None:
    assert found_in(draft_of(made_up, unextracted, form), "actor", "ambiguous") == []


def test_unknown_name_is_one_finding_with_all_its_places(
    unextracted: Data, made_up: Document, document_of: Callable[[str], Document], form: Form
) -> None:
    document = document_of(made_up.raw.replace("Lyktbolaget", "Lyktföretaget"))
    [found] = found_in(draft_of(document, unextracted, form), "actor")
    assert (found.key, len(found.places)) == ("actor-lyktforetaget", 2)
    assert [candidate.name for candidate in found.candidates] == ["Lyktbolaget"]
    assert found.proposal == ""  # like, and not likely


def test_likely_candidate_is_proposed(unextracted: Data, changed: Change, form: Form) -> None:
    document = changed(
        "aktör: Påhittsby kommun, Lyktbolaget", "aktör: Påhittsby kommun, Lyktbolagen"
    )
    [found] = found_in(draft_of(document, unextracted, form), "actor")
    assert found.proposal == "samma som Lyktbolaget"


def test_names_of_one_slug_have_keys_of_their_own(
    unextracted: Data, made_up: Document, document_of: Callable[[str], Document], form: Form
) -> None:
    raw = made_up.raw.replace("kommun och trollen", "kommun, Vård AB och Värd AB")
    found = found_in(draft_of(document_of(raw), unextracted, form), "actor")
    assert [(f.value, f.key) for f in sorted(found, key=lambda f: f.key)] == [
        ("Värd AB", "actor-vard-ab"),
        ("Vård AB", "actor-vard-ab-2"),
    ]


def test_name_of_two_entries_is_ambiguous(unextracted: Data, made_up: Document, form: Form) -> None:
    label = 'skos:altLabel "Lyktbolaget"@sv'
    register(unextracted, ACTOR.format("lykta", f'"Lykta"@sv ; {label}'))
    [found] = found_in(draft_of(made_up, unextracted, form), "ambiguous")
    assert (found.key, found.proposal) == ("ambiguous-lyktbolaget", "")
    assert (
        found.swedish == "”Lyktbolaget” är namn på flera aktörer i registret: Lykta, Lyktbolaget."
    )


def test_name_that_was_decided_on_can_be_decided_on_again(
    unextracted: Data, made_up: Document, form: Form
) -> None:
    decide(unextracted, "actor-lyktbolaget")
    [found] = found_in(draft_of(made_up, unextracted, form), "actor")
    assert (found.key, len(found.about), found.candidates) == ("actor-lyktbolaget", 2, ())
