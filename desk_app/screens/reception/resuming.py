"""Turns a dossier taken down before back into a form: one guided earlier, or a cancelled slip to be replaced."""

from __future__ import annotations

from dataclasses import replace

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.dossier.checklist import published_paper
from desk_app.domain.dossier.dossier import Dossier, PaperLine
from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.parties import Party
from desk_app.screens.reception.fields.typed_papers import TypedPaper, published_papers
from desk_app.screens.reception.fields.typed_party import VISIT_BOXES, TypedParty
from desk_app.screens.reception.form_state import FormState


def state_of(dossier: Dossier, version: ProcedureVersion | None) -> FormState:
    """Give the form as it stood; papers are matched with today's published list."""
    return FormState(
        applicant=_typed(dossier.applicant),
        owner=_typed(dossier.owner) if dossier.owner else None,
        procedure=version.code if version else "",
        procedure_text=(version.short_name or version.name) if version else dossier.procedure.name,
        papers=_papers(dossier.papers, version),
        sets=dossier.filing.sets,
        channel=dossier.filing.channel,
        return_by=dossier.filing.return_by,
        note=dossier.filing.note,
    )


def _typed(party: Party) -> TypedParty:
    """Fill the boxes for the number they were taken down with: for another number none of them holds."""
    typed = TypedParty(
        kind=party.kind,
        id_number=party.id_number,
        name=party.name,
        birth_date=written_birth(party.birth),
        sex=party.sex,
        phone=party.phone,
        email=party.email,
        address=party.address,
        paper_kind=party.paper_kind,
        country=party.country,
    )
    if not typed.number:
        return typed
    filled = tuple(box for box in VISIT_BOXES if typed.filled(box))
    return replace(typed, from_visit=filled, filled_for=typed.number)


def _papers(lines: tuple[PaperLine, ...], version: ProcedureVersion | None) -> tuple[TypedPaper, ...]:
    if version is None:
        return tuple(_with_counts(TypedPaper(line.name), line) for line in lines)
    brought = {}
    outside = []
    for line in lines:
        known = published_paper(version, line.name)
        if known is None:
            extra = TypedPaper(line.name, outside=True, ground=line.ground)
            outside.append(_with_counts(extra, line))
        else:
            brought[known.name] = line
    unticked = (
        replace(paper, ticked=False, originals=0, certified=0, photocopies=0)
        for paper in published_papers(version)
    )
    listed = (
        _with_counts(paper, brought[paper.name]) if paper.name in brought else paper for paper in unticked
    )
    return (*listed, *outside)


def _with_counts(paper: TypedPaper, line: PaperLine) -> TypedPaper:
    return replace(
        paper,
        ticked=True,
        originals=line.originals,
        certified=line.certified,
        photocopies=line.photocopies,
    )
