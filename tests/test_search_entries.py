from __future__ import annotations

from search_samples import inputs

from fardplan_kg.namespaces import FP, GRAPH, ID, SKOS, VOCABULARIES
from fardplan_kg.publication.facts import TYPE, Fact, collected
from fardplan_kg.publication.former import REPLACED_BY
from fardplan_kg.publication.search.entries import Entry, Field, entries
from fardplan_kg.publication.source import sources
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import Term

G = f"{GRAPH}actors"
TROLLS, FORMER = f"{ID}actor/trollen", f"{ID}actor/rasarna"
PARTICIPATION = f"{ID}participation/sagoby/lys/trollen"


def sample() -> dict[str, Entry]:
    iri = [
        (TROLLS, TYPE, f"{FP}GenericActor"),
        (FORMER, TYPE, f"{FP}FormerThing"),
        (FORMER, REPLACED_BY, TROLLS),
        (PARTICIPATION, TYPE, f"{FP}Participation"),
        (PARTICIPATION, f"{VOCABULARIES['cv']}hasParticipant", TROLLS),
    ]
    said = [
        (TROLLS, f"{SKOS}prefLabel", "trollen", "sv"),
        (TROLLS, f"{SKOS}prefLabel", "the trolls", "en"),
        (TROLLS, f"{SKOS}altLabel", "troll", "sv"),
        (TROLLS, f"{FP}summary", "De bor i berget.", "sv"),
        (TROLLS, f"{FP}summary", "They live in the mountain.", "en"),
        (TROLLS, f"{FP}normalisation", "teknik", "sv"),
        (FORMER, f"{SKOS}prefLabel", "resarna", "sv"),
        (PARTICIPATION, f"{FP}actorAsWritten", "Trållen", "sv"),
    ]
    facts = [Fact(s, p, Term(o, "iri"), G) for s, p, o in iri]
    facts += [Fact(s, p, Term(o, language=lang), G) for s, p, o, lang in said]
    found = entries(sources(collected(facts), LANGUAGES), "sv")
    return {own.path: own for own in found}


def test_an_entry_has_its_names_numbers_and_texts() -> None:
    own = sample()["doc/actor/trollen"]
    assert [(field, term.value) for field, term in own.texts] == [
        (Field.NAME, "trollen"),
        (Field.OTHER_LANGUAGE, "the trolls"),
        (Field.OTHER_NAME, "troll"),
        (Field.OTHER_NAME, "Trållen"),
        (Field.OTHER_NAME, "resarna"),
        (Field.TEXT, "De bor i berget."),
        (Field.TEXT, "They live in the mountain."),
    ]


def test_everything_that_has_a_page_is_an_entry_and_so_is_every_question() -> None:
    made = inputs()
    for language in LANGUAGES:
        questions = {name: own.question for name, own in made.asked(language).items()}
        found = [own.path for own in entries(made.sources, language, questions)]
        assert len(found) == len(set(found)) > 380
        assert set(found) == {*made.places.pages.values(), *(f"svar/{name}" for name in questions)}


def test_every_entry_has_a_name_and_a_kind() -> None:
    for language in LANGUAGES:
        for own in entries(inputs().sources, language):
            assert own.texts[0][0] == Field.NAME, own.path
            assert own.name, own.path
            assert own.kind[:1].isupper(), own.path
            assert {field for field, _ in own.texts[1:]} <= set(Field) - {Field.NAME, Field.QUOTE}


def test_every_quote_of_the_document_is_under_some_entry_unless_it_is_but_a_name() -> None:
    found = entries(inputs().sources, "sv")
    held = {quote.text for own in found for quote in own.quotes}
    names = {term.value for own in found for field, term in own.texts if field != Field.TEXT}
    every = {quote.text for quote in inputs().sources["sv"].evidence.by_node.values()}
    assert len(held) > 250
    assert held <= every
    assert every - held <= names
