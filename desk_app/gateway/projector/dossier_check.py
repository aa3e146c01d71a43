"""Names what a person must look at in a dossier: deeds against procedure, and where desks parted without knowing of each other."""

from __future__ import annotations

from desk_app.domain.dossier.divergence_lines import lines_of
from desk_app.domain.dossier.divergences import CLASH
from desk_app.domain.dossier.dossier import Dossier, HistoryLine, Status
from desk_app.domain.facts.city_facts import CITY, CityStatusSet, is_for_the_city
from desk_app.domain.facts.wire import named_by
from desk_app.domain.steps.steps import STATUS_OF_KIND
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.projector.findings import FOREIGN_WORD, ILLEGAL_MOVE, Finding

SILENT = frozenset({"form_printed", "print_settled", "exception_opened", "exception_closed", "note_added"})
"""Kinds that change nothing of a dossier the city has not seen, so that their coming first is no matter."""


def entry_found(one: Incoming, dossier: Dossier | None) -> list[Finding]:
    """Name an entry nobody here can read, a word only the city may say, and a deed on a dossier nobody took in."""
    header = one.entry.header
    found = []
    if one.trouble:
        detail = f"{header.kind}/{header.schema}"
        found.append(Finding(one.trouble, header.desk_id, (one.entry.hash,), header.dossier_id, (), detail))
    if is_for_the_city(one.fact) and not header.desk_id.startswith(CITY):
        codes = (dossier.code,) if dossier else ()
        found.append(
            Finding(FOREIGN_WORD, header.desk_id, (one.entry.hash,), header.dossier_id, codes, header.kind)
        )
    elif dossier is None and _speaks_of_nothing(one):
        found.append(Finding(ILLEGAL_MOVE, header.desk_id, (one.entry.hash,), header.dossier_id, (), "0>0"))
    return found


def _speaks_of_nothing(one: Incoming) -> bool:
    """Whether its author knew of no reception; one that names what it hangs on only waits for that to come."""
    return (
        one.fact is not None
        and one.dossier_id is not None
        and not named_by(one.entry)
        and one.entry.header.kind not in SILENT
    )


def dossier_found(before: Dossier | None, after: Dossier) -> list[Finding]:
    """Name what is new in a dossier to be looked at."""
    conflicts = [line for line in after.history if line.conflict]
    if not conflicts and not after.divergences:
        return []
    old_lines = {line.entry_hash for line in before.history if line.conflict} if before else set()
    old_ids = {one.exception_id for one in before.divergences} if before else set()
    found = [
        _against_procedure(line, before, after)
        for line in conflicts
        if line.entry_hash not in old_lines and not _is_foreign(line)
    ]
    found += [
        Finding(
            about=CLASH,
            desk_id=line.desk_id,
            entries=line.divergence.entries,
            dossier_id=after.dossier_id,
            codes=(after.code,),
            detail="/".join(line.divergence.gravest.deeds),
            name=line.divergence.exception_id,
        )
        for line in lines_of(after)
        if line.divergence.exception_id not in old_ids
    ]
    return found


def gone_divergences(before: Dossier | None, after: Dossier) -> set[str]:
    """Give the divergences that are none any more, because of what has come since or of what a newer program knows."""
    if before is None:
        return set()
    old = {one.exception_id for one in before.divergences}
    return old - {one.exception_id for one in after.divergences}


def _is_foreign(line: HistoryLine) -> bool:
    return line.kind == CityStatusSet.KIND and not line.desk_id.startswith(CITY)


def _against_procedure(line: HistoryLine, before: Dossier | None, after: Dossier) -> Finding:
    detail = f"{_stood(line, before, after)}>{int(_led_to(line, after) or after.status)}"
    return Finding(ILLEGAL_MOVE, line.desk_id, (line.entry_hash,), after.dossier_id, (after.code,), detail)


def _stood(line: HistoryLine, before: Dossier | None, after: Dossier) -> int:
    """Give the status a deed met: what led to it may have come in the same batch."""
    known = {one.entry_hash for one in before.history} if before else set()
    stood = int(before.status) if before else 0
    for one in after.history[: after.history.index(line)]:
        if one.entry_hash in known or one.conflict or one.set_aside:
            continue
        stood = int(_led_to(one, after) or stood)
    return stood


def _led_to(line: HistoryLine, after: Dossier) -> Status | None:
    return after.city_status if line.kind == CityStatusSet.KIND else STATUS_OF_KIND.get(line.kind)
