"""Says at one look whether a scanned dossier's result can be handed over, where it lies and what is to be paid."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import hindered
from desk_app.messages import Messages
from desk_app.screens.dossier.view import grouped, party_text
from desk_app.screens.formats import fees_text
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel


def is_ready(dossier: Dossier) -> bool:
    """Whether the result is here and nothing stands against handing it over."""
    return hindered(Deed.RETURN, dossier) is None


def readiness_text(dossier: Dossier, messages: Messages) -> str:
    """Say whether the result can be handed over, and if not why and until when to wait."""
    if dossier.voided_reason:
        replaced = dossier.replaced_by or "—"
        return messages.text("counter.return_cancelled", code=dossier.code, replaced_by=replaced)
    if is_ready(dossier):
        return messages.text("counter.return_ready")
    if dossier.disputed:
        return messages.text("return.disputed", code=dossier.code)
    if dossier.hand_over is not None:
        over = dossier.hand_over
        return messages.text("counter.return_before", at=over.at, name=over.name)
    if dossier.due_at is None:
        return messages.text("counter.return_no_date", status=dossier.status)
    return messages.text("counter.return_not_ready", status=dossier.status, due=dossier.due_at)


class Readiness(QFrame):
    """A card with the answer on top and the tray in large letters."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._mark = IconMark(side=28)
        self.answer = PlainLabel(size="section", wrap=True)
        self.code = PlainLabel().selectable()
        self.who = PlainLabel(wrap=True).selectable()
        self.what = PlainLabel(wrap=True)
        self.place = PlainLabel(size="title", wrap=True)
        self.result = PlainLabel(wrap=True)
        self.fee = PlainLabel(wrap=True)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._mark)
        top.addWidget(self.answer, 1)
        top.addWidget(self.code)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (word, label) in enumerate(self._rows()):
            grid.addWidget(PlainLabel(word, "hint"), row, 0)
            grid.addWidget(label, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(grid)

    def show_dossier(self, dossier: Dossier, messages: Messages) -> None:
        """Show one dossier."""
        ready = is_ready(dossier)
        self._mark.show_icon(*(("ok", "green") if ready else ("stop", "red")))
        self.answer.setText(readiness_text(dossier, messages))
        self.code.setText(grouped(dossier.code))
        owner = dossier.owner
        people = [party_text(dossier.applicant)]
        if owner:
            people.append(self.tr("Owner: {who}").format(who=party_text(owner)))
        self.who.setText("\n".join(people))
        self.what.setText(dossier.procedure.name)
        result = dossier.result
        self.place.setText(result.place if result and result.place else "—")
        self.result.setText(
            " · ".join(part for part in (result.name, result.number) if part) if result else "—"
        )
        self.fee.setText(self._fee_of(dossier))

    def _fee_of(self, dossier: Dossier) -> str:
        """Write what is to be paid; the first program kept no line of a fee that was not set."""
        if not dossier.fees:
            return self.tr("none recorded at reception")
        return fees_text(dossier.fees)

    def _rows(self) -> tuple[tuple[str, PlainLabel], ...]:
        return (
            (self.tr("Applicant"), self.who),
            (self.tr("Procedure"), self.what),
            (self.tr("Result"), self.result),
            (self.tr("Tray or shelf"), self.place),
            (self.tr("Fee"), self.fee),
        )
