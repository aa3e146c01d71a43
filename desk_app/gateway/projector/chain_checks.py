"""What the chain itself tells a person: a desk that was restored or cloned, an entry that came in two versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select

from desk_app.domain.facts.facts import DossierReceived
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.stored import Stretch
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import BRANCH, ENTRY_CHANGED, Finding
from desk_app.gateway.sessions import find_desk

_ENTRY = schema.entries.c
_OF_IDENTITY = Among(
    select(_ENTRY.entry_id, _ENTRY.hash)
    .where(_ENTRY.ward_id == bindparam("ward"), _ENTRY.position < bindparam("before"))
    .order_by(_ENTRY.position),
    _ENTRY.entry_id,
)
_SIBLINGS = (
    select(_ENTRY.hash)
    .where(
        _ENTRY.ward_id == bindparam("ward"),
        _ENTRY.desk_id == bindparam("desk"),
        _ENTRY.seq == bindparam("seq"),
        _ENTRY.prev_hash == bindparam("parent"),
        _ENTRY.position < bindparam("before"),
    )
    .order_by(_ENTRY.hash)
)


def siblings_of(work: WardWork, stretch: Stretch) -> list[str]:
    """Give the entries stored before that hang on the same one as the first of a stretch: there its chain branches."""
    first = stretch.incoming[0].entry.header
    asked = {
        "ward": work.ward_id,
        "desk": stretch.desk_id,
        "seq": first.seq,
        "parent": bytes.fromhex(first.prev_hash),
        "before": stretch.first,
    }
    return [row.hash.hex() for row in work.connection.execute(_SIBLINGS, asked)]


def branch_found(work: WardWork, stretch: Stretch, siblings: Sequence[str]) -> list[Finding]:
    """Name a branch with the numbers on both sides: `desk_no: a-b / c-d`, the side stored before first."""
    new, first = stretch.incoming, stretch.incoming[0].entry
    desk = find_desk(work.connection, stretch.desk_id) if siblings else None
    if desk is None:
        return []
    codes = schema.codes.c
    stored = work.connection.execute(
        select(codes.code, codes.number)
        .where(codes.ward_id == work.ward_id, codes.desk_id == desk.desk_id, codes.seq >= first.header.seq)
        .order_by(codes.seq)
    ).all()
    ours = [one.fact for one in new if isinstance(one.fact, DossierReceived)]
    detail = f"{desk.desk_no}: {_span(row.number for row in stored)} / {_span(fact.number for fact in ours)}"
    names = tuple(row.code for row in stored) + tuple(fact.code for fact in ours)
    return [
        Finding(BRANCH, desk.desk_id, (sibling, first.hash), None, names[:20], detail) for sibling in siblings
    ]


def _span(numbers: Iterable[int]) -> str:
    given = sorted(numbers)
    if not given:
        return "-"
    return str(given[0]) if given[0] == given[-1] else f"{given[0]}-{given[-1]}"


def changed_found(work: WardWork, new: Sequence[Incoming], before: int) -> list[Finding]:
    """Name entries whose identity came with other content, before a place in the feed or among them."""
    named = [(text_column(one.entry.header.entry_id), one) for one in new]
    ids = dict(named)
    stored = _OF_IDENTITY.rows(work.connection, ids, ward=work.ward_id, before=before)
    earlier = [(row.entry_id, row.hash.hex()) for row in stored]
    twice = [(name, one.entry.hash) for name, one in named if ids[name] is not one]
    return [_changed(ids[name], hash_) for name, hash_ in (*earlier, *twice)]


def _changed(one: Incoming, other: str) -> Finding:
    header = one.entry.header
    return Finding(ENTRY_CHANGED, header.desk_id, (other, one.entry.hash), header.dossier_id, (), header.kind)
