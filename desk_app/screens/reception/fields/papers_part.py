"""The part of the form that holds the papers: the list, and the way to a paper outside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.reception.fields.outside_paper import OutsidePaper
from desk_app.screens.reception.fields.papers_table import PapersTable
from desk_app.screens.reception.fields.typed_papers import TypedPaper
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.labels import PlainLabel, restyle


class PapersPart(QWidget):
    """Shows and gives the papers; `removed` carries a paper taken out and its place, so that it can be put back."""

    edited = Signal()
    passed = Signal()
    removed = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.table = PapersTable()
        self.outside = OutsidePaper()
        self._hint = PlainLabel(self.tr("Choose the procedure to see its papers."), "hint")
        self._remark = PlainLabel(size="hint", wrap=True)
        self._more = plain_button(
            self.tr("+ Paper outside the list (a ground is needed) (&y)"), self.outside.ask, "quiet"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._hint, self.table, self._remark, self.outside):
            column.addWidget(part)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.table.setVisible(bool(papers))
        self._more.setVisible(chosen)
        self._hint.setVisible(not papers)
        empty = self.tr(
            "The list of papers of this procedure is not in the catalogue: add what was handed in."
        )
        self._hint.setText(empty if chosen else self.tr("Choose the procedure to see its papers."))

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Say what is wrong with the papers."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        role = {Severity.ERROR: "fault", Severity.WARNING: "warn", None: "hint"}[severity]
        restyle(self._remark, "role", role)

    @property
    def remark_text(self) -> str:
        """What is said of the papers now."""
        return self._remark.text()

    def focus(self) -> None:
        """Go to the list, or to the way of adding a paper when there is none."""
        (self.table if self.table.isVisible() else self._more).setFocus()

    def put_back(self, paper: TypedPaper, place: int) -> None:
        """Bring a removed paper back to its place."""
        self._show_own((*self.papers[:place], paper, *self.papers[place:]))

    def _add(self, paper: TypedPaper) -> None:
        self._show_own((*self.papers, paper))

    def _remove(self, place: int) -> None:
        paper = self.papers[place]
        self._show_own((*self.papers[:place], *self.papers[place + 1 :]))
        self.removed.emit(paper, place)

    def _show_own(self, papers: tuple[TypedPaper, ...]) -> None:
        self.show_papers(papers, chosen=True)
        self.edited.emit()
