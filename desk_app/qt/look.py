"""The look of the desk: paper-white ground, ink text, one accent, four text sizes on an 8 px grid."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desk_app.qt.fonts import choose_font
from desk_app.resources import resource

MIN_ZOOM, MAX_ZOOM = 0.9, 2.0
"""How far the user may zoom text (Ctrl +/−); body text stays at or above 10.5 pt at the smallest."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours by what they say; text on its ground keeps 4.5:1, borders of controls and focus 3:1."""

    ground: str = "#FCFBF7"
    paper: str = "#FFFFFF"
    rail: str = "#F2F0E9"
    ink: str = "#1F2328"
    hint_ink: str = "#565B61"
    hairline: str = "#DAD6CB"
    control: str = "#85817A"
    accent: str = "#1D4E89"
    accent_deep: str = "#163C6A"
    chosen: str = "#DCE7F3"
    card: str = "#EEF3F8"
    green: str = "#1E6B3A"
    blue: str = "#1D4E89"
    grey: str = "#565B61"
    yellow: str = "#FFF0BF"
    yellow_ink: str = "#5C4400"
    orange: str = "#A34400"
    red: str = "#B3261E"


HIGH_CONTRAST = replace(
    Colours(),
    ground="#FFFFFF",
    rail="#FFFFFF",
    ink="#000000",
    hint_ink="#000000",
    hairline="#000000",
    control="#000000",
    accent="#00308F",
    accent_deep="#001F5C",
    grey="#000000",
    green="#004D1A",
    orange="#7A3300",
    red="#8B0000",
)
"""Used when the system asks for more contrast."""


@dataclass(frozen=True, slots=True)
class TextSizes:
    """The four sizes in points, the large figure of a fresh dossier code, and that of a number written by hand."""

    title: float = 16
    section: float = 12.5
    body: float = 11
    hint: float = 10.5
    figure: float = 28
    byhand: float = 48

    def zoomed(self, zoom: float) -> TextSizes:
        """Give every size times `zoom`."""
        return TextSizes(**{name: round(size * zoom, 2) for name, size in asdict(self).items()})


class Look:
    """Gives the application its font, palette and style sheet, and zooms them."""

    def __init__(self, app: QApplication, zoom: float = 1.0) -> None:
        self._app = app
        self.zoom = zoom
        self.colours = Colours()

    @property
    def sizes(self) -> TextSizes:
        """The text sizes at the present zoom."""
        return TextSizes().zoomed(self.zoom)

    def dress(self) -> None:
        """Put the look on; call once before the first window and again after a change of zoom."""
        self._app.setStyle("Fusion")
        self._app.setFont(choose_font(self.sizes.body))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self.style_sheet())

    def follow_contrast(self) -> None:
        """Put on the stronger colours where the system asks for them; asked after the first paint, for it is slow."""
        from PySide6.QtCore import Qt

        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            self.colours = HIGH_CONTRAST
            self.dress()

    def zoom_by(self, step: float) -> None:
        """Make all text larger or smaller within the limits."""
        wanted = min(MAX_ZOOM, max(MIN_ZOOM, round(self.zoom + step, 2)))
        if wanted != self.zoom:
            self.zoom = wanted
            self.dress()

    def style_sheet(self) -> str:
        """Fill the style sheet with colours, sizes and the folder of the icons."""
        source = resource("style", "desk.qss").read_text(encoding="utf-8")
        filling = {
            **asdict(self.colours),
            **asdict(self.sizes),
            "family": choose_font(self.sizes.body).family(),
            "line": round(20 * self.zoom),
            "icons": resource("icons").as_posix(),
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
            (QPalette.ColorRole.PlaceholderText, colours.hint_ink),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.paper),
            (QPalette.ColorRole.ToolTipBase, colours.ink),
            (QPalette.ColorRole.ToolTipText, colours.paper),
            (QPalette.ColorRole.Link, colours.accent),
        ):
            palette.setColor(role, QColor(colour))
        return palette
