"""What one setting may hold: its kind, bounds and default, and the check of a new value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from desk_app.domain.codes.dossier_code import format_of
from desk_app.domain.text import clean, has_control_marks
from desk_app.errors import Refused

YES, NO = "yes", "no"
"""The two values of a flag."""


class SettingKind(StrEnum):
    """What a value is; lists are separated by semicolons."""

    TEXT = "text"
    WHOLE = "whole"
    WHOLES = "wholes"
    CHOICE = "choice"
    FLAG = "flag"
    CLOCK = "clock"
    CLOCKS = "clocks"
    DAY = "day"
    PATH = "path"
    PATHS = "paths"
    PRINTER = "printer"
    UNIT_CODE = "unit_code"


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One setting, as its line of `resources/settings.json` declares it.

    `section` is the part of the settings page it stands on; `low`/`high` bound numbers (or the length of a text);
    `source` says where the default is from.
    `practice` replaces the default at a practice ward; `must_be_set` marks what a real ward has to fill in itself.
    """

    name: str
    section: str
    kind: SettingKind
    default: str
    practice: str | None = None
    low: int = 0
    high: int = 400
    choices: tuple[str, ...] = ()
    required: bool = False
    must_be_set: bool = False
    source: str = ""
    verified: bool = False

    def start(self, *, practice: bool) -> str:
        """Give the default of a practice ward or of a real one."""
        return self.practice if practice and self.practice is not None else self.default

    def is_open(self, value: str, *, practice: bool) -> bool:
        """Whether the ward still has to fill this in."""
        return self.must_be_set and not practice and value == self.default

    def check(self, value: str) -> str:
        """Give the value as it is kept; raises Refused when this setting cannot hold it."""
        if has_control_marks(value):
            raise Refused("settings.marks", name=self.name)
        value = clean(value)
        if not value:
            if self.required:
                raise Refused("settings.empty", name=self.name)
            return value
        try:
            return self._read(value)
        except ValueError as trouble:
            raise self._refusal(value) from trouble

    def _read(self, value: str) -> str:
        match self.kind:
            case SettingKind.WHOLE:
                return str(self._whole(value))
            case SettingKind.WHOLES:
                return ";".join(str(self._whole(one)) for one in listed(value))
            case SettingKind.CHOICE | SettingKind.FLAG:
                return self._one_of(value.casefold())
            case SettingKind.CLOCK | SettingKind.CLOCKS:
                return self._clocks(value)
            case SettingKind.DAY:
                return date.fromisoformat(value).isoformat()
            case SettingKind.UNIT_CODE:
                return _unit_code(value)
            case SettingKind.TEXT | SettingKind.PATH | SettingKind.PRINTER:
                return self._short(value)
            case SettingKind.PATHS:
                return self._short(";".join(listed(value)))

    def _whole(self, text: str) -> int:
        number = int(text)
        if not self.low <= number <= self.high:
            raise ValueError(text)
        return number

    def _clocks(self, value: str) -> str:
        times = sorted(f"{time.fromisoformat(one):%H:%M}" for one in listed(value))
        if self.kind is SettingKind.CLOCK and len(times) != 1:
            raise ValueError(value)
        return ";".join(times)

    def _one_of(self, value: str) -> str:
        if value not in (self.choices or (YES, NO)):
            raise ValueError(value)
        return value

    def _short(self, value: str) -> str:
        if len(value) > self.high:
            raise ValueError(value)
        return value

    def _refusal(self, value: str) -> Refused:
        return Refused(
            f"settings.not_{self.kind}",
            name=self.name,
            value=value[:60],
            low=self.low,
            high=self.high,
            choices=", ".join(self.choices or (YES, NO)),
        )


@dataclass(frozen=True, slots=True)
class ValuesInForce:
    """The value of every setting, read as the kind it is declared with.

    Asking for a setting nobody declared, or as another kind, raises LookupError; a value that somebody wrote past
    the check raises ValueError.
    """

    specs: Mapping[str, SettingSpec]
    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """Give a text, a path, a printer or the value of a choice."""
        kind = SettingKind
        return self._of(name, kind.TEXT, kind.PATH, kind.PRINTER, kind.UNIT_CODE, kind.CHOICE)

    def texts(self, name: str) -> tuple[str, ...]:
        """Give the parts of a list of paths or times of day."""
        return listed(self._of(name, SettingKind.PATHS, SettingKind.CLOCKS))

    def whole(self, name: str) -> int:
        """Give a whole number."""
        return int(self._of(name, SettingKind.WHOLE))

    def wholes(self, name: str) -> tuple[int, ...]:
        """Give a list of whole numbers."""
        return tuple(int(one) for one in listed(self._of(name, SettingKind.WHOLES)))

    def flag(self, name: str) -> bool:
        """Whether a flag is set."""
        return self._of(name, SettingKind.FLAG) == YES

    def clock(self, name: str) -> time:
        """Give a time of day."""
        return time.fromisoformat(self._of(name, SettingKind.CLOCK))

    def day(self, name: str) -> date:
        """Give a day."""
        return date.fromisoformat(self._of(name, SettingKind.DAY))

    def _of(self, name: str, *kinds: SettingKind) -> str:
        if self.specs[name].kind not in kinds:
            raise LookupError(f"{name} is declared as {self.specs[name].kind}")
        return self.values[name]


def listed(value: str) -> tuple[str, ...]:
    """Split a list value at its semicolons."""
    return tuple(part for part in (one.strip() for one in value.split(";")) if part)


def read_spec(plain: Mapping[str, Any]) -> SettingSpec:
    """Read one setting of the settings file; an unknown key there is a mistake and fails."""
    known = {**plain, "kind": SettingKind(plain["kind"]), "choices": tuple(plain.get("choices", ()))}
    return SettingSpec(**known)


def _unit_code(value: str) -> str:
    code = value.upper()
    if format_of(code) is None:
        raise ValueError(value)
    return code
