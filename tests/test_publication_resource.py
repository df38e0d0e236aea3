from __future__ import annotations

from collections.abc import Iterable

import pytest
from html_page import Page
from network_samples import HOSTILE

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, ID, RDF, RDFS, thing
from fardplan_kg.publication import pages
from fardplan_kg.publication.facts import PREF_LABEL, Fact, collected, read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.resource import Resource, resource, resources
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.store import Term

LAW = thing("action", "flemingsberg", "samverka-for-att-starka-flemingsbergs-rattskluster")
SAFER = thing("action", "flemingsberg", "arbeta-med-metodutveckling-for-en-tryggare-stadskarna")
MAP = thing("section", "flemingsberg", "insatskarta-flemingsberg")


@pytest.fixture(scope="module")
def source(data: Data) -> Source:
    """Flemingsberg's facts in Swedish."""
    return sources(read_facts(open_store(data)), ("sv", "en"))["sv"]


def lines(found: Resource, stratum: str) -> dict[str, list[str]]:
    return {
        line.label: [v.thing.name.value if v.thing else v.term.value for v in line.values]
        for layer in found.layers
        if layer.stratum == stratum
        for line in layer.lines
    }


def test_an_action_has_its_actors_with_role_words_and_place(source: Source) -> None:
    found = resource(source, LAW)
    assert [(i.actor.name.value, i.role.name.value) for i in found.actors] == [
        ("Botkyrka kommun", "oklar"),
        ("Huddinge kommun", "oklar"),
        ("näringslivet", "oklar"),
        ("Region Stockholm", "oklar"),
    ]
    assert {i.written.value for i in found.actors} >= {"Botkyrka kommun", "näringslivet"}
    assert {p.first for i in found.actors for q in i.quoted for p in q.places} == {15}
    assert len(found.actor_reasons) == 1
    assert found.actor_reasons[0].text.value.startswith("Raden inleds med två rubriker")


def test_facts_stand_by_how_sure_they_are(source: Source) -> None:
    found = resource(source, SAFER)
    assert [layer.stratum for layer in found.layers] == [
        "stated",
        "editorial",
        "editorial",
        "computed",
    ]
    stated = lines(found, "stated")
    assert stated["nummer i kapitlet"] == ["1.5"]
    assert stated["nummer i insatskartan"] == ["1.4"]
    assert lines(found, "computed")["målområde"] == ["Levande och attraktiva stadskärnor"]
    assert "aktör i raderna" not in lines(found, "computed")


def test_every_stated_fact_that_needs_one_has_a_quote(source: Source) -> None:
    structural = {
        source.names.terms.word(fact.subject)
        for facts in source.facts.of.values()
        for fact in facts
        if fact.property == f"{FP}structural"
    }
    shown = 0
    for found in resources(source):
        for layer in found.layers:
            for line in layer.lines if layer.stratum == "stated" else ():
                if line.label not in structural:
                    assert all(value.quoted for value in line.values), (found.thing.iri, line)
                    shown += len(line.values)
    assert shown > 250


def test_a_decision_of_ours_has_its_reason(source: Source) -> None:
    line = next(
        line
        for layer in resource(source, SAFER).layers
        for line in layer.lines
        if layer.label.value == "Vår tolkning"
    )
    assert (line.label, line.values[0].term.value) == ("insatsnummer", "1.4")
    assert line.reasons[0].text.value.startswith("Insatskartans nummer gäller.")
    assert line.reasons[0].interpretation.path.startswith("doc/interpretation/")


def test_what_we_do_not_read_is_said_with_the_reason(source: Source) -> None:
    found = resource(source, thing("actor", "polis"))
    assert [line.label for line in found.undecided] == ["läses som"]
    assert found.undecided[0].reasons[0].text.value.startswith("Behålls som allmän aktör.")


def test_an_actor_has_its_actions_by_area(source: Source) -> None:
    found = resource(source, thing("actor", "region-stockholm"))
    assert [len(own) for _, _, own in found.actions] == [5, 4, 4, 5]
    numbers = [i.action.number for _, _, own in found.actions for i in own]
    assert numbers[:3] == ["1.1", "1.2", "1.3"]
    assert found.actors == ()
    prose = resource(source, thing("actor", "rattscentrum"))
    assert any(mention.where.iri == LAW for mention in prose.named)


