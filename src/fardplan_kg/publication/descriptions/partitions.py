"""The parts of the default graph in VoID: by class and property, and the links to other hosts."""

from __future__ import annotations

import re
from collections.abc import Collection

import pyoxigraph as ox

from fardplan_kg.publication.descriptions.counting import (
    Part,
    by_class,
    classes,
    links,
    partition,
    short,
)
from fardplan_kg.publication.descriptions.rdf import (
    RDF,
    VOID,
    VOID_EXT,
    Statements,
    number,
    typed,
)
from fardplan_kg.publication.documents import Publication

PATH = ".well-known/void"
"""Where a description is looked for (VoID, section 7.2, "Discovery with well-known URI")."""
Triples = Collection[ox.Triple]


def node(publication: Publication, name: str) -> str:
    """Return the IRI of a thing that only this description describes."""
    return f"{publication.url(PATH)}#{name}"


def partitions(found: Statements, publication: Publication, own: str, merged: Triples) -> None:
    """State classes and properties so that the SIB editor completes queries from them.

    The shape: voidQuery of sib-swiss/sparql-editor: ``?cp void:class ?c ; void:propertyPartition
    [ void:property ?p ; void:triples ?n ; void:classPartition [ void:class ?o ] ]``, and
    void-ext:datatypePartition for literals.
    """
    of = classes(merged)
    for part in partition(merged, of):
        _part(found, own, node(publication, f"all.{short(part.property)}"), part)
    for name, triples in by_class(merged, of).items():
        place = node(publication, short(name))
        found.add(own, f"{VOID}classPartition", place)
        found.add(place, f"{VOID}class", name)
        found.add(place, f"{VOID}entities", number(len({str(t.subject) for t in triples})))
        found.add(place, f"{VOID}triples", number(len(triples)))
        for part in partition(triples, of):
            _part(found, place, f"{place}.{short(part.property)}", part)


def _part(found: Statements, own: str, place: str, part: Part) -> None:
    found.add(own, f"{VOID}propertyPartition", place)
    found.add(place, f"{VOID}property", part.property)
    found.add(place, f"{VOID}triples", number(part.triples))
    found.add(place, f"{VOID}distinctSubjects", number(part.subjects))
    found.add(place, f"{VOID}distinctObjects", number(part.objects))
    for name, many in part.classes.items():
        inner = f"{place}.{short(name)}"
        found.add(place, f"{VOID}classPartition", inner)
        found.add(inner, f"{VOID}class", name)
        found.add(inner, f"{VOID}triples", number(many))
    for name, many in part.datatypes.items():
        inner = f"{place}.{short(name)}"
        found.add(place, f"{VOID_EXT}datatypePartition", inner)
        found.add(inner, f"{VOID_EXT}datatype", name)
        found.add(inner, f"{VOID}triples", number(many))


def linksets(found: Statements, publication: Publication, own: str, merged: Triples) -> None:
    """State the links to each other host (VoID, section 5, "Describing linksets")."""
    for (property_, host), many in links(merged).items():
        name = re.sub(r"[^A-Za-z0-9.-]", "-", host.split("//")[1].strip("/"))
        place = node(publication, f"links.{name}.{short(property_)}")
        target = node(publication, f"host.{name}")
        found.add(own, f"{VOID}subset", place)
        found.add(place, f"{RDF}type", f"{VOID}Linkset")
        found.add(place, f"{VOID}linkPredicate", property_)
        found.add(place, f"{VOID}subjectsTarget", own)
        found.add(place, f"{VOID}objectsTarget", target)
        found.add(place, f"{VOID}triples", number(many))
        found.add(target, f"{RDF}type", f"{VOID}Dataset")
        found.add(target, f"{VOID}uriSpace", typed(host, "string"))
