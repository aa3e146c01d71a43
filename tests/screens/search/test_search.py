"""One box finds a dossier from whatever the citizen can say, as the clerk types."""

from __future__ import annotations

from desk_app.ports.changes import Changes
from desk_app.qt.tokens import Size
from tests.builders import a_person
from tests.screens.program import Program


def names(program: Program) -> list[str]:
    model = program.page.list.model
    return [model.row(at).name for at in range(model.rowCount())]


def look_for(program: Program, text: str) -> None:
    program.page.box.selectAll()
    program.hands.type(text)
    program.bot.waitUntil(lambda: program.page._shown == text)
    program.settle()


def open_with(program: Program, *people: str) -> None:
    for at, name in enumerate(people):
        program.memory.receive(applicant=a_person(name, f"00119001{at:04}"))
    program.sign_in()
    program.press("F3")


def test_an_empty_box_shows_everything_newest_first(program: Program) -> None:
    open_with(program, "Nguyễn Thị Hòa", "Đặng Văn Đức")
    assert names(program) == ["Đặng Văn Đức", "Nguyễn Thị Hòa"]
    assert program.page.box.hasFocus()


def test_a_name_is_found_with_and_without_its_marks(program: Program) -> None:
    open_with(program, "Nguyễn Thị Ước", "Đặng Văn Đức")
    for text in ("Ước", "uoc", "NGUYỄN THỊ ƯỚC"):
        look_for(program, text)
        assert names(program) == ["Nguyễn Thị Ước"]
    look_for(program, "dang van duc")
    assert names(program) == ["Đặng Văn Đức"]


def test_the_last_four_digits_of_the_number_are_enough(program: Program) -> None:
    open_with(program, "Nguyễn Thị Hòa", "Đặng Văn Đức")
    look_for(program, "0001")
    assert "Đặng Văn Đức" in names(program)


def test_letters_an_input_method_takes_back_are_never_searched_for(program: Program) -> None:
    open_with(program, "Nguyễn Thị Ước")
    box = program.page.box
    for text in ("u", "uw", "ư", "ưo", "ươ", "ươc", "ước"):
        box.setText(text)
        box.textEdited.emit(text)
    program.bot.waitUntil(lambda: program.page._shown == "ước")
    program.settle()
    assert names(program) == ["Nguyễn Thị Ước"]


def test_nothing_found_says_what_to_try(program: Program) -> None:
    open_with(program, "Nguyễn Thị Hòa")
    look_for(program, "zzz")
    assert names(program) == []
    assert program.page.list.table._empty.startswith("Không tìm thấy.")


def test_enter_goes_into_the_list_and_esc_empties_the_box_before_it_leaves(program: Program) -> None:
    open_with(program, "Nguyễn Thị Hòa")
    look_for(program, "hoa")
    program.press("Return")
    assert program.page.list.table.hasFocus()
    program.press("Esc")
    assert program.page.box.text() == ""
    assert program.page.NAME == "search"
    program.press("Esc")
    assert program.page.NAME != "search"


def test_a_reception_made_meanwhile_appears_by_itself(program: Program) -> None:
    open_with(program, "Nguyễn Thị Hòa")
    program.memory.receive(applicant=a_person("Lê Ánh Nguyệt", "001190019999"))
    program.frame.workplace.notices.publish(Changes(dossiers=True, queue=True))
    program.settle()
    assert names(program)[0] == "Lê Ánh Nguyệt"


def test_rows_are_as_high_as_the_look_says(program: Program) -> None:
    open_with(program, "Nguyễn Thị Hòa")
    assert program.page.list.table.rowHeight(0) == Size.ROW
