"""One bar for the sending that runs: how many of how many, a way to send it to the background and a safe way to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desk_app.screens.city_runs import RunState
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.labels import PlainLabel


class SendProgress(QWidget):
    """Shows a run while it runs; its room stays when it is over, so that nothing moves (UX 51).

    `cancelled` asks to stop: what the city receipted stays sent, the rest stays on this PC.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Sending"))
        self.words = PlainLabel()
        self.background = plain_button(self.tr("Run in the background"), self._hide, "bare")
        self.stop = plain_button(self.tr("Stop sending"), self.cancelled.emit, "bare")
        self.stop.setToolTip(self.tr("Safe: what was sent stays sent, the rest stays on this PC."))
        self._hidden = False
        self._parts = (self.bar, self.words, self.background, self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        row.addWidget(self.background)
        row.addWidget(self.stop)
        self.setFixedHeight(self.sizeHint().height())
        self.show_run(RunState())

    def show_run(self, state: RunState) -> None:
        """Follow a run."""
        if not state.running:
            self._hidden = False
        shown = state.running and not self._hidden
        for part in self._parts:
            part.setVisible(shown)
        progress = state.progress
        total = progress.total if progress else 0
        done = progress.done if progress else 0
        # Without a total the bar would wander; it stands at its beginning instead.
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(min(done, total))
        self.bar.setFormat("%p %")
        self.words.setText(self._words(state))
        self.bar.setAccessibleDescription(self.words.text())

    def _words(self, state: RunState) -> str:
        progress = state.progress
        if progress is None or progress.phase == "handshake":
            return self.tr("Greeting the city…")
        return self.tr("Fetching…") if progress.phase == "pull" else self.tr("Sending…")

    def _hide(self) -> None:
        self._hidden = True
        for part in self._parts:
            part.setVisible(False)
