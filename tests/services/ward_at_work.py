"""A ward in one process: real encrypted desks, the city's own door, and lines that can be cut."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.domain.dossier.dossier import CollectorKind
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.people.roles import Role
from desk_app.errors import NoConnection
from desk_app.gateway.front.gateway import Gateway
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.protocol.framing import JSON
from desk_app.services.desk import Desk
from desk_app.services.exchange.conversation import drive
from desk_app.services.exchange.sync_city import SyncReport
from desk_app.services.people.operators import Operator
from tests.builders import HOA, MORNING, a_draft, a_person
from tests.fake_paper import FakePrinter
from tests.fakes import FakeClock, FakeIds

WARD = "H26.99.01"
URL = "http://127.0.0.1:8460"
PIN = "246810"
CLERK = Operator("clerk", "Trần Thị Thực Tập", Role.CLERK)
SUPERVISOR = Operator("supervisor", "Lê Văn Phụ Trách", Role.SUPERVISOR)


class DoorLine:
    """A line that ends at the door in this process; `down` is a pulled cable, `meddle` may change what passes."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.down = False
        self.paths: list[str] = []
        self.meddle: Callable[[str, dict[str, Any]], dict[str, Any]] | None = None

    def send(self, call: CityCall) -> CityAnswer:
        if self.down:
            raise NoConnection("city.offline")
        self.paths.append(call.path)
        status, payload, after = self.gateway.answer(call.path, call.payload, call.session)
        if self.meddle is not None and status == 200:
            payload = json.dumps(self.meddle(call.path, json.loads(payload))).encode()
        return CityAnswer(status, JSON, payload, after)

    def cancel(self) -> None:
        """Nothing is ever under way here."""

    def close(self) -> None:
        """There is no connection to give back."""


class MadeDesks:
    """New desks that are made once and copied ever after, with what their PC remembers beside them."""

    def __init__(self, root: Path, chosen: Chosen) -> None:
        self._root = root
        self._chosen = chosen

    def lay_out(self, number: int, folder: Path, state: Path) -> None:
        """Put a new desk into a folder, and its marks into a state folder."""
        made, remembered = self._root / f"desk{number}", self._root / f"state{number}"
        if not made.exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("XDG_STATE_HOME", str(remembered))
                make_desk(made, practice_desk(WARD, number), self._chosen)
        shutil.copytree(made, folder)
        shutil.copytree(remembered, state, dirs_exist_ok=True)


class Ward:
    """The city and the desks of one ward, all on one clock; `desk(2)` makes or gives desk 2.

    `state` is the state folder of the PCs, which is that of the process while the ward is at work.
    """

    def __init__(self, root: Path, state: Path, made: MadeDesks) -> None:
        self.root = root
        self._state = state
        self._made = made
        self.clock = FakeClock(MORNING)
        self.gateway = Gateway(f"sqlite:///{root / 'city.db'}", now=self.clock.now)
        self.line = DoorLine(self.gateway)
        self._open: dict[str, Desk] = {}
        self._people = 0

    def desk(self, number: int, *, enrolled: bool = True) -> Desk:
        """Give a desk, made and enrolled when it is first asked for."""
        name = f"desk{number}"
        if name not in self._open:
            self._made.lay_out(number, self.folder(number), self._state)
            self._open[name] = open_desk(self.folder(number), chosen=self.chosen())
            if enrolled:
                self.enrol(number)
        return self._open[name]

    def folder(self, number: int) -> Path:
        return self.root / f"desk{number}" / "data"

    def chosen(self, ids: FakeIds | None = None) -> Chosen:
        return Chosen(clock=self.clock, ids=ids, printer=FakePrinter(), city_line=self.line)

    def enrol(self, number: int) -> None:
        code = self.gateway.invite(WARD, number).code
        drive(self.desk(number).exchange.enrol(URL, code, ""), self.line)

    def let_go(self, number: int) -> None:
        """Close a desk that another program is to open; it is there and enrolled."""
        self.desk(number)
        self._open.pop(f"desk{number}").close()

    def copy(self, number: int, to: Path) -> Path:
        """Copy a desk's data as files."""
        shutil.copytree(self.folder(number), to)
        return to

    def put_back(self, number: int, copy: Path, ids: FakeIds | None = None) -> Desk:
        """Put an old copy in place of a desk's data, as somebody does who knows of no rules."""
        self._open.pop(f"desk{number}").close()
        shutil.rmtree(self.folder(number))
        shutil.copytree(copy, self.folder(number))
        self._open[f"desk{number}"] = open_desk(self.folder(number), chosen=self.chosen(ids))
        return self.desk(number)

    def sync(self, number: int) -> SyncReport:
        return drive(self.desk(number).exchange.sync(), self.line)

    def receive(self, number: int, draft: ReceptionDraft | None = None) -> str:
        """Receive somebody's dossier at a desk; gives its code."""
        return self.desk(number).reception.receive(draft or self.somebodys_draft(), CLERK).code

    def somebodys_draft(self) -> ReceptionDraft:
        """Give a draft of a person not seen before."""
        self._people += 1
        born = f"00119{self._people % 10}{self._people:06d}"
        return a_draft(applicant=a_person(f"Nguyễn Thị Số {self._people}", born, phone="0912345678"))

    def unsent(self, number: int) -> int:
        return self.desk(number).exchange.queue().unsent

    def close(self) -> None:
        for desk in self._open.values():
            desk.close()
        self.gateway.close()


def one_result_returned_to_two(ward: Ward) -> str:
    """Let two desks hand one result to two people without knowledge of each other; gives the code."""
    ward.desk(2)
    code = ward.receive(1)
    ward.desk(1).dossier.record_result(code, "Giấy xác nhận", "12/GXN", True, "", CLERK)
    ward.sync(1), ward.sync(2)
    for number, name in ((1, "Bà Một"), (2, "Ông Hai")):
        desk = ward.desk(number)
        desk.dossier.return_result(
            code, CollectorKind.AUTHORISED, name, "001085000777", "", "Giấy ủy quyền", False, "", CLERK
        )
        ward.clock.pass_time(minutes=1)
    ward.sync(1), ward.sync(2), ward.sync(1)
    return code


def the_same_person() -> ReceptionDraft:
    """Give the draft of one citizen and one procedure, whoever takes it in."""
    return a_draft(applicant=replace(HOA))
