"""Opens the dialogs of the program one after the other, each as somebody at the counter comes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QRect, Qt
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QDialog

from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.rights import Right
from desk_app.messages import Messages
from desk_app.qt.crash_report import CrashReport, LastResort
from desk_app.screens.crash_notice import CrashNotice
from desk_app.screens.prints.preview_dialog import PreviewDialog
from desk_app.screens.prints.print_flow import Sheet
from desk_app.screens.prints.reprint import choose_printer
from desk_app.screens.requests import OpenDossier, OpenStart
from desk_app.screens.sign_in.own_pin import OwnPinDialog
from desk_app.screens.widgets.second_person import ask_approval
from desk_app.services.printing.print_form import Paper
from tests.builders import CLERK, SUPERVISOR
from tests.screens.program import Program

REASON = "Người dân chưa kịp chứng thực bản sao trong buổi sáng"


def dialogs(program: Program) -> Iterator[str]:
    """Bring every dialog up once; it is closed again by Esc before the next."""
    rooms = (_of_the_window, _of_a_dossier, _of_settings, _of_the_start)
    for name, open_it in chain.from_iterable(room(program) for room in rooms):
        open_it()
        program.settle()
        front = QApplication.activeModalWidget()
        assert isinstance(front, QDialog), f"{name} did not come up"
        program.dialog()
        yield name
        program.press("Esc")
        assert QApplication.activeModalWidget() is None, f"{name} does not close by Esc"
    program.press("F5")


Opening = tuple[str, Callable[[], object]]


def _of_the_window(program: Program) -> Iterator[Opening]:
    keys, workplace = program.frame.keys, program.frame.workplace
    yield "help", keys.show_help
    yield "palette", keys.show_palette
    program.press("F5")
    yield "code by hand", lambda: program.press("F4")
    program.memory.receive()
    program.frame.watch.look()
    program.settle()
    yield "leaving", program.window.close
    notice = CrashNotice(program.window, Messages(workplace.messages.lang), LastResort())
    yield "crash", lambda: notice.show_report(CrashReport("ValueError", "save", ()))
    program.press("Ctrl+3")
    yield "confirm a year", program.page._confirm.trigger


def _of_a_dossier(program: Program) -> Iterator[Opening]:
    memory = program.memory
    desk = memory.desk

    def show(code: str) -> None:
        program.frame.workplace.open_page(OpenDossier(code))
        program.settle()

    def do(code: str, deed: Deed) -> Callable[[], object]:
        def begin() -> None:
            show(code)
            program.page.presenter.do(deed)

        return begin

    memory.printer.installed = ("Laser", "Canon LBP2900 tầng 2")
    code = memory.receive()
    desk.printing.print(code, "01", SUPERVISOR, Paper("Laser"))
    for name, deed in (
        ("forward", Deed.FORWARD),
        ("supplement", Deed.SUPPLEMENT),
        ("extend", Deed.EXTEND),
        ("result", Deed.GRANT),
        ("withdraw", Deed.WITHDRAW),
        ("cancel the number", Deed.VOID),
        ("stop", Deed.STOP),
    ):
        yield f"deed {name}", do(code, deed)
    yield "print again", lambda: (show(code), program.press("F8"))
    yield "preview", lambda: PreviewDialog("Giấy tiếp nhận (Mẫu 01)", a_page(), program.page).open()
    again = memory.receive()
    desk.dossier.request_supplement(again, REASON, (), None, CLERK)
    yield "deed supplied", do(again, Deed.SUPPLIED)
    desk.dossier.supply_supplement(again, (), CLERK)

    matter = f"{again} · NGUYỄN THỊ HÒA · {REASON}"
    right = Right.SECOND_SUPPLEMENT
    yield "approval", lambda: ask_approval(program.frame.workplace, right, matter, print, program.page)
    yield "printers", lambda: choose_printer(program.frame.workplace, Sheet(code, "01"), program.page)


def _of_settings(program: Program) -> Iterator[Opening]:
    program.press("Ctrl+4")
    users = program.page.users
    program.page.subjects.setCurrentWidget(users)
    yield "new user", users.add.click
    yield "change user", lambda: (users.table.setCurrentCell(0, 0), users._change())
    yield "own pin changed", users.own_pin.click
    yield "own pin chosen", lambda: OwnPinDialog(lambda _pin, _dialog: None, program.window).open()


def _of_the_start(program: Program) -> Iterator[Opening]:
    program.memory.desk.reception.keep_draft("form-1", SUPERVISOR.user, "{}")
    program.frame.workplace.open_page(OpenStart())
    program.settle()
    yield "throw away", lambda: program.click(QCoreApplication.translate("StartCards", "Throw away"))


def a_page() -> bytes:
    """Draw one sheet of A5 with a frame and a line."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    area = QRect(0, 0, writer.width(), writer.height())
    painter.drawRect(area)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "GIẤY TIẾP NHẬN HỒ SƠ")
    painter.end()
    return bytes(buffer.data().data())
