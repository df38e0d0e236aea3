"""Point 17: the catalogue, by DCAT-AP-SE 3.0.1."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from fardplan_kg.publication.checking.descriptions import DCAT, RDF_XML, Description
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import Term, objects, subjects
from fardplan_kg.publication.checking.subject import Subject

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
Told = Iterator[Seen | Flaw]


def _catalogue(subject: Subject) -> Description:
    if subject.descriptions.dcat is None:
        raise NotApplicable("ingen katalog hittades (se dcat)", "no catalogue was found (see dcat)")
    return subject.descriptions.dcat


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


CHECKS = (dcat, dcat_publisher, dcat_languages)
