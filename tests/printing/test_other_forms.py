"""Mẫu 02, Mẫu 03 and the slip for a returned result say what DOMAIN 2.3, 2.4 and 2.9 ask for."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
import zxingcpp

from desk_app.domain.dossier.dossier import (
    CollectorKind,
    HandOver,
    PaperLine,
    ResultPaper,
    Status,
    Supplement,
)
from desk_app.errors import PrintTrouble
from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.slips import CITIZEN, COMPANY, PLAIN, RECEIVED, but, picture, request, running_text

MISSING = (PaperLine("Bản án ly hôn đã có hiệu lực pháp luật", 0, 1, 0),)
ASKED = replace(
    PLAIN,
    status=Status.SUPPLEMENT_ASKED,
    supplements=(
        Supplement(RECEIVED, "thu", "Tờ khai chưa ghi mục đích sử dụng.", MISSING, date(2026, 12, 1)),
    ),
)
REFUSED = replace(PLAIN, status=Status.REFUSED, closing_reason="Thủ tục này do Công an phường tiếp nhận.")
RETURNED = replace(
    PLAIN,
    status=Status.RETURNED,
    result=ResultPaper(RECEIVED, "Giấy xác nhận tình trạng hôn nhân", "123/UBND-XNTTHN"),
    hand_over=HandOver(
        RECEIVED + timedelta(days=6, hours=-1),
        "thu",
        CollectorKind.AUTHORISED,
        "Trần Văn Ẩn",
        "001088000111",
        "0987654321",
        "Giấy ủy quyền có chứng thực",
        slip_lost=True,
        originals_back="Bản án ly hôn",
    ),
)
PRINTED = {"02": ASKED, "03": REFUSED, "return": RETURNED}


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("form", PRINTED)
def test_every_form_carries_the_code_in_bars_and_qr(forms: PdfForms, form: str, dpi: int) -> None:
    pdf = forms.render(request(PRINTED[form], form)).pdf
    read = {str(one.format): one.text for one in zxingcpp.read_barcodes(picture(pdf, dpi))}
    assert read == {"Code 128": PLAIN.code, "QR Code": PLAIN.code}


@pytest.mark.parametrize("form", PRINTED)
def test_every_form_has_the_heading_of_an_official_paper(forms: PdfForms, form: str) -> None:
    text = running_text(forms.render(request(PRINTED[form], form)).pdf)
    for words in (
        "ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 20 tháng 11 năm 2026",
        f"Mã hồ sơ: {PLAIN.code}",
        "(Ký, ghi rõ họ tên)",
        "Trần Thu",
    ):
        assert words in text


def test_mau_02_tells_once_and_in_full_what_is_missing(forms: PdfForms) -> None:
    text = running_text(forms.render(request(ASKED, "02")).pdf)
    for words in (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ (Lần thứ 01)",
        "Đơn vị tiếp nhận: Điểm phục vụ hành chính công phường Khương Đình",
        "Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Đặng Nguyễn Thị Ước",
        "Nội dung yêu cầu giải quyết: Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
        f"Địa chỉ: {CITIZEN.address}",
        "Số điện thoại: 0912345678 Email: uoc@example.vn",
        "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
        "1 Bản án ly hôn đã có hiệu lực pháp luật 0 1 0",
        "Lý do: Tờ khai chưa ghi mục đích sử dụng.",
        "trước hết ngày 01 tháng 12 năm 2026.",
        "liên hệ với Trần Thu, số điện thoại 024.3858.0000",
        "NGƯỜI HƯỚNG DẪN",
    ):
        assert words in text


def test_guidance_before_acceptance_names_its_reference_and_counts_from_what_is_asked_now(
    forms: PdfForms,
) -> None:
    guided = replace(
        PLAIN,
        status=Status.REGISTERED,
        code="H26.118-HD-0007",
        reference="H26.118-HD-0007",
        number=None,
        supplements=(Supplement(RECEIVED, "thu", "Thiếu bản án.", MISSING),),
    )
    text = running_text(forms.render(request(guided, "02")).pdf)
    assert "Số tham chiếu: H26.118-HD-0007" in text
    assert "Lý do: Thiếu bản án." in text
    assert "1 Bản án ly hôn đã có hiệu lực pháp luật 0 1 0" in text
    assert "Thời hạn bổ sung" not in text


@pytest.mark.parametrize(
    ("form", "ground"), [("02", "Tờ khai chưa ghi mục đích"), ("03", "Thủ tục này do Công an phường")]
)
def test_why_it_is_printed_again_never_becomes_the_ground(forms: PdfForms, form: str, ground: str) -> None:
    text = running_text(forms.render(request(PRINTED[form], form, reason="kẹt giấy", copy_no=2)).pdf)
    assert ground in text
    assert "kẹt giấy" not in text
    assert "Bản in lại lần 1" in text


def test_mau_03_gives_the_ground_of_the_refusal(forms: PdfForms) -> None:
    text = running_text(forms.render(request(REFUSED, "03")).pdf)
    for words in (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Tiếp nhận hồ sơ của Ông/Bà: Đặng Nguyễn Thị Ước",
        "Qua xem xét, Điểm phục vụ hành chính công phường Khương Đình thông báo không tiếp nhận, giải quyết hồ sơ "
        "này với lý do cụ thể như sau: Thủ tục này do Công an phường tiếp nhận.",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ):
        assert words in text


def test_an_organisation_is_not_called_sir(forms: PdfForms) -> None:
    text = running_text(forms.render(request(but(REFUSED, applicant=COMPANY), "03")).pdf)
    assert "Ông/Bà" not in text
    assert "Xin thông báo cho tổ chức được biết và thực hiện." in text


def test_the_returned_result_is_signed_for_by_whoever_took_it(forms: PdfForms) -> None:
    text = running_text(forms.render(request(RETURNED, "return")).pdf)
    for words in (
        "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
        "Tên thủ tục hành chính: Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
        "Chủ hồ sơ: Đặng Nguyễn Thị Ước",
        "Người trả kết quả: Trần Thu Số điện thoại: 024.3858.0000",
        "Người nhận kết quả: Trần Văn Ẩn Số điện thoại: 0987654321",
        "Tư cách: người được ủy quyền Số giấy tờ: 001088000111",
        "Văn bản ủy quyền: Giấy ủy quyền có chứng thực",
        "Loại kết quả: Giấy xác nhận tình trạng hôn nhân (đồng ý giải quyết)",
        "Số: 123/UBND-XNTTHN",
        "Giấy tờ gốc trả lại: Bản án ly hôn",
        "mất giấy hẹn",
        "Ngày trả: 09 giờ 15 phút, ngày 26 tháng 11 năm 2026.",
        "NGƯỜI NHẬN (Ký",
        "NGƯỜI TRẢ (Ký",
    ):
        assert words in text


def test_a_return_slip_printed_in_advance_leaves_room_to_write(forms: PdfForms) -> None:
    text = running_text(forms.render(request(replace(RETURNED, hand_over=None), "return")).pdf)
    assert "Người nhận kết quả: ....." in text
    assert "Ngày trả: ....... giờ ....... phút" in text


def test_a_form_nobody_knows_is_refused_by_name(forms: PdfForms) -> None:
    with pytest.raises(PrintTrouble) as trouble:
        forms.render(request(form="99"))
    assert (trouble.value.key, trouble.value.params) == ("printing.form_unknown", {"form": "99"})


def test_guidance_without_papers_is_no_request_and_has_no_table(forms: PdfForms) -> None:
    told = "Thủ tục này do Công an phường tiếp nhận. Đề nghị Ông/Bà nộp hồ sơ tại Công an phường."
    guided = replace(ASKED, supplements=(Supplement(RECEIVED, "thu", told, ()),))
    text = running_text(forms.render(request(guided, "02")).pdf)
    assert "PHIẾU HƯỚNG DẪN" in text
    assert f"Nội dung hướng dẫn: {told}" in text
    for words in ("YÊU CẦU BỔ SUNG", "Thành phần hồ sơ", "Lần thứ", "hoàn thiện hồ sơ", "Mẫu số 02"):
        assert words not in text


def test_a_request_in_words_after_reception_is_mau_02_all_the_same(forms: PdfForms) -> None:
    asked = Supplement(
        RECEIVED, "thu", "Đề nghị sửa ngày sinh trong cơ sở dữ liệu.", (), after_reception=True
    )
    text = running_text(forms.render(request(replace(ASKED, supplements=(asked,)), "02")).pdf)
    for words in ("PHIẾU YÊU CẦU BỔ SUNG", "Lần thứ 01", "Lý do: Đề nghị sửa ngày sinh", "Mẫu số 02"):
        assert words in text
    assert "Thành phần hồ sơ" not in text


def rules_across(pdf: bytes) -> int:
    """Count the lines ruled over most of the width of a page."""
    page = picture(pdf, 100)
    dark = [
        sum(page.getpixel((x, y)) < 160 for x in range(page.width)) > page.width // 2  # type: ignore[operator]
        for y in range(page.height)
    ]
    return sum(now and not before for before, now in itertools.pairwise([False, *dark]))


def test_no_blank_row_stands_above_a_signature(forms: PdfForms) -> None:
    """Somebody could write into one after the citizen has signed."""
    bare = forms.render(request(but(PLAIN, papers=()))).pdf
    one = forms.render(request(but(PLAIN, papers=MISSING))).pdf
    assert rules_across(bare) == rules_across(one) > 0
    assert "Không nộp kèm giấy tờ" in running_text(bare)
