"""Lists every paper that did not come out for certain, of dossiers received, guided, refused or returned alike."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.steps.lists import is_open
from desk_app.domain.steps.owed_papers import OwedPaper, owed_papers
from desk_app.ports.dossiers import WorkList
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp

MOST_OWED = 200
"""Dossiers looked at; more is a printer that was broken for a day, and settling some shows the others."""


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One paper with the dossier it belongs to."""

    code: str
    name: str
    paper: OwedPaper


class ListOwedPapers:
    """Gives the one list of papers to be settled, the newest first."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(self, by: Operator) -> tuple[OwedLine, ...]:
        """List them; raises Refused `rights.missing`."""
        self._record.admit(Looking.LIST, by)
        with self._context.uow(write=False) as work:
            now, desk_id = self._context.now(), work.desk.desk_id
            codes: dict[str, None] = {}
            for which in (WorkList.UNPRINTED, WorkList.PRINT_UNSURE):
                codes |= dict.fromkeys(row.code for row in work.dossiers.page(which, now, limit=MOST_OWED))
            dossiers = [found for code in codes if (found := work.dossiers.by_code(code)) is not None]
        lines = [
            OwedLine(one.code, one.applicant.name, paper)
            for one in dossiers
            for paper in owed_papers(one, desk_id, is_open=is_open(one))
        ]
        if lines:
            self._record(Looking.LIST, by, query=WorkList.UNPRINTED)
        return tuple(sorted(lines, key=lambda line: line.paper.since, reverse=True))
