"""For a dossier that cannot be taken in: asked for papers (Mẫu 02), shown where to go, or refused (Mẫu 03)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.dossier.turning_away import TurningAwayReason, Way
from desk_app.domain.findings import Severity
from desk_app.domain.text import clean
from desk_app.messages import Messages
from desk_app.screens.reception.saving import NotTaken
from desk_app.screens.reception.turning.reason_list import ReasonList
from desk_app.screens.reception.turning.typed_reason import OPEN, TypedReason
from desk_app.screens.reception.turning.way_choice import WayChoice
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.keyed_list import KeyedList
from desk_app.screens.widgets.labels import PlainLabel

GROUND_HEIGHT = 66
"""Two lines of a legal ground with their frame: the longest published one is seen whole."""
WIDTH = 860
"""Fits a screen of 1366 pixels at 150 %."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the dialog starts from: the reasons with the one a check found, the papers, and what fills a sentence."""

    reasons: tuple[TurningAwayReason, ...]
    found: TurningAwayReason | None
    missing: tuple[PaperLine, ...] = ()
    others: tuple[PaperLine, ...] = ()
    fill: Mapping[str, str] | None = None


class NotTakenDialog(DeskDialog):
    """Holds the reason found by the check, its sentence written and the missing papers ticked: Enter or F9 saves.

    `done` gets a NotTaken. A digit or an arrow chooses another published reason; a card may be scanned meanwhile.
    """

    lets_cards_through = True

    def __init__(
        self, offer: Offer, messages: Messages, done: Callable[[NotTaken], object], parent: QWidget
    ) -> None:
        super().__init__(self.tr("The dossier is not taken in"), parent)
        self._messages, self._done = messages, done
        self._fill = dict.fromkeys(("procedure", "code", "door", "duplicate"), OPEN)
        self._fill |= {name: text for name, text in (offer.fill or {}).items() if text}
        self.person = PlainLabel(wrap=True)
        self.ways = WayChoice()
        self.reasons = ReasonList(offer.reasons, messages)
        self.papers = KeyedList()
        self.sentence = QPlainTextEdit()
        self.ground = QPlainTextEdit()
        self._written = self._written_ground = ""
        self._lines: list[PaperLine] = []
        self._offered: list[bool] = []
        self._papers_title = PlainLabel(self.tr("Papers to be brought (Space ticks)"), "hint")
        self._remark = PlainLabel(size="hint", wrap=True)
        self._remark.setProperty("role", "fault")
        self._field = Field(self.tr("&Written on the citizen's paper"), self.sentence, "reason")
        self._lay_out()
        self._offer(offer.missing, ticked=True)
        self._offer(offer.others, ticked=False)
        back = self.add_back(self.tr("Back to the reception"))
        self._save = self.add_deed(self.tr("Save and print"), self._take)
        self.reasons.serve(self._save, back)
        self.reasons.chosen.connect(self._chosen)
        self.ways.chosen.connect(self._way_chosen)
        self._begin(offer.found)

    def show_person(self, text: str) -> None:
        """Say who is turned away, as it stands in the boxes of the form."""
        self.person.setText(text)

    @property
    def ticked(self) -> tuple[PaperLine, ...]:
        """The papers ticked now."""
        return tuple(
            line
            for row, line in enumerate(self._lines)
            if self.papers.item(row).checkState() is Qt.CheckState.Checked
        )

    @property
    def typed(self) -> TypedReason:
        """What the clerk chose and wrote."""
        reason = self.reasons.reason
        ticked = self.ticked
        return TypedReason(
            reason.id if reason is not None else "",
            self.sentence.toPlainText(),
            self._written,
            self.ground.toPlainText(),
            self._written_ground,
            {
                line.name: line in ticked
                for line, offered in zip(self._lines, self._offered, strict=True)
                if (line in ticked) is not offered
            },
        )

    def resume(self, before: TypedReason) -> None:
        """Go on with what was written before this dialog was closed; it is read again before F9 saves it."""
        reason = next((one for one in self.reasons.reasons if one.id == before.reason), None)
        if reason is not None:
            self.reasons.choose(reason)
        for row, line in enumerate(self._lines):
            if line.name in before.ticks:
                ticked = before.ticks[line.name]
                self.papers.item(row).setCheckState(
                    Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                )
        self._write(before.sentence_after(self._written))
        self.ground.setPlainText(before.ground_after(self._written_ground))
        self._field.remark(self.tr("As written before. Read it again."), Severity.WARNING)
        self.start = self.sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows no box has used choose a reason."""
        if not self.reasons.take_key(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """Reasons at the left, what they bring at the right: all of it in sight at 150 % too."""
        self.setMinimumWidth(WIDTH)
        self.papers.setAccessibleName(self.tr("Papers to be brought"))
        self.papers.setWordWrap(True)
        self.papers.setMinimumHeight(64)
        self.papers.setMaximumHeight(104)
        self.sentence.setFixedHeight(92)
        self.ground.setFixedHeight(GROUND_HEIGHT)
        for box in (self.sentence, self.ground):
            box.setTabChangesFocus(True)
        ground = Field(self.tr("Legal &ground"), self.ground, "ground", remark_room=False)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(PlainLabel(self.tr("Published reasons: choose by digit or ↑ ↓"), "hint"))
        left.addWidget(self.reasons)
        for part in (self._papers_title, self.papers, self._remark, self._field, ground):
            right.addWidget(part)
        for column in (left, right):
            column.setSpacing(6)
            column.addStretch(1)
            both.addLayout(column, 1)
        both.setSpacing(16)
        self.body.setSpacing(6)
        self.body.addWidget(self.person)
        self.body.addWidget(self.ways)
        self.body.addLayout(both)

    def _offer(self, lines: Iterable[PaperLine], *, ticked: bool) -> None:
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.papers.addItem(item)
            self._lines.append(line)
            self._offered.append(ticked)
        if self._lines and self.papers.currentRow() < 0:
            self.papers.setCurrentRow(0)

    def _begin(self, found: TurningAwayReason | None) -> None:
        self._show_papers(False)
        self.start = self.reasons if found is None else self._save
        if found is not None:
            self.reasons.choose(found)
            self.start = self.sentence if found.open_end else self._save

    def _chosen(self, reason: TurningAwayReason) -> None:
        """Write the sentence of a reason, unless the clerk has written another, and go on to what it still needs."""
        self.ways.show_way(reason.way)
        paper = self._messages.text(f"paper.turned_away_{reason.way}")
        self._save.setText(self.tr("Save and print: {paper}").format(paper=paper))
        self._show_papers(reason.asks_papers)
        typed = self.sentence.toPlainText()
        if clean(typed) == clean(self._written):
            self._written = reason.sentence.format(**self._fill)
            self._write(self._written)
        self._written_ground = reason.ground.format(**self._fill)
        self.ground.setPlainText(self._written_ground)
        self._remark.setText("")
        self._field.clear_remark()
        if self._to_write_on():
            self.sentence.setFocus()
        elif not self.reasons.hasFocus():
            self._save.setFocus()
        self.make_room()

    def _way_chosen(self, way: Way) -> None:
        """Begin with the first published reason of a way."""
        first = next((one for one in self.reasons.reasons if one.way is way), None)
        if first is not None:
            self.reasons.choose(first)

    def _write(self, text: str) -> None:
        """Replace the sentence in a way Ctrl+Z takes back; the cursor stands where writing goes on."""
        cursor = self.sentence.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.sentence.setTextCursor(cursor)
        self.sentence.find(OPEN, QTextDocument.FindFlag.FindBackward)

    def _show_papers(self, asked: bool) -> None:
        for part in (self._papers_title, self.papers):
            part.setVisible(asked and bool(self._lines))

    def _to_write_on(self) -> bool:
        """Whether the sentence still lacks what only the clerk knows."""
        text, reason = clean(self.sentence.toPlainText()), self.reasons.reason
        open_end = reason is not None and reason.open_end and text == clean(self._written)
        return not text or OPEN in text or open_end

    def _take(self) -> None:
        reason = self.reasons.reason
        if reason is None:
            self._remark.setText(self.tr("Choose a reason first, by digit or ↑ ↓."))
            self.reasons.setFocus()
            return
        if self._to_write_on():
            self._field.remark(self.tr("Write the reason as it is told to the citizen."), Severity.ERROR)
            self.sentence.setFocus()
            return
        papers = self.ticked if reason.asks_papers else ()
        if reason.asks_papers and self._lines and not papers:
            self._remark.setText(self.tr("Tick what is to be brought, with Space."))
            self.papers.setFocus()
            return
        told, ground = clean(self.sentence.toPlainText()), clean(self.ground.toPlainText())
        if ground:
            told = self._messages.text("paper.turned_away_ground", told=told.rstrip("."), ground=ground)
        self.accept()
        self._done(NotTaken(reason.way is Way.REFUSAL, told, papers))
