"""Entries of one dossier as desks and the city write them, for tests of the fold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.dossier.dossier import (
    Channel,
    CollectorKind,
    Dossier,
    PaperLine,
    PinnedProcedure,
    ReturnBy,
)
from desk_app.domain.facts import facts
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import Particulars, fact_or_none, schema_of, to_plain, write_body
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.fold.pieces import read_piece
from desk_app.domain.journal.entry import Entry, Header, body_bytes, seal, sha256_hex
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.steps.law import Done, Verdict, judge
from desk_app.domain.time.due_dates import DueDate

CITY_CHAIN = "city:H26.99.01"
START = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
DUE = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)
RULE = DeadlineRule(DeadlineKind.WORKING_DAYS, 3)
PROCEDURE = PinnedProcedure("1.004873", "Xác nhận tình trạng hôn nhân", "Hộ tịch", date(2026, 7, 1), RULE)
FILING = facts.Filing(
    procedure=PROCEDURE,
    applicant=Party(PartyKind.CITIZEN, "Nguyễn Thị Hòa", "001190012345"),
    owner=None,
    papers=(PaperLine("Tờ khai", 1),),
    sets=1,
    channel=Channel.DIRECT,
    return_by=ReturnBy.DESK,
)
REGISTERED = facts.DossierRegistered("H26.99.01-261120-HD1", FILING)
RECEIVED = facts.DossierReceived("H26.99.01-261120-1001", 1001, FILING, DueDate(START, DUE))
FORWARD = facts.DossierForwarded("Tư pháp")
RESULT = facts.ResultRecorded("Giấy xác nhận", number="12/GXN", place="Khay 3")
RETURN = facts.ResultReturned(CollectorKind.APPLICANT, "Nguyễn Thị Hòa")


def written(
    fact: Fact | tuple[str, bytes],
    knew: Sequence[Entry | str] = (),
    *,
    desk: str = "desk",
    seq: int = 1,
    schema: int | None = None,
    at: str | None = None,
) -> Entry:
    """Give the entry of a fact whose author had folded `knew` last, the one it is based on last of all."""
    heads = [one if isinstance(one, str) else one.hash for one in knew]
    kind = fact[0] if isinstance(fact, tuple) else fact.KIND
    if schema is None:
        schema = schema_of(kind)
    if isinstance(fact, tuple):
        body = fact[1]
    elif schema < schema_of(kind):
        body = body_bytes(to_plain(fact), f"{seq:032x}")
    else:
        body = write_body(fact, f"{seq:032x}", Particulars(also=tuple(heads[:-1])))
    header = Header(
        desk_id=desk,
        seq=seq,
        entry_id=f"{desk}-{seq}",
        kind=kind,
        schema=schema,
        dossier_id="d1",
        base=heads[-1] if heads else None,
        occurred_at=at or (START + timedelta(minutes=seq)).isoformat(),
        actor="clerk",
        body_hash=sha256_hex(body),
        prev_hash="0" * 64,
    )
    return seal(header, body)


def without_body(entry: Entry) -> Entry:
    """Give what is left of an entry after retention."""
    return Entry(entry.header, entry.header_bytes, entry.hash, None)


def line(*happened: Fact | tuple[str, bytes], schema: int | None = None) -> list[Entry]:
    """Give the entries of one desk's life of a dossier, each knowing the one before."""
    told: list[Entry] = []
    for seq, fact in enumerate(happened, start=1):
        told.append(written(fact, told[-1:], seq=seq, schema=schema))
    return told


def folded(entries: Sequence[Entry]) -> Dossier:
    """Fold entries in the order given."""
    dossier = fold_all(enumerate(entries))
    assert dossier is not None
    return dossier


def is_same(one: Done | None, other: Done | None) -> bool:
    """Whether the law takes two deeds for one that was recorded twice."""
    return one is not None and other is not None and judge(one, other).verdict is Verdict.SAME


def done_in(entry: Entry) -> Done | None:
    """Give the deed of an entry as the fold judges it."""
    piece = read_piece(entry, fact_or_none(entry))
    return piece.done if piece else None
