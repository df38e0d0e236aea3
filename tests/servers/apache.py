"""Apache from Debian on loopback, as it comes: modules, AllowOverride All, nothing else.

It runs in the foreground with its own configuration, pid file and port, and is ended by its pid.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.processes import running

MODULES = Path("/usr/lib/apache2/modules")
LOADED = (
    *("mpm_event", "authz_core", "authz_host", "unixd:mod_unixd", "dir", "env", "filter", "alias"),
    *("deflate", "headers", "mime", "negotiation", "rewrite", "setenvif", "status", "autoindex"),
)
CONFIGURATION = """\
ServerRoot {scratch}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {scratch}/apache.pid
ErrorLog {scratch}/error.log
DocumentRoot {root}
TypesConfig /etc/mime.types
{modules}
{user}
{compress}
<Directory />
    Options FollowSymLinks
    AllowOverride None
    Require all denied
</Directory>
<Directory {root}>
    Options Indexes FollowSymLinks MultiViews
    AllowOverride All
    Require all granted
</Directory>
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
{alias}
"""
COMPRESS = "AddOutputFilterByType DEFLATE text/html text/plain text/css application/rdf+xml"


@contextmanager
def apache(root: Path, alias: str = "", compress: bool = False) -> Iterator[str]:
    """Serve a folder, or the folder under a path by Alias; give the address of the server."""

    def configured(scratch: Path, port: int) -> list[str]:
        under = f"Alias {alias.rstrip('/')} {root}" if alias else ""
        elsewhere = scratch / "empty"
        elsewhere.mkdir()
        text = CONFIGURATION.format(
            scratch=scratch,
            port=port,
            root=root,
            modules="\n".join(_modules()),
            # whoever starts it as root must say whom it works as
            user="User www-data\nGroup www-data" if os.geteuid() == 0 else "",
            compress=COMPRESS if compress else "",
            alias=under,
        )
        if alias:
            text = text.replace(f"DocumentRoot {root}", f"DocumentRoot {elsewhere}")
        (scratch / "apache.conf").write_text(text)
        return ["apache2", "-D", "FOREGROUND", "-f", str(scratch / "apache.conf")]

    with running(configured) as url:
        yield url


def _modules() -> Iterator[str]:
    for name in LOADED:
        own = name.split(":")[0]
        if (MODULES / f"mod_{own}.so").exists():
            yield f"LoadModule {own}_module {MODULES}/mod_{own}.so"
