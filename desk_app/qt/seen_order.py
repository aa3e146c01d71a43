"""Tab goes through a window as an eye does: row by row, columns from left to right, and round to the beginning.

The order is read off the places of the controls at each press, so that it holds in every layout and at every size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

_OVERLAP = 2
"""Pixels by which two rows may reach into each other."""
_TAB = Qt.FocusPolicy.TabFocus
OPTIONAL = "optional"
"""Property of a field nobody has to fill in: the way does not begin there."""


def stops_of(root: QWidget) -> list[QWidget]:
    """Give the controls Tab stops at, in the order they are seen; those rolled out of sight stand at their place."""
    return list(_stops(root))


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Bring the focus to the next control, or to the one before; False where there is none to go to."""
    stops = stops_of(root)
    if not stops:
        return False
    now = QApplication.focusWidget()
    step = 1 if forward else -1
    if now in stops:
        to = stops[(stops.index(now) + step) % len(stops)]
    else:
        # From something that is no stop itself, as a row being edited, the way goes on from what holds it.
        around = next((one for one in stops if now is not None and one.isAncestorOf(now)), None)
        at = stops.index(around) if around is not None else -1 if forward else 0
        to = stops[(at + step) % len(stops)]
    to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(to)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Roll everything around a control so that it is seen."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 24)
        around = around.parentWidget()


def first_empty(root: QWidget) -> QWidget | None:
    """Give the first field that is still to be filled in, and None where none is."""
    return next((one for one in stops_of(root) if _is_empty(one)), None)


def typed_in(root: QWidget) -> list[str]:
    """Give what stands in all fields, but for what is typed blind."""
    open_echo = QLineEdit.EchoMode.Normal
    lines = [one.text() for one in root.findChildren(QLineEdit) if one.echoMode() is open_echo]
    return [*lines, *(one.toPlainText() for one in root.findChildren(QPlainTextEdit))]


def _is_empty(widget: QWidget) -> bool:
    if widget.property(OPTIONAL):
        return False
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly() and not widget.text().strip()
    return isinstance(widget, QPlainTextEdit) and not widget.isReadOnly() and not widget.toPlainText().strip()


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _is_stop(widget):
        yield widget
    within = Qt.FindChildOption.FindDirectChildrenOnly
    units = [
        (one.geometry(), stops)
        for one in widget.findChildren(QWidget, options=within)
        if one.isVisible() and not one.isWindow() and (stops := list(_stops(one)))
    ]
    for stops in _as_seen(units):
        yield from stops


def _is_stop(widget: QWidget) -> bool:
    return widget.isEnabled() and (widget.focusPolicy() & _TAB) == _TAB and widget.focusProxy() is None


_Unit = tuple[QRect, list[QWidget]]


def _as_seen(units: list[_Unit]) -> Iterator[list[QWidget]]:
    """Part what stands side by side into rows where a line fits between them, else into columns."""
    if len(units) > 1:
        for low, high in ((QRect.top, QRect.bottom), (QRect.left, QRect.right)):
            parts = _parted(units, low, high)
            if len(parts) > 1:
                for part in parts:
                    yield from _as_seen(part)
                return
    yield from (stops for _, stops in sorted(units, key=lambda one: (one[0].top(), one[0].left())))


def _parted(
    units: list[_Unit], low: Callable[[QRect], int], high: Callable[[QRect], int]
) -> list[list[_Unit]]:
    parts: list[list[_Unit]] = []
    reached = 0
    for unit in sorted(units, key=lambda one: low(one[0])):
        if parts and low(unit[0]) <= reached - _OVERLAP:
            parts[-1].append(unit)
            reached = max(reached, high(unit[0]))
        else:
            parts.append([unit])
            reached = high(unit[0])
    return parts
