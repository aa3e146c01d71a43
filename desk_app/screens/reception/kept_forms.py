"""Brings forms back onto the page: kept drafts, citizens guided before, and puts aside what belongs to another citizen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desk_app.ports.drafts import SavedDraft
from desk_app.screens.formats import name_text
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.reception.form_state import FormState, read_state, write_state
from desk_app.screens.reception.resuming import state_of

if TYPE_CHECKING:
    from desk_app.domain.catalogue.procedure import ProcedureVersion
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.screens.reception.parts import ReceptionParts
    from desk_app.screens.workplace import Workplace


class KeptForms(QObject):
    """Works on the parts of one page; `show` puts a form on it and forgets the one before, which stays kept."""

    def __init__(
        self,
        workplace: Workplace,
        parts: ReceptionParts,
        show: Callable[[FormState], None],
        version: Callable[[str], ProcedureVersion | None],
    ) -> None:
        super().__init__(parts.form)
        self._workplace = workplace
        self._parts = parts
        self._show = show
        self._version = version

    def resume_draft(self, draft: SavedDraft) -> None:
        """Go on with a form kept before a crash."""
        state = read_state(draft.content)
        if state is None:
            self._say(Tone.WARNING, "counter.draft_unreadable")
            return
        self._show(state)
        self._parts.keeper.resume(draft.draft_id)
        self._parts.cards.resume()
        self._parts.check.form_changed()
        self._say(Tone.PLAIN, "counter.draft_resumed", at=draft.saved_at)

    def put_aside(self) -> None:
        """Keep a form left half typed as a draft of its own, named, before the next citizen's card is read."""
        parts = self._parts
        state, now = parts.form.state(), self._workplace.clock.now()
        parts.keeper.keep_now()
        kept = SavedDraft(parts.keeper.draft_id, self._workplace.operator.user, now, write_state(state))
        self._show(FormState())
        messages = self._workplace.messages
        name = state.named or messages.text("persons.nobody_named")
        self._workplace.say(
            Notice(
                Tone.WARNING,
                messages.text("persons.put_aside", name=name_text(name)),
                action_label=QCoreApplication.translate("KeptForms", "Open it again"),
                action=lambda: self.resume_draft(kept),
            )
        )

    def resume_registered(self, code: str) -> None:
        """Go on with a citizen guided before, or take a cancelled dossier in anew."""
        desk, by = self._workplace.desk, self._workplace.operator
        look = lambda: desk.dossier.look_at(code, by).dossier  # noqa: E731
        self._workplace.ask("show_dossier", look, self._resume, owner=self)

    def _resume(self, dossier: Dossier) -> None:
        version = self._version(dossier.procedure.code)
        state = state_of(dossier, version)
        cancelled = bool(dossier.voided_reason)
        state = (
            replace(state, replaces=dossier.code) if cancelled else replace(state, registered=dossier.code)
        )
        self.bring_back(state)
        self._parts.form.papers.focus()
        self._say(Tone.PLAIN, "counter.replacing" if cancelled else "counter.resumed", code=dossier.code)

    def bring_back(self, state: FormState) -> None:
        """Show a form of before, with what is known of its people asked anew."""
        self._show(state)
        self._parts.cards.resume()
        self._parts.check.form_changed()
        self._parts.keeper.form_changed()

    def _say(self, tone: Tone, key: str, **params: object) -> None:
        self._workplace.say(Notice(tone, self._workplace.messages.text(key, **params), seconds=12))
