"""How many keys a reception takes, counted as they reach the window (auto-filled boxes cost none)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.builders import MARRIAGE, a_person
from tests.screens.reception.counter import CARD, ID_NUMBER, ReceptionCounter


class KeyCount(QObject):
    """Counts keys pressed, each once however many widgets see it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        pressed = event.type() is QEvent.Type.KeyPress and watched is QApplication.focusWidget()
        self.count += pressed or event.type() is QEvent.Type.Shortcut
        return False


@pytest.fixture
def keys() -> Iterator[KeyCount]:
    """Count every key from here on."""
    counted = KeyCount()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(counted)
    yield counted
    app.removeEventFilter(counted)


def here_before(counter: ReceptionCounter) -> None:
    counter.memory.receive(
        applicant=a_person("Nguyễn Thị Hòa", ID_NUMBER, phone="0987654321", address="Số 5, Hà Nội")
    )


def test_a_known_citizen_with_the_phone_kept_takes_twelve_keys(
    counter: ReceptionCounter, keys: KeyCount
) -> None:
    here_before(counter)
    counter.scan(CARD)
    counter.press("Return", "Return", "Return")
    counter.type("xntthn")
    counter.press("Return", "F9")
    assert counter.page.presenter.is_saved
    assert counter.page.after.sheet is not None
    saved = counter.dossier(counter.page.after.sheet.code)
    assert (saved.applicant.phone, saved.papers[0].name) == ("0987654321", MARRIAGE.papers[0].name)
    assert 8 <= keys.count <= 12


def test_with_the_phone_typed_it_takes_twenty_two(counter: ReceptionCounter, keys: KeyCount) -> None:
    counter.scan(CARD)
    counter.type("0912345678")
    counter.press("Return", "Return", "Return")
    counter.type("xntthn")
    counter.press("Return", "F9")
    assert counter.page.presenter.is_saved
    assert counter.page.after.sheet is not None
    assert counter.dossier(counter.page.after.sheet.code).applicant.phone == "0912345678"
    assert 18 <= keys.count <= 22
