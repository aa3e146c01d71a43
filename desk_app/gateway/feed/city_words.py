"""What the city's small tables must know as soon as it is stored: its own words, and what it asks about a revoked desk."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy.exc import DBAPIError

from desk_app.domain.facts.city_facts import CityFact
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database.database import is_the_databases
from desk_app.gateway.feed.incoming import Incoming, read_all
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import Finding
from desk_app.gateway.projector.ward_facts import apply_ward_facts, opened_among

_log = logging.getLogger(__name__)


def hear_city(work: WardWork, entries: Sequence[Entry]) -> None:
    """Know the desks, the ended rights and the exceptions that come back to a gateway that was restored.

    Who follows the feed hears them again, so that what cannot be heard here keeps nobody from handing it in.
    """
    try:
        with work.connection.begin_nested():
            apply_ward_facts(work, read_all(entries))
    except Exception as error:
        if isinstance(error, DBAPIError) and is_the_databases(error):
            raise
        _log.error("words of the city could not be heard at once: %s", type(error).__name__)


def tell_of(work: WardWork, found: Sequence[Finding], heads: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Open exceptions that were not opened before, about a dossier with these heads or about none; give their names."""
    work.lock()
    fresh = {one.exception_id: one for one in found}
    for known in opened_among(work, fresh):
        del fresh[known]
    for one in fresh.values():
        fact = one.fact()
        apply_ward_facts(
            work, (Incoming(work.tell(fact, dossier_id=one.dossier_id, heads=heads), fact),), is_new=True
        )
    return tuple(fresh)


def write_down(work: WardWork, fact: CityFact) -> None:
    """Write a word of the city about its ward, and know it at once."""
    entry = work.tell(fact)
    apply_ward_facts(work, (Incoming(entry, fact),), is_new=True)
    work.finish()
