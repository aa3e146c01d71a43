"""Puts a look on the program: font, palette and style sheet from the tokens, changed while it runs."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette, QPen

from desk_app.qt.fonts import choose_font
from desk_app.qt.tokens import DARK, HIGH_CONTRAST, LIGHT, ZOOMS, Colours, Size, TextSizes, Theme
from desk_app.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desk_app.qt.window_choices import WindowChoices


_STYLE, _STYLED = "Fusion", "styled"
"""The same style on every system, and the property of an application that has it."""


def new_application(name: str) -> QApplication:
    """Give the application of this process in the desk's style; chosen later the style costs the first paint 4 ms."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([name, "-style", _STYLE])
    app.setProperty(_STYLED, True)
    return app


class _Present:
    """The colours worn now, for whatever paints itself; there is one application, as there is one palette."""

    colours = LIGHT
    zoom = 1.0


def present() -> Colours:
    """Give the colours worn now; ask anew at every paint."""
    return _Present.colours


def edge_pen(colour: str, width: float, *, doubtful: bool = False) -> QPen:
    """Give the pen of an edge; what is warned of or at fault is dashed where colours alone are not to be relied on."""
    pen = QPen(QColor(colour), width)
    if doubtful and _Present.colours is HIGH_CONTRAST:
        pen.setDashPattern([3, 2])
    return pen


def off_edge(colours: Colours) -> str:
    """Give the edge of what is off; where fills do not tell, it has none, as what can be pressed has one."""
    return colours.sunken if colours is HIGH_CONTRAST else colours.hairline


def scaled(pixels: int) -> int:
    """Give a length in device-independent pixels at the zoom of text."""
    return round(pixels * _Present.zoom)


class Look:
    """Gives the application its font, palette and style sheet, and changes them; what is chosen is kept in `choices`."""

    def __init__(
        self,
        app: QApplication,
        zoom: float = 1.0,
        theme: Theme = Theme.SYSTEM,
        choices: WindowChoices | None = None,
    ) -> None:
        self._app = app
        self._choices = choices
        self._dark_system = self._strong = False
        self.zoom = choices.zoom if choices else zoom
        self.theme = choices.theme if choices else theme
        self.language = choices.language if choices else ""

    @property
    def colours(self) -> Colours:
        """The colours of the wished look, and of the system's where it has a say."""
        if self._strong:
            return HIGH_CONTRAST
        dark = self.theme is Theme.DARK or (self.theme is Theme.SYSTEM and self._dark_system)
        return DARK if dark else LIGHT

    @property
    def sizes(self) -> TextSizes:
        """The text sizes at the present zoom."""
        return TextSizes().zoomed(self.zoom)

    def dress(self) -> None:
        """Put the look on; call once before the first window and again after every change."""
        _Present.colours, _Present.zoom = self.colours, self.zoom
        if not self._app.property(_STYLED):
            self._app.setStyle(_STYLE)
            self._app.setProperty(_STYLED, True)
        # Put over another, a sheet styles every widget once for each that is around it; put on a bare one, once.
        self._app.setStyleSheet("")
        self._app.setFont(choose_font(self.sizes.body))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self.style_sheet())

    def follow_system(self) -> None:
        """Follow what the system asks for, now and later; asked after the first paint, for it is slow."""
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._hear_system())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self._hear_system())
        self._hear_system()

    def _hear_system(self) -> None:
        from PySide6.QtCore import Qt

        hints = self._app.styleHints()
        before = self.colours
        self._dark_system = hints.colorScheme() is Qt.ColorScheme.Dark
        self._strong = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        if self.colours is not before:
            self.dress()

    def wear(self, theme: Theme) -> None:
        """Change to another look; nothing but colours changes."""
        self.theme = theme
        if self._choices is not None:
            self._choices.theme = theme
        if self.colours is not _Present.colours:
            self.dress()

    def zoom_by(self, steps: int, room: int = 0) -> None:
        """Make all text larger or smaller by a step; `room` is the window's width, of which text leaves 880 whole."""
        fitting = [one for one in ZOOMS if not room or one <= 1.0 or room / one >= Size.LEAST_WIDTH]
        nearest = min(fitting, key=lambda one: abs(one - self.zoom))
        self._zoom_to(fitting[min(max(fitting.index(nearest) + steps, 0), len(fitting) - 1)])

    def zoom_back(self) -> None:
        """Give text its usual size again."""
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float) -> None:
        if zoom != self.zoom:
            self.zoom = zoom
            if self._choices is not None:
                self._choices.zoom = zoom
            self.dress()

    def speak(self, language: str) -> None:
        """Let the window speak another language ("vi", "en") from its next start on."""
        self.language = language
        if self._choices is not None:
            self._choices.language = language

    def style_sheet(self) -> str:
        """Fill the style sheet with colours, sizes and the folder of the icons."""
        source = resource("style", "desk.qss").read_text(encoding="utf-8")
        filling = {
            **asdict(self.colours),
            **{f"pt_{name}": size for name, size in asdict(self.sizes).items()},
            "family": choose_font(self.sizes.body).family(),
            "line": round(22 * self.zoom),
            "small": round(20 * self.zoom),
            "doubt": "dashed" if self.colours is HIGH_CONTRAST else "solid",
            "outline": self.colours.ink if self.colours is HIGH_CONTRAST else "transparent",
            "off_edge": off_edge(self.colours),
            "icons": resource("icons").as_posix(),
            "arrow": "down_light" if self.colours is DARK else "down",
            "arrow_up": "up_light" if self.colours is DARK else "up",
        }
        return Template(source).substitute(filling)

    def _palette(self) -> QPalette:
        colours, palette = self.colours, QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, colours.ground),
            (QPalette.ColorRole.Base, colours.paper),
            (QPalette.ColorRole.AlternateBase, colours.ground),
            (QPalette.ColorRole.Button, colours.paper),
            (QPalette.ColorRole.Text, colours.ink),
            (QPalette.ColorRole.WindowText, colours.ink),
            (QPalette.ColorRole.ButtonText, colours.ink),
            (QPalette.ColorRole.PlaceholderText, colours.hint),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.accent_ink),
            (QPalette.ColorRole.ToolTipBase, colours.ink),
            (QPalette.ColorRole.ToolTipText, colours.paper),
            (QPalette.ColorRole.Link, colours.link),
        ):
            palette.setColor(role, QColor(colour))
        return palette
