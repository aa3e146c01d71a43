"""The standing lists hold what the counter has to do, window by window."""

from __future__ import annotations

from datetime import timedelta

from desk_app.domain.dossier.dossier import CollectorKind, PrintState
from desk_app.domain.facts import facts
from desk_app.ports.dossiers import WorkList
from tests.storage.desk_builders import NOW, OpenDesk, code_of

DAY = timedelta(days=1)


def codes(desk: OpenDesk, which: WorkList, **more: object) -> list[str]:
    with desk.work(write=False) as work:
        return [row.code for row in work.dossiers.page(which, NOW, **more)]  # type: ignore[arg-type]


def counts(desk: OpenDesk) -> dict[str, int]:
    with desk.work(write=False) as work:
        return {which.value: work.dossiers.count(which, NOW) for which in WorkList}


def printed(state: PrintState, form: str = "01", print_id: str = "p") -> facts.FormPrinted:
    return facts.FormPrinted(print_id, form, "2026.1", 1, "ab" * 32, "HP 1020", state=state)


def test_a_dossier_walks_from_list_to_list_until_it_is_returned(desk: OpenDesk) -> None:
    code = desk.receive(1, days=0)
    assert counts(desk) == {
        "received_today": 1,
        "due_today": 1,
        "overdue": 0,
        "ready": 0,
        "unsent": 1,
        "unprinted": 1,
        "print_unsure": 0,
        "all": 1,
    }
    desk.add(printed(PrintState.SENT), code)
    assert (codes(desk, WorkList.UNPRINTED), codes(desk, WorkList.PRINT_UNSURE)) == ([], [code])
    desk.add(facts.PrintSettled("p", PrintState.CONFIRMED), code)
    assert codes(desk, WorkList.PRINT_UNSURE) == []
    desk.add(facts.DossierForwarded("Phòng Tư pháp"), code)
    desk.add(facts.ResultRecorded("Giấy xác nhận", place="Khay 3"), code)
    assert (codes(desk, WorkList.READY), codes(desk, WorkList.DUE_TODAY)) == ([code], [])
    desk.add(facts.ResultReturned(CollectorKind.APPLICANT, "Nguyễn Thị Hòa"), code)
    assert codes(desk, WorkList.READY) == []


def test_a_slip_known_not_to_have_come_out_stands_as_unprinted(desk: OpenDesk) -> None:
    code = desk.receive(1)
    desk.add(printed(PrintState.SENT), code)
    desk.add(facts.PrintSettled("p", PrintState.FAILED, "paper jam"), code)
    assert codes(desk, WorkList.UNPRINTED) == [code]
    assert codes(desk, WorkList.PRINT_UNSURE) == []


def test_nobody_is_asked_to_print_the_slip_of_a_dossier_that_is_closed(desk: OpenDesk) -> None:
    code = desk.receive(1)
    desk.add(facts.DossierWithdrawn("Đổi ý"), code)
    assert codes(desk, WorkList.UNPRINTED) == []


def test_another_form_in_doubt_is_asked_about_but_is_no_slip(desk: OpenDesk) -> None:
    code = desk.receive(1)
    desk.add(printed(PrintState.SENT, form="02"), code)
    assert codes(desk, WorkList.UNPRINTED) == codes(desk, WorkList.PRINT_UNSURE) == [code]


def test_a_voided_dossier_leaves_every_list_but_the_day_s(desk: OpenDesk) -> None:
    code = desk.receive(1, days=-1)
    desk.add(facts.DossierVoided("Nhập nhầm thủ tục"), code)
    lists = {which: codes(desk, which) for which in WorkList}
    assert {which for which, shown in lists.items() if shown} == {
        WorkList.RECEIVED_TODAY,
        WorkList.UNSENT,
        WorkList.ALL,
    }
    with desk.work(write=False) as work:
        assert work.dossiers.page(WorkList.ALL, NOW)[0].voided


def test_overdue_lists_the_oldest_promise_first_and_waits_for_the_citizen_s_papers(desk: OpenDesk) -> None:
    days = {1: -2, 2: -5, 3: 2, 4: -9}
    made = {number: desk.receive(number, days=late) for number, late in days.items()}
    desk.add(facts.SupplementRequested("Thiếu bản sao"), made[4])
    assert codes(desk, WorkList.OVERDUE) == [made[2], made[1]]


def test_what_a_guidance_was_given_for_is_no_reception(desk: OpenDesk) -> None:
    from tests.storage.desk_builders import filing

    with desk.work() as work:
        work.journal.append(
            facts.DossierRegistered("HD-1", filing()), actor="clerk", at=NOW, dossier_id="dossier-HD-1"
        )
        work.journal.append(
            facts.GuidanceGiven("Thiếu tờ khai"), actor="clerk", at=NOW, dossier_id="dossier-HD-1"
        )
        work.commit()
    assert codes(desk, WorkList.RECEIVED_TODAY) == []
    # Its paper (Mẫu 02) has not come out yet, and waits like any other (U2).
    assert codes(desk, WorkList.UNPRINTED) == codes(desk, WorkList.ALL) == ["HD-1"]


def test_windows_follow_each_other_without_gap_or_repeat(desk: OpenDesk) -> None:
    for number in range(1, 24):
        desk.receive(number, days=-(number % 3) - 1)
    for number in (5, 9, 14):
        desk.add(facts.DossierForwarded("Phòng Tư pháp"), code_of(number))
    for which in (
        WorkList.ALL,
        WorkList.OVERDUE,
        WorkList.UNSENT,
        WorkList.UNPRINTED,
        WorkList.RECEIVED_TODAY,
    ):
        whole = codes(desk, which, limit=100)
        seen: list[str] = []
        while window := codes(desk, which, limit=4, before=seen[-1] if seen else None):
            seen += window
        assert seen == whole
        assert len(set(seen)) == 23


def test_a_window_goes_on_where_a_row_stood_that_has_left_the_list(desk: OpenDesk) -> None:
    made = [desk.receive(number, days=-number) for number in (3, 2, 1)]
    desk.add(facts.DossierForwarded("P"), made[1])
    desk.add(facts.ResultRecorded("Giấy xác nhận"), made[1])
    assert codes(desk, WorkList.OVERDUE, before=made[1]) == [made[2]]
    assert codes(desk, WorkList.OVERDUE, before="unknown") == []


def test_unsent_runs_by_the_newest_entry_and_knows_what_the_city_has(desk: OpenDesk) -> None:
    first, second = desk.receive(1), desk.receive(2)
    with desk.database.begin(write=True) as connection:
        connection.exec_driver_sql("UPDATE desk_state SET acked_seq = 2")
        connection.commit()
    assert codes(desk, WorkList.UNSENT) == []
    desk.add(facts.DossierForwarded("P"), first)
    assert codes(desk, WorkList.UNSENT) == [first]
    with desk.work(write=False) as work:
        sent = {row.code: row.sent for row in work.dossiers.page(WorkList.ALL, NOW)}
        assert sent == {first: False, second: True}
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 1


def test_a_line_shows_place_phone_and_moments_on_the_desk_s_clock(desk: OpenDesk) -> None:
    code = desk.receive(1)
    desk.add(facts.DossierForwarded("P"), code)
    desk.add(facts.ResultRecorded("Giấy xác nhận", place="Khay 3"), code)
    with desk.work(write=False) as work:
        (row,) = work.dossiers.page(WorkList.READY, NOW)
    assert (row.place, row.phone, row.received_at, row.due_at) == ("Khay 3", "0912345678", NOW, NOW + 5 * DAY)
    assert row.received_at.utcoffset() == NOW.utcoffset()
    assert not row.printed
