"""Walks along one desk's chain and judges every entry by what stands before it there.

Whether an author could write an entry is a function of the entry's own ancestors: of the users saved before it and of
the chain's clock. So it is the same in whatever order chains arrive, at a city put back, and for each branch by itself.
What somebody said without the right to say it is told of and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from desk_app.domain.actors.doubts import Doubt, Matter, Why, matter_of
from desk_app.domain.actors.endings import NO_ENDINGS, Endings
from desk_app.domain.actors.needs import Need, is_system, need_of
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.facts.wire import UNREADABLE, from_json, read_particulars, schema_of
from desk_app.domain.journal.entry import Entry
from desk_app.domain.people.roles import is_in_office, rights_of
from desk_app.domain.people.user_fold import UserLine, fold_user
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.local_time import local, universal

SLACK = timedelta(hours=3)
"""How far a desk's clock may go back without anybody confirming it: so long the day before still counts too."""
SECOND = 2
"""The schema since which an approval is a second person's own sign-in; before, the name alone stood in the fact."""


@dataclass(slots=True)
class ChainState:
    """What the entries up to a place of a chain say: users by name, the chain's clock, what was doubted so far.

    `newer` are users a newer program wrote of in words nobody here can read: they are not judged. `clock` is the latest
    moment of those who could write theirs, since somebody who could has confirmed a clock; `begun` once a user has done
    anything, with which the set-up is over. `matters` are by kind of doubt. `second` once an entry of the second schema
    has stood in the chain: no program goes back to the first.
    """

    users: dict[str, UserLine] = field(default_factory=dict)
    newer: set[str] = field(default_factory=set)
    clock: datetime | None = None
    begun: bool = False
    matters: dict[str, Matter] = field(default_factory=dict)
    second: bool = False

    def copy(self) -> ChainState:
        """Give a state of its own for another branch."""
        return replace(self, users=dict(self.users), newer=set(self.newer), matters=dict(self.matters))

    def go_on(self, entry: Entry, fact: Any, endings: Endings = NO_ENDINGS) -> Iterable[Doubt]:
        """Judge the next entry of the chain and take in what it says; `endings` are those of the city."""
        header = entry.header
        need = need_of(header.kind, fact)
        self.second = self.second or header.schema >= SECOND
        if header.schema > schema_of(header.kind):
            self._hear_newer(entry)
            return ()
        if need.anybody:
            return ()
        clock = self._clock_at(entry)
        if is_system(header.actor, header.kind, fact, in_set_up=not self.begun):
            self._take_in(entry, fact, clock)
            return ()
        why = self._doubted(entry, fact, need, clock)
        doubts = [] if why is None else [self._doubt(why, entry, fact, clock, _key(why, header.actor))]
        if header.actor in endings.users:
            doubts += [
                self._doubt(Why.ENDED_BY_CITY, entry, fact, clock, word)
                for word in endings.against(entry, self.matters)
            ]
        if why is None or why is Why.SETTLEMENT:
            self.begun = True
            self._take_in(entry, fact, clock)
        return doubts

    def _clock_at(self, entry: Entry) -> datetime:
        at = moment_in(entry)
        return at if self.clock is None else max(at, self.clock)

    def _doubted(self, entry: Entry, fact: Any, need: Need, clock: datetime) -> Why | None:
        """Give why this person could not write this; a settlement without the right to is doubtful only."""
        actor = entry.header.actor
        if actor in self.newer:
            return None
        line = self.users.get(actor)
        why = self._absent(line, clock)
        if why is not None or line is None:
            return why
        if _is_own_pin(fact, actor, line):
            return None
        rights, approver = rights_of(line), _approver(entry, fact, by_name=not self.second)
        alone = not need.rights or not need.rights.isdisjoint(rights)
        if not alone and not (need.approvable and approver):
            return Why.NO_RIGHT
        if approver and not self._approves(approver, actor, need, clock):
            return Why.APPROVAL
        if isinstance(fact, ExceptionClosed) and Right.SETTLE not in rights:
            return Why.SETTLEMENT
        return None

    def _absent(self, line: UserLine | None, clock: datetime) -> Why | None:
        if line is None:
            return Why.UNKNOWN
        if not line.active:
            return Why.ENDED
        if line.valid_from is None and line.valid_until is None:
            return None
        days = {local(clock).date(), local(_back(clock)).date()}
        return None if any(is_in_office(line, day) for day in days) else Why.NOT_VALID

    def _approves(self, approver: str, actor: str, need: Need, clock: datetime) -> bool:
        if approver == actor:
            return False
        if approver in self.newer:
            return True
        line = self.users.get(approver)
        if line is None or self._absent(line, clock) is not None:
            return False
        return not need.rights or not need.rights.isdisjoint(rights_of(line))

    def _doubt(self, why: Why, entry: Entry, fact: Any, clock: datetime, key: str) -> Doubt:
        matter = matter_of(self.matters.get(key), entry.hash, clock)
        self.matters[key] = matter
        actor = entry.header.actor
        if why is not Why.SETTLEMENT:
            return Doubt(why, actor, entry.hash, matter.first)
        return Doubt(
            why, actor, entry.hash, matter.first, fact.exception_id, fact.choice, entry.header.schema
        )

    def _take_in(self, entry: Entry, fact: Any, clock: datetime) -> None:
        self.clock = moment_in(entry) if isinstance(fact, facts.ClockConfirmed) else clock
        if isinstance(fact, facts.UserSaved) and (line := fold_user(self.users.get(fact.user), fact)):
            self.users[fact.user] = line
            self.newer.discard(fact.user)

    def _hear_newer(self, entry: Entry) -> None:
        """Judge nobody a newer program has written of, as far as its author could change users."""
        line = self.users.get(entry.header.actor)
        may = entry.header.actor in self.newer or (
            line is not None
            and self._absent(line, self._clock_at(entry)) is None
            and Right.CHANGE_USERS in rights_of(line)
        )
        if may and entry.header.kind == facts.UserSaved.KIND and (user := _named(entry)):
            self.newer.add(user)


