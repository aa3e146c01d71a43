"""Reads and finds the procedures published on a day: the desk's own, or the program's where there is no desk yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app import seeds
from desk_app.bootstrap.folders import has_desk
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.time.local_time import local

if TYPE_CHECKING:
    from desk_app.services.desk import Desk


def published_procedures(folder: Path, on: date) -> tuple[ProcedureVersion, ...]:
    """Give the version in force of every procedure, by code; raises StorageTrouble for a desk that cannot open."""
    if has_desk(folder):
        with _opened(folder) as desk, desk.context.uow(write=False) as work:
            found: Iterable[ProcedureVersion] = work.reference.procedures(on)
    else:
        found = _in_force(seeds.seed_catalogue(), on)
    return tuple(sorted(found, key=lambda one: one.code))


def find_procedures(folder: Path, text: str, limit: int) -> tuple[ProcedureVersion, ...]:
    """Find as the window's box does, in the same catalogue with the same words; raises StorageTrouble as above."""
    if has_desk(folder):
        with _opened(folder) as desk:
            return desk.reference.catalogue().index.find(text, limit)
    from desk_app.domain.catalogue.procedure_search import ProcedureIndex

    today = local(datetime.now(UTC)).date()
    return ProcedureIndex(_in_force(seeds.seed_catalogue(), today), {}, seeds.seed_everyday()).find(
        text, limit
    )


@contextmanager
def _opened(folder: Path) -> Iterator[Desk]:
    from desk_app.bootstrap.open_desk import open_desk

    desk = open_desk(folder)
    try:
        yield desk
    finally:
        desk.close()


def _in_force(catalogue: Iterable[ProcedureVersion], on: date) -> tuple[ProcedureVersion, ...]:
    begun = [one for one in catalogue if one.effective_from <= on]
    newest = {one.code: one for one in sorted(begun, key=lambda one: one.effective_from)}
    return tuple(one for one in newest.values() if one.effective_to is None or on <= one.effective_to)
