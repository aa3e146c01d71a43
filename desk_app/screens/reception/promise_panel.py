"""The right column of the reception page: the ticket, what must be answered, what must be looked at, a peek at the slip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.prints.page_picture import PagePicture
from desk_app.screens.reception.persons.question_bar import QuestionBar
from desk_app.screens.reception.promise import Promise, nothing_promised
from desk_app.screens.reception.remark_list import RemarkList
from desk_app.screens.widgets.gutter import keep_gutter
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.ticket import Ticket

REMARK_ROOM = 120
"""Height in device-independent pixels kept for remarks, so that the first ones move nothing."""
LEAST_PEEK = 48
"""Height under which the peek at the slip is left out; it goes first on a low screen."""


class PromisePanel(QScrollArea):
    """Shows what the citizen is promised; it rolls only where a question and many remarks meet a low window."""

    preview_wanted = Signal()

    def __init__(self, question: QuestionBar) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_gutter(self)
        self.ticket = Ticket()
        self.remarks = RemarkList()
        self.picture = PagePicture(crop=True)
        self._question = question
        self._peek = KeyButton(self.tr("preview the slip"), "Ctrl+P", "bare", height=Size.CHIP)
        self._peek.clicked.connect(self.preview_wanted)
        self._inside = QFrame()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, Gap.TIGHT, 0, 0)
        self._column.setSpacing(Gap.NEAR)
        for part in (self.ticket, question, self.remarks):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self._peek, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.picture)
        self.setWidget(self._inside)
        for part in (question, self.remarks):
            part.installEventFilter(self)
        self.show_promise(Promise(nothing_promised()))

    def show_promise(self, promise: Promise) -> None:
        """Show these words."""
        self.ticket.show_promised(promise.ticket)
        self.remarks.show_remarks(promise.remarks)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height when a question comes or goes."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest):
            self._share()
        return False

    def lead_to_answers(self) -> None:
        """Bring the answers of a question that is asked into sight, which stand at its foot."""
        if self._question.isVisibleTo(self._inside):
            self._column.activate()
            self.ensureVisible(0, self._question.geometry().bottom(), 0, Gap.SMALL)

    def _share(self) -> None:
        """Give the peek what the rest leaves."""
        width = self.viewport().width()
        asked = self._question.heightForWidth(width) if self._question.isVisibleTo(self._inside) else 0
        told = max(self.remarks.heightForWidth(width), scaled(REMARK_ROOM))
        used = self.ticket.sizeHint().height() + asked + told + self._peek.sizeHint().height() + 5 * Gap.NEAR
        left = self.viewport().height() - used
        self.picture.setVisible(left >= scaled(LEAST_PEEK))
        self.picture.setFixedHeight(max(left, scaled(LEAST_PEEK)))
