"""Says how far each waiting entry has come: only what the city has receipted is called sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desk_app.screens.city_runs import RunState
from desk_app.screens.formats import time_text
from desk_app.screens.main_window.city_watch import sending
from desk_app.screens.queue.columns import STATE_WORDS
from desk_app.services.exchange.queue import QueueLine, SendState

translate = QCoreApplication.translate


class LineStates:
    """Knows the run and the newest receipted entry; asked for each row that is painted."""

    def __init__(self) -> None:
        self.run = RunState()
        self.acked_seq = 0

    def state(self, line: QueueLine) -> SendState:
        """Give the state of a line, which may have moved on since the line was read."""
        if line.seq <= self.acked_seq:
            return SendState.SENT
        if sending(self.run, 1) is not None:
            return SendState.SENDING
        return SendState.WAITING if line.state is SendState.SENDING else line.state

    def words(self, line: QueueLine) -> str:
        """Give the state word, with the time of the next try where there is one (UX 38)."""
        state = self.state(line)
        word = translate("SendState", STATE_WORDS[state])
        if state is SendState.RETRY and self.run.retry_at is not None:
            return translate("SendState", "{word} (at {time})").format(
                word=word, time=time_text(self.run.retry_at)
            )
        return word
