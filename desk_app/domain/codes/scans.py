"""Says what a scan means: a dossier code, a citizen card, or neither with the cause named."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desk_app.domain.codes.arrivals import Arrival, arrival_of
from desk_app.domain.codes.dossier_code import FORMATS, CodeFormat, parse
from desk_app.domain.codes.keyboard_repair import (
    digits_from_layout,
    keys_from_french,
    order_is_sure,
    shows_french_layout,
    shows_vietnamese_layout,
)
from desk_app.domain.findings import Finding, warning
from desk_app.domain.people.card_doubts import ADDRESS, NAME, has_key_letters, undo_caps_lock, without
from desk_app.domain.people.citizen_card import (
    FEWEST_FIELDS,
    MOST_KNOWN_FIELDS,
    is_card_number,
    read_card,
)

LONGEST_SCAN = 512
"""Bytes of UTF-8; the fullest card needs less than half."""
RAW_SHOWN = 80
"""Characters of an unreadable scan shown to the clerk."""

_HOSTILE = re.compile("[\x00-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.\-]*://|www\.|(?:mailto|javascript|data):)", re.IGNORECASE)
_SEALED = re.compile(r"[{\[].*|[A-Za-z0-9+/=_.\-]{60,}", re.DOTALL)
_MIDDLE = re.compile(r"-\d{6}-", re.ASCII)
_WHOLE = re.compile(r"-\d{6}-\d{4,7}$", re.ASCII)
_PIECE = re.compile(r"(?=.*\d)(?=.*[.\-])[A-Z0-9.\-]{4,34}", re.ASCII | re.IGNORECASE)
_GLUED = re.compile(r"\s*\d{20}\s*", re.ASCII)
_AROUND = " \t\r\n\x1d\ufeff"
"""White space, and the group separator some scanners end with."""
_NARROW = re.compile("[\u00a0\u2000-\u200a\u202f]")
_SYMBOLOGY = re.compile(r"[\]ưƯơƠ$][A-Za-z].")
"""What a scanner set to tell the kind of code sends before it: "]C1" for Code 128, "]Q1" for QR (ISO/IEC 15424).
Telex, the Vietnamese and the French layout have another sign on the key of the bracket."""


class ScanKind(StrEnum):
    """What was scanned."""

    DOSSIER_CODE = "dossier_code"
    CITIZEN_CARD = "citizen_card"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan means.

    `value` is the code, the card's number, or the harmless part of the raw text. `fields` are a card's; `repaired`
    tells that the code was not scanned exactly as printed; `warnings` name causes and fields left empty.
    """

    kind: ScanKind
    value: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    repaired: bool = False
    warnings: tuple[Finding, ...] = ()


def read_scan(
    scan: Arrival | str, *, today: date | None = None, formats: tuple[CodeFormat, ...] = FORMATS
) -> Scan:
    """Read raw scanner input (not normalised before); `today` keeps dates of a card out of the future."""
    arrival = arrival_of(scan)
    text = arrival.text
    raw = _bare(text[: LONGEST_SCAN + 1])
    if len(text.encode("utf-8", "replace")) > LONGEST_SCAN:
        return _unknown("", "scan.too_long", most=LONGEST_SCAN)
    if not raw:
        return _unknown("", "scan.empty")
    if len(_MIDDLE.findall(raw)) > 1:
        return _unknown(raw, "scan.two_codes")
    if _HOSTILE.search(raw):
        return _unknown(raw, "scan.control_marks")
    if arrival.cut:
        return _unknown(raw, "scan.incomplete")
    start = text.find(raw)
    rewritten = [place - start for place in arrival.rewritten if place >= start]
    if "|" in raw:
        return _card(raw, today, {raw[:place].count("|") for place in rewritten})
    if rewritten:
        # Telex and VNI take digits and letters away; what they ate cannot be told for sure.
        return _unknown(raw, "scan.input_method")
    code = parse(raw, formats)
    if code is not None:
        return Scan(ScanKind.DOSSIER_CODE, code.text, repaired=code.text != raw)
    return _damaged(raw, formats)


