"""The city's words that somebody's rights have ended, against the entries of one chain."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desk_app.domain.facts.city_facts import DayClosed, ExceptionClosed, Held
from desk_app.domain.facts.desk_facts import SettingChanged
from desk_app.domain.facts.dossier_facts import FormPrinted, PrintSettled
from desk_app.domain.journal.entry import Entry

_PAPER = frozenset({FormPrinted.KIND, PrintSettled.KIND})
_OTHER_DEEDS = frozenset({ExceptionClosed.KIND, DayClosed.KIND, SettingChanged.KIND})


@dataclass(frozen=True, slots=True)
class Ending:
    """One word of the city about a user: the hash of its entry, its moment, and what the city held of every desk."""

    word: str
    user: str
    at: datetime
    held: tuple[Held, ...] | None


@dataclass(frozen=True, slots=True)
class Endings:
    """What is to be held against the entries of one chain.

    `is_within` says of an entry that may stand before something held whether it does.
    """

    desk_id: str
    of_user: Mapping[str, tuple[Ending, ...]] = field(default_factory=dict)
    is_within: Callable[[Ending, Entry], bool] = lambda _ending, _entry: True

    @property
    def users(self) -> Container[str]:
        """Whom any of them is about."""
        return self.of_user.keys()

    def against(self, entry: Entry, known: Container[str]) -> Iterable[str]:
        """Give the words after which an entry came; `known` are words something before it in its chain came after."""
        for ending in self.of_user[entry.header.actor]:
            if ending.held is None:
                if _claims_to_be_later(ending, entry):
                    yield ending.word
            elif ending.word in known or self._came_after(ending, entry):
                yield ending.word

    def _came_after(self, ending: Ending, entry: Entry) -> bool:
        """Whether an entry was neither held nor stands before what was."""
        newest = newest_held(ending, self.desk_id)
        return entry.header.seq > newest or not self.is_within(ending, entry)


NO_ENDINGS = Endings("")


def held_of(ending: Ending, desk_id: str) -> tuple[Held, ...]:
    """Give what a word says was held of one desk."""
    return tuple(one for one in ending.held or () if one.desk_id == desk_id)


def newest_held(ending: Ending, desk_id: str) -> int:
    """Give the highest place in a desk's chain that was held; 0 for nothing at all."""
    return max((one.seq for one in held_of(ending, desk_id)), default=0)


def _claims_to_be_later(ending: Ending, entry: Entry) -> bool:
    """Go by the time claimed and by the deeds of the counter, as the first program did."""
    header = entry.header
    if header.kind not in _OTHER_DEEDS and (header.dossier_id is None or header.kind in _PAPER):
        return False
    return datetime.fromisoformat(header.occurred_at) >= ending.at
