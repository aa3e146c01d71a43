"""A private PostgreSQL for tests: made, started and removed in a throw-away folder, talking over a socket in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.windows.needs import SystemPart, only_with

ACCOUNT = "postgres"
"""PostgreSQL does not run as the administrator; its Debian package brings this account."""


@dataclass
class PrivatePostgres:
    """A running server; `new_database` gives the address of an empty database on it."""

    folder: Path
    made: int = 0
    free: list[str] = field(default_factory=list)

    def new_database(self) -> str:
        """Make an empty database; gives its SQLAlchemy URL."""
        if self.free:
            return self._address(self.free.pop())
        self.made += 1
        name = f"city_{self.made}"
        with psycopg.connect(self._conninfo("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self._address(name)

    def give_back(self, address: str) -> None:
        """Empty a database for the next one: making and removing whole databases costs thousands of files."""
        name = address.partition("@/")[2].partition("?")[0]
        with psycopg.connect(self._conninfo(name), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        self.free.append(name)

    def _address(self, name: str) -> str:
        return f"postgresql://{self._user}@/{name}?host={self.folder}"

    @property
    def _user(self) -> str:
        import pwd

        return ACCOUNT if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    def _conninfo(self, name: str) -> str:
        return f"host={self.folder} user={self._user} dbname={name}"


def programs() -> Path:
    """Give the folder of the newest PostgreSQL programs of this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("postgres")
    assert on_path, "PostgreSQL is not installed; `make test` does it"
    return Path(on_path).resolve().parent


@contextmanager
def private_postgres() -> Iterator[PrivatePostgres]:
    """Run a server until the block ends."""
    only_with(SystemPart.POSTGRESQL)
    # Short, because the path of a socket may not be longer than 107 letters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    own = {"user": ACCOUNT, "group": ACCOUNT} if os.geteuid() == 0 else {}
    if own:
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "check": True, **own}

    def run(program: str, *arguments: str) -> None:
        subprocess.run([programs() / program, "-D", "data", *arguments], timeout=120, **quiet)

    run("initdb", "-E", "UTF8", "--no-locale", "-A", "trust", "--no-sync")
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=60"
    run("pg_ctl", "-w", "-l", "log", "-o", options, "start")
    try:
        yield PrivatePostgres(folder)
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
