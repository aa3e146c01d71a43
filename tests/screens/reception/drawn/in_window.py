"""The real reception page under hands and scanner, as a drawn story reaches it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.parties import Party
from desk_app.screens.reception.persons.at_counter import Asked
from desk_app.screens.widgets.buttons import ActionButton
from tests.builders import SUPERVISOR, a_person
from tests.screens.reception.counter import ReceptionCounter
from tests.screens.reception.drawn.people import Citizen

_KEYS = {"take": "Alt+1", "keep": "Alt+2", "owner": "Alt+3"}
_ANSWERED = ("Đã lấy theo", "Đã giữ chữ", "là của chủ hồ sơ")


class WindowCounter:
    """Types, scans and presses keys in the window of one program."""

    def __init__(self, counter: ReceptionCounter) -> None:
        self._counter = counter
        self._counts = False

    def know(self, who: Citizen) -> None:
        self._counter.memory.receive(applicant=party_of(who))

    def boxes(self) -> Mapping[str, str]:
        typed = self._counter.applicant()
        return {name: getattr(typed, name) for name in ("id_number", "name", "birth_date", "phone", "email")}

    def type(self, box: str, text: str, *, leaves: bool) -> None:
        self._counter.page.form.applicant.focus(box)
        if text:
            self._counter.type(text)
        else:
            self._counter.press("Backspace")
        if leaves:
            self._counter.press("Return")

    def scan(self, who: Citizen) -> None:
        self._counter.scan(who.card)

    def answer(self, which: str) -> bool:
        asked = self._counter.page.cards._question
        if not self._offered(_KEYS[which]):
            return False
        self._counter.press(_KEYS[which])
        about_people = asked is not None and asked[0].about in (Asked.CARD, Asked.VISIT)
        answered = any(words in self._counter.program.notice for words in _ANSWERED)
        self._counts = about_people and answered if answered else self._counts
        return about_people and answered

    def _offered(self, key: str) -> bool:
        """Whether a button with this key is to be seen."""
        buttons = self._counter.page.differences.findChildren(ActionButton)
        return any(one.isVisible() and one.key == key for one in buttons)

    def undo(self) -> bool:
        notice = self._counter.program.frame.notice.notice
        said = self._counter.program.notice
        if notice is None or notice.action_label != "Hoàn tác" or not said:
            return False
        self._counter.program.click("Hoàn tác")
        return self._counts and any(words in said for words in _ANSWERED)

    def go(self) -> None:
        self._counter.press("F3")

    def come(self) -> None:
        if self._counter.program.page.NAME != "reception":
            self._counter.press("F2")

    def begin(self) -> None:
        self.come()
        page = self._counter.page
        if page.presenter.is_saved or not page.form.state().is_empty:
            self._counter.press("F2")

    def save(self) -> Mapping[str, str] | None:
        page = self._counter.page
        if page.presenter.is_saved:
            return None
        if not page.form.state().procedure:
            self._counter.choose("xntthn")
        self._counter.press("Ctrl+S")
        sheet = page.after.sheet
        if not page.presenter.is_saved or sheet is None:
            return None
        return boxes_of(self._counter.memory.desk.dossier.show(sheet.code, SUPERVISOR).applicant)

    def was_put_aside(self) -> bool:
        return "để riêng" in self._counter.program.notice


def party_of(who: Citizen) -> Party:
    """Give a citizen as taken down at an earlier visit."""
    day: date = datetime.strptime(who.birth_date, "%d/%m/%Y").date()  # noqa: DTZ007
    return a_person(
        who.name, who.id_number, birth_date=day, phone=who.phone, email=who.email, address=who.address
    )


def boxes_of(party: Party) -> dict[str, str]:
    """Give a saved applicant as the texts of the boxes."""
    return {
        "id_number": party.id_number,
        "name": party.name,
        "birth_date": written_birth(party.birth),
        "phone": party.phone,
        "email": party.email,
    }
