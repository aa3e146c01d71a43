"""Proves the database: the chain holds, the projection is what the journal says, the file is whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desk_app.domain.facts.desk_facts import DatabaseRestored, LookUpsRecorded
from desk_app.domain.facts.wire import UNREADABLE, fact_or_none
from desk_app.domain.journal.entry import GENESIS, Entry, check_chain
from desk_app.errors import StorageTrouble
from desk_app.ports.clock import Clock
from desk_app.ports.database import VerifyReport
from desk_app.ports.witness import Witness, WitnessMark
from desk_app.storage.checks.author_check import AuthorCheck
from desk_app.storage.checks.desk_totals import TABLES, DeskTotals, Rows
from desk_app.storage.checks.dossier_proof import DossierProof
from desk_app.storage.checks.feed_proof import WARD_TABLES, WardFacts, prove_feed, prove_others
from desk_app.storage.checks.file_check import broken_order, broken_seals, check_file
from desk_app.storage.checks.look_up_proof import prove_look_ups
from desk_app.storage.checks.problems import Problems
from desk_app.storage.checks.stored_entries import entries_by_dossier, own_entries
from desk_app.storage.checks.user_check import check_users
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.engine import Database
from desk_app.storage.database.troubles import PASSING
from desk_app.storage.layout import FolderLabel
from desk_app.storage.projections.reference_digest import digest_of
from desk_app.storage.projections.user_proof import PinMark
from desk_app.storage.safekeeping.backup import back_up


class SqliteDeskStore:
    """Care of the database as a whole."""

    def __init__(self, database: Database, clock: Clock, witness: Witness | None = None) -> None:
        self._database = database
        self._clock = clock
        self._witness = witness

    def verify(self) -> VerifyReport:
        """Check the chain, rebuild the projection and compare, and check the file itself."""
        mark = self._witness.read(self._database.label.instance_id) if self._witness else None
        return verify(self._database, mark)

    def backup(self, target: Path) -> None:
        """Write a consistent encrypted copy while the program runs; raises StorageTrouble."""
        back_up(self._database, target, self._clock.now())

    def look_at_file(self) -> None:
        """Look at every page of the file, for once a day; raises StorageTrouble when one is damaged.

        A small file was looked at when it was opened; this reads a large one too (about 500 MB a second).
        """
        try:
            check_file(self._database)
        except StorageTrouble as trouble:
            if trouble.key.startswith("storage.damaged"):
                # Whatever was written from now on might be lost with the file.
                self._database.refuses_writes = "storage.damaged"
            raise

    def idle_work(self) -> bool:
        """Do a slice of upkeep while nobody waits; gives whether more is left."""
        return self._database.idle_work()


def verify(database: Database, mark: WitnessMark | None = None) -> VerifyReport:
    """Check everything in one consistent reading, which never holds up a writer.

    The mark of a witness finds what no look at the file alone can: a chain cut off or stamped anew as a whole. Raises
    StorageTrouble while another program holds the file, which proves nothing about it.
    """
    problems = Problems()
    for page in broken_seals(database):
        problems.add("verify.page", detail=page)
    for line in broken_order(database, thorough=True):
        problems.add("verify.file", detail=line)
    proof = _Proof(problems, database.pin_mark)
    try:
        with database.begin(write=False) as connection:
            proof.run(connection)
            _compare_label(connection, database.label, problems)
            if mark is not None:
                _compare_witness(connection, mark, proof.left_behind, problems)
    except StorageTrouble as trouble:
        if trouble.key in PASSING:
            raise
        problems.add("verify.unreadable", detail=trouble.key)
    return VerifyReport(proof.entries, proof.dossiers, problems.found(), proof.look_ups)


def _compare_label(connection: Connection, label: FolderLabel, problems: Problems) -> None:
    named = ("instance_id", "desk_id", "ward", "desk_no", "practice")
    state = connection.execute(select(schema.desk_state)).mappings().one_or_none()
    if state is not None and any(state[name] != getattr(label, name) for name in named):
        problems.add("verify.identity")


def _compare_witness(
    connection: Connection, mark: WitnessMark, left_behind: Collection[str], problems: Problems
) -> None:
    """Miss the entry a witness saw last, unless a restore says that it left that one behind.

    While another program holds the witness it cannot be told of the restore until the next entry.
    """
    if mark.head_seq == 0 or mark.head_hash in left_behind:
        return
    entries = schema.entries.c
    same = select(entries.seq).where(entries.hash == bytes.fromhex(mark.head_hash))
    if connection.execute(same).first() is None:
        problems.add("verify.witness", seq=mark.head_seq, at=mark.at)


class _Proof:
    """One run over the journal and all that is projected from it."""

    def __init__(self, problems: Problems, mark: PinMark) -> None:
        self._problems = problems
        self._mark = mark
        self._totals = DeskTotals()
        self._words = WardFacts()
        self._authors = AuthorCheck(problems)
        self._head: tuple[int, str, str | None] = (0, GENESIS, None)
        self._recorded: list[LookUpsRecorded] = []
        self.left_behind: set[str] = set()
        """Entries a witness had seen last when a copy was put in place of them."""
        self.entries = self.dossiers = self.look_ups = 0

    def run(self, connection: Connection) -> None:
        """Check chain, head, dossiers and small tables."""
        state = connection.execute(select(schema.desk_state)).mappings().one_or_none()
        if state is None:
            self._problems.add("verify.no_state")
            return
        for broken in check_chain(self._seen(connection, state["desk_id"])):
            self._problems.add(broken.key, seq=broken.seq)
        if self._head != (state["head_seq"], state["head_hash"], state["last_moment"]):
            self._problems.add("verify.head", found=self._head[0], wanted=state["head_seq"])
        self.entries = connection.execute(select(func.count()).select_from(schema.entries)).scalar_one()
        self.look_ups = prove_look_ups(connection, self._recorded, self._problems)
        prove_others(connection, self._problems, self._words)
        prove_feed(connection, self._problems)
        proof = DossierProof(connection, self._problems, self._totals, state["desk_id"])
        for dossier_id, entries in entries_by_dossier(connection):
            proof.compare(dossier_id, entries)
            self.dossiers = proof.count
        proof.finish()
        self._compare_table(connection, city_schema.divergences.name, proof.divergences)
        for table in TABLES:
            self._compare_table(connection, table, self._totals.rows(table))
        check_users(connection, self._totals.rows(schema.users.name), self._mark, self._problems)
        for table in WARD_TABLES:
            self._compare_table(connection, table, self._words.rows(table))
        for what, digest in self._totals.digests().items():
            if digest_of(connection, what) != digest:
                self._problems.add("verify.table", table=what)

    def _seen(self, connection: Connection, desk_id: str) -> Iterator[Entry]:
        """Give the own entries, noting the head and folding what belongs to no dossier on the way."""
        for entry in own_entries(connection, desk_id, self._problems):
            self._head = (entry.header.seq, entry.hash, entry.header.occurred_at)
            self._words.add(entry)
            if entry.header.dossier_id is None:
                self._fold(entry)
            yield entry

    def _fold(self, entry: Entry) -> None:
        self._authors.hear(entry)
        if entry.header.kind in (LookUpsRecorded.KIND, DatabaseRestored.KIND):
            fact = fact_or_none(entry)
            if isinstance(fact, LookUpsRecorded):
                self._recorded.append(fact)
            elif isinstance(fact, DatabaseRestored):
                self.left_behind.add(fact.witness_head)
        try:
            self._totals.add(entry)
        except UNREADABLE:
            self._problems.add("verify.fact_unreadable", seq=entry.header.seq)

    def _compare_table(self, connection: Connection, name: str, wanted: Rows) -> None:
        table = schema.metadata.tables[name]
        keys = [column.name for column in table.primary_key]
        stored: dict[tuple[Any, ...], dict[str, Any]] = {
            tuple(row[key] for key in keys): dict(row) for row in connection.execute(select(table)).mappings()
        }
        if stored != wanted:
            self._problems.add("verify.table", table=name)
