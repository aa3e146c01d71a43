"""The page of returns as drawn: the code, the verdict in one band, then only what this verdict needs."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.time.local_time import local
from desk_app.messages import Messages
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.returns.collector_fields import CollectorFields
from desk_app.screens.returns.readiness import DossierFacts, Readiness
from desk_app.screens.returns.verdict import to_citizen
from desk_app.screens.widgets.empty_card import EmptyCard
from desk_app.screens.widgets.fields.card_line_edit import CardLineEdit
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.gutter import GUTTER, keep_gutter
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.say_line import SayLine

CODE_WIDTH, FACTS_WIDTH = 330, 374
"""Widths in device-independent pixels at 100 % text."""
_AROUND = 56
"""What stays visible above and below a box with the cursor: its label and its remark."""


class ReturnsFace(QScrollArea):
    """Holds the parts of the page; it rolls on a low window."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_gutter(self)
        self.code_box = CardLineEdit(60, CODE_WIDTH)
        self.code_field = Field(
            self.tr("Scan the slip, or type its &code"), self.code_box, "code", below=True
        )
        self.readiness = Readiness()
        self.collector = CollectorFields()
        self.facts = DossierFacts()
        self.say = SayLine("body")
        self._scan_mark, self._scanned = IconMark("scan", "hint", 16), PlainLabel(size="hint")
        self._empty = EmptyCard(
            "scan",
            "blue",
            self.tr("Scan the slip of the next citizen."),
            self.tr("The answer comes first, then who collects."),
        )
        self.hint = self._empty.said
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def show_dossier(self, dossier: Dossier | None, messages: Messages, today: date, *, ready: bool) -> None:
        """Show one dossier with what its verdict needs; None waits for the next slip."""
        shown = dossier is not None
        self._empty.setVisible(not shown)
        for part in (self.readiness, self.facts):
            part.setVisible(shown)
        self.collector.setVisible(ready)
        self._scan_mark.hide()
        self._scanned.setText("")
        self.say.say()
        if dossier is not None:
            self.readiness.show_dossier(dossier, messages, today)
            self.facts.show_dossier(dossier)
            self.say.say(*to_citizen(dossier, today))

    def scanned(self, at: datetime) -> None:
        """Say when the slip was scanned."""
        self._scan_mark.show()
        self._scanned.setText(self.tr("Scanned at {time}").format(time=f"{local(at):%H:%M:%S}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts below on a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() < scaled(Size.NARROW_UNDER)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self.facts.setMinimumWidth(0 if narrow else scaled(FACTS_WIDTH))
        self.facts.setMaximumWidth(16_777_215 if narrow else scaled(FACTS_WIDTH))

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Roll to whatever gets the keyboard, by Tab or by a scan."""
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _AROUND)

    def _lay_out(self) -> None:
        inside, code, left = QWidget(), QHBoxLayout(), QVBoxLayout()
        self._inside = inside
        code.setSpacing(Gap.SMALL)
        code.addWidget(self.code_field)
        code.addSpacing(Gap.SMALL)
        code.addWidget(self._scan_mark)
        code.addWidget(self._scanned)
        code.addStretch(1)
        left.setSpacing(Gap.NEAR)
        for part in (self.collector, self.say):
            left.addWidget(part)
        left.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Gap.WIDE)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(inside)
        column.setContentsMargins(Gap.PAGE, Gap.TIGHT, Gap.PAGE - GUTTER, Gap.NEAR)
        column.setSpacing(Gap.NEAR)
        column.addLayout(code)
        column.addWidget(self.readiness)
        column.addWidget(self._empty)
        column.addLayout(self._row)
        column.addStretch(1)
        self.setWidget(inside)
