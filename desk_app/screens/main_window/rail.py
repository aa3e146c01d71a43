"""The left rail: one line per page with icon, word and key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk_app.qt.icons import line_mark
from desk_app.screens.widgets.buttons import key_text
from desk_app.screens.widgets.labels import PlainLabel

_LOWEST, _HIGHEST = 30, 52
"""Height of one line in device-independent pixels, from a 1366×768 screen at 150 % to a tall one."""


class RailButton(QToolButton):
    """One line of the rail, following its action."""

    def __init__(self, action: QAction, icon: str, ink: str) -> None:
        super().__init__()
        self.action = action
        self.setProperty("role", "rail")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(action.text())
        self.clicked.connect(action.trigger)
        self._picture = QLabel()
        self._picture.setPixmap(line_mark(icon, ink, 20))
        self._word = PlainLabel(action.text(), "body" if action.isEnabled() else "hint")
        self.setToolTip(action.toolTip() or action.text())
        self.setEnabled(action.isEnabled())
        self.setAccessibleDescription("" if action.isEnabled() else action.toolTip())
        key = PlainLabel(key_text(action), "hint")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._word, 1)
        row.addWidget(key)
        for part in (self._picture, self._word, key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_narrow(self, narrow: bool) -> None:
        """Show icon and key only."""
        self._word.setVisible(not narrow)
        self._row.invalidate()

    def sizeHint(self) -> QSize:
        """Ask for as much as icon, word and key need."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut the word or its key."""
        return self._row.minimumSize()


class Rail(QScrollArea):
    """The pages to choose from, and at its foot help and lock."""

    resized = Signal()

    def __init__(self, ink: str) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ink = ink
        self._narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        inside = QWidget()
        inside.setObjectName("rail")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self.setWidget(inside)

    def add_page(self, name: str, action: QAction, icon: str) -> None:
        """Add a page, below those added before."""
        button = self._add(action, icon)
        button.setCheckable(True)
        self._group.addButton(button)
        self._buttons[name] = button

    def add_gap(self) -> None:
        """Push what follows to the foot."""
        self._column.addStretch(1)

    def add_deed(self, action: QAction, icon: str) -> None:
        """Add a line that does something at once (help, lock)."""
        self._add(action, icon)

    def mark(self, name: str) -> None:
        """Show which page is in front; a page without a line leaves no line marked."""
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == name)
        self._group.setExclusive(True)

    def settle_width(self) -> None:
        """Make the rail as wide as its widest line."""
        self.setFixedWidth(self._column.sizeHint().width() + 2)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words out on a narrow window (1366×768 at 150 %); the tip and the page's title still say them."""
        if narrow != self._narrow:
            self._narrow = narrow
            for line in self.findChildren(RailButton):
                line.set_narrow(narrow)
                line.updateGeometry()
            self._column.invalidate()
            self.settle_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the lines."""
        super().resizeEvent(event)
        lines = self.findChildren(RailButton)
        if lines:
            share = (event.size().height() - 8) // len(lines)
            floor = max(_LOWEST, lines[0].fontMetrics().height() + 8)
            for line in lines:
                line.setFixedHeight(min(max(share, floor), max(_HIGHEST, floor)))

    def _add(self, action: QAction, icon: str) -> RailButton:
        button = RailButton(action, icon, self._ink)
        self._column.addWidget(button)
        return button
