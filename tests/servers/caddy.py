"""Caddy from Debian on loopback, with the site's own configuration imported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.processes import running

CONFIGURATION = """\
{{
    admin off
    auto_https off
    storage file_system {scratch}
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
    root * {root}
    import {site}/config/Caddyfile
}}
"""


@contextmanager
def caddy(root: Path, mount: str = "/") -> Iterator[str]:
    """Serve a folder in which the site stands under its mount; give the address of the server."""

    def configured(scratch: Path, port: int) -> list[str]:
        site = root / mount.strip("/") if mount != "/" else root
        text = CONFIGURATION.format(scratch=scratch, port=port, root=root, site=site)
        own = scratch / "Caddyfile"
        own.write_text(text)
        return ["caddy", "run", "--config", str(own), "--adapter", "caddyfile"]

    with running(configured) as url:
        yield url
