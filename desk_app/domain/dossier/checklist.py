"""Compares the papers a citizen brought with the published list of the procedure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from desk_app.domain.catalogue.procedure import PaperRequirement, PaperUse, ProcedureVersion
from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.text import words as read_words

SHORTEST_PREFIX = 2
"""Words a shortened paper name needs before it may stand for a longer one ("Tờ khai")."""


words = lru_cache(maxsize=2048)(read_words)
"""Published names are compared with every line of every reception; folding them anew was half the time of a save."""


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """A required paper not there in full, with the copies still missing of each kind."""

    requirement: PaperRequirement
    originals: int
    certified: int
    photocopies: int


def required_papers(version: ProcedureVersion) -> tuple[PaperRequirement, ...]:
    """Give the papers every dossier of this procedure hands in; shown and conditional ones are left to the clerk."""
    return tuple(
        paper
        for paper in version.papers
        if paper.required and not paper.condition and paper.use is PaperUse.HANDED_IN and _count(paper)
    )


def matter_papers(version: ProcedureVersion) -> tuple[PaperRequirement, ...]:
    """Give the papers the matter itself consists of where none is required by name, as the copies to be certified.

    One of them at least is handed in, else there is nothing to work on.
    """
    if required_papers(version):
        return ()
    return tuple(
        paper
        for paper in version.papers
        if paper.use is PaperUse.HANDED_IN and not paper.condition and _count(paper)
    )


def required_lines(version: ProcedureVersion) -> tuple[PaperLine, ...]:
    """Give the required papers as lines of a dossier, for a draft that names none; without any those of its matter."""
    return tuple(
        PaperLine(paper.name, paper.originals, paper.certified, paper.photocopies)
        for paper in required_papers(version) or matter_papers(version)
    )


def published_paper(version: ProcedureVersion, name: str) -> PaperRequirement | None:
    """Find the published paper a typed name means: the same words, else one being the beginning of the other.

    Among several beginnings a paper every dossier needs comes before one for special cases.
    """
    typed = words(name)
    exact = [paper for paper in version.papers if words(paper.name) == typed]
    near = exact or [paper for paper in version.papers if _begins(typed, words(paper.name))]
    return min(near, key=lambda paper: not (paper.required and not paper.condition), default=None)


def outside_catalogue(version: ProcedureVersion, line: PaperLine) -> bool:
    """Whether a paper is not on the published list; a procedure without a list knows no outside."""
    return bool(version.papers) and published_paper(version, line.name) is None


def mark_outside(version: ProcedureVersion, lines: Iterable[PaperLine]) -> tuple[PaperLine, ...]:
    """Give the lines with their mark for papers outside the published list set right."""
    return tuple(replace(line, outside_catalogue=outside_catalogue(version, line)) for line in lines)


def missing_papers(version: ProcedureVersion, lines: Iterable[PaperLine]) -> tuple[MissingPaper, ...]:
    """Name every required paper that is absent or short; an original or certified copy may stand for a photocopy."""
    brought = [(published_paper(version, line.name), line) for line in lines]
    found = []
    for paper in required_papers(version):
        mine = [line for known, line in brought if known is paper]
        short = _short(paper, mine)
        if short.originals or short.certified or short.photocopies:
            found.append(short)
    return tuple(found)


def _short(paper: PaperRequirement, lines: list[PaperLine]) -> MissingPaper:
    originals = sum(line.originals for line in lines) - paper.originals
    certified = sum(line.certified for line in lines) - paper.certified
    photocopies = sum(line.photocopies for line in lines) - paper.photocopies
    certified_spare = certified + max(originals, 0)
    photo_spare = photocopies + max(certified_spare, 0)
    return MissingPaper(paper, max(-originals, 0), max(-certified_spare, 0), max(-photo_spare, 0))


def _begins(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    shorter = min(len(typed), len(name))
    return shorter >= SHORTEST_PREFIX and typed[:shorter] == name[:shorter]


def _count(paper: PaperRequirement) -> int:
    return paper.originals + paper.certified + paper.photocopies
