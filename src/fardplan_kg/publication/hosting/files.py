"""Everything that lies beside the pages so that a web server can show them as they are meant."""

from __future__ import annotations

from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.hosting import apache, caddy, errors, nginx


def hosting_files(publication: Publication) -> dict[str, bytes]:
    """Return the configuration for Apache, nginx and Caddy and the pages for what is not there.

    By path in the site's folder. Raises ValueError where the publication has a path that the
    configuration cannot hold, or a file of its own at one of these paths.
    """
    found = {
        own.path: own.made()
        for document in errors.documents(publication)
        for own in document.representations
    }
    for server in (apache, nginx, caddy):
        found |= server.files(publication)
    if taken := sorted(set(found) & set(publication.files)):
        raise ValueError(f"{taken[0]}: the site has a file of its own at this path")
    return dict(sorted(found.items()))
