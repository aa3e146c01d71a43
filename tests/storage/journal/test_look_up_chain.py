"""The chain of look-ups on the real, encrypted database: append-only, proved, beside a writer, in every copy."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.look_ups import Looking, LookUp
from desk_app.errors import StorageTrouble
from desk_app.ports.look_ups import LookUpsWanted
from desk_app.storage.journal.look_up_book import SqliteLookUpBook
from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.backup import back_up
from desk_app.storage.safekeeping.restore import Surroundings, restore
from desk_app.storage.safekeeping.witness import FileWitness, Place
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from desk_app.storage.verifying import verify
from tests.fakes import FakeClock
from tests.storage.desk_builders import NOW, OpenDesk, SeededIds, reopen
from tests.storage.small_places import read_only

SECRET = "036187654321"


def keep(desk: OpenDesk, *queries: str, user: str = "hoa") -> None:
    looks = [LookUp(NOW, user, Looking.FIND, query=query, where="window") for query in queries]
    SqliteLookUpBook(desk.database, desk.ids).keep(looks)


def record(desk: OpenDesk, user: str = "hoa") -> None:
    with desk.work() as work:
        (last, *_) = work.look_ups.page(LookUpsWanted(), limit=1)
        count = work.look_ups.count(user, NOW, to=last.seq)
        fact = LookUpsRecorded(user, NOW.replace(minute=0), count, last.hash, last.seq)
        work.journal.append(fact, actor=user, at=NOW)
        work.commit()


def stored(desk: OpenDesk) -> list[str]:
    with desk.work(write=False) as work:
        return [line.look.query for line in work.look_ups.lines(after=0) if line.look]


def tamper(desk: OpenDesk, *statements: str) -> None:
    with desk.database.begin(write=True) as connection:
        for statement in ("DROP TRIGGER lookups_keep_rows", "DROP TRIGGER lookups_keep_bytes", *statements):
            connection.exec_driver_sql(statement)
        connection.commit()


def keys(desk: OpenDesk) -> set[str]:
    return {key for key, _ in verify(desk.database).problems}


def test_lines_are_chained_and_counted_by_verify(desk: OpenDesk) -> None:
    keep(desk, "một", "hai")
    keep(desk, "ba")
    record(desk)
    assert stored(desk) == ["một", "hai", "ba"]
    report = verify(desk.database)
    assert report.ok
    assert report.look_ups == 3


@pytest.mark.parametrize("statement", ["DELETE FROM lookups", "UPDATE lookups SET code = 'X'"])
def test_no_statement_of_the_program_changes_a_line(desk: OpenDesk, statement: str) -> None:
    keep(desk, "một")
    with (
        desk.database.begin(write=True) as connection,
        pytest.raises(DatabaseError, match="append-only"),
    ):
        connection.exec_driver_sql(statement)
    assert stored(desk) == ["một"]


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("DELETE FROM lookups WHERE seq = 1", "verify.look_up_sequence"),
        ("DELETE FROM lookups WHERE seq = 2", "verify.look_up_link"),
        ("DELETE FROM lookups WHERE seq = 3", "verify.look_up_missing"),
        ("DELETE FROM lookups", "verify.look_up_missing"),
        ("UPDATE lookups SET user = 'lan' WHERE seq = 2", "verify.look_up_columns"),
        ("UPDATE lookups SET code = 'X' WHERE seq = 2", "verify.look_up_columns"),
        ("UPDATE lookups SET hour = '' WHERE seq = 2", "verify.look_up_columns"),
        ("UPDATE lookups SET line = replace(line, 'hoa', 'lan') WHERE seq = 2", "verify.look_up_hash"),
        ("UPDATE lookups SET line = 'nothing' WHERE seq = 2", "verify.look_up_hash"),
        ("UPDATE lookups SET hash = zeroblob(32) WHERE seq = 3", "verify.look_up_head"),
        ("UPDATE lookups SET prev_hash = zeroblob(32) WHERE seq = 3", "verify.look_up_link"),
    ],
)
def test_a_line_changed_behind_the_program_is_named(desk: OpenDesk, statement: str, key: str) -> None:
    keep(desk, "một", "hai", "ba")
    record(desk)
    tamper(desk, statement)
    assert key in keys(desk)


def test_a_look_up_waits_for_nobody_who_writes_and_breaks_nothing(desk: OpenDesk) -> None:
    """A command beside the window: its own connection, while the window's deed is under way."""
    beside = open_database(desk.root, desk.keys)
    impatient = SqliteLookUpBook(beside, SeededIds(9), patience_ms=50)
    look = LookUp(NOW, "lan", Looking.SHOW, where="command")
    with desk.work() as work:
        work.journal.append(LookUpsRecorded("x", NOW, 0, "0" * 64, 0), actor="hoa", at=NOW)
        with pytest.raises(StorageTrouble, match=r"storage\.locked"):
            impatient.keep([look])
        work.commit()
    impatient.keep([look])
    with desk.work() as work:
        assert work.look_ups.newest() == 1
        work.journal.append(LookUpsRecorded("x", NOW, 0, "0" * 64, 0), actor="hoa", at=NOW)
        work.commit()
    with beside.plain() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "busy_timeout")
        ]
    assert found == [2, 15_000]
    beside.close()
    assert verify(desk.database).entries == 2