def moment_in(entry: Entry) -> datetime:
    """Give the moment an entry claims, in UTC; none without one comes as far as a chain.

    What writes it down keeps only hours and minutes of an offset: an odd one would turn into another day (T13).
    """
    return universal(datetime.fromisoformat(entry.header.occurred_at))


def _key(why: Why, actor: str) -> str:
    """Name a kind of doubt at a desk: names nobody has are one kind together, for anybody can think of a hundred."""
    return why.value if why is Why.UNKNOWN else f"{why} {actor}"


def _back(clock: datetime) -> datetime:
    try:
        return clock - SLACK
    except OverflowError:
        return clock


def _is_own_pin(fact: Any, actor: str, line: UserLine) -> bool:
    """Whether somebody chooses an own PIN, for which he also writes himself down again as he stands."""
    if isinstance(fact, facts.PinKept):
        return fact.user == actor
    return isinstance(fact, facts.UserSaved) and fact.user == actor and fold_user(line, fact) == line


def _approver(entry: Entry, fact: Any, *, by_name: bool) -> str:
    """Give the second person an entry names; "" for none, and for somebody of the first program who named himself.

    `by_name`: the chain is still one of the first program, where the name alone was the approval.
    """
    if entry.header.schema < SECOND:
        named = getattr(fact, "approved_by", "")
        return named if by_name and named != entry.header.actor else ""
    if b'"approval":' not in (entry.body_bytes or b""):
        # Looking for the word is far quicker than reading the body, and nearly no entry has it.
        return ""
    approval = read_particulars(entry).approval
    return approval.by if approval else ""


@dataclass(frozen=True, slots=True)
class _Named:
    user: str = ""


def _named(entry: Entry) -> str:
    try:
        return from_json(_Named, entry.body_bytes or b"{}").user
    except UNREADABLE:
        return ""
