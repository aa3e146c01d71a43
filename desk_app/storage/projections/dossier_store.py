"""The dossiers as stored: look-ups, windows of the standing lists and counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.time.local_time import local
from desk_app.ports.dossiers import DossierRow, Visit, WorkList
from desk_app.ports.journal import Head
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Prepared
from desk_app.storage.projections.code_key import code_key
from desk_app.storage.projections.dossier_projection import DossierProjection
from desk_app.storage.projections.number_block import block_ends
from desk_app.storage.projections.search import Search
from desk_app.storage.projections.state_bytes import read_state
from desk_app.storage.projections.work_lists import WorkLists

_LINE = schema.dossiers.c
_BY_CODE = Prepared(
    select(_LINE.dossier_id)
    .join(schema.dossier_codes, schema.dossier_codes.c.pk == _LINE.pk)
    .where(schema.dossier_codes.c.code_key == bindparam("key"))
    # A number leads first to the dossier that was given it; another desk may have put it on a second one since.
    .order_by((_LINE.code == bindparam("code")).desc(), _LINE.received_at, _LINE.pk)
)
_NEWEST_OF_PERSON = Prepared(
    select(schema.dossier_states.c.state)
    .join(schema.persons, schema.persons.c.pk == schema.dossier_states.c.pk)
    .join(schema.dossiers, schema.dossiers.c.pk == schema.persons.c.pk)
    .where(schema.persons.c.id_number == bindparam("number"), schema.dossiers.c.voided.is_(False))
    .order_by(schema.persons.c.pk.desc())
    .limit(1)
)
_FIRST, _LAST = block_ends()
_GAP = schema.numbers_missing.c
_USED = select(func.max(_LINE.number)).where(
    _LINE.day == bindparam("day"), _LINE.number >= _FIRST, _LINE.number <= _LAST
)
_MISSING = select(func.max(func.min(_GAP.last, _LAST))).where(
    _GAP.day == bindparam("day"), _GAP.last >= _FIRST, _GAP.first <= _LAST
)
_HIGHEST = Prepared(
    select(_USED.scalar_subquery().label("used"), _MISSING.scalar_subquery().label("missing"))
)


class SqliteDossiers:
    """Reads of the projected dossiers inside one transaction; each sees what the transaction has journaled so far."""

    def __init__(
        self, connection: Connection, projection: DossierProjection, acked: Callable[[], Head]
    ) -> None:
        self._connection = connection
        self._projection = projection
        self._lists = WorkLists(connection, acked)
        self._search = Search(connection, acked)

    def by_code(self, code: str) -> Dossier | None:
        """Find by any code the dossier ever had (slip code, guidance reference)."""
        self._projection.flush()
        found = _BY_CODE.row(self._connection, {"key": code_key(code), "code": code})
        return self._projection.load(found["dossier_id"]) if found else None

    def by_id(self, dossier_id: str) -> Dossier | None:
        """Find by the identity given at birth."""
        return self._projection.load(dossier_id)

    def find(self, text: str, limit: int = 50) -> tuple[DossierRow, ...]:
        """Search by partial code, ID number (also its last 4 digits), phone or name, folded; newest first."""
        self._projection.flush()
        return self._search.find(text, limit)

    def page(
        self, which: WorkList, now: datetime, *, before: str | None = None, limit: int = 50
    ) -> tuple[DossierRow, ...]:
        """Give one window of a standing list; `before` is the code of the last row already shown."""
        self._projection.flush()
        return self._lists.page(which, now, before, limit)

    def count(self, which: WorkList, now: datetime) -> int:
        """Count a standing list."""
        self._projection.flush()
        return self._lists.count(which, now)

    def open_of_person(self, id_number: str, procedure: str | None = None) -> tuple[DossierRow, ...]:
        """Give open dossiers in which this number is applicant or owner, of one kind or of all."""
        self._projection.flush()
        return self._search.open_of_person(id_number, procedure)

    def last_visit(self, id_number: str) -> Visit | None:
        """Give the person as last taken down with this number, in a dossier whose number was not cancelled."""
        self._projection.flush()
        found = _NEWEST_OF_PERSON.row(self._connection, {"number": id_number})
        if found is None:
            return None
        dossier = read_state(found["state"])
        people = (dossier.applicant, dossier.owner)
        party = next(one for one in people if one is not None and one.id_number == id_number)
        return Visit(party, dossier.code, local(dossier.received_at))

    def highest_number(self, day: date) -> int | None:
        """Give the highest number of the desk's block that is used on the day, on whatever branch, or named missing here."""
        self._projection.flush()
        highest = _HIGHEST.row(self._connection, {"day": day.isoformat()}) or {}
        return max((number for number in highest.values() if number is not None), default=None)

    def procedure_usage(self) -> dict[str, int]:
        """Count receptions per procedure at this desk."""
        return {
            row.procedure: row.receptions for row in self._connection.execute(select(schema.procedure_usage))
        }
