"""Points 17, 18 and 21: the catalogue, VoID, the sitemap, robots, schema.org, commitments."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pyoxigraph import Dataset, Literal

from fardplan_kg.publication.checking.agreement import SCHEMA
from fardplan_kg.publication.checking.answer import joined
from fardplan_kg.publication.checking.descriptions import DCAT, RDF_XML, VOID, Description
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import (
    TYPE,
    Term,
    Triple,
    Unreadable,
    iris,
    objects,
    subjects,
    triples,
)
from fardplan_kg.publication.checking.subject import HTML, Subject

DCT = "http://purl.org/dc/terms/"
FOAF_NAME = "http://xmlns.com/foaf/0.1/name"
VCARD = "http://www.w3.org/2006/vcard/ns#"
DEMANDED = {
    "Catalog": (f"{DCT}title", f"{DCT}description", f"{DCT}license", f"{DCAT}dataset"),
    "Dataset": (f"{DCT}title", f"{DCT}description", f"{DCAT}keyword", f"{DCAT}theme",
                f"{DCAT}distribution"),
    "Distribution": (f"{DCAT}accessURL", f"{DCT}format", f"{DCT}license"),
    "DataService": (f"{DCT}title", f"{DCAT}endpointURL", f"{DCAT}endpointDescription",
                    f"{DCAT}servesDataset"),
}  # fmt: skip
"""What DCAT-AP-SE 3.0.1 and the project's list ask for (docs.dataportal.se/dcat/3.0.1/en;
exempel/obligatoriskt.ttl of diggsweden/DCAT-AP-SE); publisher and contact are another check."""
TEXTS = (f"{DCT}title", f"{DCT}description", f"{DCAT}keyword")
COMMITMENTS = re.compile(r"åtagande|atagande|commitment", re.IGNORECASE)
PROMISES = {
    "stabilitet": r"stabil|beständig|stable|stability|persist",
    "versioner": r"version",
    "kontakt": r"kontakt|contact",
    "slutet": r"läggs ned|upphör|avvecklas|slutet|at the end|comes to an end|discontinu|ends",
}
Told = Iterator[Seen | Flaw]


def _catalogue(subject: Subject) -> Description:
    if subject.descriptions.dcat is None:
        raise NotApplicable("ingen katalog hittades (se dcat)", "no catalogue was found (see dcat)")
    return subject.descriptions.dcat


def _void(subject: Subject) -> Dataset:
    if subject.descriptions.void is None:
        raise Unreadable("ingen VoID-beskrivning på /.well-known/void",
                         "no VoID description at /.well-known/void")  # fmt: skip
    return subject.descriptions.void.dataset


@check("dcat", 17, "En katalog enligt DCAT-AP-SE 3.0.1, hel på en adress i RDF/XML",
       "A catalogue by DCAT-AP-SE 3.0.1, whole at one address in RDF/XML")  # fmt: skip
def dcat(subject: Subject) -> Told:
    """Look for what each of its parts must have."""
    found = subject.descriptions.dcat
    if found is None:
        yield Flaw("ingen katalog hittades (dcat.rdf, länk från startsidan)",
                   "no catalogue was found (dcat.rdf, a link from the front page)")  # fmt: skip
        return
    if found.answer.media != RDF_XML:
        yield found.answer.flaw(f"ska vara {RDF_XML}", f"should be {RDF_XML}")
    for kind, demanded in DEMANDED.items():
        of_kind = subjects(found.dataset, f"{DCAT}{kind}")
        if not of_kind and kind != "DataService":
            yield Flaw(f"katalogen har ingen dcat:{kind}", f"the catalogue has no dcat:{kind}")
        for own in of_kind:
            for predicate in demanded:
                if not objects(found.dataset, predicate, own):
                    yield Flaw(f"{own} saknar <{predicate}>", f"{own} has no <{predicate}>")
    yield Seen(found.answer.told("sv"), found.answer.told("en"))


@check("dcat-publisher", 17, "Katalogen och datamängden anger utgivare och kontakt",
       "The catalogue and the dataset name a publisher and a contact")  # fmt: skip
def dcat_publisher(subject: Subject) -> Told:
    """See that the publisher has a name, and the contact a name and an address."""
    data = _catalogue(subject).dataset
    wanted: list[tuple[Term, str, tuple[str, ...]]] = [
        (own, f"{DCT}publisher", (FOAF_NAME,)) for kind in ("Catalog", "Dataset")
              for own in subjects(data, f"{DCAT}{kind}")]  # fmt: skip
    wanted += [(own, f"{DCAT}contactPoint", (f"{VCARD}fn", f"{VCARD}hasEmail"))
               for own in subjects(data, f"{DCAT}Dataset")]  # fmt: skip
    for own, predicate, parts in wanted:
        found = objects(data, predicate, own)
        if not found:
            yield Flaw(f"{own} saknar <{predicate}>", f"{own} has no <{predicate}>")
        for who in found:
            for part in parts:
                if not objects(data, part, who):
                    yield Flaw(f"{who} saknar <{part}>", f"{who} has no <{part}>")
    yield subject.counted(len(wanted), "uppgifter", "statements")


@check(
    "dcat-languages",
    17,
    "Katalogens texter är märkta med språk och finns på svenska och engelska",
    "The catalogue's texts have a language and are there in Swedish and English",
)
def dcat_languages(subject: Subject) -> Told:
    """Look at titles, descriptions and keywords."""
    data = _catalogue(subject).dataset
    described = sorted(
        {own for kind in DEMANDED for own in subjects(data, f"{DCAT}{kind}")}, key=str
    )
    for own in described:
        for predicate in TEXTS:
            texts = [t for t in objects(data, predicate, own) if isinstance(t, Literal)]
            languages = {(t.language or "").split("-")[0] for t in texts}
            if (texts and not languages >= {"sv", "en"}) or "" in languages:
                told = ", ".join(sorted(own or "–" for own in languages))
                yield Flaw(
                    f"{own} <{predicate}>: språk {told}; ska vara sv och en",
                    f"{own} <{predicate}>: languages {told}; should be sv and en",
                )
    yield subject.counted(len(described), "poster", "records")


def _counts(found: set[Triple]) -> dict[str, int]:
    return {
        f"{VOID}triples": len(found),
        f"{VOID}distinctSubjects": len({t[0] for t in found}),
        f"{VOID}distinctObjects": len({t[2] for t in found}),
        f"{VOID}properties": len({t[1] for t in found}),
        f"{VOID}classes": len({t[2] for t in found if t[1].value == TYPE}),
    }


@check("void-counts", 18, "Talen i VoID är de som nedladdningen har",
       "The counts in VoID are those of the dump")  # fmt: skip
def void_counts(subject: Subject) -> Told:
    """Count the dump's default graph, or all of it where that is what VoID counts."""
    try:
        void = _void(subject)
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)
        return
    said = {
        own: _number(objects(void, f"{VOID}triples", own))
        for own in subjects(void, f"{VOID}Dataset")
    }
    dataset = max((own for own in said if said[own] >= 0), key=lambda own: said[own], default=None)
    if dataset is None:
        yield Flaw("VoID anger inte void:triples", "VoID does not state void:triples")
        return
    every = triples(subject.dump)
    basis = every if said[dataset] == len(every) else subject.merged
    for predicate, right in _counts(basis).items():
        for value in objects(void, predicate, dataset):
            if _number([value]) != right:
                yield Flaw(f"{dataset} <{predicate}>: {value}; datamängden har {right}",
                           f"{dataset} <{predicate}>: {value}; the dump has {right}")  # fmt: skip
    yield from _partitions(void, dataset, basis)
    yield subject.counted(len(basis), "tripler räknade", "triples counted")


