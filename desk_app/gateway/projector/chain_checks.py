"""What the chain itself tells a person: a desk that was restored or cloned, an entry that came in two versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select

from desk_app.domain.facts.facts import DossierReceived
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.chains import Attached
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import BRANCH, ENTRY_CHANGED, Finding
from desk_app.gateway.sessions import DeskRow

_ENTRY = schema.entries.c
_OF_IDENTITY = Among(
    select(_ENTRY.entry_id, _ENTRY.hash).where(_ENTRY.ward_id == bindparam("ward")), _ENTRY.entry_id
)


def branch_found(work: WardWork, desk: DeskRow, attached: Attached, new: Sequence[Incoming]) -> list[Finding]:
    """Name a branch with the numbers on both sides: `desk_no: a-b / c-d`, the stored side first."""
    if not attached.siblings:
        return []
    first = attached.new[0]
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
        Finding(BRANCH, desk.desk_id, (sibling, first.hash), None, names[:20], detail)
        for sibling in attached.siblings
    ]


def _span(numbers: Iterable[int]) -> str:
    given = sorted(numbers)
    if not given:
        return "-"
    return str(given[0]) if given[0] == given[-1] else f"{given[0]}-{given[-1]}"


def changed_found(work: WardWork, new: Sequence[Incoming]) -> list[Finding]:
    """Name entries whose identity came before with other content."""
    named = [(text_column(one.entry.header.entry_id), one) for one in new]
    ids = dict(named)
    stored = _OF_IDENTITY.rows(work.connection, ids, ward=work.ward_id)
    before = [(row.entry_id, row.hash.hex()) for row in stored]
    twice = [(name, one.entry.hash) for name, one in named if ids[name] is not one]
    return [_changed(ids[name], hash_) for name, hash_ in (*before, *twice)]


def _changed(one: Incoming, other: str) -> Finding:
    header = one.entry.header
    return Finding(ENTRY_CHANGED, header.desk_id, (other, one.entry.hash), header.dossier_id, (), header.kind)
