"""Everything typed on the reception page as one value: it becomes the draft that is checked, saved and kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date

from desk_app.domain.dossier.dossier import Channel, ReturnBy
from desk_app.domain.dossier.drafts import Quantities, ReceptionDraft
from desk_app.domain.facts.wire import from_plain, to_plain
from desk_app.screens.reception.fields.typed_papers import TypedPaper, lines
from desk_app.screens.reception.fields.typed_party import TypedParty

SCHEMA = 1
"""Shape of a kept form; others are not offered back."""


@dataclass(frozen=True, slots=True)
class FormState:
    """The page as typed; `procedure` is the chosen code, `procedure_text` what stands in its box.

    `registered` is the reference of a guidance given earlier that this reception completes, `replaces` the code of
    a cancelled slip it takes the place of. `confirmed` names the questions about people that were answered.
    """

    applicant: TypedParty = field(default_factory=TypedParty)
    owner: TypedParty | None = None
    procedure: str = ""
    procedure_text: str = ""
    papers: tuple[TypedPaper, ...] = ()
    sets: int = 1
    channel: Channel = Channel.DIRECT
    return_by: ReturnBy = ReturnBy.DESK
    note: str = ""
    pages: int = 1
    copies: int = 1
    cases: int = 1
    registered: str = ""
    replaces: str = ""
    confirmed: tuple[str, ...] = field(default=(), compare=False)

    def draft(self, today: date) -> ReceptionDraft:
        """Give the reception as the services take it."""
        return ReceptionDraft(
            procedure=self.procedure or self.procedure_text.strip(),
            applicant=self.applicant.party(today),
            owner=self.owner.party(today) if self.owner else None,
            papers=lines(self.papers),
            sets=self.sets,
            channel=self.channel,
            return_by=self.return_by,
            note=self.note,
            quantities=Quantities(self.pages, self.copies, self.cases),
            confirmed=self.confirmed,
        )

    def chosen_draft(self, today: date) -> ReceptionDraft:
        """Give the reception for a look while it is typed: words still open in the procedure box choose nothing."""
        return replace(self.draft(today), procedure=self.procedure)

    @property
    def named(self) -> str:
        """Whose form it is, as far as it says: a name, else a number; "" for neither."""
        people = (self.applicant, *((self.owner,) if self.owner else ()))
        texts = (text.strip() for one in people for text in (one.name, one.id_number))
        return next((text for text in texts if text), "")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        nobody = self.applicant.is_empty and (self.owner is None or self.owner.is_empty)
        return nobody and not (self.procedure or self.procedure_text.strip() or self.note.strip())


def write_state(state: FormState) -> str:
    """Give the form as the text that is kept against a crash."""
    return json.dumps({"schema": SCHEMA, "form": to_plain(state)}, ensure_ascii=False)


def read_state(content: str) -> FormState | None:
    """Read a kept form; None for one this program does not understand."""
    try:
        plain = json.loads(content)
        return from_plain(FormState, plain["form"]) if plain["schema"] == SCHEMA else None
    except (ValueError, KeyError, TypeError):
        return None
