"""A desk of the first program is brought up: its journal is folded anew, its lists stand in the order they stood in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from desk_app.domain.dossier.dossier import CollectorKind, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet, DeskAdmitted, ExceptionClosed, ExceptionOpened
from desk_app.errors import StorageTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.storage.database import city_schema, schema
from desk_app.storage.journal.rebuild import PROJECTION
from desk_app.storage.migrations.versions import s0001_first
from desk_app.storage.upgrade import OURS, version_of
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, OpenDesk, code_of, new_desk, person, reopen
from tests.storage.exchange.toy_city import SECOND, ToyCity, sync
from tests.storage.small_places import read_only

OF_AN_OLDER_FOLD = (
    "UPDATE dossiers SET status = 1, open = 1, name = 'cũ', due_open = NULL",
    "UPDATE dossier_states SET state = x'00'",
    "DELETE FROM dossier_codes WHERE pk = 2",
    "DELETE FROM persons",
    "UPDATE procedure_usage SET receptions = 99",
    "INSERT INTO search_words (search_words) VALUES ('delete-all')",
    "INSERT INTO search_words (rowid, words) VALUES (1, 'cu ky')",
)
"""What an older fold may have made of the same journal."""

BACK_TO_THE_FIRST = (
    "DROP TABLE divergences",
    "DROP TABLE ward_heads",
    "DROP TABLE exceptions",
    """CREATE TABLE exceptions (exception_id TEXT PRIMARY KEY, about TEXT NOT NULL, desk_id TEXT NOT NULL, dossier_id TEXT,
    codes TEXT NOT NULL, entries TEXT NOT NULL, detail TEXT NOT NULL, opened TEXT NOT NULL, closed TEXT NOT NULL,
    closed_by TEXT NOT NULL, choice TEXT NOT NULL, reason TEXT NOT NULL, waits BOOLEAN NOT NULL)""",
    "INSERT INTO exceptions VALUES ('gone', 'branch', 'd', NULL, '[]', '[]', '', '', '', '', '', '', 1)",
    "DROP TRIGGER entries_keep_bytes",
    "ALTER TABLE entries DROP COLUMN arrived_at",
    s0001_first.JOURNAL_GUARDS[1],
    "ALTER TABLE desk_state DROP COLUMN projection",
    "DROP INDEX ix_entries_about_user",
    *(
        f"ALTER TABLE users DROP COLUMN {name}"
        for name in ("rights", "valid_from", "valid_until", "unit", "pin_mark")
    ),
    "UPDATE alembic_version SET version_num = '0001'",
    *OF_AN_OLDER_FOLD,
)
"""Turns a database back into one of the first program."""

MADE_ANEW = (
    schema.dossiers,
    schema.dossier_states,
    schema.dossier_codes,
    schema.persons,
    schema.procedure_usage,
    city_schema.exceptions,
    city_schema.divergences,
    city_schema.ward_desks,
    city_schema.ward_heads,
)


@pytest.fixture
def long_used(desk: OpenDesk, tmp_path: Path) -> OpenDesk:
    """A desk with its own and others' dossiers, one of them returned twice, and something settled."""
    city, other = ToyCity(), new_desk(tmp_path / "other", seed=2, desk=SECOND)
    city.say(DeskAdmitted(SECOND.desk_id, 2, "22" * 32, 1001, 1999))
    # The order of reception is neither that of the codes nor that of the desks.
    for number in (3, 1, 2):
        desk.receive(number, person(f"Nguyễn Văn {number}", f"{number:012d}"))
    other.receive(1001, person("Trần Thị Lan", "001190077777"))
    for one in (desk, other, desk):
        sync(one, city)
    for fact in (facts.DossierForwarded("P"), facts.ResultRecorded("Giấy")):
        desk.add(fact, code_of(1))
    for one in (desk, other):
        sync(one, city)
    for one, name in ((desk, "Lê Minh"), (other, "Phạm Lan")):
        one.add(facts.ResultReturned(CollectorKind.AUTHORISED, name), code_of(1))
    city.say(ExceptionOpened("e1", "branch", SECOND.desk_id, ("ab" * 32,)), f"dossier-{code_of(2)}")
    city.say(CityStatusSet(Status.PROCESSING, "HN-1"), f"dossier-{code_of(2)}")
    for one in (other, desk):
        sync(one, city)
    desk.add(ExceptionClosed("e1", "restored", "Đã xem"), code_of(2))
    desk.add(facts.UserSaved("lan", "Trần Thị Lan", "clerk"))
    desk.receive(4)
    desk.add(facts.DossierForwarded("P"), "never-opened")
    other.close()
    return desk


