"""nginx from Debian on loopback, with the site's own configuration included."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.processes import running

CONFIGURATION = """\
daemon off;
pid {scratch}/nginx.pid;
error_log {scratch}/error.log;
{user}
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {scratch}/body;
    proxy_temp_path {scratch}/proxy;
    fastcgi_temp_path {scratch}/fastcgi;
    uwsgi_temp_path {scratch}/uwsgi;
    scgi_temp_path {scratch}/scgi;
    include /etc/nginx/mime.types;
    include {site}/config/nginx-http.conf;
    server {{
        listen 127.0.0.1:{port};
        server_name localhost;
        root {root};
        include {site}/config/nginx-server.conf;
    }}
}}
"""


@contextmanager
def nginx(root: Path, mount: str = "/") -> Iterator[str]:
    """Serve a folder in which the site stands under its mount; give the address of the server."""

    def configured(scratch: Path, port: int) -> list[str]:
        text = CONFIGURATION.format(
            scratch=scratch,
            port=port,
            root=root,
            site=root / mount.strip("/") if mount != "/" else root,
            user="user www-data;" if os.geteuid() == 0 else "",
        )
        (scratch / "nginx.conf").write_text(text)
        return ["nginx", "-p", str(scratch), "-c", str(scratch / "nginx.conf")]

    with running(configured) as url:
        yield url