def test_oddities_stand_where_they_belong(source: Source) -> None:
    about = resource(source, SAFER).oddities
    assert {found.kind.name.value for found in about} >= {"olika nummer"}
    own = resource(source, next(o.thing.iri for o in about if o.readings[0].text.value == "1.5"))
    assert [reading.text.value for reading in own.readings] == ["1.5", "1.4"]
    assert own.bases


def test_a_section_lists_what_we_took_from_it(source: Source) -> None:
    found = resource(source, MAP)
    assert sum(cited.label == "rubrik i insatskartan" for cited in found.cited) == 18


def test_what_points_to_a_thing_is_said_in_words(source: Source) -> None:
    area = thing("goal-area", "regionala-malpunkter-for-samhallsservice")
    found = {group.label: group for group in resource(source, area).incoming}
    assert [ref.number for ref in found["Insatser"].things] == ["2.1", "2.2", "2.3", "2.4"]
    assert found["Insatser"].stratum == "computed"
    assert found["Färdriktningar"].stratum == "stated"


def made(facts: Iterable[Fact]) -> dict[str, Page]:
    inputs = Inputs({}, facts=collected(facts))
    found = {}
    for language, source in inputs.sources.items():
        for own in resources(source):
            frame = inputs.frame(language, own.thing.path)
            found[f"{own.thing.path}.{language}"] = Page(pages.resource_page(frame, own))
    return found


def test_hostile_labels_and_addresses_stay_text() -> None:
    iri, graph = f"{ID}actor/x", "urn:g"
    facts = [
        Fact(iri, f"{RDF}type", Term(f"{FP}ActorGroup", "iri"), graph),
        Fact(iri, PREF_LABEL, Term(HOSTILE, language="sv"), graph),
        Fact(iri, "urn:property", Term("javascript:alert(1)", "iri"), graph),
        Fact(iri, "urn:property", Term('https://x.org/"onmouseover="x', "iri"), graph),
        Fact(graph, PREF_LABEL, Term(HOSTILE, language="sv"), "urn:meta"),
    ]
    for page in made(facts).values():
        assert page.words.count(HOSTILE) >= 3
        assert page.open == []
        assert "img" not in {tag for tag, _ in page.elements}
        assert not any(name.startswith("on") for _, found in page.elements for name in found)
        assert not any((link or "").startswith("javascript") for link in page.links())


def test_a_thing_with_nothing_but_a_type_has_a_page() -> None:
    facts = [Fact(f"{ID}actor/x", f"{RDF}type", Term(f"{FP}ActorGroup", "iri"), "urn:g")]
    found = made(facts)
    assert set(found) == {"doc/actor/x.sv", "doc/actor/x.en"}
    assert all("X" in page.words.split() for page in found.values())


def test_an_action_of_unstated_kind_is_called_an_action() -> None:
    given = thing("action", "sagoby", "bara-i-kartan")
    kinds = (f"{FP}Action", f"{FP}ActionOfUnstatedKind")
    facts = collected(
        [
            *(Fact(given, f"{RDF}type", Term(kind, "iri"), "urn:g") for kind in kinds),
            Fact(given, f"{FP}number", Term("4.4"), "urn:g"),
            Fact(f"{FP}Action", f"{RDFS}label", Term("insats", language="sv"), "urn:o"),
        ]
    )
    found = resource(sources(facts, ("sv",))["sv"], given)
    assert found.kinds == ("insats",)
    assert "Insatsens slag anges inte: gemensam eller kärnspecifik." in found.lacking


@pytest.mark.parametrize(("length", "folded"), [(150, False), (300, True)])
@pytest.mark.parametrize(("language", "expected"), [("sv", "ord"), ("en", "word")])
def test_a_long_technical_text_is_folded_and_in_the_page_s_language(
    length: int, folded: bool, language: str, expected: str
) -> None:
    given = thing("document", "fardplan-sagoby")
    texts = (("sv", "ord "), ("en", "word "))
    facts = collected(
        Fact(given, f"{FP}normalisation", Term((text * 99)[:length], language=own), "urn:g")
        for own, text in texts
    )
    made = resource(sources(facts, (language,))[language], given)
    (value,) = (v for each in made.layers for line in each.lines for v in line.values)
    assert value.term.value.startswith(f"{expected} ")
    assert value.folded is folded
    page = pages.resource_page(Inputs({}).frame(language, "doc/x/y"), made)
    assert ("<details><summary>" in page) is folded
