"""The first thing on the screen: names and PIN, painted before anything else of the program is loaded."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desk_app.screens.sign_in.face import SignInFace
from desk_app.screens.sign_in.office_panel import OfficePanel
from desk_app.screens.sign_in.pin_form import PinForm
from desk_app.screens.widgets.labels import PlainLabel


class SignInPage(SignInFace):
    """Sign-in, or the words of what keeps the desk from opening; tells `painted` once after its first paint."""

    painted = Signal()
    retry_asked = Signal()

    def __init__(self) -> None:
        super().__init__(PinForm(""), OfficePanel())
        self.form.set_title(self.tr("Who works at the desk?"))
        self.trouble = PlainLabel(wrap=True).selectable()
        self.code = PlainLabel(size="hint")
        self._was_painted = False
        self._trouble_parts: list[QWidget] = [self.trouble, self.code]
        for part in self._trouble_parts:
            self.add(part)
        self.trouble.setFixedWidth(440)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the data are being opened; the PIN may already be typed."""
        self._show_trouble_parts(False)
        self.form.remark(self.tr("Opening the desk's data…"))

    def show_ready(self, names: list[tuple[str, str, str]]) -> None:
        """Offer the names of this desk with what they are here; a PIN typed meanwhile stays."""
        self._show_trouble_parts(False)
        self.form.show_names(names)
        self.fit()
        self.form.remark("")

    def show_trouble(self, text: str, code: str) -> None:
        """Say why the desk's data cannot be opened."""
        if len(self._trouble_parts) == 2:
            self._add_retry()
        self._show_trouble_parts(True)
        self.trouble.setText(text)
        self.code.setText(code)
        self._trouble_parts[-1].setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _add_retry(self) -> None:
        """Made when it is needed: a button takes time the first paint would have to wait for."""
        from desk_app.screens.widgets.buttons import plain_button

        retry = plain_button(self.tr("Try again"), self.retry_asked.emit, "next")
        self.add(retry)
        self._trouble_parts.append(retry)

    def _show_trouble_parts(self, trouble: bool) -> None:
        self.form.setVisible(not trouble)
        for part in self._trouble_parts:
            part.setVisible(trouble)
