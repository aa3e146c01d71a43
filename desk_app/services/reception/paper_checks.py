"""Checks the papers of a reception against sense and against the published list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desk_app.domain.catalogue.procedure import PaperRequirement, PaperUse, ProcedureVersion
from desk_app.domain.dossier.checklist import (
    mark_outside,
    matter_papers,
    missing_papers,
    published_paper,
    required_lines,
    required_papers,
)
from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.text import clean, has_control_marks
from desk_app.services.wording import MOST_SHEETS

MOST_LINES, LONGEST_NAME, LONGEST_GROUND = 100, 1000, 500
"""Kinds of paper in one dossier; characters of a paper's name and of the ground for one outside the list."""


def papers_of(version: ProcedureVersion, typed: tuple[PaperLine, ...] | None) -> tuple[PaperLine, ...]:
    """Give the papers as journaled: the required ones when none were named, else cleaned and marked."""
    if typed is None:
        return required_lines(version)
    tidy = (replace(line, name=clean(line.name), ground=clean(line.ground)) for line in typed)
    return mark_outside(version, tidy)


def check_lines(version: ProcedureVersion | None, lines: tuple[PaperLine, ...]) -> list[Finding]:
    """Check names and counts of every line."""
    found = [error("papers", "reception.too_many_papers", most=MOST_LINES)] if len(lines) > MOST_LINES else []
    for index, line in enumerate(lines[:MOST_LINES]):
        found += _check_line(version, line, f"papers.{index}")
    return found


def _check_line(version: ProcedureVersion | None, line: PaperLine, field: str) -> Iterable[Finding]:
    if has_control_marks(line.name) or has_control_marks(line.ground):
        yield error(f"{field}.name", "text.hidden_marks")
    elif not clean(line.name):
        yield error(f"{field}.name", "reception.paper_unnamed")
    elif len(line.name) > LONGEST_NAME or len(line.ground) > LONGEST_GROUND:
        yield error(f"{field}.name", "text.too_long", longest=LONGEST_NAME, length=len(line.name))
    counts = (line.originals, line.certified, line.photocopies)
    name = clean(line.name)[:60]
    if any(not 0 <= count <= MOST_SHEETS for count in counts):
        yield error(f"{field}.originals", "reception.paper_count", paper=name, most=MOST_SHEETS)
    elif not any(counts) and not _needs_no_count(version, line.name):
        yield error(f"{field}.originals", "reception.no_count", paper=name)
    if line.outside_catalogue:
        yield warning(f"{field}.name", "reception.paper_outside", paper=name)


def _needs_no_count(version: ProcedureVersion | None, name: str) -> bool:
    """Whether the list itself has this paper without a count: only shown, or read from a database."""
    paper = published_paper(version, name) if version else None
    if paper is None:
        return False
    return paper.use is PaperUse.SHOWN or not (paper.originals + paper.certified + paper.photocopies)


def check_list(
    version: ProcedureVersion, lines: tuple[PaperLine, ...]
) -> tuple[tuple[PaperRequirement, ...], list[Finding]]:
    """Give the required papers not there in full, and what to say of them.

    Names are compared as clerks type them, so a paper may be there under another name: it is an error only when
    fewer papers came than are required, else a warning.
    """
    counted = sum(1 for line in lines if line.originals + line.certified + line.photocopies > 0)
    if not counted and (matter := matter_papers(version)):
        return matter, [error("papers", "reception.no_paper", paper=matter[0].name)]
    missing = tuple(one.requirement for one in missing_papers(version, lines))
    if not missing:
        return (), []
    names = "; ".join(paper.name for paper in missing)
    too_few = counted < len(required_papers(version))
    say = error if too_few else warning
    key = "reception.missing_paper" if too_few else "reception.paper_not_matched"
    return missing, [say("papers", key, papers=names, count=len(missing))]
