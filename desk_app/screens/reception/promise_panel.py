"""The right side of the reception page: the citizen's view of the promise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.screens.prints.page_picture import PagePicture
from desk_app.screens.reception.promise import Promise
from desk_app.screens.reception.remark_list import RemarkList
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.labels import PlainLabel, rule

ROOM_FOR_PICTURE = 620
"""Height in device-independent pixels below which the small picture of the slip gives way to the remarks."""


class PromisePanel(QWidget):
    """Shows due date, fee, remarks and a small picture of the slip."""

    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.due = PlainLabel(size="title", wrap=True)
        self.reason = PlainLabel(size="hint", wrap=True)
        self.fee = PlainLabel(size="section", wrap=True)
        self.fee_lines = PlainLabel(size="hint", wrap=True)
        self.remarks = RemarkList()
        self.picture = PagePicture()
        self.why = plain_button(self.tr("&Why?"), self.why_wanted.emit, "quiet")
        self.why.setEnabled(False)
        self._lay_out()
        self.show_promise(Promise())

    def show_promise(self, promise: Promise) -> None:
        """Show these words."""
        self.due.setText(promise.due or "—")
        self.reason.setText(promise.reason)
        self.fee.setText(promise.fee or "—")
        self.fee_lines.setText("\n".join(promise.fee_lines))
        self.why.setEnabled(bool(promise.due))
        self.remarks.show_remarks(promise.remarks)
        self._keep_whole()

    def resizeEvent(self, event: object) -> None:
        """Give the remarks the room on a low screen."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.picture.setVisible(self.height() >= ROOM_FOR_PICTURE)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """On a low screen the remarks scroll; the promise itself is never cut."""
        for label in (self.due, self.fee):
            label.setMinimumHeight(label.heightForWidth(max(label.width(), 1)))

    def _lay_out(self) -> None:
        when, much = PlainLabel(self.tr("DUE BACK"), "hint"), PlainLabel(self.tr("FEE"), "hint")
        because = QHBoxLayout()
        because.addWidget(self.reason, 1)
        because.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        cost = QHBoxLayout()
        cost.setSpacing(12)
        cost.addWidget(much)
        cost.addWidget(self.fee, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 24, 8)
        column.setSpacing(4)
        column.addWidget(when)
        column.addWidget(self.due)
        column.addLayout(because)
        column.addLayout(cost)
        column.addWidget(self.fee_lines)
        column.addWidget(rule())
        column.addWidget(self.remarks, 2)
        column.addWidget(rule())
        column.addWidget(self.picture, 3)
