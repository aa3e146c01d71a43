"""Every field of Mẫu 01 (DOMAIN 2.2) stands on the slip as Vietnamese text that can be copied out again."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pypdfium2 as pdfium
import pytest

from desk_app.domain.dossier.dossier import Dossier, Extension, ReturnBy, Supplement
from desk_app.domain.time.due_dates import DueDate
from desk_app.printing.pages.pdf_forms import PdfForms
from tests.printing.slips import CASES, COMPANY, DUE, PLAIN, RECEIVED, UNIT, but, request, running_text

ALWAYS = (
    "ỦY BAN NHÂN DÂN PHƯỜNG KHƯƠNG ĐÌNH ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Hà Nội, ngày 20 tháng 11 năm 2026",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "Đơn vị tiếp nhận: Điểm phục vụ hành chính công phường Khương Đình",
    "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:",
    "TT Thành phần hồ sơ Bản chính Bản chứng thực Bản photo Số lượng",
    "2. Số lượng hồ sơ: ",
    "3. Thời gian giải quyết hồ sơ theo quy định là: ",
    "4. Thời gian nhận hồ sơ: 10 giờ 15 phút, ngày 20 tháng 11 năm 2026.",
    "5. Thời gian trả kết quả giải quyết hồ sơ: ",
    "Tra cứu tình trạng hồ sơ tại: https://dichvucong.gov.vn. Điện thoại liên hệ: 024.1022.",
    "6. Đăng ký nhận kết quả tại: ",
    "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký, ghi rõ họ tên)",
    "Liên 1: Lưu",
    "Liên 2: Giao người nộp hồ sơ",
)

COMING = ("đề nghị mang theo giấy này", "phải có văn bản ủy quyền")
"""What the slip tells who comes for the result."""


def squeezed(text: str) -> str:
    """Leave the blanks out, so that a name cut for want of room still compares."""
    return "".join(text.split())


def typed(dossier: Dossier) -> list[str]:
    """Give what a dossier says of itself, as the labels of the slip put it."""
    person, owner = dossier.applicant, dossier.owner or dossier.applicant
    return [
        f"Mã hồ sơ: {dossier.code}",
        f": {person.name} (",
        *([f"Địa chỉ: {person.address}"] if person.address else []),
        *([f"Số điện thoại: {person.phone}"] if person.phone else []),
        *([f"Email: {person.email}"] if person.email else []),
        *([f": {person.id_number}"] if person.id_number else []),
        f"Nội dung yêu cầu giải quyết: {dossier.procedure.name}",
        f"Chủ hồ sơ: {owner.name}",
        *([f"Địa chỉ chủ hồ sơ: {owner.address}"] if owner.address else []),
        *(COMING if dossier.filing.return_by is ReturnBy.DESK else []),
    ]


@pytest.mark.parametrize("case", CASES)
def test_the_slip_says_everything_the_form_asks_for(forms: PdfForms, case: str) -> None:
    text = squeezed(running_text(forms.render(request(CASES[case])).pdf))
    wanted = [*ALWAYS, *typed(CASES[case])]
    assert [one for one in wanted if squeezed(one) not in text] == []


@pytest.mark.parametrize("case", sorted(CASES.keys() - {"a paper name as long as the law allows"}))
def test_every_paper_stands_in_the_table_with_its_counts(forms: PdfForms, case: str) -> None:
    text = running_text(forms.render(request(CASES[case])).pdf)
    for number, paper in enumerate(CASES[case].papers[:8], start=1):
        row = f"{number} {paper.name.strip()} {paper.originals} {paper.certified} {paper.photocopies}"
        assert squeezed(row) in squeezed(text)


def test_a_paper_name_of_two_thousand_letters_is_printed_whole(forms: PdfForms) -> None:
    dossier = CASES["a paper name as long as the law allows"]
    text = running_text(forms.render(request(dossier)).pdf)
    assert text.count("Giấy chứng nhận quyền") == 2 * sum(
        paper.name.count("Giấy chứng nhận quyền") for paper in dossier.papers
    )


def test_the_text_is_composed_letter_for_letter(forms: PdfForms) -> None:
    spread = unicodedata.normalize("NFD", "ẶỄỘỮỷ ĐẶNG NGUYỄN THỊ ƯỚC")
    named = but(PLAIN, applicant=replace(PLAIN.applicant, name=spread))
    text = running_text(forms.render(request(named)).pdf)
    assert "ẶỄỘỮỷ ĐẶNG NGUYỄN THỊ ƯỚC" in text
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("plain", "5. Thời gian trả kết quả giải quyết hồ sơ: 10 giờ 15 phút, ngày 26 tháng 11 năm 2026."),
        ("plain", "của Ông (Bà): Đặng Nguyễn Thị Ước (Trực tiếp)."),
        ("plain", "Số căn cước/Hộ chiếu: 001190012345"),
        ("plain", "theo quy định là: 03 ngày làm việc."),
        (
            "plain",
            "nhận kết quả tại: Điểm phục vụ hành chính công phường Khương Đình, Số 1 đường Khương Đình",
        ),
        ("plain", "(giờ làm việc: 8 giờ – 12 giờ, 13 giờ – 17 giờ)"),
        ("plain", "2. Số lượng hồ sơ: 01 bộ."),
        ("working hours", "theo quy định là: 08 giờ làm việc."),
        ("working hours", "2. Số lượng hồ sơ: 02 bộ."),
        ("same day", "theo quy định là: trong ngày làm việc."),
        ("calendar days", "theo quy định là: 15 ngày."),
        ("no fixed date", "hồ sơ: Không có ngày hẹn trả cụ thể theo quy định."),
        ("an organisation", f"của tổ chức: {COMPANY.name} (Trực tiếp)."),
        ("an organisation", "Mã số thuế: 0100109106"),
        ("by post", "(Bưu chính công ích)."),
        ("by post", f"bưu chính công ích, theo địa chỉ: {PLAIN.applicant.address}."),
        ("online", "(Trực tuyến)."),
        ("online", "nhận kết quả tại: trực tuyến, qua https://dichvucong.gov.vn."),
        ("another unit decides", "Cơ quan giải quyết: Ủy ban nhân dân phường Hoàn Kiếm"),
    ],
)
def test_the_slip_words_what_was_chosen_at_the_counter(forms: PdfForms, case: str, sentence: str) -> None:
    assert sentence in running_text(forms.render(request(CASES[case])).pdf)


def test_online_filing_is_signed_by_the_receiver_alone(forms: PdfForms) -> None:
    assert "NGƯỜI NỘP HỒ SƠ (Ký" in running_text(forms.render(request()).pdf)
    assert "NGƯỜI NỘP HỒ SƠ (Ký" not in running_text(forms.render(request(CASES["online"])).pdf)


def test_what_is_not_known_leaves_a_dotted_line_to_write_on(forms: PdfForms) -> None:
    text = running_text(forms.render(request(CASES["no contact at all"])).pdf)
    for label in ("Địa chỉ: ", "Số điện thoại: ", "Email: ", "Số căn cước/Hộ chiếu: ", "Địa chỉ chủ hồ sơ: "):
        assert f"{label}....." in text


def test_a_moment_kept_in_utc_is_printed_on_the_clock_of_hanoi(forms: PdfForms) -> None:
    due = datetime(2026, 2, 4, 18, 5, tzinfo=UTC)
    dossier = replace(PLAIN, due=DueDate(PLAIN.received_at, due))
    assert "01 giờ 05 phút, ngày 05 tháng 02 năm 2026" in running_text(forms.render(request(dossier)).pdf)


def test_a_unit_with_little_to_say_leaves_no_broken_sentence(forms: PdfForms) -> None:
    silent = replace(UNIT, lookup="", phone="", opening_hours="", address="")
    text = running_text(forms.render(request(unit=silent)).pdf)
    assert "SMS" not in text
    assert "Điện thoại liên hệ" not in text
    assert "tại: Điểm phục vụ hành chính công phường Khương Đình. Ghi chú" in text


def test_the_file_names_the_code_and_nobody(forms: PdfForms) -> None:
    with pdfium.PdfDocument(forms.render(request()).pdf) as document:
        told = document.get_metadata_dict(skip_empty=True)
    assert told["Title"] == PLAIN.code
    assert "Ước" not in str(told)


def test_a_reprint_keeps_the_first_date_and_names_the_later_one(forms: PdfForms) -> None:
    later = DUE + timedelta(days=8)
    extension = Extension(DUE - timedelta(days=1), "Chờ xác minh", DUE, later, "hanh", "15/VBXL-UBND")
    extended = replace(PLAIN, due=replace(PLAIN.due, due_at=later), extension=extension)
    text = running_text(forms.render(request(extended, copy_no=2)).pdf)
    assert "5. Thời gian trả kết quả giải quyết hồ sơ: 10 giờ 15 phút, ngày 26 tháng 11 năm 2026" in text
    assert (
        "Hẹn lại lần 1: 10 giờ 15 phút, ngày 04 tháng 12 năm 2026, theo Văn bản xin lỗi số 15/VBXL-UBND."
        in text
    )
    assert "Hẹn lại" not in running_text(forms.render(request(PLAIN)).pdf)


def test_a_date_counted_anew_after_a_supplement_stands_beside_the_first(forms: PdfForms) -> None:
    later, brought = DUE + timedelta(days=5), DUE + timedelta(days=1)
    asked = Supplement(
        RECEIVED, "thu", "Thiếu ảnh", supplied_at=brought, due_after=later, after_reception=True
    )
    text = running_text(
        forms.render(request(replace(PLAIN, due=replace(PLAIN.due, due_at=later), supplements=(asked,)))).pdf
    )
    assert "ngày 26 tháng 11 năm 2026" in text
    assert (
        "sau khi nhận đủ giấy tờ bổ sung ngày 27/11/2026: 10 giờ 15 phút, ngày 01 tháng 12 năm 2026." in text
    )


@pytest.mark.parametrize(
    ("case", "note"),
    [("online", "không phải đến nhận"), ("by post", "được gửi qua bưu chính công ích đến địa chỉ trên")],
)
def test_slips_of_the_absent_ask_nobody_to_come_or_sign(forms: PdfForms, case: str, note: str) -> None:
    text = running_text(forms.render(request(CASES[case])).pdf)
    assert note in text
    for words in ("Khi đến nhận", "NGƯỜI NỘP HỒ SƠ (Ký", "SMS", "Zalo"):
        assert words not in text
