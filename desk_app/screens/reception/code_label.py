"""Shows a dossier code as large as it may be and always whole: on one line, or broken at its hyphens."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from desk_app.screens.widgets.labels import PlainLabel, restyle

_LEVELS = ("byhand", "figure", "title")
MOST_STEPS = len(_LEVELS) - 1
"""How often the letters can give way."""


def broken(code: str) -> tuple[str, ...]:
    """Give the ways to write a code, from one line to one line a part; every break keeps its hyphen in sight."""
    parts = code.split("-")
    lines = [part + "-" for part in parts[:-1]] + parts[-1:]
    return tuple(
        dict.fromkeys((code, "\n".join((lines[0], "".join(lines[1:]))).rstrip("\n"), "\n".join(lines)))
    )


class CodeLabel(PlainLabel):
    """A code in large figures; written by hand it is larger still (UX 30)."""

    def __init__(self) -> None:
        super().__init__(size="figure")
        self.selectable()
        self._code = ""
        self._by_hand = False
        self._steps = 0

    @property
    def code(self) -> str:
        """The code shown."""
        return self._code

    @property
    def by_hand(self) -> bool:
        """Whether it is shown to be written by hand."""
        return self._by_hand

    def show_code(self, code: str, *, by_hand: bool) -> None:
        """Show a code."""
        self._code, self._by_hand = code, by_hand
        self._fit()

    def give_way(self, steps: int) -> None:
        """Leave out the largest letters where the rest needs the room; 0 allows them again."""
        self._steps = steps
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break it anew when the room changes."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Take any width; be as high as the lines it needs."""
        return QSize(0, self._height())

    def sizeHint(self) -> QSize:
        """Ask for one line's width at most."""
        return QSize(self.fontMetrics().horizontalAdvance(self._code), self._height())

    def _height(self) -> int:
        return self.fontMetrics().lineSpacing() * (self.text().count("\n") + 1)

    def _fit(self) -> None:
        """Take the largest letters and the fewest lines that fit; on a very narrow window the letters give way."""
        levels = _LEVELS[min(self._steps + (not self._by_hand), MOST_STEPS) :]
        before = self.text(), self.property("level")
        for level in levels:
            # The size first: a label measures its text in the letters it has when the text is set.
            restyle(self, "level", level)
            fitting = [way for way in broken(self._code) if self._widest(way) <= self.width()]
            if fitting:
                break
        self.setText((fitting or broken(self._code)[-1:])[0])
        if before != (self.text(), self.property("level")):
            self.updateGeometry()

    def _widest(self, text: str) -> int:
        return max(self.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
