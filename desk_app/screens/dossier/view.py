"""Puts a dossier into words: its head, its people, papers, supplements, fees, prints and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier.dossier import Dossier, HistoryLine, PaperLine, PrintRecord, PrintState
from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.parties import Party, Sex
from desk_app.domain.people.wards import Ward, told
from desk_app.domain.steps.lists import state_key
from desk_app.screens.formats import counted, day_text, fee_line_text, moment_text
from desk_app.screens.widgets.tables.code_runs import code_text

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.services.dossier.look_up import Happened
    from desk_app.services.exchange.exception_words import ExceptionView

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what, and what is to be said beside it (who, who approved, a doubt)."""

    at: datetime
    what: str
    beside: str = ""

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " · ".join(part for part in (self.what, self.beside) if part)


class Cast(StrEnum):
    """How rows are set: a name beside each, a quiet line below each, or an amount flush right."""

    FACTS = "facts"
    BELOW = "below"
    AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: a title and rows of (label, text); `cast` says how they are set."""

    title: str
    rows: tuple[tuple[str, str], ...]
    cast: Cast = Cast.FACTS


def grouped(code: str) -> str:
    """Write a code in groups for the eye."""
    return code_text(code)


def status_word(dossier: Dossier, messages: Messages) -> str:
    """Give the state in a word."""
    return messages.text(state_key(dossier.status, voided=bool(dossier.voided_reason)))


def sections(
    dossier: Dossier,
    names: Mapping[str, str],
    messages: Messages,
    city: Section | None = None,
    wards: Mapping[str, tuple[Ward, ...]] | None = None,
) -> tuple[Section, ...]:
    """Give every part that has something to say.

    `names` maps users to full names, `city` is what the city says, `wards` an old address to what its ward is called
    today.
    """
    made = (
        *((city,) if city else ()),
        *_people(dossier, wards or {}),
        _papers(dossier),
        _supplements(dossier),
        _fees(dossier),
        _result(dossier, messages),
        _prints(dossier, names, messages),
        _other(dossier),
    )
    return tuple(section for section in made if section.rows)


def city_section(dossier: Dossier, waiting: Sequence[ExceptionView], messages: Messages) -> Section:
    """Say what waits for a person, what the city made of the dossier, and the city's own number for it."""
    rows = [
        (translate("DossierView", "! Needs attention"), messages.text(one.title.key, **one.title.params))
        for one in waiting
    ]
    if waiting:
        rows.append(("", translate("DossierView", "Settle it on the page “Needs attention” (Ctrl+5).")))
    if dossier.city_code:
        rows.append((translate("DossierView", "The city's number"), dossier.city_code))
    if dossier.city_status is not None:
        word = messages.text(f"status.{int(dossier.city_status)}")
        rows.append((translate("DossierView", "State at the city"), word))
    return Section(translate("DossierView", "City"), tuple(rows))


def party_text(party: Party) -> str:
    """Write a person or organisation in one line, leaving out what is not known."""
    parts = (party.name, party.id_number, written_birth(party.birth), party.phone, party.email, party.address)
    return " · ".join(part for part in parts if part)


def party_rows(party: Party) -> tuple[tuple[str, str], ...]:
    """Write a person or organisation line by line, leaving out what is not known."""
    sexes = {Sex.MALE: translate("DossierView", "male"), Sex.FEMALE: translate("DossierView", "female")}
    born = " · ".join(part for part in (written_birth(party.birth), sexes.get(party.sex, "")) if part)
    rows = (
        (translate("DossierView", "Name"), party.name),
        (translate("DossierView", "ID number"), in_threes(party.id_number)),
        (translate("DossierView", "Born"), born),
        (translate("DossierView", "Phone"), phone_text(party.phone)),
        (translate("DossierView", "E-mail"), party.email),
        (translate("DossierView", "Address"), party.address),
    )
    return tuple(row for row in rows if row[1])


def in_threes(number: str) -> str:
    """Write an ID number in groups of three; what is no number of digits stays as it is."""
    if not number.isdigit() or len(number) % 3:
        return number
    return " ".join(number[at : at + 3] for at in range(0, len(number), 3))


def phone_text(number: str) -> str:
    """Write a phone number as it is read out: "0912 345 678", "024 3856 1234"."""
    if not number.isdigit() or len(number) not in (10, 11):
        return number
    cuts = (3, 7) if number[1] == "2" else (4, 7)
    return f"{number[: cuts[0]]} {number[cuts[0] : cuts[1]]} {number[cuts[1] :]}"


def paper_text(line: PaperLine) -> str:
    """Write the pieces of one paper."""
    certified = translate("DossierView", "{count} certified")
    words = (
        (
            line.originals,
            translate("DossierView", "{count} original"),
            translate("DossierView", "{count} originals"),
        ),
        (line.certified, certified, certified),
        (
            line.photocopies,
            translate("DossierView", "{count} copy"),
            translate("DossierView", "{count} copies"),
        ),
    )
    return ", ".join(counted(count, one, many) for count, one, many in words if count)


