"""Reads a reception draft from JSON; wrong drafts are refused with every place at fault."""

from __future__ import annotations

from typing import Any

from desk_app.commands.json_file import JsonObject
from desk_app.domain.dossier.dossier import Channel, PaperLine, ReturnBy
from desk_app.domain.dossier.drafts import Quantities, ReceptionDraft
from desk_app.domain.people.parties import PaperKind, Party, PartyKind, Sex
from desk_app.errors import Refused

CONFIRMABLE = ("applicant", "owner", "applicant.name", "owner.name")
"""What a script may say was asked and answered."""
MOST_NAMED = 5
"""Faulty places named in the sentence itself."""


def draft_of(plain: dict[str, Any]) -> ReceptionDraft:
    """Read a whole draft; raises Refused `draft.not_read` with one finding per fault."""
    reader = JsonObject(plain)
    draft = read_draft(reader)
    check_read(reader)
    return draft


def check_read(reader: JsonObject) -> None:
    """Refuse a file with faults."""
    if reader.findings:
        raise not_read(reader)


def not_read(reader: JsonObject) -> Refused:
    """Give the refusal that names every fault of a file."""
    places = ", ".join(finding.field for finding in reader.findings[:MOST_NAMED])
    return Refused("draft.not_read", findings=reader.findings, n=len(reader.findings), places=places)


def read_draft(reader: JsonObject) -> ReceptionDraft:
    """Read the fields of a draft; faults are left in `reader.findings`."""
    applicant, owner = reader.inner("applicant", required=True), reader.inner("owner")
    draft = ReceptionDraft(
        procedure=reader.text("procedure", required=True),
        applicant=read_party(applicant) if applicant else Party(PartyKind.CITIZEN, ""),
        owner=read_party(owner) if owner else None,
        papers=read_papers(reader),
        sets=reader.whole("sets", 1, least=1),
        channel=reader.choice("channel", Channel, Channel.DIRECT),
        return_by=reader.choice("return_by", ReturnBy, ReturnBy.DESK),
        note=reader.text("note"),
        quantities=_read_quantities(reader.inner("quantities")),
        confirmed=reader.words("confirmed", CONFIRMABLE),
    )
    reader.finish()
    return draft


def read_party(reader: JsonObject) -> Party:
    """Read an applicant or owner; a birth may be a day, a month of a year, or a year."""
    birth_date, born = reader.birth("birth_date")
    party = Party(
        kind=reader.choice("kind", PartyKind, PartyKind.CITIZEN),
        name=reader.text("name", required=True),
        id_number=reader.text("id_number"),
        birth_date=birth_date,
        sex=reader.choice("sex", Sex, Sex.UNKNOWN),
        phone=reader.text("phone"),
        email=reader.text("email"),
        address=reader.text("address"),
        paper_kind=reader.choice("paper_kind", PaperKind, PaperKind.UNKNOWN),
        country=reader.text("country"),
        born=born,
    )
    reader.finish()
    return party


def read_papers(reader: JsonObject) -> tuple[PaperLine, ...] | None:
    """Read the list `papers`; None when there is none."""
    items = reader.items("papers")
    return None if items is None else tuple(_read_paper(item) for item in items)


def _read_paper(reader: JsonObject) -> PaperLine:
    paper = PaperLine(
        name=reader.text("name", required=True),
        originals=reader.whole("originals", 0),
        certified=reader.whole("certified", 0),
        photocopies=reader.whole("photocopies", 0),
        outside_catalogue=reader.flag("outside_catalogue"),
        ground=reader.text("ground"),
    )
    reader.finish()
    return paper


def _read_quantities(reader: JsonObject | None) -> Quantities:
    if reader is None:
        return Quantities()
    quantities = Quantities(
        reader.whole("pages", 1, least=1),
        reader.whole("copies", 1, least=1),
        reader.whole("cases", 1, least=1),
    )
    reader.finish()
    return quantities
