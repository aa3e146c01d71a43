"""Looks whether the authors of entries could write them: as their desks' chains go on, and all of a chain anew.

A chain that goes on from where it was kept costs a row; one that branches, and everything that comes in another order
than it was written, is walked through again. Both find the same, named the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import bindparam, select

from desk_app.domain.actors.chain import ChainState
from desk_app.domain.actors.doubts import Doubt, Why
from desk_app.domain.actors.endings import Ending, Endings, held_of, newest_held
from desk_app.domain.facts.city_facts import CITY, ExceptionOpened, RightsEnded
from desk_app.domain.facts.exception_kinds import is_grave_settlement
from desk_app.domain.facts.wire import fact_or_none, from_json
from desk_app.domain.fold.ward_fold import Closing
from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.stored import Stretch
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.chain_rows import ChainRows
from desk_app.gateway.projector.findings import NO_RIGHT, Finding
from desk_app.gateway.projector.unfolded import left_out

MOST_LISTED = 20
"""Entries of a matter named in its exception, the first and those known with it."""

_CASE, _ENTRY = schema.exceptions.c, schema.entries.c
_ABOUT = Among(
    select(_CASE.exception_id, _CASE.about).where(_CASE.ward_id == bindparam("ward"), _CASE.opened != ""),
    _CASE.exception_id,
)
_SETTLED = Among(
    select(_CASE.closings).where(_CASE.ward_id == bindparam("ward"), _CASE.closings != "[]"),
    _CASE.exception_id,
)
_DESK_OF = select(_ENTRY.desk_id).where(_ENTRY.ward_id == bindparam("ward"), _ENTRY.hash == bindparam("hash"))


class ActorCheck:
    """The authors of one transaction's entries; `place` is how far in the feed they are looked at."""

    def __init__(self, work: WardWork, place: int = 0) -> None:
        self._work = work
        self._rows = ChainRows(work)
        self._place = place

    def look(self, stretch: Stretch) -> list[Finding]:
        """Give what is to be asked about the authors of a new stretch of one desk's chain."""
        incoming, desk_id = stretch.incoming, stretch.desk_id
        parent = incoming[0].entry.header.prev_hash
        self._place = stretch.last
        if desk_id.startswith(CITY):
            return []
        words = self._rows.endings()
        state = ChainState() if parent == GENESIS else self._rows.state_at(desk_id, parent)
        if state is None or _is_out_of_turn(state, incoming, words):
            return self.anew(desk_id)
        endings = Endings(desk_id, _by_user(words))
        doubts = [doubt for one in incoming for doubt in state.go_on(one.entry, one.fact, endings)]
        self._rows.go_on(desk_id, parent, incoming[-1].entry, state)
        dossiers = {one.entry.hash: one.entry.header.dossier_id for one in incoming}
        return self._findings(desk_id, doubts, dossiers)

    def hear(self, incoming: Sequence[Incoming]) -> list[Finding]:
        """Give what is to be asked after words of the city itself that come back to a gateway that was restored."""
        words = [one.fact for one in incoming if one.entry.header.desk_id.startswith(CITY)]
        ended = [one for one in words if isinstance(one, RightsEnded)]
        desks = {
            head.desk_id
            for head in (self._rows.heads() if ended else ())
            if any(word.held is None or head not in word.held for word in ended)
        }
        found = [finding for desk_id in sorted(desks) for finding in self.anew(desk_id)]
        return found + self.settled_before(
            {one.exception_id for one in words if isinstance(one, ExceptionOpened)}
        )

    def settled_before(self, exceptions: Collection[str]) -> list[Finding]:
        """Give what is to be asked about those who settled exceptions before the city was known to have opened them."""
        rows = _SETTLED.rows(self._work.connection, exceptions, ward=self._work.ward_id)
        closings = (closing for row in rows for closing in from_json(tuple[Closing, ...], row.closings))
        desks = {self._desk_of(one.entry_hash) for one in closings}
        return [finding for one in sorted(desks) if not one.startswith(CITY) for finding in self.anew(one)]

    def anew(self, desk_id: str) -> list[Finding]:
        """Walk through all branches of a desk's chain; give whatever there is to ask about in it."""
        links, out = (
            self._rows.links(desk_id, self._place),
            left_out(self._work.connection, self._work.ward_id),
        )
        words = self._rows.endings()
        endings = Endings(desk_id, _by_user(words), _Within(desk_id, links, words))
        children = Counter(links.values())
        states, heads = {GENESIS: ChainState()}, {}
        doubts: list[Doubt] = []
        dossiers: dict[str, str | None] = {}
        for entry in self._rows.entries(desk_id, self._place):
            parent = entry.header.prev_hash
            children[parent] -= 1
            state = states[parent].copy() if children[parent] else states.pop(parent)
            if not out.get(entry.hash):
                fact = None if entry.hash in out else fact_or_none(entry)
                doubts += state.go_on(entry, fact, endings)
                dossiers[entry.hash] = entry.header.dossier_id
            if children[entry.hash]:
                states[entry.hash] = state
            else:
                heads[entry.hash] = (entry, state)
        self._rows.replace(desk_id, heads.values())
        return self._findings(desk_id, doubts, dossiers)

    def _findings(
        self, desk_id: str, doubts: Iterable[Doubt], dossiers: Mapping[str, str | None]
    ) -> list[Finding]:
        """Give one finding for each matter, with the entries known to belong to it; `dossiers` are those of the entries."""
        matters: dict[str, list[Doubt]] = {}
        for one in self._that_count(list(doubts)):
            matters.setdefault(one.exception_id, []).append(one)
        return [
            Finding(
                NO_RIGHT,
                desk_id,
                tuple(one.entry_hash for one in same[:MOST_LISTED]),
                dossiers.get(same[0].entry_hash),
                (),
                same[0].detail,
                name,
            )
            for name, same in matters.items()
        ]

    def _that_count(self, doubts: list[Doubt]) -> Iterator[Doubt]:
        """Leave out settlements of what a clerk may settle, and of what nobody knows yet."""
        asked = {text_column(one.settles) for one in doubts if one.why is Why.SETTLEMENT}
        rows = _ABOUT.rows(self._work.connection, asked, ward=self._work.ward_id)
        about = {row.exception_id: row.about for row in rows}
        for one in doubts:
            known = about.get(text_column(one.settles))
            if one.why is not Why.SETTLEMENT or (
                known is not None and is_grave_settlement(known, one.choice, one.schema)
            ):
                yield one

    def _desk_of(self, entry_hash: str) -> str:
        asked = {"ward": self._work.ward_id, "hash": bytes.fromhex(entry_hash)}
        # The city's own entries of this transaction are not stored yet.
        return self._work.connection.execute(_DESK_OF, asked).scalar() or CITY


