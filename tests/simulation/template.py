"""Makes the ward once: four enrolled desks and their city, to be copied for every history."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from desk_app import seeds
from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.services.exchange.conversation import drive
from desk_app.storage.safekeeping.device_key import DeviceKey
from desk_app.storage.safekeeping.key_ring import KeyRing
from tests.builders import PIN, PROCEDURES, QUICK_PINS
from tests.simulation.city import City
from tests.simulation.drawn import DrawnIds, PcClock, TrueTime
from tests.simulation.ledger import Ledger
from tests.simulation.network import RoughLine
from tests.simulation.pc import SUPERVISOR, Pc
from tests.simulation.replaced import replaced

WARD = "H26.99.01"
NAMES = "ABCD"
URL = "http://127.0.0.1:9"
BEFORE = timedelta(days=-3)
"""When the desks were set up, against the beginning of every history."""


@dataclass(frozen=True, slots=True)
class Template:
    """The ward as it stands before any history: one folder per desk, one for the city, the ward's witness."""

    root: Path

    def lay_out(self, root: Path, true: TrueTime, ids: DrawnIds) -> list[Pc]:
        """Copy everything to a place of its own; gives the PCs, not opened yet."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return [_pc(root, name, true, ids) for name in NAMES]


def build_template(root: Path) -> Template:
    """Make the desks, join them to the city, and close everything."""
    true, ids = TrueTime(), DrawnIds(-1)
    true.at += BEFORE
    (root / "witness").mkdir(parents=True)
    city = City(root / "city", true, Random("template"), Ledger(), "template")
    city.open()
    for number, name in enumerate(NAMES, start=1):
        pc = _pc(root, name, true, ids)
        with pc.surroundings(), replaced(seeds, "seed_catalogue", lambda: PROCEDURES):
            identity = make_desk(pc.data, practice_desk(WARD, number), pc.chosen)
        pc.signer = DeviceKey(KeyRing.of_user(), identity.instance_id, random=Random(f"key {name}").randbytes)
        pc.open()
        with pc.desk.context.uow() as work:
            work.users.keep_pin(SUPERVISOR.user, QUICK_PINS.hash(PIN), actor="setup", at=true.at)
            work.commit()
        line = RoughLine(Random("template"), Ledger(), city.answer)
        drive(pc.desk.exchange.enrol(URL, city.invite(WARD, number), ""), line)
        drive(pc.desk.exchange.sync(), line)
        pc.close()
    city.close()
    return Template(root)


def _pc(root: Path, name: str, true: TrueTime, ids: DrawnIds) -> Pc:
    return Pc(name, name, root / "pcs" / name, root / "witness", PcClock(true), ids)
