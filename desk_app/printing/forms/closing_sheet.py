"""Takes from a closed day what its sheet asks for."""

from __future__ import annotations

from desk_app.domain.codes.number_gaps import Gap
from desk_app.domain.facts.city_facts import DayClosed, DeskDay
from desk_app.domain.steps.forms import FormId
from desk_app.domain.time.local_time import local
from desk_app.ports.forms import ClosingSheet
from desk_app.printing.forms.content import FormContent, Rows
from desk_app.printing.forms.contents import day_values, moment_values

UNKNOWN = "–"
"""Stands for a figure nobody could tell."""
_GROUP = 8


def closing_content(sheet: ClosingSheet) -> FormContent:
    """Give the content of the closing sheet."""
    closed = sheet.closed
    tables = {
        "desks": desk_rows(closed),
        "differences": difference_rows(closed),
        "gaps": tuple(_gap_row(one) for one in sheet.gaps.gaps),
    }
    return FormContent(
        form_id=FormId.CLOSING,
        values={**_office(sheet), **_figures(sheet)},
        tables=tables,
        practice=sheet.desk.practice,
        reprint_no=max(0, sheet.copy_no - 1),
    )


def _office(sheet: ClosingSheet) -> dict[str, str]:
    unit = sheet.unit
    return {
        "superior": unit.superior,
        "unit": unit.unit,
        "receiving_unit": unit.receiving_unit,
        "place": unit.place,
        "ward": sheet.desk.ward,
        "desk_no": str(sheet.desk.desk_no),
        "supervisor_name": sheet.supervisor,
        **day_values("issued", local(sheet.on).date()),
        **day_values("of", sheet.closed.day),
        **moment_values("closed", sheet.at),
    }


def _figures(sheet: ClosingSheet) -> dict[str, str]:
    closed, gaps = sheet.closed, sheet.gaps
    return {
        "agreement": "offline" if closed.offline else "agreed" if closed.agreed else "differs",
        "differences_none": "" if closed.differences else "none",
        "gaps_none": "" if gaps.gaps else "none",
        "numbers_first": str(gaps.first or ""),
        "numbers_last": str(gaps.last or ""),
        "numbers_carried": str(gaps.carried),
        "late_codes": ", ".join(sheet.late),
        "head_seq": str(closed.head_seq),
        "head_hash": grouped(closed.head_hash),
        "closing_seq": str(sheet.seq),
        "closing_hash": grouped(sheet.entry_hash),
    }


def grouped(fingerprint: str) -> str:
    """Give a hash in groups of eight, so that it can be read aloud and compared."""
    return " ".join(fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP))


def desk_rows(closed: DayClosed) -> Rows:
    """Give one row per desk, and their sum where there are several."""
    rows = tuple(_desk_row(one) for one in closed.desks)
    return (*rows, _sum(closed.desks)) if len(rows) > 1 else rows


def _desk_row(desk: DeskDay) -> tuple[str, ...]:
    last = desk.last_contact
    return (
        str(desk.desk_no),
        str(desk.received),
        str(desk.printed),
        str(desk.returned),
        str(desk.voided),
        str(desk.entries_here),
        _told(desk.entries_city),
        _told(desk.unsent),
        f"{local(last):%H:%M %d/%m/%Y}" if last else UNKNOWN,
    )


def _sum(desks: tuple[DeskDay, ...]) -> tuple[str, ...]:
    city = [one.entries_city for one in desks if one.entries_city is not None]
    waits = [one.unsent for one in desks if one.unsent is not None]
    return (
        "total",
        str(sum(one.received for one in desks)),
        str(sum(one.printed for one in desks)),
        str(sum(one.returned for one in desks)),
        str(sum(one.voided for one in desks)),
        str(sum(one.entries_here for one in desks)),
        _told(sum(city) if len(city) == len(desks) else None),
        _told(sum(waits) if len(waits) == len(desks) else None),
        "",
    )


def _told(figure: int | None) -> str:
    return UNKNOWN if figure is None else str(figure)


def difference_rows(closed: DayClosed) -> Rows:
    """Give one row per difference with the reason the supervisor named."""
    return tuple(
        (str(number), one.key, str(one.desk_no or ""), one.detail, one.reason)
        for number, one in enumerate(closed.differences, start=1)
    )


def _gap_row(gap: Gap) -> tuple[str, ...]:
    return str(gap.first), str(gap.last), gap.why.value, gap.witness
