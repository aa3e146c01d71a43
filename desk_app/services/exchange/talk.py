"""The talk itself: greet, send, fetch, hand in, until nothing of the desk's own waits."""

from __future__ import annotations

from collections.abc import Callable

from desk_app.errors import NeedsPerson
from desk_app.ports.changes import Changes
from desk_app.ports.exchange.city_line import Exchange
from desk_app.ports.signer import Signer
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.protocol.addresses import check_address
from desk_app.protocol.troubles import Trouble
from desk_app.services.context import DeskContext
from desk_app.services.exchange.city_answers import CityRefused, in_words
from desk_app.services.exchange.city_floor import name_lost_numbers
from desk_app.services.exchange.hand_in import hand_in
from desk_app.services.exchange.handshake import handshake
from desk_app.services.exchange.pull import pull
from desk_app.services.exchange.push import push_own
from desk_app.services.exchange.queue import unsent, unsent_dossiers
from desk_app.services.exchange.report import SyncProgress, SyncReport
from desk_app.services.exchange.run import SyncRun

MOST_TALKS = 3
"""Handshakes in one run: the city may forget a session, or be put back from a backup while the desk sends."""
MOST_ROUNDS = 4
"""How often a run sends again what was saved while it ran; a busy counter must not keep it from ending."""
MOST_CODES = 500
"""Changed dossiers named one by one; when there are more, lists redraw as a whole."""
_GREET_AGAIN = (Trouble.SIGN_IN, Trouble.PARENT_UNKNOWN)


def talk(
    context: DeskContext, signer: Signer, progress: Callable[[SyncProgress], None]
) -> Exchange[SyncReport]:
    """Lead one talk to its end; raises NoConnection, NeedsPerson, Refused or StorageTrouble."""
    run = begin(context, signer, progress)
    for time in range(1, MOST_TALKS + 1):
        try:
            yield from handshake(run)
            yield from _rounds(run)
            break
        except CityRefused as refused:
            if refused.trouble not in _GREET_AGAIN or time == MOST_TALKS:
                raise in_words(refused) from refused
    return _end(run)


def begin(context: DeskContext, signer: Signer, progress: Callable[[SyncProgress], None]) -> SyncRun:
    """Give a run on the desk's link; raises NeedsPerson before enrolment, Refused for an unsafe address."""
    with context.uow(write=False) as work:
        link, desk = work.replication.state().link, work.desk
    if link is None:
        raise NeedsPerson("city.not_enrolled")
    check_address(link.address.url, link.address.ca_pem, practice=desk.practice)
    return SyncRun(context, signer, link, desk.desk_id, progress)


def _end(run: SyncRun) -> SyncReport:
    if run.stuck is not None:
        raise run.stuck
    with run.context.uow() as work:
        work.replication.note(success=run.context.now(), trouble="")
        report = _report(run, work)
        work.commit()
    return report


def _rounds(run: SyncRun) -> Exchange[None]:
    """Send, fetch and hand in until nothing of the desk's own waits."""
    for _ in range(MOST_ROUNDS):
        yield from push_own(run)
        yield from pull(run)
        if (yield from hand_in(run)):
            yield from pull(run)
        name_lost_numbers(run)
        with run.context.uow(write=False) as work:
            waiting, dossiers = unsent(work), unsent_dossiers(work, run.context.now())
        if not waiting or run.stuck is not None:
            return
    run.notice("queue", "city.more_waiting", count=dossiers)


def _report(run: SyncRun, work: UnitOfWork) -> SyncReport:
    changed = Changes(
        dossiers=bool(run.dossiers),
        queue=True,
        users=run.users_changed,
        codes=_codes(run, work),
    )
    return SyncReport(
        pushed=run.pushed,
        pulled=run.pulled,
        acked_seq=work.journal.acked().seq,
        exceptions=len(work.replication.exceptions()),
        restored=run.restored,
        clock_offset=run.clock_offset,
        changed=changed,
        notices=tuple(run.notices),
    )


def _codes(run: SyncRun, work: UnitOfWork) -> tuple[str, ...]:
    if len(run.dossiers) > MOST_CODES:
        return ()
    found = (work.dossiers.by_id(one) for one in sorted(run.dossiers))
    return tuple(one.code for one in found if one is not None)
