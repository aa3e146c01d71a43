"""Takes the ward's feed page by page, goes back in it, and keeps what others' desks brought on a stick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.domain.journal.entry import Entry
from desk_app.ports.exchange.feed import Taken
from desk_app.protocol.messages import START, Checkpoint, Mark, PullReply
from desk_app.protocol.troubles import Refusal, Trouble
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.database.statements import Prepared
from desk_app.storage.exchange.exchange_ground import ExchangeGround
from desk_app.storage.exchange.feed_page import read_page
from desk_app.storage.exchange.known_entries import check_parents, known_among, moves_without, places_of
from desk_app.storage.journal.entry_rows import fold_key, is_whole, row_of
from desk_app.storage.projections.ward_heads import keep_heads
from desk_app.storage.projections.ward_records import keep_ward_facts

_ENTRY, _MARK = schema.entries.c, city_schema.feed_marks.c
_PLACE = Prepared(
    update(schema.entries).where(_ENTRY.position == bindparam("key")).values(city_position=bindparam("place"))
)
_PASSED = Prepared(
    select(_MARK.position, _MARK.digest)
    .where(_MARK.position <= bindparam("most"))
    .order_by(_MARK.position.desc())
    .limit(1)
)
_ADD_ARRIVED = Prepared(
    insert(schema.entries),
    [name for name in schema.entries.c.keys() if name != "position"],  # noqa: SIM118
)
_KEEP_CHECKPOINT = Prepared(
    upsert(city_schema.checkpoints).on_conflict_do_nothing(), list(city_schema.checkpoints.c.keys())
)

Orders = dict[str, list[str]]
"""Hashes by dossier, in the order of their keys."""


class FeedStore(ExchangeGround):
    """The feed as it was taken."""

    def marks(self) -> tuple[Mark, ...]:
        """Give samples of the marks passed, newest first, spaced ever wider; ends with the beginning of the feed."""
        end, back, found = self._cursor(), 0, []
        while end.position - back > 0:
            row = _PASSED.row(self._connection, {"most": end.position - back})
            if row is None:
                break
            found.append(Mark(row["position"], row["digest"]))
            # The next one lies at least twice as far back as this.
            back = max(1, 2 * (end.position - row["position"]))
        return (*found, START)

    def rewind(self, to: Mark) -> int:
        """Go back to a mark passed before: what lies after it is no longer known to the city; gives how many entries.

        Raises Refusal for a mark that was never passed.
        """
        passed = select(_MARK.digest).where(_MARK.position == to.position)
        if to != START and self._connection.execute(passed).scalar() != to.digest:
            raise Refusal(Trouble.BROKEN_CHAIN, "mark never passed")
        self._projection.flush()
        after = _ENTRY.city_position > to.position
        touched = select(_ENTRY.dossier_id).where(after, _ENTRY.dossier_id.is_not(None)).distinct()
        dossiers = [str(found) for found in self._connection.execute(touched).scalars()]
        moved = [
            dossier_id
            for piece in chunks(dossiers)
            for dossier_id, rows in places_of(self._connection, piece).items()
            if moves_without(rows, to.position)
        ]
        gone = self._connection.execute(update(schema.entries).where(after).values(city_position=None))
        self._connection.execute(delete(city_schema.feed_marks).where(_MARK.position > to.position))
        self._move_cursor(to)
        for piece in chunks(moved):
            self._folding.rebuild(piece)
            self._projection.forget()
        return gone.rowcount

    def take(self, page: PullReply) -> Taken:
        """Store a checked page of the feed, give its entries their positions, project again what they touch, move on.

        Raises Refusal with nothing stored for a page that was changed on its way or does not follow the one before.
        """
        cursor = self._cursor()
        entries = read_page(page, cursor)
        known = known_among(self._connection, (entry.hash for entry in entries))
        if any(row["city_position"] is not None for row in known.values()):
            raise Refusal(Trouble.BROKEN_CHAIN, "entry given twice")
        new = [entry for entry in entries if entry.hash not in known]
        check_parents(self._connection, new, known)
        before = self._unplaced(entries)
        places = {entry.hash: place for place, entry in enumerate(entries, start=cursor.position + 1)}
        echoes = ({"key": row["position"], "place": places[name]} for name, row in known.items())
        _PLACE.run_many(self._connection, echoes)
        self._add(new, page.checkpoints, places)
        self._pass(page.end, cursor)
        after = {
            dossier_id: [*hashes, *(one for one in before.get(dossier_id, ()) if one not in places)]
            for dossier_id, hashes in _by_dossier(entries).items()
        }
        facts = tuple(entry for entry in new if not entry.header.dossier_id)
        return Taken(len(new), self._refold(before, after, new), facts)

    def hold(self, entries: Sequence[Entry], checkpoint: Checkpoint) -> int:
        """Keep entries of another desk that came by bundle; gives how many were new. They are sent with the next sync.

        Raises Refusal with nothing stored for entries that are not whole, or whose parent is not known here.
        """
        if not entries or entries[-1].hash != checkpoint.head_hash or not all(map(is_whole, entries)):
            raise Refusal(Trouble.BROKEN_CHAIN, "bundle")
        known = known_among(self._connection, (entry.hash for entry in entries))
        new = [entry for entry in entries if entry.hash not in known]
        check_parents(self._connection, new, known)
        before = self._unplaced(new)
        self._add(new, [checkpoint], {})
        self._refold(before, self._unplaced(new), new)
        return len(new)

    def _add(
        self, new: Iterable[Entry], checkpoints: Iterable[Checkpoint], places: Mapping[str, int]
    ) -> None:
        arrived = {"arrived_at": self._now().isoformat()}
        rows = (row_of(entry, own=False, city_position=places.get(entry.hash)) | arrived for entry in new)
        _ADD_ARRIVED.run_many(self._connection, rows)
        words = ({name: getattr(one, name) for name in Checkpoint.__slots__} for one in checkpoints)
        _KEEP_CHECKPOINT.run_many(self._connection, words)

    def _pass(self, end: Mark, cursor: Mark) -> None:
        if end != cursor:
            passed = insert(city_schema.feed_marks).values(position=end.position, digest=end.digest)
            self._connection.execute(passed)
            self._move_cursor(end)

    def _unplaced(self, entries: Iterable[Entry]) -> Orders:
        """Give, for the dossiers of some entries, the unplaced hashes in the order of their keys."""
        self._projection.flush()
        found = places_of(self._connection, _by_dossier(entries), unplaced=True)
        return {
            dossier_id: [row["hash"].hex() for row in sorted(rows, key=fold_key)]
            for dossier_id, rows in found.items()
        }

    def _refold(self, before: Orders, after: Orders, new: Iterable[Entry]) -> tuple[str, ...]:
        """Bring the dossiers up to their entries, on top where the order of the old ones stayed; gives the changed ones."""
        fresh, again = {entry.hash: entry for entry in new}, []
        for dossier_id, hashes in after.items():
            old = before.get(dossier_id, [])
            more = [fresh[one] for one in hashes[len(old) :] if one in fresh]
            kept = hashes[: len(old)] == old
            if not kept or (more and not self._folding.extend(dossier_id, more, own=False)):
                again.append(dossier_id)
        self._folding.rebuild(again)
        keep_ward_facts(self._connection, fresh.values())
        keep_heads(self._connection, fresh.values())
        return self._projection.flush()


def _by_dossier(entries: Iterable[Entry]) -> Orders:
    """Give the hashes of some entries by dossier, in their order."""
    grouped: Orders = defaultdict(list)
    for entry in entries:
        if entry.header.dossier_id:
            grouped[entry.header.dossier_id].append(entry.hash)
    return grouped
