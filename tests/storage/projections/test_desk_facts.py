"""Users, settings, reference data and drafts are kept as the journal and the supervisor say."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule, ProcedureVersion, Provenance
from desk_app.domain.facts import facts
from desk_app.domain.time.working_time import (
    Calendar,
    CalendarDay,
    CalendarYear,
    DayKind,
    DayWindows,
    HoursPeriod,
    Season,
    Window,
    WorkingHours,
    YearState,
)
from desk_app.errors import StorageTrouble
from desk_app.ports.drafts import SavedDraft
from tests.storage.desk_builders import NOW, TODAY, OpenDesk, reopen

DAY = timedelta(days=1)


def procedure(since: date, name: str, *, until: date | None = None) -> ProcedureVersion:
    rule = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
    return ProcedureVersion(
        "1.004873", name, "TTHN", "Hộ tịch", since, rule, effective_to=until, provenance=Provenance("QĐ 1")
    )


def test_users_follow_the_journal_and_keep_their_pin_outside_it(desk: OpenDesk) -> None:
    until = NOW + timedelta(minutes=5)
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hòa", "clerk"))
    desk.add(facts.UserSaved("an", "Trần An", "supervisor", active=False))
    with desk.work() as work:
        work.users.keep_pin("hoa", "argon-hash", actor="setup", at=NOW)
        work.commit()
    desk.add(facts.SignInRefused("hoa", 5, until))
    with desk.work(write=False) as work:
        hoa = work.users.by_name("hoa")
        assert hoa is not None
        assert (hoa.failures, hoa.locked_until, hoa.pin_hash, hoa.active) == (5, until, "argon-hash", True)
        assert [one.user for one in work.users.all()] == ["hoa", "an"]
        assert b"argon-hash" not in b"".join(entry.body_bytes or b"" for entry in work.journal.entries())


def test_signing_in_clears_wrong_pins_and_a_change_of_name_does_not(desk: OpenDesk) -> None:
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hòa", "clerk"))
    desk.add(facts.SignInRefused("hoa", 3))
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hoà", "clerk", phone="0912"))
    with desk.work(write=False) as work:
        hoa = work.users.by_name("hoa")
        assert hoa is not None
        assert (hoa.failures, hoa.phone) == (3, "0912")
    desk.add(facts.SignedIn("hoa"))
    with desk.work(write=False) as work:
        hoa = work.users.by_name("hoa")
        assert hoa is not None
        assert hoa.failures == 0


def test_a_wrong_pin_under_a_name_nobody_has_makes_no_user(desk: OpenDesk) -> None:
    desk.add(facts.SignInRefused("ghost", 1))
    with desk.work(write=False) as work:
        assert work.users.by_name("ghost") is None
        assert work.users.all() == ()


def test_the_newest_setting_in_force_wins(desk: OpenDesk) -> None:
    desk.add(facts.SettingChanged("place", "Hà Nội", TODAY - 10 * DAY))
    desk.add(facts.SettingChanged("place", "Hà Đông", TODAY + DAY))
    desk.add(facts.SettingChanged("place", "Khương Đình", TODAY - 10 * DAY))
    with desk.work(write=False) as work:
        assert work.settings.value("place", TODAY - 11 * DAY) is None
        assert work.settings.value("place", TODAY) == "Khương Đình"
        assert work.settings.all(TODAY + DAY) == {"place": "Hà Đông"}


def test_the_catalogue_gives_the_version_of_the_day(desk: OpenDesk) -> None:
    versions = [procedure(TODAY - DAY, "cũ"), procedure(TODAY + DAY, "mới", until=TODAY + 5 * DAY)]
    with desk.work() as work:
        work.reference.save_procedures(versions)
        work.commit()
    with desk.work(write=False) as work:
        assert work.reference.procedure("1.004873", TODAY) == versions[0]
        assert work.reference.procedures(TODAY + DAY) == (versions[1],)
        assert work.reference.procedures(TODAY + 6 * DAY) == ()
        assert work.reference.procedure("1.004873", TODAY - 2 * DAY) is None
        assert work.reference.procedure("9.9", TODAY) is None


def test_an_edited_procedure_is_seen_at_once_and_an_abandoned_edit_by_nobody(desk: OpenDesk) -> None:
    with desk.work() as work:
        work.reference.save_procedures([procedure(TODAY, "một")])
        work.commit()
    with desk.work() as work:
        work.reference.save_procedures([procedure(TODAY, "hai")])
        assert work.reference.procedures(TODAY)[0].name == "hai"
    with desk.work(write=False) as work:
        assert work.reference.procedures(TODAY)[0].name == "một"
    with desk.work() as work:
        work.reference.save_procedures([procedure(TODAY, "ba")])
        work.commit()
    with desk.work(write=False) as work:
        assert work.reference.procedures(TODAY)[0].name == "ba"


def test_calendar_and_hours_come_back_as_they_were_saved(desk: OpenDesk) -> None:
    calendar = Calendar(
        (CalendarDay(date(2026, 9, 2), DayKind.OFF, "Quốc khánh", "BLLĐ 112"),),
        (CalendarYear(2026, YearState.CONFIRMED, "QĐ 12"),),
    )
    windows = DayWindows((Window(time(8), time(12)), Window(time(13), time(17, 30))))
    hours = WorkingHours((HoursPeriod(date(2026, 1, 1), (Season(windows, name="cả năm"),), "QĐ 5", True),))
    with desk.work() as work:
        assert work.reference.calendar() == Calendar()
        with pytest.raises(StorageTrouble, match=r"storage\.no_working_hours"):
            work.reference.working_hours()
        work.reference.save_calendar(calendar)
        work.reference.save_working_hours(hours)
        work.commit()
    desk.close()
    again = reopen(desk)
    with again.work(write=False) as work:
        assert work.reference.calendar() == calendar
        assert work.reference.working_hours() == hours
    again.close()


def test_the_last_change_of_each_kind_of_reference_data_is_told(desk: OpenDesk) -> None:
    desk.add(facts.ReferenceDataChanged("catalogue", "seed", "file", "ab" * 32))
    desk.add(facts.ReferenceDataChanged("calendar", "2026", "QĐ 12", "cd" * 32), at=NOW + DAY)
    with desk.work(write=False) as work:
        found = {change.what: (change.key, change.at) for change in work.reference.changes()}
    assert found == {"catalogue": ("seed", NOW), "calendar": ("2026", NOW + DAY)}


def test_drafts_survive_until_they_are_dropped_and_are_never_journaled(desk: OpenDesk) -> None:
    with desk.work() as work:
        work.drafts.save(SavedDraft("a", "hoa", NOW, '{"name": "Nguyễn"}'))
        work.drafts.save(SavedDraft("b", "hoa", NOW + DAY, "{}"))
        work.drafts.save(SavedDraft("a", "hoa", NOW + 2 * DAY, '{"name": "Nguyễn Thị"}'))
        work.commit()
    with desk.work() as work:
        assert [(one.draft_id, one.content) for one in work.drafts.all()] == [
            ("a", '{"name": "Nguyễn Thị"}'),
            ("b", "{}"),
        ]
        work.drafts.discard("a")
        work.commit()
    with desk.work(write=False) as work:
        assert [one.draft_id for one in work.drafts.all()] == ["b"]
        assert work.journal.head().seq == 0
