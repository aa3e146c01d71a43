"""PostgreSQL as the city's engine: split by ward, never waited for without end, honest after a failover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
import pytest

from desk_app.errors import StorageTrouble
from desk_app.gateway.database import postgres as postgres_module
from desk_app.gateway.database.database import Busy, open_database
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.messages import PushReply
from tests.gateway.database.pooler import pooled
from tests.gateway.database.private_postgres import PrivatePostgres
from tests.gateway.desks import PATIENCE, CityClock, HandMadeDesk, Randomness, ask, refusal

SEED = bytes(32)


@pytest.fixture
def address(postgres: PrivatePostgres) -> Iterator[str]:
    """An empty database."""
    made = postgres.new_database()
    yield made
    postgres.give_back(made)


def opened(address: str) -> Gateway:
    """Open a city on it."""
    return Gateway(address, now=CityClock(), random_bytes=Randomness(), durable=False)


def asked(gateway: Gateway, words: str) -> list[tuple[object, ...]]:
    """Ask the server."""
    with gateway.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(words)]


def stored(desk: HandMadeDesk, after: int = 0) -> int:
    """Hand in what is new; gives the place of the receipt."""
    return ask(desk.gateway, "/v1/push", desk.batch(after), PushReply, desk.session).receipt.seq


def a_day_through(gateway: Gateway) -> None:
    """Let two desks of two wards work."""
    desks = [HandMadeDesk(gateway, number, ward=f"H26.99.0{number}").join() for number in (1, 2)]
    for desk in desks:
        for number in range(1, 12):
            desk.receive(desk.number * 1000 + number)
            assert stored(desk, number - 1) == number
    assert gateway.projector.catch_up_all(PATIENCE) == 0
    for desk in desks:
        assert [one for one in desk.pull_all() if one.header.desk_id == desk.name] == desk.chain
    assert gateway.operations.report().dossiers == 22


def test_the_large_tables_are_split_by_ward(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_module, "PARTITIONS", 5)
    with closing(opened(address)) as gateway:
        a_day_through(gateway)
        parts = dict(
            asked(
                gateway,
                "SELECT inhparent::regclass::text, count(*) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid"
                " WHERE c.relkind = 'r' GROUP BY 1",
            )
        )
        assert parts.keys() >= {"entries", "checkpoints", "dossiers", "codes", "exceptions", "set_aside"}
        assert set(parts.values()) == {5}
        used = asked(gateway, "SELECT count(*) FROM entries GROUP BY tableoid")
        assert len(used) == 2
        options = asked(gateway, "SELECT reloptions FROM pg_class WHERE relname = 'entries_00'")
        assert options == [(["toast_tuple_target=8160"],)]
    with closing(opened(address)) as again:
        assert again.operations.report().dossiers == 22


def test_a_table_made_beforehand_stays_as_it_is(address: str) -> None:
    with closing(opened(address)) as gateway:
        made = asked(
            gateway,
            "SELECT string_agg(format('%%I %%s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum)"
            " FROM pg_attribute WHERE attrelid = 'codes'::regclass AND attnum > 0",
        )
    with psycopg.connect(address.replace("postgresql+psycopg", "postgresql"), autocommit=True) as server:
        server.execute("DROP SCHEMA public CASCADE")
        server.execute("CREATE SCHEMA public")
        server.execute(f"CREATE TABLE codes ({made[0][0]}, PRIMARY KEY (ward_id, code, dossier_id))".encode())
    with closing(opened(address)) as gateway:
        assert asked(gateway, "SELECT relkind::text FROM pg_class WHERE relname = 'codes'") == [("r",)]
        a_day_through(gateway)


def test_after_a_failover_to_a_copy_that_only_reads_a_desk_comes_again(address: str) -> None:
    with closing(opened(address)) as gateway:
        desk = HandMadeDesk(gateway, 1).join()
        desk.receive(1001)
        name = asked(gateway, "SELECT current_database()")[0][0]
        with gateway.database.write() as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        gateway.database._engine.dispose()
        refused = refusal(lambda: stored(desk))
        assert (refused.status, refused.code) == (503, "busy")
        with pytest.raises(Busy):
            gateway.projector.begin_anew(1)
        with psycopg.connect(address, autocommit=True) as server:
            server.execute("SET default_transaction_read_only = off")
            server.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only".encode())
        gateway.database._engine.dispose()
        assert stored(desk) == 1


def test_no_statement_is_waited_for_without_end(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_module, "STATEMENT_SECONDS", 1)
    with closing(opened(address)) as gateway, pytest.raises(Busy):
        asked(gateway, "SELECT pg_sleep(600)")


def test_a_dead_line_is_noticed(address: str) -> None:
    with closing(opened(address)) as gateway, gateway.database.read() as connection:
        line = connection.connection.driver_connection
        assert line is not None
        told = line.info.get_parameters()
    assert {name: told[name] for name in ("keepalives_idle", "tcp_user_timeout", "connect_timeout")} == {
        "keepalives_idle": "15",
        "tcp_user_timeout": "15000",
        "connect_timeout": "10",
    }


def test_a_database_that_cannot_hold_every_name_is_refused_in_words(postgres: PrivatePostgres) -> None:
    made = postgres.new_database()
    name = made.partition("@/")[2].partition("?")[0]
    with psycopg.connect(made.replace(f"/{name}", "/postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS ascii_{name}".encode())
        server.execute(
            f"CREATE DATABASE ascii_{name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0".encode()
        )
    with pytest.raises(StorageTrouble) as trouble:
        open_database(made.replace(f"/{name}", f"/ascii_{name}"), lambda: SEED)
    assert trouble.value.key == "gateway.not_utf8"
    postgres.give_back(made)


def test_through_a_pooler_that_lends_connections_for_a_transaction(
    postgres: PrivatePostgres, address: str
) -> None:
    with (
        pooled(postgres, address) as through,
        closing(once_it_answers(lambda: opened(f"{through}?pooler=transaction"))) as gateway,
    ):
        a_day_through(gateway)
        waits = asked(gateway, "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
        assert waits == [("10s", "1min")]


def once_it_answers(connect: Callable[[], Gateway]) -> Gateway:
    """Connect as soon as the pooler listens."""
    for _ in range(200):
        try:
            return connect()
        except StorageTrouble:
            pass
    raise AssertionError("the pooler never answered")
