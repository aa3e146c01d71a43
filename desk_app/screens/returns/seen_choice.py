"""Asks which paper of the person collecting was looked at: one digit answers, nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import SeenPaper
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.labels import CutLabel, PlainLabel, restyle


class SeenChoice(QWidget):
    """Gives a SeenPaper, None until somebody has answered; `answered` after each answer by hand.

    The digits work while one of its buttons has the focus, with Alt from every box.
    """

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = {
            SeenPaper.ID_CARD: self.tr("1 ID card"),
            SeenPaper.VNEID: self.tr("2 VNeID"),
            SeenPaper.PASSPORT: self.tr("3 Passport"),
            SeenPaper.BIRTH_CERTIFICATE: self.tr("4 Birth certificate"),
            SeenPaper.SLIP_ONLY: self.tr("5 Only the slip"),
        }
        self._buttons = {paper: QRadioButton(word) for paper, word in words.items()}
        self._group = QButtonGroup(self)
        self._remark = CutLabel(size="hint")
        title = PlainLabel(self.tr("Which paper was seen?"))
        title.setProperty("role", "label")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(title)
        above.addWidget(self._remark, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        for number, (paper, button) in enumerate(self._buttons.items(), start=1):
            self._group.addButton(button)
            # A shortcut of the button itself would press it a moment later, when F9 may have been pressed already.
            self.addAction(make_action(self, words[paper], button.click, f"Alt+{number}"))
            button.setAccessibleName(f"{title.text()} {words[paper]}")
            button.clicked.connect(lambda _on: self.answered.emit())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(above)
        column.addLayout(row)

    @property
    def paper(self) -> SeenPaper | None:
        """What was answered."""
        return next((paper for paper, button in self._buttons.items() if button.isChecked()), None)

    def show_paper(self, paper: SeenPaper | None) -> None:
        """Show an answer, or that there is none."""
        self._group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(one is paper)
        self._group.setExclusive(True)

    def remark(self, text: str) -> None:
        """Say what is wrong with the answer."""
        self._remark.setText(text)
        self._remark.setToolTip(text)
        restyle(self._remark, "role", "fault" if text else "hint")

    def focus(self) -> None:
        """Put the focus where a digit answers."""
        (self._group.checkedButton() or next(iter(self._buttons.values()))).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by digit."""
        number = "12345".find(event.text()) if event.text() else -1
        if number >= 0:
            tuple(self._buttons.values())[number].click()
        else:
            super().keyPressEvent(event)
