"""What the clerk has typed before it becomes a dossier: the reception draft, in the shape scripts hand in."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.dossier.dossier import Channel, PaperLine, ReturnBy
from desk_app.domain.people.parties import Party


@dataclass(frozen=True, slots=True)
class Quantities:
    """What a fee is counted on: pages of the original, copies asked for, cases (signatures, deeds)."""

    pages: int = 1
    copies: int = 1
    cases: int = 1


@dataclass(frozen=True, slots=True)
class ReceptionDraft:
    """A reception as typed; `papers` None means the procedure's required papers.

    `confirmed` are the questions about a person that were asked and answered with "as it stands here": "applicant" or
    "owner" where the number is known with another name, "applicant.name" where a name has no capitals or marks.
    """

    procedure: str
    applicant: Party
    owner: Party | None = None
    papers: tuple[PaperLine, ...] | None = None
    sets: int = 1
    channel: Channel = Channel.DIRECT
    return_by: ReturnBy = ReturnBy.DESK
    note: str = ""
    quantities: Quantities = Quantities()
    confirmed: tuple[str, ...] = ()
