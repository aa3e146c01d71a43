"""On which standing lists a dossier stands, and when it is late: one rule for lists, cells, pages and commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.dossier.dossier import Dossier, PrintState, Status
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.owed_papers import owed_papers
from desk_app.domain.steps.steps import STEPS

_GOING_ON = frozenset(Deed) - {Deed.REOPEN, Deed.CITY_STATUS}
UNDER_WAY = frozenset(
    status
    for status in Status
    if any(STEPS[deed].to and status in STEPS[deed].legal_from for deed in _GOING_ON)
)
"""Statuses in which something is still to be done; a stopped dossier goes on only when it is reopened."""

WAITS_FOR_CITIZEN = frozenset({Status.SUPPLEMENT_ASKED})
"""Statuses in which the term rests: the citizen has been asked for papers and has not brought them (DOMAIN 5.2)."""

TERM_RUNS = frozenset({Status.RECEIVED, Status.PROCESSING, Status.PAYMENT_ASKED})
"""Statuses in which the promised date runs against the office."""


def is_open(dossier: Dossier) -> bool:
    """Whether something is still to be done with a dossier."""
    return not dossier.voided_reason and dossier.status in UNDER_WAY


def term_runs(status: Status, *, voided: bool) -> bool:
    """Whether the promised date of a dossier runs against the office now."""
    return not voided and status in TERM_RUNS


def is_late(status: Status, due_at: datetime | None, now: datetime, *, voided: bool) -> bool:
    """Whether the promise of a dossier is broken: its date has passed while its term ran."""
    return due_at is not None and term_runs(status, voided=voided) and now > due_at


def state_key(status: Status, *, voided: bool) -> str:
    """Give the message key of the word for where a dossier stands; a cancelled number is said before any status."""
    return "status.cancelled" if voided else f"status.{int(status)}"


@dataclass(frozen=True, slots=True)
class ListFlags:
    """What the standing lists are made of; `due_open` is the date that runs, if one does."""

    open: bool
    due_open: datetime | None
    ready: bool
    unprinted: bool
    print_unsure: bool


def flags_of(dossier: Dossier, desk_id: str) -> ListFlags:
    """Give the flags of a dossier in the lists of a desk; paper is the matter of the desk that took the dossier in."""
    live, here = not dossier.voided_reason, dossier.desk_id == desk_id
    owed = owed_papers(dossier, desk_id, is_open=is_open(dossier))
    unsure = any(one.state is PrintState.SENT for one in dossier.prints)
    return ListFlags(
        open=is_open(dossier),
        due_open=dossier.due_at if term_runs(dossier.status, voided=not live) else None,
        ready=live and dossier.status is Status.DONE and not dossier.disputed,
        unprinted=any(not one.is_unsure for one in owed),
        print_unsure=here and live and unsure,
    )
