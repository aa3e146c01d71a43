"""The other counter of the practice ward: a desk of its own, without a window, that sends when it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.new_desk import PRACTICE_PIN, make_desk, practice_desk
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.errors import NoConnection
from desk_app.ports.exchange.city_line import CityAnswer, CityCall

if TYPE_CHECKING:
    from desk_app.ports.clock import Clock
    from desk_app.services.desk import Desk

NUMBER = 2


class _CutBeforePush:
    """A line that breaks after the greeting: the city then knows how much waits, and has none of it."""

    def __init__(self, desk: Desk) -> None:
        self._line = desk.city_line

    def send(self, call: CityCall) -> CityAnswer:
        if call.path == "/v1/push":
            raise NoConnection("city.cut_off")
        return self._line.send(call)

    def cancel(self) -> None:
        self._line.cancel()

    def close(self) -> None:
        self._line.close()


class SecondDesk:
    """Counter 2, opened for one deed after the other."""

    def __init__(self, folder: Path, ward: str, clock: Clock) -> None:
        self._folder = folder
        self._chosen = Chosen(clock=clock)
        make_desk(folder, practice_desk(ward, NUMBER), self._chosen)

    def join(self, url: str, code: str) -> None:
        """Join the city with a one-time code."""
        from desk_app.services.exchange.conversation import drive

        with self._open() as desk:
            drive(desk.exchange.enrol(url, code), desk.city_line)

    def receive(self, procedure: str, name: str, id_number: str) -> str:
        """Take in a dossier; gives its code."""
        draft = ReceptionDraft(procedure, Party(PartyKind.CITIZEN, name, id_number, address="Hà Nội"))
        with self._open() as desk:
            return desk.reception.receive(draft, desk.people.sign_in("clerk", PRACTICE_PIN)).code

    def sync(self) -> None:
        """Send and fetch everything."""
        from desk_app.services.exchange.conversation import drive

        with self._open() as desk:
            drive(desk.exchange.sync(), desk.city_line)

    def break_off(self) -> None:
        """Greet the city and lose the line before anything is sent."""
        from contextlib import suppress

        from desk_app.services.exchange.conversation import drive

        with self._open() as desk, suppress(NoConnection):
            drive(desk.exchange.sync(), _CutBeforePush(desk))

    def prove(self) -> bool:
        """Whether its journal and what stands in its lists hold."""
        with self._open() as desk:
            return desk.store.verify().ok

    @contextmanager
    def _open(self) -> Iterator[Desk]:
        desk = open_desk(self._folder, chosen=self._chosen)
        try:
            yield desk
        finally:
            desk.close()
