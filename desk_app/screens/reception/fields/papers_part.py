"""The part of the form that holds the papers: the list, and the way to a paper outside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.reception.fields.outside_paper import OutsidePaper
from desk_app.screens.reception.fields.papers_table import PapersTable
from desk_app.screens.reception.fields.typed_papers import TypedPaper
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.key_hint import KeyHint
from desk_app.screens.widgets.labels import CutLabel, PlainLabel, restyle
from desk_app.screens.widgets.runs_label import Run, RunsLabel

_RIGHT_MIDDLE = 0x82


class PapersPart(QWidget):
    """Shows and gives the papers; `removed` carries a paper taken out and its place, so that it can be put back."""

    edited = Signal()
    passed = Signal()
    removed = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.table = PapersTable()
        self.outside = OutsidePaper()
        self._remark = CutLabel(size="hint")
        self._remark.setProperty("alignment", _RIGHT_MIDDLE)
        self._counted = RunsLabel(size="hint")
        self._more = KeyButton(self.tr("+ Paper &outside the list"), role="bare", height=Size.CHIP)
        self._more.clicked.connect(self.outside.ask)
        self._more.setToolTip(self.tr("A paper outside the list needs its ground (law or agreement)."))
        head = QHBoxLayout()
        head.setSpacing(Gap.NEAR)
        head.addWidget(RunsLabel(Run("3", role="hint"), size="section"))
        head.addWidget(PlainLabel(self.tr("Papers"), "section"))
        head.addWidget(self._more)
        head.addWidget(self._remark, 1)
        head.addWidget(self._counted)
        head.addWidget(KeyHint("F6", self.tr("to the papers")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.TIGHT)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.outside)
        self.table.edited.connect(self._count)
        self.table.edited.connect(self.edited)
        self.table.passed.connect(self.passed)
        self.table.removal_wanted.connect(self._remove)
        self.outside.added.connect(self._add)
        self.outside.closed.connect(lambda: self.table.setFocus())
        self.remark("")
        self.show_papers((), chosen=False)

    @property
    def papers(self) -> tuple[TypedPaper, ...]:
        """The papers as ticked now."""
        return self.table.papers

    def show_papers(self, papers: tuple[TypedPaper, ...], *, chosen: bool) -> None:
        """Show a list; `chosen` tells whether there is a procedure it belongs to."""
        self.table.show_papers(papers)
        self._more.setEnabled(chosen)
        self._count()
        empty = self.tr(
            "The list of papers of this procedure is not in the catalogue: add what was handed in."
        )
        self.table.say_why_empty(empty if chosen else self.tr("Choose the procedure to see its papers."))

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Say what is wrong with the papers, in the line above them."""
        self._remark.setText(text)
        self._remark.setToolTip(text)
        self.table.setAccessibleDescription(text)
        role = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: "hint"}[severity]
        restyle(self._remark, "role", role)

    @property
    def remark_text(self) -> str:
        """What is said of the papers now."""
        return self._remark.text()

    def focus(self) -> None:
        """Go to the list, or to the way of adding a paper when there is none."""
        (self.table if self.papers or not self._more.isEnabled() else self._more).setFocus()

    def put_back(self, paper: TypedPaper, place: int) -> None:
        """Bring a removed paper back to its place."""
        self._show_own((*self.papers[:place], paper, *self.papers[place:]))

    def _count(self) -> None:
        taken = sum(paper.ticked for paper in self.papers)
        word = Run(self.tr("taken in "), role="hint")
        self._counted.show_runs(*((word, Run(str(taken), strong=True)) if self.papers else ()))

    def _add(self, paper: TypedPaper) -> None:
        self._show_own((*self.papers, paper))

    def _remove(self, place: int) -> None:
        paper = self.papers[place]
        self._show_own((*self.papers[:place], *self.papers[place + 1 :]))
        self.removed.emit(paper, place)

    def _show_own(self, papers: tuple[TypedPaper, ...]) -> None:
        self.show_papers(papers, chosen=True)
        self.edited.emit()
