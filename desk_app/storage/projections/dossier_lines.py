"""What is written beside a dossier's state so that lists, look-ups and search find it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk_app.domain.codes.dossier_code import is_slip_code
from desk_app.domain.dossier.divergences import Divergence
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import to_json
from desk_app.domain.people.wards import units_of
from desk_app.domain.steps.lists import flags_of
from desk_app.domain.text import found_as
from desk_app.domain.time.local_time import local, universal
from desk_app.storage.projections.code_key import code_key

LARGEST = 2**53
"""What another program takes for a number may be longer than a column."""


@dataclass(frozen=True, slots=True)
class SearchKeys:
    """Under what a dossier is found."""

    codes: frozenset[str]
    id_numbers: frozenset[str]
    words: str


NO_KEYS = SearchKeys(frozenset(), frozenset(), "")
"""Under what a dossier is found before it is stored."""


def instant(moment: datetime) -> str:
    """Give a moment as text in UTC, which sorts as time does."""
    return universal(moment).isoformat()


def instant_text(text: str) -> str:
    """Give an instant in ISO 8601 as text in UTC, which sorts as time does."""
    return instant(datetime.fromisoformat(text))


def moment(text: str) -> datetime:
    """Give a stored instant on the desk's wall clock."""
    return local(datetime.fromisoformat(text))


def line_of(dossier: Dossier, desk_id: str, own_seq: int) -> dict[str, Any]:
    """Give the columns of a dossier's list line at the desk `desk_id`, whose newest entry about it is `own_seq`."""
    due, flags = dossier.due_at, flags_of(dossier, desk_id)
    return {
        "dossier_id": dossier.dossier_id,
        "code": dossier.code,
        "name": dossier.applicant.name,
        "phone": dossier.applicant.phone,
        "procedure": dossier.procedure.code,
        "procedure_name": dossier.procedure.name,
        "status": int(dossier.status),
        "open": flags.open,
        "voided": bool(dossier.voided_reason),
        "received_at": instant(dossier.received_at),
        "due_at": instant(due) if due else None,
        "place": dossier.result.place if dossier.result else "",
        "day": local(dossier.received_at).date().isoformat() if dossier.number is not None else None,
        "number": dossier.number if dossier.number is None or abs(dossier.number) < LARGEST else None,
        "due_open": instant(flags.due_open) if flags.due_open else None,
        "ready": 1 if flags.ready else None,
        "unprinted": 1 if flags.unprinted else None,
        "print_unsure": 1 if flags.print_unsure else None,
        "desk_id": dossier.desk_id,
        "own_seq": own_seq,
    }


def is_reception_at(dossier: Dossier, desk_id: str) -> bool:
    """Whether a desk gave this dossier its number."""
    return dossier.number is not None and dossier.desk_id == desk_id


def keys_of(dossier: Dossier) -> SearchKeys:
    """Give the search keys of a dossier: every code it ever had, its people's numbers and names."""
    people = [dossier.applicant, *([dossier.owner] if dossier.owner else [])]
    codes = codes_of(dossier)
    numbers = frozenset(one.id_number for one in people if one.id_number)
    parts = [one.name for one in people] + [one.phone for one in people if one.phone] + codes
    parts += sorted(numbers) + sorted(number[-4:] for number in numbers)
    # An address is found by its units alone; its words would drown the names.
    parts += [unit for one in people for unit in units_of(one.address)]
    return SearchKeys(
        frozenset(code_key(code) for code in codes if code),
        numbers,
        " ".join(dict.fromkeys(found_as(" ".join(parts)))),
    )


def codes_of(dossier: Dossier) -> list[str]:
    """Give every code a dossier is looked up by; without a number none that reads as the code of a slip."""
    references = [dossier.reference] if dossier.number is not None else [dossier.code, dossier.reference]
    slips = [dossier.code, *dossier.other_codes] if dossier.number is not None else [*dossier.other_codes]
    return [*slips, *(one for one in references if not is_slip_code(one))]


def divergence_row(dossier: Dossier, divergence: Divergence) -> dict[str, Any]:
    """Give the row of a divergence: when and where it came to be is told by the later deed of its gravest pair."""
    later = {line.entry_hash: line for line in dossier.history}[divergence.gravest.second]
    return {
        "exception_id": divergence.exception_id,
        "dossier_id": dossier.dossier_id,
        "desk_id": later.desk_id,
        "code": dossier.code,
        "opened": instant(later.at),
        "waits": divergence.waits,
        "content": to_json(divergence).decode(),
    }
