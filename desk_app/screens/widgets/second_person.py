"""Asks a second person at this window for the own PIN: to approve what another does, or to do what only few may."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.steps.rights import Right
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.workplace import Workplace
    from desk_app.services.people.operators import Operator
    from desk_app.services.people.users import UserLine

Agreed = Callable[["Operator"], object]

_WHY = {
    Right.SECOND_SUPPLEMENT: "counter.second_supplement",
    Right.EXTEND: "counter.extension_consent",
    Right.VOID_AFTER_FORWARDING: "counter.void_consent",
}


class SecondPersonDialog(DeskDialog):
    """Closes when somebody of those who may has signed in, and tells `agreed`; a wrong PIN is said below the PIN."""

    def __init__(
        self,
        workplace: Workplace,
        title: str,
        reason: str,
        matter: str,
        sign_in: Callable[[str, str], Operator],
        agreed: Agreed,
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self._workplace = workplace
        self._sign_in, self._agreed = sign_in, agreed
        self._busy = False
        self.who = QComboBox()
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self.pin_field = Field(self.tr("Own &PIN of this person"), self.pin, below=True)
        self.matter = PlainLabel(matter, wrap=True)
        self.body.addWidget(PlainLabel(reason, wrap=True))
        if matter:
            self.body.addWidget(self.matter)
        self.body.addWidget(Field(self.tr("&Who approves"), self.who, remark_room=False))
        self.body.addWidget(self.pin_field)
        self.add_back()
        self._confirm = self.add_deed(self.tr("Approve"), self._try)

    def offer(self, people: list[UserLine]) -> None:
        """Offer those who may; says so when there is nobody."""
        for one in people:
            self.who.addItem(one.full_name, one.user)
        self._confirm.setEnabled(bool(people))
        if not people:
            self._say_missing("")
        self.pin.setFocus()

    def _try(self) -> None:
        user, pin = str(self.who.currentData() or ""), self.pin.text()
        if not user or not pin or self._busy:
            self._say_missing(user)
            return
        self.pin.clear()
        self._busy = True
        self._workplace.ask(
            "confirm",
            lambda: self._sign_in(user, pin),
            self._confirmed,
            failed=self._refused,
            owner=self,
        )

    def _say_missing(self, user: str) -> None:
        if not self._busy:
            nobody = self.tr("Nobody else at this desk has this right.")
            self._say(self.tr("The PIN of this person is missing.") if user else nobody)
            self.pin.setFocus()

    def _confirmed(self, operator: Operator) -> None:
        self.accept()
        self._agreed(operator)

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self._say(self._workplace.words(error))
        self.pin.setFocus()

    def _say(self, text: str) -> None:
        self.pin_field.remark(text, Severity.ERROR)
        self.show_whole(self.pin_field)


def ask_approval(
    workplace: Workplace, right: Right, matter: str, agreed: Agreed, parent: QWidget
) -> SecondPersonDialog:
    """Ask somebody else with this right to approve what the person signed in is about to do; `matter` says what."""
    desk, by = workplace.desk, workplace.operator
    title = QCoreApplication.translate("SecondPersonDialog", "A second person must approve")
    reason = workplace.messages.text(_WHY[right])
    dialog = SecondPersonDialog(
        workplace, title, reason, matter, lambda user, pin: desk.people.approve(user, pin, by), agreed, parent
    )
    return _opened(dialog, workplace, lambda one: one.user != by.user and one.may(right))


def ask_person(
    workplace: Workplace, right: Right, reason: str, agreed: Agreed, parent: QWidget
) -> SecondPersonDialog:
    """Ask somebody with this right to do it here, whoever is signed in."""
    desk = workplace.desk
    title = QCoreApplication.translate("SecondPersonDialog", "Somebody with the right must approve")
    dialog = SecondPersonDialog(
        workplace,
        title,
        reason,
        "",
        lambda user, pin: desk.people.sign_in(user, pin, one_deed=True),
        agreed,
        parent,
    )
    return _opened(dialog, workplace, lambda one: one.may(right))


def _opened(
    dialog: SecondPersonDialog, workplace: Workplace, suits: Callable[[UserLine], bool]
) -> SecondPersonDialog:
    workplace.ask(
        "who_may",
        workplace.desk.people.list,
        lambda lines: dialog.offer(list(filter(suits, lines))),
        owner=dialog,
    )
    dialog.open()
    return dialog
