"""Says in SQL between which running numbers the desk may print."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from desk_app.domain.codes.dossier_code import MOST_DIGITS
from desk_app.storage.database import schema


def block_ends() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Give the first and the last number of the block; a desk that has none yet counts every number as its own."""
    state = schema.desk_state.c
    first = select(state.first_number).scalar_subquery()
    last = select(state.last_number).scalar_subquery()
    return func.coalesce(first, 1), func.coalesce(last, 10**MOST_DIGITS - 1)
