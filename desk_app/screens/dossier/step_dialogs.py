"""The dialogs of the everyday steps: forward, supplement, supplied, result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desk_app.domain.dossier.checklist import missing_papers
from desk_app.domain.dossier.dossier import Dossier, PaperLine
from desk_app.domain.steps.rights import Right
from desk_app.domain.text import clean
from desk_app.screens.dossier.deed_dialog import DeedDialog, Doing, asked_for
from desk_app.screens.dossier.paper_ticks import PaperTicks
from desk_app.screens.reception.fields.typed_date import read_typed_date, written
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.ticks import RoundChoice
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.catalogue.procedure import ProcedureVersion
    from desk_app.services.people.operators import Operator


class ForwardDialog(DeedDialog):
    """Hands the dossier to the unit that works on it."""

    def __init__(self, workplace: Workplace, dossier: Dossier, parent: QWidget) -> None:
        self._dossier = dossier
        title, deed = self.tr("Forward the dossier"), self.tr("Forward")
        super().__init__(workplace, title, deed, parent, about=dossier)

    def fill(self) -> None:
        """Offer the competent unit."""
        self.to = QLineEdit(self._dossier.filing.competent_unit, maxLength=200)
        self.body.addWidget(Field(self.tr("&To (unit or person)"), self.to, "to"))

    def deed(self, by: Operator) -> Doing:
        """Forward."""
        desk, code, to = self.workplace.desk, self._dossier.code, self.to.text()
        return lambda _: desk.dossier.forward(code, to, by)


class SupplementDialog(DeedDialog):
    """Asks once, in full, for what is missing (Mẫu 02); `to_approve` is the right a second request takes."""

    def __init__(
        self,
        workplace: Workplace,
        dossier: Dossier,
        version: ProcedureVersion | None,
        to_approve: Right | None,
        parent: QWidget,
    ) -> None:
        self._dossier, self._version = dossier, version
        super().__init__(
            workplace,
            self.tr("Ask for a supplement"),
            self.tr("Save and print"),
            parent,
            to_approve=to_approve,
            about=dossier,
        )
        self.say_facts(self.tr("Prints the request (form 02) for the citizen."))

    def fill(self) -> None:
        """Offer the papers of the list that are not there."""
        self.papers = PaperTicks(self.tr("Papers to be brought"))
        self.other = QLineEdit(maxLength=1000)
        self.reason = QPlainTextEdit()
        self.reason.setFixedHeight(72)
        self.reason.setTabChangesFocus(True)
        self.respond_by = QLineEdit(maxLength=12)
        missing = _missing_lines(self._version, self._dossier)
        names = {line.name for line in missing}
        self.papers.offer(missing, ticked=True)
        self.papers.offer(
            (line for line in _other_lines(self._version) if line.name not in names), ticked=False
        )
        self.body.addWidget(Field(self.tr("Papers to be brought (Space ticks)"), self.papers, "papers"))
        optional = self.tr("not required")
        self.body.addWidget(Field(self.tr("&Other paper"), self.other, "other", quiet=optional))
        reason = Field(self.tr("&Reason told to the citizen"), self.reason, "reason")
        self._day = Field(self.tr("&By when"), self.respond_by, "respond_by", quiet=optional)
        self.respond_by.setMinimumWidth(220)
        self.respond_by.editingFinished.connect(self._echo)
        # Side by side: one below the other they are cut off on a low screen.
        last = QHBoxLayout()
        last.setSpacing(16)
        last.addWidget(reason, 1, Qt.AlignmentFlag.AlignTop)
        last.addWidget(self._day, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(last)

    def deed(self, by: Operator) -> Doing | None:
        """Ask."""
        today = self.workplace.clock.now().date()
        day = read_typed_date(self.respond_by.text(), today)
        if self.respond_by.text().strip() and day is None:
            self.respond_by.setFocus()
            self.say_at("respond_by", self.tr("The day is no date: day/month/year."))
            return None
        papers = self.papers.chosen
        if other := clean(self.other.text()):
            papers = (*papers, PaperLine(other, originals=1))
        if not papers:
            self.papers.setFocus()
            self.say_at("papers", self.tr("Tick what is to be brought, or write another paper."))
            return None
        desk, code, reason = self.workplace.desk, self._dossier.code, self.reason.toPlainText()
        return lambda approver: desk.dossier.request_supplement(code, reason, papers, day, by, approver)

    def matter(self) -> str:
        """Name the papers and the reason."""
        papers = [line.name for line in self.papers.chosen]
        papers += [other] if (other := clean(self.other.text())) else []
        reason, until = clean(self.reason.toPlainText()), clean(self.respond_by.text())
        return asked_for(
            self.workplace,
            self._dossier,
            "counter.approve_supplement",
            papers="; ".join(papers),
            reason=reason or "–",
            until=until or "–",
        )

    def _echo(self) -> None:
        day = read_typed_date(self.respond_by.text(), self.workplace.clock.now().date())
        if day:
            self.respond_by.setText(written(day))


class SuppliedDialog(DeedDialog):
    """Takes in what was asked for; all of it ticked, as the law asks for it once and in full."""

    def __init__(self, workplace: Workplace, dossier: Dossier, parent: QWidget) -> None:
        self._dossier = dossier
        title, deed = self.tr("Supplement handed in"), self.tr("Take in")
        super().__init__(workplace, title, deed, parent, about=dossier)
        self.start = None if self.papers.is_empty else self.papers

    def fill(self) -> None:
        """List what was asked; papers asked for in words only have no list."""
        self.papers = PaperTicks(self.tr("Papers handed in"))
        asked = self._dossier.supplements[-1].papers if self._dossier.supplements else ()
        self.papers.offer(asked, ticked=True)
        if self.papers.is_empty:
            reason = self._dossier.supplements[-1].reason if self._dossier.supplements else ""
            self.body.addWidget(PlainLabel(self.tr("Asked for: {reason}").format(reason=reason), wrap=True))
            self.say_facts(self.tr("The due date is counted anew when you take it in."))
            return
        self.body.addWidget(Field(self.tr("Papers handed in (Space ticks)"), self.papers, "papers"))
        self.say_facts(self.tr("Untick what is not there. The due date is counted anew when you take it in."))

    def deed(self, by: Operator) -> Doing | None:
        """Take in."""
        papers = self.papers.chosen
        if not papers and not self.papers.is_empty:
            self.papers.setFocus()
            self.say_at("papers", self.tr("Tick at least one paper that was handed in."))
            return None
        desk, code = self.workplace.desk, self._dossier.code
        return lambda _: desk.dossier.supply_supplement(code, papers, by)


class ResultDialog(DeedDialog):
    """Records the result that came back and where it lies."""

    def __init__(self, workplace: Workplace, dossier: Dossier, parent: QWidget) -> None:
        self._dossier = dossier
        title, deed = self.tr("Result arrived"), self.tr("Record the result")
        super().__init__(workplace, title, deed, parent, about=dossier)

    def fill(self) -> None:
        """Offer the result the procedure yields."""
        self.name = QLineEdit(self._dossier.procedure.result_name, maxLength=500)
        self.number = QLineEdit(maxLength=100)
        self.place = QLineEdit(maxLength=500)
        self.granted = RoundChoice(self.tr("Gr&anted"))
        self.denied = RoundChoice(self.tr("Not &granted (answer in writing)"))
        self.granted.setChecked(True)
        optional = self.tr("not required")
        self.body.addWidget(Field(self.tr("Result &paper"), self.name, "name"))
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(16)
        side_by_side.addWidget(Field(self.tr("&Number and sign"), self.number, "number", quiet=optional))
        side_by_side.addWidget(Field(self.tr("&Tray or shelf"), self.place, "place", quiet=optional))
        self.body.addLayout(side_by_side)
        answers = QHBoxLayout()
        answers.setSpacing(24)
        answers.addWidget(self.granted)
        answers.addWidget(self.denied)
        answers.addStretch(1)
        self.body.addLayout(answers)
        self.start = self.number

    def fields(self) -> tuple[QWidget, ...]:
        """Walk from the paper over its number to its tray."""
        return (self.name, self.number, self.place)

    def deed(self, by: Operator) -> Doing:
        """Record."""
        desk, code = self.workplace.desk, self._dossier.code
        name, number, place = self.name.text(), self.number.text(), self.place.text()
        granted = self.granted.isChecked()
        return lambda _: desk.dossier.record_result(code, name, number, granted, place, by)


def _missing_lines(version: ProcedureVersion | None, dossier: Dossier) -> tuple[PaperLine, ...]:
    if version is None:
        return ()
    return tuple(
        PaperLine(one.requirement.name, one.originals, one.certified, one.photocopies)
        for one in missing_papers(version, dossier.papers)
    )


def _other_lines(version: ProcedureVersion | None) -> tuple[PaperLine, ...]:
    papers = version.papers if version else ()
    return tuple(
        PaperLine(
            one.name,
            one.originals if one.originals or one.certified or one.photocopies else 1,
            one.certified,
            one.photocopies,
        )
        for one in papers
    )
