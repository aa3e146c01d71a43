"""What hands do to the people of the reception form, for the stories told of them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.builders import a_person
from tests.screens.reception.counter import CARD, ReceptionCounter

A, B = "001190000001", "001190000010"


def known(counter: ReceptionCounter, name: str = "Nguyễn Thị An", number: str = A, **more: object) -> None:
    """Let somebody have been here before."""
    contact = {"phone": "0987654321", "email": "an@example.vn", "address": "Số 5, Hà Nội"}
    counter.memory.receive(applicant=a_person(name, number, **(contact | more)))


def type_name(counter: ReceptionCounter, name: str) -> None:
    """Type a name into its box and go on."""
    counter.page.form.applicant.focus("name")
    counter.type(name)
    counter.press("Return")


def type_number(counter: ReceptionCounter, number: str) -> None:
    """Type a number into its box and go on."""
    counter.page.form.applicant.focus()
    counter.type(number)
    counter.press("Return")


def is_saved(counter: ReceptionCounter, key: str = "Ctrl+S") -> bool:
    """Press the save key; gives whether a number was given."""
    counter.press(key)
    return counter.page.presenter.is_saved


def shown_labels(counter: ReceptionCounter) -> list[QLabel]:
    """Give the labels of the page in front."""
    return [label for label in counter.program.page.findChildren(QLabel) if label.isVisible()]


def half_typed(counter: ReceptionCounter) -> None:
    """Type a name and scan the card of somebody else."""
    type_name(counter, "Lê Văn Bé")
    counter.scan(CARD)
