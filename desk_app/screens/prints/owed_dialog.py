"""The one list of papers that did not come out: printed again, elsewhere, or said to have come out after all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import DeskError
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
ROWS = 3, 5
"""Papers shown at least and at most before the list rolls; five fit a screen of 1366×768 at 150 %."""
SEEN_SECONDS = 0.8
"""A paper that came under the mark by itself has to be seen before a digit settles it."""


class OwedDialog(DeskDialog):
    """The newest paper is marked; a digit settles it, and the list stays open for the next.

    The mark stays with its paper whatever comes and goes. Where that paper is done and another takes its place, a
    second press of a tired finger settles nothing.
    """

    gives_way = True

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(self.tr("Papers that did not come out"), parent)
        self._workplace = workplace
        self._flow = print_flow_of(workplace)
        self.lines: tuple[OwedLine, ...] = ()
        self.list = KeyedList()
        self.list.setAccessibleName(self.tr("Papers that did not come out"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self._seen_from = float("-inf")
        self._hint = PlainLabel(self.tr("Looking…"), "hint", wrap=True)
        self.setMinimumWidth(WIDTH)
        self.body.addWidget(self.list)
        self.body.addWidget(self._hint)
        self._again = self._key(self.tr("Print again"), self._print_again, "1")
        # The words of a printer in trouble name the key that prints again on every page.
        self._again.setShortcuts([QKeySequence("Alt+1"), QKeySequence("F8")])
        self._other = self._key(self.tr("Another printer…"), self._another_printer, "2")
        self._out = self._key(self.tr("The paper came out after all"), self._came_out, "3")
        for action in (self._again, self._other, self._out):
            self.buttons.addWidget(ActionButton(action, height=Size.BAR_BUTTON))
        self.add_back()
        self.list.currentRowChanged.connect(self._allow)
        for heard in (self._flow.sent, self._flow.came_out):
            heard.connect(self._read)
        self._flow.troubled.connect(self._troubled)
        workplace.notices.dossiers.connect(self._read)
        self._allow()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit settles the marked paper; Enter does nothing: which of the three it is, only the clerk knows."""
        by_digit = {"1": self._again, "2": self._other, "3": self._out}
        if (action := by_digit.get(event.text())) is not None:
            if not event.isAutoRepeat():
                action.trigger()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _key(self, text: str, do: Callable[[], object], key: str) -> QAction:
        action = make_action(self, text, do, f"Alt+{key}")
        action.setProperty("shownKey", key)
        self.addAction(action)
        return action

    def _read(self, *_: object) -> None:
        desk, by = self._workplace.desk, self._workplace.operator
        self._workplace.ask_newest("owed_papers", lambda: desk.printing.owed(by), self._show, owner=self)

    def _show(self, lines: tuple[OwedLine, ...]) -> None:
        marked, row = self._line(), max(self.list.currentRow(), 0)
        same = [at for at, line in enumerate(lines) if marked is not None and _is_same(line, marked)]
        first, self.lines = not self.lines, lines
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([self._text(line) for line in lines])
            self.list.setCurrentRow(same[0] if same else min(row, len(lines) - 1))
        if marked is not None and not same:
            self._seen_from = self._workplace.clock.monotonic() + SEEN_SECONDS
            text = self.tr("{code} is done. Look at the next paper before you settle it.")
            self._hint.setText(text.format(code=marked.code) if lines else "")
        elif first:
            self._hint.setText("")
        if not lines:
            self._hint.setText(self.tr("Every paper has come out."))
        self._fit()
        if lines:
            self.list.setFocus()
        self._allow()

    def _fit(self) -> None:
        """Show whole papers, as many as there are within reason."""
        rows = max(ROWS[0], min(len(self.lines), ROWS[1]))
        high = max((self.list.sizeHintForRow(at) for at in range(len(self.lines))), default=0)
        self.list.setFixedHeight(
            rows * (high or 2 * self.fontMetrics().height()) + 2 * self.list.frameWidth() + 2
        )
        self.make_room()

    def _troubled(self, sheet: Sheet, error: DeskError) -> None:
        """Say here what keeps the paper: the window's own words stand behind this list."""
        if any(Sheet(line.code, line.paper.form) == sheet for line in self.lines):
            self._hint.setText(self._workplace.words(error))
            self.make_room()
        self._read()

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

    def _wanted(self) -> OwedLine | None:
        """The paper a digit means; none while the mark has only just come to it by itself."""
        return self._line() if self._workplace.clock.monotonic() >= self._seen_from else None

    def _print_again(self) -> None:
        line = self._wanted()
        if line is not None:
            sheet = Sheet(line.code, line.paper.form)
            self._given_up(line, sheet, partial(self._flow.print, sheet))

    def _another_printer(self) -> None:
        line = self._wanted()
        if line is not None:
            sheet = Sheet(line.code, line.paper.form)
            self._given_up(line, sheet, partial(choose_printer, self._workplace, sheet, self))

    def _came_out(self) -> None:
        line = self._wanted()
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


def _is_same(line: OwedLine, other: OwedLine) -> bool:
    return (line.code, line.paper.form) == (other.code, other.paper.form)
