"""The box for the procedure: found by everyday words, initials or code, each hit with the door that receives it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.procedure_search import MOST_FOUND, ProcedureIndex
from desk_app.domain.findings import Severity
from desk_app.screens.reception.fields.suggest_edit import SuggestEdit
from desk_app.screens.widgets.labels import CutLabel, PlainLabel, restyle

translate = QCoreApplication.translate

LONGEST_NAME = 48
"""Letters of a name in a line, so that the door beside it is always seen."""


class ProcedureBox(QWidget):
    """Typed text stays as typed; what was chosen stands below it in full. `title` is that of the reception unless given.

    `chosen` gives the version taken, or None when the text is changed again; `passed` when Enter goes on, `sent_away`
    instead when what was taken is another door's.
    """

    chosen = Signal(object)
    sent_away = Signal(object)
    passed = Signal()
    edited = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title or self.tr("2  &Procedure")
        self.edit = SuggestEdit()
        self._remark = ""
        self._name = CutLabel()
        self._name.setMinimumWidth(1)
        self._index = ProcedureIndex((), {})
        self._found: tuple[ProcedureVersion, ...] = ()
        self._choice: ProcedureVersion | None = None
        self._lay_out()
        self.edit.wanted.connect(self._look_up)
        self.edit.taken.connect(self._take)
        self.edit.passed.connect(self.passed)
        self.edit.gone.connect(self.settle)
        self.edit.textChanged.connect(self._changed)

    def offer(self, index: ProcedureIndex) -> None:
        """Search in this catalogue from now on."""
        self._index = index

    def show_choice(self, choice: ProcedureVersion | None, text: str) -> None:
        """Show a choice made before, without telling `chosen`."""
        with QSignalBlocker(self.edit):
            self.edit.setText(text)
        self._choice = choice
        self._describe()

    @property
    def choice(self) -> ProcedureVersion | None:
        """The procedure chosen, None while the text is still open."""
        return self._choice

    def text(self) -> str:
        """Give what is typed."""
        return self.edit.text()

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Mark the box; the words stand in place of the name while nothing is chosen."""
        self._remark = text
        state = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: ""}[severity]
        restyle(self.edit, "state", state)
        self.edit.setAccessibleDescription(text)
        restyle(self._name, "role", state)
        self._describe()

    @property
    def description(self) -> str:
        """The words below the box."""
        return self._name.text()

    def _lay_out(self) -> None:
        title = PlainLabel(self._title, "section")
        title.setBuddy(self.edit)
        self.edit.setAccessibleName(self.tr("Procedure"))
        above = QHBoxLayout()
        above.addWidget(title)
        above.addStretch(1)
        above.addWidget(PlainLabel(self.tr("everyday words, initials or code"), "hint"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addWidget(self.edit)
        column.addWidget(self._name)

    def _changed(self, _text: str) -> None:
        if self._choice is not None:
            self._choice = None
            self._describe()
            self.chosen.emit(None)
        self.edited.emit()

    def _look_up(self, text: str) -> None:
        self._found = self._index.find(text, MOST_FOUND)
        self.edit.suggest([_line(version) for version in self._found], mark_first=bool(text.strip()))

    def _take(self, row: int) -> None:
        choice = self._choice = self._found[row]
        self.remark("")
        self.chosen.emit(choice)
        if choice.received_here:
            self.passed.emit()
        else:
            self.sent_away.emit(choice)

    def settle(self) -> None:
        """Choose the procedure when all the words lead to one only; anything else stays open."""
        if self._choice is None and self.edit.text().strip():
            found = self._index.only_one(self.edit.text())
            if found is not None:
                self._choice = found
                self.remark("")
                self.chosen.emit(found)
        self._describe()

    def _describe(self) -> None:
        version = self._choice
        if version is None:
            open_text = (
                self.tr("Not chosen yet: mark a line and press Enter") if self.edit.text().strip() else ""
            )
            self._name.setText(self._remark or open_text)
            return
        self._name.setText(f"{version.short_name or version.name} · {version.code} · {door_text(version)}")
        self._name.setToolTip(version.name)


def door_text(version: ProcedureVersion) -> str:
    """Say that this desk receives a procedure, or who does."""
    if version.received_here:
        return translate("ProcedureBox", "received here")
    return translate("ProcedureBox", "→ {door}").format(door=version.elsewhere)


def _line(version: ProcedureVersion) -> str:
    name = version.short_name or version.name
    shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return f"{shown}  ·  {door_text(version)}  ·  {version.code}"
