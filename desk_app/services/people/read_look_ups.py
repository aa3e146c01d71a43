"""Gives the look-ups to whoever may see everything, and says whether their chain holds."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.codes.dossier_code import has_code_shape
from desk_app.domain.journal.entry import ChainProblem
from desk_app.domain.journal.look_ups import ChainedLookUp, Looking, LookUpProof
from desk_app.errors import Refused
from desk_app.ports.look_ups import LookUpsWanted
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import as_code
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp

CHECKED_ON_SCREEN = 5_000
"""Newest lines checked when the page is opened (some 100 ms); `desk-app verify` checks them all."""


@dataclass(frozen=True, slots=True)
class LookUpsPage:
    """A window of look-ups, newest first, and the first places at which the chain does not hold."""

    lines: tuple[ChainedLookUp, ...]
    problems: tuple[ChainProblem, ...] = ()


class ReadLookUps:
    """Looking is looked up too: each question leaves a line of its own."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(
        self, wanted: LookUpsWanted, by: Operator, *, before: int | None = None, limit: int = 100
    ) -> LookUpsPage:
        """Give a window; the first one (`before` is None) also checks the chain.

        Raises Refused: rights.missing, lookups.days for days the wrong way round, lookups.no_code for what is no code.
        """
        self._record.admit(Looking.LOOK_UPS, by)
        if wanted.first is not None and wanted.last is not None and wanted.last < wanted.first:
            raise Refused("lookups.days")
        code = as_code(wanted.code) if wanted.code else ""
        if code and not has_code_shape(code):
            raise Refused("lookups.no_code", code=code[:40])
        asked = LookUpsWanted(wanted.first, wanted.last, wanted.user, code)
        if before is None:
            self._record(Looking.LOOK_UPS, by, code=code, query=_words(asked))
            self._record.settle()
        with self._context.uow(write=False) as work:
            lines = work.look_ups.page(asked, before=before, limit=limit)
            if before is not None:
                return LookUpsPage(lines)
            after = max(0, work.look_ups.newest() - CHECKED_ON_SCREEN)
            proof = LookUpProof(work.look_ups.recorded_after(after), after)
            for line in work.look_ups.lines(after=after):
                proof.add(line)
        return LookUpsPage(lines, tuple(proof.problems()))


def _words(asked: LookUpsWanted) -> str:
    """Say what was asked for, as it is taken down."""
    days = "…".join(dict.fromkeys(day.isoformat() if day else "" for day in (asked.first, asked.last)))
    return " ".join(part for part in (days, asked.user) if part)
