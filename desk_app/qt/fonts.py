"""Chooses a screen font that has every Vietnamese letter, from the system or from a package."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

PREFERRED = ("Segoe UI", "Noto Sans", "Be Vietnam Pro")
"""Families with full Vietnamese in all weights, best first."""


def choose_font(points: float) -> QFont:
    """Give the body font; its digits are tabular in every preferred family."""
    family = next((name for name in PREFERRED if QFontDatabase.hasFamily(name)), "") or _packaged_family()
    font = QFont(family)
    font.setPointSizeF(points)
    return font


@cache
def _packaged_family() -> str:
    """Load Noto Sans from the package pymupdf-fonts, for machines without a fitting font."""
    from pymupdf_fonts import myfont
    from PySide6.QtCore import QByteArray

    families: list[str] = []
    for style in ("notos", "notosbo", "notosit", "notosbi"):
        loaded = QFontDatabase.addApplicationFontFromData(QByteArray(myfont(style)))
        families += QFontDatabase.applicationFontFamilies(loaded)
    return families[0]