def _by_user(words: Iterable[Ending]) -> dict[str, tuple[Ending, ...]]:
    found: dict[str, tuple[Ending, ...]] = {}
    for one in words:
        found[one.user] = (*found.get(one.user, ()), one)
    return found


def _is_out_of_turn(state: ChainState, incoming: Sequence[Incoming], words: Sequence[Ending]) -> bool:
    """Whether entries come that a word of the city speaks of as held, or that may stand before such."""
    desk_id = incoming[0].entry.header.desk_id
    first = incoming[0].entry.header.seq
    behind = [one for one in words if newest_held(one, desk_id) >= first]
    if not behind:
        return False
    hashes = {one.entry.hash for one in incoming}
    actors = {one.entry.header.actor for one in incoming}
    return any(
        (one.user in actors and one.word not in state.matters)
        or any(held.hash in hashes for held in held_of(one, desk_id))
        for one in behind
    )


class _Within:
    """Says of the entries of a desk whether they stand before something a word of the city says was held.

    While what was held has not come back, nobody can say of what may stand before it: it is not held against anybody.
    """

    def __init__(self, desk_id: str, links: Mapping[str, str], words: Iterable[Ending]) -> None:
        self._within: dict[str, set[str]] = {}
        self._missing: dict[str, int] = {}
        for word in words:
            within: set[str] = set()
            for held in held_of(word, desk_id):
                name = held.hash
                if name not in links:
                    self._missing[word.word] = max(held.seq, self._missing.get(word.word, 0))
                while name in links and name not in within:
                    within.add(name)
                    name = links[name]
            self._within[word.word] = within

    def __call__(self, ending: Ending, entry: Entry) -> bool:
        pending = entry.header.seq <= self._missing.get(ending.word, 0)
        return pending or entry.hash in self._within[ending.word]
