"""One history of a ward: four desks, a supervisor and the city live through drawn work and drawn trouble, then calm."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

from desk_app.errors import DeskError
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.services.exchange.conversation import drive
from desk_app.services.exchange.sync_city import SyncReport
from tests.builders import PIN
from tests.simulation.city import City, fold_some
from tests.simulation.collisions import Collisions
from tests.simulation.counter_work import CounterWork
from tests.simulation.desk_deeds import WHY
from tests.simulation.disks import MOST_PCS, Disks
from tests.simulation.drawn import DrawnIds, TrueTime
from tests.simulation.holders import Holders
from tests.simulation.ledger import Ledger
from tests.simulation.network import RoughLine
from tests.simulation.pc import CLERK, SUPERVISOR, Pc
from tests.simulation.power import Knife, PowerCut
from tests.simulation.rogue import Rogue
from tests.simulation.staff import Staff
from tests.simulation.template import NAMES, Template

STEPS = 70
MOST_ROUNDS = 12
"""Rounds of quiet syncs after which a history that still moves is told as one that never settles."""


class World:
    """Everything of one seed; `run` lives through it, afterwards the parts can be looked at."""

    def __init__(self, seed: int, template: Template, root: Path, *, steps: int = STEPS) -> None:
        self.seed, self.steps = seed, steps
        self.random = Random(f"world {seed}")
        self.ledger = Ledger()
        self.true = TrueTime()
        self.ids = DrawnIds(seed)
        self.knife = Knife()
        self.holders = Holders(Random(f"holders {seed}"), self.ledger)
        self.pcs = template.lay_out(root, self.true, self.ids)
        self.city = City(root / "city", self.true, self.random, self.ledger, str(seed))
        self.line = RoughLine(self.random, self.ledger, self._deliver)
        self.disks = Disks(root / "copies", self.random, self.ledger)
        self.counter = CounterWork(self.random, self.ledger)
        self.collisions = Collisions(self.random, self.ledger, self.counter, self._sync)
        self.staff = Staff(self.random, self.ledger, self.counter, self.city)
        self.rogue = Rogue(self.random, self.ledger)
        self.rogue_desk = self.random.choice((*NAMES, "", "", ""))
        """The desk whose program is modified, in some histories."""
        self.desk_ids: dict[str, str] = {}
        self.bundles: list[Path] = []
        self.unsettled = False
        self.troubles: list[str] = []
        """What desks said in the calm instead of syncing."""
        self.sticks = root / "sticks"
        self.sticks.mkdir()
        self._steps = self._weighted()

    def _deliver(self, call: CityCall) -> CityAnswer:
        return self.city.answer(call)

    def run(self) -> None:
        """Live through the whole history; the machines stay open for whoever looks."""
        self.city.open()
        for pc in self.pcs:
            self._start(pc)
            pc.beside = self.holders.about
            self.desk_ids[pc.name] = pc.desk.identity.desk_id
        self.line.odds = self.random.choice((0.0, 0.1, 0.25, 0.5))
        self._make_blocks_short()
        for pc in self.pcs:
            self.staff.begin(pc)
        for _ in range(self.steps):
            self._step()
        self._calm_down()

    def close(self) -> None:
        """End all programs."""
        for pc in self.pcs:
            if pc.is_on:
                pc.close()
        self.city.close()

    def _step(self) -> None:
        self.true.pass_time(timedelta(seconds=self.random.randrange(5, 900)))
        pc = self.random.choice(self.pcs)
        weights = [weight for weight, _ in self._steps]
        step = self.random.choices([one for _, one in self._steps], weights)[0]
        self.collisions.at_work = pc
        try:
            if not pc.is_on:
                self._start(pc)
            if pc.is_on:
                step(pc)
        except PowerCut:
            cut = self.collisions.at_work
            self.ledger.tell("power cut", cut.label)
            self.knife.lay_down()
            # It stays off until somebody comes to it again; meanwhile others work.
            cut.close()

    def _weighted(self) -> list[tuple[float, Callable[[Pc], None]]]:
        return [
            (24, self.counter.receive),
            (28, self.counter.deed),
            (2, self.counter.replace),
            (3, self.counter.register),
            (9, self._collide),
            (10, self._go_rogue),
            (5, self.staff.save),
            (18, self.staff.work),
            (4, self._end_rights),
            (26, self._sync),
            (3, self._arm_the_knife),
            (1, self._restart),
            (5, self.disks.copy),
            (4, self._put_back),
            (1.5, self._clone),
            (2.5, self._copy_city),
            (2.5, self._put_city_back),
            (2, self._restart_city),
            (6, self._city_folds),
            (3, self._city_loses_power),
            (4, self._city_moves_on),
            (3, self._old_request),
            (3, self._set_clock),
            (2, self._next_day),
            (3, self._export),
            (4, self._import),
            (5, self._close_exception),
            (1, self._close_day),
        ]

    # --- desks

    def _start(self, pc: Pc) -> None:
        """Start the program; while somebody holds a file of it the PC stays off, until somebody comes to it again."""
        self.ledger.tell("start", pc.label)
        try:
            pc.open()
        except DeskError as trouble:
            self.ledger.refused_as_held("start", pc.label, trouble)
            return
        self._look_over(pc)

    def _look_over(self, pc: Pc) -> None:
        with suppress(DeskError):
            report = pc.desk.care.start(CLERK)
            if report.gap is not None:
                self.ledger.tell("gap named at start", f"{pc.label} {report.gap.first}-{report.gap.last}")
            if report.clock.key:
                self._confirm_clock(pc)
            if report.witness_missing:
                pc.desk.care.confirm_newest_slip(None, SUPERVISOR)

    def _confirm_clock(self, pc: Pc) -> None:
        self.ledger.tell("clock confirmed", pc.label)
        pc.desk.care.confirm_clock(SUPERVISOR)

    def _restart(self, pc: Pc) -> None:
        pc.close()
        self._start(pc)

    def _arm_the_knife(self, pc: Pc) -> None:
        """The next commits of whatever PC is at work will be cut; what is armed shows in the events."""
        commits, after = self.random.randrange(1, 4), self.random.random() < 0.5
        self.ledger.tell("knife", f"{commits} {'after' if after else 'before'}")
        self.knife.arm(commits, after=after)

    def _sync(self, pc: Pc) -> None:
        self.collisions.at_work = pc
        try:
            report = self.sync(pc)
        except DeskError as trouble:
            self.ledger.tell("sync failed", f"{pc.label} {trouble.key}")
            return
        detail = f"{pc.label} pushed {report.pushed} pulled {report.pulled} acked {report.acked_seq}"
        self.ledger.tell("sync restored" if report.restored else "sync", detail)

    def sync(self, pc: Pc) -> SyncReport:
        """Let one PC talk to the city; raises what the desk would show."""
        with pc.beside():
            return drive(pc.desk.exchange.sync(), self.line)

    def _set_clock(self, pc: Pc) -> None:
        """Set a PC's clock wrong or right; a supervisor confirms it or not."""
        hours = self.random.choice((0, 0, 0, -30 * 24, -26, -3, -0.2, 0.2, 3, 26, 40 * 24, 400 * 24))
        pc.clock.wrong_by = timedelta(hours=hours)
        self.ledger.tell("clock", f"{pc.label} {hours:+} h")
        with suppress(DeskError):
            pc.desk.care.watch_clock(CLERK.user)
            if self.random.random() < 0.5:
                self._confirm_clock(pc)

    def _next_day(self, pc: Pc) -> None:
        tomorrow = (self.true.at + timedelta(days=1)).replace(hour=8, minute=0)
        self.true.pass_time(tomorrow - self.true.at)
        self.ledger.tell("next day", f"{self.true.at:%Y-%m-%d}")

    def _make_blocks_short(self) -> None:
        """Leave some desks few numbers for the first day: what came before was printed by hand, says the supervisor."""
        for pc in self.pcs:
            if self.random.random() < 0.15:
                last = pc.desk.identity.last_number or 0
                code = (
                    f"{pc.desk.identity.ward}-{self.true.at:%y%m%d}-{last - self.random.randrange(3, 9):04d}"
                )
                with suppress(DeskError):
                    pc.desk.care.confirm_newest_slip(code, SUPERVISOR)
                    self.ledger.tell("short block", f"{pc.label} after {code}")

    # --- disks

    def _put_back(self, pc: Pc) -> None:
        if self.disks.put_back(pc):
            self.counter.forget_form(pc)
            self._look_over(pc)

    def _clone(self, pc: Pc) -> None:
        if len(self.pcs) < MOST_PCS:
            twin = self.disks.clone(pc, len(self.pcs))
            self.pcs.append(twin)
            self._look_over(twin)

    # --- the city

    def _copy_city(self, pc: Pc) -> None:
        self.city.copy()

    def _put_city_back(self, pc: Pc) -> None:
        """Put the city back; whoever syncs first is drawn, most often not who took the dossiers in (T12)."""
        self.city.put_back()
        if self.random.random() < 0.7:
            first = self.random.choice(self.pcs)
            if first.is_on:
                self._sync(first)

    def _restart_city(self, pc: Pc) -> None:
        self.ledger.tell("city restarts")
        self.city.restart()

    def _city_folds(self, pc: Pc) -> None:
        fold_some(self.city)

    def _city_loses_power(self, pc: Pc) -> None:
        self.city.arm()

    def _city_moves_on(self, pc: Pc) -> None:
        self.city.move_a_dossier()

    def _end_rights(self, pc: Pc) -> None:
        self.staff.end()

    def _old_request(self, pc: Pc) -> None:
        self.line.deliver_late()

    # --- sticks

    def _export(self, pc: Pc) -> None:
        path = self.sticks / f"{pc.label}-{len(self.bundles)}.bundle"
        try:
            with pc.beside():
                pc.desk.exchange.export_bundle(path, CLERK)
        except DeskError as trouble:
            self.ledger.tell("export refused", f"{pc.label} {trouble.key}")
            return
        self.bundles.append(path)
        self.ledger.tell("export", path.name)

    def _import(self, pc: Pc) -> None:
        known = [*self.bundles, *sorted(self.sticks.glob("*.receipt"))]
        if not known:
            return
        path = self.random.choice(known)
        for _ in range(self.random.choice((1, 1, 2))):
            try:
                with pc.beside():
                    pc.desk.exchange.import_bundle(path)
            except DeskError as trouble:
                self.ledger.tell("import refused", f"{pc.label} {path.name} {trouble.key}")
                return
            self.ledger.tell("import", f"{pc.label} {path.name}")

    # --- one against the other

    def _collide(self, pc: Pc) -> None:
        self.collisions.collide([one for one in self.pcs if one.is_on])

    def _go_rogue(self, pc: Pc) -> None:
        modified = [one for one in self.pcs if one.is_on and one.name == self.rogue_desk]
        if modified:
            self.collisions.at_work = self.random.choice(modified)
            for _ in range(self.random.choice((1, 2, 4))):
                self.rogue.act(self.collisions.at_work)

    # --- the supervisor

    def _close_exception(self, pc: Pc) -> None:
        self.collisions.settle([one for one in self.pcs if one.is_on])

    def _close_day(self, pc: Pc) -> None:
        """Close today with a reason for whatever differs."""
        try:
            picture = drive(pc.desk.day.look_at(self.true.at.date(), SUPERVISOR), self.line)
            reasons = {one.difference_id: WHY for one in picture.differences}
            pc.desk.day.close(picture, reasons, SUPERVISOR, PIN)
        except DeskError as trouble:
            self.ledger.tell("close day refused", f"{pc.label} {trouble.key}")
            return
        self.counter.answered(pc, "close day", "agreed" if picture.agreed else "with differences")

    # --- calm

    def _calm_down(self) -> None:
        self.ledger.tell("calm")
        self.line.odds = 0.0
        self.holders.calm()
        self.knife.lay_down()
        self.city.calm()
        if self.random.random() < 0.15:
            self.city.put_back()
        self.true.pass_time(timedelta(hours=1))
        for pc in self.pcs:
            pc.clock.wrong_by = timedelta()
            if pc.is_on:
                self._look_over(pc)
            else:
                self._start(pc)
        for pc in self.pcs:
            # As on the next morning: what a doubted clock kept from being named at the last start is named now.
            self._look_over(pc)
        order = list(self.pcs)
        self.random.shuffle(order)
        at_rest = 0
        for turn in range(MOST_ROUNDS * len(self.pcs)):
            at_rest = 0 if self._settles(order[turn % len(order)]) else at_rest + 1
            if at_rest == len(self.pcs):
                self.ledger.tell("settled", f"after {turn + 1} syncs")
                return
        self.unsettled = True

    def _settles(self, pc: Pc) -> bool:
        """Sync in the calm; gives whether anything moved. Trouble now is trouble of the program."""
        try:
            report = self.sync(pc)
        except DeskError as trouble:
            self.troubles.append(f"{pc.label} {trouble.key}")
            return True
        return bool(report.pushed or report.pulled or report.restored)
