"""The deeds of a dossier as a column of buttons; what cannot be done now says why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desk_app.domain.dossier import Dossier, PrintState
from desk_app.messages import Messages
from desk_app.screens.dossier.moves import DeedName, hindrance, next_deed
from desk_app.screens.dossier.view import form_name
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.labels import PlainLabel

_GRAVE = frozenset({DeedName.STOP, DeedName.WITHDRAW, DeedName.VOID, DeedName.REFUSE})


class DeedList(QWidget):
    """Tells `wanted` (a DeedName) and `form_wanted` (the id of a form to print)."""

    wanted = Signal(str)
    form_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[DeedName, QPushButton] = {}
        self._reasons: dict[DeedName, str] = {}
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

    def show_dossier(self, dossier: Dossier, messages: Messages, *, supervisor: bool) -> None:
        """Switch every deed on or off for this dossier and this person."""
        for name, button in self._buttons.items():
            found = hindrance(dossier, name, supervisor=supervisor)
            reason = messages.text(found.key, **found.params) if found else ""
            self._reasons[name] = reason
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.setAccessibleDescription(reason)
            button.setVisible(not reason or name not in (DeedName.RESUME, DeedName.REFUSE, DeedName.REOPEN))
        closed = next_deed(dossier) is None
        self._why.setText(self._reasons[DeedName.FORWARD] if closed else "")
        self._show_prints(dossier)

    @property
    def reasons(self) -> Mapping[DeedName, str]:
        """Why each deed must wait; empty for what can be done."""
        return self._reasons

    def button(self, name: DeedName) -> QPushButton:
        """Give the button of a deed."""
        return self._buttons[name]

    def _show_prints(self, dossier: Dossier) -> None:
        while item := self._prints.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        for form in printable_forms(dossier):
            button = plain_button(form_name(form), partial(self.form_wanted.emit, form))
            self._prints.addWidget(button)

    def _words(self) -> dict[DeedName, str]:
        return {
            DeedName.RESUME: self.tr("&Go on receiving"),
            DeedName.REFUSE: self.tr("R&efuse (form 03)…"),
            DeedName.FORWARD: self.tr("&Forward…"),
            DeedName.SUPPLEMENT: self.tr("&Ask for a supplement (form 02)…"),
            DeedName.SUPPLIED: self.tr("&Supplement handed in…"),
            DeedName.RESULT: self.tr("Result arri&ved…"),
            DeedName.RETURN: self.tr("&Return the result…"),
            DeedName.EXTEND: self.tr("E&xtend the due date…"),
            DeedName.STOP: self.tr("S&top…"),
            DeedName.WITHDRAW: self.tr("&Withdrawn by the citizen…"),
            DeedName.REOPEN: self.tr("Re&open…"),
            DeedName.VOID: self.tr("&Cancel the number…"),
        }


def printable_forms(dossier: Dossier) -> tuple[str, ...]:
    """Give the forms this dossier has something to say on."""
    if dossier.voided_reason:
        return ()
    printed = {record.form for record in dossier.prints}
    ready = {
        "01": dossier.number is not None,
        "02": bool(dossier.supplements),
        "03": "03" in printed or any(line.kind == "dossier_refused" for line in dossier.history),
        "return": dossier.hand_over is not None,
    }
    return tuple(form for form, is_ready in ready.items() if is_ready)


def last_form(dossier: Dossier) -> str:
    """Give the form F8 prints again: the last one that came out or should have, else the receipt slip."""
    tried = [one.form for one in dossier.prints if one.state is not PrintState.CONFIRMED]
    forms = printable_forms(dossier)
    last = tried[-1] if tried else dossier.prints[-1].form if dossier.prints else ""
    return last if last in forms else forms[0] if forms else ""
