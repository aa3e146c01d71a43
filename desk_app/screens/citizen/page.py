"""The window on the monitor turned to the citizen: full screen, by day, with nothing to press."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.ports.code_pictures import CodeDrawer
from desk_app.qt.monitors import Monitor
from desk_app.qt.tokens import LIGHT, CitizenSize
from desk_app.screens.citizen.parts import Framed, OfficeBand
from desk_app.screens.citizen.text import CitizenText
from desk_app.screens.citizen.view import BLANK, CitizenView, Face
from desk_app.screens.scanner.code_picture import CodePicture

_FACTS = 4
"""Lines of what was typed."""


class CitizenPage(QWidget):
    """Shows one CitizenView; it never takes the keyboard from the clerk."""

    def __init__(self, drawer: CodeDrawer) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setWindowTitle(self.tr("Citizens' screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drawer = drawer
        self._scale = 1.0
        self._is_laid_out = False
        self._body, self._bottom, self._promises = QWidget(), _Foot(), QWidget()
        self.view = BLANK
        self.band = OfficeBand()
        least, words = CitizenSize.LEAST, CitizenSize.WORDS
        self.title, self.about = CitizenText(words), CitizenText(least, role="citizen_hint")
        self.papers = CitizenText(least)
        self._captions = [CitizenText(words, role="citizen_hint") for _ in range(_FACTS)]
        self._facts = [CitizenText(words, strong=True) for _ in range(_FACTS)]
        self._due, self._hour = CitizenText(least), CitizenText(CitizenSize.HOUR)
        self.day = CitizenText(CitizenSize.DATE, strong=True)
        self._number_word, self._given = CitizenText(least), CitizenText(least, role="citizen_hint")
        self.number = CitizenText(CitizenSize.NUMBER, strong=True)
        self._promise = Framed(self._due, self.day, self._hour)
        self._running = Framed(self._number_word, self.number, self._given)
        self._lines = [CitizenText(words), CitizenText(words)]
        self._look_up = CitizenText(least, role="citizen_hint")
        self.foot = CitizenText(least)
        self._picture: CodePicture | None = None
        self._due.say(self.tr("Result due"))
        self._number_word.say(self.tr("Dossier number"))
        self._lay_out()
        self.show_view(BLANK)

    @property
    def texts(self) -> list[CitizenText]:
        """Every text that is to be seen now."""
        return [one for one in self.findChildren(CitizenText) if one.isVisibleTo(self)]

    def show_office(self, office: str, desk: str) -> None:
        """Name office and desk."""
        self.band.show_office(office, desk)
        self._name()

    def take_monitor(self, monitor: Monitor) -> None:
        """Fill a monitor; sizes follow its real pixels, whatever its scale."""
        area, ratio = monitor.area, monitor.ratio
        across, down = area.width() * ratio / CitizenSize.WIDTH, area.height() * ratio / CitizenSize.HEIGHT
        self.setGeometry(area)
        self._fit(max(1.0, min(across, down)) / ratio)
        if monitor.screen is not None:
            self.setScreen(monitor.screen)
            # Not `showFullScreen`, which would ask for the keyboard too.
            self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def show_view(self, view: CitizenView) -> None:
        """Show something else, or nothing."""
        if view == self.view and self._is_laid_out:
            return
        self.view, self._is_laid_out = view, True
        blank = view.face is Face.BLANK
        self._name()
        self.band.fit(self._scale, blank=blank)
        self._body.setVisible(not blank)
        self._bottom.setVisible(bool(view.foot))
        self.title.say_runs(view.title)
        self.about.say(view.about)
        self.papers.say(view.papers)
        self._show_facts(view)
        self._show_promise(view)
        self.foot.say(view.foot)
        self._drop_what_has_no_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew what has room."""
        super().resizeEvent(event)
        self._drop_what_has_no_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.paper))
        painter.end()

    def _name(self) -> None:
        """Say as one text what stands on the screen."""
        self.setAccessibleName(self.view.spoken or self.band.accessibleName())

    def _show_facts(self, view: CitizenView) -> None:
        for at, (caption, words) in enumerate(zip(self._captions, self._facts, strict=True)):
            fact = view.facts[at] if at < len(view.facts) else None
            caption.say(fact.caption if fact else "")
            words.say(fact.words if fact else "")

    def _show_promise(self, view: CitizenView) -> None:
        promise = view.promise
        self._promises.setVisible(promise is not None)
        self.day.say(promise.day if promise else "")
        self._hour.say_runs(promise.hour if promise else ())
        self.number.say(promise.number if promise else "")
        self._given.say(promise.given if promise else "")
        for at, line in enumerate(self._lines):
            line.say_runs(view.lines[at] if at < len(view.lines) else ())
        self._look_up.say(view.look_up)
        if self._picture is not None:
            self._picture.deleteLater()
            self._picture = None
        if view.code and view.look_up:
            module = max(1, round(CitizenSize.MODULE * self._scale))
            self._picture = CodePicture(self._drawer.qr(view.code), view.look_up, module=module)
            self._beside.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignBottom)

    def _drop_what_has_no_room(self) -> None:
        """On a low monitor what the slip says too gives way, so that all that is left is shown whole."""
        foot = self._bottom.height() if self.view.foot else 0
        room = self.height() - self.band.minimumHeight() - foot
        view = self.view
        for text, words in (
            (self.papers, view.papers),
            (self._look_up, view.look_up),
            (self.about, view.about),
        ):
            text.setVisible(bool(words))
        for part in (self.papers, self._picture, self._look_up, self.about):
            if part is not None and self._needed() > room:
                part.setVisible(False)

    def _needed(self) -> int:
        """How high everything would be; Qt must first have heard of the words that changed."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return self._column.totalHeightForWidth(self.width())

    def _fit(self, scale: float) -> None:
        self._scale = scale
        for text in self.findChildren(CitizenText):
            text.fit(scale)
        if self.width() < CitizenSize.WIDTH * scale:
            for text in (*self._captions, *self._facts):
                text.fit(scale * CitizenSize.LEAST / CitizenSize.WORDS)
        side, near = round(CitizenSize.SIDE * scale), round(CitizenSize.SIDE * scale / 5)
        for frame in (self._promise, self._running):
            frame.fit(scale)
        self._column.setContentsMargins(side, 2 * near, side, near)
        self._column.setSpacing(near)
        self._row.setSpacing(side // 2)
        self._grid.setHorizontalSpacing(side)
        self._grid.setVerticalSpacing(2 * near)
        self._foot_row.setContentsMargins(side, 0, side, 0)
        self._bottom.setFixedHeight(round(CitizenSize.FOOT * scale))
        view, self._is_laid_out = self.view, False
        self.show_view(view)

    def _lay_out(self) -> None:
        self._row, self._grid = QHBoxLayout(self._promises), QGridLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._promise, 1)
        self._row.addWidget(self._running)
        for at, (caption, words) in enumerate(zip(self._captions, self._facts, strict=True)):
            self._grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, at, 1)
        self._grid.setColumnStretch(1, 1)
        last, left = QHBoxLayout(), QVBoxLayout()
        left.setSpacing(0)
        for text in (*self._lines, self._look_up):
            left.addWidget(text)
        left.addStretch(1)
        last.addLayout(left, 1)
        self._beside = last
        self._column = QVBoxLayout(self._body)
        top = QVBoxLayout()
        top.setSpacing(0)
        for text in (self.title, self.about, self.papers):
            top.addWidget(text)
        for part in (top, self._grid, self._promises, last):
            self._column.addWidget(part) if isinstance(part, QWidget) else self._column.addLayout(part)
            self._column.addStretch(1)
        self._foot_row = QHBoxLayout(self._bottom)
        self._foot_row.addWidget(self.foot, 1, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addWidget(self._body, 1)
        whole.addWidget(self._bottom)


class _Foot(QWidget):
    """The ground of the question at the foot, parted from the rest."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.ground))
        painter.fillRect(0, 0, self.width(), 2, QColor(LIGHT.hairline))
        painter.end()
