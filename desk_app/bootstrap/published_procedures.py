"""Reads the procedures published on a day: the desk's own catalogue, or the program's where there is no desk yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from desk_app import seeds
from desk_app.bootstrap.folders import has_desk
from desk_app.domain.catalogue.procedure import ProcedureVersion


def published_procedures(folder: Path, on: date) -> tuple[ProcedureVersion, ...]:
    """Give the version in force of every procedure, by code; raises StorageTrouble for a desk that cannot open."""
    found = _at_desk(folder, on) if has_desk(folder) else _in_force(seeds.seed_catalogue(), on)
    return tuple(sorted(found, key=lambda one: one.code))


def _at_desk(folder: Path, on: date) -> tuple[ProcedureVersion, ...]:
    from desk_app.bootstrap.open_desk import open_desk

    desk = open_desk(folder)
    try:
        with desk.context.uow(write=False) as work:
            return work.reference.procedures(on)
    finally:
        desk.close()


def _in_force(catalogue: Iterable[ProcedureVersion], on: date) -> tuple[ProcedureVersion, ...]:
    begun = [one for one in catalogue if one.effective_from <= on]
    newest = {one.code: one for one in sorted(begun, key=lambda one: one.effective_from)}
    return tuple(one for one in newest.values() if one.effective_to is None or on <= one.effective_to)
