"""The one notice of the window, in the room the header keeps for it: it covers nothing and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.main_window.header import Header, NoticeRoom
from desk_app.screens.main_window.undo_key import UndoKey
from desk_app.screens.notice import TONE_MARKS, Notice, Tone
from desk_app.screens.widgets.icon_mark import IconMark
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel, restyle

_BORDER = 2
"""Room taken by the frame above and below."""


class NoticeStrip(QFrame):
    """Shows one notice beside the title; one longer than its lines hold takes the whole line.

    A graver notice that stays is not lost under a lighter one: it comes back when that one is gone.
    """

    def __init__(self, frame: QWidget, header: Header) -> None:
        super().__init__(frame)
        self._frame = frame
        self._header = header
        self._place = header.notice_place
        self.setObjectName("notice")
        self.notice: Notice | None = None
        self._below: list[Notice] = []
        self._fitting = False
        self._icon = IconMark()
        self._text = PlainLabel(size="notice", wrap=True).selectable()
        self._act = KeyButton(height=Size.SMALL_BUTTON)
        self._act.clicked.connect(self._do)
        self._close = KeyButton("", "Esc", "bare", height=Size.SMALL_BUTTON)
        self._close.setAccessibleName(self.tr("Put the notice away"))
        self._close.clicked.connect(self.put_away)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._undo_key = UndoKey(self)
        self._place.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(Gap.NEAR, 1, Gap.SMALL, 1)
        row.setSpacing(Gap.NEAR)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)

    def put(self, notice: Notice) -> None:
        """Show a notice in place of the one before, which comes back afterwards if it is still to be read then."""
        if notice.done:
            self.hush()
        before = self.notice
        self._below = [one for one in self._below if one != notice]
        if before is not None and before != notice and before.outlives(notice):
            if notice.by_itself and notice.weight < before.weight:
                self._below.insert(0, notice)
                return
            self._below.append(before)
        self.notice = notice
        self._icon.show_icon(*TONE_MARKS[notice.tone])
        self._text.setText(f"{notice.text}  {notice.code}" if notice.code else notice.text)
        self._act.setText(notice.action_label)
        self._act.set_key("Ctrl+Z" if notice.undo else "")
        self._act.setVisible(bool(notice.action_label))
        restyle(self, "tone", notice.tone.value)
        self.setAccessibleName(notice.text)
        self._undo_key.take(notice.undo)
        self._timer.stop()
        if notice.seconds:
            self._timer.start(notice.seconds * 1000)
        self.show()
        self.raise_()
        self._fit()
        self._announce(notice)

    def _announce(self, notice: Notice) -> None:
        """Have it read out wherever somebody is; what is grave interrupts."""
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.tone in (Tone.WARNING, Tone.TROUBLE):
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    @property
    def can_undo(self) -> bool:
        """Whether the notice in sight brings something back."""
        return self.notice is not None and self.notice.undo

    def undo(self) -> None:
        """Bring back what the notice says was taken away (Ctrl+Z)."""
        if self.can_undo:
            self._do()

    def hush(self) -> None:
        """Take the notice away because another page came or it is done; one that lasts stays."""
        self._below = [one for one in self._below if one.lasts or one.by_itself]
        if self.notice is not None and not self.notice.lasts:
            self.put_away()

    def settle(self) -> None:
        """Take away what lasts, because the list of what it speaks of is opened."""
        self._below = [one for one in self._below if not one.lasts]
        if self.notice is not None and self.notice.lasts:
            self.put_away()

    def put_away(self) -> None:
        """Take the notice away; one below it is seen again."""
        self.notice = None
        self._undo_key.take(False)
        self._timer.stop()
        self.hide()
        self._header.give_room(NoticeRoom.NONE)
        if self._below:
            self.put(self._below.pop())

    def _do(self) -> None:
        notice = self.notice
        self.put_away()
        if notice and notice.action:
            notice.action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the place in the header."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible() and not self._fitting:
            self._fit()
        return False

    def _fit(self) -> None:
        """Stand beside the title, or in its place and the clock's where the words would reach out of the header."""
        self._fitting = True
        for room in (NoticeRoom.BESIDE, NoticeRoom.TITLE, NoticeRoom.ALL):
            self._header.give_room(room)
            if (height := self._needed()) <= self._header.height():
                break
        self._fitting = False
        place = self._place
        at = place.mapTo(self._frame, QPoint(0, 0))
        spare = self._header.height() - height
        top = at.y() + (spare // 2 if spare >= 0 else Gap.TIGHT)
        self.setGeometry(at.x(), top, place.width(), height)

    def _needed(self) -> int:
        self._row.activate()  # The layouts inside still hold the height of the words before.
        # The border of the style sheet is not part of the layout's sum.
        needed = (
            max(self._row.heightForWidth(self._place.width()), self._row.minimumSize().height()) + 2 * _BORDER
        )
        return max(needed, scaled(Size.NOTICE))
