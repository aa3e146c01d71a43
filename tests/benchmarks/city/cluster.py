"""A private PostgreSQL for one benchmark: its own folder and socket, no password, gone afterwards."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ACCOUNT = "postgres"


class Cluster:
    """A running server; `cpu_pid` is its first process."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self._folder = folder
        self.process = process
        self._made = 0

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Open a connection that is closed by its `with`."""
        return psycopg.connect(host=str(self._folder), user=ACCOUNT, dbname=database)

    def new_database(self) -> str:
        """Make an empty database and give its URL as `--db` takes it."""
        self._made += 1
        name = f"bench{self._made}"
        with self.connect() as connection:
            connection.autocommit = True
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://{ACCOUNT}@/{name}?host={self._folder}"

    def checkpoint(self) -> None:
        """Write out what earlier rounds left, so that no round pays for another."""
        with self.connect() as connection:
            connection.autocommit = True
            connection.execute("CHECKPOINT")


def programs() -> Path | None:
    """Find the newest installed server's programs; None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster | None]:
    """Run a server below a folder; None where PostgreSQL is not installed."""
    binaries = programs()
    if binaries is None:
        yield None
        return
    root = os.geteuid() == 0
    who = ACCOUNT if root else None
    folder.mkdir(mode=0o700)
    if root:
        owner = pwd.getpwnam(ACCOUNT)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.parent.chmod(0o711)
    data = folder / "data"
    make = [
        str(binaries / "initdb"),
        "-D",
        str(data),
        "-U",
        ACCOUNT,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, cwd="/", user=who, group=who)
    serve = [str(binaries / "postgres"), "-D", str(data), "-k", str(folder)]
    # Defaults otherwise: a commit is on the disk before it is answered.
    settings = ["-c", "listen_addresses=", "-c", "max_wal_size=4GB", "-c", "max_connections=60"]
    process = subprocess.Popen([*serve, *settings], stderr=subprocess.DEVNULL, cwd="/", user=who, group=who)
    try:
        made = Cluster(folder, process)
        _wait_until_ready(made)
        yield made
    finally:
        # SIGINT: close open connections instead of waiting for them.
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _wait_until_ready(made: Cluster) -> None:
    for _ in range(200):
        if made.process.poll() is not None:
            raise RuntimeError("PostgreSQL ended at its start")
        try:
            made.connect().close()
        except psycopg.OperationalError:
            _pause(made)
        else:
            return
    raise RuntimeError("PostgreSQL did not get ready")


def _pause(made: Cluster) -> None:
    try:
        made.process.wait(0.05)
    except subprocess.TimeoutExpired:
        return
