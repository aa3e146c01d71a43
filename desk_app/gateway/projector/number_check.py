"""Looks at the numbers on slips: who has which, whether one was given twice, how high a desk has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from desk_app.domain.facts.facts import DossierReceived
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among, insert_new
from desk_app.gateway.database.columns import text_column, whole_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import NUMBER_TWICE, Finding
from desk_app.gateway.projector.floors import Floors

_CODE = schema.codes.c
_HOLDERS = Among(
    select(_CODE.code, _CODE.dossier_id, _CODE.entry_hash).where(_CODE.ward_id == bindparam("ward")),
    _CODE.code,
)


class NumberCheck:
    """The numbers of one batch against all numbers of the ward."""

    def __init__(self, work: WardWork, incoming: Sequence[Incoming]) -> None:
        self._work = work
        self._rows: list[dict[str, Any]] = []
        self._floors = Floors(work.connection, work.ward_id)
        self._known: dict[str, list[tuple[str, str]]] = {}
        codes = {text_column(one.fact.code) for one in incoming if isinstance(one.fact, DossierReceived)}
        for row in _HOLDERS.rows(work.connection, codes, ward=work.ward_id):
            self._known.setdefault(row.code, []).append((row.dossier_id, row.entry_hash.hex()))

    def look(self, one: Incoming) -> list[Finding]:
        """Note the number of a reception; give the dossiers that have it already."""
        fact, entry = one.fact, one.entry
        self._floors.note(one)
        if not isinstance(fact, DossierReceived) or one.dossier_id is None:
            return []
        code = text_column(fact.code)
        holders = self._known.get(code)
        if holders is None:
            self._hold(one, code, fact.number, [])
            return []
        # With the first of the others is enough: one question for a person, not one for each pair.
        others = sorted((dossier, hash_) for dossier, hash_ in holders if dossier != one.dossier_id)[:1]
        if not any(dossier == one.dossier_id for dossier, _ in holders):
            self._hold(one, code, fact.number, holders)
        return [
            Finding(
                NUMBER_TWICE,
                entry.header.desk_id,
                (hash_, entry.hash),
                entry.header.dossier_id,
                (fact.code,),
                str(fact.number),
            )
            for _, hash_ in others
        ]

    def save(self) -> None:
        """Write the numbers and the floors."""
        insert_new(self._work.connection, schema.codes, self._rows)
        self._floors.save()

    def _hold(self, one: Incoming, code: str, number: int, holders: list[tuple[str, str]]) -> None:
        """Write down who has a number, beside others that have it."""
        self._known[code] = [*holders, (one.dossier_id or "", one.entry.hash)]
        self._rows.append(self._row(one, code, number))

    def _row(self, one: Incoming, code: str, number: int) -> dict[str, Any]:
        header = one.entry.header
        return {
            "ward_id": self._work.ward_id,
            "code": code,
            "dossier_id": one.dossier_id,
            "entry_hash": bytes.fromhex(one.entry.hash),
            "desk_id": header.desk_id,
            "seq": header.seq,
            "number": whole_column(number),
        }
