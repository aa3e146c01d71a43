"""Warns before the program is closed with things unsent or half typed, and offers to send them first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk_app.ports.dossiers import WorkList
from desk_app.screens.formats import counted
from desk_app.screens.requests import OpenQueue
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.main_window.frame import WorkFrame
    from desk_app.services.dossier.lists import Today


class Leaving(QObject):
    """Asks once what is left behind, then leaves, stays, or sends first (FAULTS C6)."""

    def __init__(self, frame: WorkFrame, window: QWidget, leave: Callable[[], object]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._window = window
        self._leave = leave

    def begin(self) -> None:
        """Count what is unsent; where the data cannot be read any more nothing keeps anybody here."""
        workplace = self._frame.workplace
        if not self._frame.watch.state.unsent:
            self._ask(0)
            return
        workplace.ask(
            "leaving", workplace.desk.dossier.today, self._counted, failed=lambda _: self._ask(0), owner=self
        )

    def _counted(self, today: Today) -> None:
        self._ask(today.counts.get(WorkList.UNSENT, 0))

    def _ask(self, dossiers: int) -> None:
        entries = self._frame.watch.state.unsent
        typed = self._frame.deck.holds_unsaved()
        if not entries and not typed:
            self._leave()
            return
        dialog = DeskDialog(self.tr("Close the program?"), self._window)
        for part in self._words(dossiers, entries, typed=typed):
            dialog.body.addWidget(PlainLabel(part, wrap=True))
        dialog.add_button(self.tr("Close the program"), lambda: self._go(dialog), "grave")
        dialog.start = dialog.add_back(self.tr("Stay"), default=True)
        if entries and self._frame.watch.state.enrolled:
            dialog.add_deed(self.tr("Send now"), lambda: self._send(dialog), default=False)
        dialog.open()

    def _words(self, dossiers: int, entries: int, *, typed: bool) -> list[str]:
        parts = []
        if typed:
            parts.append(
                self.tr("The dossier being typed is not saved; its text is kept as a draft on this PC.")
            )
        if dossiers:
            one = self.tr("{count} dossier is not sent yet. It is sent when the program is opened again.")
            many = self.tr(
                "{count} dossiers are not sent yet. They are sent when the program is opened again."
            )
            parts.append(counted(dossiers, one, many))
        elif entries:
            text = self.tr(
                "Records of the desk are not sent yet. They are sent when the program is opened again."
            )
            parts.append(text)
        return parts

    def _go(self, dialog: DeskDialog) -> None:
        dialog.accept()
        self._leave()

    def _send(self, dialog: DeskDialog) -> None:
        """Send, and ask again with what is left when that is over."""
        dialog.accept()
        workplace = self._frame.workplace
        workplace.open_page(OpenQueue())
        # What was looked up is recorded first, or its entry would be the one left behind.
        workplace.ask("look_up", workplace.desk.look_ups.leave, owner=self)

        def failed(error: DeskError) -> None:
            workplace.say_error(error)

        workplace.city.sync_now(lambda _: self._sent(), failed)

    def _sent(self) -> None:
        """Close when nothing is left and nobody began to type meanwhile."""
        workplace = self._frame.workplace

        def seen(unsent: int) -> None:
            if not unsent and not self._frame.deck.holds_unsaved():
                self._leave()

        workplace.ask("leaving", lambda: workplace.desk.exchange.queue().unsent, seen, owner=self)
