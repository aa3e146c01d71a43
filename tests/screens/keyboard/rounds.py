"""Goes once round a window by Tab and finds what hands would stumble over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from tests.pictures.faults import name_of
from tests.screens.keys import Hands

_MOST = 120
"""Presses of Tab after which a round has no end."""
_TOUCH = 2
"""Pixels two rows may reach into each other."""
_RING = 6
"""Pixels around a control in which its ring may stand."""


@dataclass(frozen=True, slots=True)
class KeyFault:
    """One thing hands would stumble over, with where it is."""

    kind: str
    where: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}"


def word_of(widget: QWidget | None) -> str:
    """Name a control by what a screen reader says, or what stands on it."""
    if widget is None:
        return "nothing"
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text or name_of(widget)).replace("&", "")


def faults_of_round(window: QWidget) -> list[KeyFault]:
    """Press Tab once round, then Shift+Tab once round; the focus is where it was afterwards."""
    start = QApplication.focusWidget()
    if start is None:
        return [KeyFault("no focus", name_of(window))]
    forth, faults = _round(window, "Tab", start)
    back, more = _round(window, "Shift+Tab", start)
    faults += more
    missed = [one for one in _should_be_reached(window) if one not in forth]
    faults += [KeyFault("never reached", word_of(one)) for one in missed]
    if not faults and back[1:] != list(reversed(forth[1:])):
        faults.append(KeyFault("another way back", ", ".join(map(word_of, back))))
    start.setFocus()
    return faults + out_of_order(forth)


def _round(window: QWidget, key: str, start: QWidget) -> tuple[list[QWidget], list[KeyFault]]:
    hands, gone, faults = Hands(window), [start], list[KeyFault]()
    before = _look(window, start)
    for _ in range(_MOST):
        hands.press(key)
        QApplication.sendPostedEvents()
        now = QApplication.focusWidget()
        if not all(map(isValid, gone)):
            return [one for one in gone if isValid(one)], [*faults, KeyFault("went away", word_of(now))]
        if now is start and len(gone) == 1 and len(_should_be_reached(window)) == 1:
            return gone, faults
        if now is None or now is gone[-1]:
            return gone, [*faults, KeyFault(f"{key} goes no further", word_of(gone[-1]))]
        if key == "Tab" and _look(window, gone[-1]) == before:
            faults.append(KeyFault("no ring", word_of(gone[-1])))
        if now is start:
            return gone, faults
        if now in gone:
            return gone, [*faults, KeyFault(f"{key} never comes back", word_of(now))]
        gone.append(now)
        before = _look(window, now)
    return gone, [*faults, KeyFault(f"{key} has no end", word_of(gone[-1]))]


def _look(window: QWidget, widget: QWidget) -> QImage:
    """Take a picture of a control with the ring around it."""
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-_RING, -_RING, _RING, _RING)
    return window.grab(area.intersected(window.rect())).toImage()


def _should_be_reached(window: QWidget) -> list[QWidget]:
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is window
        and one.focusProxy() is None
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    ]


def out_of_order(way: list[QWidget]) -> list[KeyFault]:
    """Find where a way jumps back: up, or to the left in a row; a round may begin anywhere in the window."""
    turned = [way[at:] + way[:at] for at in range(len(way))]
    return min((_jumps(one) for one in turned), key=len, default=[])


def _jumps(way: list[QWidget]) -> list[KeyFault]:
    found = []
    for at, earlier in enumerate(way):
        for later in way[at + 1 :]:
            here, there = _side_by_side(earlier, later)
            above = there.bottom() <= here.top() + _TOUCH and there.left() < here.right()
            level = there.bottom() > here.top() + _TOUCH and here.bottom() > there.top() + _TOUCH
            if above or (level and there.right() <= here.left() + _TOUCH):
                found.append(KeyFault("out of order", f"{word_of(later)} after {word_of(earlier)}"))
    return found


def _side_by_side(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Give the places of two controls, or of what holds them, within the part of the window that holds both."""
    held = [one, *_above(one)]
    around = next(part for part in (other, *_above(other)) if part in held)
    return _within(one, around), _within(other, around)


def _within(widget: QWidget, around: QWidget) -> QRect:
    part = widget
    while part is not around and part.parentWidget() is not around and (up := part.parentWidget()):
        part = up
    return part.geometry() if part is not around else QRect(QPoint(0, 0), part.size())


def _above(widget: QWidget) -> list[QWidget]:
    found = []
    while (widget := widget.parentWidget()) is not None:  # type: ignore[assignment]
        found.append(widget)
        if widget.isWindow():
            break
    return found


def rings_beside(window: QWidget) -> list[KeyFault]:
    """Find what changes its look with the focus without having it: a second ring."""
    first = QApplication.focusWidget()
    if first is None:
        return [KeyFault("no focus", name_of(window))]
    before = window.grab().toImage()
    Hands(window).press("Tab")
    QApplication.sendPostedEvents()
    second = QApplication.focusWidget()
    after = window.grab().toImage()
    first.setFocus()
    QApplication.sendPostedEvents()
    theirs = [
        QRect(one.mapTo(window, QPoint(0, 0)), one.size()).adjusted(-_RING, -_RING, _RING, _RING)
        for one in (first, second)
        if one is not None
    ]
    for y in range(0, min(before.height(), after.height()), 2):
        for x in range(0, before.width(), 2):
            if before.pixel(x, y) != after.pixel(x, y) and not any(one.contains(x, y) for one in theirs):
                at = window.childAt(x, y)
                return [KeyFault("a second ring", name_of(at or window))]
    return []
