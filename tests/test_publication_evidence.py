from __future__ import annotations

from fardplan_kg.namespaces import FP
from fardplan_kg.publication.evidence import read_evidence
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.store import EmbeddedStore


def test_every_claim_s_statement_has_its_quote_and_place(store: EmbeddedStore) -> None:
    facts = read_facts(store)
    found = read_evidence(facts)
    assert len(found.by_statement) > 50
    for quotes in found.by_statement.values():
        for quote in quotes:
            assert quote.text
            assert 0 < quote.first <= quote.last
            assert quote.section in facts.of
        assert list(quotes) == sorted(quotes)


def test_a_quote_holds_the_name_in_an_actor_line(store: EmbeddedStore) -> None:
    found = read_evidence(read_facts(store))
    lines = {
        value.value: quotes
        for (_, property_, value), quotes in found.by_statement.items()
        if property_ == f"{FP}actorAsWritten"
    }
    assert lines
    assert all(name in quote.text for name, quotes in lines.items() for quote in quotes)


def test_a_section_lists_what_it_carries_in_the_document_s_order(store: EmbeddedStore) -> None:
    for found in read_evidence(read_facts(store)).by_section.values():
        starts = [quote.start for quote, _ in found]
        assert starts == sorted(starts)


def test_what_nothing_carries_has_no_quote(store: EmbeddedStore) -> None:
    from fardplan_kg.store import Term

    assert read_evidence(read_facts(store)).of(("urn:x", "urn:y", Term("z"))) == ()
