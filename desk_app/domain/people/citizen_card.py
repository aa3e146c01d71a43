"""Reads the QR of a citizen card (CCCD, thẻ căn cước) by position and never guesses: what is unsure stays empty."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from desk_app.domain.findings import Finding, warning
from desk_app.domain.people.birth import birth_from, is_after
from desk_app.domain.people.parties import Sex
from desk_app.domain.text import clean, looks_like_formula

FIELDS = ("id_number", "old_id_number", "name", "birth_date", "sex", "address", "issue_date")
"""The seven fields in the order of the card (DOMAIN 6.1); later cards may append more, which are left alone."""
FEWEST_FIELDS, MOST_KNOWN_FIELDS = 6, 12
EARLIEST_YEAR = 1900
ODD_SIGNS = 1
"""Signs no address has that are taken for a slip of the printer; more of them are letters gone wrong."""

# "Nu" is what a scanner that knows no marks makes of the one other word there is.
_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE, "nu": Sex.FEMALE}
# Grave, acute, tilde, hook, dot below, circumflex, breve, horn: all marks of Vietnamese and no other.
_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
# Letters of the Ede, Jarai, Bahnar and other peoples that Vietnamese does not have.
_OF_PEOPLES = frozenset("đĐƀɃɓƁɗƊčČ")
_NAME_SIGNS = frozenset(" '’-")
_ADDRESS_SIGNS = frozenset(" ,./-–()'’&;:+#\"")


@dataclass(frozen=True, slots=True)
class CardReading:
    """The fields as plain texts and a remark for each that could not be read.

    Dates are ISO, a birth as exact as the card has it ("1990-05-01", "1950-03", "1950"); what was not read is empty.
    """

    fields: dict[str, str]
    warnings: tuple[Finding, ...]


def is_card_number(text: str) -> bool:
    """Whether a text is the twelve digits every card begins with."""
    return re.fullmatch(r"\d{12}", text, re.ASCII) is not None


def read_card(parts: list[str], today: date | None = None) -> CardReading:
    """Read the separated parts of a card whose first part is a personal number.

    A lost or added separator shifts the rest; where the neighbours of a field are unreadable the field is not
    trusted either and stays empty.
    """
    slots = [clean(part) for part in parts[: len(FIELDS)]]
    slots += [""] * (len(FIELDS) - len(slots))
    _, old, name, birth, sex, address, issue = slots
    read = {
        "id_number": slots[0],
        "old_id_number": old if re.fullmatch(r"\d{9}|\d{12}", old, re.ASCII) else "",
        "birth_date": _birth(birth, today),
        "sex": _SEXES.get(sex.lower(), Sex.UNKNOWN).value,
        "issue_date": _date(issue, today),
    }
    placed = bool(read["birth_date"] or read["sex"])
    shifted_end = not read["issue_date"] and bool(issue) and (len(parts) > len(FIELDS) or not issue.isdigit())
    read["name"] = name if placed and _is_name(name) else ""
    read["address"] = address if placed and not shifted_end and _is_address(address, len(parts)) else ""
    if not placed or read["issue_date"] <= read["birth_date"]:
        read["issue_date"] = ""
    if not placed:
        read["old_id_number"] = ""
    return CardReading({field: read[field] for field in FIELDS}, _remarks(read, old))


def _remarks(read: dict[str, str], old: str) -> tuple[Finding, ...]:
    unread = [field for field in FIELDS if not read[field] and (field != "old_id_number" or old)]
    found = [warning(field, f"scan.unread_{field}") for field in unread]
    found += [warning("address", "scan.odd_sign", sign=sign) for sign in _odd_signs(read["address"])]
    if unread:
        found.append(warning("scan", "scan.card_partial", read=len(FIELDS) - len(unread), all=len(FIELDS)))
    return tuple(found)


def _birth(text: str, today: date | None) -> str:
    """Read what a card says of a birth; zeros stand where day or month are not known."""
    found = re.fullmatch(r"(?:(?:(\d{2})?(\d{2}))?)(\d{4})", text, re.ASCII)
    if found is None:
        return ""
    day, month, year = (int(part or 0) for part in found.groups())
    return _possible("" if day and not month else birth_from(year, month, day), today)


def _date(text: str, today: date | None) -> str:
    return (
        _birth(text, today)
        if re.fullmatch(r"\d{8}", text, re.ASCII) and "00" not in (text[:2], text[2:4])
        else ""
    )


def _possible(found: str, today: date | None) -> str:
    if not found or int(found[:4]) < EARLIEST_YEAR:
        return ""
    return "" if (is_after(found, today) if today else int(found[:4]) >= 2100) else found


def _is_name(text: str) -> bool:
    # A breve may stand apart: no letter is composed of ơ or ê with it.
    letters = all(_is_vietnamese(char) or char in _NAME_SIGNS or char in _MARKS for char in text)
    return letters and any(char.isalpha() for char in text) and text.lower() not in _SEXES


def _is_address(text: str, count: int) -> bool:
    # The date of issue has run into the address when its separator was lost.
    glued = count < len(FIELDS) and re.search(r"\d{8}$", text) is not None
    letters = any(char.isalpha() for char in text)
    return len(_odd_signs(text)) <= ODD_SIGNS and letters and not glued and not looks_like_formula(text)


def _odd_signs(text: str) -> list[str]:
    """Give every sign that no address of this country is written with."""
    return [
        char
        for char in text
        if not (_is_vietnamese(char) or char in _ADDRESS_SIGNS or char in "0123456789" or char in _MARKS)
    ]


def _is_vietnamese(char: str) -> bool:
    if char in _OF_PEOPLES:
        return True
    parts = unicodedata.normalize("NFD", char)
    return parts[0].isascii() and parts[0].isalpha() and _MARKS.issuperset(parts[1:])
