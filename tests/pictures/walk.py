"""Walks through every page, dialog and state of one practice day, the same way every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from desk_app.errors import PrintTrouble, StorageTrouble
from desk_app.screens.main_window.status_words import CityTrouble
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.requests import OpenReturns, OpenStart
from tests.builders import SUPERVISOR
from tests.pictures.dialogs import dialogs
from tests.screens.program import Program
from tests.screens.reception.counter import CARD, OTHER_CARD, ReceptionCounter

LONG_NAME = "CÔNG TÔN NỮ NGUYỄN PHƯỚC HỒNG NHUNG ĐẶNG"
LONG_CARD = f"001190123457||{LONG_NAME}|01051990|Nữ|Số 333, ngách 12/45/7 ngõ 12 phố Khương Đình, phường Khương Đình, Hà Nội|15042021"
NOTICE = "Hồ sơ H26.99.01-261120-1002 ĐÃ lưu; giấy tiếp nhận có thể đã in. Xem khay giấy rồi chọn."

State = tuple[str, Callable[[], object]]


def walk(program: Program) -> Iterator[str]:
    """Bring the window from state to state; gives the name of each once it stands."""
    yield "sign-in"
    program.window.sign_in.form.remark("Mã PIN chưa đúng. Còn 4 lần thử.")
    yield "sign-in refused"
    program.sign_in(SUPERVISOR.user)
    yield "today empty"
    counter = ReceptionCounter(program)
    yield "reception empty"
    yield from _reception(program, counter)
    yield from _pages(program)
    yield from dialogs(program)
    yield from _states(program)
    program.frame.lock_asked.emit()
    program.settle()
    yield "locked"


def _reception(program: Program, counter: ReceptionCounter) -> Iterator[str]:
    counter.scan(LONG_CARD)
    yield "reception card"
    counter.choose("xntthn")
    counter.checked()
    yield "reception filled"
    program.press("Alt+V")
    yield "why this day"
    program.press("Esc")
    counter.scan(OTHER_CARD)
    yield "reception question"
    program.press("Alt+2")
    counter.checked()
    program.press("Ctrl+B")
    yield "turning away"
    program.press("Esc")
    first = counter.save()
    yield "saved"
    program.memory.printer.trouble = PrintTrouble("printing.paper_out", printer="Laser")
    program.press("F2")
    counter.fill(CARD, "khai sinh")
    counter.save("Ctrl+S")
    program.press("F8")
    program.settle()
    yield "saved without paper"
    program.press("Shift+F8")
    yield "papers that did not come out"
    program.press("Esc")
    program.memory.printer.trouble = None
    program.memory.clock.pass_time(seconds=5)
    program.scan(first)
    yield "dossier by scan"


def _pages(program: Program) -> Iterator[str]:
    for key, name in (
        ("F5", "today"),
        ("F3", "search"),
        ("F7", "return"),
        ("Ctrl+1", "queue"),
        ("Ctrl+5", "attention"),
        ("Ctrl+6", "day close"),
        ("Ctrl+2", "catalogue"),
        ("Ctrl+3", "calendar"),
        ("Ctrl+4", "settings"),
        ("Ctrl+7", "look-ups"),
    ):
        program.press(key)
        yield name
    program.press("F1")
    yield "help"
    program.press("Esc")
    program.frame.bottom.scanner.click()
    program.settle()
    yield "scanner"
    program.press("Ctrl+2", "F9")
    yield "catalogue corrected"
    program.press("Esc")
    program.frame.workplace.open_page(OpenStart())
    program.settle()
    yield "start"
    code = program.memory.receive()
    program.memory.desk.dossier.record_result(
        code, "Trích lục khai sinh", "12/TL", True, "Khay A", SUPERVISOR
    )
    program.frame.workplace.open_page(OpenReturns(code))
    program.settle()
    yield "return ready"
    program.press("F5")


def _states(program: Program) -> Iterator[str]:
    tell = program.frame.watch.tell
    for name, facts in (
        ("offline", {"enrolled": True, "trouble": CityTrouble.OFFLINE, "unsent": 1_234}),
        ("sending", {"trouble": CityTrouble.NONE, "sending": (3, 12)}),
        ("to settle", {"sending": None, "to_settle": 12}),
        ("unsafe", {"unsafe": "Sổ ghi bị thay đổi"}),
    ):
        tell(**facts)
        yield f"status {name}"
    tell(unsafe="", to_settle=0)
    for tone in Tone:
        program.frame.workplace.say(Notice(tone, NOTICE, "MH-08", "Hoàn tác", lambda: None))
        QApplication.sendPostedEvents()
        yield f"notice {tone}"
    program.frame.workplace.say_error(StorageTrouble("storage.full"))
    yield "storage full"
    program.press("Esc")
