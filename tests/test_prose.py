from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Literal, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)
Annotate = Callable[[str], Data]


@pytest.fixture
def annotate(unextracted: Data) -> Annotate:
    """Add annotations, in Turtle, to those of Påhittsby."""

    def add(turtle: str) -> Data:
        path = unextracted.annotations_file("pahittsby")
        path.write_text(path.read_text(encoding="utf-8") + turtle, encoding="utf-8")
        return unextracted

    return add


def note(value: str, quote: str, more: str = "", name: str = "ny") -> str:
    return (
        f"note:{name} a fp:Annotation ; rdf:subject count:troll ; rdf:predicate fp:unit ; "
        f'rdf:object {value} ; fp:quote "{quote}" {more} .\n'
    )


def faults(document: Document, data: Data) -> list[str]:
    with pytest.raises(DataFault) as caught:
        extract(document, data)
    first, *others = str(caught.value).split("\n  ")
    assert first == (
        f"document.txt: {len(others)} annotations do not hold in this document "
        "(another document, or another version of it?)"
    )
    return others


def test_note_is_a_statement(extraction: Extraction) -> None:
    troll = URIRef(thing("count", "pahittsby", "troll"))
    plan = extraction.graphs.plan
    assert set(plan.objects(troll, FPN.value)) == {Literal(1200)}
    assert set(plan.objects(troll, FPN.unit)) == {Literal("troll", lang="sv")}
    assert set(plan.objects(troll, FPN.approximate)) == {Literal(True)}


def test_mention_is_a_statement(extraction: Extraction) -> None:
    mention = URIRef(thing("mention", "pahittsby", "moblera-torgen", "trollens-teater"))
    plan = extraction.graphs.plan
    assert list(plan.subjects(FPN.nameAsWritten)) == [mention]
    assert set(plan.objects(mention, FPN.mentionedIn)) == {
        URIRef(thing("action", "pahittsby", "moblera-torgen"))
    }


def test_reading_stands_in_the_evidence_only(extraction: Extraction) -> None:
    reading = URIRef(thing("reading", "pahittsby", "skillnad"))
    assert (reading, None, None) not in extraction.graphs.plan
    [evidence] = extraction.graphs.evidence.objects(reading, FPN.evidence)
    quote = URIRef(f"{evidence}#quote")
    assert Literal("Hela staden") in set(extraction.graphs.evidence.objects(quote))


@pytest.mark.parametrize(
    ("turtle", "fault"),
    [
        (note('"drakar"', "tusen drakar"), "ny: the quote 'tusen drakar' is not found"),
        (
            note('"troll"', "Räkna resorna"),
            "ny: 'Räkna resorna' stands on lines 68, 87; say where with fp:within",
        ),
        (
            note('"drakar"', "1 200 troll"),
            "ny: the quote '1 200 troll' does not carry 'drakar'",
        ),
        (
            note('"troll"', "1 200 troll", "; fp:within section:inledning"),
            "ny: the quote '1 200 troll' is not found",
        ),
        (
            note('"troll"', "1 200 troll", "; fp:within section:saknas"),
            "ny: https://w3id.org/fardplan/id/section/pahittsby/saknas is neither a section nor an "
            "action of this document",
        ),
        (note('"rol"', "1 200 trol"), "ny: the quote '1 200 trol' is not found"),
        (
            'action:tand-lyktorna fp:mentionsByName "Trollens teater" .',
            "tand-lyktorna 'Trollens teater': the name does not stand in this prose",
        ),
        (
            'action:tand-lyktorna fp:mentionsByName "Lyktbolaget" .',
            "tand-lyktorna 'Lyktbolaget': the name does not stand in this prose",
        ),
        (
            "reading:x a fp:Reading ; fp:readingOf anomaly:number-tand-lyktorna ; "
            'rdf:value "Halva staden" ; fp:quote "Hela staden gläds" .',
            "x: the quote 'Hela staden gläds' lacks 'Halva staden'",
        ),
        (
            "reading:x a fp:Reading ; fp:readingOf anomaly:number-tand-lyktorna ; "
            'rdf:value "Halva staden" .',
            "x: the quote 'Halva staden' is not found",
        ),
    ],
    ids=[
        "not found",
        "at several places",
        "value not carried",
        "not within",
        "within nothing",
        "half a word",
        "name not there",
        "name in the actor line only",
        "reading not carried",
        "reading not found",
    ],
)
def test_annotation_that_does_not_hold(
    made_up: Document, annotate: Annotate, turtle: str, fault: str
) -> None:
    assert faults(made_up, annotate(turtle)) == [fault]


def test_all_faults_are_told_at_once(made_up: Document, annotate: Annotate) -> None:
    turtle = note('"a"', "aaa", name="a") + note('"b"', "bbb", name="b")
    turtle += 'section:inledning fp:mentionsByName "drakarna" .'
    assert faults(made_up, annotate(turtle)) == [
        "a: the quote 'aaa' is not found",
        "b: the quote 'bbb' is not found",
        "inledning 'drakarna': the name does not stand in this prose",
    ]


def test_place_tells_equal_quotes_apart(made_up: Document, annotate: Annotate) -> None:
    more = "; fp:within action:rakna-resorna"
    graphs = extract(made_up, annotate(note('"resor"', "Räkna resorna", more))).graphs
    assert (None, FPN.unit, Literal("resor")) in graphs.plan


def test_name_in_a_section_is_mentioned_there(made_up: Document, annotate: Annotate) -> None:
    data = annotate('section:fardplan-for-pahittsby fp:mentionsByName "Trollens teater"@sv .')
    plan = extract(made_up, data).graphs.plan
    assert set(plan.objects(None, FPN.mentionedIn)) == {
        URIRef(thing("action", "pahittsby", "moblera-torgen")),
        URIRef(thing("section", "pahittsby", "fardplan-for-pahittsby")),
    }


def test_unknown_name_in_prose_is_a_finding(made_up: Document, annotate: Annotate) -> None:
    data = annotate('section:fardplan-for-pahittsby fp:mentionsByName "troll"@sv .')
    [found] = [one for one in extract(made_up, data).findings if one.kind == "actor"]
    mention = URIRef(thing("mention", "pahittsby", "fardplan-for-pahittsby", "troll"))
    assert (found.key, found.value, found.about) == ("actor-troll", "troll", (mention,))
    assert [one.name for one in found.candidates] == ["trollen"]
    assert found.quote.startswith("I Påhittsby bor cirka 1 200 troll.")


def test_one_name_in_line_and_prose_is_one_finding(
    changed: Callable[[str, str], Document], annotate: Annotate
) -> None:
    data = annotate('section:fardplan-for-pahittsby fp:mentionsByName "troll"@sv .')
    document = changed("Påhittsby kommun och trollen", "Påhittsby kommun och troll")
    [found] = [one for one in extract(document, data).findings if one.kind == "actor"]
    assert [thing.split("/id/")[1].split("/")[0] for thing in found.about] == [
        "participation",
        "mention",
    ]
    assert len(found.places) == 2
