"""Folds journal entries into dossiers: the one pure `apply` used by the desk, by verify and by the city."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from desk_app.domain import facts
from desk_app.domain.city_facts import CityStatusSet
from desk_app.domain.dossier import (
    Dossier,
    Extension,
    HandOver,
    HistoryLine,
    PrintRecord,
    ResultPaper,
    Status,
    Supplement,
    may_move,
)
from desk_app.domain.due_dates import DueDate
from desk_app.domain.journal import Entry, Header
from desk_app.domain.wire import UNREADABLE, read_fact

Change = Callable[[Dossier, Any, Header, datetime], Dossier]


def apply(dossier: Dossier | None, entry: Entry) -> Dossier | None:
    """Fold one entry into its dossier; total: a fact that happened is never refused, an illegal move is flagged.

    Entries of unknown kind, or whose body is gone, change nothing but the history. Returns None while the entry
    that opens the dossier has not been seen.
    """
    return apply_fact(dossier, entry, _fact_of(entry))


def apply_fact(dossier: Dossier | None, entry: Entry, fact: Any) -> Dossier | None:
    """Fold one entry whose fact was read before; None stands for a fact nobody here can read."""
    header, at = entry.header, _moment(entry.header)
    if at is None:
        return dossier
    if isinstance(fact, facts.DossierRegistered | facts.DossierReceived):
        if dossier is None:
            return _first(fact, entry, at)
        opened = _open(dossier, fact, header, at)
        return _remember(opened, entry, at, conflict=_clash(dossier, opened.status))
    if dossier is None:
        return None
    change = _CHANGES.get(type(fact))
    changed = change(dossier, fact, header, at) if change else dossier
    return _remember(changed, entry, at, conflict=_clash(dossier, changed.status))


def _moment(header: Header) -> datetime | None:
    """Give when it happened; None when the header does not say it in a form anybody reads."""
    try:
        at = datetime.fromisoformat(header.occurred_at)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _fact_of(entry: Entry) -> Any:
    """Read the fact; one whose body cannot be read as its kind is carried like one of unknown kind."""
    try:
        return read_fact(entry)
    except UNREADABLE:
        return None


def _clash(before: Dossier, then: Status) -> bool:
    """Tell whether the step was not legal; a stopped dossier goes on only through its reopening."""
    if before.status is then:
        return False
    reopened = before.status is Status.STOPPED and then is Status.PROCESSING
    return not (reopened or may_move(before.status, then))


def _remember(dossier: Dossier, entry: Entry, at: datetime, *, conflict: bool) -> Dossier:
    line, waits = _line(entry, at, conflict=conflict), _waits(dossier, entry)
    return replace(dossier, history=(*dossier.history, line), head=entry.hash, waits=waits)


def _line(entry: Entry, at: datetime, *, conflict: bool) -> HistoryLine:
    header = entry.header
    return HistoryLine(
        header.seq, header.kind, at, header.actor, entry.hash, conflict=conflict, desk_id=header.desk_id
    )


def _waits(dossier: Dossier, entry: Entry) -> tuple[str, ...]:
    """Give the entries the history is based on and does not hold."""
    base = entry.header.base
    if base is None or base == dossier.head or base in dossier.waits:
        return dossier.waits
    if any(line.entry_hash == base for line in dossier.history):
        return dossier.waits
    return (*dossier.waits, base)


def _first(fact: facts.DossierRegistered | facts.DossierReceived, entry: Entry, at: datetime) -> Dossier:
    """Give a dossier at its first entry; most entries are of this kind, so it is made in one go."""
    base = entry.header.base
    return _taken_in(
        fact,
        entry.header,
        at,
        history=(_line(entry, at, conflict=False),),
        head=entry.hash,
        waits=() if base is None else (base,),
    )


def _open(
    dossier: Dossier,
    fact: facts.DossierRegistered | facts.DossierReceived,
    header: Header,
    at: datetime,
) -> Dossier:
    """Take a dossier in that was known before, keeping what belongs to no single reception."""
    return replace(
        _taken_in(fact, header, at),
        reference=dossier.reference,
        supplements=dossier.supplements,
        prints=dossier.prints,
        history=dossier.history,
        city_code=dossier.city_code,
        city_status=dossier.city_status,
        head=dossier.head,
        waits=dossier.waits,
    )


def _filed(filing: facts.Filing, header: Header, at: datetime, **decided: Any) -> Dossier:
    """Give a dossier with what the clerk took down, and what was decided on it; without that it is not accepted."""
    taken_down = {
        "code": "",
        "status": Status.REGISTERED,
        "procedure": filing.procedure,
        "applicant": filing.applicant,
        "owner": filing.owner,
        "papers": filing.papers,
        "sets": filing.sets,
        "channel": filing.channel,
        "return_by": filing.return_by,
        "note": filing.note,
        "received_at": at,
        "received_by": header.actor,
        "due": DueDate(at, None),
        "original_due_at": None,
        "receiving_unit": filing.receiving_unit,
        "competent_unit": filing.competent_unit,
        "practice": filing.practice,
        "desk_id": header.desk_id,
    }
    return Dossier(dossier_id=header.dossier_id or "", **{**taken_down, **decided})


def _taken_in(
    fact: facts.DossierRegistered | facts.DossierReceived, header: Header, at: datetime, **known: Any
) -> Dossier:
    if isinstance(fact, facts.DossierRegistered):
        return _filed(fact.filing, header, at, code=fact.reference, reference=fact.reference, **known)
    return _filed(
        fact.filing,
        header,
        at,
        code=fact.code,
        status=Status.RECEIVED,
        due=fact.due,
        original_due_at=fact.due.due_at,
        fees=fact.fees,
        number=fact.number,
        replaces=fact.replaces,
        **known,
    )


def _guided(dossier: Dossier, fact: facts.GuidanceGiven, header: Header, at: datetime) -> Dossier:
    asked = Supplement(at, header.actor, fact.reason, fact.papers)
    return replace(dossier, supplements=(*dossier.supplements, asked))


def _asked(dossier: Dossier, fact: facts.SupplementRequested, header: Header, at: datetime) -> Dossier:
    asked = Supplement(at, header.actor, fact.reason, fact.papers, fact.respond_by, fact.due_before)
    return replace(dossier, status=Status.SUPPLEMENT_ASKED, supplements=(*dossier.supplements, asked))


def _supplied(dossier: Dossier, fact: facts.SupplementSupplied, header: Header, at: datetime) -> Dossier:
    supplements = dossier.supplements
    # One the city asked for stands in no list here; an earlier one keeps the answer it got.
    if supplements and supplements[-1].supplied_at is None:
        answered = replace(supplements[-1], supplied_at=at, due_after=fact.due.due_at)
        supplements = (*supplements[:-1], answered)
    papers = (*dossier.papers, *fact.papers)
    return replace(dossier, status=Status.PROCESSING, supplements=supplements, papers=papers, due=fact.due)


def _refused(dossier: Dossier, fact: facts.DossierRefused, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.REFUSED, closing_reason=fact.reason)


def _forwarded(dossier: Dossier, fact: facts.DossierForwarded, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.PROCESSING, forwarded_to=fact.to, forwarded_at=at)


def _result(dossier: Dossier, fact: facts.ResultRecorded, header: Header, at: datetime) -> Dossier:
    paper = ResultPaper(at, fact.name, fact.number, fact.granted, fact.place)
    return replace(dossier, status=Status.DONE, result=paper)


def _returned(dossier: Dossier, fact: facts.ResultReturned, header: Header, at: datetime) -> Dossier:
    over = HandOver(
        at,
        header.actor,
        fact.collector,
        fact.name,
        fact.id_number,
        fact.phone,
        fact.proof,
        fact.slip_lost,
        fact.originals_back,
    )
    return replace(dossier, status=Status.RETURNED, hand_over=over)


def _extended(dossier: Dossier, fact: facts.DueDateExtended, header: Header, at: datetime) -> Dossier:
    extension = Extension(at, fact.reason, fact.due_before, fact.due_after, fact.approved_by)
    return replace(dossier, extension=extension, due=replace(dossier.due, due_at=fact.due_after))


def _stopped(dossier: Dossier, fact: facts.DossierStopped, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.STOPPED, closing_reason=fact.reason)


def _reopened(dossier: Dossier, fact: facts.DossierReopened, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.PROCESSING, closing_reason="")


def _withdrawn(dossier: Dossier, fact: facts.DossierWithdrawn, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.WITHDRAWN, closing_reason=fact.reason)


def _voided(dossier: Dossier, fact: facts.DossierVoided, header: Header, at: datetime) -> Dossier:
    return replace(dossier, voided_reason=fact.reason, replaced_by=fact.replaced_by)


def _printed(dossier: Dossier, fact: facts.FormPrinted, header: Header, at: datetime) -> Dossier:
    record = PrintRecord(
        fact.print_id, fact.form, fact.form_version, fact.copy_no, at, header.actor, fact.state, fact.reason
    )
    return replace(dossier, prints=(*dossier.prints, record))


def _settled(dossier: Dossier, fact: facts.PrintSettled, header: Header, at: datetime) -> Dossier:
    prints = tuple(
        replace(one, state=fact.state, reason=fact.reason or one.reason)
        if one.print_id == fact.print_id
        else one
        for one in dossier.prints
    )
    return replace(dossier, prints=prints)


def _set_by_city(dossier: Dossier, fact: CityStatusSet, header: Header, at: datetime) -> Dossier:
    """Follow the city, which owns the progress of a dossier (DESIGN 4); its number is kept beside ours."""
    return replace(
        dossier,
        status=fact.status,
        city_status=fact.status,
        city_code=fact.city_code or dossier.city_code,
        closing_reason=fact.note or dossier.closing_reason,
    )


_CHANGES: dict[type, Change] = {
    facts.GuidanceGiven: _guided,
    facts.SupplementRequested: _asked,
    facts.SupplementSupplied: _supplied,
    facts.DossierRefused: _refused,
    facts.DossierForwarded: _forwarded,
    facts.ResultRecorded: _result,
    facts.ResultReturned: _returned,
    facts.DueDateExtended: _extended,
    facts.DossierStopped: _stopped,
    facts.DossierReopened: _reopened,
    facts.DossierWithdrawn: _withdrawn,
    facts.DossierVoided: _voided,
    facts.FormPrinted: _printed,
    facts.PrintSettled: _settled,
    CityStatusSet: _set_by_city,
}
