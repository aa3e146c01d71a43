"""Looks for deeds of people whose right to work at the counter had ended before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from desk_app.domain.fold.ward_fold import moment_of
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import NO_RIGHT, Finding

_PAPER = frozenset({"form_printed", "print_settled"})
_OTHER_DEEDS = frozenset({"exception_closed", "day_closed", "setting_changed"})

_RIGHT = schema.rights.c
_ENDED = Among(select(_RIGHT.user, _RIGHT.ended).where(_RIGHT.ward_id == bindparam("ward")), _RIGHT.user)


class RightsCheck:
    """The people who acted in one batch against those whose rights ended."""

    def __init__(self, work: WardWork, incoming: Sequence[Incoming]) -> None:
        users = set(map(text_column, {one.entry.header.actor for one in incoming}))
        rows = _ENDED.rows(work.connection, users, ward=work.ward_id)
        self._ended = {row.user: moment_of(row.ended) for row in rows}

    def look(self, one: Incoming) -> list[Finding]:
        """Give a deed done without the right to it."""
        header = one.entry.header
        ended = self._ended.get(text_column(header.actor)) if self._ended else None
        if ended is None or header.desk_id.startswith("city:"):
            return []
        about_dossier = header.dossier_id is not None and header.kind not in _PAPER
        if not about_dossier and header.kind not in _OTHER_DEEDS:
            return []
        if datetime.fromisoformat(header.occurred_at) < ended:
            return []
        return [Finding(NO_RIGHT, header.desk_id, (one.entry.hash,), header.dossier_id, (), header.actor)]
