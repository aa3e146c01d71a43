"""Receiving a dossier: what is promised, what is kept, and what stands in the way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from desk_app.domain.dossier.dossier import PaperLine, ReturnBy, Status
from desk_app.domain.dossier.drafts import Quantities, ReceptionDraft
from desk_app.domain.facts.facts import SettingChanged
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import Refused, StorageTrouble
from desk_app.services.reception.receive import ReceiveDossier, Reception
from tests.builders import (
    BUSINESS,
    CERTIFY,
    CLERK,
    FORM,
    MARRIAGE,
    RESIDENCE,
    SUPERVISOR,
    FakeDesk,
    StoryDesk,
    a_draft,
    a_person,
)


def receive(desk: StoryDesk, draft: ReceptionDraft | None = None, **more: Any) -> Reception:
    return ReceiveDossier(desk.context, desk.witness, desk.rules)(draft or a_draft(), CLERK, **more)


def refusal(desk: StoryDesk, **changes: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        receive(desk, a_draft(**changes))
    assert desk.kinds() == []
    assert desk.newest_printed() == 1000
    return caught.value


def fields(trouble: Refused) -> dict[str, str]:
    return {finding.field: finding.key for finding in trouble.findings}


def test_a_received_dossier_is_promised_journaled_and_remembered_elsewhere(desk: StoryDesk) -> None:
    answer = receive(desk)
    assert (answer.code, answer.status, answer.fee_due) == ("H26.99.01-261120-1001", Status.RECEIVED, 8_000)
    assert answer.received_at.isoformat() == "2026-11-20T09:30:00+07:00"
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == "2026-11-26T09:30:00+07:00"
    assert desk.kinds() == ["dossier_received"]
    mark = desk.witness.mark
    assert mark is not None
    assert (mark.day, mark.number, mark.head_seq) == (date(2026, 11, 20), 1001, answer.seq)
    assert answer.changes.codes == (answer.code,)


def test_absent_papers_mean_the_required_ones(desk: StoryDesk) -> None:
    assert receive(desk).dossier.papers == (PaperLine("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", 1),)


def test_what_was_typed_is_kept_clean_but_never_recased(desk: StoryDesk) -> None:
    hoa = a_person("  NGUYỄN   Thị\u200b Hoà ", "001 190 012 345", phone="+84 912 345 678")
    dossier = receive(desk, a_draft(applicant=hoa, owner=hoa, note=" gọi\ntrước ")).dossier
    kept = dossier.applicant
    assert (kept.name, kept.id_number, kept.phone) == ("NGUYỄN Thị Hoà", "001190012345", "0912345678")
    assert (dossier.owner, dossier.filing.note) == (None, "gọi trước")


def test_the_slip_keeps_the_units_and_the_procedure_version_of_its_day(desk: StoryDesk) -> None:
    dossier = receive(desk).dossier
    assert dossier.filing.receiving_unit == "Điểm phục vụ hành chính công phường Thực Hành"
    assert dossier.filing.competent_unit == "Ủy ban nhân dân phường Thực Hành"
    assert dossier.practice
    assert (dossier.procedure.version_from, dossier.procedure.result_name) == (
        MARRIAGE.effective_from,
        "Giấy xác nhận tình trạng hôn nhân",
    )


def test_a_variant_of_a_code_is_received_under_its_procedure(desk: StoryDesk) -> None:
    assert receive(desk, a_draft(procedure=" 1.004873.01 ")).dossier.procedure.code == "1.004873"


def test_a_certified_copy_is_charged_by_page_and_copy(desk: StoryDesk) -> None:
    draft = a_draft(procedure=CERTIFY.code, quantities=Quantities(pages=10, copies=3))
    assert receive(desk, draft).fee_due == 36_000


def test_numbers_run_on_and_begin_anew_the_next_day(desk: StoryDesk) -> None:
    codes = [receive(desk).code for _ in range(3)]
    assert [code[-4:] for code in codes] == ["1001", "1002", "1003"]
    desk.clock.pass_time(days=3)
    assert receive(desk).code == "H26.99.01-261123-1001"


def test_an_unknown_procedure_is_refused(desk: StoryDesk) -> None:
    trouble = refusal(desk, procedure="9.999999")
    assert (trouble.key, trouble.params["procedure"]) == ("reception.unknown_procedure", "9.999999")
    assert fields(trouble) == {"procedure": "reception.unknown_procedure"}


def test_a_procedure_of_another_door_is_refused_with_the_door(desk: StoryDesk) -> None:
    trouble = refusal(desk, procedure=RESIDENCE.code)
    assert (trouble.key, trouble.params["door"]) == ("reception.received_elsewhere", "Công an phường")


NO_ADDRESS = a_person("Trần Văn Ba", "001080099999", address="")


@pytest.mark.parametrize(
    ("changes", "field", "key"),
    [
        ({"applicant": a_person("Nguyễn Văn An", "00109000001")}, "applicant.id_number", "party.id_length"),
        ({"applicant": a_person("")}, "applicant.name", "party.name_missing"),
        ({"applicant": a_person("A" * 10_000)}, "applicant.name", "party.too_long"),
        ({"applicant": a_person("An\u202enăV")}, "applicant.name", "party.control_marks"),
        ({"applicant": a_person("An\x07")}, "applicant.name", "party.control_marks"),
        ({"applicant": a_person('=HYPERLINK("http://x")')}, "applicant.name", "party.formula"),
        (
            {"applicant": a_person("Bé An", birth_date=date(2027, 1, 1))},
            "applicant.birth_date",
            "party.birth_future",
        ),
        ({"owner": a_person("Lê Văn Bình", "12345678901")}, "owner.id_number", "party.id_length"),
        ({"papers": ()}, "papers", "reception.missing_paper"),
        ({"papers": (PaperLine("Tờ khai", 0),)}, "papers.0.originals", "reception.no_count"),
        ({"papers": (PaperLine("Tờ khai", -1),)}, "papers.0.originals", "reception.paper_count"),
        ({"papers": (FORM, PaperLine("Ảnh", 1000))}, "papers.1.originals", "reception.paper_count"),
        ({"papers": (PaperLine("  ", 1),)}, "papers.0.name", "reception.paper_unnamed"),
        ({"papers": (PaperLine("Tờ\u202e khai", 1),)}, "papers.0.name", "text.hidden_marks"),
        ({"papers": (PaperLine("Tờ khai " * 400, 1),)}, "papers.0.name", "text.too_long"),
        ({"papers": (FORM,) * 101}, "papers", "reception.too_many_papers"),
        (
            {"return_by": ReturnBy.POST, "applicant": NO_ADDRESS},
            "applicant.address",
            "reception.post_address",
        ),
        ({"sets": 0}, "sets", "reception.bad_sets"),
        ({"sets": 100}, "sets", "reception.bad_sets"),
        ({"note": "x" * 501}, "note", "text.too_long"),
        ({"note": "x\u2066"}, "note", "text.hidden_marks"),
        ({"quantities": Quantities(pages=0)}, "quantities.pages", "reception.bad_pages"),
        ({"quantities": Quantities(copies=-3)}, "quantities.copies", "reception.bad_copies"),
        ({"quantities": Quantities(cases=10**9)}, "quantities.cases", "reception.bad_cases"),
    ],
)
def test_what_cannot_be_right_keeps_the_dossier_from_being_saved(
    desk: StoryDesk, changes: dict[str, Any], field: str, key: str
) -> None:
    trouble = refusal(desk, **changes)
    assert trouble.key == "reception.not_saved"
    assert fields(trouble)[field] == key


def test_every_fault_is_named_at_once(desk: StoryDesk) -> None:
    trouble = refusal(desk, applicant=a_person("", "123"), sets=0, papers=())
    assert {"applicant.name", "applicant.id_number", "sets", "papers"} <= set(fields(trouble))


def warned(answer: Reception) -> set[str]:
    return {finding.key for finding in answer.warnings}


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (a_draft(papers=(PaperLine("Đơn xin gì đó", 1),)), "reception.paper_not_matched"),
        (a_draft(papers=(FORM, PaperLine("Sổ hộ khẩu cũ", 1))), "reception.paper_outside"),
        (a_draft(applicant=a_person("Hoàng Văn Cũ", "012345678")), "party.id_nine_digits"),
        (a_draft(procedure=BUSINESS.code), "reception.fee_unknown"),
    ],
)
def test_what_only_looks_wrong_is_received_with_a_warning(
    desk: StoryDesk, draft: ReceptionDraft, key: str
) -> None:
    assert key in warned(receive(desk, draft))


def test_too_few_papers_are_an_error_that_names_the_missing_one(desk: StoryDesk) -> None:
    trouble = refusal(
        desk, procedure=BUSINESS.code, papers=(PaperLine("Giấy đề nghị đăng ký hộ kinh doanh", 1),)
    )
    finding = next(one for one in trouble.findings if one.field == "papers")
    assert (finding.key, finding.params["papers"]) == ("reception.missing_paper", "Biên bản họp hộ gia đình")


def test_a_paper_outside_the_list_is_marked_with_its_ground(desk: StoryDesk) -> None:
    extra = PaperLine("Sổ hộ khẩu cũ", photocopies=1, ground="Cơ sở dữ liệu không trả lời")
    kept = receive(desk, a_draft(papers=(FORM, extra))).dossier.papers
    assert [line.outside_catalogue for line in kept] == [False, True]
    assert kept[1].ground == "Cơ sở dữ liệu không trả lời"


def test_a_second_open_dossier_of_the_same_kind_is_warned_of(desk: StoryDesk) -> None:
    first = receive(desk)
    second = receive(desk)
    assert "reception.duplicate" in warned(second)
    assert (
        next(one for one in second.warnings if one.key == "reception.duplicate").params["code"] == first.code
    )
    assert "reception.duplicate" not in warned(receive(desk, a_draft(procedure=CERTIFY.code)))


def test_an_estimated_year_is_warned_of() -> None:
    desk = FakeDesk(datetime(2026, 12, 30, 9, 30, tzinfo=VIETNAM))
    answer = receive(desk)
    assert answer.due_at is not None
    assert answer.due_at.year == 2027
    assert "due.year_estimated" in warned(answer)


def test_a_child_without_any_number_and_a_passport_are_received(desk: StoryDesk) -> None:
    child = a_person("Nguyễn Bảo An", birth_date=date(2026, 11, 1))
    guest = a_person("John O'Brien", "C1234567")
    dossier = receive(desk, a_draft(applicant=guest, owner=child)).dossier
    assert (dossier.matter_of.name, dossier.applicant.id_number) == ("Nguyễn Bảo An", "C1234567")


def test_the_same_form_saved_twice_is_one_dossier(desk: StoryDesk) -> None:
    intent = desk.ids.entry_id()
    first = receive(desk, intent_id=intent)
    again = receive(desk, a_draft(note="khác"), intent_id=intent)
    assert (again.code, again.seq, again.repeated, first.repeated) == (first.code, first.seq, True, False)
    assert desk.kinds() == ["dossier_received"]


def test_a_full_disk_leaves_nothing_behind_and_uses_no_number() -> None:
    desk = FakeDesk()
    desk.uow.full = StorageTrouble("storage.full")
    with pytest.raises(StorageTrouble):
        receive(desk)
    assert desk.kinds() == []
    assert desk.newest_printed() == 1000
    desk.uow.full = None
    assert receive(desk).code.endswith("1001")


def test_a_changed_setting_holds_from_its_day_and_never_backwards(desk: StoryDesk) -> None:
    with desk.uow() as work:
        change = SettingChanged("due.working_days_end", "close_of_day", date(2026, 11, 23))
        work.journal.append(change, actor=SUPERVISOR.user, at=desk.clock.now())
        work.commit()
    early = receive(desk)
    desk.clock.pass_time(days=3)
    late = receive(desk, a_draft(applicant=a_person("Lê Thị Mai", "001190012399")))
    assert early.due_at == datetime.fromisoformat("2026-11-26T09:30:00+07:00")
    assert late.due_at == datetime.fromisoformat("2026-11-27T17:00:00+07:00")
