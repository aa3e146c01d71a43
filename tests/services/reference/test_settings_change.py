"""The ward's settings: typed, bounded, changed by a supervisor from a day on."""

from __future__ import annotations

from datetime import date

import pytest

from desk_app.errors import Refused, StorageTrouble
from desk_app.seeds import settings_book
from desk_app.services.reference.settings_change import ChangeSettings, ListSettings, ReadSettings
from desk_app.setting_values import NO, YES, SettingKind, SettingSpec
from tests.builders import CLERK, SUPERVISOR, StoryDesk

BOOK = settings_book()


def change(desk: StoryDesk, name: str, value: str, day: date | None = None) -> None:
    ChangeSettings(desk.context)({name: value}, SUPERVISOR, day)


def test_every_default_is_a_value_the_setting_accepts() -> None:
    for spec in BOOK.specs:
        for default in (spec.default, spec.start(practice=True)):
            assert spec.check(default) == default


ANOTHER = {
    SettingKind.TEXT: "Giá trị khác",
    SettingKind.PATH: "/mnt/khac",
    SettingKind.PATHS: "/mnt/khac;/mnt/nua",
    SettingKind.PRINTER: "Máy in khác",
    SettingKind.CLOCK: "14:30",
    SettingKind.CLOCKS: "10:00",
    SettingKind.DAY: "2027-01-01",
    SettingKind.UNIT_CODE: "H26.99.02",
}


def another(spec: SettingSpec) -> str:
    """Give a value a setting may hold, other than its default."""
    match spec.kind:
        case SettingKind.WHOLE | SettingKind.WHOLES:
            return str(spec.high)
        case SettingKind.CHOICE:
            return next(one for one in spec.choices if one != spec.default)
        case SettingKind.FLAG:
            return next(one for one in (YES, NO) if one != spec.default)
        case _:
            return ANOTHER[spec.kind]


@pytest.mark.parametrize("spec", BOOK.specs, ids=lambda spec: spec.name)
def test_every_setting_of_the_file_reaches_the_program(spec: SettingSpec) -> None:
    now, then = ({}, {spec.name: spec.check(another(spec))})
    read = [BOOK.read(stored, ward="H26.99.01", practice=True) for stored in (now, then)]
    assert read[0] != read[1]


def test_a_setting_is_read_only_as_what_it_was_declared() -> None:
    values = BOOK.in_force({}, practice=False)
    assert (values.whole("number.digits"), values.text("due.working_days_end")) == (4, "keep_clock")
    for wrong in (lambda: values.text("number.digits"), lambda: values.whole("no.such")):
        with pytest.raises(LookupError):
            wrong()


def test_a_stored_value_past_the_check_is_unreadable() -> None:
    for name, value in (("due.working_days_end", "soon"), ("number.digits", "four")):
        with pytest.raises(StorageTrouble, match=r"storage\.unreadable_row"):
            BOOK.read({name: value}, ward="H26.99.01", practice=False)


def test_a_real_ward_is_told_what_it_still_has_to_set() -> None:
    real = BOOK.read({}, ward="H26.99.01", practice=False)
    assert {"unit.superior", "unit.name", "unit.address", "unit.phone"} <= set(real.not_set)
    assert BOOK.read({}, ward="H26.99.01", practice=True).not_set == ()
    assert "unit.phone" not in BOOK.read({"unit.phone": "024"}, ward="H26.99.01", practice=False).not_set


def test_a_change_holds_at_once_and_is_journaled(desk: StoryDesk) -> None:
    change(desk, "unit.phone", "  024 3333   4444 ")
    assert ReadSettings(desk.context)().unit.phone == "024 3333 4444"
    assert desk.kinds() == ["setting_changed"]


def test_a_change_for_a_later_day_waits_for_it(desk: StoryDesk) -> None:
    change(desk, "sign_in.idle_lock_minutes", "3", date(2026, 11, 23))
    assert ReadSettings(desk.context)().idle_lock_minutes == 5
    desk.clock.pass_time(days=3)
    assert ReadSettings(desk.context)().idle_lock_minutes == 3


def test_a_change_never_reaches_back(desk: StoryDesk) -> None:
    with pytest.raises(Refused, match=r"settings\.past_day"):
        change(desk, "unit.phone", "024", date(2026, 11, 19))


def test_a_clerk_changes_no_setting(desk: StoryDesk) -> None:
    with pytest.raises(Refused, match=r"rights\.missing"):
        ChangeSettings(desk.context)({"unit.phone": "024"}, CLERK)


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("no.such", "1", "settings.unknown"),
        ("number.digits", "3", "settings.not_whole"),
        ("number.digits", "four", "settings.not_whole"),
        ("number.digits", "", "settings.empty"),
        ("sign_in.lock_minutes", "1;x", "settings.not_wholes"),
        ("due.same_day_cut_off", "25:00", "settings.not_clock"),
        ("due.same_day_cut_off", "15:00;16:00", "settings.not_clock"),
        ("backup.times", "noon", "settings.not_clocks"),
        ("due.working_days_end", "whenever", "settings.not_choice"),
        ("print.side_by_side.01", "maybe", "settings.not_flag"),
        ("clock.not_before", "31/12/2026", "settings.not_day"),
        ("unit.code", "Hà Nội", "settings.not_unit_code"),
        ("unit.name", "x" * 121, "settings.not_text"),
        ("unit.name", "A\u202eB", "settings.marks"),
        ("backup.folder", "x" * 401, "settings.not_path"),
        ("print.printer.01", "x" * 201, "settings.not_printer"),
        ("witness.paths", "x;" * 600, "settings.not_paths"),
    ],
)
def test_a_value_a_setting_cannot_hold_is_refused_at_its_field(
    desk: StoryDesk, name: str, value: str, key: str
) -> None:
    with pytest.raises(Refused) as caught:
        change(desk, name, value)
    assert (caught.value.key, caught.value.findings[0].field) == (key, name)
    assert desk.kinds() == []


def test_values_are_kept_in_one_way_of_writing(desk: StoryDesk) -> None:
    for name, value in {
        "backup.times": "17:05; 12:05",
        "unit.code": "h26.99.02",
        "witness.paths": " /mnt/usb ; ;/mnt/other ",
        "print.side_by_side.01": "YES",
    }.items():
        change(desk, name, value)
    settings = ReadSettings(desk.context)()
    assert settings.backup.times == ("12:05", "17:05")
    assert settings.unit.unit_code == "H26.99.02"
    assert settings.witness_paths == ("/mnt/usb", "/mnt/other")
    assert settings.print_choice("01").side_by_side
    assert settings.print_choice("99").copies == 1


def test_the_settings_page_has_every_setting_with_its_value_and_source(desk: StoryDesk) -> None:
    change(desk, "unit.phone", "024 3333 4444")
    lines = {line.spec.name: line for line in ListSettings(desk.context)()}
    assert list(lines) == [spec.name for spec in BOOK.specs]
    assert (lines["unit.phone"].value, lines["unit.place"].value) == ("024 3333 4444", "Hà Nội")
    assert all(line.spec.source for line in lines.values())


def test_a_new_unit_code_is_printed_on_the_next_slip_and_old_slips_keep_theirs(desk: StoryDesk) -> None:
    old = desk.receive()
    change(desk, "unit.code", "H26.15.07")
    assert desk.receive() == "H26.15.07-261120-1002"
    assert desk.show(old).code == old
