"""The box for the procedure: found by everyday words, initials or code, each hit with the door that receives it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.procedure_search import MOST_FOUND, ProcedureIndex
from desk_app.domain.findings import Severity
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.reception.fields.suggest_edit import SuggestEdit
from desk_app.screens.widgets.labels import FieldLabel, restyle
from desk_app.screens.widgets.runs_label import Run, RunsLabel

translate = QCoreApplication.translate

LONGEST_NAME = 48
"""Letters of a name in a line, so that the door beside it is always seen."""
HEAD = 108
"""Width in device-independent pixels at 100 % text of the head beside the box."""


class ProcedureBox(QWidget):
    """Typed text stays as typed; what was chosen stands below it in full. With a `title` it stands below it.

    `chosen` gives the version taken, or None when the text is changed again; `passed` when Enter goes on, `sent_away`
    instead when what was taken is another door's.
    """

    chosen = Signal(object)
    sent_away = Signal(object)
    passed = Signal()
    edited = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title
        self.edit = SuggestEdit()
        self._remark = self._state = ""
        self._name = RunsLabel()
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
        self._state = state
        self._describe()

    @property
    def description(self) -> str:
        """The words below the box."""
        return self._name.text

    def _lay_out(self) -> None:
        """Beside its title on the form, below it elsewhere; the words of what was chosen stand below the box."""
        beside = not self._title
        title = FieldLabel(self._title or self.tr("&Procedure"), "section")
        title.setBuddy(self.edit)
        self.edit.setAccessibleName(self.tr("Procedure"))
        self.edit.set_tag(self.tr("everyday words, initials or code"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Gap.NEAR)
        grid.setVerticalSpacing(0)
        if beside:
            self._head = QHBoxLayout()
            self._head.setSpacing(Gap.NEAR)
            self._head.addWidget(RunsLabel(Run("2", role="hint"), size="section"))
            self._head.addWidget(title, 1)
            grid.addLayout(self._head, 0, 0)
            grid.setColumnMinimumWidth(0, scaled(HEAD))
        else:
            grid.addWidget(title, 0, 1)
        grid.addWidget(self.edit, 0 if beside else 1, 1)
        grid.addWidget(self._name, 1 if beside else 2, 1)
        grid.setColumnStretch(1, 1)

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
            role = {"fault": "red", "warn": "orange"}.get(self._state, "hint")
            self._name.show_runs(Run(self._remark or open_text, role=role))
            return
        where = version.field if version.received_here else door_text(version)
        rest = "".join(f" · {part}" for part in (version.code, where) if part)
        self._name.show_runs(
            Run(version.short_name or version.name, strong=True),
            Run(rest, role="hint" if version.received_here else "orange"),
        )
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
