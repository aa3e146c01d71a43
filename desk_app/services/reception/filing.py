"""Turns a checked reception into what is journaled."""

from __future__ import annotations

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.dossier.dossier import PinnedProcedure
from desk_app.domain.facts.facts import Filing
from desk_app.errors import Refused
from desk_app.services.reception.check_reception import ReceptionPreview
from desk_app.settings import DeskSettings


def filing_of(preview: ReceptionPreview, settings: DeskSettings, *, practice: bool) -> Filing:
    """Give what the clerk took down, with the procedure version pinned and the units of today's settings."""
    draft = preview.draft
    return Filing(
        procedure=_pinned(known_procedure(preview, elsewhere=True)),
        applicant=draft.applicant,
        owner=draft.owner,
        papers=preview.papers,
        sets=draft.sets,
        channel=draft.channel,
        return_by=draft.return_by,
        note=draft.note,
        receiving_unit=settings.unit.receiving_unit,
        competent_unit=settings.competent_unit,
        practice=practice,
    )


def known_procedure(preview: ReceptionPreview, *, elsewhere: bool = False) -> ProcedureVersion:
    """Give the procedure; raises Refused when it is unknown, or another door receives it and that matters."""
    version = preview.procedure
    if version is None or not (version.received_here or elsewhere):
        finding = next(one for one in preview.findings if one.field == "procedure" and one.blocks)
        raise Refused(finding.key, findings=preview.blocked, **finding.params)
    return version


def _pinned(version: ProcedureVersion) -> PinnedProcedure:
    return PinnedProcedure(
        code=version.code,
        name=version.name,
        field=version.field,
        version_from=version.effective_from,
        deadline=version.deadline,
        result_name=version.results[0].name if version.results else "",
    )
