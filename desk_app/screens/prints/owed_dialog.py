"""The one list of papers that did not come out: printed again, elsewhere, or said to have come out after all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier.dossier import PrintState
from desk_app.qt.tokens import Size
from desk_app.screens.formats import moment_text
from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from desk_app.screens.prints.reprint import choose_printer
from desk_app.screens.widgets.buttons import ActionButton, make_action
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.keyed_list import KeyedList
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.printing.owed_papers import OwedLine

WIDTH = 760


class OwedDialog(DeskDialog):
    """The newest paper is marked; a digit settles it, and the list stays open for the next."""

    gives_way = True

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(self.tr("Papers that did not come out"), parent)
        self._workplace = workplace
        self._flow = print_flow_of(workplace)
        self.lines: tuple[OwedLine, ...] = ()
        self.list = KeyedList()
        self.list.setAccessibleName(self.tr("Papers that did not come out"))
        self.list.setMinimumHeight(180)
        self._hint = PlainLabel(self.tr("Looking…"), "hint", wrap=True)
        self.setMinimumWidth(WIDTH)
        self.body.addWidget(self.list)
        self.body.addWidget(self._hint)
        self._again = self._key(self.tr("Print again"), self._print_again, "1")
        self._other = self._key(self.tr("Another printer…"), self._another_printer, "2")
        self._out = self._key(self.tr("The paper came out after all"), self._came_out, "3")
        for action in (self._again, self._other, self._out):
            self.buttons.addWidget(ActionButton(action, height=Size.BAR_BUTTON))
        self.add_button(self.tr("Back"), self.reject, key="Esc")
        self.list.currentRowChanged.connect(self._allow)
        for heard in (self._flow.sent, self._flow.came_out, self._flow.troubled):
            heard.connect(self._read)
        workplace.notices.dossiers.connect(self._read)
        self._allow()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does nothing here: which of the three it is, only the clerk knows."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _key(self, text: str, do: Callable[[], object], key: str) -> QAction:
        action = make_action(self, text, do, key)
        self.addAction(action)
        return action

    def _read(self, *_: object) -> None:
        desk, by = self._workplace.desk, self._workplace.operator
        self._workplace.ask_newest("owed_papers", lambda: desk.printing.owed(by), self._show, owner=self)

    def _show(self, lines: tuple[OwedLine, ...]) -> None:
        row = max(self.list.currentRow(), 0)
        self.lines = lines
        self.list.clear()
        self.list.addItems([self._text(line) for line in lines])
        self._hint.setText("" if lines else self.tr("Every paper has come out."))
        if lines:
            self.list.setCurrentRow(min(row, len(lines) - 1))
            self.list.setFocus()
        self._allow()

    def _text(self, line: OwedLine) -> str:
        paper = line.paper
        if paper.last is None:
            state = self.tr("not printed yet")
        elif paper.is_unsure:
            state = self.tr("the printer took it, look at its tray")
        else:
            state = self.tr("did not come out")
        form = self._workplace.messages.form_name(paper.form)
        return f"{line.code} · {line.name}\n{form} · {moment_text(paper.since)} · {state}"

    def _allow(self, *_: object) -> None:
        line = self._line()
        for action in (self._again, self._other):
            action.setEnabled(line is not None)
        self._out.setEnabled(line is not None and line.paper.last is not None)

    def _line(self) -> OwedLine | None:
        row = self.list.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _print_again(self) -> None:
        line = self._line()
        if line is not None:
            sheet = Sheet(line.code, line.paper.form)
            self._given_up(line, sheet, partial(self._flow.print, sheet))

    def _another_printer(self) -> None:
        line = self._line()
        if line is not None:
            sheet = Sheet(line.code, line.paper.form)
            self._given_up(line, sheet, partial(choose_printer, self._workplace, sheet, self))

    def _came_out(self) -> None:
        line = self._line()
        if line is not None:
            self._settle(line, PrintState.CONFIRMED, self._read)

    def _given_up(self, line: OwedLine, sheet: Sheet, then: Callable[[], object]) -> None:
        """Printing anew says that the earlier job did not come out: it is taken back, and no copy is counted for it."""
        if self._flow.waiting(sheet):
            self._flow.give_up(sheet, then)
        elif line.paper.is_unsure:
            self._settle(line, PrintState.FAILED, then)
        else:
            then()

    def _settle(self, line: OwedLine, state: PrintState, then: Callable[[], object]) -> None:
        last = line.paper.last
        sheet = Sheet(line.code, line.paper.form)
        if last is None:
            return
        if state is PrintState.CONFIRMED and self._flow.waiting(sheet):
            self._flow.confirm(sheet)
            return
        self._flow.settle(line.code, last.print_id, state, then, owner=self)
