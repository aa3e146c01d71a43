"""The message strip that floats above the bottom bar, so that nothing moves when a message comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk_app.qt.icons import line_mark
from desk_app.qt.look import Colours
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.widgets.labels import PlainLabel, restyle

TONE_MARKS = {
    Tone.GOOD: ("ok", "green"),
    Tone.PLAIN: ("info", "ink"),
    Tone.WARNING: ("warning", "orange"),
    Tone.TROUBLE: ("stop", "red"),
}
"""Icon and colour name of each tone."""

_BORDER = 4
"""Room taken by the frame at each side."""


class NoticeStrip(QFrame):
    """Shows one notice over the bottom of `host` and keeps to its width."""

    def __init__(self, host: QWidget, colours: Colours) -> None:
        super().__init__(host)
        self._host = host
        self._colours = colours
        self.setObjectName("notice")
        self.notice: Notice | None = None
        self._icon = PlainLabel()
        self._text = PlainLabel(wrap=True).selectable()
        self._code = PlainLabel(size="hint")
        self._act = QPushButton()
        self._act.setAutoDefault(False)
        self._act.clicked.connect(self._do)
        self._close = QPushButton("Esc")
        self._close.setAutoDefault(False)
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self.put_away)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._lay_out()
        host.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._code)
        row = self._row
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)

    def put(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self.notice = notice
        icon, colour = TONE_MARKS[notice.tone]
        self._icon.setPixmap(line_mark(icon, getattr(self._colours, colour), 24))
        self._text.setText(notice.text)
        self._code.setText(notice.code)
        self._code.setVisible(bool(notice.code))
        self._act.setText(notice.action_label)
        self._act.setVisible(bool(notice.action_label))
        restyle(self, "tone", notice.tone.value)
        self.setAccessibleName(notice.text)
        self._timer.stop()
        if notice.seconds:
            self._timer.start(notice.seconds * 1000)
        self.show()
        self.raise_()
        self._fit()

    def put_away(self) -> None:
        """Take the notice away."""
        self.notice = None
        self._timer.stop()
        self.hide()

    def _do(self) -> None:
        notice = self.notice
        self.put_away()
        if notice and notice.action:
            notice.action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _fit(self) -> None:
        host = self._host
        width = host.width() - 32
        self._row.activate()  # The layouts inside still hold the height of the words before.
        # The border of the style sheet is not part of the layout's sum.
        height = max(self._row.heightForWidth(width), self._row.minimumSize().height()) + 2 * _BORDER
        self.setGeometry(16, host.height() - height - 8, width, height)
