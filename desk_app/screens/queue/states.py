"""Says how far each waiting dossier has come: only what the city has receipted is called sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.screens.city_runs import RunState
from desk_app.screens.formats import time_text
from desk_app.screens.main_window.city_watch import sending
from desk_app.screens.queue.columns import STATE_WORDS, QueueRow
from desk_app.services.exchange.queue import SendState

translate = QCoreApplication.translate


class LineStates:
    """Knows the run and the newest receipted entry; asked for each row that is painted."""

    def __init__(self) -> None:
        self.run = RunState()
        self.acked_seq = 0

    def state(self, row: QueueRow) -> SendState:
        """Give the state of a dossier, which may have moved on since the row was read."""
        if row.waiting.deeds[-1].seq <= self.acked_seq:
            return SendState.SENT
        if sending(self.run, 1) is not None:
            return SendState.SENDING
        return SendState.WAITING if row.waiting.state is SendState.SENDING else row.waiting.state

    def words(self, row: QueueRow) -> str:
        """Give the state word, with the time of the next try where there is one (UX 38)."""
        state = self.state(row)
        word = translate("SendState", STATE_WORDS[state])
        if state is SendState.RETRY and self.run.retry_at is not None:
            return translate("SendState", "{word} {time}").format(
                word=word, time=time_text(self.run.retry_at)
            )
        return word
