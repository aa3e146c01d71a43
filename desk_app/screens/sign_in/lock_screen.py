"""The locked desk: nothing of any citizen is to be seen, everything typed is kept behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.screens.sign_in.pin_form import PinForm
from desk_app.screens.widgets.buttons import plain_button


class LockScreen(QWidget):
    """Asks the person who locked the desk for the PIN; somebody else signs in anew."""

    switch_asked = Signal()

    def __init__(self, user: str, full_name: str) -> None:
        super().__init__()
        self.setObjectName("lockScreen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = PinForm(self.tr("The desk is locked"))
        self.form.show_names([(user, full_name)])
        self.form.remark(self.tr("What you typed is kept. Give your PIN to go on."))
        self.form.column.addWidget(plain_button(self.tr("Somebody else"), self.switch_asked.emit, "quiet"))
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
