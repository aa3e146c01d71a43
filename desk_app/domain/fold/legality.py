"""Whether a deed fitted the state its author had seen, and what still counts of one that did not."""

from __future__ import annotations

from desk_app.domain.codes.dossier_code import is_slip_code
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.facts import DossierReceived, DossierRegistered
from desk_app.domain.facts.wire import is_newer
from desk_app.domain.fold.effects import FORGOTTEN, changed, opened, opened_without_body, without_body
from desk_app.domain.fold.pieces import OPENING, Piece
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import ADDITIONS, CANCELLINGS, MONEY
from desk_app.domain.steps.lists import UNDER_WAY
from desk_app.domain.steps.steps import STATUS_OF_KIND, is_legal

CLOSED_AT_COUNTER = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED})
"""Where the counter has ended a dossier; the city moves it as it likes before."""

HAPPENED_ANYWAY = ADDITIONS | MONEY | {Deed.RETURN, Deed.CITY_STATUS}
"""What is a fact also where it was against procedure: paper and money went over the counter, or the city has said it."""


def fits(piece: Piece, seen: Dossier | None) -> bool:
    """Whether a piece was in order for what its author had seen."""
    if piece.foreign:
        return False
    done = piece.done
    if done is None:
        return True
    if done.deed is Deed.TAKE_BACK:
        # Whether one fits depends on what it takes back: those that do are never asked here.
        return False
    if isinstance(piece.fact, DossierRegistered) and is_slip_code(piece.fact.reference):
        return False
    if seen is None:
        return isinstance(piece.fact, DossierRegistered | DossierReceived)
    if piece.by_city:
        # The city may confirm how it ended here.
        confirms = isinstance(piece.fact, CityStatusSet) and piece.fact.status is seen.status
        return confirms or seen.status not in CLOSED_AT_COUNTER
    if done.deed in ADDITIONS:
        return True
    if done.deed is Deed.EXTEND and seen.extension is not None:
        return False
    if done.deed is Deed.RETURN and seen.disputed:
        return False
    if done.deed in CANCELLINGS and piece.entry.header.schema < 2:
        # The first program let a number be cancelled as long as anything was to be done.
        return not seen.voided_reason and seen.status in UNDER_WAY
    return is_legal(done.deed, seen)


def after(piece: Piece, seen: Dossier | None, *, fitting: bool) -> Dossier | None:
    """Give the state after a piece that knew of everything before it."""
    fact, header = piece.fact, piece.entry.header
    if piece.entry.body_bytes is None:
        return _without_body(piece, seen)
    if seen is None:
        return (
            opened(fact, header, piece.at) if isinstance(fact, DossierRegistered | DossierReceived) else None
        )
    if fact is None or not (fitting or piece.deed in HAPPENED_ANYWAY):
        return seen
    return changed(seen, fact, header, piece.at)


def _without_body(piece: Piece, seen: Dossier | None) -> Dossier | None:
    header = piece.entry.header
    if is_newer(header.kind, header.schema):
        return seen
    if seen is None:
        return opened_without_body(header, piece.at) if header.kind in OPENING else None
    # Bodies go with their dossier: beside one still known, a header alone says nothing that could be judged.
    return without_body(seen, STATUS_OF_KIND.get(header.kind)) if seen.filing == FORGOTTEN else seen
