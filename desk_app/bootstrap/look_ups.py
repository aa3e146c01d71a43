"""Joins what is taken down of look-ups: the book they stand in, and from where somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_app.bootstrap.folders import Lock

if TYPE_CHECKING:
    from desk_app.ports.clock import Ids
    from desk_app.ports.look_ups import LookUpBook
    from desk_app.services.people.record_look_up import LookingFrom
    from desk_app.storage.opening import Database


def look_up_book(database: Database, ids: Ids) -> LookUpBook:
    """Give the book in the desk's own database."""
    from desk_app.storage.journal.look_up_book import SqliteLookUpBook

    return SqliteLookUpBook(database, ids)


def looking_from(lock: Lock) -> LookingFrom:
    """Say where somebody looks from; a command beside an open window leaves the journal to the window."""
    import getpass
    import platform

    from desk_app.services.people.record_look_up import WINDOW, LookingFrom

    try:
        account = getpass.getuser()
    except (OSError, KeyError):
        account = ""
    where = WINDOW if lock is Lock.WINDOW else "command"
    return LookingFrom(where, account, platform.node(), journals=lock in (Lock.WINDOW, Lock.COMMAND))
