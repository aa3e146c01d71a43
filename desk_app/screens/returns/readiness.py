"""Shows a scanned dossier: the verdict in one band, and its facts on a card."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from desk_app.domain.dossier.dossier import Dossier
from desk_app.messages import Messages
from desk_app.qt.tokens import Gap
from desk_app.screens.formats import fees_text, moment_text, short_procedure
from desk_app.screens.returns.verdict import verdict_of
from desk_app.screens.widgets.fields.grouped_line_edit import as_phone, in_groups
from desk_app.screens.widgets.labels import PlainLabel, rule
from desk_app.screens.widgets.verdict_band import VerdictBand


class Readiness(VerdictBand):
    """The band; `answer` is the verdict, `place` the tray of a result that is here."""

    def __init__(self) -> None:
        super().__init__()
        self.answer, self.place = self.verdict, self.figure

    def show_dossier(self, dossier: Dossier, messages: Messages, today: date) -> None:
        """Judge one dossier."""
        found = verdict_of(dossier, messages, today)
        self.judge(found.tone, found.icon, found.title, found.about, found.caption, found.figure)

    @property
    def said(self) -> str:
        """All that is said."""
        return self.accessibleName()


class DossierFacts(QFrame):
    """Who and what a dossier is about, as the slip says it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.name, self.number = PlainLabel(size="strong", wrap=True), PlainLabel().selectable()
        self.phone, self.owner = PlainLabel().selectable(), PlainLabel(wrap=True)
        self.what = PlainLabel(wrap=True)
        self.result, self.fee, self.due = PlainLabel(wrap=True), PlainLabel(wrap=True), PlainLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, Gap.NEAR, Gap.PAGE, Gap.NEAR)
        column.setSpacing(Gap.SMALL)
        column.addWidget(PlainLabel(self.tr("Dossier"), "section"))
        column.addLayout(
            _grid(
                (self.tr("Applicant"), self.name),
                (self.tr("Paper"), self.number),
                (self.tr("Phone"), self.phone),
                (self.tr("Owner"), self.owner),
            )
        )
        column.addWidget(rule())
        column.addWidget(self.what)
        column.addLayout(
            _grid((self.tr("Result"), self.result), (self.tr("Fee"), self.fee), (self.tr("Due"), self.due))
        )
        column.addStretch(1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show one dossier."""
        one, owner, result = dossier.applicant, dossier.owner, dossier.result
        self.name.setText(one.name)
        self.number.setText(in_groups(one.id_number) or "–")
        self.phone.setText(in_groups(one.phone, as_phone) or "–")
        self.owner.setText(owner.name if owner else self.tr("the applicant"))
        self.what.setText(short_procedure(dossier.procedure.name))
        parts = (result.name, result.number) if result else ()
        self.result.setText(" · ".join(part for part in parts if part) or "–")
        self.fee.setText(self._fee_of(dossier))
        self.due.setText(moment_text(dossier.due_at) if dossier.due_at else "–")

    def _fee_of(self, dossier: Dossier) -> str:
        """Write what is to be paid; the first program kept no line of a fee that was not set."""
        if not dossier.fees:
            return self.tr("none recorded at reception")
        return fees_text(dossier.fees)


def _grid(*rows: tuple[str, PlainLabel]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.WIDE)
    grid.setVerticalSpacing(Gap.SMALL)
    grid.setColumnMinimumWidth(0, 88)
    grid.setColumnStretch(1, 1)
    for row, (word, label) in enumerate(rows):
        grid.addWidget(PlainLabel(word, "hint"), row, 0)
        grid.addWidget(label, row, 1)
    return grid
