"""A private PgBouncer in transaction mode before a private PostgreSQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk_app.platform.own_port import free_port
from tests.gateway.database.private_postgres import ACCOUNT, PrivatePostgres

_SETTINGS = """
[databases]
* = host={server} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
logfile = {folder}/log
pidfile = {folder}/pid
"""


@contextmanager
def pooled(server: PrivatePostgres, address: str) -> Iterator[str]:
    """Give the address of a database through a pooler that lends connections for a transaction."""
    folder, port = Path(tempfile.mkdtemp(prefix="pgb-")), free_port("127.0.0.1", 0)
    user = address.partition("://")[2].partition("@")[0]
    settings = folder / "pgbouncer.ini"
    settings.write_text(
        _SETTINGS.format(server=server.folder, user=user, port=port, folder=folder), encoding="utf-8"
    )
    own = {"user": ACCOUNT, "group": ACCOUNT} if os.geteuid() == 0 else {}
    if own:
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    program = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
    running = subprocess.Popen([program, "-q", str(settings)], cwd=folder, stderr=subprocess.DEVNULL, **own)
    try:
        name = address.partition("@/")[2].partition("?")[0]
        yield f"postgresql://{user}@127.0.0.1:{port}/{name}"
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(folder)
