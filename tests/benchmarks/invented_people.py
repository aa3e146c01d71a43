"""Invents people for the benchmarks, family names as frequent as in Hanoi."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from desk_app.domain.people.parties import Party, PartyKind

FAMILIES = (
    ["Nguyễn"] * 38 + ["Trần"] * 11 + ["Lê"] * 10 + ["Phạm"] * 7 + ["Hoàng"] * 5 + ["Phan"] * 5 + ["Vũ"] * 4
) + ["Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Võ", "Đinh", "Trịnh", "Lương", "Mai"]
MIDDLES = (
    ["Thị"] * 40
    + ["Văn"] * 30
    + ["Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Hữu", "Xuân", "Hồng", "Thu", "Kim"]
)
GIVEN_NAMES = (
    "Hòa Lan Hùng Dung Hương Linh Trang Tuấn Nam Sơn Hải Long Phương Thảo Mai Hạnh Nga Hà Tâm Bình "
    "An Cường Đạt Duy Giang Hiền Khánh Kiên Loan Ly Minh My Nhung Oanh Phúc Quân Quyên Sang Tài "
    "Thắng Thủy Tiến Trung Tú Uyên Vân Việt Vinh Xuân Yến Nghĩa Nghiêng "
)
GIVEN = GIVEN_NAMES.split()


def people(seed: int) -> Iterator[Party]:
    """Give invented people for ever, family names as frequent as in Hanoi."""
    draw = random.Random(seed)
    while True:
        name = f"{draw.choice(FAMILIES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)}"
        province = draw.choice(["001"] * 6 + ["027", "030", "036", "040"])
        number = f"{province}{draw.randint(0, 3)}{draw.randint(50, 99)}{draw.randint(0, 999_999):06d}"
        phone = f"0{draw.choice('9387')}{draw.randint(0, 99_999_999):08d}"
        yield Party(
            PartyKind.CITIZEN,
            name,
            number,
            birth_date=date(1990, 5, 1),
            phone=phone,
            address="Số 1, phường Khương Đình, Hà Nội",
        )
