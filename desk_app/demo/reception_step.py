"""Takes one citizen in by keyboard and scanner."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.demo.citizens import Visit
from desk_app.demo.stage import DemoFailed, Stage
from desk_app.screens.reception.page import ReceptionPage
from desk_app.screens.reception.turning.not_taken_dialog import NotTakenDialog

ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
ORDER = ("id_number", "name", "sex", "birth_date", "phone", "email", "address")
NAME = ORDER.index("name")
MOST_STEPS = 40
"""Enters after which a box is called out of reach."""


class ReceptionStep:
    """The hands of the clerk on the reception page."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._keys = stage.keys

    def begin(self) -> ReceptionPage:
        """Open an empty form (F2)."""
        self._keys.press(Qt.Key.Key_F2)
        page = self._stage.page(ReceptionPage)
        self._stage.quiet()
        if page.presenter.is_saved or not page.form.state().is_empty:
            self._keys.press(Qt.Key.Key_F2)
        self._stage.until(lambda: page.form.state().is_empty, "an empty form")
        return page

    def fill(self, visit: Visit) -> ReceptionPage:
        """Fill the form down to the papers."""
        page = self.begin()
        if visit.organisation:
            self._keys.press(Qt.Key.Key_T, ALT)
            self._walk_to(self._box(page, "id_number"))
        if visit.card:
            self._keys.scan(visit.card)
            self._stage.until(lambda: bool(page.form.state().applicant.name), "the card in the form")
            self._walk_to(self._box(page, "phone"))
            self._keys.type(visit.phone)
        else:
            self._person(visit)
        if visit.owner:
            self._owner(page, visit)
        self._walk_to(page.form.procedure.edit)
        self._choose(page, visit)
        return page

    def count(self, page: ReceptionPage, visit: Visit) -> None:
        """Type what the fee counts, walking on with Enter."""
        for name, count in visit.counts:
            found = page.form.terms.field_at(f"quantities.{name}")
            if found is None:
                raise DemoFailed(f"no box for {name}")
            self._walk_to(found[1].editor)
            self._keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self._keys.type(str(count))
        self._stage.quiet()

    def wait_for_promise(self, page: ReceptionPage) -> None:
        """Close the last message and wait until date, fee and slip are those of the newest form."""
        if self._stage.frame.notice.isVisible():
            self._keys.press(Qt.Key.Key_Escape)
        self._stage.until(lambda: not page.check.is_pending, "the looked at form")
        self._stage.quiet()

    def save(self, page: ReceptionPage) -> str:
        """Press F9 and give the code."""
        self._stage.quiet()
        self._keys.press(Qt.Key.Key_F9)
        self._stage.until(lambda: page.presenter.is_saved, "the saved dossier")
        self._stage.quiet()
        if page.after.sheet is None:
            raise DemoFailed("a saved dossier without a number")
        return page.after.sheet.code

    def refuse(self, page: ReceptionPage, reason: str) -> str:
        """Refuse the citizen with a reason (Ctrl+B, Mẫu 03) and give the reference."""
        self._keys.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        dialog = self._stage.dialog(NotTakenDialog)
        self._keys.press(Qt.Key.Key_0)
        self._stage.until(dialog.sentence.hasFocus, "the place to write")
        self._keys.type(reason)
        self._stage.settle()
        self._stage.picture("refusal")
        self._keys.press(Qt.Key.Key_F9)
        self._stage.until(lambda: page.presenter.is_saved, "the refusal")
        self._stage.quiet()
        return page.after.sheet.code if page.after.sheet else ""

    def _person(self, visit: Visit) -> None:
        typed = [visit.id_number, visit.name]
        if not visit.organisation:
            typed += ["", visit.birth_date]
        for text in (*typed, visit.phone, "", visit.address):
            self._keys.type(text)
            self._stage.settle()
            self._keys.press(ENTER)

    def _owner(self, page: ReceptionPage, visit: Visit) -> None:
        self._keys.press(Qt.Key.Key_K, ALT)
        self._stage.until(page.form.owner.isVisible, "the boxes of the owner")
        self._walk_to(page.form.owner.order()[NAME])
        for text in (visit.owner, "", visit.owner_birth_date):
            self._keys.type(text)
            self._stage.settle()
            self._keys.press(ENTER)

    def _choose(self, page: ReceptionPage, visit: Visit) -> None:
        box = page.form.procedure
        self._keys.type(visit.procedure)

        def rows() -> list[int]:
            return [row for row, line in enumerate(box.edit.suggestions) if visit.code in line]

        self._stage.settle()
        self._stage.until(lambda: box.text() == visit.procedure, "the typed words")
        self._stage.settle()
        self._stage.until(lambda: bool(rows()), f"{visit.code} suggested for “{visit.procedure}”")
        self._stage.quiet()
        for _ in range(rows()[0]):
            self._keys.press(Qt.Key.Key_Down)
        self._keys.press(ENTER)
        self._stage.until(lambda: box.choice is not None and box.choice.code == visit.code, visit.code)

    def _box(self, page: ReceptionPage, name: str) -> QWidget:
        return page.form.applicant.order()[ORDER.index(name)]

    def _walk_to(self, wanted: QWidget) -> None:
        for _ in range(MOST_STEPS):
            self._stage.settle()
            if QApplication.focusWidget() is wanted:
                return
            self._keys.press(ENTER)
        raise DemoFailed(f"Enter never reaches “{wanted.accessibleName()}”")
