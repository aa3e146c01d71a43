"""Asks the desk what it thinks of the form, shortly after the typing rests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.screens.reception.form_state import FormState
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.reception.check_reception import ReceptionPreview

REST_MS = 150
"""How long the typing must rest before a check."""
PREVIEW_REST_MS = 700
"""How long before the small picture of the slip is drawn anew."""


class LiveCheck(QObject):
    """Tells `checked` (a ReceptionPreview) and `drawn` (a RenderedForm or None) of the newest form only."""

    checked = Signal(object)
    drawn = Signal(object)

    def __init__(self, workplace: Workplace, state: Callable[[], FormState], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = state
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.check_now)
        self._draw_rest = QTimer(self, singleShot=True, interval=PREVIEW_REST_MS)
        self._draw_rest.timeout.connect(self._draw)

    @property
    def is_pending(self) -> bool:
        """Whether the newest form still has to be looked at."""
        return self._rest.isActive() or self._draw_rest.isActive()

    def form_changed(self) -> None:
        """Check again when the typing rests."""
        self._rest.start()
        self._draw_rest.start()

    def stop(self) -> None:
        """Leave the form alone: it is saved or empty."""
        self._rest.stop()
        self._draw_rest.stop()

    def check_now(self) -> None:
        """Check at once."""
        self._rest.stop()
        state, desk = self._state(), self._workplace.desk
        draft = state.chosen_draft(self._workplace.clock.now().date())

        def check() -> ReceptionPreview:
            return desk.reception.check(draft, state.registered or None)

        self._workplace.ask_newest("check_reception", check, self.checked.emit, owner=self)

    def _draw(self) -> None:
        state, desk, by = self._state(), self._workplace.desk, self._workplace.operator
        draft = state.chosen_draft(self._workplace.clock.now().date())
        self._workplace.ask_newest(
            "preview_receipt", lambda: desk.printing.preview_receipt(draft, by), self.drawn.emit, owner=self
        )
