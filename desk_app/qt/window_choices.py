"""What somebody chose for the window of this PC: its look, size of text and language; kept for the PC, not for the ward."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSettings

from desk_app.qt.tokens import ZOOMS, Theme

LANGUAGES = ("vi", "en")
_THEME, _ZOOM, _LANGUAGE, _CITIZEN = "look/theme", "look/zoom", "look/language", "citizen/screen"
_COLUMNS = "columns/"


class _Kept(Protocol):
    """Where choices stand by name."""

    def value(self, key: str, default: object = None, /) -> object:
        """Give what stands under a name."""

    def setValue(self, key: str, value: object, /) -> None:
        """Keep a value."""


class _Unkept:
    """Choices of this start only."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def value(self, key: str, default: object = None, /) -> object:
        return self._values.get(key, default)

    def setValue(self, key: str, value: object, /) -> None:
        self._values[key] = value


class WindowChoices:
    """Reads and writes a small file of the user's own settings; one that cannot be read leaves everything as usual.

    `in_file=False` keeps them for this start only.
    """

    def __init__(self, *, in_file: bool = True) -> None:
        scope = QSettings.Scope.UserScope
        own = QSettings(QSettings.Format.IniFormat, scope, "desk-app", "window") if in_file else None
        self._file: _Kept = _Unkept() if own is None else own

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

    @property
    def citizen_screen(self) -> str:
        """The key of the monitor turned to the citizens; "" for none, as long as nobody chose one."""
        return str(self._file.value(_CITIZEN, ""))

    @citizen_screen.setter
    def citizen_screen(self, key: str) -> None:
        self._file.setValue(_CITIZEN, key)

    def columns_of(self, name: str) -> str:
        """Give what was kept of a list's columns; "" for nothing."""
        return str(self._file.value(_COLUMNS + name, ""))

    def keep_columns(self, name: str, text: str) -> None:
        """Keep something of a list's columns."""
        self._file.setValue(_COLUMNS + name, text)


class _InUse:
    """The choices of the running program; there is one, as there is one look."""

    choices: WindowChoices | None = None


def use_choices(choices: WindowChoices | None) -> None:
    """Have everything that remembers something of the window remember it there; None: for this start only."""
    _InUse.choices = choices or WindowChoices(in_file=False)


def choices_in_use() -> WindowChoices:
    """Give the choices of the running program."""
    if _InUse.choices is None:
        use_choices(None)
    return _InUse.choices or WindowChoices(in_file=False)
