"""Asks which paper of the person collecting was looked at: one digit answers, nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import SeenPaper
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.fields.choice_row import ChoiceRow
from desk_app.screens.widgets.labels import CutLabel, PlainLabel, restyle


class SeenChoice(QWidget):
    """Gives a SeenPaper, None until somebody has answered; `answered` after each answer by hand.

    The digits work while one of its buttons has the focus, with Alt from every box.
    """

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._papers = (
            (SeenPaper.ID_CARD, self.tr("ID card")),
            (SeenPaper.VNEID, self.tr("VNeID")),
            (SeenPaper.PASSPORT, self.tr("Passport")),
            (SeenPaper.BIRTH_CERTIFICATE, self.tr("Birth certificate")),
            (SeenPaper.SLIP_ONLY, self.tr("Only the slip")),
        )
        question = self.tr("Which paper was seen?")
        self._row = ChoiceRow(question, [word for _, word in self._papers], columns=3)
        self._row.answered.connect(lambda _place: self.answered.emit())
        self._remark = CutLabel(size="hint")
        self._hint = PlainLabel(self.tr("choose one, the program does not choose"), "hint")
        above = QHBoxLayout()
        above.setSpacing(Gap.SMALL)
        above.addWidget(PlainLabel(question, "section"))
        above.addWidget(self._hint)
        above.addWidget(self._remark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._row)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """The buttons of the answers, in their order."""
        return tuple(self._row.buttons)

    @property
    def paper(self) -> SeenPaper | None:
        """What was answered."""
        return self._papers[self._row.chosen][0] if self._row.chosen >= 0 else None

    def show_paper(self, paper: SeenPaper | None) -> None:
        """Show an answer, or that there is none."""
        found = (at for at, (one, _) in enumerate(self._papers) if one is paper)
        self._row.choose(next(found, -1))

    def remark(self, text: str) -> None:
        """Say what is wrong with the answer."""
        self._remark.setText(text)
        self._remark.setToolTip(text)
        self._hint.setVisible(not text)
        self._row.mark("fault" if text else "")
        restyle(self._remark, "role", "fault" if text else "hint")

    def focus(self) -> None:
        """Put the focus where a digit answers."""
        self._row.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by digit."""
        number = "12345".find(event.text()) if event.text() else -1
        if number >= 0:
            self._row.buttons[number].click()
        else:
            super().keyPressEvent(event)
