"""Folding entries gives the dossier that the counter saw happen."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest

from desk_app.domain import facts
from desk_app.domain.dossier import (
    LEGAL_MOVES,
    Channel,
    Dossier,
    PaperLine,
    PinnedProcedure,
    PrintState,
    ReturnBy,
    Status,
    may_move,
)
from desk_app.domain.due_dates import DueDate
from desk_app.domain.facts import Fact
from desk_app.domain.journal import GENESIS, Entry, Header, body_bytes, seal, sha256_hex
from desk_app.domain.parties import Party, PartyKind
from desk_app.domain.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.projection import apply
from desk_app.domain.wire import SCHEMA, from_plain, to_plain, write_body

START = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
DUE = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)
RULE = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
PROCEDURE = PinnedProcedure("1.004873", "Xác nhận tình trạng hôn nhân", "Hộ tịch", date(2026, 7, 1), RULE)
FILING = facts.Filing(
    procedure=PROCEDURE,
    applicant=Party(PartyKind.CITIZEN, "Nguyễn Thị Hòa", "001190012345"),
    owner=None,
    papers=(PaperLine("Tờ khai", 1),),
    sets=1,
    channel=Channel.DIRECT,
    return_by=ReturnBy.DESK,
)
RECEIVED = facts.DossierReceived("H26.99.01-261120-1001", 1001, FILING, DueDate(START, DUE))


def fold(*happened: Fact | tuple[str, bytes]) -> Dossier:
    dossier: Dossier | None = None
    previous = GENESIS
    for seq, fact in enumerate(happened, start=1):
        kind, body = fact if isinstance(fact, tuple) else (fact.KIND, write_body(fact, f"{seq:032x}"))
        entry = _entry(seq, kind, body, previous)
        previous = entry.hash
        dossier = apply(dossier, entry)
    assert dossier is not None
    return dossier


def _entry(seq: int, kind: str, body: bytes, previous: str) -> Entry:
    at = (START + timedelta(minutes=seq - 1)).isoformat()
    header = Header("desk", seq, f"e{seq}", kind, SCHEMA, "d1", None, at, "clerk", sha256_hex(body), previous)
    return seal(header, body)


FORWARD = facts.DossierForwarded("Tư pháp")
RESULT = facts.ResultRecorded("Giấy xác nhận", number="12/GXN", place="Khay 3")
RETURN = facts.ResultReturned(facts.CollectorKind.APPLICANT, "Nguyễn Thị Hòa")


def test_a_whole_life_ends_returned_with_every_step_in_the_history() -> None:
    dossier = fold(RECEIVED, FORWARD, RESULT, RETURN)
    assert dossier.status is Status.RETURNED
    assert [line.kind for line in dossier.history] == [
        fact.KIND for fact in (RECEIVED, FORWARD, RESULT, RETURN)
    ]
    assert not any(line.conflict for line in dossier.history)
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
    dossier = fold(
        facts.DossierRegistered("H26.99.01-261120-HD1", FILING),
        facts.GuidanceGiven("Thiếu tờ khai"),
        RECEIVED,
    )
    assert dossier.code == RECEIVED.code
    assert dossier.reference == "H26.99.01-261120-HD1"
    assert len(dossier.supplements) == 1
    assert len(dossier.history) == 3


def test_a_fact_that_was_not_a_legal_move_is_kept_and_flagged() -> None:
    dossier = fold(RECEIVED, RETURN)
    assert dossier.status is Status.RETURNED
    assert dossier.history[-1].conflict


def test_reopening_a_stopped_dossier_is_no_conflict() -> None:
    dossier = fold(RECEIVED, FORWARD, facts.DossierStopped("Chờ án"), facts.DossierReopened("Đã có án"))
    assert dossier.status is Status.PROCESSING
    assert not any(line.conflict for line in dossier.history)


def test_an_unknown_kind_is_carried_in_the_history_and_changes_nothing_else() -> None:
    before = fold(RECEIVED)
    dossier = fold(RECEIVED, ("drone_delivered", body_bytes({"height": 3}, "00")))
    assert dossier.history[-1].kind == "drone_delivered"
    same = [field.name for field in fields(Dossier) if field.name not in ("history", "head")]
    assert all(getattr(before, name) == getattr(dossier, name) for name in same)


def test_unknown_fields_of_a_known_kind_do_not_hinder() -> None:
    body = body_bytes({**to_plain(FORWARD), "courier": "Bưu điện"}, "00")
    assert fold(RECEIVED, (FORWARD.KIND, body)).forwarded_to == "Tư pháp"


def test_a_failed_print_is_settled_in_place() -> None:
    printed = facts.FormPrinted("p1", "01", "1", 1, "ab", "Máy in 1")
    dossier = fold(RECEIVED, printed, facts.PrintSettled("p1", PrintState.FAILED, "Kẹt giấy"))
    (record,) = dossier.prints
    assert (record.state, record.reason, record.copy_no) == (PrintState.FAILED, "Kẹt giấy", 1)


def test_a_projected_dossier_survives_the_wire_unchanged() -> None:
    dossier = fold(RECEIVED, FORWARD, RESULT, RETURN)
    assert from_plain(Dossier, to_plain(dossier)) == dossier


@pytest.mark.parametrize("status", list(Status))
def test_final_statuses_lead_nowhere_and_the_others_somewhere(status: Status) -> None:
    final = {Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED}
    assert (status in final) == (not LEGAL_MOVES[status])
    assert not may_move(status, status)
