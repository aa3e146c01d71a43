"""Makes desks with very many dossiers of invented people for the benchmarks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert, text

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts.wire import SCHEMA, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.domain.people.parties import Party
from desk_app.domain.text import words
from desk_app.domain.time.local_time import VIETNAM
from desk_app.storage.database import schema
from desk_app.storage.database.engine import Database
from desk_app.storage.projections.dossier_lines import instant
from tests.benchmarks.invented_people import people
from tests.storage.desk_builders import DESK, MARRIAGE, code_of, received

A_DAY = 300
BATCH = 10_000
FIRST_DAY = date(2010, 1, 4)


def own_journal(count: int, seed: int = 1) -> Iterator[Entry]:
    """Give the journal of a desk that took in so many dossiers, 300 a day."""
    draw, crowd = random.Random(seed), people(seed)
    previous = GENESIS
    for index in range(count):
        day = FIRST_DAY + timedelta(days=index // A_DAY)
        at = datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM) + timedelta(minutes=index % A_DAY)
        owner = next(crowd) if draw.random() < 0.3 else None
        fact = received(index % A_DAY + 1, next(crowd), owner=owner, at=at)
        body = write_body(fact, f"{draw.getrandbits(128):032x}")
        header = Header(
            desk_id=DESK.desk_id,
            seq=index + 1,
            entry_id=f"{index:032x}",
            kind=fact.KIND,
            schema=SCHEMA,
            dossier_id=f"{draw.getrandbits(128):032x}",
            base=None,
            occurred_at=at.isoformat(),
            actor="clerk",
            body_hash=sha256_hex(body),
            prev_hash=previous,
        )
        entry = seal(header, body)
        previous = entry.hash
        yield entry


def fill_lists(database: Database, count: int, seed: int = 1) -> None:
    """Fill only the tables that lists and search read, many times faster than taking a journal over."""
    rows, made = _lines(count, seed), 0
    add_words = text("INSERT INTO search_words (rowid, words) VALUES (:pk, :words)")
    while batch := list(islice(rows, BATCH)):
        with database.begin(write=True) as connection:
            connection.execute(insert(schema.dossiers), [line for line, _ in batch])
            connection.execute(insert(schema.dossier_codes), [_code(line) for line, _ in batch])
            people = [{"id_number": who.id_number, "pk": line["pk"]} for line, who in batch]
            connection.execute(insert(schema.persons), people)
            connection.execute(add_words, [_words(line, who) for line, who in batch])
            connection.commit()
        made += len(batch)
        database.fold_log()
    while database.idle_work():
        continue


def _lines(count: int, seed: int) -> Iterator[tuple[dict[str, Any], Party]]:
    for index, who in enumerate(islice(people(seed), count)):
        day, number = FIRST_DAY + timedelta(days=index // A_DAY), index % A_DAY + 1
        at = datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM) + timedelta(minutes=number)
        line = {
            "pk": index + 1,
            "dossier_id": f"{index:032x}",
            "code": code_of(number, day),
            "name": who.name,
            "phone": who.phone,
            "procedure": MARRIAGE.code,
            "procedure_name": MARRIAGE.name,
            "status": int(Status.RETURNED),
            "open": False,
            "voided": False,
            "received_at": instant(at),
            "due_at": instant(at + timedelta(days=5)),
            "place": "",
            "day": day.isoformat(),
            "number": number,
            "desk_id": DESK.desk_id,
            "own_seq": index + 1,
        }
        yield line, who


def _code(line: dict[str, Any]) -> dict[str, Any]:
    return {"code_key": line["code"], "pk": line["pk"]}


def _words(line: dict[str, Any], who: Party) -> dict[str, Any]:
    parts = f"{who.name} {who.phone} {line['code']} {who.id_number} {who.id_number[-4:]}"
    return {"pk": line["pk"], "words": " ".join(words(parts))}
