"""The form in which a procedure is corrected: a new version from a day on, never a change of the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.catalogue.procedure import ClockStop, DeadlineKind, DeadlineRule, ProcedureVersion
from desk_app.domain.findings import Severity
from desk_app.qt.look import scaled
from desk_app.screens.catalogue.line_table import LineTable
from desk_app.screens.catalogue.version_lines import (
    EMPTY_FEE,
    EMPTY_PAPER,
    Unreadable,
    fee_cells,
    fee_in_words,
    fee_of,
    paper_cells,
    paper_of,
)
from desk_app.screens.catalogue.words import CLOCK_STOPS, FEE_UNITS, KINDS, word
from desk_app.screens.widgets.fields.day_edit import DayEdit
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.number_box import NumberBox
from desk_app.screens.widgets.labels import PlainLabel

_ROOMY = 1000
"""Width from which four boxes fit beside each other."""


class VersionForm(QScrollArea):
    """Fields for one version; `version()` gives it, or None with the fault marked at its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._known: ProcedureVersion | None = None
        self.name = PlainLabel(size="section", wrap=True)
        self.from_day = DayEdit()
        self.kind = _choice(KINDS)
        self.amount = NumberBox(0, 400)
        self.clock_stop = _choice(CLOCK_STOPS)
        self.own_term = NumberBox(0, 400)
        self.source = QLineEdit(maxLength=200)
        self._day_field = Field(self.tr("Holds &from"), self.from_day)
        self._source_field = Field(self.tr("Decision, or where it was read"), self.source)
        self.papers = LineTable(self.tr("Papers"), self._paper_headings(), EMPTY_PAPER)
        self.fees = LineTable(self.tr("Fees"), self._fee_headings(), EMPTY_FEE)
        self.fees_in_words = PlainLabel(size="hint", wrap=True)
        self.fees.table.itemChanged.connect(self._spell_fees)
        self.fault = PlainLabel(wrap=True)
        self.fault.setProperty("role", "fault")
        self._lay_out()

    def _paper_headings(self) -> tuple[str, ...]:
        return (
            self.tr("Paper"),
            self.tr("Original"),
            self.tr("Certified"),
            self.tr("Copy"),
            self.tr("Always (x)"),
            self.tr("Only shown (x)"),
            self.tr("When needed"),
        )

    def _fee_headings(self) -> tuple[str, ...]:
        units = ", ".join(word(source) for source in FEE_UNITS.values())
        return self.tr("Fee"), self.tr("Amount (đồng)"), self.tr("Charged ({units})").format(units=units)

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        self._terms = (
            Field(self.tr("Term counted in"), self.kind),
            Field(self.tr("Term"), self.amount),
            Field(self.tr("After a supplement"), self.clock_stop),
            Field(self.tr("Own term (working days)"), self.own_term),
        )
        self._place(4)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(grid)
        column.addWidget(self.fault)
        column.addWidget(PlainLabel(self.tr("Papers"), "section"))
        column.addWidget(self.papers)
        column.addWidget(PlainLabel(self.tr("Fees"), "section"))
        column.addWidget(self.fees)
        column.addWidget(self.fees_in_words)
        column.addStretch(1)
        self.setWidget(inside)

    def _place(self, across: int) -> None:
        """Set so many boxes beside each other."""
        self._across = across
        self._grid.addWidget(self._day_field, 0, 0)
        self._grid.addWidget(self._source_field, 0, 1, 1, across - 1)
        for at, field in enumerate(self._terms):
            self._grid.addWidget(field, 1 + at // across, at % across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set two boxes beside each other where four would be wider than the page."""
        super().resizeEvent(event)
        across = 4 if self.width() >= scaled(_ROOMY) else 2
        if across != self._across:
            self._place(across)

    def show_version(self, version: ProcedureVersion, today: date) -> None:
        """Begin a new version from the one in force."""
        self._known = version
        self.name.setText(f"{version.code} · {version.name}")
        self.from_day.set_day(today)
        self.kind.setCurrentIndex(self.kind.findData(version.deadline.kind))
        self.amount.setValue(version.deadline.amount)
        self.clock_stop.setCurrentIndex(self.clock_stop.findData(version.deadline.clock_stop))
        self.own_term.setValue(version.deadline.own_term_days)
        self.source.setText("")
        self.source.setPlaceholderText(version.provenance.source)
        self.papers.show_lines([(paper, paper_cells(paper)) for paper in version.papers])
        self.fees.show_lines([(fee, fee_cells(fee)) for fee in version.fees])
        self._spell_fees()
        self._clear_remarks()
        self.from_day.setFocus()

    def version(self) -> ProcedureVersion | None:
        """Give the version as typed; a source is needed, for it is what later readers ask for."""
        self._clear_remarks()
        known, day, source = self._known, self.from_day.day(), self.source.text().strip()
        if known is None or day is None:
            self._day_field.remark(self.tr("dd/mm/yyyy"), Severity.ERROR)
            self.from_day.setFocus()
            return None
        if not source:
            self._source_field.remark(self.tr("needed"), Severity.ERROR)
            self.source.setFocus()
            return None
        try:
            papers = tuple(paper_of(cells) for _, cells in self.papers.lines())
            fees = tuple(fee_of(cells, origin) for origin, cells in self.fees.lines())
        except Unreadable as trouble:
            text = self.tr("“{text}” cannot be read here. Write a number, or a word of the heading.")
            self.fault.setText(text.format(text=str(trouble)))
            return None
        provenance = replace(known.provenance, source=source, unverified=(), suspect=False)
        return replace(
            known,
            effective_from=day,
            deadline=self._deadline(),
            papers=papers,
            fees=fees,
            complete=True,
            provenance=provenance,
        )

    def refuse(self, text: str) -> None:
        """Show why the desk would not keep it."""
        self.fault.setText(text)
        self.ensureWidgetVisible(self.fault)

    def _spell_fees(self) -> None:
        spelled = (fee_in_words(cells) for _, cells in self.fees.lines())
        self.fees_in_words.setText("\n".join(words for words in spelled if words))

    def _deadline(self) -> DeadlineRule:
        stop = ClockStop(self.clock_stop.currentData())
        own = self.own_term.value() if stop is ClockStop.OWN_TERM else 0
        return DeadlineRule(DeadlineKind(self.kind.currentData()), self.amount.value(), stop, own)

    def _clear_remarks(self) -> None:
        self.fault.setText("")
        self._day_field.clear_remark()
        self._source_field.clear_remark()


def _choice(words: dict[DeadlineKind, str] | dict[ClockStop, str]) -> QComboBox:
    box = QComboBox()
    for value, source in words.items():
        box.addItem(word(source), value)
    return box
