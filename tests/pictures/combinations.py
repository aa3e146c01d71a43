"""How the window is looked at: sizes, looks, text sizes and languages, every two of their values met in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from desk_app.qt.tokens import Theme

SIZES = ((1366, 768), (1366, 690), (1092, 552), (910, 512), (1920, 1080), (960, 540))
"""Logical pixels: 1366×768 whole and as a window, at 125 and 150 %; 1920×1080 whole and at 200 %."""
ZOOMS = (1.0, 1.25, 0.9)
SCALED = {1.25: (1092, 552), 1.5: (910, 512), 1.75: (1097, 560), 2.0: (960, 540)}
"""What is left in logical pixels of 1366×768 at 125 and 150 % and of 1920×1080 at 175 and 200 %."""
THEMES = (Theme.LIGHT, Theme.DARK, "high contrast")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Combination:
    """One way of looking at everything."""

    size: tuple[int, int]
    zoom: float
    theme: str
    language: str

    scale: float = 1.0

    @property
    def name(self) -> str:
        """What its pictures are called."""
        width, height = self.size
        scale = f"-scale-{round(self.scale * 100)}" if self.scale != 1 else ""
        zoom = round(self.zoom * 100)
        return f"{width}x{height}-{zoom}-{self.theme}-{self.language}{scale}".replace(" ", "-")


def at_scale(scale: float) -> tuple[Combination, ...]:
    """Choose what is looked at on a screen whose pixels are really so much finer."""
    if scale == 1:
        return pairwise()
    return tuple(Combination(SCALED[scale], 1.0, theme, "vi", scale) for theme in (Theme.LIGHT, Theme.DARK))


def pairwise() -> tuple[Combination, ...]:
    """Choose combinations until every value of one thing was seen with every value of another."""
    values = (SIZES, ZOOMS, THEMES, LANGUAGES)
    every = [Combination(*one) for one in product(*values) if _possible(Combination(*one))]
    missing = {pair for one in every for pair in _pairs(one)}
    chosen: list[Combination] = []
    while missing:
        best = max(every, key=lambda one: len(missing & _pairs(one)))
        chosen.append(best)
        missing -= _pairs(best)
    return tuple(chosen)


def _possible(one: Combination) -> bool:
    """The window lets text grow no further than 880 pixels of it remain."""
    return one.zoom <= 1.0 or one.size[0] / one.zoom >= 880


def _pairs(one: Combination) -> set[tuple[int, object, int, object]]:
    parts = (one.size, one.zoom, one.theme, one.language)
    return {(a, parts[a], b, parts[b]) for a in range(4) for b in range(a + 1, 4)}
