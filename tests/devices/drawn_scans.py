"""Codes of slips and citizen cards drawn at random: all provinces, names of all peoples, addresses with signs."""

from __future__ import annotations

import random
from datetime import date, timedelta

from desk_app.domain.codes.dossier_code import PROVINCE_FIRST, PROVINCE_LAST, compose

_NAMES = (
    "NGUYỄN VĂN A", "TRẦN THỊ XUÂN", "LÒ VĂN THOONG", "H'WER NIÊ", "Y WƯ KSƠR", "SIU BLƠI", "K'BRỚT", "LÊ ĐỨC ANH",
    "PHẠM AN", "BUI TAAN", "ĐẶNG HOA XINH", "GIÀNG A SEO", "PETER WERNER", "ALEXANDER WOLF", "BẾ ASTRID", "VÀNG SEO DỦ",
    "DDOAN OANH", "TÔ AN", "Ê BAN", "KSOR H'WING", "R'ÔM", "HOÀNG ẤT", "ÂU DƯƠNG", "MAI ANH ĐÀO", "Ô LÝ", "ĐINH Ư", "EM",
)  # fmt: skip
_PLACES = (
    "Số {n}, phường Khương Đình, Hà Nội", "Tổ {n}, Phường Láng, Đống Đa, Hà Nội", "Nhà A{n}, TT Z{n}, Hà Nội",
    "P.{n}02 CT5A, KĐT Xa La, Hà Đông, Hà Nội", "Thôn E{n}, xã Ea Wer, Buôn Đôn, Đắk Lắk", "Khu {n}, Bát Tràng",
    "Ngõ {n}/12, đường Láng", "Xóm {n}, Yên Xá, Tân Triều, Thanh Trì", "Lô O{n}-D9, Dương Nội", "Buôn Wiao A, {n}",
    "Ấp {n}, xã Tân Hòa", "Đội {n}, Ô Diên, Đan Phượng", "SN {n}, Aa Awra, u{n}, Oo1",
)  # fmt: skip


def draw_code(chance: random.Random) -> str:
    """A code of any province's slip; most are Hanoi's."""
    letter = chance.choice("HHHHHHABCDEGIOUY")
    unit = f"{letter}{chance.randrange(10, 99)}" + "".join(
        f".{chance.randrange(0, 10**digits):0{digits}d}"
        for digits in chance.choice(((2, 2), (3,), (2,), (2, 3)))
    )
    rule = PROVINCE_FIRST
    if chance.random() < 0.1:
        rule, unit = PROVINCE_LAST, f"{chance.randrange(1000):03d}.00.{chance.randrange(100):02d}.{letter}26"
    day = date(2024, 1, 1) + timedelta(chance.randrange(1200))
    return compose(rule, unit, day, chance.choice((chance.randrange(1, 9999), chance.randrange(1, 99999))))


def draw_card(chance: random.Random) -> str:
    """The text in the QR of a citizen card."""
    female = chance.random() < 0.5
    year = chance.randrange(1940, 2005)
    number = f"{chance.randrange(1, 97):03d}{(2 if year > 1999 else 0) + female}{year % 100:02d}"
    issued = date(2021, 1, 1) + timedelta(chance.randrange(1500))
    return "|".join(
        (
            f"{number}{chance.randrange(10**6):06d}",
            f"{chance.randrange(10**8, 10**9)}" if chance.random() < 0.5 else "",
            chance.choice(_NAMES),
            f"{chance.randrange(1, 29):02d}{chance.randrange(1, 13):02d}{year}",
            "Nữ" if female else "Nam",
            chance.choice(_PLACES).format(n=chance.randrange(1, 99)),
            f"{issued:%d%m%Y}",
        )
    )
