"""Folding entries gives the dossier that the counter saw happen."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from desk_app.domain.dossier.dossier import Dossier, PaperLine, PrintState, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import canonical, fact_or_none, from_plain, to_plain
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.fold.effects import FORGOTTEN
from desk_app.domain.journal.entry import body_bytes
from desk_app.domain.time.due_dates import DueDate
from tests.domain.histories import (
    CITY_CHAIN,
    DUE,
    FORWARD,
    RECEIVED,
    REGISTERED,
    RESULT,
    RETURN,
    START,
    folded,
    line,
    without_body,
    written,
)


def fold(*happened: Fact | tuple[str, bytes]) -> Dossier:
    return folded(line(*happened))


def test_a_whole_life_ends_returned_with_every_step_in_the_history() -> None:
    dossier = fold(RECEIVED, FORWARD, RESULT, RETURN)
    assert dossier.status is Status.RETURNED
    assert [one.kind for one in dossier.history] == [
        fact.KIND for fact in (RECEIVED, FORWARD, RESULT, RETURN)
    ]
    assert not any(one.conflict for one in dossier.history)
    assert dossier.hand_over is not None
    assert dossier.hand_over.name == "Nguyễn Thị Hòa"
    assert dossier.result is not None
    assert dossier.result.place == "Khay 3"


def test_a_supplement_keeps_both_due_dates_and_the_papers_brought() -> None:
    later = DUE + timedelta(days=7)
    dossier = fold(
        RECEIVED,
        facts.SupplementRequested("Thiếu trích lục", due_before=DUE),
        facts.SupplementSupplied((PaperLine("Trích lục", 1),), DueDate(START, later)),
    )
    assert dossier.status is Status.PROCESSING
    assert dossier.due_at == later
    assert dossier.original_due_at == DUE
    assert [paper.name for paper in dossier.papers] == ["Tờ khai", "Trích lục"]
    (asked,) = dossier.supplements
    assert (asked.due_before, asked.due_after) == (DUE, later)


def test_guidance_before_acceptance_is_remembered_when_the_dossier_is_received() -> None:
    dossier = fold(REGISTERED, facts.GuidanceGiven("Thiếu tờ khai"), RECEIVED)
    assert dossier.code == RECEIVED.code
    assert dossier.reference == REGISTERED.reference
    assert len(dossier.supplements) == 1
    assert len(dossier.history) == 3
    assert dossier.other_codes == ()


def test_a_return_against_procedure_happened_all_the_same_and_is_flagged() -> None:
    dossier = fold(RECEIVED, RETURN)
    assert dossier.status is Status.RETURNED
    assert dossier.history[-1].conflict


@pytest.mark.parametrize(
    "fact", [facts.DossierReopened("Nhầm"), facts.SupplementSupplied((), DueDate(START, DUE)), REGISTERED]
)
def test_a_deed_against_procedure_is_flagged_and_changes_nothing(fact: Fact) -> None:
    before, dossier = fold(RECEIVED), fold(RECEIVED, fact)
    assert dossier.history[-1].conflict
    assert replace(dossier, history=(), heads=()) == replace(before, history=(), heads=())


def test_a_second_reception_never_overwrites_the_first() -> None:
    other = replace(RECEIVED, code="H26.99.01-261120-2001", number=2001)
    dossier = fold(RECEIVED, other)
    assert (dossier.code, dossier.number) == (RECEIVED.code, RECEIVED.number)
    assert dossier.history[-1].conflict


def test_the_city_s_word_in_the_chain_of_a_desk_does_not_count() -> None:
    opened = written(RECEIVED)
    dossier = folded([opened, written(CityStatusSet(Status.DONE, "HN-1"), [opened], desk="desk", seq=2)])
    assert (dossier.status, dossier.city_code) == (Status.RECEIVED, "")
    assert dossier.history[-1].conflict


def test_reopening_a_stopped_dossier_is_no_conflict() -> None:
    dossier = fold(RECEIVED, FORWARD, facts.DossierStopped("Chờ án"), facts.DossierReopened("Đã có án"))
    assert dossier.status is Status.PROCESSING
    assert not any(one.conflict for one in dossier.history)


def test_an_unknown_kind_is_carried_in_the_history_and_changes_nothing_else() -> None:
    before = fold(RECEIVED)
    dossier = fold(RECEIVED, ("drone_delivered", body_bytes({"height": 3}, "00")))
    assert dossier.history[-1].kind == "drone_delivered"
    same = [field.name for field in fields(Dossier) if field.name not in ("history", "heads")]
    assert all(getattr(before, name) == getattr(dossier, name) for name in same)


def test_unknown_fields_of_a_known_kind_do_not_hinder() -> None:
    body = body_bytes({**to_plain(FORWARD), "courier": "Bưu điện"}, "00")
    assert fold(RECEIVED, (FORWARD.KIND, body)).forwarded_to == "Tư pháp"


def test_a_body_nobody_can_read_is_carried_and_stops_nothing() -> None:
    dossier = fold(RECEIVED, (RESULT.KIND, b"{}"), FORWARD)
    assert dossier.status is Status.PROCESSING
    assert [one.kind for one in dossier.history] == [RECEIVED.KIND, RESULT.KIND, FORWARD.KIND]


def test_a_failed_print_is_settled_in_place() -> None:
    printed = facts.FormPrinted("p1", "01", "1", 1, "ab", "Máy in 1")
    dossier = fold(RECEIVED, printed, facts.PrintSettled("p1", PrintState.FAILED, "Kẹt giấy"))
    (record,) = dossier.prints
    assert (record.state, record.reason, record.copy_no) == (PrintState.FAILED, "Kẹt giấy", 1)


def test_a_folded_dossier_survives_the_wire_unchanged() -> None:
    dossier = fold(RECEIVED, FORWARD, RESULT, RETURN)
    assert from_plain(Dossier, to_plain(dossier)) == dossier


def test_folding_each_entry_on_top_gives_the_same_bytes() -> None:
    told = line(REGISTERED, RECEIVED, FORWARD, RESULT, RETURN)
    dossier = folded(told[:1])
    for count, entry in enumerate(told[1:], start=2):
        on_top = fold_on_top(dossier, entry, fact_or_none(entry))
        assert on_top is not None
        dossier = on_top
        assert canonical(dossier) == canonical(folded(told[:count]))


def test_the_city_wins_over_the_progress_and_its_number_is_kept_beside_ours() -> None:
    opened, forwarded, result = line(RECEIVED, FORWARD, RESULT)
    withdrawn = written(
        CityStatusSet(Status.WITHDRAWN, "HN-77", "Công dân rút hồ sơ"), [result], desk=CITY_CHAIN
    )
    dossier = folded([opened, forwarded, result, withdrawn])
    assert (dossier.code, dossier.city_code) == (RECEIVED.code, "HN-77")
    assert (dossier.status, dossier.city_status) == (Status.WITHDRAWN, Status.WITHDRAWN)


def test_what_left_the_building_stays_out_whatever_the_city_says() -> None:
    told = line(RECEIVED, FORWARD, RESULT, RETURN)
    dossier = folded([*told, written(CityStatusSet(Status.STOPPED), told[-1:], desk=CITY_CHAIN)])
    assert (dossier.status, dossier.city_status) == (Status.RETURNED, Status.STOPPED)


class TestAfterRetention:
    """Bodies are deleted after retention; headers stay, and a snapshot says what may still be known."""

    snapshot = facts.SnapshotTaken(RECEIVED.code, 10, "1.004873", START, DUE, None, ())

    def test_entries_without_body_fold_to_header_lines(self) -> None:
        told = line(RECEIVED, FORWARD, RESULT, RETURN)
        dossier = folded([without_body(one) for one in told])
        assert [one.kind for one in dossier.history] == [one.header.kind for one in told]
        assert (dossier.status, dossier.filing, dossier.code) == (Status.RETURNED, FORGOTTEN, "")
        assert b"Nguy" not in canonical(dossier)

    def test_a_snapshot_stands_for_deleted_bodies(self) -> None:
        told = [without_body(one) for one in line(RECEIVED, FORWARD, RESULT, RETURN)]
        dossier = folded([*told, written(self.snapshot, told[-1:], seq=5)])
        assert (dossier.code, dossier.status) == (RECEIVED.code, Status.RETURNED)
        assert (dossier.received_at, dossier.due_at) == (START, DUE)
        assert len(dossier.history) == 5

    def test_a_snapshot_on_top_is_the_same_as_with_all(self) -> None:
        told = [without_body(one) for one in line(RECEIVED, FORWARD, RESULT, RETURN)]
        entry = written(self.snapshot, told[-1:], seq=5)
        on_top = fold_on_top(folded(told), entry, self.snapshot)
        assert canonical(on_top) == canonical(folded([*told, entry]))

    def test_a_snapshot_says_nothing_of_a_dossier_still_known(self) -> None:
        told = line(RECEIVED, FORWARD)
        dossier = folded([*told, written(self.snapshot, told[-1:], seq=5)])
        assert dossier.status is Status.PROCESSING

    def test_a_bare_header_cannot_move_a_dossier_still_known(self) -> None:
        told = line(RECEIVED, facts.DossierWithdrawn("đổi ý"))
        dossier = folded([told[0], without_body(told[1])])
        assert dossier.status is Status.RECEIVED
        assert len(dossier.history) == 2

    def test_nothing_is_known_while_the_opening_has_not_come(self) -> None:
        told = [without_body(one) for one in line(FORWARD, RESULT)]
        assert fold_all(enumerate(told)) is None
