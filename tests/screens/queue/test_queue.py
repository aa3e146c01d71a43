"""The queue shows what is saved here and not yet in the city, without a full name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from desk_app.ports.changes import Changes
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.queue.columns import STATE_WORDS, translate
from desk_app.screens.widgets.tables.windowed_rows import WINDOW
from desk_app.services.exchange.queue import initials
from tests.builders import CLERK, a_person
from tests.screens.program import Program
from tests.strange_entries import BROKEN, NEWER_KIND, NEWER_SCHEMA, strange


def cells(program: Program, row: int) -> dict[str, str]:
    model = program.page.model
    return {column.heading: model.data(model.index(row, at)) for at, column in enumerate(model.columns)}


def rows(program: Program) -> list[dict[str, str]]:
    return [cells(program, row) for row in range(program.page.model.rowCount())]


def test_a_dossier_is_one_row_by_code_initials_procedure_and_moment(program: Program) -> None:
    code = program.memory.receive(applicant=a_person("Nguyễn Thị Ước", "001190012345"))
    program.memory.desk.dossier.forward(code, "Tư pháp", CLERK)
    program.sign_in()
    program.press("Ctrl+1")
    line, own = rows(program)
    assert line["Mã hồ sơ"] == code
    assert line["Người dân"] == "N.T.Ư."
    assert line["Trạng thái"] == "Chờ gửi"
    assert line["Việc chờ gửi"] == "tiếp nhận hồ sơ, chuyển xử lý"
    assert line["Lưu lúc"] == "09:30"
    assert own["Mã hồ sơ"] == "Sổ của quầy"
    assert program.page.band.count.text() == "1"
    assert "Ước" not in str(rows(program))


def test_a_row_opens_to_its_deeds_by_right_and_closes_by_left(program: Program) -> None:
    code = program.memory.receive()
    program.memory.desk.dossier.forward(code, "Tư pháp", CLERK)
    program.sign_in()
    program.press("Ctrl+1", "Right")
    assert [row["Thủ tục"] for row in rows(program)[1:3]] == ["Tiếp nhận hồ sơ", "Chuyển xử lý"]
    assert rows(program)[1]["Việc chờ gửi"] == "đã lưu trên máy này"
    program.press("Left")
    assert len(rows(program)) == 2


def test_the_band_says_the_age_of_the_oldest(program: Program) -> None:
    program.memory.receive()
    program.memory.clock.pass_time(hours=3)
    program.sign_in()
    program.press("Ctrl+1")
    assert program.page.band.age.text() == "3 giờ"


def test_count_and_age_stand_apart_and_a_new_one_is_not_nothing_old(program: Program) -> None:
    program.memory.receive()
    program.sign_in()
    program.press("Ctrl+1")
    band = program.page.band
    assert band.age.text() == "dưới 1 phút"
    assert band.age.x() - band.count.geometry().right() >= 32, "2 and 0 phút read as 20 phút"


def test_a_long_list_with_opened_rows_is_read_whole(program: Program) -> None:
    codes = [program.memory.receive() for _ in range(WINDOW + 5)]
    program.sign_in()
    program.press("Ctrl+1", "Right")
    model = program.page.model
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        program.settle()
    shown = [model.row(at) for at in range(model.rowCount())]
    assert [row.waiting.dossier for row in shown if not row.is_sub] == [*codes[::-1], ""]


def test_an_entry_this_program_cannot_read_says_why(program: Program) -> None:
    code = program.memory.receive()
    for what in (NEWER_KIND, NEWER_SCHEMA, BROKEN):
        strange(program.memory.story, what, code)
    program.sign_in()
    program.press("Ctrl+1", "Right")
    newer = "Việc của bản chương trình mới hơn"
    assert [row["Thủ tục"] for row in rows(program) if row["Việc chờ gửi"] == "đã lưu trên máy này"] == [
        "Tiếp nhận hồ sơ",
        newer,
        newer,
        "Việc không đọc được",
    ]


def test_state_words_are_exactly_those_of_the_counter(at_work: Program) -> None:
    words = [translate("SendState", source) for source in STATE_WORDS.values()]
    assert words == ["Chờ gửi", "Đang gửi", "Đã gửi", "Chờ thử lại", "Cần xử lý"]
    assert QT_TRANSLATE_NOOP("SendState", "Sent") == "Sent"


def test_sending_is_off_with_its_reason_and_not_hidden(at_work: Program) -> None:
    at_work.press("Ctrl+1")
    _, send = at_work.page.next_actions()
    assert not send.isEnabled()
    assert "chưa kết nối với thành phố" in send.toolTip()


def test_a_new_dossier_joins_at_the_top(at_work: Program) -> None:
    at_work.press("Ctrl+1")
    before = at_work.page.model.rowCount()
    code = at_work.memory.receive()
    at_work.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    at_work.settle()
    assert at_work.page.model.rowCount() == before + 1
    assert rows(at_work)[0]["Mã hồ sơ"] == code


def test_initials_keep_their_marks() -> None:
    assert initials("Đặng thị  Ánh") == "Đ.T.Á."
    assert initials("") == ""
