"""Makes desks of wards with whole journals, keys and signed checkpoints before anything is timed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.dossier.dossier import Channel, FeeLine, PaperLine, PinnedProcedure, ReturnBy
from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import SCHEMA, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.domain.people.parties import Party
from desk_app.domain.people.roles import Role, template
from desk_app.domain.time.due_dates import DueDate, DueStep
from desk_app.domain.time.local_time import VIETNAM
from desk_app.protocol.batch import to_wire
from desk_app.protocol.messages import Checkpoint, PushRequest
from desk_app.protocol.signing import SigningKey, sign
from tests.benchmarks.invented_people import people

_CLERK = facts.UserSaved("clerk", "Trần Thị Thu", Role.CLERK, rights=template(Role.CLERK))
BLOCK = 999
"""Running numbers of a desk, and so receptions of one day in its journal."""
FIRST_DAY = date(2026, 10, 1)
_OPENING_TIME = datetime(2026, 10, 1, 7, tzinfo=VIETNAM)
PROCEDURES = (
    ("1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch"),
    ("1.001193", "Đăng ký khai sinh", "Hộ tịch"),
    ("1.000894", "Đăng ký kết hôn", "Hộ tịch"),
    ("2.000815", "Chứng thực bản sao từ bản chính", "Chứng thực"),
)
PAPERS = (
    "Tờ khai theo mẫu",
    "Giấy chứng sinh",
    "Giấy tờ tùy thân",
    "Bản chính giấy tờ cần chứng thực",
    "Văn bản ủy quyền",
    "Giấy xác nhận nơi cư trú",
)
STREETS = ("Khương Đình", "Nguyễn Trãi", "Vũ Tông Phan", "Bùi Xương Trạch", "Hoàng Văn Thái", "Lê Trọng Tấn")


@dataclass(frozen=True, slots=True)
class DeskChain:
    """One desk with its journal; the key signs what it hands in."""

    desk_id: str
    ward: str
    desk_no: int
    key: SigningKey
    entries: tuple[Entry, ...]

    def bytes_stored(self) -> int:
        """Give how many bytes of header and body the journal holds."""
        return sum(len(one.header_bytes) + len(one.body_bytes or b"") for one in self.entries)

    def batches(self, size: int) -> Iterator[PushRequest]:
        """Give the journal as signed batches."""
        for start in range(0, len(self.entries), size):
            yield self.batch(self.entries[start : start + size])

    def batch(self, entries: Sequence[Entry]) -> PushRequest:
        """Give some following entries as one signed batch."""
        head = entries[-1]
        at = head.header.occurred_at
        checkpoint = sign(Checkpoint(self.desk_id, head.header.seq, head.hash, at), self.key)
        return PushRequest(checkpoint, tuple(to_wire(one) for one in entries))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a journal goes on: the desk, and the entry the next one follows."""

    desk_id: str
    seq: int = 0
    hash: str = GENESIS


def desk_chain(
    ward: str, desk_no: int, count: int, *, after: Place | None = None, practice: bool = False
) -> DeskChain:
    """Make a desk with its clerk and receptions (or go on after a place of one), so many entries in all.

    The same arguments give the same.
    """
    draw = random.Random(f"{ward}/{desk_no}")
    place = after or Place(f"{draw.getrandbits(128):032x}")
    key = SigningKey.from_seed(draw.randbytes(32))
    first = () if after else (_CLERK,)
    crowd = _crowd(count - len(first), draw)
    receptions = (_received(ward, desk_no, index, who, draw, practice) for index, who in crowd)
    return DeskChain(place.desk_id, ward, desk_no, key, tuple(_journal(place, (*first, *receptions), draw)))


def _crowd(count: int, draw: random.Random) -> Iterator[tuple[int, Party]]:
    return zip(range(count), people(draw.getrandbits(32)), strict=False)


def _journal(
    place: Place, told: Iterable[facts.UserSaved | facts.DossierReceived], draw: random.Random
) -> Iterator[Entry]:
    seq, previous = place.seq, place.hash
    for fact in told:
        at = fact.due.effective_from if isinstance(fact, facts.DossierReceived) else _OPENING_TIME
        received = fact.KIND == facts.DossierReceived.KIND
        seq += 1
        body = write_body(fact, f"{draw.getrandbits(128):032x}")
        header = Header(
            desk_id=place.desk_id,
            seq=seq,
            entry_id=f"{draw.getrandbits(128):032x}",
            kind=fact.KIND,
            schema=SCHEMA,
            dossier_id=f"{draw.getrandbits(128):032x}" if received else None,
            base=None,
            occurred_at=at.isoformat(),
            actor=_CLERK.user if received else "setup",
            body_hash=sha256_hex(body),
            prev_hash=previous,
        )
        entry = seal(header, body)
        previous = entry.hash
        yield entry


def _received(
    ward: str, desk_no: int, index: int, who: Party, draw: random.Random, practice: bool
) -> facts.DossierReceived:
    day = FIRST_DAY + timedelta(days=index // BLOCK)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM) + timedelta(
        seconds=28 * (index % BLOCK), microseconds=draw.randrange(1000) * 1000
    )
    number = desk_no * 1000 + index % BLOCK + 1
    code, name, field = draw.choice(PROCEDURES)
    deadline = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
    papers = tuple(PaperLine(one, originals=draw.randint(1, 2)) for one in draw.sample(PAPERS, 2))
    address = f"Số {draw.randint(1, 400)} {draw.choice(STREETS)}, phường Khương Đình, Hà Nội"
    steps = tuple(DueStep(day + timedelta(days=one), True, "due.counted") for one in range(1, 4))
    return facts.DossierReceived(
        f"{ward}-{day:%y%m%d}-{number:04d}",
        number,
        facts.Filing(
            PinnedProcedure(code, name, field, date(2026, 7, 1), deadline),
            replace(who, address=address),
            None,
            papers,
            1,
            Channel.DIRECT,
            ReturnBy.DESK,
            receiving_unit="Bộ phận Một cửa phường Khương Đình",
            practice=practice,
        ),
        DueDate(at, at + timedelta(days=5), steps),
        (FeeLine("Lệ phí", draw.choice((0, 8000, 15000, 30000))),),
    )
