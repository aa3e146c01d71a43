"""Lets the citizen read along: what is typed of them once the typing rests, then what was saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk_app.screens.counter_sight import BeingTyped, TakenIn

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.screens.page import Page
    from desk_app.screens.reception.form import ReceptionForm

REST_MS = 1_000
"""How long the typing must rest before the citizen reads it: nobody should see letters come, nor a number digit by digit."""


class CitizenSight(QObject):
    """Says to `counter` who is at the page while it is in front; another person in the boxes takes the first away at once.

    `name_of` gives the name of a chosen procedure.
    """

    def __init__(self, page: Page, form: ReceptionForm, name_of: Callable[[str], str]) -> None:
        super().__init__(page)
        self._page = page
        self._form = form
        self._name_of = name_of
        self._counter = page.workplace.counter
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.tell)
        form.edited.connect(self._edited)

    def tell(self) -> None:
        """Show what is typed, once there are person and procedure."""
        self._rest.stop()
        if self._counter.is_seen and self._page.isVisible():
            self._counter.show(self._typed())

    def saved(self, dossier: Dossier) -> None:
        """Show what was taken in, while the page is still in front."""
        self._rest.stop()
        self._counter.show(TakenIn(dossier) if self._page.isVisible() else None)

    def forget(self) -> None:
        """Nobody is at the page, or nobody who may be shown."""
        self._rest.stop()
        self._counter.show(None)

    def _edited(self) -> None:
        if not self._counter.is_seen or not self._page.isVisible():
            return
        shown = self._counter.now
        if shown is not None and not self._is_same(shown, self._typed()):
            self._counter.show(None)
        self._rest.start()

    @staticmethod
    def _is_same(shown: object, typed: BeingTyped | None) -> bool:
        """Whether what stands there is still of the person and the matter in the boxes."""
        if not isinstance(shown, BeingTyped) or typed is None:
            return False
        before, now = shown.applicant, typed.applicant
        return (before.name, before.id_number, shown.procedure) == (now.name, now.id_number, typed.procedure)

    def _typed(self) -> BeingTyped | None:
        draft = self._form.state().chosen_draft(self._page.workplace.clock.now().date())
        procedure = self._name_of(draft.procedure)
        if not draft.applicant.name.strip() or not procedure:
            return None
        return BeingTyped(draft.applicant, procedure, draft.papers or ())
