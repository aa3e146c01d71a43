"""Lists what only a person can settle, with what both sides say; it stays until somebody settles it."""

from __future__ import annotations

from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.ward import ExceptionLine
from desk_app.services.context import Counter
from desk_app.services.exchange.exception_versions import VersionsOf
from desk_app.services.exchange.exception_words import ExceptionView, choices_of, is_for_supervisor, title_of


class ListExceptions:
    """Reads the exceptions of the ward as this desk knows them."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, *, with_closed: bool = False) -> tuple[ExceptionView, ...]:
        """Give what is open, oldest first; `with_closed` adds what was settled."""
        with self._counter.uow(write=False) as work:
            return views(work, work.replication.exceptions(with_closed=with_closed))


def views(work: UnitOfWork, lines: tuple[ExceptionLine, ...]) -> tuple[ExceptionView, ...]:
    """Give exceptions as shown."""
    versions_of = VersionsOf(work)
    return tuple(_view(work, line, versions_of) for line in lines)


def _view(work: UnitOfWork, line: ExceptionLine, versions_of: VersionsOf) -> ExceptionView:
    versions = versions_of(line)
    dossier = work.dossiers.by_id(line.dossier_id) if line.dossier_id else None
    codes = line.codes or ((dossier.code,) if dossier else ())
    choice, reason, by = _said_of(line)
    return ExceptionView(
        exception_id=line.exception_id,
        about=line.about,
        desk_id=line.desk_id,
        desk_no=versions_of.desk_no(line.desk_id),
        dossier_id=line.dossier_id,
        codes=codes,
        title=title_of(line, versions, dossier),
        versions=versions,
        choices=choices_of(line),
        supervisor_only=is_for_supervisor(line),
        opened_at=line.opened_at,
        closed_at=line.closed_at,
        closed_by=by,
        choice=choice,
        reason=reason,
    )


def _said_of(line: ExceptionLine) -> tuple[str, str, str]:
    """Give the choice, reason and person that settled it, or that said last what is being done about it."""
    if line.closed_at is None and line.divergence is not None and line.divergence.settlements:
        last = line.divergence.settlements[-1]
        return last.choice, last.reason, last.by
    return line.choice, line.reason, line.closed_by
