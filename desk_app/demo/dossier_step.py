"""Does the everyday steps of a dossier by scanner and keyboard: forward, supplement, result, return."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desk_app.demo.stage import MOST_TABS, DemoFailed, Stage
from desk_app.domain.dossier.dossier import Status
from desk_app.domain.steps.deeds import Deed
from desk_app.screens.dossier.page import DossierPage
from desk_app.screens.dossier.step_dialogs import ForwardDialog, ResultDialog, SupplementDialog
from desk_app.screens.returns.page import ReturnsPage

ENTER = Qt.Key.Key_Return


class DossierStep:
    """The hands of the clerk on the dossier page and the return page."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._keys = stage.keys

    def scan(self, code: str) -> DossierPage:
        """Scan a slip on whatever page is in front; its dossier opens with the next deed in focus."""
        self._keys.scan(code)
        page = self._stage.page(DossierPage)
        self._stage.until(lambda: self._shown(page) == code, f"the dossier {code}")
        self._stage.quiet()
        return page

    def forward(self, page: DossierPage) -> None:
        """Hand over to the competent unit: the likely next step after reception (F9)."""
        self._keys.press(Qt.Key.Key_F9)
        self._stage.dialog(ForwardDialog)
        self._finish()
        self._reached(page, Status.PROCESSING)

    def ask_supplement(self, page: DossierPage, reason: str, picture: str) -> None:
        """Ask once and in full for what is missing; Mẫu 02 is printed."""
        self._press_deed(page, Deed.SUPPLEMENT)
        dialog = self._stage.dialog(SupplementDialog)
        self._stage.tab_to(dialog.papers)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self._keys.press(key)
        self._stage.tab_to(dialog.reason)
        self._keys.type(reason)
        self._stage.settle()
        self._stage.picture(picture)
        self._finish()
        self._reached(page, Status.SUPPLEMENT_ASKED)

    def record_result(self, page: DossierPage, number: str, place: str) -> None:
        """Take the result in, with its number and its tray."""
        self._keys.press(Qt.Key.Key_F9)
        dialog = self._stage.dialog(ResultDialog)
        self._stage.tab_to(dialog.number)
        self._keys.type(number)
        self._stage.tab_to(dialog.place)
        self._keys.type(place)
        self._stage.settle()
        self._finish()
        self._reached(page, Status.DONE)

    def return_result(self, code: str, picture: str) -> None:
        """Scan the slip on the return page and hand over (F9)."""
        self._keys.press(Qt.Key.Key_F7)
        page = self._stage.page(ReturnsPage)
        self._keys.scan(code)
        self._stage.until(lambda: page.dossier is not None and page.dossier.code == code, f"{code} to return")
        self._stage.picture(picture)
        self._keys.press(Qt.Key.Key_1)
        self._stage.quiet()
        self._keys.press(Qt.Key.Key_F9)
        self._stage.until(lambda: page.dossier is None, f"{code} returned")
        self._stage.quiet()

    def _reached(self, page: DossierPage, status: Status) -> None:
        self._stage.until(
            lambda: page.loaded is not None and page.loaded.dossier.status is status, f"status {status}"
        )
        self._stage.quiet()

    def _shown(self, page: DossierPage) -> str:
        return page.loaded.dossier.code if page.loaded else ""

    def _press_deed(self, page: DossierPage, deed: Deed) -> None:
        self._stage.tab_to(page.deed_list.button(deed))
        self._keys.press(Qt.Key.Key_Space)

    def _finish(self) -> None:
        """Walk on with Enter until the deed is done and its dialog gone."""
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if QApplication.activeModalWidget() is None:
                return
            self._keys.press(Qt.Key.Key_Tab if isinstance(focus, QPlainTextEdit) else ENTER)
            self._stage.settle()
            self._stage.quiet()
        raise DemoFailed("Enter never ends the dialog")