def _partitions(void: Dataset, dataset: Term, basis: set[Triple]) -> Told:
    by_class = Counter(t[2] for t in basis if t[1].value == TYPE)
    by_property = Counter[Term](t[1] for t in basis)
    for kind, key, count, right in (
        ("classPartition", "class", "entities", by_class),
        ("propertyPartition", "property", "triples", by_property),
    ):
        for part in objects(void, f"{VOID}{kind}", dataset):
            for named in objects(void, f"{VOID}{key}", part):
                for value in objects(void, f"{VOID}{count}", part):
                    if _number([value]) != right[named]:
                        yield Flaw(
                            f"void:{kind} {named}: {value}; datamängden har {right[named]}",
                            f"void:{kind} {named}: {value}; the dump has {right[named]}",
                        )


def _number(values: list[Term]) -> int:
    texts = [own.value for own in values if isinstance(own, Literal)]
    return int(texts[0]) if texts and re.fullmatch(r"\d{1,15}", texts[0]) else -1


@check(
    "void-links",
    18,
    "VoID anger nedladdning, adressrymd, exempel och vokabulärer, och de svarar",
    "VoID names dump, URI space, examples and vocabularies, and they answer",
)
def void_links(subject: Subject) -> Told:
    """Ask for the dumps and the examples."""
    try:
        yield from _links(subject, _void(subject))
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)


