"""Fetches the ward's feed page by page, own entries included, and applies what the city says to this desk."""

from __future__ import annotations

from desk_app.domain.facts.city_facts import RightsEnded, city_chain
from desk_app.domain.facts.wire import fact_or_none
from desk_app.errors import NeedsPerson
from desk_app.ports.exchange.city_line import Exchange
from desk_app.ports.exchange.feed import Taken
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.protocol.messages import Mark, PullReply, PullRequest
from desk_app.protocol.troubles import Refusal
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.exchange.feed_check import Keys, page_is_sound
from desk_app.services.exchange.run import CITY_ACTOR, SyncRun
from desk_app.services.people.users import fact_of

PULL = "/v1/pull"


def pull(run: SyncRun) -> Exchange[None]:
    """Take everything the feed holds after the desk's place in it.

    Raises NeedsPerson `city.feed_broken` for a page that is not vouched for, with nothing of it taken.
    """
    start: int | None = None
    while True:
        after, keys, city = _place(run)
        start = after.position if start is None else start
        run.tell("pull", after.position - start, run.feed_end - start)
        page = yield from run.ask(PULL, PullRequest(after), PullReply)
        if not page_is_sound(page, after, keys, city):
            raise NeedsPerson("city.feed_broken")
        if page.items:
            _take(run, page)
        run.tell("pull", page.end.position - start, run.feed_end - start)
        if not page.more:
            return


def _place(run: SyncRun) -> tuple[Mark, Keys, str]:
    with run.context.uow(write=False) as work:
        cursor, city = work.replication.state().cursor, city_chain(work.desk.ward)
        keys = work.replication.keys(city)
    own = keys.get(run.desk_id, frozenset()) | {run.link.certificate.public_key}
    return cursor, {**keys, run.desk_id: own, city: frozenset({run.link.city_key})}, city


def _take(run: SyncRun, page: PullReply) -> None:
    with run.context.uow() as work:
        try:
            taken = work.replication.take(page)
        except Refusal as unfit:
            raise NeedsPerson("city.feed_broken") from unfit
        _apply_city_facts(run, work, taken)
        work.commit()
    run.pulled += taken.new
    run.dossiers.update(taken.dossiers)


def _apply_city_facts(run: SyncRun, work: UnitOfWork, taken: Taken) -> None:
    """Let users whose rights ended work here no more; what they did before stays theirs."""
    guard = ClockGuard(run.context)
    for entry in taken.facts:
        # What another desk wrote is not looked into here: it may be something nobody can read.
        fact = fact_or_none(entry) if entry.header.desk_id == city_chain(work.desk.ward) else None
        if not isinstance(fact, RightsEnded):
            continue
        account = work.users.by_name(fact.user)
        if account is None or not account.active:
            continue
        ended = fact_of(account, active=False)
        guard.note(work, ended, CITY_ACTOR)
        run.users_changed = True
        run.notice("users", "city.rights_ended", user=fact.user)