def test_after_a_failed_look_up_a_deed_is_as_durable_as_before(desk: OpenDesk) -> None:
    other = open_database(desk.root, desk.keys)
    with other.begin(write=True), pytest.raises(StorageTrouble):
        SqliteLookUpBook(desk.database, desk.ids, patience_ms=20).keep([LookUp(NOW, "hoa", "show")])
    other.close()
    with desk.database.plain() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert not connection.connection.driver_connection.in_transaction


def test_a_folder_that_cannot_be_written_takes_no_line_and_says_so(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(desk, "một")
    desk.close()
    with read_only(desk.root, monkeypatch):
        closed = open_database(desk.root, desk.keys)
        with pytest.raises(StorageTrouble, match=r"storage\.read_only"):
            SqliteLookUpBook(closed, SeededIds()).keep([LookUp(NOW, "hoa", "show")])
        with SqliteUnitOfWorks(closed, SeededIds())(write=False) as work:
            assert work.look_ups.newest() == 1
        closed.close()


def test_they_are_in_the_copy_and_come_back_with_it(desk: OpenDesk, tmp_path: Path) -> None:
    keep(desk, "một", "hai")
    record(desk)
    copy = tmp_path / "copy.db"
    back_up(desk.database, copy, NOW)
    keep(desk, "ba")
    record(desk)
    desk.close()
    around = Surroundings(
        desk.keys,
        FileWitness([Place(tmp_path / "witness", own=True)]),
        SeededIds(5),
        FakeClock(NOW + timedelta(hours=1)),
        lambda copy, present: "hanh",
    )
    restored = restore(desk.root, copy, around)
    assert restored.look_ups == 1
    back = reopen(desk)
    assert stored(back) == ["một", "hai", "ba"]
    keep(back, "bốn")
    record(back)
    assert verify(back.database).ok
    back.close()


def test_lines_lost_while_their_record_is_kept_are_named_and_the_chain_goes_on_behind_them(
    desk: OpenDesk,
) -> None:
    keep(desk, "một", "hai", "ba")
    record(desk)
    tamper(desk, "DELETE FROM lookups WHERE seq > 1")
    keep(desk, "bốn")
    with desk.work(write=False) as work:
        (newest, *_) = work.look_ups.page(LookUpsWanted())
        recorded = work.look_ups.recorded()
    assert recorded is not None
    assert (newest.seq, newest.prev_hash) == (4, recorded.head)
    assert keys(desk) == {"verify.look_up_link", "verify.look_up_sequence", "verify.look_up_missing"}


def test_a_searched_number_stands_in_no_file_of_the_folder(desk: OpenDesk) -> None:
    keep(desk, SECRET)
    content = b"".join(path.read_bytes() for path in desk.root.rglob("*") if path.is_file())
    assert SECRET.encode() not in content
    assert stored(desk) == [SECRET]


def test_filters_of_a_window_of_lines(desk: OpenDesk) -> None:
    day = timedelta(days=1)
    looks = [
        LookUp(NOW + at * day, user, "show", code=code)
        for at, user, code in ((0, "hoa", "A"), (1, "lan", "B"), (2, "hoa", "B"))
    ]
    SqliteLookUpBook(desk.database, desk.ids).keep(looks)
    today = NOW.date()

    def found(wanted: LookUpsWanted, before: int | None = None) -> list[int]:
        with desk.work(write=False) as work:
            return [line.seq for line in work.look_ups.page(wanted, before=before, limit=2)]

    assert found(LookUpsWanted()) == [3, 2]
    assert found(LookUpsWanted(), before=2) == [1]
    assert found(LookUpsWanted(today + day, today + day)) == [2]
    assert found(LookUpsWanted(last=today)) == [1]
    assert found(LookUpsWanted(user="hoa")) == [3, 1]
    assert found(LookUpsWanted(user="hoa", code="B")) == [3]
