"""One procedure as published: term, papers, fees, and what of it nobody has verified."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.screens.catalogue.words import doubt_lines, fee_text, heading_lines, paper_text, source_lines
from desk_app.screens.widgets.labels import PlainLabel


class ProcedureDetail(QScrollArea):
    """Shows a procedure to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("The procedure chosen"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        self.name = PlainLabel(size="section", wrap=True).selectable()
        self.heading = PlainLabel(wrap=True).selectable()
        self.doubts = PlainLabel(wrap=True).selectable()
        self.doubts.setProperty("role", "warn")
        self.sources = PlainLabel(size="hint", wrap=True).selectable()
        self._papers_title = PlainLabel(self.tr("Papers"), "section")
        self.papers = PlainLabel(wrap=True).selectable()
        self._fees_title = PlainLabel(self.tr("Fees"), "section")
        self.fees = PlainLabel(wrap=True).selectable()
        for part in (
            self.name,
            self.heading,
            self.doubts,
            self.sources,
            self._papers_title,
            self.papers,
            self._fees_title,
            self.fees,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.show_version(None)

    def show_version(self, version: ProcedureVersion | None) -> None:
        """Show a procedure, or nothing."""
        for part in (self._papers_title, self._fees_title):
            part.setVisible(version is not None)
        if version is None:
            for label in (self.name, self.heading, self.doubts, self.sources, self.papers, self.fees):
                label.setText("")
            return
        self.name.setText(version.name)
        self.heading.setText("\n".join(heading_lines(version)))
        self.doubts.setText("\n".join(doubt_lines(version)))
        self.doubts.setVisible(bool(self.doubts.text()))
        self.sources.setText("\n".join(source_lines(version)))
        none = self.tr("none published")
        self.papers.setText("\n".join(f"• {paper_text(one)}" for one in version.papers) or none)
        self.fees.setText("\n".join(f"• {fee_text(one)}" for one in version.fees) or none)
        self.verticalScrollBar().setValue(0)
