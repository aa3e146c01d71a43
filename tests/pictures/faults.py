"""Finds in a window what an eye would: words cut off, widgets over each other, words hard to read from their ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QRadioButton,
    QWidget,
)

from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import CutLabel

_SLACK = 1
"""Pixels a text may be wider than its room: the width of a text is no whole number."""
_LEAST_CONTRAST = 4.5
_TOO_SMALL = 6


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing an eye would stumble over, with the widget it is at."""

    kind: str
    widget: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.widget} {self.words!r}"


def faults_of(window: QWidget, picture: QImage) -> list[Fault]:
    """Look at everything that is to be seen of a window; `picture` is the window as painted."""
    seen = list(_shown(window))
    found = [fault for one in seen if (fault := _cut(one, window)) is not None]
    found += [fault for one in seen for fault in _covered(one)]
    found += [fault for one in seen if (fault := _pale(one, window, picture)) is not None]
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    """Give the widgets at least a part of which is to be seen."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and one.window() is window and not one.visibleRegion().isEmpty():
            yield one


def name_of(widget: QWidget) -> str:
    """Name a widget by its class and those around it that are ours."""
    names: list[str] = []
    one: QWidget | None = widget
    while one is not None and len(names) < 4:
        if not type(one).__name__.startswith("Q") or one is widget:
            names.append(type(one).__name__)
        one = one.parentWidget()
    return " < ".join(names)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text().replace("&", "") if widget.buddy() else widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    return ""


def _cut(widget: QWidget, window: QWidget) -> Fault | None:
    words = _words(widget)
    if not words:
        return None
    if isinstance(widget, CutLabel):
        return _lost_digits(widget)
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed, has = widget.heightForWidth(widget.width()), widget.height()
    elif isinstance(widget, QLabel):
        needed = max(map(widget.fontMetrics().horizontalAdvance, words.split("\n")))
        has = widget.contentsRect().width()
    elif isinstance(widget, (KeyButton, QCheckBox, QRadioButton)):
        needed, has = widget.sizeHint().width(), widget.width()
    else:
        needed, has = widget.fontMetrics().horizontalAdvance(words), widget.width()
    if needed > has + _SLACK:
        return Fault("cut", name_of(widget), words)
    return _out_of_sight(widget, window, words)


def _lost_digits(label: CutLabel) -> Fault | None:
    """A word cut with "…" may lose letters, but no digit: half a number is another number."""
    metrics: QFontMetrics = label.fontMetrics()
    if metrics.horizontalAdvance(label.text()) <= label.width() + _SLACK:
        return None
    shown, width = 0, label.width() - metrics.horizontalAdvance("…")
    while shown < len(label.text()) and metrics.horizontalAdvance(label.text()[: shown + 1]) <= width:
        shown += 1
    lost = label.text()[shown:]
    return Fault("cut digits", name_of(label), label.text()) if any(map(str.isdigit, lost)) else None


def _out_of_sight(widget: QWidget, window: QWidget, words: str) -> Fault | None:
    """What no scroll bar brings into sight must lie wholly within all that holds it."""
    area = QRect(QPoint(0, 0), widget.size())
    parent = widget.parentWidget()
    inner = widget
    while parent is not None:
        area = QRect(inner.mapToParent(area.topLeft()), area.size())
        rolling = parent.parentWidget()
        if isinstance(rolling, QAbstractScrollArea):
            sideways = rolling.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            whole = sideways or (area.left() >= -1 and area.right() <= parent.width() + 1)
            return None if whole else Fault("out of sight", name_of(widget), words)
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(area):
            return Fault("out of sight", name_of(widget), words)
        if parent is window:
            return None
        inner, parent = parent, parent.parentWidget()
    return None


def _covered(parent: QWidget) -> Iterator[Fault]:
    """Two children of one parent that are words or buttons must not lie over each other."""
    if isinstance(parent, (QAbstractItemView, QAbstractButton)):
        return
    children = [
        one
        for one in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isVisible() and _words(one) and one.width() > _TOO_SMALL
    ]
    for at, one in enumerate(children):
        for other in children[at + 1 :]:
            both = one.geometry().intersected(other.geometry())
            if both.width() > 2 and both.height() > 2:
                yield Fault("over each other", name_of(one), f"{_words(one)} / {_words(other)}")


def _pale(widget: QWidget, window: QWidget, picture: QImage) -> Fault | None:
    """The ink that stands out most from the ground of a text must stand out enough."""
    words = _words(widget)
    if not words.strip() or picture.isNull():
        return None
    ratio = picture.devicePixelRatio()
    visible = widget.visibleRegion().boundingRect()
    if visible != widget.rect():
        return None  # Half out of sight, where it scrolls: what is to be seen may be no ink at all.
    at = widget.mapTo(window, visible.topLeft())
    area = QRect(
        round(at.x() * ratio),
        round(at.y() * ratio),
        round(visible.width() * ratio),
        round(visible.height() * ratio),
    )
    part = picture.copy(area.intersected(picture.rect()))
    if part.width() < _TOO_SMALL or part.height() < _TOO_SMALL:
        return None
    found = contrast_of(part)
    if found < _LEAST_CONTRAST:
        return Fault(f"pale {found:.1f}", name_of(widget), words)
    return None


def contrast_of(part: QImage) -> float:
    """Give the highest contrast any of its colours has to the one it has most of."""
    plain = part.convertToFormat(QImage.Format.Format_RGB32)
    counts: dict[int, int] = {}
    step = max(1, plain.width() * plain.height() // 40_000)
    for y in range(0, plain.height()):
        for x in range(y % step, plain.width(), step):
            colour = plain.pixel(x, y)
            counts[colour] = counts.get(colour, 0) + 1
    ground = max(counts, key=lambda one: counts[one])
    # A few pixels at the edge of a letter are no ink.
    inks = [one for one, times in counts.items() if times >= 2] or list(counts)
    return max(_contrast(one, ground) for one in inks)


def _contrast(one: int, other: int) -> float:
    low, high = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
