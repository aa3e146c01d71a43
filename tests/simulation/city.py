"""The simulated city: the real gateway on a real database file, with a machine that may stop or be put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Status
from desk_app.errors import NoConnection, Refused
from desk_app.gateway.database.database import Database
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.projector import followers
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from tests.simulation.disks import CityDisk
from tests.simulation.drawn import TrueTime
from tests.simulation.ledger import Ledger
from tests.simulation.network import JSON
from tests.simulation.power import Knife, PowerCut
from tests.simulation.replaced import replaced

STATUSES = (Status.PROCESSING, Status.DONE, Status.SUPPLEMENT_ASKED, Status.STOPPED, Status.WITHDRAWN)
"""Where the city's own systems move a dossier."""


@dataclass
class City:
    """The city's machine in a folder; `open` starts its program."""

    root: Path
    true: TrueTime
    random: Random
    ledger: Ledger
    seed: str
    knife: Knife = field(default_factory=Knife)
    gateway: Gateway = field(init=False)
    lags: float = 0.5
    """How often the projector has not come along when a desk asks for what it makes."""

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        self._disk = CityDisk(self.root, self.root / "gateway.db")
        self._secrets = Random(f"city {self.seed}")

    def open(self) -> None:
        """Start the gateway."""
        self.gateway = Gateway(
            str(self._disk.file),
            now=lambda: self.true.at,
            random_bytes=self._secrets.randbytes,
            durable=False,
        )

    def close(self) -> None:
        """End the gateway."""
        self.gateway.close()

    def restart(self) -> None:
        """End it and start it again."""
        self.close()
        self.open()

    def answer(self, call: CityCall) -> CityAnswer:
        """Answer a request as it comes off the line; raises NoConnection when the machine stops meanwhile."""
        try:
            with _cutting(self.knife):
                ask = self.gateway.answer_now if self.random.random() < self.lags else self.gateway.answer
                status, payload, retry_after = ask(call.path, call.payload, call.session)
        except PowerCut:
            self.ledger.tell("city crash", call.path)
            self.knife.lay_down()
            self.restart()
            raise NoConnection("city.offline") from None
        return CityAnswer(status, JSON, payload, retry_after)

    def invite(self, ward: str, desk_no: int) -> str:
        """Give a one-time code."""
        return self.gateway.invite(ward, desk_no).code

    def arm(self) -> None:
        """Let the machine stop in one of its next transactions, before or after it is durable."""
        commits, after = self.random.randrange(1, 5), self.random.random() < 0.5
        self.ledger.tell("city knife", f"{commits} {'after' if after else 'before'}")
        self.knife.arm(commits, after=after)

    def calm(self) -> None:
        """Stop no more, and let the projector keep up."""
        self.knife.lay_down()
        self.lags = 0.0

    def copy(self) -> None:
        """Copy the database file while nothing runs."""
        self.close()
        self._disk.copy()
        self.ledger.tell("city copy", str(len(self._disk.copies)))
        self.open()

    def put_back(self) -> None:
        """Put an old copy of the database in place, with nobody told."""
        if self._disk.copies:
            self.close()
            self.ledger.tell("city put back", self._disk.put_back(self.random).name)
            self.open()

    def move_a_dossier(self) -> None:
        """Let the city's own systems move a drawn dossier on."""
        if not self.ledger.slips:
            return
        code, status = self.random.choice(self.ledger.slips).code, self.random.choice(STATUSES)
        with suppress(Refused):
            self.gateway.operations.set_status(code, status, city_code=f"HN-{code[-4:]}")
            self.ledger.tell("city status", f"{code} {status}")

    @property
    def database(self) -> Database:
        """The open database, for whoever looks past the program."""
        return self.gateway.database

    def report(self) -> dict[str, Any]:
        """Give what `gateway report` says."""
        return asdict(self.gateway.operations.report())


def fold_some(city: City) -> None:
    """Let the projector come some way; the machine may stop in the middle of it."""
    steps = city.random.randrange(1, 4)
    city.ledger.tell("city folds", str(steps))
    try:
        with _cutting(city.knife), city.gateway.database.read() as connection:
            wards = followers.wards_behind(connection)
        with _cutting(city.knife):
            for ward_id in wards:
                for _ in zip(range(steps), city.gateway.projector.follow(ward_id), strict=False):
                    pass
    except PowerCut:
        city.ledger.tell("city crash", "folding")
        city.knife.lay_down()
        city.restart()


@contextmanager
def _cutting(knife: Knife) -> Iterator[None]:
    """Put the knife at every transaction of the gateway that writes."""
    whole = Database.write

    @contextmanager
    def write(self: Database) -> Iterator[Connection]:
        with whole(self) as connection:
            yield connection
            knife.due(after=False)
        knife.due(after=True)

    with replaced(Database, "write", write):
        yield
