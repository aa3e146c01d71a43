"""The city's own commands, and what its database holds, for comparing both sides after a rough day."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from desk_app.domain.facts.city_facts import CITY
from desk_app.gateway.database.database import Database, open_database
from tests.city_end_to_end.running import PATIENCE, PROGRAM
from tests.simulation.city_holdings import dossiers_of, feed_of


class GatewayCommands:
    """`desk-app gateway …` on one database, and a look past it."""

    def __init__(self, database: str) -> None:
        self._database = database

    def invite(self, ward: str, desk: int) -> str:
        """Give a one-time code."""
        code = self._ask("invite", ward, "--desk", str(desk))["code"]
        assert isinstance(code, str)
        return code

    def report(self) -> dict[str, Any]:
        """Give the city's report."""
        return self._ask("report")

    def feed(self) -> tuple[str, ...]:
        """Give the hashes of the feed in its order."""
        with self._opened() as database:
            return tuple(entry.hash for entry in feed_of(database))

    def counted(self) -> dict[str, int]:
        """Count the feed's entries of every desk."""
        with self._opened() as database:
            counted = Counter(entry.header.desk_id for entry in feed_of(database))
        return {desk_id: times for desk_id, times in counted.items() if not desk_id.startswith(CITY)}

    def dossiers(self) -> dict[str, bytes]:
        """Give the canonical bytes of every dossier by its id."""
        with self._opened() as database:
            return dossiers_of(database)

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        database = open_database(self._database, lambda: bytes(32))
        try:
            yield database
        finally:
            database.close()

    def _ask(self, *argv: str) -> dict[str, Any]:
        command = [*PROGRAM, "--json", "gateway", *argv, "--db", self._database]
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr.decode()
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
