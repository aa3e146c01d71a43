"""Tells the clerk that the program is wrong, and lets the report be copied for the administrator."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desk_app.messages import Messages
from desk_app.qt.crash_report import CrashReport, LastResort
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.labels import PlainLabel


class CrashNotice(QObject):
    """Opens one dialog per trouble, never a second on top of the first."""

    def __init__(self, window: QWidget, messages: Messages, last_resort: LastResort) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._dialog: DeskDialog | None = None
        last_resort.crashed.connect(self.show_report)

    def show_report(self, report: CrashReport) -> None:
        """Show one report."""
        if self._dialog is not None:
            return
        dialog = DeskDialog(self.tr("The program met a trouble of its own"), self._window)
        dialog.body.addWidget(PlainLabel(self._messages.text("screens.crashed"), wrap=True))
        code = self._messages.code("screens.crashed")
        dialog.body.addWidget(PlainLabel(f"{code} · {report.kind}", "hint"))
        dialog.add_button(
            self.tr("Copy information for the administrator"),
            lambda: QGuiApplication.clipboard().setText(report.text()),
        )
        dialog.add_back(self.tr("Go on"), default=True)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
