"""The morning itself: citizens come, paper jams, results go back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt

from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.demo.citizens import REFUSED, VISITS, Visit
from desk_app.demo.dossier_step import DossierStep
from desk_app.demo.practice_desk import PIN, MorningClock
from desk_app.demo.reception_step import ReceptionStep
from desk_app.demo.stage import DemoFailed, Stage
from desk_app.demo.summary import Account
from desk_app.printing.printers.folder_printer import FolderPrinter
from desk_app.screens.reception.page import ReceptionPage
from desk_app.screens.search.page import SearchPage
from desk_app.screens.today.page import TodayPage

ENTER = Qt.Key.Key_Return
BUILDING = 6
"""The visit whose dossier needs one more paper."""


class Morning:
    """Runs the steps in order and keeps account of them; others may do something in between."""

    def __init__(self, stage: Stage, chosen: Chosen, printer: FolderPrinter, data: Path) -> None:
        self._stage = stage
        self._chosen = chosen
        self._printer = printer
        self._data = data
        self._reception = ReceptionStep(stage)
        self._dossier = DossierStep(stage)
        self._account = Account()
        self._codes: list[str] = []
        self._begun = monotonic()
        self.after_reception: Callable[[int], None] = lambda _: None
        self.before_returns: Callable[[list[str]], None] = lambda _: None

    def drive(self) -> None:
        """Drive the whole morning; raises DemoFailed at the first thing that is not as expected."""
        self._sign_in()
        for number, visit in enumerate(VISITS, start=1):
            self._receive(number, visit)
            self.after_reception(number)
        self._refuse()
        self._ask_for_a_paper()
        self.before_returns(self._codes)
        self._return_two()
        self._find()
        self._lock()

    def end(self, more: list[str], elsewhere: int) -> Account:
        """Close the program and prove the data; `more` was told, and `elsewhere` dossiers taken in, by others."""
        self._stage.leave()
        self._account.lines += more
        self._prove(elsewhere)
        self._account.seconds = monotonic() - self._begun
        return self._account

    def _refuse(self) -> None:
        page = self._reception.fill(REFUSED)
        self._reception.wait_for_promise(page)
        self._stage.picture("wrong-door")
        code = self._reception.refuse(
            page, "Đăng ký thường trú do Công an phường tiếp nhận, mời ông đến Công an phường."
        )
        self._tell(f"Từ chối: {code} — {REFUSED.title} (Mẫu 03)")

    def _ask_for_a_paper(self) -> None:
        code = self._codes[BUILDING]
        page = self._dossier.scan(code)
        self._stage.picture("dossier-received")
        self._dossier.forward(page)
        self._dossier.ask_supplement(
            page, "Bản vẽ thiết kế chưa có chữ ký của đơn vị thiết kế.", "supplement"
        )
        self._tell(f"Yêu cầu bổ sung: {code} (Mẫu 02)")

    def _return_two(self) -> None:
        for number, place in ((0, "Khay 3"), (4, "Khay 5")):
            code = self._codes[number]
            page = self._dossier.scan(code)
            self._dossier.forward(page)
            self._dossier.record_result(page, f"{number + 12}/2026/UBND", place)
        self._clock_on(90)
        for number in (0, 4):
            self._dossier.return_result(self._codes[number], f"return-{number + 1}")
            self._tell(f"Trả kết quả: {self._codes[number]}")

    def _find(self) -> None:
        self._stage.keys.press(Qt.Key.Key_F3)
        page = self._stage.page(SearchPage)
        self._stage.keys.type("dang nguyen")
        self._stage.until(lambda: page.list.model.rowCount() == 1, "one dossier found without marks")
        self._stage.picture("search")
        self._stage.keys.press(Qt.Key.Key_F5)
        self._stage.page(TodayPage)
        self._stage.picture("today")
        self._tell("Tìm không dấu “dang nguyen”: thấy một hồ sơ")

    def _lock(self) -> None:
        stage = self._stage
        stage.keys.press(Qt.Key.Key_F12)
        stage.until(lambda: stage.session.lock is not None, "the locked desk")
        stage.picture("locked")
        stage.keys.type(PIN)
        stage.settle()
        stage.keys.press(ENTER)
        stage.until(lambda: stage.session.lock is None, "the desk unlocked")
        self._tell("Khóa máy (F12) và mở lại bằng PIN")

    def _prove(self, elsewhere: int) -> None:
        """Open the desk once more and let it prove its journal and what stands in its lists."""
        desk = open_desk(self._data, chosen=self._chosen)
        try:
            report, queue = desk.store.verify(), desk.exchange.queue()
        finally:
            desk.close()
        if not report.ok or report.dossiers != len(VISITS) + 1 + elsewhere:
            raise DemoFailed(f"verify: {report.problems or report.dossiers}")
        account = self._account
        account.entries, account.dossiers, account.unsent = report.entries, report.dossiers, queue.unsent
        account.printed, account.pictures = self._printer.printed, self._stage.pictures
        self._tell(f"Kiểm tra sổ: {report.entries} việc, {report.dossiers} hồ sơ, khớp")

    def _clock_on(self, minutes: float) -> None:
        if isinstance(self._chosen.clock, MorningClock):
            self._chosen.clock.skip(minutes)

    def _tell(self, line: str) -> None:
        self._account.lines.append(line)
        self._stage.say(line)

    def _sign_in(self) -> None:
        stage = self._stage
        stage.until(lambda: stage.program.session is not None, "the opened desk")
        stage.until(lambda: stage.program.window.sign_in.form.names.count() > 0, "the names")
        stage.picture("sign-in")
        stage.keys.type(PIN)
        stage.settle()
        stage.keys.press(ENTER)
        stage.until(lambda: stage.session.frame is not None, "somebody signed in")
        stage.picture("today-empty")
        self._tell("Đăng nhập bằng tên và mã PIN")

    def _receive(self, number: int, visit: Visit) -> None:
        self._clock_on(7)
        page = self._reception.fill(visit)
        self._reception.count(page, visit)
        if number in (1, 2, 3, 6):
            self._reception.wait_for_promise(page)
            self._stage.picture(f"reception-{number}")
        if visit.jam:
            self._printer.jam_once()
        code = self._reception.save(page)
        self._codes.append(code)
        self._tell(f"Tiếp nhận {number}/{len(VISITS)}: {code} — {visit.title}")
        if visit.jam:
            self._after_jam(page)
        elif number == 1:
            self._stage.picture("saved")

    def _after_jam(self, page: ReceptionPage) -> None:
        self._stage.until(lambda: page.saved.code.by_hand, "the number to be written by hand")
        self._stage.picture("paper-jam")
        self._stage.keys.press(Qt.Key.Key_F8)
        self._stage.until(lambda: not page.saved.code.by_hand, "the slip after the jam")
        self._stage.quiet()
        self._tell("   máy in kẹt giấy: hồ sơ vẫn được lưu, bấm F8 in lại được")
