"""Asks the right of who looks at whose data, then takes it down; keeps nobody from looking when it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desk_app.domain.journal.look_ups import Looking, LookUp, hour_of
from desk_app.domain.steps.rights import Right
from desk_app.errors import DeskError, StorageTrouble
from desk_app.ports.changes import Changes
from desk_app.ports.look_ups import LookUpBook
from desk_app.services.context import DeskContext
from desk_app.services.people.journal_look_ups import JournalLookUps
from desk_app.services.people.operators import Operator, require

TYPING_SECONDS = 5.0
"""Searches that extend each other within this time are one: its first letters are written down at once, and the longest
text when nobody types on."""
MOST_HELD = 1_000
"""Look-ups kept in memory while none can be written; of more only the number is known."""
WINDOW = "window"
"""Where somebody looks from who sits before the window."""
STANDING = frozenset({Looking.LIST, Looking.LOOK_UPS})
"""What the screen reads anew by itself: once per user, hour and list."""
_OTHER_RIGHTS: Mapping[Looking, Right] = {
    Looking.EXPORT: Right.EXCHANGE,
    Looking.LOOK_UPS: Right.SEE_EVERYTHING,
}


def right_to(what: Looking) -> Right:
    """Give the right it takes to look: that to look up but for a sealed bundle and the look-ups themselves."""
    return _OTHER_RIGHTS.get(what, Right.LOOK_UP)


@dataclass(frozen=True, slots=True)
class LookingFrom:
    """Where somebody looks from: the window or a command, under which account of which PC.

    `journals`: the window and the commands that have the folder for themselves record in the journal; what only reads
    beside them leaves that to them.
    """

    where: str
    account: str = ""
    host: str = ""
    journals: bool = False

    @property
    def is_window(self) -> bool:
        """Whether it is the window, which people leave."""
        return self.where == WINDOW


@dataclass(slots=True)
class _Typed:
    """A search still being typed: the longest text that found something, and the one written down when it began."""

    look: LookUp
    running: float
    written: str


@dataclass(slots=True)
class _Seen:
    """What was taken down already: the lists of the present hour, and the dossier each user has before him."""

    hour: datetime | None = None
    lists: set[tuple[str, str, str, str]] = field(default_factory=set)
    open: dict[str, tuple[str, str, str]] = field(default_factory=dict)


class RecordLookUp:
    """Every service that gives personal data asks `admit` before it reads, and calls this before it answers."""

    def __init__(self, context: DeskContext, book: LookUpBook, place: LookingFrom) -> None:
        self._context = context
        self._book = book
        self._place = place
        self._journal = JournalLookUps(context)
        self._typed: _Typed | None = None
        self._seen = _Seen()
        self._held: list[LookUp] = []
        self._lost = 0
        self._last_user = ""
        self._recorded_in: datetime | None = None

    @property
    def unkept(self) -> int:
        """How many look-ups stand nowhere but in memory, because nothing could be written."""
        return len(self._held) + self._lost

    def admit(self, what: Looking, by: Operator) -> None:
        """Raise Refused `rights.missing` for whoever may not look; asked also where nothing is found in the end."""
        require(by, right_to(what))

    def __call__(self, what: Looking, by: Operator, *, code: str = "", query: str = "") -> None:
        """Take down one look-up; raises Refused `rights.missing`; never for a place that cannot be written."""
        self.admit(what, by)
        look = self._look(what, by, code, query)
        if not self._is_new(look):
            return
        self._keep([*self._end_typing(), look])

    def search(self, text: str, by: Operator) -> None:
        """Take down a search that found something: at once, and once more when letters were added and no more follow.

        Raises what a look-up raises.
        """
        self.admit(Looking.FIND, by)
        now, running = self._look(Looking.FIND, by, "", text), self._context.clock.monotonic()
        before = self._typed
        if before is not None and _goes_on(before, now, running):
            longer = now if len(now.query) >= len(before.look.query) else before.look
            self._typed = _Typed(longer, running, before.written)
            return
        self._keep([*self._end_typing(), now])
        self._typed = _Typed(now, running, now.query)

    def settle(self) -> int:
        """Write down what is still in memory; gives how many look-ups could not be written."""
        self._keep(self._end_typing())
        return self.unkept

    def journal_passed(self, by: Operator) -> Changes:
        """Record the hours that are over in the journal, whoever looked in them."""
        self._last_user = by.user
        return self._recorded(whole=False)

    def leave(self) -> Changes:
        """Write and record everything: the desk is locked, somebody else signs in, or the program ends."""
        self.settle()
        return self._recorded(whole=self._place.is_window)

    def _look(self, what: Looking, by: Operator, code: str, query: str) -> LookUp:
        place = self._place
        self._last_user = by.user
        return LookUp(self._context.now(), by.user, what, code, query, place.where, place.account, place.host)

    def _is_new(self, look: LookUp) -> bool:
        """Whether this is more than a screen reading anew what stands on it."""
        seen, key = self._seen, (look.what, look.code, look.query)
        if look.hour != seen.hour:
            seen.hour, seen.lists, seen.open = look.hour, set(), {}
        if look.what in STANDING or key == (Looking.EXCEPTION, "", ""):
            known = (look.user, *key) in seen.lists
            seen.lists.add((look.user, *key))
            return not known
        if look.what in (Looking.SHOW, Looking.EXCEPTION):
            known = seen.open.get(look.user) == key
            seen.open[look.user] = key
            return not known
        return True

    def _end_typing(self) -> list[LookUp]:
        typed, self._typed = self._typed, None
        return [typed.look] if typed is not None and typed.look.query != typed.written else []

    def _keep(self, looks: list[LookUp]) -> None:
        waiting = [*self._held, *looks]
        if not waiting:
            return
        try:
            self._book.keep(waiting)
        except StorageTrouble:
            self._held = waiting[:MOST_HELD]
            self._lost += len(waiting) - len(self._held)
            return
        self._held = []
        if self._recorded_in != hour_of(self._context.now()):
            self._recorded(whole=False)

    def _recorded(self, *, whole: bool) -> Changes:
        if not self._place.journals or not self._last_user:
            return Changes()
        try:
            changes = self._journal(self._last_user, whole=whole)
        except DeskError:
            # The lines stand in their chain; whoever writes next records them.
            return Changes()
        self._recorded_in = hour_of(self._context.now())
        return changes


def _goes_on(before: _Typed, now: LookUp, running: float) -> bool:
    """Whether a search only adds letters to the one before, or takes some of them back."""
    first, second = before.look.query, now.query
    extends = second.startswith(first) or first.startswith(second)
    return before.look.user == now.user and extends and running - before.running <= TYPING_SECONDS
