"""What a researcher would write: read the same files with rdflib, answer the same question."""

import sys
from pathlib import Path

from rdflib import Dataset, URIRef

graph = Dataset(default_union=True)
for path in [
    *Path(sys.argv[1], "graph").rglob("*.ttl"),
    Path(sys.argv[1], "ontology/fardplan.ttl"),
]:
    if "annotations" not in path.parts:
        graph.graph(URIRef(path.as_uri())).parse(path)
for row in graph.query("""
PREFIX fp: <https://w3id.org/fardplan/ontology#> PREFIX cv: <http://data.europa.eu/m8g/>
SELECT DISTINCT ?action ?title ?role
WHERE { ?action a fp:Action ; fp:titleInMap ?title .
  OPTIONAL { ?q fp:participationIn ?action ; cv:role ?role }
  FILTER NOT EXISTS { ?p fp:participationIn ?action ; fp:labelAsPrinted "Ansvarig aktör"@sv } }
ORDER BY ?action"""):
    print("unclear" if row.role else "not-stated", row.action, row.title)
