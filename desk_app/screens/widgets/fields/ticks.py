"""Tick boxes and round choices whose access key is underlined only while Alt is held."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QStylePainter

from desk_app.qt.alt_watch import HasAccessKey, access_keys_shown, without_key


class TickBox(HasAccessKey, QCheckBox):
    """A box to be ticked."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the style does."""
        _draw(self, QStyle.ControlElement.CE_CheckBox)


class RoundChoice(HasAccessKey, QRadioButton):
    """One of several of which one is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the style does."""
        _draw(self, QStyle.ControlElement.CE_RadioButton)


def _draw(button: QCheckBox | QRadioButton, element: QStyle.ControlElement) -> None:
    look = QStyleOptionButton()
    button.initStyleOption(look)
    if not access_keys_shown():
        look.text = without_key(look.text)
    painter = QStylePainter(button)
    painter.drawControl(element, look)
    painter.end()
