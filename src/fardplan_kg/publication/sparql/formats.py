"""In which syntax a query is answered, by its form and by what the visitor's headers prefer.

Media types: SPARQL 1.1 Query Results JSON (section 2), XML (6), CSV and TSV (3, 4); RDF 1.1
Turtle, N-Triples and XML Syntax. Names beside them that clients send: SPARQLWrapper 2.0
(``_SPARQL_JSON``, ``_RDF_N3``), rdflib 7 (sparqlconnector.py), Virtuoso's SERVICE, and text/plain
for N-Triples as RDF 1.0 Test Cases (section 3) had it.
"""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.publication.serving import negotiation
from fardplan_kg.publication.sparql.tasks import Refused

HTML = "text/html"
TABLES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
"""The ending of each syntax by its media type; the first is the default."""
ALSO_TABLES = {
    "application/json": "json",
    "text/json": "json",
    "text/javascript": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "tsv",
}
ALSO_GRAPHS = {
    "application/x-turtle": "ttl",
    "application/turtle": "ttl",
    "text/rdf+n3": "ttl",
    "text/n3": "ttl",
    "text/plain": "nt",
    "application/xml": "rdf",
    "text/xml": "rdf",
}
"""Turtle is also N3 (Turtle, section 8, "Turtle compared")."""
_JSON, _TURTLE = ("text/javascript", "text/json"), tuple(ALSO_GRAPHS)[:4]
_SENT = dict.fromkeys(_JSON, "application/json") | dict.fromkeys(_TURTLE, "text/turtle")
"""The name that is sent for one that was never registered."""
DOWNLOADED = ("csv", "tsv")


@dataclass(frozen=True, slots=True)
class Format:
    """A syntax: the ending by which workers know it, and the media type that is sent."""

    syntax: str
    media: str

    @property
    def headers(self) -> dict[str, str]:
        """The headers that tell of the content."""
        textual = self.media.startswith("text/")
        shown = f"{self.media}; charset=utf-8" if textual else self.media
        named = {"Content-Disposition": f'attachment; filename="svar.{self.syntax}"'}
        return {"Content-Type": shown, **(named if self.syntax in DOWNLOADED else {})}


def chosen(form: str, accept: str, wished: str = "") -> Format:
    """Return the syntax for a query of a form (SELECT, ASK, CONSTRUCT, DESCRIBE).

    wished: the ending that a person chose on a page. It counts where the visitor is a browser, for
    a page's form cannot say Accept, and where the query can be written so.
    Raises Refused with 406 where none that is asked for can be had. A query of no form gets the
    first: what is wrong with it is told whatever is asked for.
    """
    graphs = form in ("CONSTRUCT", "DESCRIBE")
    own, also = (GRAPHS, ALSO_GRAPHS) if graphs else (TABLES, ALSO_TABLES)
    if not form:
        return Format("json", next(iter(TABLES)))
    by_person = next((media for media, ending in own.items() if ending == wished), None)
    if by_person and HTML in accept.lower():
        return Format(wished, by_person)
    found = _preferred(accept, tuple(own), tuple(also))
    if found is None:
        offered = ", ".join(own)
        raise Refused(
            406,
            f"{form} is answered as {offered}; the header Accept names none of them",
            f"{form} besvaras som {offered}; huvudet Accept nämner inget av dem",
        )
    return Format((own | also)[found], _SENT.get(found, found))


def _preferred(accept: str, own: tuple[str, ...], also: tuple[str, ...]) -> str | None:
    """A browser names application/xml for XHTML's sake and would rather have a page.

    What is named goes before what only ``*/*`` takes: SPARQLWrapper asks so for XML.
    """
    if negotiation.media(accept, (*own, *also, HTML)) == HTML:
        return negotiation.media(accept, own) or negotiation.media(accept, also)
    offered, names = (*own, *also), accept.lower()
    return negotiation.media(accept, sorted(offered, key=lambda media: media not in names))
