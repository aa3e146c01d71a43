"""Names what the own chain says of users by somebody who had not the right to say it."""

from __future__ import annotations

from desk_app.domain.actors.chain import ChainState
from desk_app.domain.facts.desk_facts import PinKept, UserSaved, UserUnlocked
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import Entry
from desk_app.storage.checks.problems import Problems

_ABOUT_USERS = frozenset({UserSaved.KIND, PinKept.KIND, UserUnlocked.KIND})


class AuthorCheck:
    """Walks along the own chain as the city does; of dossiers the city asks, of users also the desk itself."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._state = ChainState()

    def hear(self, entry: Entry) -> None:
        """Judge the next entry that belongs to no dossier."""
        header, knows_users = entry.header, bool(self._state.users)
        doubts = [*self._state.go_on(entry, fact_or_none(entry))]
        # A chain whose set-up named nobody is one of a tool, not of people.
        if doubts and knows_users and header.kind in _ABOUT_USERS:
            self._problems.add("verify.user_by_whom", seq=header.seq, user=header.actor)
