"""What to say to the citizen: a sentence in quotes, made of facts, on a ground of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.runs_label import Run, RunsLabel


class SayLine(QFrame):
    """Shows a sentence in runs; hidden while there is none to say. `size` is that of the sentence."""

    def __init__(self, size: str = "section") -> None:
        super().__init__()
        self.setProperty("role", "say")
        self.sentence = RunsLabel(size=size, wrap=True)
        self._head = PlainLabel(self.tr("TO THE CITIZEN"), "caps")
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE + 4, Gap.WIDE, Gap.PAGE, Gap.WIDE)
        column.setSpacing(Gap.TIGHT)
        column.addWidget(self._head)
        column.addWidget(self.sentence)

    def say(self, *runs: Run) -> None:
        """Say these words."""
        self.sentence.show_runs(Run("“"), *runs, Run("”")) if runs else self.sentence.show_runs()
        self.setAccessibleName(f"{self._head.text()}: {self.sentence.text}")
        self.setVisible(bool(runs))

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text
