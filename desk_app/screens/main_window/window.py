"""The one window of the program: sign-in, first start, work or lock, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QStackedLayout, QWidget

from desk_app.screens.sign_in.page import SignInPage

SMALLEST = QSize(860, 440)
"""A 1366×768 screen at 150 % leaves 910×512, of which title bar and task bar take their part."""


class DeskWindow(QWidget):
    """Shows one face at a time; faces behind keep what was typed in them.

    `close_asked` comes when somebody wants to close it; the window closes only through `close_now`.
    """

    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("One-stop desk"))
        self.setMinimumSize(SMALLEST)
        self.resize(1366, 768)
        self.sign_in = SignInPage()
        self._faces = QStackedLayout(self)
        self._faces.setContentsMargins(0, 0, 0, 0)
        self._faces.addWidget(self.sign_in)
        self._hidden: list[QDialog] = []
        self._may_close = False

    @property
    def face(self) -> QWidget | None:
        """What is shown now."""
        return self._faces.currentWidget()

    def show_face(self, face: QWidget) -> None:
        """Show one face in place of the present one."""
        if self._faces.indexOf(face) < 0:
            self._faces.addWidget(face)
        self._faces.setCurrentWidget(face)

    def drop_face(self, face: QWidget) -> None:
        """Forget a face for good."""
        self._faces.removeWidget(face)
        face.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take Tab through what is shown as it is seen."""
        from desk_app.qt.seen_order import go_on

        return go_on(self, forward=forward)

    def hide_dialogs(self) -> None:
        """Take open dialogs out of sight while the desk is locked; they keep their content but for a PIN half typed."""
        self._hidden = [one for one in self.findChildren(QDialog) if one.isVisible()]
        for dialog in self._hidden:
            dialog.setVisible(False)
            for field in dialog.findChildren(QLineEdit):
                if field.echoMode() is QLineEdit.EchoMode.Password:
                    field.clear()
        self.activateWindow()

    def show_dialogs(self) -> None:
        """Bring back the dialogs hidden by the lock."""
        for dialog in self._hidden:
            dialog.setVisible(True)
        self._hidden = []

    def come_to_front(self) -> None:
        """Answer a second start of the program."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def close_now(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the application ask before it closes."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_asked.emit()
