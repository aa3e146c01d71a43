"""A newer gateway brings an older database up by folding the feed anew: nothing is lost, nothing is opened twice."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from desk_app.domain.dossier.divergences import CLASH
from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import JUDGED_ANEW, CityStatusSet, ExceptionClosed
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.journal.entry import Entry
from desk_app.domain.steps.law import BOTH, Ruling, Verdict
from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from tests.gateway.conftest import NewAddress
from tests.gateway.desks import PATIENCE, WARD, CityClock, HandMadeDesk, Randomness, a_return, exceptions_in

FIRST_VERSION = (
    'CREATE TABLE rights (ward_id INTEGER, "user" TEXT, ended_at TEXT NOT NULL, PRIMARY KEY (ward_id, "user"))',
    """CREATE TABLE exceptions (ward_id INTEGER, exception_id TEXT, about TEXT NOT NULL, desk_id TEXT NOT NULL,
    dossier_id TEXT, codes TEXT NOT NULL, entries TEXT NOT NULL, detail TEXT NOT NULL, opened_at TEXT, closed_at TEXT,
    closed_by TEXT NOT NULL, choice TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (ward_id, exception_id))""",
    "INSERT INTO exceptions VALUES (1, 'e1', 'branch', 'd', NULL, '[]', '[]', '', NULL, NULL, '', '', '')",
    "INSERT INTO rights VALUES (1, 'thu', '2026-11-20T09:30:00+07:00')",
    "UPDATE city SET version = 1",
)
"""Makes the tables as the first version had them, with rows that must not stay."""


def opened(address: str, start: str = "first") -> Gateway:
    """Open a city and let it fold what is left to fold."""
    gateway = Gateway(address, now=CityClock(), random_bytes=Randomness(start), durable=False)
    gateway.projector.catch_up_all(PATIENCE)
    return gateway


def as_in_version_one(gateway: Gateway) -> None:
    """Turn a database back into one of the first version."""
    with gateway.database.write() as connection:
        for table in (schema.rights, schema.exceptions, schema.divergences, schema.chain_heads):
            table.drop(connection)
        for statement in FIRST_VERSION:
            connection.execute(text(statement))
        connection.execute(schema.dossiers.update().values(state=b'{"code":"old"}', status=1, is_open=True))


def known(gateway: Gateway) -> dict[str, list[tuple[Any, ...]]]:
    """Give everything the city has made of the feed."""
    made = (schema.dossiers, schema.exceptions, schema.rights, schema.divergences, schema.chain_heads)
    tables = (*made, schema.entries)
    with gateway.database.read() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(table.select())), key=lambda row: repr(row[:2])
            )
            for table in tables
        }


def parted(gateway: Gateway) -> tuple[HandMadeDesk, HandMadeDesk]:
    """Let two desks hand over one result, and more that a person must look at."""
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, "d-1")
    one.write(facts.DossierForwarded("Phòng Tư pháp"), "d-1")
    one.write(facts.ResultRecorded("Giấy xác nhận"), "d-1")
    one.receive(1002, "d-2", note="lần hai")
    one.write(a_return(), "d-2")
    one.push()
    two.pull_all()
    one.write(a_return(), "d-1")
    one.push(5)
    two.write(facts.ResultReturned(a_return().collector, "Lê Văn Minh"), "d-1")
    two.write(CityStatusSet(Status.REFUSED), "d-2")
    two.push()
    gateway.operations.end_rights(WARD, "minh", "chuyển công tác")
    return one, two


def test_what_is_made_of_the_feed_is_made_anew_and_nothing_is_opened_twice(new_address: NewAddress) -> None:
    address = new_address()
    gateway = opened(address)
    one, two = parted(gateway)
    found = exceptions_in(two.pull_all())
    assert {line.about for line in found} == {CLASH, "illegal_move", "foreign_word"}
    illegal = next(line for line in found if line.about == "illegal_move")
    one.write(ExceptionClosed(illegal.exception_id, "keep_desk", "đã xem"), "d-2")
    one.push(6)
    wanted = known(gateway)
    as_in_version_one(gateway)
    gateway.close()
    gateway = opened(address, "second")
    assert known(gateway) == wanted
    assert gateway.operations.report().exceptions == 2
    with gateway.database.read() as connection:
        assert connection.execute(schema.city.select()).one().version == schema.VERSION
    gateway.close()
    again = opened(address, "third")
    assert known(again) == wanted
    again.close()


@pytest.mark.parametrize("about", [CLASH, "foreign_word"])
def test_what_an_older_program_did_not_see_is_opened_now(
    new_address: NewAddress, monkeypatch: pytest.MonkeyPatch, about: str
) -> None:
    address = new_address()
    gateway = opened(address)
    with monkeypatch.context() as older:
        older.setattr("desk_app.gateway.projector.folding.dossier_found", lambda before, after: [])
        older.setattr("desk_app.gateway.projector.folding.entry_found", lambda one, dossier: [])
        _, two = parted(gateway)
    assert exceptions_in(two.pull_all()) == []
    as_in_version_one(gateway)
    gateway.close()
    gateway = opened(address, "second")
    two.gateway = gateway
    found = [one for one in exceptions_in(two.pull_all()) if one.about == about]
    assert len(found) == 1
    assert gateway.operations.report().exceptions == 3
    gateway.close()


def closed(entries: list[Entry]) -> list[tuple[str, str]]:
    """Give the settlements in a feed."""
    told = (read_fact(one) for one in entries if one.header.kind == ExceptionClosed.KIND)
    return [(one.exception_id, one.choice) for one in told if isinstance(one, ExceptionClosed)]


def test_what_a_newer_program_takes_for_no_divergence_is_closed(
    new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = new_address()
    gateway = opened(address)
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, "d-1")
    one.push()
    two.pull_all()
    with monkeypatch.context() as older:
        stricter = Ruling(Verdict.CLASH, BOTH, "P10", "keep")
        older.setattr("desk_app.domain.fold.judgement.judge", lambda one, other, same_ground: stricter)
        one.write(facts.NoteAdded("Đã gọi"), "d-1")
        two.write(facts.NoteAdded("Không nghe máy"), "d-1")
        one.push(1)
        two.push()
    (found,) = exceptions_in(two.pull_all())
    assert (found.about, gateway.operations.report().exceptions) == (CLASH, 1)
    as_in_version_one(gateway)
    gateway.close()
    for start in ("second", "third"):
        gateway = opened(address, start)
        two.gateway = gateway
        assert closed(two.pull_all()) == [(found.exception_id, JUDGED_ANEW)]
        assert gateway.operations.report().exceptions == 0
        as_in_version_one(gateway)
        gateway.close()


def test_a_divergence_that_is_none_once_more_has_come_is_closed_by_the_city(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = (HandMadeDesk(gateway, number).join() for number in (1, 2, 3))
    received = one.receive(1001, "d-1")
    one.push()
    two.pull_all()
    with monkeypatch.context() as before:
        stricter = Ruling(Verdict.CLASH, BOTH, "P10", "keep")
        before.setattr("desk_app.domain.fold.judgement.judge", lambda one, other, same_ground: stricter)
        for desk, after in ((one, 1), (two, 0)):
            desk.write(facts.NoteAdded(f"Bàn {desk.number} đã gọi"), "d-1")
            desk.push(after)
    (found,) = exceptions_in(two.pull_all())
    three.write(facts.NoteAdded("Bàn 3 đã gọi"), "d-1", base=received.hash)
    three.push()
    assert closed(two.pull_all()) == [(found.exception_id, JUDGED_ANEW)]
    assert gateway.operations.report().exceptions == 0
