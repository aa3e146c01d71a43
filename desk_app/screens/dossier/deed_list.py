"""The deeds of a dossier: the next one framed, the others as a list with keys, what must wait folded with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.form_rules import forms_of
from desk_app.domain.steps.forms import FormId
from desk_app.domain.steps.rights import Person
from desk_app.domain.steps.steps import STEPS, Hindrance, allowed, next_step
from desk_app.messages import Messages
from desk_app.qt.tokens import Gap
from desk_app.screens.dossier.deed_row import DeedRow
from desk_app.screens.dossier.deed_words import GRAVE, KEYS, WORDS, deed_hint, deed_word
from desk_app.screens.formats import counted
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.key_hint import KeyHint
from desk_app.screens.widgets.labels import PlainLabel

_SHOWN_WHEN_DUE = frozenset({Deed.RECEIVE, Deed.REFUSE, Deed.REOPEN, Deed.ASK_PAYMENT, Deed.PAYMENT_MET})


class NextDeed(QFrame):
    """The likely next deed in a frame; its key F9 is the bottom bar's, a click does the same."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("now", "true")
        self.word = PlainLabel(size="section", wrap=True)
        self.hint = PlainLabel(size="hint", wrap=True)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("NEXT"), "caps"))
        head.addStretch(1)
        head.addWidget(KeyHint("F9", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, Gap.NEAR, 14, 14)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.word)
        column.addWidget(self.hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin the deed."""
        self.pressed.emit()


class DeedList(QWidget):
    """Tells `wanted` (a Deed) and `form_wanted` (the id of a form to print)."""

    wanted = Signal(str)
    form_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._reasons: dict[Deed, str] = {}
        self._next: Deed | None = None
        self._printable: tuple[tuple[FormId, ...], str] | None = None
        self.next = NextDeed()
        self.next.pressed.connect(self._press_next)
        self._rows = {deed: DeedRow(deed_word(deed), KEYS[deed], grave=deed in GRAVE) for deed in WORDS}
        for deed, row in self._rows.items():
            row.button.clicked.connect(partial(self._press, deed))
        self._why = PlainLabel(size="hint", wrap=True)
        self._why.setContentsMargins(Gap.SMALL, 0, Gap.SMALL, Gap.TIGHT)
        self._possible, self._folded, self._prints = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.fold = KeyButton(key="Alt+X", role="bare", height=26)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        self.addAction(make_action(self, "", self.fold.click, "Alt+X"))
        self._waiting = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        for layout in (self._possible, self._folded, self._prints):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._waiting.setLayout(self._folded)
        self._waiting.hide()
        others, self._others = _card(self.tr("Other deeds"))
        others.addWidget(self._why)
        others.addLayout(self._possible)
        others.addWidget(self.fold)
        others.addWidget(self._waiting)
        for row in self._rows.values():
            self._folded.addWidget(row)
        prints, self._print_card = _card(self.tr("Print"))
        prints.addLayout(self._prints)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.NEAR)
        column.addWidget(self.next)
        column.addWidget(self._others)
        column.addWidget(self._print_card)
        column.addStretch(1)

    def show_dossier(self, dossier: Dossier, messages: Messages, by: Person) -> None:
        """Sort every deed for this dossier and this person: the next one, what can be done, what must wait."""
        self._next = next_step(dossier)
        waiting = 0
        for deed, row in self._rows.items():
            found = allowed(deed, dossier, by)
            reason = _why(messages, found) if found else ""
            self._reasons[deed] = reason
            shown = not reason or deed not in _SHOWN_WHEN_DUE
            row.say_why(reason)
            (self._folded if reason else self._possible).addWidget(row)
            row.setVisible(shown and (deed is not self._next or bool(reason)))
            waiting += bool(reason) and shown
        self._show_next()
        self._show_why(dossier)
        one = self.tr("{count} deed must wait, see why")
        self.fold.setText(counted(waiting, one, self.tr("{count} deeds must wait, see why")))
        self.fold.setVisible(bool(waiting))
        self._show_prints(dossier, messages, by)

    @property
    def waiting(self) -> tuple[QAction, ...]:
        """The deeds that must wait, each with its reason; folded or not."""
        return tuple(one.action for one in self._rows.values() if not one.isHidden() and one.action.toolTip())

    @property
    def reasons(self) -> Mapping[Deed, str]:
        """Why each deed must wait; empty for what can be done."""
        return self._reasons

    def button(self, name: Deed) -> QPushButton:
        """Give the button of a deed."""
        return self._rows[name].button

    def _press_next(self) -> None:
        if self._next is not None:
            self._press(self._next)

    def _press(self, deed: Deed) -> None:
        self.wanted.emit(deed.value)

    def _unfold(self, unfolded: bool) -> None:
        self._waiting.setVisible(unfolded)

    def _show_why(self, dossier: Dossier) -> None:
        """Say in place of the next deed why there is none."""
        words = "" if self._next is not None else self._reasons[Deed.FORWARD]
        if dossier.disputed:
            words = self.tr(
                "What comes next is not clear: the supervisor looks at Needs attention (Ctrl+5) first."
            )
        self._why.setText(words)
        self._why.setVisible(bool(words))

    def _show_next(self) -> None:
        deed = self._next
        self.next.setVisible(deed is not None)
        if deed is not None:
            self.next.word.setText(deed_word(deed).removesuffix("…"))
            self.next.hint.setText(self._reasons[deed] or deed_hint(deed))

    def _show_prints(self, dossier: Dossier, messages: Messages, by: Person) -> None:
        right = STEPS[Deed.PRINT].right
        reason = "" if by.may(right) else messages.text("rights.missing.button", right=right)
        forms = forms_of(dossier)
        if self._printable == (forms, reason):
            return  # A button with the cursor stays where a print is noted meanwhile.
        self._printable = (forms, reason)
        while item := self._prints.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        for form in forms:
            button = KeyButton(messages.form_name(form), role="row", height=26)
            button.clicked.connect(partial(self.form_wanted.emit, form.value))
            button.setEnabled(not reason)
            button.setToolTip(reason)
            self._prints.addWidget(button)
        self._print_card.setVisible(bool(forms))


def _card(title: str) -> tuple[QVBoxLayout, QFrame]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Gap.NEAR, 10, Gap.NEAR, Gap.SMALL)
    column.setSpacing(2)
    head = PlainLabel(title, "section")
    head.setContentsMargins(Gap.SMALL, 0, 0, Gap.TIGHT)
    column.addWidget(head)
    return column, card


def _why(messages: Messages, hindrance: Hindrance) -> str:
    """Say it for somebody who has not tried yet, where there is such a sentence."""
    short = f"{hindrance.key}.button"
    return messages.text(short if messages.knows(short) else hindrance.key, **hindrance.params)
