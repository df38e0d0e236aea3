"""The ``.htaccess`` files of single folders: unusual files, and parts that have moved.

A server that looks for ``.htaccess`` files reads them at every request, but only those on the way
to what is asked for: the thousands of moves lie in the folders that they are moved from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from posixpath import basename, dirname

from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.hosting import contents


def types_by_folder(publication: Publication) -> dict[str, str]:
    """Return folder → directives for files whose names do not tell their type or language."""
    directives: dict[str, list[str]] = defaultdict(list)
    for path, own in contents.exceptions(publication).items():
        directives[path].append(f'ForceType "{own.content_type}"')
    for path, language in contents.unmarked(publication).items():
        directives[path].append(f"DefaultLanguage {language}")
    contents.checked(directives)
    folders: dict[str, str] = defaultdict(str)
    for path, lines in sorted(directives.items()):
        inside = "".join(f"    {line}\n" for line in lines)
        folders[dirname(path)] += f'<Files "{basename(path)}">\n{inside}</Files>\n'
    return dict(folders)


def moves_by_folder(publication: Publication, guard: str) -> dict[str, str]:
    """Return folder → rules that send a visitor from a part to the page that tells of it.

    What is not listed is looked for as any other thing: its document is the folder's twin.
    """
    rules: dict[str, list[str]] = defaultdict(list)
    for old, new in contents.moves(publication).items():
        rules[dirname(old)].append(f"RewriteRule ^{re.escape(basename(old))}$ {new} [R=303,NE,END]")
    return {
        folder: "\n".join([guard.rstrip(), *lines, _others(publication, folder)]) + "\n"
        for folder, lines in rules.items()
    }


def _others(publication: Publication, folder: str) -> str:
    kind = folder.removeprefix("id/")
    return f"RewriteRule ^(.+)$ {publication.mount}doc/{kind}/$1 [E=thing:yes,L]"
