"""The deeds of a dossier as a column of buttons; what cannot be done now says why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.form_rules import forms_of
from desk_app.domain.steps.rights import Person
from desk_app.domain.steps.steps import STEPS, Hindrance, allowed, next_step
from desk_app.messages import Messages
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.labels import PlainLabel

_SHOWN_WHEN_DUE = frozenset({Deed.RECEIVE, Deed.REFUSE, Deed.REOPEN, Deed.ASK_PAYMENT, Deed.PAYMENT_MET})
_GRAVE = frozenset({Deed.STOP, Deed.WITHDRAW, Deed.VOID, Deed.REFUSE})


class DeedList(QWidget):
    """Tells `wanted` (a Deed) and `form_wanted` (the id of a form to print)."""

    wanted = Signal(str)
    form_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[Deed, QPushButton] = {}
        self._reasons: dict[Deed, str] = {}
        self._prints = QVBoxLayout()
        self._prints.setSpacing(4)
        self._why = PlainLabel(size="hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 24, 8)
        column.setSpacing(4)
        column.addWidget(PlainLabel(self.tr("What can be done"), "section"))
        for name, word in self._words().items():
            button = plain_button(word, partial(self.wanted.emit, name.value))
            if name in _GRAVE:
                button.setProperty("role", "grave")
            self._buttons[name] = button
            column.addWidget(button)
        column.addWidget(self._why)
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Print (F8 prints the last one again)"), "section"))
        column.addLayout(self._prints)
        column.addStretch(1)

    def show_dossier(self, dossier: Dossier, messages: Messages, by: Person) -> None:
        """Switch every deed on or off for this dossier and this person."""
        for name, button in self._buttons.items():
            found = allowed(name, dossier, by)
            reason = _why(messages, found) if found else ""
            self._reasons[name] = reason
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.setAccessibleDescription(reason)
            button.setVisible(not reason or name not in _SHOWN_WHEN_DUE)
        closed = next_step(dossier) is None
        self._why.setText(self._reasons[Deed.FORWARD] if closed else "")
        self._show_prints(dossier, messages, by)

    @property
    def reasons(self) -> Mapping[Deed, str]:
        """Why each deed must wait; empty for what can be done."""
        return self._reasons

    def button(self, name: Deed) -> QPushButton:
        """Give the button of a deed."""
        return self._buttons[name]

    def _show_prints(self, dossier: Dossier, messages: Messages, by: Person) -> None:
        right = STEPS[Deed.PRINT].right
        reason = "" if by.may(right) else messages.text("rights.missing.button", right=right)
        while item := self._prints.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        for form in forms_of(dossier):
            button = plain_button(messages.form_name(form), partial(self.form_wanted.emit, form.value))
            button.setEnabled(not reason)
            button.setToolTip(reason)
            self._prints.addWidget(button)

    def _words(self) -> dict[Deed, str]:
        return {
            Deed.RECEIVE: self.tr("&Go on receiving"),
            Deed.REFUSE: self.tr("R&efuse (form 03)…"),
            Deed.FORWARD: self.tr("&Forward…"),
            Deed.SUPPLEMENT: self.tr("&Ask for a supplement (form 02)…"),
            Deed.SUPPLIED: self.tr("&Supplement handed in…"),
            Deed.GRANT: self.tr("Result arri&ved…"),
            Deed.RETURN: self.tr("&Return the result…"),
            Deed.EXTEND: self.tr("E&xtend the due date…"),
            Deed.ASK_PAYMENT: self.tr("Ask for pa&yment…"),
            Deed.PAYMENT_MET: self.tr("Pai&d…"),
            Deed.STOP: self.tr("S&top…"),
            Deed.WITHDRAW: self.tr("&Withdrawn by the citizen…"),
            Deed.REOPEN: self.tr("Re&open…"),
            Deed.VOID: self.tr("&Cancel the number…"),
        }


def _why(messages: Messages, hindrance: Hindrance) -> str:
    """Say it for somebody who has not tried yet, where there is such a sentence."""
    short = f"{hindrance.key}.button"
    return messages.text(short if messages.knows(short) else hindrance.key, **hindrance.params)
