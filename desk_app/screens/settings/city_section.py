"""The link with the city: how desk and city stand, and joining it with a one-time code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk_app.domain.findings import Severity
from desk_app.domain.steps.rights import Right
from desk_app.ports.changes import Changes
from desk_app.protocol.ca_files import read_ca_file
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.settings.city_words import standing
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.ports.exchange.city_link import CityState
    from desk_app.protocol.messages import Certificate

_WIDEST = 640


class CitySection(QScrollArea):
    """Shows the standing to everybody; who may change settings may join the city, once, which is told as `joined`."""

    joined = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._workplace = workplace
        self._busy = False
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        self.lines: tuple[tuple[str, str], ...] = ()
        self.url, self.code, self.ca_file = QLineEdit(maxLength=200), QLineEdit(maxLength=64), QLineEdit()
        self.url.setPlaceholderText("https://…")
        self._url = Field(self.tr("&Address of the city"), self.url, "url")
        self._code = Field(self.tr("One-time &code"), self.code, "code")
        self._ca = Field(self.tr("C&A file of the city (PEM)"), self.ca_file, "ca_file")
        self.choose = plain_button(self.tr("Choose…"), self._choose)
        self.join = plain_button(self.tr("Join the city"), self.enrol, "next")
        self.form = QWidget()
        EnterWalk(self, self.join.setFocus).over(self.url, self.code, self.ca_file)
        self._lay_out()
        workplace.city.changed.connect(self._stale)

    def read(self) -> None:
        """Read the standing anew."""
        desk = self._workplace.desk
        self._workplace.ask_newest("city_section", desk.exchange.city_state, self.show_state, owner=self)

    def show_state(self, state: CityState) -> None:
        """Show the standing; the form is there while the desk has not joined."""
        self.lines = standing(state, self._workplace.clock.now(), self._workplace.messages)
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        for row, (label, text) in enumerate(self.lines):
            self._rows.addWidget(PlainLabel(label, "hint"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(PlainLabel(text, wrap=True).selectable(), row, 1)
        reason = self._workplace.why_not(Right.CHANGE_SETTINGS)
        self.form.setVisible(state.link is None)
        self.form.setEnabled(not reason)
        self._why.setText(reason)

    def enrol(self) -> None:
        """Join with what was typed; a trouble stands at its field and nothing has changed then."""
        if self._busy:
            return
        for field in (self._url, self._code, self._ca):
            field.clear_remark()
        pem = self._read_pem()
        if pem is None:
            return
        desk, url, code = self._workplace.desk, self.url.text().strip(), self.code.text().strip()
        self._show_busy(True)
        self._workplace.city.talk(
            "enrol", lambda: desk.exchange.enrol(url, code, pem), self._joined, self._refused
        )

    def _read_pem(self) -> str | None:
        path = self.ca_file.text().strip()
        if not path:
            return ""
        try:
            return read_ca_file(Path(path))
        except (OSError, ValueError):
            self._ca.remark(self.tr("This file cannot be read as certificates."), Severity.ERROR)
            self.ca_file.setFocus()
            return None

    def _joined(self, certificate: Certificate) -> None:
        self._show_busy(False)
        self.code.clear()
        text = self.tr("This desk has joined the city: desk {desk}, numbers {first}–{last}.")
        self._workplace.say(
            Notice(
                Tone.GOOD,
                text.format(
                    desk=certificate.desk_no, first=certificate.first_number, last=certificate.last_number
                ),
            )
        )
        self._workplace.notices.publish(Changes(settings=True, queue=True))
        self._workplace.city.begin()
        self.joined.emit()
        self.read()

    def _refused(self, error: DeskError) -> None:
        self._show_busy(False)
        words = f"{self._workplace.words(error)} ({self._workplace.messages.code(error.key)})"
        at = self._code if error.key in ("city.bad_code", "city.desk_taken", "city.other_desk") else self._url
        at.remark(words, Severity.ERROR)
        at.editor.setFocus()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self.join.setEnabled(not busy)
        self.join.setText(self.tr("Asking the city…") if busy else self.tr("Join the city"))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("CA file of the city"), "", "PEM (*.pem *.crt)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.ca_file.setText)
        dialog.open()

    def _stale(self) -> None:
        if self.isVisible() and not self._workplace.city.state.running:
            self.read()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(16)
        column.addLayout(self._rows)
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        self._why = PlainLabel(size="hint", wrap=True)
        fields.addWidget(PlainLabel(self.tr("Join the city"), "section"))
        for field in (self._url, self._code):
            field.setMaximumWidth(_WIDEST)
            fields.addWidget(field)
        file = QWidget()
        file.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(file)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._ca, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addWidget(file)
        fields.addWidget(self._why)
        fields.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(inside)
