"""The first page counts what waits and opens each list by its key."""

from __future__ import annotations

from desk_app.domain.dossier.dossier import CollectorKind, PrintState, SeenPaper
from desk_app.ports.changes import Changes
from desk_app.ports.dossiers import WorkList
from desk_app.screens.formats import short_procedure
from desk_app.services.printing.print_form import Paper
from tests.builders import CERTIFY, CLERK, a_person
from tests.screens.program import Program


def receive(program: Program, count: int = 1) -> list[str]:
    codes = [program.memory.receive() for _ in range(count)]
    program.frame.workplace.notices.publish(Changes(dossiers=True, queue=True, codes=tuple(codes)))
    program.settle()
    return codes


def figure(program: Program, which: WorkList) -> str:
    return str(program.page.tiles.tiles[which].figure)


def first_codes(program: Program) -> list[str]:
    model = program.page.list.model
    return [model.row(at).code for at in range(model.rowCount())]


def test_a_reception_is_counted_and_listed_at_once_newest_first(at_work: Program) -> None:
    assert figure(at_work, WorkList.RECEIVED_TODAY) == "0"
    codes = receive(at_work, 3)
    assert figure(at_work, WorkList.RECEIVED_TODAY) == "3"
    assert figure(at_work, WorkList.UNPRINTED) == "3"
    at_work.press("Alt+1")
    assert first_codes(at_work) == codes[::-1]


def test_a_list_names_procedures_by_what_tells_them_apart() -> None:
    assert short_procedure("Thủ tục cấp bản sao trích lục") == "Cấp bản sao trích lục"
    assert short_procedure("Đăng ký thường trú") == "Đăng ký thường trú"
    assert short_procedure("") == ""


def test_each_tile_opens_its_list_by_its_key(at_work: Program) -> None:
    receive(at_work)
    for at, (which, tile) in enumerate(at_work.page.tiles.tiles.items(), start=1):
        at_work.press(f"Alt+{at}")
        assert at_work.page.which is which
        assert tile.isChecked()


def test_an_overdue_dossier_says_so_in_words(at_work: Program) -> None:
    receive(at_work)
    at_work.memory.clock.pass_time(days=10)
    at_work.press("F5", "Alt+3")
    assert figure(at_work, WorkList.OVERDUE) == "1"
    model = at_work.page.list.model
    where = next(at for at, column in enumerate(model.columns) if column.heading == "Đang ở đâu")
    assert "Quá hạn" in model.data(model.index(0, where))


def test_an_empty_list_says_so(at_work: Program) -> None:
    at_work.press("Alt+4")
    assert at_work.page.list.model.rowCount() == 0
    assert at_work.page.list.table._empty == "Không có hồ sơ nào."


def test_names_are_shown_as_text_whatever_they_hold(at_work: Program) -> None:
    hostile = '<img src="x"><b>ĐẶNG</b>'
    at_work.memory.receive(applicant=a_person(hostile, "001190012345"))
    at_work.press("F5", "Alt+1")
    model = at_work.page.list.model
    assert model.data(model.index(0, 1)) == hostile


def test_a_printed_dossier_leaves_the_list_of_the_unprinted(at_work: Program) -> None:
    (code,) = receive(at_work)
    desk = at_work.memory.desk
    printed = desk.printing.print(code, "01", CLERK, Paper("Laser"))
    desk.printing.settle(code, printed.print_id, PrintState.CONFIRMED, "", CLERK)
    at_work.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    at_work.settle()
    assert figure(at_work, WorkList.UNPRINTED) == "0"


def test_what_is_promised_for_today_is_counted_with_what_was_handed_out_of_it(at_work: Program) -> None:
    codes = [at_work.memory.receive(procedure=CERTIFY.code) for _ in range(2)]
    desk = at_work.memory.desk
    desk.dossier.forward(codes[0], "Tư pháp", CLERK)
    desk.dossier.record_result(codes[0], "Bản sao", "", True, "Khay 2", CLERK)
    desk.dossier.return_result(
        codes[0], CollectorKind.APPLICANT, "", "", "", "", False, "", CLERK, seen=SeenPaper.ID_CARD
    )
    at_work.press("F5")
    assert figure(at_work, WorkList.DUE_TODAY) == "2"
    assert (at_work.page.day.done.word, at_work.page.day.left.word) == ("1 đã trả", "1 còn lại")
    assert "17 giờ: 1 đã trả, 1 còn lại" in at_work.page.day.strip.accessibleName()
    assert first_codes(at_work) == [codes[1], codes[0]]
    model = at_work.page.list.model
    assert "Đã trả" in model.data(model.index(1, len(model.columns) - 1))


def test_a_row_is_chosen_from_the_start_and_stays_when_the_list_is_read_anew(at_work: Program) -> None:
    codes = receive(at_work, 3)
    at_work.press("Alt+1")
    table = at_work.page.list.table
    assert table.current().code == codes[2]
    at_work.press("F5")
    table.setCurrentIndex(at_work.page.list.model.index(1, 0))
    receive(at_work)
    assert table.current().code == codes[1]


def test_a_heading_sorts_a_list_that_is_here_whole_and_gives_its_order_back(at_work: Program) -> None:
    for name in ("Bùi Thị Ba", "Vũ Văn Vinh", "An Thị Anh"):
        at_work.memory.receive(applicant=a_person(name, phone="0912345678"))
    at_work.press("F5", "Alt+1")
    header, model = at_work.page.list.table.horizontalHeader(), at_work.page.list.model
    seen = []
    for _ in range(3):
        header.sectionClicked.emit(1)
        seen.append([model.row(at).name for at in range(3)])
    an, ba, vinh = "An Thị Anh", "Bùi Thị Ba", "Vũ Văn Vinh"
    assert seen == [[an, ba, vinh], [vinh, ba, an], [an, vinh, ba]]


def test_the_page_says_whether_the_desk_is_ready(at_work: Program) -> None:
    words = [chip.word for chip in at_work.page.ready.chips]
    assert words[1] == "giờ máy đúng"
    assert words[3] == "còn 999 số hôm nay"
