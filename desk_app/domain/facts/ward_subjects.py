"""What a fact of the ward is about, so that its author can name what was known of it."""

from __future__ import annotations

from typing import Any

from desk_app.domain.facts.city_facts import DayClosed, ExceptionClosed
from desk_app.domain.facts.desk_facts import UserSaved

KINDS = frozenset({DayClosed.KIND, UserSaved.KIND, ExceptionClosed.KIND})
"""The kinds whose facts are about such a matter."""


def subject_named(fact: Any) -> str | None:
    """Give the name of the matter a fact is about; None for facts in which two desks cannot part."""
    if isinstance(fact, DayClosed):
        return f"day:{fact.day.isoformat()}"
    if isinstance(fact, UserSaved):
        return f"user:{fact.user}"
    if isinstance(fact, ExceptionClosed):
        return f"exception:{fact.exception_id}"
    return None
