"""Tells the status area how desk and city stand: joined or not, sending, last success, trouble, what is to be settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desk_app.errors import DeskError, NoConnection, StorageTrouble
from desk_app.qt.noop import QT_TRANSLATE_NOOP
from desk_app.screens.main_window.status_words import CityTrouble
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.screens.city_runs import RunState
    from desk_app.services.exchange.city_state import CityStanding
    from desk_app.services.exchange.sync_city import SyncReport

QUIET = frozenset({"city.more_waiting"})
"""Remarks the status area says better by itself."""
LONG_RUN = 120.0
"""Seconds after which the end of a sending is worth a message (UX 52)."""
_BUSY = frozenset({"city.busy", "city.stalled", "city.server_trouble"})
_SHORT = {
    "city.unknown_certificate": QT_TRANSLATE_NOOP("StatusWords", "Connection not safe"),
    "city.certificate_time": QT_TRANSLATE_NOOP("StatusWords", "Clock or certificate wrong"),
    "city.clock_off": QT_TRANSLATE_NOOP("StatusWords", "PC clock too far off"),
    "city.proxy": QT_TRANSLATE_NOOP("StatusWords", "The network wants a proxy password"),
    "city.revoked": QT_TRANSLATE_NOOP("StatusWords", "This desk was shut out"),
}
"""Troubles that do not pass by themselves, in the few words the status area has room for."""
_TAMPERED = "city.chain_refused"
_UNSAFE = QT_TRANSLATE_NOOP("StatusWords", "Journal changed outside the program")
_TWO_HISTORIES = QT_TRANSLATE_NOOP("StatusWords", "Two histories of this desk")
_ANY = QT_TRANSLATE_NOOP("StatusWords", "Sending needs attention")


class CityWatch(QObject):
    """Follows the runs and reads the standing after each; `tell` takes fields of DeskState, `waiting` gives entries and dossiers unsent."""

    def __init__(
        self,
        workplace: Workplace,
        tell: Callable[..., None],
        waiting: Callable[[], tuple[int, int]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tell = tell
        self._waiting = waiting
        self._began_with = 0
        self._branched = False
        self._said: frozenset[str] = frozenset()
        self._since: float | None = None
        self._took = 0.0
        workplace.city.changed.connect(self._run_changed)
        workplace.city.ended.connect(self.look)
        workplace.city.synced.connect(self._synced)

    def look(self) -> None:
        """Read how desk and city stand."""
        read = self._workplace.desk.exchange.city_standing
        self._workplace.ask_newest("city_standing", read, self._seen, owner=self)

    def _synced(self, report: SyncReport) -> None:
        """Say each remark of the talks once, until it is no longer made: a wrong clock is told every minute."""
        messages = self._workplace.messages
        fresh = [one for one in report.notices if one.key not in self._said | QUIET]
        self._said = frozenset(one.key for one in report.notices)
        if fresh:
            words = " ".join(messages.of(one) for one in fresh)
            self._workplace.say(Notice(Tone.WARNING, words, messages.code(fresh[0].key), by_itself=True))
        elif self._took >= LONG_RUN:
            text = QCoreApplication.translate("StatusWords", "The long sending is done.")
            self._workplace.say(Notice(Tone.GOOD, text, seconds=8, by_itself=True))

    def _seen(self, standing: CityStanding) -> None:
        self._tell(
            enrolled=standing.enrolled,
            last_success=standing.last_success,
            to_settle=standing.to_settle,
        )
        self._branched = standing.branched
        self._run_changed()
        if standing.enrolled:
            self._workplace.city.begin()

    def _run_changed(self) -> None:
        state = self._workplace.city.state
        if state.running and self._since is None:
            self._since = self._workplace.clock.monotonic()
            self._began_with = self._waiting()[1]
        elif not state.running and self._since is not None:
            self._took, self._since = self._workplace.clock.monotonic() - self._since, None
        self._tell(
            sending=self._on_the_way(state),
            retry_at=state.retry_at,
            trouble=trouble_of(state.error),
            trouble_word=trouble_word(state.error),
            unsafe=unsafe_word(state.error, branched=self._branched),
        )

    def follow(self) -> None:
        """Say how far the sending is, after the queue has been read anew."""
        self._tell(sending=self._on_the_way(self._workplace.city.state))

    def _on_the_way(self, state: RunState) -> tuple[int, int] | None:
        """Give how many of how many dossiers are sent, None while nothing is being sent."""
        entries, left = self._waiting()
        if sending(state, entries) is None:
            return None
        total = max(self._began_with, left)
        return total - left, total


def sending(state: RunState, unsent: int) -> tuple[int, int] | None:
    """Give (done, total) while entries are being sent, or are about to be because a person asked.

    A talk that only greets and fetches is not worth a word.
    """
    progress = state.progress
    if not state.running:
        return None
    if progress is not None and progress.phase in ("push", "hand_in"):
        return (progress.done, progress.total) if progress.total else None
    return (0, unsent) if state.asked and unsent else None


def trouble_of(error: DeskError | None) -> CityTrouble:
    """Tell the kinds of trouble apart that the status area shows in different ways."""
    if error is None or isinstance(error, StorageTrouble):
        return CityTrouble.NONE
    if error.key in _BUSY:
        return CityTrouble.BUSY
    if isinstance(error, NoConnection) and error.key not in _SHORT:
        return CityTrouble.OFFLINE
    return CityTrouble.PERSON


def trouble_word(error: DeskError | None) -> str:
    """Give the few words for a trouble a person has to look at."""
    if trouble_of(error) is not CityTrouble.PERSON or error is None:
        return ""
    return QCoreApplication.translate("StatusWords", _SHORT.get(error.key, _ANY))


def unsafe_word(error: DeskError | None, *, branched: bool) -> str:
    """Give the few words for a fork or a changed journal, the only things that are red besides storage (UX)."""
    if error is not None and error.key == _TAMPERED:
        return QCoreApplication.translate("StatusWords", _UNSAFE)
    return QCoreApplication.translate("StatusWords", _TWO_HISTORIES) if branched else ""
