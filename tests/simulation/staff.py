"""People who come and go: supervisors save them with drawn rights, the city ends their rights, meanwhile they work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts import facts
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import Approval
from desk_app.domain.people.roles import Role, is_in_office, rights_of, template
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.rights import Right
from desk_app.domain.steps.steps import allowed
from desk_app.domain.time.local_time import local
from desk_app.errors import DeskError
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.people.operators import Operator, operator_of
from tests.simulation.city import City
from tests.simulation.counter_work import CounterWork
from tests.simulation.desk_deeds import UNITS, WHY
from tests.simulation.ledger import Ledger
from tests.simulation.pc import SUPERVISOR, Pc

STAFF = ("an", "binh", "giang")
WARD = "H26.99.01"
FROM, UNTIL = (None,) * 8 + (-30, -1, 0, 1), (None,) * 6 + (-1, 0, 1, 2, 30)
"""Days from today on which rights begin and end; None for no limit."""


@dataclass
class Staff:
    """Lets people be saved, ended and at work, as the honest program does."""

    random: Random
    ledger: Ledger
    counter: CounterWork
    city: City
    _at_work: list[str] = field(default_factory=list)

    def begin(self, pc: Pc) -> None:
        """Let a desk have some of them from the start."""
        for _ in range(self.random.randrange(4)):
            self.save(pc)

    def save(self, pc: Pc) -> None:
        """Let the supervisor save somebody: anew, otherwise, or as ended."""
        with pc.desk.context.uow() as work:
            at = ClockGuard(pc.desk.context).moment(work)
            fact = self._drawn(local(at).date())
            work.journal.append(fact, actor=SUPERVISOR.user, at=at)
            work.commit()
        told = f"{fact.user} {fact.role} {fact.active} {fact.valid_from} {fact.valid_until}"
        self.counter.answered(pc, "user saved", told)

    def work(self, pc: Pc) -> None:
        """Let somebody who is in office there do a deed, where desk and rules let him."""
        with pc.desk.context.uow(write=False) as work:
            present = [one for user in STAFF if (one := _in_office(pc, work, user)) is not None]
            known = [slip.code for slip in self.ledger.slips[-12:] if work.dossiers.by_code(slip.code)]
        if not present or not known:
            return
        by, code = self.random.choice(present), self.random.choice(known)
        for deed in self.random.sample((*_SAYING, Deed.EXTEND), 3):
            try:
                if self._do(pc, by, deed, code):
                    return
            except DeskError as trouble:
                self.ledger.tell("staff refused", f"{pc.label} {by.user} {trouble.key}")

    def end(self) -> None:
        """Let the city end somebody's rights in the whole ward."""
        user = self.random.choice((*STAFF, *self._at_work[-5:]))
        self.city.gateway.operations.end_rights(WARD, user, WHY)
        self.ledger.tell("rights ended", user)

    def _drawn(self, today: date) -> facts.UserSaved:
        role = self.random.choice(list(Role))
        own = ("hand_on", "of_tomorrow", "take_money")
        told = self.random.choice((template(role), template(role), None, own, ()))
        first, last = self.random.choice(FROM), self.random.choice(UNTIL)
        return facts.UserSaved(
            self.random.choice(STAFF),
            "Người Mới",
            role,
            active=self.random.random() < 0.8,
            rights=told,
            valid_from=_day(today, first),
            valid_until=_day(today, last),
        )

    def _do(self, pc: Pc, by: Operator, deed: Deed, code: str) -> bool:
        with pc.desk.context.uow() as work:
            dossier = work.dossiers.by_code(code)
            at = ClockGuard(pc.desk.context).admit(work, by.user)
            needs_second = deed is Deed.EXTEND and not by.may(Right.EXTEND)
            if dossier is None or (needs_second and not by.may(Right.HAND_ON)):
                return False
            if allowed(deed, dossier, SUPERVISOR if needs_second else by) is not None:
                return False
            fact = self._extension(dossier) if deed is Deed.EXTEND else _SAYING[deed](self.random)
            approval = Approval(SUPERVISOR.user, at) if needs_second else None
            work.journal.append(fact, actor=by.user, at=at, dossier_id=dossier.dossier_id, approval=approval)
            work.commit()
        self._at_work.append(by.user)
        self.counter.answered(pc, "staff at work", f"{by.user} {deed} {code}")
        return True

    def _extension(self, dossier: Dossier) -> Fact:
        due = dossier.due_at or dossier.received_at
        return facts.DueDateExtended(WHY, due, due, SUPERVISOR.user)


_SAYING = {
    Deed.FORWARD: lambda random: facts.DossierForwarded(random.choice(UNITS)),
    Deed.NOTE: lambda random: facts.NoteAdded("Đã gọi"),
    Deed.TAKE_FEE: lambda random: facts.FeeTaken(f"PT-{random.randrange(10**6)}", "Lệ phí", 8_000, "cash"),
    Deed.STOP: lambda random: facts.DossierStopped(WHY),
    Deed.REOPEN: lambda random: facts.DossierReopened(WHY),
}


def _day(today: date, later: int | None) -> date | None:
    """Give a day from today on; none at the ends of the calendar, where a modified program may have led the clock."""
    try:
        return None if later is None else today + timedelta(days=later)
    except OverflowError:
        return None


def _in_office(pc: Pc, work: UnitOfWork, user: str) -> Operator | None:
    """Give somebody the desk would let in: a clock set back brings nobody back into office."""
    account = work.users.by_name(user)
    now = pc.clock.now()
    today = local(max(now, work.journal.last_moment() or now)).date()
    if account is None or not is_in_office(account, today):
        return None
    assert operator_of(account).rights == rights_of(account)
    return operator_of(account)
