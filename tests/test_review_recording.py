"""From a filled-in review file to the registry and the interpretation: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import review_samples as samples
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_files
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.findings import KINDS, Finding
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.files import write_file
from fardplan_kg.namespaces import FP, VOCABULARIES, thing
from fardplan_kg.review import output, recording
from fardplan_kg.review.entries import Left
from fardplan_kg.review.output import Review, write_review
from fardplan_kg.review.recorded import anomaly, interpretation, read_recorded
from fardplan_kg.review.recording import Decided, decide
from fardplan_kg.review.vocabulary import Vocabulary, read_vocabulary

FPN = Namespace(FP)
CV = Namespace(VOCABULARIES["cv"])
ORG = Namespace(VOCABULARIES["org"])
LANTERN_COMPANY = URIRef(thing("actor", "lyktbolaget"))
Decide = Callable[..., Decided]


@pytest.fixture(scope="module", autouse=True)
def words_read_once(built: Data) -> Iterator[None]:
    """No decision changes the ontology or the schemes; rdflib reads them once for all tests."""
    own = read_vocabulary(built)

    def known(data: Data) -> Vocabulary:
        for place in ("graph/schemes.ttl", "ontology/fardplan.ttl"):
            assert (data.root / place).read_bytes() == (built.root / place).read_bytes()
        return own

    with pytest.MonkeyPatch.context() as patch:
        for module in (output, recording):
            patch.setattr(module, "read_vocabulary", known)
        yield


def named(name: str, key: str = "") -> Finding:
    """An unknown actor."""
    return samples.finding("actor", f"actor-{key or name.lower()}", value=name)


@pytest.fixture
def decided(pahittsby: Data, made_up: Document, tmp_path: Path) -> Decide:
    """Fill in decisions on findings and write them into the graph."""

    def run(*pairs: tuple[Finding, str], reason: str = "Därför.") -> Decided:
        folder = tmp_path / "granskning"
        (folder / "pahittsby.csv").unlink(missing_ok=True)
        review = Review(samples.CORE, made_up, [finding for finding, _ in pairs], ())
        sheet, _ = write_review(review, pahittsby, folder)
        samples.fill_in(sheet, {finding.key: said for finding, said in pairs}, reason)
        return decide(sheet, pahittsby)

    return run


def graph(data: Data, name: str) -> Graph:
    path = data.shared_file(name, samples.CORE)
    return parse_files([path] if path.exists() else [])


def swedish(text: str) -> Literal:
    return Literal(text, lang="sv")


AREA = URIRef(thing("goal-area", "levande-torg"))
EFFECTS = [
    (samples.AMBIGUOUS, "Påhittsby kommun",
     (samples.MUNICIPALITY, CV.hasParticipant, URIRef(thing("actor", "pahittsby-kommun")))),
    (samples.AMBIGUOUS, "trollen",
     (samples.THEATRE, FPN.mentions, URIRef(thing("actor", "trollen")))),
    (samples.NUMBER, "ja", (samples.COUNTING, FPN.number, Literal("2.2"))),
    (samples.NUMBER, "nr 1.10", (samples.COUNTING, FPN.number, Literal("1.10"))),
    (samples.TITLE, "Räkna alla", (samples.COUNTING, SKOS.prefLabel, swedish("Räkna alla"))),
    (samples.ROLES, "ansvarig", (samples.COMPANY, CV.role, URIRef(thing("role", "responsible")))),
    (samples.KIND, "kärnspecifik", (samples.LANTERNS, RDF.type, FPN.CoreSpecificAction)),
    (samples.AREA, "ja", (AREA, SKOS.altLabel, swedish("Levande torget"))),
    (replace(samples.AREA, value="Grönt", key="area-gront"), "ny",
     (URIRef(thing("goal-area", "gront")), SKOS.prefLabel, swedish("Grönt"))),
    (samples.NEW_CORE, "ny",
     (URIRef(thing("core", "pahittsby")), SKOS.prefLabel, swedish("Påhittsby"))),
    (samples.COMMON, "ny",
     (samples.BENCHES, FPN.commonAction, URIRef(thing("common-action", "moblera-torgen")))),
    (samples.COMMON, "samma som Räkna resorna",
     (samples.BENCHES, FPN.commonAction, URIRef(thing("common-action", "rakna-resorna")))),
    (samples.SAME, "samma som tand-lyktorna",
     (samples.LANTERNS, FPN.alsoTitled, swedish("Tänd alla lyktor"))),
    (samples.SAME, "samma som Tänd lyktorna",
     (samples.LANTERNS, FPN.alsoTitled, swedish("Tänd alla lyktor"))),
]  # fmt: skip


@pytest.mark.parametrize(("finding", "said", "triple"), EFFECTS)
def test_an_effect_and_its_reason(
    decided: Decide,
    pahittsby: Data,
    finding: Finding,
    said: str,
    triple: tuple[URIRef, URIRef, URIRef],
) -> None:
    result = decided((finding, said))
    assert (result.decisions, result.changed, len(result.files)) == (1, 1, 1)
    written = graph(pahittsby, "interpretation")
    assert triple in written
    nodes = list(written.subjects(RDF.object, triple[2]))
    assert [
        node
        for node in nodes
        if (node, RDF.subject, triple[0]) in written and (node, RDF.predicate, triple[1]) in written
    ]
    for node in nodes:
        assert (node, FPN.reason, swedish("Därför.")) in written
    assert interpretation(samples.CORE, finding.key) in nodes or len(nodes) == 2
    named = (anomaly(samples.CORE, finding.key), RDF.type, FPN.SourceAnomaly) in written
    assert named == bool(KINDS[finding.kind].anomaly)


def test_a_new_action_has_no_former_one(decided: Decide, pahittsby: Data) -> None:
    decided((samples.SAME, "ny"))
    node = interpretation(samples.CORE, samples.SAME.key)
    written = graph(pahittsby, "interpretation")
    assert (node, RDF.subject, samples.COUNTING) in written
    assert (node, RDF.object, None) not in written
    assert (None, FPN.alsoTitled, None) not in written


def test_an_oddity_is_noted_in_both_languages(decided: Decide, pahittsby: Data) -> None:
    told = "Kapitlet ”Levande torg” anger ingen färdriktning."
    decided((replace(samples.NOTED, swedish=told), "godta"))
    node, written = anomaly(samples.CORE, samples.NOTED.key), graph(pahittsby, "interpretation")
    assert set(written.objects(node, SKOS.prefLabel)) == {
        swedish(told.removesuffix(".")),
        Literal("The chapter ‘Levande torg’ states no direction", lang="en"),
    }
    assert written.value(node, FPN.about) == URIRef(thing("document", "fardplan-pahittsby"))
    assert set(written.objects(node, FPN.decision)) == {
        swedish("Det står kvar som det är tryckt."),
        Literal("It stands as printed.", lang="en"),
    }


@pytest.mark.parametrize(("said", "artefacts"), [("bron", 1), ("nej", 0)])
def test_split_words(decided: Decide, pahittsby: Data, said: str, artefacts: int) -> None:
    decided((samples.ARTEFACT, said))
    written = graph(pahittsby, "interpretation")
    found = list(written.subjects(RDF.type, FPN.ExtractionArtefact))
    assert len(found) == artefacts
    assert [str(written.value(node, FPN.asExtracted)) for node in found] == ["b ron"] * artefacts


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        ("kommun", {ORG.FormalOrganization, CV.PublicOrganisation}),
        ("bolag", {ORG.FormalOrganization}),
        ("högskola eller skola", {ORG.FormalOrganization}),
        ("nämnd eller förvaltning", {ORG.OrganizationalUnit}),
        ("allmän aktör eller grupp", {FPN.GenericActor}),
    ],
)
def test_a_new_actor(decided: Decide, pahittsby: Data, kind: str, classes: set[URIRef]) -> None:
    decided((named("Drakarna"), f"ny {kind}"))
    actors, entry = graph(pahittsby, "actors"), URIRef(thing("actor", "drakarna"))
    assert set(actors.objects(entry, RDF.type)) == classes
    assert actors.value(entry, SKOS.prefLabel) == swedish("Drakarna")
    assert (entry, FPN.kindOfActor, None) in actors


def test_another_spelling_also_of_an_entry_of_the_same_file(
    decided: Decide, pahittsby: Data
) -> None:
    decided(
        (named("Drakar"), "samma som Draken"),
        (named("Draken"), "samma som drakarna"),
        (named("Drakarna"), "ny bolag"),
        (samples.ACTOR, "ja"),
    )
    actors, entry = graph(pahittsby, "actors"), URIRef(thing("actor", "drakarna"))
    assert set(actors.objects(entry, SKOS.altLabel)) == {swedish("Drakar"), swedish("Draken")}
    assert (LANTERN_COMPANY, SKOS.altLabel, swedish("Lyktboolaget")) in actors


def test_two_names_with_one_slug_get_two_identifiers_that_stay(
    decided: Decide, pahittsby: Data
) -> None:
    pairs = [(named("Värd", "vard"), "ny bolag"), (named("Vård", "vard-2"), "ny kommun")]
    decided(*pairs)
    actors = graph(pahittsby, "actors")
    names = {"vard": swedish("Värd"), "vard-2": swedish("Vård")}
    assert {
        slug: actors.value(URIRef(thing("actor", slug)), SKOS.prefLabel) for slug in names
    } == names
    decided((pairs[0][0], "samma som trollen"))
    decided((pairs[1][0], "ny bolag"))
    left = graph(pahittsby, "actors").value(URIRef(thing("actor", "vard-2")), SKOS.prefLabel)
    assert left == swedish("Vård")


def test_the_same_file_twice_gives_the_same_bytes(decided: Decide) -> None:
    pairs = [(finding, finding.proposal or "ny") for finding in samples.ALL if finding.proposal]
    first = decided(*pairs, (named("Drakarna"), "ny bolag"))
    before = [path.read_bytes() for path in first.files]
    assert before[0].startswith(b"# Written by `fardplan decide`")
    again = decided(*pairs[::-1], (named("Drakarna"), "ny bolag"))
    assert (again.changed, again.files) == (0, ())
    assert [path.read_bytes() for path in first.files] == before


def test_a_changed_decision_replaces_the_former_whole_and_no_other(
    decided: Decide, pahittsby: Data
) -> None:
    decided((samples.NUMBER, "nr 7.1"), (samples.ARTEFACT, "bron"), (samples.TITLE, "ja"))
    decided((named("Drakarna"), "ny bolag"))
    kept = graph(pahittsby, "interpretation").value(samples.COUNTING, SKOS.prefLabel)
    decided((samples.NUMBER, "nr 7.2"), (samples.ARTEFACT, "nej"), (named("Drakarna"), "ny kommun"))
    written, actors = graph(pahittsby, "interpretation"), graph(pahittsby, "actors")
    assert set(written.objects(samples.COUNTING, FPN.number)) == {Literal("7.2")}
    assert written.value(samples.COUNTING, SKOS.prefLabel) == kept
    assert not list(written.subjects(RDF.type, FPN.ExtractionArtefact))
    kinds = list(actors.objects(URIRef(thing("actor", "drakarna")), FPN.kindOfActor))
    assert kinds == [URIRef(thing("actor-kind", "municipality"))]


TWICE = replace(samples.NUMBER, kind="number-twice", proposal="godta")
CHANGES = [
    (named("Drakarna"), "ny bolag", "samma som trollen"),
    (named("Drakarna"), "samma som trollen", "ny kommun"),
    (named("Drakarna"), "samma som trollen", "samma som Lyktbolaget"),
    (samples.AMBIGUOUS, "trollen", "Lyktbolaget"),
    (samples.NUMBER, "nr 7.1", "nr 7.2"),
    (TWICE, "nr 7.1", "godta"),
    (TWICE, "godta", "nr 7.1"),
    (samples.TITLE, "Räkna alla", "Räkna allt"),
    (samples.ROLES, "ansvarig", "oklar"),
    (samples.KIND, "gemensam", "oklar"),
    (samples.AREA, "samma som Levande torg", "samma som Resor för sagodjur"),
    (replace(samples.AREA, value="Grönt", key="area-gront"), "ny", "samma som Levande torg"),
    (replace(samples.AREA, value="Grönt", key="area-gront"), "samma som Levande torg", "ny"),
    (samples.COMMON, "ny", "samma som Räkna resorna"),
    (samples.SAME, "samma som tand-lyktorna", "ny"),
    (samples.ARTEFACT, "bron", "nej"),
    (samples.ARTEFACT, "nej", "bron"),
]


@pytest.mark.parametrize(("finding", "first", "then"), CHANGES)
def test_a_changed_decision_leaves_nothing_of_the_former(
    decided: Decide, pahittsby: Data, finding: Finding, first: str, then: str
) -> None:
    decided((finding, then))
    aim = [set(graph(pahittsby, name)) for name in ("actors", "interpretation")]
    decided((finding, first))
    assert [set(graph(pahittsby, name)) for name in ("actors", "interpretation")] != aim
    assert decided((finding, then)).changed == 1
    assert [set(graph(pahittsby, name)) for name in ("actors", "interpretation")] == aim


@pytest.mark.parametrize(("finding", "said", "_"), CHANGES)
def test_a_decision_that_is_taken_back_leaves_nothing(
    decided: Decide, pahittsby: Data, finding: Finding, said: str, _: str
) -> None:
    decided((samples.NOTED, "godta"))
    before = set(graph(pahittsby, "interpretation"))
    decided((finding, said))
    result = decided((finding, "Ångra!"), reason="")
    assert (result.decisions, result.withdrawn) == (0, 1)
    assert not set(graph(pahittsby, "actors"))
    assert set(graph(pahittsby, "interpretation")) == before
    again = decided((finding, "ångra"), reason="")
    assert (again.withdrawn, again.files, again.left[Left.NOTHING_TO_WITHDRAW]) == (0, (), [2])


@pytest.mark.parametrize(("finding", "said", "_"), CHANGES)
def test_a_decision_is_read_back_as_it_was_written(
    decided: Decide, pahittsby: Data, finding: Finding, said: str, _: str
) -> None:
    decided((finding, said))
    recorded = read_recorded(pahittsby, samples.CORE)[finding.key]
    assert (recorded.decision, recorded.reason) == (said.removeprefix("nr "), "Därför.")
    assert decided((finding, recorded.decision)).changed == 0


@pytest.mark.parametrize(
    ("first", "taken_up", "then", "triple"),
    [
        ("ny", "gront", "samma som Levande torg", (AREA, SKOS.altLabel, swedish("Grönt"))),
        ("samma som Levande torg", "levande-torg", "ny",
         (URIRef(thing("goal-area", "gront")), SKOS.prefLabel, swedish("Grönt"))),
    ],
)  # fmt: skip
def test_an_area_that_extraction_has_taken_up_can_be_decided_anew(
    decided: Decide,
    pahittsby: Data,
    first: str,
    taken_up: str,
    then: str,
    triple: tuple[URIRef, URIRef, Literal],
) -> None:
    area = replace(samples.AREA, value="Grönt", key="area-gront")
    decided((area, first))
    with pahittsby.plan_file(samples.CORE).open("a", encoding="utf-8") as plan:
        plan.write(f'<{thing("goal-area", taken_up)}> <{FPN.nameAsPrinted}> "Grönt"@sv .\n')
    assert decided((area, then)).changed == 1
    assert triple in graph(pahittsby, "interpretation")


SENTENCES = [
    (samples.NUMBER, "nr 1.2", "Nummer 1.2 gäller.", "Number 1.2 holds."),
    (TWICE, "godta", "Det står kvar som det är tryckt.", "It stands as printed."),
    (samples.TITLE, "Räkna", "Titeln ”Räkna” gäller.", "The title ‘Räkna’ holds."),
    (samples.ROLES, "medverkande", "Aktörerna läses som medverkande.",
     "The actors are read as participating."),
    (samples.ROLES, "oklar", "Aktörernas roll är oklar.", "The role of the actors is unclear."),
    (samples.KIND, "gemensam", "Insatsen är gemensam.", "The action is shared."),
    (samples.KIND, "kärnspecifik", "Insatsen gäller bara den egna stadskärnan.",
     "The action concerns this urban core only."),
    (samples.KIND, "oklar",
     "Det är oklart om insatsen är gemensam eller gäller bara den egna stadskärnan.",
     "It is unclear whether the action is shared or concerns this urban core only."),
    (samples.AMBIGUOUS, "trollen", "Namnet avser trollen.", "The name means trollen."),
    (samples.ARTEFACT, "bron", "I dokumentet är ”bron” tryckt.", "The document prints ‘bron’."),
    (samples.ARTEFACT, "nej", "Det är två ord.", "They are two words."),
]  # fmt: skip


@pytest.mark.parametrize(("finding", "said", "sv", "en"), SENTENCES)
def test_the_decision_on_an_anomaly_is_a_sentence(
    decided: Decide, pahittsby: Data, finding: Finding, said: str, sv: str, en: str
) -> None:
    decided((finding, said))
    node, written = anomaly(samples.CORE, finding.key), graph(pahittsby, "interpretation")
    assert set(written.objects(node, FPN.decision)) == {swedish(sv), Literal(en, lang="en")}


def test_an_anomaly_of_roles_is_about_the_action(decided: Decide, pahittsby: Data) -> None:
    decided((samples.ROLES, "oklar"))
    written = graph(pahittsby, "interpretation")
    about = list(written.objects(anomaly(samples.CORE, samples.ROLES.key), FPN.about))
    assert about == [samples.COUNTING]
    unclear = URIRef(thing("role", "unclear"))
    assert set(written.subjects(CV.role, unclear)) == {samples.MUNICIPALITY, samples.COMPANY}


def test_an_action_that_has_its_former_identity_keeps_it(decided: Decide, pahittsby: Data) -> None:
    about = (URIRef(thing("action", samples.CORE, "rakna-resorna-2")),)
    gone = replace(samples.SAME, key="same-rakna-resorna-2", about=about)
    plan = pahittsby.plan_file(samples.CORE)
    former = plan.read_text(encoding="utf-8")
    plan.write_text(former + f"<{about[0]}> a <{FPN.Action}> .\n", encoding="utf-8")
    decided((gone, "samma som tand-lyktorna"))
    plan.write_text(former, encoding="utf-8")
    assert decided((gone, "samma som tand-lyktorna")).left[Left.WORKED_IN] == [2]
    for said in ("ny", "ångra"):
        with pytest.raises(DataFault, match="the plan is made after this decision already"):
            decided((gone, said))


def test_rows_without_a_decision_are_left(decided: Decide, pahittsby: Data) -> None:
    decided((samples.NUMBER, "nr 7.1"))
    result = decided((samples.NUMBER, ""), (samples.TITLE, ""), reason="")
    assert (result.decisions, result.files) == (0, ())
    assert (result.left[Left.EMPTIED], result.left[Left.UNDECIDED]) == ([2], [3])
    assert (samples.COUNTING, FPN.number, Literal("7.1")) in graph(pahittsby, "interpretation")
    assert decided((samples.TITLE, "")).left[Left.REASON_ONLY] == [2]


FAULTS = [
    (samples.ACTOR, "ny drake", "”ny drake” går inte att läsa; skriv ”ny” och ett slag"),
    (samples.ACTOR, "samma som Lyktbolagt", "närmast: Lyktbolaget"),
    (named("lyktbolaget"), "ny bolag", "finns redan (lyktbolaget)"),
    (named("Lykt-bolaget", "lykt-bolaget"), "ny bolag", "finns redan (lyktbolaget)"),
    (named("Lyktbolaget"), "samma som trollen", "står redan i registret (lyktbolaget)"),
    (named("***", "namnlos"), "ny bolag", "varken bokstäver eller siffror"),
    (named("A"), "samma som A", "leder runt"),
    (samples.AMBIGUOUS, "ja", "inget förslag att säga ja till"),
    (samples.AMBIGUOUS, "drakarna", "inget känt namn på en aktör"),
    (samples.NUMBER, "1,4", "skriv ”nr” och numret"),
    (samples.NUMBER, "godta", "skriv ”nr” och numret"),
    (TWICE, "kanske", "till exempel ”nr 1.4”, eller ”godta”"),
    (samples.TITLE, "nej", "skriv hela rubriken"),
    (samples.ROLES, "kanske", "”ansvarig”, ”medverkande”, ”oklar”"),
    (samples.KIND, "båda", "”gemensam”, ”kärnspecifik”, ”oklar”"),
    (samples.AREA, "samma som Levande gator", "närmast: Levande torg"),
    (samples.AREA, "ny", "har redan ”Levande torg” i ett annat beslut"),
    (samples.COMMON, "samma som Räkna resor", "närmast: Räkna resorna"),
    (samples.SAME, "samma som något", "inget känt namn på en insats"),
    (samples.ARTEFACT, "broarna", "andra bokstäver"),
    (samples.NOTED, "nej", "skriv ”godta”"),
    (replace(samples.NUMBER, about=(samples.COMPANY,)), "nr 1.1", "hör inte hit"),
    (replace(samples.NUMBER, about=()), "nr 1.1", "här ska stå action/pahittsby/…"),
    (replace(samples.NUMBER, about=(samples.LANTERNS,), value=""), "nr 1.1", "sorterats för sig"),
    (replace(samples.NUMBER, key="number-x", about=(URIRef(thing("action", "pahittsby", "x")),)),
     "nr 1.1", "finns inte i planen"),
    (replace(samples.NUMBER, key="NR 1"), "nr 1.1", "är ingen nyckel"),
    (samples.finding("number", "number-tand-lyktorna", samples.LANTERNS), "nr 9.9",
     "skrivet för hand i graph/interpretation.ttl"),
    (samples.finding("number", "number-tand-lyktorna", samples.LANTERNS), "ångra",
     "skrivet för hand i graph/interpretation.ttl"),
    (samples.finding("number", "number-tand-lyktorna-2", samples.LANTERNS), "nr 9.9",
     "har redan ”1.3” i ett annat beslut"),
]  # fmt: skip


@pytest.mark.parametrize(("finding", "said", "fault"), FAULTS)
def test_a_fault_is_told_and_nothing_written(
    decided: Decide, pahittsby: Data, finding: Finding, said: str, fault: str
) -> None:
    if finding is samples.AREA and said == "ny":
        finding = replace(finding, value="levande TORG", key="area-levande-torg")
    with pytest.raises(DataFault) as found:
        decided((finding, said))
    assert fault in found.value.told("sv")
    assert "rad 2, " in found.value.told("sv") and "row 2, " in found.value.told("en")
    assert not pahittsby.shared_file("actors", samples.CORE).exists()
    assert not pahittsby.shared_file("interpretation", samples.CORE).exists()


def test_all_faults_are_told_at_once(decided: Decide) -> None:
    with pytest.raises(DataFault) as found:
        decided(
            *((finding, "???") for finding in samples.ALL if finding is not samples.TITLE),
            reason="",
        )
    told = found.value.told("sv")
    assert told.count("skäl saknas") == 11 and told.count(", beslut: ") == 11
    assert "22 fel, inget skrevs" in told


def test_rows_that_contradict_one_another(decided: Decide) -> None:
    other = replace(samples.NUMBER, kind="number-twice", key="number-rakna-resorna-2")
    former = replace(samples.SAME, key="same-moblera-torgen", about=(samples.BENCHES,))
    with pytest.raises(DataFault) as found:
        decided(
            (samples.NUMBER, "nr 1.1"),
            (other, "nr 1.2"),
            (samples.SAME, "samma som tand-lyktorna"),
            (former, "samma som tand-lyktorna"),
        )
    told = found.value.told("sv")
    assert "säger ”1.1” om action/pahittsby/rakna-resorna" in told
    assert "action/pahittsby/tand-lyktorna är redan svaret på rad" in told
    assert decided((samples.NUMBER, "nr 1.1"), (other, "nr 1.1")).decisions == 2


def test_an_entry_that_others_use_does_not_vanish(decided: Decide, pahittsby: Data) -> None:
    new, spelt = named("Drakarna"), named("Draken")
    decided((new, "ny bolag"), (spelt, "samma som Drakarna"), (samples.AMBIGUOUS, "Drakarna"))
    with pytest.raises(DataFault) as found:
        decided((new, "samma som trollen"))
    told = found.value.told("sv")
    assert "används av beslutet actor-draken" in told
    assert "används av beslutet ambiguous-kommunen" in told
    with pytest.raises(DataFault, match="is used by beslutet actor-draken"):
        decided((new, "ångra"))
    decided(
        (new, "samma som trollen"), (spelt, "samma som Drakarna"), (samples.AMBIGUOUS, "trollen")
    )
    assert not list(graph(pahittsby, "actors").objects(URIRef(thing("actor", "drakarna"))))


def test_an_entry_that_another_file_uses_does_not_vanish(decided: Decide, pahittsby: Data) -> None:
    decided((named("Drakarna"), "ny bolag"))
    links = pahittsby.root / "graph" / "links.ttl"
    links.write_text(
        f"<{thing('actor', 'drakarna')}> <https://schema.org/sameAs> <https://example.org/> .",
        encoding="utf-8",
    )
    with pytest.raises(DataFault, match=r"is used by graph/links\.ttl"):
        decided((named("Drakarna"), "samma som trollen"))


def test_a_key_that_stands_twice(decided: Decide) -> None:
    with pytest.raises(DataFault, match="row 3, nyckel: the key number-rakna-resorna stands in"):
        decided((samples.NUMBER, "ja"), (samples.NUMBER, "ja"))


def test_a_letter_that_an_old_format_lost(decided: Decide, pahittsby: Data, tmp_path: Path) -> None:
    decided((named("Drakarna"), ""), reason="")
    sheet = tmp_path / "granskning" / "pahittsby.csv"
    text = samples.fill_in(sheet, {"actor-drakarna": "ny bolag"}, "För så är det.")
    lost = text.read_text(encoding="utf-8-sig").replace("Drakarna", "Drakarna?")
    sheet.write_bytes(lost.encode("cp1252"))
    with pytest.raises(DataFault, match="saved in an older format"):
        decide(sheet, pahittsby)
    sheet.write_bytes(lost.replace("?", "").encode("cp1252"))
    assert decide(sheet, pahittsby).decisions == 1


def test_a_file_of_another_name(decided: Decide, pahittsby: Data, tmp_path: Path) -> None:
    decided((samples.NUMBER, ""), reason="")
    sheet = tmp_path / "granskning" / "pahittsby.csv"
    with pytest.raises(DataFault, match="name the file as extract did"):
        decide(sheet.rename(sheet.with_name("pahittsby (1).csv")), pahittsby)


def test_where_one_file_cannot_be_written_the_other_is_put_back(
    decided: Decide, pahittsby: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided((named("Drakarna"), "ny bolag"))
    before = pahittsby.shared_file("actors", samples.CORE).read_bytes()

    def fail(path: Path, content: bytes) -> None:
        if path.parent.name == "interpretation":
            raise CallFault("full", "fullt")
        write_file(path, content)

    monkeypatch.setattr("fardplan_kg.review.recording.write_file", fail)
    with pytest.raises(CallFault, match="full"):
        decided((named("Trollkarlen"), "ny bolag"))
    assert pahittsby.shared_file("actors", samples.CORE).read_bytes() == before
