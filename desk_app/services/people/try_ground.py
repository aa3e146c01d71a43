"""Reads from a database where and when a PIN is tried there, and what its chain says of tries before."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.users import UserAccount
from desk_app.services.clock_guard import ClockGuard, ClockState
from desk_app.services.context import DeskContext
from desk_app.services.people.tries import Ground, Wait

_CLEARING = (facts.SignedIn.KIND, facts.UserUnlocked.KIND)
LOOK_BACK = 2000
"""Entries searched for the moment of a lock; more work than this cannot be done while a lock lasts."""


def ground_of(work: UnitOfWork, context: DeskContext, guard: ClockGuard) -> Ground:
    """Give where and when a try is made in this database."""
    return Ground(
        instance_id=work.desk.instance_id,
        now=guard.moment(work),
        last=work.journal.last_moment(),
        doubted=guard.look(work).state is ClockState.BLOCKED,
        uptime=int(context.clock.monotonic()),
        head=work.journal.head(),
        holds=lambda head: _holds(work, head),
        cleared=lambda user, after: _cleared(work, user, after),
    )


def _holds(work: UnitOfWork, head: Head) -> bool:
    """Whether the own chain has an entry, so that this database is no older one."""
    return head.seq == 0 or work.replication.own(head.seq) == head


def _cleared(work: UnitOfWork, user: str, after: int) -> bool:
    """Whether the own chain says that wrong PINs were cleared behind an entry."""
    entries = (entry for entry in work.journal.entries(after_seq=after) if entry.header.kind in _CLEARING)
    return any(getattr(read_fact(entry), "user", "") == user for entry in entries)


def wait_of(work: UnitOfWork, account: UserAccount, ground: Ground) -> Wait | None:
    """Give the lock the journal tells of; its running time is that of the machine when the PIN was wrong."""
    until = account.locked_until
    if until is None:
        return None
    newest = work.journal.head().seq
    for entry in reversed(list(work.journal.entries(after_seq=max(0, newest - LOOK_BACK)))):
        fact = read_fact(entry) if entry.header.kind == facts.SignInRefused.KIND else None
        if isinstance(fact, facts.SignInRefused) and fact.user == account.user and fact.locked_until:
            return Wait(until, datetime.fromisoformat(entry.header.occurred_at), fact.uptime)
    return Wait(until, until, ground.uptime)