def print_text(record: PrintRecord, names: Mapping[str, str]) -> str:
    """Write what is known of one print."""
    states = {
        PrintState.SENT: translate("DossierView", "sent to the printer"),
        PrintState.CONFIRMED: translate("DossierView", "printed"),
        PrintState.FAILED: translate("DossierView", "did not come out"),
    }
    copy = ""
    if record.copy_no > 1:
        copy = translate("DossierView", "reprint {count}").format(count=record.copy_no - 1)
    parts = (
        moment_text(record.at),
        copy,
        states[record.state],
        record.reason,
        names.get(record.by, record.by),
    )
    return " · ".join(part for part in parts if part)


def _people(dossier: Dossier, wards: Mapping[str, tuple[Ward, ...]]) -> tuple[Section, ...]:
    def of(party: Party) -> tuple[tuple[str, str], ...]:
        return (*party_rows(party), *_ward_today(party, wards))

    found = [Section(translate("DossierView", "Applicant"), of(dossier.applicant))]
    if dossier.owner:
        found.append(Section(translate("DossierView", "Owner"), of(dossier.owner)))
    return tuple(found)


def _other(dossier: Dossier) -> Section:
    rows = []
    if dossier.filing.note:
        rows.append((translate("DossierView", "Note"), dossier.filing.note))
    for label, code in (
        (translate("DossierView", "Replaces"), dossier.replaces),
        (translate("DossierView", "Replaced by"), dossier.replaced_by),
        (
            translate("DossierView", "Reference"),
            dossier.reference if dossier.reference != dossier.code else "",
        ),
    ):
        if code:
            rows.append((label, grouped(code)))
    if dossier.voided_reason or dossier.closing_reason:
        rows.append((translate("DossierView", "Reason"), dossier.voided_reason or dossier.closing_reason))
    return Section(translate("DossierView", "More"), tuple(rows))


def _ward_today(party: Party, wards: Mapping[str, tuple[Ward, ...]]) -> list[tuple[str, str]]:
    """Stand beside an old address, which stays as it is printed."""
    now = wards.get(party.address, ())
    if not now:
        return []
    one = translate("DossierView", "Ward today")
    return [(one if len(now) == 1 else translate("DossierView", "Ward today, one of"), told(now))]


def _papers(dossier: Dossier) -> Section:
    rows = tuple((paper_text(line), line.name) for line in dossier.papers)
    return Section(translate("DossierView", "Papers"), rows, Cast.BELOW)


def _supplements(dossier: Dossier) -> Section:
    rows = []
    for asked in dossier.supplements:
        names = "; ".join(line.name for line in asked.papers)
        text = " · ".join(part for part in (asked.reason, names) if part)
        if asked.respond_by:
            text += " · " + translate("DossierView", "by {day}").format(day=day_text(asked.respond_by))
        if asked.supplied_at:
            text += " · " + translate("DossierView", "handed in {at}").format(
                at=moment_text(asked.supplied_at)
            )
        rows.append((moment_text(asked.asked_at), text))
    if dossier.extension:
        extended = dossier.extension
        text = translate("DossierView", "New date {due}: {reason}")
        rows.append(
            (
                moment_text(extended.at),
                text.format(due=moment_text(extended.due_after), reason=extended.reason),
            )
        )
    return Section(translate("DossierView", "Supplements and extension"), tuple(rows))


def _fees(dossier: Dossier) -> Section:
    rows = tuple(
        (fee_line_text(fee.amount), f"{fee.name} · {fee.basis}" if fee.basis else fee.name)
        for fee in dossier.fees
    )
    return Section(translate("DossierView", "Fees"), rows, Cast.AMOUNTS)


def _result(dossier: Dossier, messages: Messages) -> Section:
    rows = []
    if dossier.result:
        result = dossier.result
        granted = "" if result.granted else translate("DossierView", "not granted")
        text = " · ".join(part for part in (result.name, result.number, granted, result.place) if part)
        rows.append((moment_text(result.recorded_at), text))
    if dossier.hand_over:
        over = dossier.hand_over
        lost = translate("DossierView", "slip lost") if over.slip_lost else ""
        back = over.originals_back and translate("DossierView", "originals back: {what}").format(
            what=over.originals_back
        )
        key = f"paper.seen.{over.seen}"
        seen = messages.text(key) if messages.knows(key) else over.seen
        parts = (over.name, over.id_number or over.no_number, over.phone, seen, over.proof, lost, back)
        rows.append((moment_text(over.at), " · ".join(part for part in parts if part)))
    return Section(translate("DossierView", "Result"), tuple(rows))


def _prints(dossier: Dossier, names: Mapping[str, str], messages: Messages) -> Section:
    rows = tuple((messages.form_name(one.form), print_text(one, names)) for one in dossier.prints)
    return Section(translate("DossierView", "Prints"), rows)


def events(
    dossier: Dossier, names: Mapping[str, str], happened: Mapping[str, Happened], messages: Messages
) -> tuple[Event, ...]:
    """Give what happened; `happened` maps entry hashes to what they are."""
    return tuple(_event(line, happened[line.entry_hash], names, messages) for line in dossier.history)


def _event(line: HistoryLine, what: Happened, names: Mapping[str, str], messages: Messages) -> Event:
    approver, mark = what.approved_by, messages.text(what.mark) if what.mark else ""
    approved = messages.text("history.approved", by=names.get(approver, approver)) if approver else ""
    beside = " · ".join(part for part in (names.get(line.by, line.by), approved, mark) if part)
    return Event(line.at, messages.text(what.key), beside)
