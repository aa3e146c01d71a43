"""The names a form file may use between braces, so that a misspelt one is found before it reaches paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from desk_app.printing.forms.form_file import FormFile
from desk_app.printing.forms.template import names

_PARTY = ("title", "id_label", "name", "id", "phone", "email", "address")
_DAY = ("day", "month", "year")
_MOMENT = ("hour", "minute", *_DAY)

FILL_INS = frozenset(
    {
        *("superior", "unit", "receiving_unit", "competent_unit", "place"),
        *("unit_address", "unit_phone", "lookup", "opening_hours"),
        *("clerk_name", "clerk_phone", "code", "code_kind", "channel", "request", "procedure_code", "sets"),
        "again_document",
        *("limit", "limit_amount", "return_by", "return_address", "reason", "times", "asks", "form_no"),
        *("result_name", "result_number", "result_kind", "originals_back", "slip_lost"),
        *(f"collector_{part}" for part in ("kind", "name", "id", "phone", "proof", "seen")),
        *(f"{who}_{part}" for who in ("applicant", "owner") for part in _PARTY),
        *(
            f"{when}_{part}"
            for when in ("received", "due", "recounted", "again", "now", "returned")
            for part in _MOMENT
        ),
        *(f"{when}_{part}" for when in ("issued", "respond", "supplied") for part in _DAY),
        *("desk_no", "ward", "agreement", "supervisor_name", "late_codes", "differences_none", "gaps_none"),
        *("numbers_first", "numbers_last", "numbers_carried"),
        *("head_seq", "head_hash", "closing_seq", "closing_hash"),
        *(f"closed_{part}" for part in _MOMENT),
        *(f"of_{part}" for part in _DAY),
    }
)
"""What `contents.py` and `closing_sheet.py` can fill in."""

MARKS = frozenset({"copy_label", "reprint_mark", "reprint_no", "page", "pages"})
"""What the page itself fills in, in its footer and marks."""


def unknown_fill_ins(form: FormFile) -> list[str]:
    """Give the fill-ins a form uses that nothing will ever fill."""
    used: set[str] = set().union(*(names(text) for text in _texts(form)))
    return sorted(used - FILL_INS - MARKS)


def _texts(part: object) -> Iterator[str]:
    """Walk through every text of a form but its sample."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, dict):
        for one in part.values():
            yield from _texts(one)
    elif is_dataclass(part):
        for one in fields(part):
            if one.name != "sample":
                yield from _texts(getattr(part, one.name))