def made_anew(desk: OpenDesk) -> dict[str, list[dict[str, Any]]]:
    """Give every row that is made of the journal."""
    with desk.database.begin(write=False) as connection:
        rows = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in MADE_ANEW
        }
    return {name: sorted(found, key=repr) for name, found in rows.items()}


def put_back(desk: OpenDesk, statements: tuple[str, ...] = BACK_TO_THE_FIRST) -> None:
    """Put the database back to that of an older program, the first unless others are said, and close it."""
    with desk.database.begin(write=True) as connection:
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()
    desk.close()


def test_a_journal_of_the_first_program_is_folded_anew(long_used: OpenDesk) -> None:
    wanted = made_anew(long_used)
    with long_used.work(write=False) as work:
        listed = work.dossiers.page(WorkList.ALL, NOW)
        waiting = work.replication.exceptions(with_closed=True)
    assert [row.code for row in listed] == [code_of(one) for one in (4, 1001, 2, 1, 3)]
    put_back(long_used)
    again = reopen(long_used)
    assert made_anew(again) == wanted
    assert verify(again.database).problems == ()
    with again.work(write=False) as work:
        assert work.dossiers.page(WorkList.ALL, NOW) == listed
        assert work.replication.exceptions(with_closed=True) == waiting
        assert [row.code for row in work.dossiers.find("lan 7777")] == [code_of(1001)]
        assert work.dossiers.find("cu ky") == ()
    with again.database.begin(write=False) as connection:
        assert version_of(connection) == OURS.newest
        assert connection.execute(select(schema.desk_state.c.projection)).scalar_one() == PROJECTION
        arrived = connection.execute(select(schema.entries.c.arrived_at).distinct()).scalars().all()
    # Nobody knows any more when it came.
    assert arrived == [None]
    again.receive(5)
    again.close()


def test_what_an_older_fold_made_in_the_tables_of_today_is_made_anew_at_opening(long_used: OpenDesk) -> None:
    wanted = made_anew(long_used)
    put_back(long_used, ("UPDATE desk_state SET projection = projection - 1", *OF_AN_OLDER_FOLD))
    again = reopen(long_used)
    assert made_anew(again) == wanted
    assert verify(again.database).problems == ()
    with again.work(write=False) as work:
        assert work.dossiers.find("cu ky") == ()
    copies = list(again.database.folder.backups.glob(f"before-{OURS.newest}-*.db"))
    assert len(copies) == 1
    again.close()
    reopen(again).close()
    assert list(again.database.folder.backups.glob("*.db")) == copies


def test_what_an_older_fold_made_is_not_shown_where_it_cannot_be_made_anew(
    long_used: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_back(long_used, ("UPDATE desk_state SET projection = projection - 1", *OF_AN_OLDER_FOLD))
    with read_only(long_used.root, monkeypatch), pytest.raises(StorageTrouble) as told:
        reopen(long_used)
    assert told.value.key == "storage.upgrade_read_only"


def test_a_desk_of_this_program_is_opened_without_folding_anew(
    long_used: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_used.close()
    monkeypatch.setattr(
        "desk_app.storage.journal.folding.fold_all", lambda entries: pytest.fail("folded anew")
    )
    reopen(long_used).close()
