"""What every task page promises to the window that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desk_app.screens.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from desk_app.screens.prints.print_flow import Sheet
    from desk_app.screens.requests import PageRequest
    from desk_app.screens.workplace import Workplace
    from desk_app.services.reception.interpret_scan import ScanAnswer

_PRESSES = "presses"
"""Name of the action that stands for a button without one."""


class Page(QWidget):
    """One page of the window; it shows and asks, and never touches files, threads or the law.

    The window keeps a page alive between visits, so typed text stays. `actions_changed` asks the window to show
    `next_actions()` anew in the bar at the bottom right, `next_step_wanted` to put the focus on the last of them.
    """

    NAME: ClassVar[str] = ""
    actions_changed = Signal()
    title_changed = Signal()
    next_step_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace

    def title(self) -> str:
        """Give the translated title shown in the header."""
        return ""

    def next_actions(self) -> tuple[QAction, ...]:
        """Give the actions for the bottom right, the most likely one last; their shortcut is shown on the button.

        The window adds them to itself while the page is in front: a page must not add them to a second widget.
        """
        return ()

    def deeds(self) -> tuple[QAction, ...]:
        """Give further actions of the page, which Ctrl+K offers beside those at the bottom right: all that are seen."""
        return deeds_seen(self)

    def opened(self, request: PageRequest) -> None:
        """Come to the front for a request; refresh what may be stale and set the focus."""

    def left(self) -> None:
        """Another page comes to the front, or the desk is locked."""

    def take_scan(self, answer: ScanAnswer) -> bool:
        """Use a scan made while this page is in front; False lets the window open the page it belongs to."""
        return False

    def scan_by_hand(self) -> bool:
        """React to F4; False lets the window ask for a code in a box of its own."""
        return False

    def escape(self) -> bool:
        """React to Esc; False lets the window go back. Typed data may only go away with an undo."""
        return False

    def follows_paper(self, sheet: Sheet) -> bool:
        """Whether this page tells by itself what becomes of a sheet; of every other one the window tells."""
        return False

    def holds_unsaved(self) -> bool:
        """Whether leaving the program now would lose typed data."""
        return False


def deeds_seen(page: QWidget) -> tuple[QAction, ...]:
    """Give the actions of a page and of its parts in sight, and one for each button without a key."""
    parts = [page, *(one for one in page.findChildren(QWidget) if one.isVisibleTo(page))]
    actions = [action for part in parts for action in part.actions()]
    for part in parts:
        if isinstance(part, KeyButton) and part.text() and not part.key and not part.isCheckable():
            actions.append(_pressing(part))
    return tuple(actions)


def _pressing(button: KeyButton) -> QAction:
    action = button.findChild(QAction, _PRESSES)
    if action is None:
        action = QAction(button)
        action.setObjectName(_PRESSES)
        action.triggered.connect(button.click)
    action.setText(button.text())
    action.setEnabled(button.isEnabled())
    action.setToolTip(button.toolTip())
    return action
