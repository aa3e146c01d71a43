"""Words on the citizens' screen: always as by day, sized by the monitor and not by the zoom of the clerk's window."""

from __future__ import annotations

from PySide6.QtGui import QFont

from desk_app.qt.tokens import LIGHT, Colours
from desk_app.screens.widgets.runs_label import Run, RunsLabel


class CitizenText(RunsLabel):
    """Wrapped runs; `pixels` is the height of its letters on a monitor 800 high, which `fit` scales."""

    def __init__(self, pixels: int, *, role: str = "ink", strong: bool = False) -> None:
        self._pixels, self._scale = pixels, 1.0
        self._role, self._strong = role, strong
        super().__init__(wrap=True)

    @property
    def pixels(self) -> int:
        """How large the letters are now, in device-independent pixels."""
        return max(1, round(self._pixels * self._scale))

    def say(self, words: str) -> None:
        """Show plain words."""
        self.show_runs(Run(words, self._strong, self._role))
        self.setVisible(bool(words))

    def say_runs(self, runs: tuple[Run, ...]) -> None:
        """Show words of which some are strong."""
        self.show_runs(*runs)
        self.setVisible(bool(runs))

    def fit(self, scale: float) -> None:
        """Take the size of another monitor."""
        self._scale = scale
        self.updateGeometry()
        self.update()

    def _colours(self) -> Colours:
        return LIGHT

    def _font(self, *, strong: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self.pixels)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font
