"""The closing sheet says in figures and words how the day stood, whatever had to be named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.domain.facts.city_facts import NamedDifference
from desk_app.printing.forms.form_shelf import FormShelf
from desk_app.printing.pages.pdf_forms import PdfForms
from desk_app.services.exchange.exception_words import CHOICES
from tests.printing.closings import DAY, DESK_2, DIFFERENCES, OFFLINE, QUIET, ROUGH, SHEET
from tests.printing.conftest import OWN_FORMS
from tests.printing.slips import running_text, texts


def test_a_quiet_day_is_one_page_that_says_both_sides_agree(forms: PdfForms) -> None:
    pdf = forms.render_closing(SHEET).pdf
    text = running_text(pdf)
    assert len(texts(pdf)) == 1
    for words in (
        "ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "TỜ CHỐT NGÀY",
        "Ngày 20 tháng 11 năm 2026 – lập tại quầy 1, đơn vị H26.118",
        "Số liệu ở quầy và ở thành phố KHỚP.",
        "1 13 15 4 1 86 86 0 17:04 20/11/2026",
        "2. Chênh lệch và mục cần xử lý Không có.",
        "Từ số 1001 đến số 1014; 13 số đang có giá trị.",
        "1007 1007 Đã hủy số, giấy không còn giá trị",
        "Đối chiếu đến mục số 412, dấu: 5f3a9c01 77be42d0",
        "Mục chốt ngày số 413, ghi lúc 17:05 ngày 20/11/2026, dấu: 0c9e1d7a",
        "NGƯỜI TIẾP NHẬN",
        "NGƯỜI PHỤ TRÁCH",
        "Phạm Thị Hạnh",
    ):
        assert words in text
    assert "Cộng" not in text
    assert "ngày đã chốt trước" not in text


def test_every_difference_stands_there_with_its_reason(forms: PdfForms) -> None:
    text = running_text(forms.render_closing(ROUGH).pdf)
    for words in (
        "CÓ CHÊNH LỆCH",
        "2 9 9 6 0 61 58 3 14:05 20/11/2026",
        "3 0 0 0 0 0 – – –",
        "Cộng 22 24 10 1 147 – –",
        "Còn mục chưa gửi",
        "Máy quầy 2 mất mạng, gửi vào sáng mai",
        "Cần xử lý: một số trên hai hồ sơ",
        "Số đã cấp nhưng thiếu trong dữ liệu, đã ghi nhận",
        "dấu mốc ngoài máy",
        "CHƯA rõ lý do",
        "tính vào lần chốt này: H26.118-261119-1031, H26.118-261119-1032.",
    ):
        assert words in text


def test_offline_the_sheet_says_that_nothing_was_compared(forms: PdfForms) -> None:
    text = running_text(forms.render_closing(OFFLINE).pdf)
    assert "CHƯA đối chiếu với thành phố" in text
    assert "Trong ngày không cấp số nào." in text
    assert "Chưa đối chiếu được với thành phố" in text


def test_a_ward_with_many_desks_goes_on_over_pages_with_signatures_never_alone(forms: PdfForms) -> None:
    desks = tuple(replace(DESK_2, desk_no=number) for number in range(1, 41))
    many = replace(SHEET, closed=replace(QUIET, agreed=False, desks=desks, differences=DIFFERENCES * 8))
    pages = texts(forms.render_closing(many).pdf)
    assert len(pages) > 1
    assert "Tờ chốt ngày 20/11/2026 – quầy 1 (tiếp theo)" in pages[1]
    assert "NGƯỜI PHỤ TRÁCH" in pages[-1]
    assert "Mục chốt ngày số 413" in " ".join(pages[-1].split())


def test_practice_and_reprints_are_marked(forms: PdfForms) -> None:
    practice = replace(SHEET, desk=replace(SHEET.desk, practice=True), copy_no=2)
    text = running_text(forms.render_closing(practice).pdf)
    assert "Bản in lại lần 1" in text
    assert "BẢN THỰC HÀNH" in "".join(texts(forms.render_closing(practice).pdf)).replace("\r\n", " ")


@pytest.mark.parametrize(
    "key",
    [
        *(
            "day.offline",
            "day.city_behind",
            "day.not_at_city",
            "day.not_here",
            "day.unsent",
            "day.silent",
            "day.drafts",
            "day.gap",
        ),
        *(f"exception.{about}" for about in CHOICES),
        *(f"exception.clash_{who}_{how}" for who in ("desks", "city") for how in ("shown", "void", "none")),
        "exception.illegal_at_desk",
        "exception.any",
    ],
)
def test_the_form_has_words_for_everything_that_can_differ(forms: PdfForms, key: str) -> None:
    form = FormShelf([OWN_FORMS]).choose("closing", DAY)
    assert key in form.words["difference"]
    named = replace(QUIET, differences=(NamedDifference(key, 1, "…", "Lý do"),))
    assert key not in running_text(forms.render_closing(replace(SHEET, closed=named)).pdf)
