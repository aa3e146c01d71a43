"""The highest running number of every desk's newest day: what a desk that was put back must not give again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from desk_app.domain.codes.dossier_code import parse
from desk_app.domain.facts.facts import DossierReceived, NumbersMissing
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import upsert
from desk_app.gateway.database.columns import whole_column
from desk_app.gateway.feed.incoming import Incoming, read_all
from desk_app.gateway.feed.stored import entry_of
from desk_app.gateway.projector.followers import DOSSIERS
from desk_app.gateway.sessions import DeskRow
from desk_app.protocol.messages import Floor

_FLOOR, _DESK, _ENTRY, _ROW = schema.floors.c, schema.desks.c, schema.entries.c, schema.followers.c
_KEPT = select(_FLOOR.desk_id, _FLOOR.day, _FLOOR.number).where(_FLOOR.ward_id == bindparam("ward"))
_OF_DESK = _KEPT.where(_FLOOR.desk_id == bindparam("desk"))
_BLOCKS = select(_DESK.desk_id, _DESK.first_number, _DESK.last_number).where(
    _DESK.ward_id == bindparam("ward")
)
_PLACE = (
    # While a feed is folded anew its floors stay as they were.
    select(func.coalesce(_ROW.anew_until, _ROW.position))
    .where(_ROW.ward_id == bindparam("ward"), _ROW.follower == DOSSIERS)
    .scalar_subquery()
)
_NOT_FOLDED = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(
        _ENTRY.ward_id == bindparam("ward"),
        _ENTRY.desk_id == bindparam("desk"),
        _ENTRY.position > _PLACE,
        _ENTRY.kind.in_((DossierReceived.KIND, NumbersMissing.KIND)),
    )
    .order_by(_ENTRY.position)
)


class Floors:
    """The floors of a ward's desks within one transaction."""

    def __init__(self, connection: Connection, ward_id: int) -> None:
        self._connection, self._ward_id = connection, ward_id
        self._risen: dict[str, Floor] = {}
        self._blocks: dict[str, range] | None = None

    def note(self, one: Incoming) -> None:
        """Hear of the number an entry gives, if it gives one of its desk's own."""
        desk_id, reached = one.entry.header.desk_id, number_given(one)
        if reached is None:
            return
        if self._blocks is None:
            rows = self._connection.execute(_BLOCKS, {"ward": self._ward_id})
            self._blocks = {row.desk_id: range(row.first_number, row.last_number + 1) for row in rows}
        if reached.number in self._blocks.get(desk_id, ()):
            self._risen[desk_id] = _higher(self._risen.get(desk_id), reached)

    def save(self) -> None:
        """Write the floors that have risen."""
        if not self._risen:
            return
        kept = {
            row.desk_id: Floor(row.day, row.number)
            for row in self._connection.execute(_KEPT, {"ward": self._ward_id})
        }
        risen = {name: _higher(kept.get(name), floor) for name, floor in self._risen.items()}
        rows = [
            {"ward_id": self._ward_id, "desk_id": name, "day": floor.day, "number": floor.number}
            for name, floor in risen.items()
            if floor != kept.get(name)
        ]
        upsert(self._connection, schema.floors, rows)
        self._risen.clear()


def floor_as_folded(connection: Connection, desk: DeskRow) -> Floor | None:
    """Give a desk's floor as far as the feed is folded."""
    row = connection.execute(_OF_DESK, {"ward": desk.ward_id, "desk": desk.desk_id}).one_or_none()
    return None if row is None else Floor(row.day, row.number)


def floor_after(connection: Connection, desk: DeskRow, batch: Sequence[Entry]) -> Floor | None:
    """Give a desk's floor with the newest numbers of what it has just handed in; a desk gives its numbers upwards."""
    kinds = (DossierReceived.KIND, NumbersMissing.KIND)
    newest = {one.header.kind: one for one in batch if one.header.kind in kinds}
    own = range(desk.first_number, desk.last_number + 1)
    return _highest(floor_as_folded(connection, desk), own, read_all(newest.values()))


def floor_now(connection: Connection, desk: DeskRow) -> Floor | None:
    """Give a desk's floor with what is stored of it and not folded yet."""
    rows = connection.execute(_NOT_FOLDED, {"ward": desk.ward_id, "desk": desk.desk_id})
    own = range(desk.first_number, desk.last_number + 1)
    return _highest(floor_as_folded(connection, desk), own, read_all(map(entry_of, rows)))


def _highest(floor: Floor | None, own: range, incoming: Iterable[Incoming]) -> Floor | None:
    for one in incoming:
        reached = number_given(one)
        if reached is not None and reached.number in own:
            floor = _higher(floor, reached)
    return floor


def number_given(one: Incoming) -> Floor | None:
    """Give the highest running number an entry speaks of, and its day."""
    fact = one.fact
    if isinstance(fact, NumbersMissing):
        reached = Floor(fact.day.isoformat(), fact.last)
    elif isinstance(fact, DossierReceived) and one.dossier_id is not None:
        reached = Floor(_day_of(fact, one.entry), fact.number)
    else:
        return None
    return reached if reached.number == whole_column(reached.number) else None


def _higher(one: Floor | None, other: Floor) -> Floor:
    return max((one or other, other), key=lambda floor: (floor.day, floor.number))


def _day_of(fact: DossierReceived, entry: Entry) -> str:
    written = entry.header.occurred_at[:10]
    # Nearly every code carries the day it was written on; only another one has to be taken apart.
    if written.startswith("20") and f"-{written[2:].replace('-', '')}-" in fact.code:
        return written
    code = parse(fact.code)
    return code.day.isoformat() if code else written
