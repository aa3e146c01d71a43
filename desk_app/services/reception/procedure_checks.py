"""Finds the procedure of a reception and says what is doubtful about its published values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.text import clean
from desk_app.ports.reference import ReferenceData


def find_procedure(reference: ReferenceData, code: str, on: date) -> ProcedureVersion | None:
    """Find the version in force; a variant code ("1.000894.01") falls back on its procedure (DOMAIN 7)."""
    wanted = clean(code)
    found = reference.procedure(wanted, on)
    if found is None and wanted.count(".") == 2:
        found = reference.procedure(wanted.rpartition(".")[0], on)
    return found


def check_procedure(code: str, version: ProcedureVersion | None) -> Iterable[Finding]:
    """Say whether this counter takes it in, and what of its values is unverified or still to be set."""
    if version is None:
        if wanted := clean(code)[:60]:
            yield error("procedure", "reception.unknown_procedure", procedure=wanted)
        else:
            yield error("procedure", "reception.no_procedure")
        return
    if not version.received_here:
        yield error(
            "procedure", "reception.received_elsewhere", procedure=version.short_name, door=version.elsewhere
        )
        return
    if version.provenance.suspect:
        yield warning("procedure", "reception.suspect_entry", procedure=version.code)
    elif not version.complete:
        yield warning("procedure", "reception.incomplete_entry", procedure=version.code)
    elif version.provenance.unverified:
        parts = ", ".join(version.provenance.unverified)
        yield warning("procedure", "reception.unverified_entry", procedure=version.code, parts=parts)
