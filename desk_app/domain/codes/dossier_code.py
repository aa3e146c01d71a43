"""The dossier code (mã số hồ sơ): unit, day of receipt, running number of the day, in every format accepted so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

LONGEST_CODE = 50
"""Length of `MaHoSo` in the national exchange."""
MOST_DIGITS = 7
"""Running numbers of the national portals have four to seven digits."""


@dataclass(frozen=True, slots=True)
class CodeFormat:
    """One rule for codes: `UNIT-YYMMDD-NUMBER`, `unit_pattern` a regular expression, the number padded to `digits`."""

    name: str
    unit_pattern: str
    digits: int = 4
    source: str = ""

    def accepts_unit(self, unit: str) -> bool:
        """Whether a unit code belongs to this format."""
        return re.fullmatch(self.unit_pattern, unit, re.ASCII) is not None


PROVINCE_FIRST = CodeFormat(
    "province_first", r"[A-Z]\d{2}(?:\.\d{2,3}){1,4}", source="QĐ 20/2020/QĐ-TTg, sửa bởi QĐ 09/2025/QĐ-TTg"
)
PROVINCE_LAST = CodeFormat(
    "province_last", r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}", source="TT 01/2018/TT-VPCP Đ19; QCVN 102"
)
FORMATS = (PROVINCE_FIRST, PROVINCE_LAST)
"""Formats read by default. New rules are expected (NĐ 309/2026 Đ35.2g), so every reader also takes others."""


@dataclass(frozen=True, slots=True)
class DossierCode:
    """A code taken apart; `text` is the code exactly as printed and scanned."""

    text: str
    unit: str
    day: date
    number: int
    format: str

    @property
    def grouped(self) -> str:
        """Give the code in groups for the eye and for reading aloud; `parse` reads it back."""
        return self.text.replace("-", " - ")


def format_of(unit: str, formats: tuple[CodeFormat, ...] = FORMATS) -> CodeFormat | None:
    """Find the format a unit code belongs to."""
    return next((each for each in formats if each.accepts_unit(unit)), None)


def compose(code_format: CodeFormat, unit: str, day: date, number: int) -> str:
    """Write the code of a dossier; raises ValueError for a unit, day or number the format cannot carry."""
    text = f"{unit}-{day:%y%m%d}-{number:0{code_format.digits}d}"
    if parse(text, (code_format,)) is None or day.year // 100 != 20:
        raise ValueError(f"no dossier code of format {code_format.name} can be made")
    return text


def parse(text: str, formats: tuple[CodeFormat, ...] = FORMATS) -> DossierCode | None:
    """Read a code typed or scanned: lower case is taken, and groups apart by spaced hyphens or by the screen's dots."""
    if len(text) > 2 * LONGEST_CODE:
        return None
    code = text.strip(" \t\r\n")
    if " " in code or "·" in code:
        code = re.sub(r" *[-·] *", "-", code)
    if not code.isascii() or len(code) > LONGEST_CODE:
        return None
    code = code.upper()
    for each in formats:
        found = _pattern(each).fullmatch(code)
        day = found and _day(found["day"])
        if found and day and int(found["number"]):
            return DossierCode(code, found["unit"], day, int(found["number"]), each.name)
    return None


def is_slip_code(text: str) -> bool:
    """Whether a text reads as the code of a slip, which no reference of a guidance may."""
    return parse(text) is not None


REFERENCE_TAIL = 5
"""Digits of a reference after desk and day; digits only, so that no Vietnamese input method can change a scan."""
_REFERENCE = re.compile(rf"HD-\d{{2,}}-\d{{6}}-\d{{{REFERENCE_TAIL}}}", re.ASCII)


def is_reference(text: str) -> bool:
    """Whether a text has the shape of a guidance slip's reference: desk number, day, digits of its own."""
    return _REFERENCE.fullmatch(text) is not None


def has_code_shape(text: str) -> bool:
    """Whether a text is written like the code of a slip or a reference, whatever day and number it names."""
    return is_reference(text) or any(_pattern(each).fullmatch(text) for each in FORMATS)


@cache
def _pattern(each: CodeFormat) -> re.Pattern[str]:
    number = rf"\d{{{each.digits},{MOST_DIGITS}}}"
    return re.compile(rf"(?P<unit>{each.unit_pattern})-(?P<day>\d{{6}})-(?P<number>{number})", re.ASCII)


def _day(digits: str) -> date | None:
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """The running numbers of a day that one desk may print; blocks of the desks of a ward never overlap."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= 10**MOST_DIGITS - 1:
            raise ValueError("a number block runs from a smaller to a larger positive number")

    @classmethod
    def of_desk(cls, desk_no: int) -> NumberBlock:
        """Give the block N001-N999 of desk N."""
        return cls(desk_no * 1000 + 1, desk_no * 1000 + 999)

    def next_number(self, highest: int | None) -> int | None:
        """Give the number after the highest one known of the day (None: none yet); None when the block is used up."""
        following = self.first if highest is None else max(self.first, highest + 1)
        return following if following <= self.last else None

    def left(self, highest: int | None) -> int:
        """Count the numbers still free today."""
        following = self.next_number(highest)
        return 0 if following is None else self.last - following + 1
