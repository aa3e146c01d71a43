"""The dialog of one deed: its fields, the deed itself, and what was wrong when it is refused; nothing typed is lost."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desk_app.domain.findings import Finding, Severity
from desk_app.domain.steps.rights import Right
from desk_app.screens.widgets.dialogs import DeskDialog, keep_typed
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.second_person import ask_approval
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.errors import DeskError
    from desk_app.services.people.operators import Operator


WIDTH = 720
"""One column, as wide as every dialog that asks for more than one answer."""
Doing = Callable[["Operator | None"], object]
"""A deed as typed, ready to be done; it is given the second person who approved it, None where nobody had to."""


def about_words(dossier: Dossier) -> str:
    """Say whose dossier a deed is done on: code, citizen, procedure."""
    return " · ".join((dossier.code, dossier.matter_of.name, dossier.procedure.name))


def asked_for(workplace: Workplace, dossier: Dossier, key: str, **what: str) -> str:
    """Put a matter into words: code, citizen and the person signed in first, then what a message says of the deed."""
    by = workplace.operator.full_name
    text = workplace.messages.text
    head = text("counter.approve_matter", code=dossier.code, name=dossier.matter_of.name, by=by)
    return "\n".join([head, text(key, **what)])


class DeedDialog(DeskDialog):
    """Closes only when the deed is done; `done_with` gives the answer of the service.

    With `to_approve` a second person who has that right signs in each time before it is done.
    """

    done_with = Signal(object)

    grave = False
    """Whether the deed takes something away for good: then going back is the default, and the deed is not blue."""

    def __init__(
        self,
        workplace: Workplace,
        title: str,
        deed: str,
        parent: QWidget,
        to_approve: Right | None = None,
        about: Dossier | None = None,
    ) -> None:
        super().__init__(title, parent, about_words(about) if about else "")
        self.workplace = workplace
        self._to_approve = to_approve
        self._busy = False
        self._trouble = PlainLabel(wrap=True)
        self._trouble.setProperty("role", "fault")
        self._trouble.hide()
        keep_typed(self, workplace)
        self.setMinimumWidth(WIDTH)
        self.fill()
        self.body.addWidget(self._trouble)
        back = self.add_back(default=self.grave)
        button = self.add_deed(deed, self.submit, "grave" if self.grave else "next")
        walk = EnterWalk(self, (back if self.grave else button).setFocus)
        walk.over(*(field for field in self.fields() if not isinstance(field, QPlainTextEdit)))

    @abstractmethod
    def fill(self) -> None:
        """Add the fields to the body."""

    @abstractmethod
    def deed(self, by: Operator) -> Doing | None:
        """Give the deed as typed, or None after saying what is missing."""

    def matter(self) -> str:
        """Say whose dossier it is, who asks and what for, to the second person who is to approve it."""
        return ""

    def fields(self) -> tuple[QWidget, ...]:
        """Give the editors Enter walks through before it comes to the button; none lets Enter press it at once."""
        return ()

    def submit(self) -> None:
        """Do it once; a refusal stands in the dialog and leaves everything typed."""
        if not self._busy:
            self._hush()
        work = None if self._busy else self.deed(self.workplace.operator)
        if work is None:
            return
        if self._to_approve is None:
            self._do(work, None)
        else:
            ask_approval(
                self.workplace,
                self._to_approve,
                self.matter(),
                lambda second: self._do(work, second),
                self,
            )

    def say(self, text: str) -> None:
        """Say what is wrong with the whole."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        self.show_whole(self._trouble)

    def say_at(self, path: str, text: str) -> bool:
        """Say at a field what is missing or wrong there, and go to it; False where the dialog has no such field."""
        for field in self.findChildren(Field):
            if field.path == path:
                field.remark(text, Severity.ERROR)
                self.show_whole(field)
                if not any(one.editor.hasFocus() for one in self.findChildren(Field) if one.remark_text):
                    field.editor.setFocus()
                return True
        return False

    @property
    def trouble(self) -> str:
        """What is said of the last try, at the fields and below them."""
        at_fields = [one.remark_text for one in self.findChildren(Field) if one.remark_text]
        return "\n".join([*at_fields, self._trouble.text()]).strip()

    def _do(self, work: Doing, approver: Operator | None) -> None:
        self._busy = True
        name = self.objectName() or "deed"
        self.workplace.ask(name, lambda: work(approver), self._finished, failed=self._refused, owner=self)

    def _hush(self) -> None:
        self._trouble.setText("")
        self._trouble.hide()
        for field in self.findChildren(Field):
            field.clear_remark()

    def _finished(self, answer: object) -> None:
        self.accept()
        self.done_with.emit(answer)

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self.workplace.note_trouble(error)
        elsewhere = [one for one in error.findings if not self.say_at(one.field, self._words(one))]
        words = [] if error.findings and not elsewhere else [self.workplace.words(error)]
        words += [self.workplace.messages.of(one) for one in elsewhere if one.key != error.key]
        if words:
            self.say("\n".join(words))

    def _words(self, finding: Finding) -> str:
        return self.workplace.messages.of(finding)
