"""For a dossier that cannot be taken in: what is missing told once and in full (Mẫu 02), or refused (Mẫu 03)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QRadioButton, QWidget

from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.findings import Severity
from desk_app.domain.text import clean
from desk_app.screens.prints.rolling_dialog import RollingDialog
from desk_app.screens.reception.saving import NotTaken
from desk_app.screens.widgets.field import Field
from desk_app.screens.widgets.labels import PlainLabel


class NotTakenDialog(RollingDialog):
    """Offers the papers still missing, ticked, and a reason in words; `done` gets a NotTaken.

    `wrong_door` is the sentence for a matter another door receives: the refusal is chosen and the sentence written.
    """

    def __init__(
        self,
        missing: Iterable[PaperLine],
        others: Iterable[PaperLine],
        done: Callable[[NotTaken], object],
        parent: QWidget,
        wrong_door: str = "",
    ) -> None:
        super().__init__(self.tr("The dossier is not taken in"), parent)
        self._done = done
        self.guide = QRadioButton(self.tr("Guide: papers are missing (form 02)"))
        self.refuse = QRadioButton(self.tr("Refuse: not to be handled here (form 03)"))
        self.papers = QListWidget()
        self.reason = QPlainTextEdit()
        self._lines: list[PaperLine] = []
        self._papers_title = PlainLabel(self.tr("Papers to be brought"), "hint")
        self._papers_remark = PlainLabel(size="hint")
        self._papers_remark.setProperty("role", "fault")
        self._reason_field = Field(self.tr("&Reason told to the citizen"), self.reason, "reason")
        self._lay_out()
        self._offer(missing, ticked=True)
        self._offer(others, ticked=False)
        self.guide.setChecked(True)
        self.refuse.toggled.connect(self._switched)
        save = self.add_button(self.tr("Save and print"), self._take, "next", default=bool(wrong_door))
        self.add_button(self.tr("Cancel"), self.reject)
        if wrong_door:
            self.refuse.setChecked(True)
            self.reason.setPlainText(wrong_door)
            save.setFocus()
        else:
            (self.papers if self._lines else self.reason).setFocus()

    def _lay_out(self) -> None:
        self.setMinimumWidth(620)
        self.papers.setAccessibleName(self.tr("Papers to be brought"))
        self.papers.setWordWrap(True)
        self.papers.setMaximumHeight(180)
        self.reason.setFixedHeight(80)
        self.papers.setMinimumHeight(90)
        self.reason.setTabChangesFocus(True)
        for part in (
            self.guide,
            self.refuse,
            self._papers_title,
            self.papers,
            self._papers_remark,
            self._reason_field,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _offer(self, lines: Iterable[PaperLine], *, ticked: bool) -> None:
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.papers.addItem(item)
            self._lines.append(line)

    def _switched(self, refused: bool) -> None:
        for part in (self._papers_title, self.papers):
            part.setVisible(not refused)
        self.fit()

    def _take(self) -> None:
        refused, reason = self.refuse.isChecked(), clean(self.reason.toPlainText())
        chosen = tuple(
            line
            for row, line in enumerate(self._lines)
            if self.papers.item(row).checkState() is Qt.CheckState.Checked
        )
        if not reason:
            self._reason_field.remark(
                self.tr("Write the reason as it is told to the citizen."), Severity.ERROR
            )
            self.reason.setFocus()
            return
        if not refused and not chosen and self._lines:
            self._papers_remark.setText(self.tr("Tick what is to be brought, with Space."))
            self.papers.setFocus()
            return
        self.accept()
        self._done(NotTaken(refused, reason, () if refused else chosen))