def _bare(text: str) -> str:
    """Take away what a scanner puts around a code; narrow spaces, as between its groups on the screen, are spaces."""
    raw = _NARROW.sub(" ", text).strip(_AROUND)
    prefix = _SYMBOLOGY.match(raw)
    return raw[prefix.end() :].strip(_AROUND) if prefix else raw


def _card(raw: str, today: date | None, rewritten: Collection[int]) -> Scan:
    letters = undo_caps_lock(raw.split("|"))
    parts = letters.parts
    number = parts[0].strip(_AROUND)
    if 0 in rewritten:
        return _unknown(raw, "scan.input_method")
    if not is_card_number(number):
        typed = shows_vietnamese_layout(number) and is_card_number(digits_from_layout(number))
        return _unknown(raw, "scan.keyboard" if typed else "scan.not_card")
    # Later cards append fields; a long row without a name, or with another card's number glued on, is none.
    too_long = len(parts) > MOST_KNOWN_FIELDS and not read_card(parts, today).fields["name"]
    if len(parts) < FEWEST_FIELDS or too_long or _GLUED.fullmatch(parts[6] if len(parts) > 6 else ""):
        return _unknown(raw, "scan.card_fields", n=len(parts))
    changed = {*rewritten, *(place for place in (NAME, ADDRESS) if has_key_letters(parts[place]))}
    reading = without(read_card(parts, today), letters.doubtful - changed, rewritten=False)
    reading = without(reading, changed, rewritten=True)
    told = (warning("scan", "scan.card_caps_lock"),) if letters.caps_lock and not reading.warnings else ()
    return Scan(
        ScanKind.CITIZEN_CARD, number, reading.fields, letters.caps_lock, warnings=(*reading.warnings, *told)
    )


def _damaged(raw: str, formats: tuple[CodeFormat, ...]) -> Scan:
    if _ADDRESS.match(raw):
        return _unknown(raw, "scan.address")
    if _SEALED.fullmatch(raw):
        return _unknown(raw, "scan.not_card")
    if shows_french_layout(raw):
        return _from_french(raw, formats)
    if shows_vietnamese_layout(raw):
        return _from_layout(raw, formats)
    if not raw.isascii():
        # Telex and VNI put marked letters where a code has plain ones; the digits they ate cannot be told for sure.
        marked = re.search(r"\d", raw, re.ASCII) and "-" in raw and " " not in raw
        return _unknown(raw, "scan.input_method" if marked else "scan.unreadable")
    if any(each.accepts_unit(raw.upper().split("-")[0]) for each in formats) and _WHOLE.search(raw):
        return _unknown(raw, "scan.impossible_day")
    return _unknown(raw, "scan.incomplete" if _PIECE.fullmatch(raw) else "scan.unreadable")


def _from_layout(raw: str, formats: tuple[CodeFormat, ...]) -> Scan:
    digits = digits_from_layout(raw)
    if len(_MIDDLE.findall(digits)) > 1:
        return _unknown(raw, "scan.two_codes")
    code = parse(digits, formats)
    if code is not None and order_is_sure(raw):
        told = warning("scan", "scan.keyboard_repaired", code=code.text)
        return Scan(ScanKind.DOSSIER_CODE, code.text, repaired=True, warnings=(told,))
    return _unknown(raw, "scan.keyboard" if code or "-" in raw else "scan.unreadable")


def _from_french(raw: str, formats: tuple[CodeFormat, ...]) -> Scan:
    keys = keys_from_french(raw)
    if len(_MIDDLE.findall(keys)) > 1:
        return _unknown(raw, "scan.two_codes")
    code = parse(keys, formats)
    if code is None:
        return _unknown(raw, "scan.french_keyboard")
    told = warning("scan", "scan.french_repaired", code=code.text)
    return Scan(ScanKind.DOSSIER_CODE, code.text, repaired=True, warnings=(told,))


def _unknown(raw: str, key: str, **params: object) -> Scan:
    shown = _HOSTILE.sub("", raw)[:RAW_SHOWN].encode("utf-8", "replace").decode()
    return Scan(ScanKind.UNKNOWN, shown, warnings=(warning("scan", key, **params),))
