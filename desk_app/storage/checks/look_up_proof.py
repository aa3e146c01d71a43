"""Proves the chain of look-ups against itself and against what the journal recorded of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.look_ups import LookUpProof
from desk_app.storage.checks.problems import Problems
from desk_app.storage.database import schema
from desk_app.storage.journal.look_up_store import hour_text, line_of


def prove_look_ups(connection: Connection, recorded: Iterable[LookUpsRecorded], problems: Problems) -> int:
    """Check every line and its columns; gives how many lines there are.

    Lines cut off at the end show as soon as the journal has recorded them: at the latest when the first one of another
    hour is written, or the window is left.
    """
    proof, count = LookUpProof(recorded), 0
    query = select(schema.lookups).order_by(schema.lookups.c.seq).execution_options(stream_results=True)
    for row in connection.execute(query).mappings():
        count += 1
        line = line_of(row)
        proof.add(line)
        look = line.look
        told = (hour_text(look.hour), look.user, look.code) if look is not None else None
        if told is not None and told != (row["hour"], row["user"], row["code"]):
            problems.add("verify.look_up_columns", seq=row["seq"])
    for broken in proof.problems():
        problems.add(broken.key, seq=broken.seq)
    return count
