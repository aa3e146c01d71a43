"""The locked desk: nothing of any citizen is to be seen, everything typed is kept behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desk_app.screens.sign_in.face import SignInFace
from desk_app.screens.sign_in.office_panel import OfficePanel
from desk_app.screens.sign_in.pin_form import PinForm
from desk_app.screens.widgets.buttons import plain_button


class LockScreen(SignInFace):
    """Asks the person who locked the desk for the PIN; somebody else signs in anew."""

    switch_asked = Signal()

    def __init__(self, name: tuple[str, str, str], office: OfficePanel) -> None:
        super().__init__(PinForm(""), office)
        self.setObjectName("lockScreen")
        self.form.set_title(self.tr("The desk is locked"))
        self.form.show_names([name])
        self.form.remark(self.tr("What you typed is kept. Give your PIN to go on."))
        self.add(plain_button(self.tr("Somebody else"), self.switch_asked.emit, "bare"))
