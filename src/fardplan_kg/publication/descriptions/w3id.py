"""What w3id.org needs to send the identifiers to where the pages are: .htaccess and README.md.

A pull request to perma-id/w3id.org puts both into ``ids/fardplan/``, the first by the name
``.htaccess``: here it has another, so that no server obeys it. Its rules are kept
(docs/rules/htaccess of that repository): RewriteEngine on, patterns relative to the folder, the
host written out, https, no 301, nothing but redirects. The base is not registered yet.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from fardplan_kg.namespaces import BASE, ID
from fardplan_kg.publication.documents import Publication

FOLDER = "w3id/"
SEE_OTHER, FOUND = 303, 302


def w3id(publication: Publication) -> dict[str, bytes]:
    """Return the two files by their path.

    There are none where the pages are served without https, or at w3id.org itself: it only
    redirects.
    """
    place = urlsplit(publication.base)
    if place.scheme != "https" or place.netloc == urlsplit(BASE).netloc:
        return {}
    return {
        f"{FOLDER}htaccess.txt": _htaccess(publication).encode(),
        f"{FOLDER}README.md": _readme(publication).encode(),
    }


def _htaccess(publication: Publication) -> str:
    things = ID.removeprefix(BASE)
    return f"""\
# # /{_name()}/
#
# {BASE} redirects to {publication.base}
#
# ## Contact
# See README.md.

RewriteEngine on

# What is not a document itself is described by another one
RewriteRule ^({things}.*)$ {publication.base}$1 [R={SEE_OTHER},L]
RewriteRule ^(.*)$ {publication.base}$1 [R={FOUND},L]
"""


def _readme(publication: Publication) -> str:
    return f"""\
# /{_name()}/

Identifiers of public roadmaps as a knowledge graph: their goals, actions and actors, the named
graphs and the ontology. <{BASE}> redirects to <{publication.base}>.

- `{_name()}/id/…` (things): {SEE_OTHER}, to the same path there, which leads to the thing's page
- everything else (documents, graphs, the ontology): {FOUND}, to the same path there

## Contact

w3id.org asks for at least one maintainer with a GitHub username. Who sends the pull request writes
the name and the username here, in place of these lines.
"""


def _name() -> str:
    return urlsplit(BASE).path.strip("/")
