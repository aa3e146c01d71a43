"""The database opens by address, makes its own tables once, and gives way where somebody else writes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import create_engine, func, select, table
from sqlalchemy.schema import CreateTable

from desk_app.errors import Refused, StorageTrouble
from desk_app.gateway.board.board import look
from desk_app.gateway.database import database as database_module
from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Busy, open_database
from desk_app.gateway.front.gateway import Gateway
from tests.gateway.conftest import NewAddress
from tests.gateway.database.private_postgres import PrivatePostgres
from tests.gateway.desks import WARD, HandMadeDesk
from tests.windows.needs import IS_WINDOWS


def test_gateways_started_at_one_moment_make_one_city(new_address: NewAddress) -> None:
    address, together = new_address(), Barrier(4)
    keys: list[str] = []

    def start() -> None:
        together.wait()
        gateway = Gateway(address)
        keys.append(gateway.city.key.public())
        gateway.close()

    threads = [Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 4
    assert len(set(keys)) == 1


def test_two_gateways_on_one_database_serve_one_ward(new_address: NewAddress) -> None:
    address = new_address()
    one, two = Gateway(address), Gateway(address)
    desk = HandMadeDesk(one, 1).join()
    desk.receive(1001)
    desk.push()
    desk.gateway = two
    desk.receive(1002)
    desk.push(1)
    assert [entry.header.seq for entry in desk.pull_all()] == [1, 1, 2]
    one.close()
    two.close()


def test_an_invitation_by_several_at_once_makes_one_ward(new_address: NewAddress) -> None:
    address, together = new_address(), Barrier(3)
    gateways = [Gateway(address) for _ in range(3)]

    def ask(gateway: Gateway) -> None:
        together.wait()
        gateway.invite(WARD, 1)

    threads = [Thread(target=ask, args=(gateway,)) for gateway in gateways]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    HandMadeDesk(gateways[0], 1).join()
    assert [one.ward for one in look(gateways[-1].database, gateways[-1].city).wards] == [WARD]
    for gateway in gateways:
        gateway.close()


def test_a_plain_path_and_an_address_name_the_same_file(tmp_path: Path) -> None:
    first = Gateway(str(tmp_path / "city.db"))
    key = first.city.key.public()
    first.close()
    second = Gateway(f"sqlite:///{tmp_path / 'city.db'}")
    assert second.city.key.public() == key
    second.close()


@pytest.mark.parametrize("address", ["", "mysql://somewhere/city", "sqlite+nothing:///x", "a://b"])
def test_what_is_no_database_is_refused(address: str) -> None:
    with pytest.raises(Refused) as refused:
        open_database(address, lambda: bytes(32))
    assert refused.value.key == "gateway.bad_address"


def test_a_writer_from_outside_makes_the_city_busy_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    gateway = Gateway(str(tmp_path / "city.db"))
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    with closing(sqlite3.connect(tmp_path / "city.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            gateway.invite(WARD, 2)
        status, _, retry_after = gateway.answer("/v1/push", b"{}", desk.session)
        assert (status, retry_after) == (422, None)
        other.execute("ROLLBACK")
    assert desk.push().receipt.seq == 1
    gateway.close()


def test_an_embedded_database_is_durable_at_the_answer(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "city.db"), lambda: bytes(32))
    with database.write() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    database.close()


def test_tables_split_by_ward_beforehand_are_used_as_they_are(postgres: PrivatePostgres) -> None:
    address = postgres.new_database()
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    made = str(CreateTable(schema.entries).compile(dialect=engine.dialect)).partition(" PARTITION BY ")[0]
    with engine.begin() as raw:
        raw.exec_driver_sql(f"{made} PARTITION BY HASH (ward_id)")
        for part in (0, 1):
            rule = f"FOR VALUES WITH (MODULUS 2, REMAINDER {part})"
            raw.exec_driver_sql(f"CREATE TABLE entries_{part} PARTITION OF entries {rule}")
    gateway = Gateway(address)
    for ward in range(1, 5):
        desk = HandMadeDesk(gateway, 1, ward=f"H26.99.0{ward}", name=f"pc-{ward}").join()
        for number in range(1001, 1012):
            desk.receive(number)
        desk.push()
        assert len(desk.pull_all()) == 12
    gateway.close()
    with engine.begin() as raw:
        parts = (table("entries_0"), table("entries_1"))
        held = [raw.execute(select(func.count()).select_from(part)).scalar_one() for part in parts]
    engine.dispose()
    assert sum(held) == 48
    assert all(held)


def test_a_database_that_cannot_be_opened_is_named_by_its_path_as_it_was_given(tmp_path: Path) -> None:
    # An address would write the colon, which is in every path of Windows, as %3A.
    place = tmp_path / ("của phường" if IS_WINDOWS else "C: của phường") / "city.db"
    with pytest.raises(StorageTrouble) as trouble:
        open_database(str(place), lambda: bytes(32))
    assert trouble.value.params == {"database": str(place)}
