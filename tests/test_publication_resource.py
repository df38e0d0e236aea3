from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest
from html_page import Page
from network_samples import HOSTILE

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, ID, RDF, RDFS, thing
from fardplan_kg.publication import pages
from fardplan_kg.publication.facts import PREF_LABEL, TYPE, Fact, collected, read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.resource import Resource, resource
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.publication.things import anchor
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
    things = [iri for iri in source.names.places.pages if iri.startswith(ID)]
    assert len(things) > 350
    for found in (resource(source, iri) for iri in things):
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
    labels = [carried.label for cited in found.cited for carried in cited.carried]
    assert labels.count("rubrik i insatskartan") == 18
    assert len({cited.anchor for cited in found.cited}) == len(found.cited)


def test_what_points_to_a_thing_is_said_in_words(source: Source) -> None:
    area = thing("goal-area", "regionala-malpunkter-for-samhallsservice")
    found = {group.label: group for group in resource(source, area).incoming}
    assert [ref.number for ref in found["Insatser"].things] == ["2.1", "2.2", "2.3", "2.4"]
    assert found["Insatser"].kind.stratum == "computed"
    assert found["Färdriktningar"].kind.stratum == "stated"


def made(facts: Iterable[Fact]) -> dict[str, Page]:
    inputs = Inputs({}, facts=collected(facts))
    return {
        f"{path}.{language}": Page(pages.resource_page(inputs, language, iri))
        for language in inputs.sources
        for iri, path in inputs.places.pages.items()
        if path.startswith("doc/")
    }


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
    page = pages.resource_page(Inputs({}, facts=facts), language, given)
    assert ("<details><summary>" in page) is folded


def test_every_quote_has_its_anchor_on_the_page_of_its_section(source: Source) -> None:
    sections = {
        term.value: evidence
        for evidence in source.facts.subjects(TYPE, f"{FP}Evidence")
        for term in source.facts.values(evidence, f"{FP}inSection")
    }
    found = {own.anchor for section in sections for own in resource(source, section).cited}
    expected = {anchor(own) for own in source.facts.subjects(TYPE, f"{FP}Evidence")}
    assert len(expected) > 500
    assert found == expected


def test_every_part_has_its_anchor_on_the_page_it_belongs_to_and_no_anchor_stands_twice(
    data: Data,
) -> None:
    inputs = Inputs({}, facts=read_facts(open_store(data)))
    owners = {path: iri for iri, path in inputs.places.pages.items()}
    wanted: dict[str, set[str]] = defaultdict(set)
    for path, own in inputs.places.anchors.values():
        if own and path.startswith("doc/"):
            wanted[path].add(own)
    for path, anchors in wanted.items():
        page = Page(pages.resource_page(inputs, "sv", owners[path]))
        ids = [found["id"] for _, found in page.elements if "id" in found]
        assert anchors <= set(ids), path
        assert len(ids) == len(set(ids)), path
    assert sum(map(len, wanted.values())) > 700


def test_a_quote_says_once_what_all_it_carries(source: Source) -> None:
    found = {own.text: own for own in resource(source, MAP).cited}
    number = found["1.4"]
    assert [(own.label, own.value.value) for own in number.carried] == [
        ("nummer i insatskartan", ""),
        ("", ""),
    ]
    assert number.carried[1].thing.path.startswith("doc/anomaly/")


def test_the_readings_of_a_number_say_which_is_whose(source: Source) -> None:
    about = resource(source, SAFER).oddities
    (number,) = (found for found in about if found.kind.name.value == "olika nummer")
    assert [(own.text.value, own.label) for own in number.readings] == [
        ("1.5", "nummer i kapitlet"),
        ("1.4", "nummer i insatskartan"),
    ]


def test_an_interpretation_names_its_property_in_words(source: Source) -> None:
    found = 0
    for iri in source.facts.subjects(TYPE, f"{FP}Interpretation"):
        shown = lines(resource(source, iri), "editorial")
        assert not any("://" in word for word in shown["egenskap"]), iri
        found += 1
    assert found > 40


def test_our_translation_has_a_sign_of_its_own(source: Source) -> None:
    signs = {layer.label.value: layer.kind.sign for layer in resource(source, SAFER).layers}
    assert signs == {
        "Står i färdplanen": "stated",
        "Vår tolkning": "editorial",
        "Vår översättning": "translation",
        "Uträknat": "computed",
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_tells_how_sure_it_is_by_a_sign_and_words(data: Data, language: str) -> None:
    inputs = Inputs({}, facts=read_facts(open_store(data)))
    page = pages.resource_page(inputs, language, SAFER)
    used = set(re.findall(r'href="#sign-([a-z]+)"', page))
    assert used == {"stated", "editorial", "translation", "linked", "computed"}
    assert used <= set(re.findall(r'<symbol id="sign-([a-z]+)"', page))
    for _, label, _ in resource(inputs.sources[language], SAFER).key:
        assert label in page
    assert "style=" not in page
