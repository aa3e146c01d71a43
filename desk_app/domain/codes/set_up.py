"""Tells from one scan of a known code what keyboard and input method of this PC do to scans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.keyboard_repair import (
    digits_from_layout,
    keys_from_french,
    shows_french_layout,
    shows_vietnamese_layout,
)

TRIAL_CODE = "A1E6.QWZ-dd23-aw45-oo7890"
"""Has what Telex (dd, aw, oo), VNI (A1, E6), Caps Lock and the layouts change; no dossier has such a code."""

_AROUND = " \t\r\n\x1d\ufeff"
_PREFIX = re.compile(r"[\]ưƯơƠ$][A-Za-z].(?=[Aaqâ])")
_LEAST = 6


class SetUp(StrEnum):
    """What changes scans on their way, or that nothing does."""

    GOOD = "good"
    INPUT_METHOD = "input_method"
    VIETNAMESE_LAYOUT = "vietnamese_layout"
    FRENCH_LAYOUT = "french_layout"
    OTHER_LAYOUT = "other_layout"
    CAPS_LOCK = "caps_lock"
    IN_PIECES = "in_pieces"
    NOT_THE_CODE = "not_the_code"
    """Another code was scanned: nothing can be told."""


@dataclass(frozen=True, slots=True)
class SetUpReading:
    """What one scan of the trial code shows; `prefix` is what the scanner sends before its codes."""

    set_up: SetUp
    prefix: str = ""
    closes: bool = True


def examine(arrival: Arrival) -> SetUpReading:
    """Compare what arrived with the trial code."""
    text = arrival.text.strip(_AROUND)
    found = _PREFIX.match(text)
    prefix = found.group() if found else ""
    text = text[len(prefix) :]
    changed = bool([place for place in arrival.rewritten if place >= len(prefix)])
    return SetUpReading(_judge(text, changed=changed), prefix, bool(arrival.closed_by))


def _judge(text: str, *, changed: bool) -> SetUp:
    if text == TRIAL_CODE:
        return SetUp.INPUT_METHOD if changed else SetUp.GOOD
    if _signs(text) == _signs(TRIAL_CODE) and (changed or not text.isascii()) and re.search(r"\d", text):
        return SetUp.INPUT_METHOD
    if text == TRIAL_CODE.swapcase():
        return SetUp.CAPS_LOCK
    if shows_french_layout(text) and _same(keys_from_french(text)):
        return SetUp.FRENCH_LAYOUT
    if shows_vietnamese_layout(text) and (
        _same(digits_from_layout(text)) or _signs(text) == _signs(TRIAL_CODE)
    ):
        return SetUp.VIETNAMESE_LAYOUT
    if len(text) >= _LEAST and text in TRIAL_CODE:
        return SetUp.IN_PIECES
    return SetUp.OTHER_LAYOUT if len(text) == len(TRIAL_CODE) else SetUp.NOT_THE_CODE


def _same(text: str) -> bool:
    return text.lower() == TRIAL_CODE.lower()


def _signs(text: str) -> str:
    return "".join(char for char in text if char in ".-")
