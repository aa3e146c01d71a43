"""Follows a ward's feed within one transaction: what can be folded is folded, what cannot is set aside and named."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desk_app.gateway.database.database import is_the_databases
from desk_app.gateway.feed.city_words import tell_of
from desk_app.gateway.feed.incoming import NOT_READABLE, Incoming
from desk_app.gateway.feed.stored import Stretch, stretches_after
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.identity import City
from desk_app.gateway.projector import followers
from desk_app.gateway.projector.findings import Finding
from desk_app.gateway.projector.folding import Fold
from desk_app.gateway.projector.unfolded import folded_after_all, leave_out
from desk_app.gateway.projector.ward_facts import divergences_gone, divergences_not_opened

_log = logging.getLogger(__name__)


class Following:
    """The feed of one ward, for whoever has claimed to follow it in this transaction."""

    def __init__(self, connection: Connection, ward_id: int, place: followers.Place, city: City) -> None:
        self._connection = connection
        self._ward_id = ward_id
        self._city = city
        self._position = place.position
        self._anew_until = place.anew_until

    def go_on(self, most: int) -> tuple[str, ...] | None:
        """Fold the next batches, about `most` entries; give the exceptions opened, None at the end of the feed."""
        stretches = stretches_after(self._connection, self._ward_id, self._position, most)
        if not stretches:
            return None
        opened = self._fold(stretches)
        self._position = stretches[-1].last
        followers.move(self._connection, self._ward_id, self._position)
        if self._anew_until is not None and self._position >= self._anew_until:
            self._anew_until = None
            followers.made_good(self._connection, self._ward_id)
            opened += self._made_good()
        return opened

    def to_the_end(self, most: int) -> tuple[str, ...]:
        """Fold all there is; give the exceptions opened."""
        opened: tuple[str, ...] = ()
        while (more := self.go_on(most)) is not None:
            opened += more
        return opened

    def _fold(self, stretches: Sequence[Stretch]) -> tuple[str, ...]:
        """Fold stretches, or the halves of what cannot be folded as a whole, down to the entry at fault."""
        opened = self._tried(stretches)
        if opened is not None:
            return opened
        if len(stretches) > 1:
            middle = len(stretches) // 2
            return self._fold(stretches[:middle]) + self._fold(stretches[middle:])
        if len(stretches[0].incoming) > 1:
            first, second = stretches[0].cut(len(stretches[0].incoming) // 2)
            return self._fold((first,)) + self._fold((second,))
        return self._without(stretches[0])

    def _tried(self, stretches: Sequence[Stretch]) -> tuple[str, ...] | None:
        """Fold stretches; None, with nothing changed, where something in them makes the fold fail."""
        try:
            return self._folded(stretches)
        except DBAPIError as error:
            if is_the_databases(error):
                raise
            return None
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever an entry makes the fold do must not stop the ward
            return None

    def _folded(self, stretches: Sequence[Stretch]) -> tuple[str, ...]:
        with self._connection.begin_nested():
            work = WardWork(self._connection, self._ward_id, self._city)
            fold = Fold(work)
            opened = fold.tell(fold.take(stretches), passing=self._anew_until is not None)
            fold.save()
            work.finish()
        return opened

    def _without(self, stretch: Stretch) -> tuple[str, ...]:
        """Leave out what an entry says that this program cannot fold, and ask a person about it."""
        entry = stretch.incoming[0].entry
        header = entry.header
        _log.error("entry %s of kind %s could not be folded", entry.hash, header.kind)
        detail = f"{header.kind}/{header.schema}"
        finding = Finding(NOT_READABLE, header.desk_id, (entry.hash,), header.dossier_id, (), detail)
        work = WardWork(self._connection, self._ward_id, self._city)
        leave_out(work, finding, whole=False)
        unread = Stretch(stretch.desk_id, stretch.last, (Incoming(entry, None, NOT_READABLE),))
        opened = self._tried((unread,))
        if opened is not None:
            return opened
        leave_out(work, finding, whole=True)
        opened = tell_of(work, (finding,))
        work.finish()
        return opened

    def _made_good(self) -> tuple[str, ...]:
        """Say what this program sees otherwise than the one before: divergences, and what it can fold after all."""
        work = WardWork(self._connection, self._ward_id, self._city)
        fold = Fold(work)
        fold.close_gone({**divergences_gone(work), **folded_after_all(work)})
        opened = fold.tell(fold.parted(divergences_not_opened(work)))
        work.finish()
        return opened
