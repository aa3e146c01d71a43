"""A day at the counter in the real window, on the encrypted desk, with the real forms."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.bootstrap.open_desk import Chosen
from desk_app.domain.dossier.dossier import PrintState, Status
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState
from tests.builders import kept_drafts
from tests.fake_paper import FakePrinter
from tests.fakes import FakeClock
from tests.journeys.window_day import CARD, WindowDay, choose_printer, proved

FRIDAY = datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)
Start = Callable[[Path], WindowDay]


@pytest.fixture(scope="module")
def made_on_friday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one practice desk with a printer set, on the morning of these stories."""
    place = tmp_path_factory.mktemp("friday")
    chosen = Chosen(clock=FakeClock(FRIDAY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place / "state"))
        make_desk(place / "data", practice_desk("H26.99.01", 1), chosen)
        choose_printer(place / "data", chosen)
    return place


@pytest.fixture
def folder(made_on_friday: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of that desk, with its own memory outside the folder."""
    shutil.copytree(made_on_friday / "state", tmp_path / "state")
    shutil.copytree(made_on_friday / "data", tmp_path / "data")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "data"


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start the window on a folder; every window started is ended."""
    running: list[WindowDay] = []
    clock = FakeClock(FRIDAY)

    def begin(place: Path) -> WindowDay:
        running.append(WindowDay(qtbot, place, clock, FakePrinter()))
        return running[-1].sign_in()

    yield begin
    for day in running:
        day.end()


@pytest.fixture
def day(start: Start, folder: Path) -> WindowDay:
    """Give a clerk signed in."""
    return start(folder)


def receive(day: WindowDay, card: str = CARD) -> str:
    """Take one citizen in by scanner and keyboard; gives the code."""
    day.press("F2")
    day.scan(card)
    day.type("0912345678")
    day.press("Return", "Return", "Return")
    day.type("xntthn")
    day.until(lambda: day.page.form.procedure.edit.is_open)
    day.press("Return", "F9")
    day.until(lambda: day.page.presenter.is_saved)
    return str(day.page.after.sheet.code)


def test_receive_print_forward_result_return_by_keyboard_only(day: WindowDay, folder: Path) -> None:
    code = receive(day)
    day.until(lambda: day.dossier(code).prints[-1].state is PrintState.CONFIRMED)
    day.scan(code)
    day.until(lambda: day.focus == "Chuyển xử lý…")
    day.press("F9")
    day.dialog()
    day.press("Return")
    day.until(lambda: day.focus.startswith("Ghi kết quả"))
    day.press("F9")
    day.dialog()
    day.press("Return")
    day.type("15/XN-UBND")
    day.press("Return")
    day.type("Khay 3")
    day.press("Return", "Return")
    day.until(lambda: day.dossier(code).status is Status.DONE)
    day.press("F7")
    day.scan(code)
    day.until(lambda: day.focus.startswith("Đã xem giấy tờ nào?"))
    day.press("1", "F9")
    day.until(lambda: day.dossier(code).status is Status.RETURNED)
    day.until(lambda: day.dossier(code).prints[-1].state is PrintState.CONFIRMED)
    assert [(one.form, one.copy_no) for one in day.dossier(code).prints] == [("01", 1), ("return", 1)]
    assert {job.title for job in day.printer.jobs} == {code}


@pytest.mark.fault("B8")
def test_a_scan_never_reaches_a_field_and_typed_names_stay_typed(day: WindowDay) -> None:
    code = receive(day)
    day.press("F2")
    day.page.form.applicant.focus("name")
    day.type("Đặng Nguyễn Thị Ước")
    day.scan(code)
    state = day.page.form.applicant.state()
    assert state.name == "Đặng Nguyễn Thị Ước"
    assert code in day.notice
    day.press("F3")
    day.type("uoc")
    day.scan(code)
    day.until(lambda: day.page.NAME == "dossier")


@pytest.mark.fault("B7")
def test_a_scan_in_a_dialog_presses_none_of_its_buttons(day: WindowDay) -> None:
    code = receive(day)
    day.scan(code)
    day.until(lambda: day.focus == "Chuyển xử lý…")
    day.press("F9")
    dialog = day.dialog()
    day.scan(code)
    assert dialog.isVisible()
    assert day.dossier(code).status is Status.RECEIVED
    assert code not in dialog.to.text()
    day.press("Esc")


def test_a_scan_rewritten_by_an_input_method_is_refused_and_fills_nothing(day: WindowDay) -> None:
    day.press("F2")
    day.scan("H26.99.01-2611â0-1001")
    assert day.page.form.state().is_empty
    assert "H26.99.01-2611â0-1001" in day.notice
    day.scan("001190123456||NGUYEN THI AA\b\bÂN|01051990|Nữ|Hà Nội|15042021")
    assert day.page.form.applicant.state().name in ("NGUYEN THI ÂN", "")


def test_a_jam_keeps_the_reception_and_f8_prints_the_same_number(day: WindowDay) -> None:
    day.printer.trouble = PrintTrouble("printing.paper_jam", printer="Laser")
    code = receive(day)
    assert day.page.saved.paper.text().startswith("Hồ sơ ĐÃ lưu")
    day.printer.trouble = None
    day.press("F8")
    day.until(lambda: day.dossier(code).prints[-1].state is PrintState.CONFIRMED)
    assert [(one.copy_no, one.state) for one in day.dossier(code).prints] == [
        (1, PrintState.FAILED),
        (1, PrintState.CONFIRMED),
    ]


def test_a_slow_printer_holds_up_nobody(day: WindowDay) -> None:
    day.printer.says = JobState.PRINTING
    first = receive(day)
    second = receive(day, "001085000001||TRẦN VĂN BA|05061985|Nam|Số 9, Hà Nội|15042021")
    day.printer.says = JobState.DONE
    for code in (first, second):
        day.until(lambda code=code: day.dossier(code).prints[-1].state is PrintState.CONFIRMED)


def test_what_was_half_typed_at_a_power_cut_is_offered_and_saved_once(
    day: WindowDay, start: Start, tmp_path: Path
) -> None:
    day.press("F2")
    day.scan(CARD)
    day.type("0912345678")
    before = day.page.form.state()
    day.until(lambda: len(day.asked(lambda: kept_drafts(day.desk.context))) == 1)
    again = start(day.cut_the_power(tmp_path / "after-the-cut"))
    again.until(lambda: again.page.NAME == "start")
    again.click("Nhập tiếp")
    again.until(lambda: again.page.NAME == "reception")
    assert again.page.form.state() == before
    again.page.form.procedure.edit.setFocus()
    again.type("xntthn")
    again.until(lambda: again.page.form.procedure.edit.is_open)
    again.press("Return", "F9")
    again.until(lambda: again.page.presenter.is_saved)


def test_a_dossier_saved_but_not_printed_at_a_power_cut_is_shown_at_the_start(
    day: WindowDay, start: Start, tmp_path: Path
) -> None:
    day.printer.trouble = PrintTrouble("printing.printer_silent", printer="Laser")
    code = receive(day)
    again = start(day.cut_the_power(tmp_path / "after-the-cut"))
    again.until(lambda: again.page.NAME == "start")
    again.click("Mở và in")
    again.until(lambda: again.page.NAME == "dossier" and again.page.loaded is not None)
    again.press("F8")
    again.until(lambda: again.dossier(code).prints[-1].state is PrintState.CONFIRMED)


def test_a_whole_day_proves_itself_afterwards(start: Start, folder: Path) -> None:
    day = start(folder)
    codes = [receive(day), receive(day, "001085000001||TRẦN VĂN BA|05061985|Nam|Số 9, Hà Nội|15042021")]
    day.settle()
    assert len(set(codes)) == 2
    day.close()
    assert proved(folder, day.chosen)["dossiers"] == 2
