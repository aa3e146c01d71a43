"""The papers on the counter as ticked so far: the published list of the procedure and papers outside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk_app.domain.catalogue.procedure import PaperRequirement, PaperUse, ProcedureVersion
from desk_app.domain.dossier.checklist import matter_papers
from desk_app.domain.dossier.dossier import PaperLine

COUNTS = ("originals", "certified", "photocopies")
"""The three counts in the order of Mẫu 01."""
MOST_PIECES = 999
"""More pieces of one paper cannot be typed."""


@dataclass(frozen=True, slots=True)
class TypedPaper:
    """One line of the list; `usual` are the counts a tick brings.

    A `shown` paper is only looked at; a `looked_up` one is read in a database and handed in on paper only when the
    database does not answer (NĐ 309/2026 Đ4.2a).
    """

    name: str
    ticked: bool = False
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    usual: tuple[int, int, int] = (1, 0, 0)
    condition: str = ""
    required: bool = False
    shown: bool = False
    looked_up: bool = False
    outside: bool = False
    ground: str = ""

    @property
    def total(self) -> int:
        """Pieces of paper of every kind."""
        return self.originals + self.certified + self.photocopies

    @property
    def counts(self) -> tuple[int, int, int]:
        """The three counts in the order of `COUNTS`."""
        return self.originals, self.certified, self.photocopies

    def line(self) -> PaperLine:
        """Give the line as it goes into the dossier."""
        return PaperLine(self.name, *self.counts, outside_catalogue=self.outside, ground=self.ground)

    def asked_line(self) -> PaperLine:
        """Give the line as a request for this paper lists it, with the usual counts."""
        return PaperLine(self.name, *self.usual, outside_catalogue=self.outside, ground=self.ground)


def published_papers(version: ProcedureVersion) -> tuple[TypedPaper, ...]:
    """Give the published list, the papers everybody hands in ticked."""
    matter = matter_papers(version)
    return tuple(_published(paper, is_matter=paper in matter) for paper in version.papers)


def tick(papers: tuple[TypedPaper, ...], place: int, on: bool) -> tuple[TypedPaper, ...]:
    """Tick a line, which brings its usual counts, or untick it, which empties them."""
    return _with(papers, place, _ticked(papers[place], on))


def count(papers: tuple[TypedPaper, ...], place: int, kind: str, pieces: int) -> tuple[TypedPaper, ...]:
    """Set one count; a line with pieces is ticked, one without is not."""
    paper = replace(papers[place], **{kind: min(max(pieces, 0), MOST_PIECES)})  # type: ignore[arg-type]
    return _with(papers, place, replace(paper, ticked=bool(paper.total)))


def carried_over(before: Iterable[TypedPaper], now: tuple[TypedPaper, ...]) -> tuple[TypedPaper, ...]:
    """Keep papers outside the list, and the counts of those of the same name, when the procedure changes."""
    known = {paper.name: paper for paper in before}
    kept = tuple(_as_before(paper, known[paper.name]) if paper.name in known else paper for paper in now)
    return kept + tuple(paper for paper in known.values() if paper.outside)


def lines(papers: Iterable[TypedPaper]) -> tuple[PaperLine, ...]:
    """Give what is handed in as lines of the dossier; papers only looked at are none."""
    return tuple(paper.line() for paper in papers if paper.ticked and paper.total)


def missing_lines(papers: Iterable[TypedPaper]) -> tuple[PaperLine, ...]:
    """Give the required papers that are not there, as a request for them lists them."""
    return tuple(paper.asked_line() for paper in papers if paper.required and not paper.ticked)


def _published(paper: PaperRequirement, *, is_matter: bool) -> TypedPaper:
    shown = paper.use is PaperUse.SHOWN
    counts = (paper.originals, paper.certified, paper.photocopies)
    always = paper.required and not paper.condition and not shown and any(counts)
    made = TypedPaper(
        paper.name,
        usual=(0, 0, 0) if shown else counts if any(counts) else (1, 0, 0),
        condition=paper.condition,
        required=always,
        shown=shown,
        looked_up=not shown and not any(counts),
    )
    return _ticked(made, always or is_matter)


def _ticked(paper: TypedPaper, on: bool) -> TypedPaper:
    originals, certified, photocopies = paper.usual if on else (0, 0, 0)
    return replace(paper, ticked=on, originals=originals, certified=certified, photocopies=photocopies)


def _as_before(now: TypedPaper, before: TypedPaper) -> TypedPaper:
    originals, certified, photocopies = before.counts
    return replace(
        now, ticked=before.ticked, originals=originals, certified=certified, photocopies=photocopies
    )


def _with(papers: tuple[TypedPaper, ...], place: int, paper: TypedPaper) -> tuple[TypedPaper, ...]:
    return (*papers[:place], paper, *papers[place + 1 :])
