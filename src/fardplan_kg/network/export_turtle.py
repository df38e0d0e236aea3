"""The participations that a network shows, as Turtle: the graph's own statements on them."""

from __future__ import annotations

import networkx as nx
import pyoxigraph as ox

from fardplan_kg.namespaces import prefixes
from fardplan_kg.network import affiliation
from fardplan_kg.network.origin import Origin
from fardplan_kg.store import Store

SHOWN = """
PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT {
  ?participation ?property ?value .
  ?actor rdfs:label ?actor_name ; fp:kindOfActor ?kind .
  ?action a ?class ; rdfs:label ?title ; fp:number ?number ; fp:goalArea ?area .
} WHERE {
  VALUES (?actor ?action) { %s }
  ?participation fp:participationIn ?action ; cv:hasParticipant ?actor ; ?property ?value .
  ?action a ?class .
  OPTIONAL { ?actor rdfs:label ?actor_name }
  OPTIONAL { ?actor fp:kindOfActor ?kind }
  OPTIONAL { ?action rdfs:label ?title }
  OPTIONAL { ?action fp:number ?number }
  OPTIONAL { ?action fp:goalArea ?area }
}
"""


def turtle(store: Store, network: nx.Graph, origin: Origin) -> bytes:
    """Return what the graph states of the participations, with names and numbers, sorted.

    Where they come from stands in comments at the top.
    """
    pairs = [
        f"({ox.NamedNode(actor)} {ox.NamedNode(action)})"
        for actor in affiliation.actors(network)
        for action in sorted(network[actor])
    ]
    found = store.construct(SHOWN % " ".join(pairs)).encode()
    triples = [quad.triple for quad in ox.parse(found, format=ox.RdfFormat.N_TRIPLES)]
    used = {
        prefix: iri
        for prefix, iri in prefixes().items()
        if any(iri in str(triple) for triple in triples)
    }
    told = "".join(f"# {name}: {' '.join(own.split())}\n" for name, own in origin.stated.items())
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b""
    return told.encode() + written
