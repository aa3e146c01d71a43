"""The dark rail at the left: whose desk it is, one line per page with icon, word and key, at its foot who works here."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.main_window.rail_ends import RailFoot, RailHead
from desk_app.screens.widgets.buttons import key_text
from desk_app.screens.widgets.key_button import chip_font

_LOWEST = 25
"""Least height of one line, for a 1366×768 screen at 150 %."""
_BAR, _SIDE = 4, 8
_PILL, _PILL_SIDES = 18, 12
"""Height of the ground of a count in device-independent pixels at 100 % text, and room beside its digits."""
_LOW_PILL, _LOW_PILL_SIDES = 16, 6
"""The same in a line without words."""


class RailButton(QToolButton):
    """One line of the rail, following its action; a count stands in place of the key."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self.action = action
        self._icon = icon
        self._narrow = False
        self._count, self._grave = "", False
        self.setProperty("role", "rail")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(action.text())
        self.clicked.connect(action.trigger)
        self.setToolTip(action.toolTip() or action.text())
        self.setEnabled(action.isEnabled())
        self.setAccessibleDescription("" if action.isEnabled() else action.toolTip())

    @property
    def count(self) -> str:
        """The count shown now."""
        return self._count

    def show_count(self, count: str, *, grave: bool) -> None:
        """Show how many wait; `grave` are those that need a person. "" shows the key again."""
        if (count, grave) != (self._count, self._grave):
            self._count, self._grave = count, grave
            self.setAccessibleDescription(count)
            tip = self.action.toolTip() or self.action.text()
            self.setToolTip(f"{tip}: {count}" if count else tip)
            self.updateGeometry()
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for as much as icon, word and key need."""
        if self._narrow:
            return QSize(scaled(Size.NARROW_RAIL), scaled(Size.RAIL_LINE))
        word = QFontMetrics(self._bold()).horizontalAdvance(self.action.text())
        key = QFontMetrics(chip_font(self.font())).horizontalAdvance(self._count or key_text(self.action))
        around = 2 * _SIDE + 12 + scaled(Size.ICON) + 10 + 12 + 14
        return QSize(word + key + around, scaled(Size.RAIL_LINE))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word or its key."""
        return QSize(self.sizeHint().width(), _LOWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar, ground, icon, word and key or count."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SIDE, 1, -_SIDE, -1)
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.rail_on))
            painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.fillRect(QRectF(0, box.top() + 4, _BAR, box.height() - 8), QColor(colours.rail_mark))
        ink = colours.rail_ink if self.isEnabled() else colours.rail_hint
        side = scaled(Size.ICON)
        left = self._icon_left(box, side)
        painter.drawPixmap(int(left), int(box.center().y() - side / 2), line_mark(self._icon, ink, side))
        if not self._narrow:
            painter.setFont(self._bold() if self.isChecked() else self.font())
            painter.setPen(QColor(ink))
            room = QRectF(left + side + 10, box.top(), box.right() - left - side - 10, box.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.action.text())
        self._paint_end(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.rail_mark), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_end(self, painter: QPainter, box: QRectF) -> None:
        colours, font = present(), chip_font(self.font())
        painter.setFont(font)
        if self._count:
            pill = self.count_place(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.badge if self._grave else colours.rail_count))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(QColor(colours.badge_ink if self._grave else colours.rail_ink))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self._count_text())
        elif not self._narrow:
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(colours.rail_hint))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box.adjusted(0, 0, -8, 0), int(right), key_text(self.action))

    def count_place(self, box: QRectF) -> QRectF:
        """Give the place of the count in the line; without words it stands beside the icon, not over it."""
        height, narrow = scaled(_LOW_PILL if self._narrow else _PILL), self._narrow
        words = QFontMetrics(chip_font(self.font())).horizontalAdvance(self._count_text())
        width = max(words + (_LOW_PILL_SIDES if narrow else _PILL_SIDES), height)
        right = self.width() - 1 if narrow else box.right() - 6
        return QRectF(right - width, box.center().y() - height / 2, width, height)

    def icon_place(self) -> QRectF:
        """Give the place of the icon."""
        box, side = QRectF(self.rect()).adjusted(_SIDE, 1, -_SIDE, -1), scaled(Size.ICON)
        return QRectF(self._icon_left(box, side), box.center().y() - side / 2, side, side)

    def _icon_left(self, box: QRectF, side: int) -> float:
        if not self._narrow:
            return box.left() + 10
        return _BAR + 1 if self._count else (self.width() - side) / 2

    def _count_text(self) -> str:
        """A narrow line has room for two digits; all of them stand in its tip and are read out."""
        return "99+" if self._narrow and len(self._count) > 2 else self._count

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Rail(QScrollArea):
    """The pages to choose from; head and foot stay, the lines between scroll where a window is very low."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self.head, self.foot = RailHead(), RailFoot()
        inside = QWidget()
        inside.setObjectName("rail")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.setWidget(inside)

    def add_page(self, name: str, action: QAction, icon: str) -> None:
        """Add a page, below those added before."""
        button = self._add(action, icon)
        button.setCheckable(True)
        self._group.addButton(button)
        self._buttons[name] = button

    def add_rule(self) -> None:
        """Part what follows from what stands above."""
        line = QFrame()
        line.setObjectName("railRule")
        self._column.addSpacing(Gap.TIGHT)
        self._column.addWidget(line)
        self._column.addSpacing(Gap.TIGHT)

    def add_foot(self) -> None:
        """Put who works here at the foot."""
        self._column.addStretch(1)
        self._column.addWidget(self.foot)

    def add_deed(self, action: QAction, icon: str) -> None:
        """Add a line that does something at once (help, lock)."""
        self._add(action, icon)

    def mark(self, name: str) -> None:
        """Show which page is in front; a page without a line leaves no line marked."""
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == name)
        self._group.setExclusive(True)
        # Tab stops once at the lines, at the one of this page; the arrows go through them.
        stop = name if name in self._buttons else next(iter(self._buttons), "")
        for known, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if known == stop else Qt.FocusPolicy.NoFocus)

    def show_count(self, name: str, count: str, *, grave: bool = False) -> None:
        """Show at a page how many wait there."""
        if name in self._buttons:
            self._buttons[name].show_count(count, grave=grave)

    def settle_width(self) -> None:
        """Take the width of the tokens at the present text, or of a longer word."""
        self.head.set_narrow(self._narrow)
        self.foot.set_narrow(self._narrow)
        if self._narrow:
            self.setFixedWidth(scaled(Size.NARROW_RAIL))
            return
        widest = max((one.sizeHint().width() for one in self.findChildren(RailButton)), default=0)
        self.setFixedWidth(max(scaled(Size.RAIL), widest))

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words out on a narrow window (1366×768 at 150 %); the tip and the page's title still say them."""
        if narrow != self._narrow:
            self._narrow = narrow
            for line in self.findChildren(RailButton):
                line.set_narrow(narrow)
            self._column.invalidate()
            self.settle_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the lines where there is too little for all."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        lines = self.findChildren(RailButton)
        if lines:
            others = self.head.sizeHint().height() + self.foot.sizeHint().height() + 6 * Gap.SMALL
            share = (self.height() - others) // len(lines)
            least = _LOWEST if self._narrow else max(_LOWEST, lines[0].fontMetrics().height() + 4)
            for line in lines:
                line.setFixedHeight(max(min(share, scaled(Size.RAIL_LINE) + 2), least))

    def _add(self, action: QAction, icon: str) -> RailButton:
        button = RailButton(action, icon)
        self._column.addWidget(button)
        return button
