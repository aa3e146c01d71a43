"""Closes a day: somebody with the right names a reason for everything that does not agree, and signs with the PIN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk_app.domain.facts.city_facts import DayClosed, NamedDifference
from desk_app.domain.steps.rights import Right
from desk_app.errors import NeedsPerson, Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.day.picture import DayPicture
from desk_app.services.people.operators import Operator, require
from desk_app.services.people.sign_in import SignIn
from desk_app.services.wording import reason_given

FRESH = timedelta(hours=1)
"""A picture older than this is looked at again before anybody signs it."""


@dataclass(frozen=True, slots=True)
class DayClosing:
    """What was journaled: the close, the number and hash of its entry, and when."""

    fact: DayClosed
    seq: int
    entry_hash: str
    at: datetime
    changes: Changes


class CloseDay:
    """Writes the close; entries after the picture's head belong to the next one, also when they are of this day."""

    def __init__(self, context: DeskContext, sign_in: SignIn) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._sign_in = sign_in

    def __call__(self, picture: DayPicture, reasons: Mapping[str, str], by: Operator, pin: str) -> DayClosing:
        """Close; `reasons` are by `difference_id`, and the PIN is asked once more.

        Raises Refused: rights.missing, day.look_again, sign_in.*, reason.*; NeedsPerson
        `day.reason_missing` while a difference has no reason. Nothing is closed then.
        """
        require(by, Right.CLOSE_DAY)
        if not timedelta() <= self._context.now() - picture.at <= FRESH:
            raise Refused("day.look_again")
        named = _named(picture, reasons)
        require(self._sign_in(by.user, pin, one_deed=True), Right.CLOSE_DAY)
        fact = DayClosed(
            day=picture.day,
            agreed=picture.agreed,
            offline=picture.offline,
            desks=tuple(one.figures for one in picture.desks),
            differences=named,
            head_seq=picture.head.seq,
            head_hash=picture.head.hash,
        )
        with self._context.uow() as work:
            if picture.head.seq and work.replication.own(picture.head.seq) != picture.head:
                raise Refused("day.look_again")
            at = self._guard.admit(work, by.user)
            entry = work.journal.append(fact, actor=by.user, at=at)
            work.commit()
        return DayClosing(fact, entry.header.seq, entry.hash, at, Changes(queue=True))


def _named(picture: DayPicture, reasons: Mapping[str, str]) -> tuple[NamedDifference, ...]:
    without = [one for one in picture.differences if not reasons.get(one.difference_id, "").strip()]
    if without:
        raise NeedsPerson("day.reason_missing", n=len(without))
    return tuple(
        NamedDifference(one.key, one.desk_no, one.detail, reason_given(reasons[one.difference_id]))
        for one in picture.differences
    )
