"""The dialogs of the rare deeds: extend, cancel the number, and a deed that needs only a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.rights import Right
from desk_app.domain.text import clean
from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.screens.dossier.deed_dialog import DeedDialog, Doing, asked_for
from desk_app.screens.formats import moment_text
from desk_app.screens.reception.fields.typed_date import read_typed_date, written
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.ticks import TickBox
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.people.operators import Operator


class ReasonDeedDialog(DeedDialog):
    """A deed that only needs its reason; `do` gets reason and operator."""

    def __init__(
        self,
        workplace: Workplace,
        title: str,
        text: str,
        deed: str,
        do: Callable[[str, Operator], object],
        parent: QWidget,
        *,
        about: Dossier,
        grave: bool = False,
    ) -> None:
        self._text, self._done_by, self.grave = text, do, grave
        super().__init__(workplace, title, deed, parent, about=about)

    def fill(self) -> None:
        """Ask for the reason."""
        self.reason = _reason_box()
        if self._text:
            self.body.addWidget(PlainLabel(self._text, wrap=True))
        self.body.addWidget(Field(self.tr("&Reason in words"), self.reason, "reason"))

    def deed(self, by: Operator) -> Doing:
        """Do it."""
        reason, do = self.reason.toPlainText(), self._done_by
        return lambda _: do(reason, by)


class ExtendDialog(DeedDialog):
    """Sets the one later date (Mẫu 04); `to_approve` is the right of a second person it takes, None for none."""

    def __init__(
        self, workplace: Workplace, dossier: Dossier, to_approve: Right | None, parent: QWidget
    ) -> None:
        self._dossier = dossier
        title, deed = self.tr("Extend the due date"), self.tr("Extend")
        super().__init__(workplace, title, deed, parent, to_approve=to_approve, about=dossier)
        self.say_facts(self.tr("Once only; the citizen gets an apology with the new date."))

    def fill(self) -> None:
        """Offer the day after the present date, at the same hour."""
        due = self._dossier.due_at
        start = local(due) if due else self.workplace.clock.now()
        self.day = QLineEdit(written((start + timedelta(days=1)).date()), maxLength=12)
        self.clock_time = QLineEdit(f"{start:%H:%M}", maxLength=5)
        self.document = QLineEdit(maxLength=100)
        self.reason = _reason_box()
        now = self.tr("Due now: {moment}")
        self.body.addWidget(PlainLabel(now.format(moment=moment_text(start)), wrap=True))
        number = self.tr("Number of form &04")
        moment = QHBoxLayout()
        moment.setSpacing(16)
        moment.addWidget(Field(self.tr("New &day"), self.day, "due_at"), 2)
        moment.addWidget(Field(self.tr("&Hour"), self.clock_time, "hour"), 1)
        moment.addWidget(Field(number, self.document, "document", quiet=self.tr("not required")), 3)
        self.body.addLayout(moment)
        self.body.addWidget(Field(self.tr("&Reason in words"), self.reason, "reason"))
        self.start = self.day

    def fields(self) -> tuple[QWidget, ...]:
        """Walk from the day over the hour to the apology."""
        return (self.day, self.clock_time, self.document)

    def deed(self, by: Operator) -> Doing | None:
        """Extend."""
        day = read_typed_date(self.day.text(), self.workplace.clock.now().date())
        moment = _time(self.clock_time.text())
        if day is None or moment is None:
            (self.day if day is None else self.clock_time).setFocus()
            self.say_at("due_at" if day is None else "hour", self.tr("For example 26/11/2026 and 10:15"))
            return None
        due_at = datetime.combine(day, moment, VIETNAM)
        desk, code, reason = self.workplace.desk, self._dossier.code, self.reason.toPlainText()
        document = self.document.text()
        return lambda approver: desk.dossier.extend(code, reason, due_at, by, approver, document)

    def matter(self) -> str:
        """Name the present and the new date, and the reason."""
        due = self._dossier.due_at
        return asked_for(
            self.workplace,
            self._dossier,
            "counter.approve_extension",
            before=moment_text(due) if due else "–",
            after=f"{clean(self.day.text())} {clean(self.clock_time.text())}",
            reason=clean(self.reason.toPlainText()) or "–",
        )


class CancelNumberDialog(DeedDialog):
    """Cancels a number for ever, after the clerk's own PIN; may begin anew with what was typed.

    `to_approve` is the right of a second person it takes once the dossier has left the counter.
    """

    grave = True

    def __init__(
        self, workplace: Workplace, dossier: Dossier, to_approve: Right | None, parent: QWidget
    ) -> None:
        self._dossier = dossier
        title = self.tr("Cancel number {code}").format(code=dossier.code)
        deed = self.tr("Cancel the number")
        super().__init__(workplace, title, deed, parent, to_approve=to_approve, about=dossier)

    def fill(self) -> None:
        """Ask for reason and PIN."""
        self.reason = _reason_box()
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self.anew = TickBox(self.tr("&Take it in anew afterwards with what was typed"))
        self.anew.setChecked(True)
        text = self.tr(
            "The number stays used for ever and scans as cancelled. Take the slip back from the citizen."
        )
        self.body.addWidget(PlainLabel(text, wrap=True))
        self.body.addWidget(Field(self.tr("&Reason in words"), self.reason, "reason"))
        self.body.addWidget(self.anew)
        self.pin.setMaximumWidth(220)
        self.body.addWidget(Field(self.tr("Your &PIN"), self.pin, "pin"))

    def fields(self) -> tuple[QWidget, ...]:
        """Let Enter after the PIN come to the button, and press nothing by itself."""
        return (self.pin,)

    def deed(self, by: Operator) -> Doing | None:
        """Check the PIN and cancel; an empty PIN is no try."""
        if not clean(self.reason.toPlainText()):
            self.reason.setFocus()
            self.say_at("reason", self.workplace.messages.text("reason.missing"))
            return None
        if not self.pin.text():
            self.pin.setFocus()
            self.say_at("pin", self.tr("Type your PIN."))
            return None
        desk, code = self.workplace.desk, self._dossier.code
        reason, pin = self.reason.toPlainText(), self.pin.text()
        self.pin.clear()

        def cancel(approver: Operator | None) -> object:
            desk.people.sign_in(by.user, pin)
            return desk.dossier.void(code, reason, by, approver=approver)

        return cancel

    def matter(self) -> str:
        """Give the reason."""
        reason = clean(self.reason.toPlainText()) or "–"
        return asked_for(self.workplace, self._dossier, "counter.approve_cancelling", reason=reason)


def _reason_box() -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setFixedHeight(72)
    box.setTabChangesFocus(True)
    return box


def _time(text: str) -> time | None:
    hour, _, minute = text.strip().replace("h", ":").replace("g", ":").partition(":")
    try:
        return time(int(hour), int(minute or "0"))
    except ValueError:
        return None