def _links(subject: Subject, void: Dataset) -> Told:
    for name in ("dataDump", "uriSpace", "exampleResource", "vocabulary"):
        if not objects(void, f"{VOID}{name}"):
            yield Flaw(f"VoID saknar void:{name}", f"VoID has no void:{name}")
    for iri in iris(objects(void, f"{VOID}exampleResource"))[:20]:
        if not subject.local(iri):
            yield Flaw(f"<{iri}> är inte webbplatsens", f"<{iri}> is not the site's")
        elif (last := subject.follow(subject.local(iri), "*/*")[-1]).status != 200:
            yield last.flaw("ska vara 200", "should be 200")
    for own in (dump for dump in subject.descriptions.dumps if not dump.content):
        yield Flaw(f"{own.address}: svarar inte", f"{own.address}: does not answer")
    yield Seen("void:dataDump, uriSpace, exampleResource, vocabulary",
               "void:dataDump, uriSpace, exampleResource, vocabulary")  # fmt: skip


@check("sitemap", 21, "sitemap.xml med webbplatsens adresser, som svarar",
       "sitemap.xml with the site's addresses, which answer")  # fmt: skip
def sitemap(subject: Subject) -> Told:
    """Ask for a sample of them."""
    try:
        named = subject.descriptions.in_sitemap
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)
        return
    if not named:
        yield Flaw("inga adresser i sitemap.xml", "no addresses in sitemap.xml")
    for address in named:
        if not subject.local(address):
            yield Flaw(
                f"{address[:200]} är inte webbplatsens", f"{address[:200]} is not the site's"
            )
    for address in subject.chosen({own for iri in named if (own := subject.local(iri))}):
        if subject.site.allowed(address) and (answer := subject.get(address)).status != 200:
            yield answer.flaw("ska vara 200", "should be 200")
    yield subject.counted(len(named), "adresser", "addresses")


@check("robots", 21, "robots.txt som släpper in och anger sitemap.xml",
       "robots.txt that lets in and names sitemap.xml")  # fmt: skip
def robots(subject: Subject) -> Told:
    """Read it; from then on it is obeyed."""
    answer = subject.robots
    if answer.status != 200 or answer.media != "text/plain":
        yield answer.flaw("ska vara 200 text/plain", "should be 200 text/plain")
        return
    if not re.search(r"^sitemap:\s*https?://\S", answer.text, re.IGNORECASE | re.MULTILINE):
        yield answer.flaw("anger ingen Sitemap", "names no Sitemap")
    if not subject.site.allowed(subject.root):
        yield answer.flaw("stänger ute från startsidan", "shuts out from the front page")
    yield Seen(answer.told("sv"), answer.told("en"))


@check("schema-org", 21, "Startsidan beskriver datamängden med schema.org: Dataset",
       "The front page describes the dataset with schema.org: Dataset")  # fmt: skip
def schema_org(subject: Subject) -> Told:
    """Look for its name, description, licence and distribution."""
    found = [own for text in subject.front.data for own in _objects(text)]
    datasets = [own for own in found if "Dataset" in _listed(own.get("@type"))]
    if not datasets:
        yield Flaw(
            "ingen schema.org Dataset i startsidan", "no schema.org Dataset in the front page"
        )
    for own in datasets:
        for name in ("name", "description", "license", "distribution"):
            if not own.get(name):
                yield Flaw(f"Dataset saknar {name}", f"Dataset has no {name}")
    yield subject.counted(len(datasets), "Dataset", "Dataset")


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(data, dict):
        return []
    context = data.get("@context")
    named = context.get("@vocab") if isinstance(context, dict) else context
    if str(named).rstrip("/") not in SCHEMA:
        return []
    return [data, *(own for own in _listed(data.get("@graph")) if isinstance(own, dict))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@check(
    "commitments",
    21,
    "En sida om åtaganden: stabilitet, versioner, kontakt, vad som händer vid slutet",
    "A page on commitments: stability, versions, contact, what happens at the end",
)
def commitments(subject: Subject) -> Told:
    """Find it among the front page's links."""
    own = [href for href, text in subject.front.anchors if COMMITMENTS.search(f"{href} {text}")]
    if not own or not (address := subject.local(joined(subject.root, own[0]))):
        yield Flaw("startsidan länkar inte till en sida om åtaganden",
                   "the front page links to no page on commitments")  # fmt: skip
        return
    answer = subject.get(address, HTML)
    if answer.status != 200:
        yield answer.flaw("ska vara 200", "should be 200")
    for name, pattern in PROMISES.items():
        if not re.search(pattern, answer.text, re.IGNORECASE):
            yield answer.flaw(f"säger inget om {name}", f"says nothing on {name}")
    yield Seen(answer.told("sv"), answer.told("en"))


CHECKS = (
    dcat, dcat_publisher, dcat_languages, void_counts, void_links, sitemap, robots, schema_org,
    commitments,
)  # fmt: skip
