"""Dialogs with verbs on their buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.seen_order import first_empty, go_on, typed_in
from desk_app.qt.tokens import Size
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desk_app.screens.workplace import Workplace

LOCK = "lock"
"""Name of the action that locks the desk; it works in open dialogs too."""
TEXT_SIZE = "text size"
"""Name of the actions that make text larger, smaller or usual; they work in open dialogs too."""
_SIDE = 24
_SPARE = 48
"""Height left free of the window behind, so that a dialog is seen to stand before it."""


class DeskDialog(QDialog):
    """A window-modal dialog opened with `open()`: title, under it whom it is `about`, the body, what will happen, buttons.

    A held-down key never presses its buttons. Esc goes back, F9 does the deed or leads to the answer asked for. It is
    never higher than the window behind: its `body` rolls, its buttons stay in sight. The cursor comes up on what
    `start` names, else in the first field still empty, else on the deed.
    """

    gives_way = False
    """Whether a scan closes it: so with those that only show something or ask for what the scan says."""

    lets_cards_through = False
    """Whether a citizen card read meanwhile goes to the page behind it, which asks for the person."""

    def __init__(self, title: str, parent: QWidget | None, about: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        for action in _everywhere(parent):
            self.addAction(action)
            if action.objectName() == TEXT_SIZE:
                action.triggered.connect(self._take_size)
        self.start: QWidget | None = None
        self.put_aside: Callable[[Callable[[], object]], object] | None = None
        self._as_opened: list[str] = []
        self._given: QSize | None = None
        self.deed_button: KeyButton | None = None
        self.back_button: KeyButton | None = None
        self.addAction(make_action(self, "", self.press_next, "F9"))
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 4, 0)
        self.body.setSpacing(12)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        self._build(title, about)

    def _build(self, title: str, about: str) -> None:
        self._facts = PlainLabel(size="hint", wrap=True)
        self._others, self._back, self.buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        bottom = QHBoxLayout()
        bottom.setSpacing(4)
        bottom.addWidget(self._facts, 1)
        for part in (self._others, self._back, self.buttons):
            part.setSpacing(4)
            bottom.addLayout(part)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(PlainLabel(title, "title", wrap=True))
        self._about = PlainLabel(about, "hint", wrap=True)
        self._about.setVisible(bool(about))
        head.addWidget(self._about)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 16, _SIDE - 4, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(bottom)

    def _take_size(self) -> None:
        """Be as large as the text of another size needs."""
        if self.isVisible():
            self._settle_size()

    def _settle_size(self) -> None:
        """Be as tall as the content needs."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        # The rows inside take note of their parts' sizes only when they are told.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.make_room()
        if (around := self.layout()) is not None:
            # A least width of its own keeps Qt from minding the least size of the parts.
            if self._given is None:
                wished = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
                self._given = self.size() if wished else self.minimumSize()
            given = self._given
            width = max(given.width(), around.minimumSize().width())
            self.resize(width, max(given.height(), around.minimumHeightForWidth(width)))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the content needs, and have the cursor where the answer begins."""
        self._settle_size()
        super().showEvent(event)
        self._as_opened = self._as_opened or typed_in(self)
        first = self.start or first_empty(self) or self.deed_button or self.back_button
        if first is not None and not event.spontaneous():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def reject(self) -> None:
        """Go back; what was typed meanwhile is `put_aside` with the way to have it again."""
        if self.put_aside is None or typed_in(self) == self._as_opened:
            super().reject()
            return
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        super().reject()
        self.put_aside(self._have_again)

    def _have_again(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take Tab through it as it is seen."""
        return go_on(self, forward=forward)

    def make_room(self) -> None:
        """Be as tall as the content needs now, and no taller than the window behind; the rest rolls."""
        self.body.activate()
        width = max(self.minimumWidth() - 2 * _SIDE, self.body.minimumSize().width())
        flows = self.body.hasHeightForWidth()
        needed = (self.body.heightForWidth(width) if flows else self.body.sizeHint().height()) + 4
        behind, around = self.parentWidget(), self.layout()
        room = behind.window().height() if behind else self.screen().availableGeometry().height()
        if around is not None:
            room -= around.sizeHint().height() - self._scroll.sizeHint().height()
        rolls = needed > room - _SPARE
        # The scroll bar takes its room beside the body, never from it.
        self._scroll.setMinimumWidth(
            width + (self._scroll.verticalScrollBar().sizeHint().width() if rolls else 0)
        )
        self._scroll.setMinimumHeight(max(0, room - _SPARE if rolls else needed))

    def show_whole(self, widget: QWidget) -> None:
        """Make room for what was just said beside a widget, and roll to it where there is none."""
        self.make_room()
        self._scroll.ensureWidgetVisible(widget)

    def say_about(self, text: str) -> None:
        """Say under the title whom it is about."""
        self._about.setText(text)
        self._about.setVisible(bool(text))

    def say_facts(self, text: str) -> None:
        """Say beside the buttons what will happen."""
        self._facts.setText(text)

    def press_next(self) -> None:
        """Do the deed (F9); where there is none to do, lead to the answer that is asked for."""
        if self.deed_button is not None:
            if self.deed_button.isEnabled():
                self.deed_button.click()
            return
        asks = self._others.itemAt(0) or self.buttons.itemAt(0) or self._back.itemAt(0)
        if asks is not None and (button := asks.widget()):
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def add_button(
        self, text: str, do: Callable[[], object], role: str = "", *, default: bool = False, key: str = ""
    ) -> KeyButton:
        """Add a button left of the two at the right; `default` is what Enter presses, always the safe one."""
        return self._put(self._others, text, do, role, key, default=default)

    def add_deed(
        self, text: str, do: Callable[[], object], role: str = "next", *, default: bool | None = None
    ) -> KeyButton:
        """Add what F9 does, at the right; Enter does it too unless it is grave."""
        safe = role != "grave" if default is None else default
        self.deed_button = self._put(self.buttons, text, do, role, "F9", default=safe)
        return self.deed_button

    def add_back(
        self, text: str = "", do: Callable[[], object] | None = None, *, default: bool = False
    ) -> KeyButton:
        """Add the way back, left of the deed; `text` says what is kept where "Back" says too little."""
        words = text or QCoreApplication.translate("DeskDialog", "Back")
        self.back_button = self._put(self._back, words, do or self.reject, "", "Esc", default=default)
        return self.back_button

    def _put(
        self, row: QHBoxLayout, text: str, do: Callable[[], object], role: str, key: str, *, default: bool
    ) -> KeyButton:
        button = KeyButton(text, key, role, height=Size.BAR_BUTTON)
        button.clicked.connect(lambda: do())
        button.setDefault(default)
        row.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow the repeats of a held-down key."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def _everywhere(parent: QWidget | None) -> list[QAction]:
    """Find the keys that lock the desk and change the size of text in the window all dialogs stand before."""
    window = parent.window() if parent is not None else None
    while window is not None and (behind := window.parentWidget()) is not None:
        window = behind.window()
    if window is None:
        return []
    return [one for name in (LOCK, TEXT_SIZE) for one in window.findChildren(QAction, name)]


def keep_typed(dialog: DeskDialog, workplace: Workplace) -> None:
    """Have what is typed in a dialog brought back by Ctrl+Z after it was left by Esc."""
    translate = QCoreApplication.translate
    text = translate("DeskDialog", "Put aside, nothing was saved: {title}").format(title=dialog.windowTitle())
    label = translate("DeskDialog", "Bring it back")

    def aside(again: Callable[[], object]) -> None:
        workplace.say(Notice(Tone.PLAIN, text, "", label, again, 10, undo=True))

    dialog.put_aside = aside


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

    safe = keep or QCoreApplication.translate("DeskDialog", "Keep as it is")
    if grave:
        # No key does it: what is gone is gone.
        dialog.add_button(deed, doing, "grave")
    else:
        dialog.add_deed(deed, doing, default=False)
    dialog.start = dialog.add_back(safe, default=True)
    dialog.open()
    return dialog
