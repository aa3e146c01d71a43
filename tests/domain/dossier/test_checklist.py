"""The papers on the counter against the published list."""

from __future__ import annotations

from datetime import date

from desk_app.domain.catalogue.procedure import (
    DeadlineKind,
    DeadlineRule,
    PaperRequirement,
    PaperUse,
    ProcedureVersion,
)
from desk_app.domain.dossier.checklist import (
    mark_outside,
    missing_papers,
    outside_catalogue,
    published_paper,
    required_lines,
    required_papers,
)
from desk_app.domain.dossier.dossier import PaperLine

FORM = PaperRequirement("Tờ khai đăng ký khai sinh")
BIRTH = PaperRequirement("Giấy chứng sinh")
COPY = PaperRequirement("Bản sao hộ chiếu", originals=0, photocopies=1)
PLANS = PaperRequirement("Bản vẽ thiết kế", originals=2)
CARD = PaperRequirement("Thẻ căn cước", use=PaperUse.SHOWN)
POWER = PaperRequirement("Văn bản ủy quyền", required=False, condition="Khi ủy quyền")
VERSION = ProcedureVersion(
    "1.1",
    "Thủ tục",
    "Thủ tục",
    "Hộ tịch",
    date(2025, 7, 1),
    DeadlineRule(DeadlineKind.SAME_DAY, 1),
    papers=(FORM, BIRTH, COPY, PLANS, CARD, POWER),
)
BARE = ProcedureVersion(
    "1.2", "A", "A", "B", date(2025, 7, 1), DeadlineRule(DeadlineKind.NONE), complete=False
)
ALL = (
    PaperLine("Tờ khai", 1),
    PaperLine("giay chung sinh", 1),
    PaperLine("Bản sao hộ chiếu", 0, 0, 1),
    PaperLine("Bản vẽ thiết kế", 2),
)


def test_required_is_what_every_dossier_hands_in() -> None:
    assert required_papers(VERSION) == (FORM, BIRTH, COPY, PLANS)
    assert [line.name for line in required_lines(VERSION)] == [
        paper.name for paper in (FORM, BIRTH, COPY, PLANS)
    ]
    assert missing_papers(VERSION, required_lines(VERSION)) == ()


def test_a_complete_set_of_shortened_names_misses_nothing() -> None:
    assert missing_papers(VERSION, ALL) == ()


def test_an_absent_paper_is_named() -> None:
    missing = missing_papers(VERSION, ALL[:1] + ALL[2:])
    assert [(short.requirement, short.originals) for short in missing] == [(BIRTH, 1)]


def test_one_set_of_plans_is_one_too_few() -> None:
    missing = missing_papers(VERSION, (*ALL[:3], PaperLine("Bản vẽ thiết kế", 1)))
    assert [(short.requirement, short.originals) for short in missing] == [(PLANS, 1)]


def test_two_lines_of_one_paper_are_added() -> None:
    assert missing_papers(VERSION, (*ALL, PaperLine("Bản vẽ thiết kế (tầng 2)", 0, 0, 3))) == ()
    assert (
        missing_papers(VERSION, (*ALL[:3], PaperLine("Bản vẽ thiết kế", 1), PaperLine("Bản vẽ thiết kế", 1)))
        == ()
    )


def test_a_photocopy_never_stands_for_an_original_but_an_original_does_for_a_copy() -> None:
    copied = (PaperLine("Tờ khai", 0, 0, 1), *ALL[1:])
    assert [short.requirement for short in missing_papers(VERSION, copied)] == [FORM]
    assert missing_papers(VERSION, (*ALL[:2], PaperLine("Bản sao hộ chiếu", 0, 1), ALL[3])) == ()
    assert missing_papers(VERSION, (*ALL[:2], PaperLine("Bản sao hộ chiếu", 1), ALL[3])) == ()


def test_typed_names_meet_the_list_without_marks_and_by_their_beginning() -> None:
    assert published_paper(VERSION, "  TO KHAI dang ky khai sinh ") is FORM
    assert published_paper(VERSION, "Tờ khai") is FORM
    assert published_paper(VERSION, "Giấy chứng sinh (bản chính, bệnh viện cấp)") is BIRTH
    assert published_paper(VERSION, "Giấy") is None
    assert published_paper(VERSION, "") is None


def test_a_paper_nobody_published_is_outside_the_catalogue() -> None:
    marked = mark_outside(
        VERSION, (PaperLine("Sổ hộ khẩu", 1), PaperLine("Tờ khai", 1, outside_catalogue=True))
    )
    assert [line.outside_catalogue for line in marked] == [True, False]


def test_a_procedure_without_a_list_knows_no_outside_and_no_missing() -> None:
    assert not outside_catalogue(BARE, PaperLine("Đơn", 1))
    assert missing_papers(BARE, ()) == ()


def test_among_papers_that_begin_alike_the_needed_one_is_meant() -> None:
    special = PaperRequirement("Tờ khai bổ sung", required=False, condition="Người nước ngoài")
    version = ProcedureVersion("1", "A", "A", "B", date(2025, 7, 1), BARE.deadline, papers=(special, FORM))
    assert published_paper(version, "Tờ khai") is FORM
