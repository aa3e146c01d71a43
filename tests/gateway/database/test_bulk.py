"""Many rows at once are the same rows as one by one, on either database, whatever stands in them."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import IntegrityError

from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import FEW, Among, insert_new
from desk_app.gateway.front.gateway import Gateway

TEXTS = ("", "Nguyễn Thị Hòa", 'a"b\\c\td\ne', "\\N", "{x,y}", "'; --", "NULL", "e" * 120)


def code_row(number: int) -> dict[str, Any]:
    return {
        "ward_id": 1,
        "code": TEXTS[number % len(TEXTS)] + str(number),
        "dossier_id": f"dossier {number}",
        "entry_hash": bytes([number % 256]) * 32,
        "desk_id": "desk-1",
        "seq": 2**40 + number,
        "number": -1 if number % 5 == 0 else number,
    }


@pytest.mark.parametrize("count", [1, FEW, FEW + 1, 700])
def test_rows_come_back_as_they_were_put_in(gateway: Gateway, count: int) -> None:
    rows = [code_row(number) for number in range(count)]
    with gateway.database.write() as connection:
        insert_new(connection, schema.codes, rows)
    with gateway.database.read() as connection:
        found = connection.execute(select(schema.codes).order_by(schema.codes.c.seq)).mappings()
        assert [dict(row) for row in found] == rows


def test_a_body_that_is_gone_stays_gone(gateway: Gateway) -> None:
    rows = [
        {
            "ward_id": 1,
            "hash": bytes([number]) * 32,
            "desk_id": "desk-1",
            "seq": number,
            "prev_hash": bytes(32),
            "header": b"\0\xff{}",
            "body": None if number % 2 else "Hòa".encode(),
            "checkpoint": "{}",
            "carried_by": "desk-2",
            "at": "2026-11-20T09:30:00+07:00",
        }
        for number in range(1, 3 * FEW)
    ]
    with gateway.database.write() as connection:
        insert_new(connection, schema.set_aside, rows)
    with gateway.database.read() as connection:
        table = schema.set_aside.c
        found = connection.execute(select(table.seq, table.header, table.body).order_by(table.seq)).all()
    assert [(row.seq, row.header, row.body) for row in found] == [
        (row["seq"], row["header"], row["body"]) for row in rows
    ]


def test_rows_that_cannot_all_be_put_in_are_not_put_in_at_all(gateway: Gateway) -> None:
    rows = [code_row(number) for number in range(3 * FEW)]
    with pytest.raises((IntegrityError, psycopg.IntegrityError)), gateway.database.write() as connection:
        insert_new(connection, schema.codes, [*rows, rows[0]])
    with gateway.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(schema.codes)).scalar_one() == 0


@pytest.mark.parametrize("count", [0, 1, 700])
def test_any_of_many_texts_is_found_and_nothing_else(gateway: Gateway, count: int) -> None:
    rows = [code_row(number) for number in range(1000)]
    wanted = {row["code"] for row in rows[:count]}
    with gateway.database.write() as connection:
        insert_new(connection, schema.codes, rows)
        asked = Among(
            select(schema.codes.c.code).where(schema.codes.c.ward_id == bindparam("ward")),
            schema.codes.c.code,
        )
        assert {row.code for row in asked.rows(connection, wanted, ward=1)} == wanted
        assert not asked.rows(connection, wanted, ward=2)
