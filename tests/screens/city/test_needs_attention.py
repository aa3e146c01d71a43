"""What only a person can settle stands on a page of its own, both versions side by side, until it is settled."""

from __future__ import annotations

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.people.roles import Role
from desk_app.screens.requests import OpenDossier, OpenReturns
from desk_app.screens.widgets.second_person import SecondPersonDialog
from desk_app.services.people.operators import Operator
from desk_app.services.people.users import UserDraft
from tests.pictures.faults import faults_of
from tests.screens.city.conftest import Open
from tests.services.ward_at_work import PIN, SUPERVISOR, Ward, one_result_returned_to_two, the_same_person


@pytest.fixture
def twice(ward: Ward) -> Ward:
    """Give a ward where two desks took the same person in with no network."""
    ward.receive(1, the_same_person())
    ward.receive(2, the_same_person())
    for number in (1, 2, 1):
        ward.sync(number)
    return ward


def test_both_versions_stand_side_by_side_in_a_clerks_words(twice: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5")
    assert program.status.startswith("1 hồ sơ cần xử lý")
    words = program.words()
    assert "Có thể trùng với hồ sơ" in words
    sides = [text for text in program.page.versions.texts if text.startswith("Quầy ")]
    assert sides == ["Quầy 1", "Quầy 2"]
    assert program.page.versions.texts.count("Tiếp nhận hồ sơ") == 2


def test_f9_goes_to_what_is_missing_and_says_it(twice: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5", "F9")
    settling = program.page.settling
    assert settling.missing.text() == "Chọn một cách xử lý."
    assert settling.buttons[0].hasFocus()
    program.press("Alt+2", "F9")
    assert settling.buttons[1].isChecked()
    assert settling.field.remark_text == "Ghi lý do."
    assert settling.reason.hasFocus()


def test_whoever_looks_at_both_versions_is_taken_down(twice: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5", "F5", "Ctrl+5")
    shown = program.page.shown
    with program.frame.workplace.desk.context.uow(write=False) as work:
        looks = [line.look for line in work.look_ups.lines(after=0) if line.look]
    of_list, look = [one for one in looks if one.what == "exception"]
    assert (of_list.code, of_list.query) == ("", "")
    assert (look.code, look.query) == (shown.codes[0], shown.exception_id)


def test_it_is_settled_by_keyboard_with_a_reason_and_goes_away_at_every_desk(
    twice: Ward, open_desk_1: Open
) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5", "Return", "Space", "Tab")
    program.hands.type("Da goi dien")
    program.press("F9")
    assert program.page.shown is None
    assert program.page.nothing.isVisible()
    assert program.page.nothing.said.text() == "Không có việc nào cần xử lý."
    assert program.notice == "ĐÃ ghi vào sổ: xử lý xong, có lý do."
    program.sync()
    assert program.status.startswith("Đã gửi hết")
    twice.sync(2)
    assert twice.desk(2).exchange.exceptions(SUPERVISOR) == ()


def test_two_collectors_stand_side_by_side_until_it_is_known_who_got_it(
    ward: Ward, open_desk_1: Open
) -> None:
    code = one_result_returned_to_two(ward)
    program = open_desk_1().begin()
    program.press("Ctrl+5")
    page = program.page
    assert page.matter.text().startswith(f"Hồ sơ {code}: quầy 1 trả kết quả lúc")
    assert "Hai quầy làm trái nhau" in [page.table.model().index(0, at).data() for at in range(3)]
    assert {"Quầy 1", "Quầy 2", "Nội dung: Bà Một", "Nội dung: Ông Hai"} <= set(page.versions.texts)
    assert page.versions.texts.count("Trả kết quả") == 2
    labels = [button.text() for button in page.settling.buttons]
    page.settling.buttons[labels.index("Chưa rõ, đang xác minh")].click()
    page.settling.reason.setText("Đang gọi cả hai")
    program.press("F9")
    program.settle()
    assert page.shown is not None
    assert "Đang xử lý: Chưa rõ, đang xác minh" in page.matter.text()
    assert program.notice == "ĐÃ ghi vào nhật ký. Mục này còn trên danh sách tới khi xử lý xong."


def test_enter_in_the_reason_leads_to_the_button_and_saves_nothing(twice: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5", "Return", "Space", "Tab")
    program.hands.type("Da hoi")
    program.press("Return")
    button = program.frame.bottom.next_button
    assert button is not None
    assert button.hasFocus()
    assert program.page.shown is not None


def test_what_is_typed_stays_when_the_list_is_read_anew(twice: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5", "Return", "Space", "Tab")
    program.hands.type("Dang goi")
    program.sync()
    assert program.page.settling.reason.text() == "Dang goi"
    assert program.page.settling.choice == "same_matter"
    assert program.page.holds_unsaved()
    program.page.settling.reason.clear()


def test_what_only_a_supervisor_settles_asks_a_clerk_for_one(ward: Ward, open_desk_1: Open) -> None:
    ward.desk(1).people.save(UserDraft("minh", "Lê Văn Minh"), SUPERVISOR, pin=PIN, pin_is_final=True)
    ward.sync(1)
    ward.gateway.operations.end_rights("H26.99.01", "minh", "Chuyển công tác")
    ward.clock.pass_time(minutes=5)
    minh = Operator("minh", "Lê Văn Minh", Role.CLERK)
    ward.desk(1).reception.receive(ward.somebodys_draft(), minh)
    ward.sync(1)
    program = open_desk_1().begin("clerk")
    program.press("Ctrl+5", "Return", "Space", "Tab")
    program.hands.type("Phu trach nhan lai")
    program.press("F9")
    dialog = program.dialog()
    assert isinstance(dialog, SecondPersonDialog)
    who = [dialog.who.itemData(at) for at in range(dialog.who.count())]
    assert who == ["head", "supervisor"]
    program.hands.type(PIN)
    program.press("Return")
    assert program.page.shown is None


def test_a_dossier_says_what_waits_and_what_the_city_made_of_it(ward: Ward, open_desk_1: Open) -> None:
    code = ward.receive(1)
    ward.sync(1)
    ward.gateway.operations.post(code, CityStatusSet(Status.PROCESSING, "HN-2026-0001"))
    ward.gateway.operations.ask(code, "số điện thoại")
    ward.sync(1)
    program = open_desk_1().begin()
    program.frame.workplace.open_page(OpenDossier(code))
    program.settle()
    words = program.words()
    assert f"Hồ sơ {code} cần sửa: số điện thoại." in words
    assert "Xử lý ở trang Cần xử lý (Ctrl+5)." in words
    assert "HN-2026-0001" in words
    assert "Trạng thái ở thành phố" in words


def test_a_dossier_opens_from_the_matter(twice: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.press("Ctrl+5", "Ctrl+O")
    assert program.page.NAME == "dossier"


def test_a_dossier_withdrawn_at_the_city_is_no_longer_offered_for_return(
    ward: Ward, open_desk_1: Open
) -> None:
    code = ward.receive(1)
    ward.sync(1)
    program = open_desk_1().begin()
    desk, by = program.frame.workplace.desk, program.frame.workplace.operator
    program.frame.workplace.ask("forward", lambda: desk.dossier.forward(code, "", by))
    program.frame.workplace.ask(
        "result", lambda: desk.dossier.record_result(code, "Giấy xác nhận", "12", True, "", by)
    )
    program.settle()
    program.frame.workplace.open_page(OpenReturns(code))
    program.settle()
    assert program.page.next_actions()[-1].isEnabled()
    program.sync()
    ward.gateway.operations.post(code, CityStatusSet(Status.WITHDRAWN))
    program.sync()
    assert not program.page.next_actions()[-1].isEnabled()
    assert "rút hồ sơ" in program.words()


@pytest.mark.parametrize("size", [(1366, 690), (1092, 552), (910, 512)])
def test_both_versions_and_all_ways_are_seen_whole_on_a_narrow_window(
    twice: Ward, open_desk_1: Open, size: tuple[int, int]
) -> None:
    program = open_desk_1().begin()
    program.window.resize(*size)
    program.press("Ctrl+5")
    faults = faults_of(program.window, program.window.grab().toImage())
    assert faults == [], "\n".join(map(str, faults))
