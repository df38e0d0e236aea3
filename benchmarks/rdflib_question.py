"""One question with rdflib: read the files, ask the query as it stands, print the rows.

    python benchmarks/rdflib_question.py DATA DERIVED.ttl QUERY.rq

What the rules derive is read from a file, ready-made: rdflib is spared running them.
"""

import sys
from pathlib import Path

from rdflib import Dataset, URIRef

from fardplan_kg.dataset import DERIVED, Data

data, derived, query = Data(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3])
dataset = Dataset(default_union=False)
files = [(file.path, file.name, file.merged) for file in data.graph_files()]
for path, name, merged in [*files, (derived, DERIVED, True)]:
    graph = dataset.graph(URIRef(name))
    graph.parse(path)
    if merged:
        for triple in graph:
            dataset.default_graph.add(triple)
for row in dataset.query(query.read_text(encoding="utf-8")):
    print(*row, sep="\t")
