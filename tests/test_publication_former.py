from __future__ import annotations

import pytest
from html_page import Page

from fardplan_kg.namespaces import DCTERMS, FP, RDF, SKOS, VOCABULARIES, XSD, thing
from fardplan_kg.publication import pages
from fardplan_kg.publication.facts import Fact, collected
from fardplan_kg.publication.former import former
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.store import Term

OLD, NEW = thing("action", "sagoby", "gammal"), thing("action", "sagoby", "ny")
TYPED = Fact(OLD, f"{RDF}type", Term(f"{FP}FormerThing", "iri"), "urn:g")
DEPRECATED = Fact(
    OLD, f"{VOCABULARIES['owl']}deprecated", Term("true", datatype=f"{XSD}boolean"), "urn:g"
)
IN_USE = Fact(
    OLD, f"{VOCABULARIES['owl']}deprecated", Term("false", datatype=f"{XSD}boolean"), "urn:g"
)
REPLACED = Fact(OLD, f"{DCTERMS}isReplacedBy", Term(NEW, "iri"), "urn:g")
NAMES = [
    Fact(OLD, f"{SKOS}prefLabel", Term("Gamla lyktor", language="sv"), "urn:g"),
    Fact(NEW, f"{SKOS}prefLabel", Term("Nya lyktor", language="sv"), "urn:g"),
    Fact(NEW, f"{RDF}type", Term(f"{FP}Action", "iri"), "urn:g"),
]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([TYPED], []),
        ([DEPRECATED], []),
        ([TYPED, DEPRECATED, REPLACED], [NEW]),
        ([REPLACED], [NEW]),
        ([IN_USE], None),
        ([], None),
    ],
)
def test_what_is_no_longer_used_says_what_replaces_it(
    facts: list[Fact], expected: list[str] | None
) -> None:
    inputs = Inputs({}, facts=collected([*NAMES, *facts]))
    found = former(inputs.sources["sv"], OLD)
    assert (found and [ref.iri for ref in found.replaced_by]) == expected


@pytest.mark.parametrize(
    ("language", "said", "nothing"),
    [
        ("sv", "Används inte längre.", "Inget ersätter det."),
        ("en", "This is no longer in use.", "Nothing replaces it."),
    ],
)
@pytest.mark.parametrize("replaced", [True, False])
def test_the_banner_stands_before_everything_else(
    language: str, said: str, nothing: str, replaced: bool
) -> None:
    facts = [*NAMES, TYPED, DEPRECATED, *([REPLACED] if replaced else [])]
    inputs = Inputs({}, facts=collected(facts))
    page = Page(pages.resource_page(inputs, language, OLD))
    assert said in page.words
    assert (nothing in page.words) is not replaced
    assert any("ny." in link for link in page.links()) is replaced
    assert page.words.index(said) < page.words.index("Namn" if language == "sv" else "Name")
    assert said not in Page(pages.resource_page(inputs, language, NEW)).words
