"""The queue shows what is saved here and not yet in the city, without a full name."""

from __future__ import annotations

from desk_app.ports.changes import Changes
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.queue.columns import STATE_WORDS, translate
from desk_app.services.exchange.queue import initials
from tests.builders import a_person
from tests.screens.program import Program
from tests.strange_entries import BROKEN, NEWER_KIND, NEWER_SCHEMA, strange


def cells(program: Program, row: int) -> dict[str, str]:
    model = program.page.model
    return {column.heading: model.data(model.index(row, at)) for at, column in enumerate(model.columns)}


def last(program: Program) -> dict[str, str]:
    return cells(program, program.page.model.rowCount() - 1)


def test_an_entry_is_shown_by_number_initials_procedure_and_moment(program: Program) -> None:
    code = program.memory.receive(applicant=a_person("Nguyễn Thị Ước", "001190012345"))
    program.sign_in()
    program.press("Ctrl+1")
    entries = program.memory.story.entries()
    (number,) = [one.header.seq for one in entries if one.header.kind == "dossier_received"]
    line = next(
        cells(program, row)
        for row in range(program.page.model.rowCount())
        if cells(program, row)["Mã hồ sơ"] == code
    )
    assert line["STT"] == str(number)
    assert line["Người dân"] == "N.T.Ư."
    assert line["Trạng thái"] == "Chờ gửi"
    assert line["Việc"] == "Tiếp nhận hồ sơ"
    assert line["Lưu lúc"] == "20/11/2026 09:30"
    everything = " ".join(
        " ".join(cells(program, row).values()) for row in range(program.page.model.rowCount())
    )
    assert "Ước" not in everything


def test_the_oldest_stands_first_and_the_sum_says_its_age(program: Program) -> None:
    program.memory.receive()
    program.memory.clock.pass_time(hours=3)
    program.sign_in()
    program.press("Ctrl+1")
    assert "lâu nhất 3 giờ" in program.page.summary.text()
    assert cells(program, 0)["STT"] == "1"


def test_an_entry_this_program_cannot_read_says_why(program: Program) -> None:
    code = program.memory.receive()
    for what in (NEWER_KIND, NEWER_SCHEMA, BROKEN):
        strange(program.memory.story, what, code)
    program.sign_in()
    program.press("Ctrl+1")
    rows = [cells(program, row) for row in range(program.page.model.rowCount())]
    newer = "Việc của bản chương trình mới hơn"
    assert [row["Việc"] for row in rows if row["Mã hồ sơ"] == code] == [
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


def test_a_new_entry_joins_at_the_end(at_work: Program) -> None:
    at_work.press("Ctrl+1")
    before = at_work.page.model.rowCount()
    code = at_work.memory.receive()
    at_work.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    at_work.settle()
    assert at_work.page.model.rowCount() == before + 1
    assert last(at_work)["Mã hồ sơ"] == code


def test_initials_keep_their_marks() -> None:
    assert initials("Đặng thị  Ánh") == "Đ.T.Á."
    assert initials("") == ""
