"""What somebody chose for the window of this PC: its look, size of text and language; kept for the PC, not for the ward."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from desk_app.qt.tokens import ZOOMS, Theme

LANGUAGES = ("vi", "en")
_THEME, _ZOOM, _LANGUAGE = "look/theme", "look/zoom", "look/language"


class WindowChoices:
    """Reads and writes a small file of the user's own settings; one that cannot be read leaves everything as usual."""

    def __init__(self) -> None:
        self._file = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "desk-app", "window")

    @property
    def theme(self) -> Theme:
        """The look wished for; that of the system while nobody chose one."""
        found = str(self._file.value(_THEME, Theme.SYSTEM.value))
        return Theme(found) if found in {one.value for one in Theme} else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._file.setValue(_THEME, theme.value)

    @property
    def zoom(self) -> float:
        """The size of text as a factor."""
        try:
            found = float(str(self._file.value(_ZOOM, 1.0)))
        except ValueError:
            return 1.0
        return found if found in ZOOMS else 1.0

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self._file.setValue(_ZOOM, zoom)

    @property
    def language(self) -> str:
        """The language of the window from its next start on."""
        found = str(self._file.value(_LANGUAGE, LANGUAGES[0]))
        return found if found in LANGUAGES else LANGUAGES[0]

    @language.setter
    def language(self, language: str) -> None:
        self._file.setValue(_LANGUAGE, language)
