"""Keeps what is typed against a crash, at most a few seconds after the last change (invariant I8)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desk_app.screens.reception.form_state import FormState, write_state
from desk_app.screens.workplace import Workplace

KEEP_MS = 2_000
"""Time after a change until it is on disk, however long the typing goes on."""


class DraftKeeper(QObject):
    """Writes the form of one draft id; the id is made when the form opens and is the intent of its saving too."""

    def __init__(self, workplace: Workplace, state: Callable[[], FormState], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = state
        self.draft_id = self._new_id()
        self._kept = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self.keep_now)

    def form_changed(self) -> None:
        """Keep the form soon; a change while the time runs does not put it off."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep the form at once; an emptied form is forgotten."""
        self._timer.stop()
        state, desk, user = self._state(), self._workplace.desk, self._workplace.operator.user
        draft_id = self.draft_id
        if state.is_empty:
            self._forget(draft_id)
            return
        content = write_state(state)
        self._kept = True
        self._workplace.ask(
            "keep_draft", lambda: desk.reception.keep_draft(draft_id, user, content), owner=self
        )

    def resume(self, draft_id: str) -> None:
        """Go on with a kept draft."""
        self._timer.stop()
        self.draft_id, self._kept = draft_id, True

    def begin_anew(self, *, forget: bool) -> str:
        """Start another draft and give the id of the one before; `forget` throws that one away."""
        before = self.draft_id
        if self._timer.isActive() and not forget:
            self.keep_now()
        self._timer.stop()
        if forget:
            self._forget(before)
        self.draft_id, self._kept = self._new_id(), False
        return before

    def _forget(self, draft_id: str) -> None:
        if self._kept:
            desk = self._workplace.desk
            self._kept = False
            self._workplace.ask("drop_draft", lambda: desk.reception.drop_draft(draft_id), owner=self)

    def _new_id(self) -> str:
        return self._workplace.desk.context.ids.entry_id()
