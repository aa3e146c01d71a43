"""Dialogs with verbs on their buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.tokens import Size
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel

LOCK = "lock"
"""Name of the action that locks the desk; it works in open dialogs too."""
_SIDE = 24
_FRAME = 220
"""Height a dialog needs around its content: title bar, heading, buttons, margins."""


class DeskDialog(QDialog):
    """A window-modal dialog opened with `open()`; a held-down key never presses its buttons, Esc cancels."""

    gives_way = False
    """Whether a scan closes it: so with those that only show something or ask for what the scan says."""

    lets_cards_through = False
    """Whether a citizen card read meanwhile goes to the page behind it, which asks for the person."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        if (lock := _lock_of(parent)) is not None:
            self.addAction(lock)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(4)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 16, _SIDE, 16)
        column.setSpacing(16)
        column.addWidget(PlainLabel(title, "title", wrap=True))
        column.addWidget(self._scroll, 1)
        column.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the content needs."""
        self.make_room()
        if (around := self.layout()) is not None:
            # A least width of its own keeps Qt from minding the least height of the parts.
            self.resize(self.width(), max(self.height(), around.minimumSize().height()))
        super().showEvent(event)

    def make_room(self) -> None:
        """Be as tall as the content needs now, and no taller than the screen; the rest scrolls."""
        self.body.activate()
        width = max(self.minimumWidth() - 2 * _SIDE, self.body.minimumSize().width())
        self._scroll.setMinimumWidth(width)
        needed = max(self.body.heightForWidth(width), self.body.sizeHint().height()) + 4
        room = self.screen().availableGeometry().height() - _FRAME
        self._scroll.setMinimumHeight(max(0, min(needed, room)))

    def show_whole(self, widget: QWidget) -> None:
        """Make room for what was just said beside a widget, and scroll to it where there is none."""
        self.make_room()
        self._scroll.ensureWidgetVisible(widget)

    def add_button(
        self, text: str, do: Callable[[], object], role: str = "", *, default: bool = False, key: str = ""
    ) -> QPushButton:
        """Add a button at the right; `default` is what Enter presses, always the safe one. `key` is shown on it."""
        button = KeyButton(text, key, role, height=Size.BAR_BUTTON)
        button.clicked.connect(lambda: do())
        button.setDefault(default)
        self.buttons.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow the repeats of a held-down key."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def _lock_of(parent: QWidget | None) -> QAction | None:
    """Find the key that locks the desk in the window all dialogs stand before."""
    window = parent.window() if parent is not None else None
    while window is not None and (behind := window.parentWidget()) is not None:
        window = behind.window()
    found = window.findChild(QAction, LOCK) if window is not None else None
    return found if isinstance(found, QAction) else None


def ask(
    parent: QWidget,
    title: str,
    text: str,
    deed: str,
    do: Callable[[], object],
    *,
    keep: str = "",
    grave: bool = True,
) -> DeskDialog:
    """Ask before a deed that cannot be undone; Enter and Esc keep things as they are, `deed` is a verb."""
    dialog = DeskDialog(title, parent)
    dialog.body.addWidget(PlainLabel(text, wrap=True))

    def doing() -> None:
        dialog.accept()
        do()

    dialog.add_button(deed, doing, "grave" if grave else "")
    dialog.add_button(
        keep or QCoreApplication.translate("DeskDialog", "Keep as it is"), dialog.reject, default=True
    )
    dialog.open()
    return dialog
