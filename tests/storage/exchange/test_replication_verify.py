"""Verify finds whatever was changed of what came from the city, as it does with the own chain."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet, DeskAdmitted, ExceptionClosed, ExceptionOpened
from desk_app.storage.database import schema
from desk_app.storage.verifying import verify
from tests.storage.checks.test_verify import NO_GUARDS, keys, tamper
from tests.storage.desk_builders import NOW, OpenDesk, code_of, new_desk, person, received
from tests.storage.exchange.toy_city import SECOND, ToyCity, sync

ENTRY = schema.entries.c


@pytest.fixture
def met(desk: OpenDesk, tmp_path: Path) -> OpenDesk:
    """A desk that holds its own, another desk's and the city's entries, one own one not sent yet."""
    city, other = ToyCity(), new_desk(tmp_path / "other", seed=2, desk=SECOND)
    city.say(DeskAdmitted(SECOND.desk_id, 2, "22" * 32, 1001, 1999))
    for number in range(1, 4):
        desk.receive(number, person(f"Nguyễn Văn {number}", f"{number:012d}"))
        other.receive(1000 + number, person(f"Trần Thị {number}", f"{1000 + number:012d}"))
    other.add(facts.UserSaved("lan", "Trần Thị Lan", "clerk"))
    for one in (desk, other):
        sync(one, city, 2)
    city.say(ExceptionOpened("e1", "branch", SECOND.desk_id, ("ab" * 32,)), f"dossier-{code_of(1001)}")
    city.say(CityStatusSet(Status.PROCESSING, "HN-1"), f"dossier-{code_of(1001)}")
    sync(desk, city, 2)
    desk.add(facts.DossierForwarded("P"), code_of(1002))
    desk.add(ExceptionClosed("e1", "seen", "Đã xem"))
    desk.add(facts.UserSaved("lan", "Trần Thị Lan", "supervisor"))
    part(desk, other, city)
    other.close()
    return desk


def part(desk: OpenDesk, other: OpenDesk, city: ToyCity) -> None:
    """Let two desks extend one date without knowing of each other."""
    for one, days in ((desk, 9), (other, 12)):
        until = NOW + timedelta(days=days)
        extended = facts.DueDateExtended("Chờ xác minh", received(1003).due.due_at, until, "hanh")
        one.add(extended, code_of(1003))
    for one in (other, desk):
        sync(one, city, 2)


def test_an_honest_desk_among_others_has_no_problem(met: OpenDesk) -> None:
    report = verify(met.database)
    assert report.problems == ()
    assert (report.entries, report.dossiers) == (15, 6)
    with met.work(write=False) as work:
        assert [line.about for line in work.replication.exceptions()] == ["clash"]


@pytest.mark.fault("S7")
def test_a_bit_flipped_anywhere_in_a_foreign_entry_is_found(met: OpenDesk) -> None:
    foreign = select(ENTRY.position, ENTRY.header, ENTRY.body).where(ENTRY.desk_id == SECOND.desk_id)
    with met.database.begin(write=False) as connection:
        stored = connection.execute(foreign).all()
    tamper(met, *NO_GUARDS)
    for row in stored:
        for column, value in (("header", row.header), ("body", row.body)):
            put(met, row.position, column, bytes([*value[:-3], value[-3] ^ 1, *value[-2:]]))
            assert keys(met) & {"verify.foreign_entry", "verify.header_unreadable"}
            put(met, row.position, column, value)
    assert verify(met.database).ok


def put(desk: OpenDesk, position: int, column: str, value: bytes) -> None:
    with desk.database.begin(write=True) as connection:
        connection.execute(update(schema.entries).where(ENTRY.position == position), {column: value})
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        (
            "UPDATE entries SET hash = zeroblob(32) WHERE desk_id = 'H26.99.01-2' AND seq = 2",
            "verify.foreign_entry",
        ),
        ("DELETE FROM entries WHERE desk_id = 'H26.99.01-2' AND seq = 2", "verify.foreign_parent"),
        ("DELETE FROM entries WHERE desk_id = 'H26.99.01-2' AND seq = 4", "verify.feed_gap"),
        (
            "UPDATE entries SET city_position = NULL WHERE desk_id = 'H26.99.01-2' AND seq = 2",
            "verify.feed_gap",
        ),
        ("UPDATE entries SET city_position = city_position + 100", "verify.feed_gap"),
        ("UPDATE entries SET own = 1, seq = 8 WHERE kind = 'user_saved' AND own IS NULL", "verify.link"),
        ("UPDATE entries SET own = NULL WHERE own = 1 AND seq = 2", "verify.sequence"),
        ("UPDATE entries SET seq = 9 WHERE desk_id = 'H26.99.01-2' AND seq = 2", "verify.columns"),
        ("UPDATE entries SET day = '2020-01-01' WHERE desk_id = 'H26.99.01-2' AND seq = 2", "verify.columns"),
        ("DELETE FROM feed_marks WHERE position = (SELECT max(position) FROM feed_marks)", ""),
        ("UPDATE feed_marks SET digest = hex(zeroblob(32))", "verify.feed_digest"),
        ("UPDATE feed_marks SET position = position + 1000", "verify.feed_digest"),
        ("UPDATE city_state SET cursor_position = cursor_position - 1", "verify.feed_digest"),
        ("DELETE FROM city_state", "verify.feed_digest"),
        ("UPDATE entries SET hash = 'x' WHERE desk_id = 'H26.99.01-2' AND seq = 2", "verify.foreign_entry"),
        ("UPDATE entries SET city_position = 'x' WHERE seq = 2 AND own = 1", "verify.feed_gap"),
        ("UPDATE exceptions SET closings = '[]'", "verify.table"),
        ("UPDATE exceptions SET waits = 1", "verify.table"),
        ("DELETE FROM exceptions", "verify.table"),
        ("UPDATE divergences SET waits = 0", "verify.table"),
        ("UPDATE divergences SET content = '{}'", "verify.table"),
        ("UPDATE divergences SET desk_id = 'x'", "verify.table"),
        ("DELETE FROM divergences", "verify.table"),
        (
            "INSERT INTO divergences SELECT 'x', dossier_id, desk_id, code, opened, waits, content FROM divergences",
            "verify.table",
        ),
        ("UPDATE ward_heads SET known = 1", "verify.table"),
        ("DELETE FROM ward_heads", "verify.table"),
        ("UPDATE entries SET arrived_at = '2020-01-01T00:00:00+07:00' WHERE own IS NULL", ""),
        ("UPDATE ward_desks SET public_key = 'x'", "verify.table"),
        ("INSERT INTO ward_desks SELECT 'x', 1, '', 1, 2, '', ''", "verify.table"),
        ("UPDATE dossiers SET own_seq = 0 WHERE number = 1002", "verify.dossier_differs"),
        ("UPDATE dossiers SET desk_id = 'x' WHERE number = 1002", "verify.dossier_differs"),
        ("UPDATE dossiers SET status = 9 WHERE number = 1001", "verify.dossier_differs"),
        ("UPDATE procedure_usage SET receptions = 6", "verify.table"),
    ],
)
def test_whatever_was_changed_behind_the_programs_back_is_named(
    met: OpenDesk, statement: str, key: str
) -> None:
    tamper(met, *NO_GUARDS, statement)
    assert key in keys(met) if key else verify(met.database).ok


def test_two_places_changed_for_each_other_are_found_by_the_digest(met: OpenDesk) -> None:
    tamper(
        met,
        "UPDATE entries SET city_position = 1000 WHERE city_position = 2",
        "UPDATE entries SET city_position = 2 WHERE city_position = 3",
        "UPDATE entries SET city_position = 3 WHERE city_position = 1000",
    )
    assert "verify.feed_digest" in keys(met)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET own = NULL",
        "UPDATE entries SET arrived_at = NULL WHERE own IS NULL",
        "UPDATE entries SET own = 1 WHERE desk_id = 'H26.99.01-2'",
        "UPDATE entries SET day = '' WHERE desk_id = 'H26.99.01-2'",
        "DELETE FROM entries WHERE desk_id = 'H26.99.01-2'",
    ],
)
def test_the_database_itself_refuses_to_change_what_came_from_others(met: OpenDesk, statement: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        tamper(met, statement)
