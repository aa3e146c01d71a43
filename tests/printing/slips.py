"""Builds dossiers as they come to the counter, from the plainest to the most unwieldy, and looks at their pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.dossier.dossier import (
    Channel,
    Dossier,
    Filing,
    PaperLine,
    PinnedProcedure,
    ReturnBy,
    Status,
)
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.local_time import VIETNAM
from desk_app.ports.forms import FormRequest, UnitProfile

CODE = "H26.118-261120-0001"
RECEIVED = datetime(2026, 11, 20, 10, 15, tzinfo=VIETNAM)
DUE = datetime(2026, 11, 26, 10, 15, tzinfo=VIETNAM)

UNIT = UnitProfile(
    superior="Ủy ban nhân dân phường Khương Đình",
    unit="Điểm phục vụ hành chính công",
    receiving_unit="Điểm phục vụ hành chính công phường Khương Đình",
    place="Hà Nội",
    address="Số 1 đường Khương Đình, Hà Nội",
    phone="024.1022",
    lookup="https://dichvucong.gov.vn",
    opening_hours="8 giờ – 12 giờ, 13 giờ – 17 giờ",
    unit_code="H26.118",
)

CITIZEN = Party(
    PartyKind.CITIZEN,
    "Đặng Nguyễn Thị Ước",
    "001190012345",
    phone="0912345678",
    email="uoc@example.vn",
    address="Số 12 ngõ 345 đường Khương Đình, phường Khương Đình, thành phố Hà Nội",
)

PAPER_NAMES = (
    "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
    "Giấy xác nhận tình trạng hôn nhân đã cấp trước đó",
    "Văn bản ủy quyền (có chứng thực; không phải chứng thực nếu người được ủy quyền là ông, bà, cha, mẹ, con)",
    "Căn cước hoặc căn cước điện tử của người yêu cầu",
    "Giấy tờ chứng minh nơi cư trú",
    "Trích lục ghi chú ly hôn hoặc bản án đã có hiệu lực pháp luật",
)


def papers(count: int, names: tuple[str, ...] = PAPER_NAMES) -> tuple[PaperLine, ...]:
    return tuple(PaperLine(names[n % len(names)], n % 2, n % 3, (n + 1) % 2) for n in range(count))


def procedure(name: str = "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân") -> PinnedProcedure:
    rule = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
    return PinnedProcedure(
        "1.004873", name, "Hộ tịch", date(2026, 7, 1), rule, "Giấy xác nhận tình trạng hôn nhân"
    )


PLAIN = Dossier(
    dossier_id="01900000-0000-7000-8000-000000000001",
    code=CODE,
    status=Status.RECEIVED,
    filing=Filing(procedure(), CITIZEN, None, papers(2), 1, Channel.DIRECT, ReturnBy.DESK),
    received_at=RECEIVED,
    received_by="thu",
    due=DueDate(RECEIVED, DUE),
    original_due_at=DUE,
    number=1,
)


def but(dossier: Dossier, **changes: Any) -> Dossier:
    """Give a dossier with other values, of its own or of its filing."""
    filed = {name: changes.pop(name) for name in Filing.__slots__ if name in changes}
    return replace(dossier, filing=replace(dossier.filing, **filed), **changes)


LONG_NAME = "Nguyễn Hoàng Tôn Nữ Công Tằng Tôn Nữ Thị Ngọc Ẩn Ỷ Lan " * 9
COMPANY = Party(
    PartyKind.ORGANISATION,
    "Công ty trách nhiệm hữu hạn một thành viên Đầu tư và Phát triển Ẩm thực Ước Mơ Việt",
    "0100109106",
    phone="02438580000",
    email="vanthu.phapche@amthucuocmo.example.vn",
    address="Tầng 12, tòa nhà Ỷ Lan, số 1 phố Ngõ Trạm, phường Cửa Đông, thành phố Hà Nội",
)
CHILD = Party(PartyKind.CITIZEN, "ĐẶNG ÁNH ẶỄỘỮỶ", address="Thôn Ở, xã Yên Nghĩa, Hà Nội")


def with_rule(kind: DeadlineKind, amount: int) -> PinnedProcedure:
    return replace(procedure(), deadline=DeadlineRule(kind, amount))


CASES: dict[str, Dossier] = {
    "plain": PLAIN,
    "no papers listed": but(PLAIN, papers=()),
    "six papers": but(PLAIN, papers=papers(6)),
    "fifteen papers": but(PLAIN, papers=papers(15)),
    "forty papers": but(PLAIN, papers=papers(40)),
    "a paper name as long as the law allows": but(PLAIN, papers=papers(3, ("Giấy chứng nhận quyền " * 90,))),
    "the longest name": but(PLAIN, applicant=replace(CITIZEN, name=LONG_NAME[:500])),
    "a name of one letter": but(PLAIN, applicant=replace(CITIZEN, name="Y")),
    "a name without blanks": but(PLAIN, applicant=replace(CITIZEN, name="Ẵ" * 300)),
    "the longest address": but(PLAIN, applicant=replace(CITIZEN, address="Ngõ Ước Lễ, số 9 " * 29)),
    "stacked marks in capitals": but(PLAIN, applicant=replace(CITIZEN, name="ẶỄỘỮỷ ĐẶNG NGUYỄN THỊ ƯỚC")),
    "an organisation": but(PLAIN, applicant=COMPANY),
    "owner differs": but(PLAIN, owner=CHILD),
    "a company for another": but(PLAIN, applicant=COMPANY, owner=replace(COMPANY, name="Hợp tác xã Ỷ La")),
    "no fixed date": but(
        PLAIN, procedure=with_rule(DeadlineKind.NONE, 0), due=DueDate(RECEIVED, None), original_due_at=None
    ),
    "online": but(PLAIN, channel=Channel.ONLINE, return_by=ReturnBy.ONLINE),
    "by post": but(PLAIN, channel=Channel.POST, return_by=ReturnBy.POST),
    "working hours": but(PLAIN, procedure=with_rule(DeadlineKind.WORKING_HOURS, 8), sets=2),
    "same day": but(PLAIN, procedure=with_rule(DeadlineKind.SAME_DAY, 0)),
    "calendar days": but(PLAIN, procedure=with_rule(DeadlineKind.CALENDAR_DAYS, 15)),
    "another unit decides": but(PLAIN, competent_unit="Ủy ban nhân dân phường Hoàn Kiếm"),
    "old code with 25 signs": but(PLAIN, code="000.00.06.H56-231027-0361"),
    "five levels and seven figures": but(PLAIN, code="H26.118.02.11-261122-0001234"),
    "no contact at all": but(PLAIN, applicant=Party(PartyKind.CITIZEN, "Bế Văn Đàn")),
    "the longest procedure": but(
        PLAIN, procedure=procedure("Cấp giấy phép xây dựng mới đối với công trình " * 8)
    ),
}
"""Twenty-five dossiers, each with what makes it hard to print."""


def request(dossier: Dossier = PLAIN, form: str = "01", **more: object) -> FormRequest:
    made = FormRequest(form, dossier, UNIT, RECEIVED, "Trần Thu", "024.3858.0000")
    return replace(made, **more)  # type: ignore[arg-type]


def texts(pdf: bytes) -> list[str]:
    """Give the text of every page as it stands, lines and all."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def running_text(pdf: bytes) -> str:
    """Give all text as one line, so that a sentence is found however its lines break."""
    return " ".join(" ".join(texts(pdf)).split())


def picture(pdf: bytes, dpi: int, page: int = 0) -> Image.Image:
    """Give a page as a laser printer and a cheap scanner would leave it: grey and slightly blurred."""
    with pdfium.PdfDocument(pdf) as document:
        image: Image.Image = document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return image.filter(ImageFilter.GaussianBlur(0.7))
