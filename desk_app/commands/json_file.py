"""Reads a JSON file a script hands in; every unknown key, wrong type or impossible value is named with its place."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TextIO, TypeVar

from desk_app.domain.findings import Finding, error
from desk_app.domain.people.birth import is_birth
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import Refused
from desk_app.platform.typed_path import typed_path

E = TypeVar("E", bound=StrEnum)

LARGEST_FILE = 1_000_000
"""Bytes; a draft is a few thousand."""
MOST_ITEMS = 500
"""Longest list in a file; the longest published paper list is far below."""
MOST_WHOLE = 9_999
"""Largest count of papers, copies or sets that can be meant."""
_LONGEST_KEY = 40


class _KeyTwice(ValueError):
    """A key stands twice in one object, so one of the two values would be lost in silence."""


def read_json(source: str, stdin: TextIO, *, largest: int = LARGEST_FILE) -> dict[str, Any]:
    """Read one JSON object from a file, or from standard input when `source` is "-"; raises Refused in words.

    A mark of the encoding in front and line ends of any system are taken as they come.
    """
    try:
        text = _whole_text(source, stdin, largest)
        plain = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except FileNotFoundError:
        raise Refused("file.not_found", file=source) from None
    except OSError as trouble:
        # Windows says of a folder no more than that access is denied.
        key = "file.is_folder" if typed_path(source).is_dir() else "file.not_readable"
        raise Refused(key, file=source) from trouble
    except UnicodeDecodeError:
        raise Refused("file.not_utf8", file=source) from None
    except json.JSONDecodeError as trouble:
        raise Refused("file.not_json", file=source, line=trouble.lineno, column=trouble.colno) from None
    except _KeyTwice as trouble:
        raise Refused("file.key_twice", file=source, entry=shown_key(str(trouble))) from None
    except (ValueError, RecursionError):
        raise Refused("file.not_json", file=source, line=1, column=1) from None
    if not isinstance(plain, dict):
        raise Refused("file.not_object", file=source)
    return plain


def _whole_text(source: str, stdin: TextIO, largest: int) -> str:
    if source == "-":
        raw = stdin.buffer.read(largest + 1) if hasattr(stdin, "buffer") else stdin.read().encode()
    else:
        with typed_path(source).open("rb") as file:
            raw = file.read(largest + 1)
    if len(raw) > largest:
        raise Refused("file.too_large", file=source, most=largest // 1000)
    return raw.decode("utf-8-sig")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _KeyTwice(key)
        seen[key] = value
    return seen


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def shown_key(key: str) -> str:
    """Give a key as it may be shown: short, printable, and never with a number that could be somebody's."""
    printable = "".join(char if char.isprintable() else "·" for char in key)
    bare = re.sub(r"\d{9,}", "…", printable)
    return bare if len(bare) <= _LONGEST_KEY else bare[:_LONGEST_KEY] + "…"


class JsonObject:
    """One object while it is read; what is wrong is collected in `findings`, shared by all inner objects.

    An absent key and null both mean the default. `finish` names the keys nobody asked for.
    """

    def __init__(self, plain: dict[str, Any], path: str = "", findings: list[Finding] | None = None) -> None:
        self._plain = plain
        self._path = path
        self._asked: set[str] = set()
        self.findings: list[Finding] = [] if findings is None else findings

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """Read a text as NFC; a lone half of a character pair is refused because it cannot be stored."""
        value = self._take(name)
        if value is None:
            if required:
                self._wrong(name, "draft.missing")
            return default
        if not isinstance(value, str):
            self._wrong(name, "draft.not_text")
            return default
        if any(unicodedata.category(char) == "Cs" for char in value):
            self._wrong(name, "draft.bad_characters")
            return default
        return unicodedata.normalize("NFC", value)

    def choice(self, name: str, kind: type[E], default: E) -> E:
        """Read one word of a list."""
        value = self._take(name)
        if value is None:
            return default
        try:
            return kind(value)
        except ValueError:
            allowed = " · ".join(f'"{one.value}"' for one in kind)
            self._wrong(name, "draft.bad_choice", allowed=allowed)
            return default

    def words(self, name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Read a list of words out of these."""
        value = self._take(name)
        if value is None:
            return ()
        if isinstance(value, list) and all(one in allowed for one in value):
            return tuple(value)
        self._wrong(name, "draft.bad_choice", allowed=" · ".join(f'"{one}"' for one in allowed))
        return ()

    def birth(self, name: str) -> tuple[date | None, str]:
        """Read a birth as YYYY-MM-DD, YYYY-MM or YYYY: the day, or what is known where the day is not."""
        value = self._plain.get(name)
        if (
            isinstance(value, str)
            and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII)
            and is_birth(value)
        ):
            self._take(name)
            return None, value
        return self.day(name), ""

    def choice_or_none(self, name: str, kind: type[E]) -> E | None:
        """Read one word of a list; None when the file does not speak of it."""
        return self.choice(name, kind, next(iter(kind))) if name in self._plain else None

    def day(self, name: str) -> date | None:
        """Read a day as YYYY-MM-DD; empty is none."""
        value = self._take(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                self._wrong(name, "draft.no_such_day", day=value)
                return None
        self._wrong(name, "draft.not_day")
        return None

    def moment(self, name: str, *, required: bool = False) -> datetime | None:
        """Read a moment in ISO 8601; without an offset it is desk time."""
        value = self._take(name)
        if value is None:
            if required:
                self._wrong(name, "draft.missing")
            return None
        moment = read_moment(value) if isinstance(value, str) else None
        if moment is None:
            self._wrong(name, "draft.not_moment")
        return moment

    def whole(self, name: str, default: int, *, least: int = 0) -> int:
        """Read a whole number between `least` and MOST_WHOLE."""
        value = self._take(name)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong(name, "draft.not_whole")
            return default
        if not least <= value <= MOST_WHOLE:
            self._wrong(name, "draft.out_of_range", least=least, most=MOST_WHOLE)
            return default
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """Read true or false."""
        value = self._take(name)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self._wrong(name, "draft.not_flag")
        return default

    def inner(self, name: str, *, required: bool = False) -> JsonObject | None:
        """Read an inner object; None when absent."""
        value = self._take(name)
        if isinstance(value, dict):
            return JsonObject(value, self._place(name), self.findings)
        if value is not None:
            self._wrong(name, "draft.not_object")
        elif required:
            self._wrong(name, "draft.missing")
        return None

    def items(self, name: str) -> Sequence[JsonObject] | None:
        """Read a list of objects; None when absent."""
        value = self._take(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(name, "draft.not_list")
            return None
        if len(value) > MOST_ITEMS:
            self._wrong(name, "draft.too_many", most=MOST_ITEMS)
            return None
        place = self._place(name)
        return [JsonObject(item, f"{place}.{number}", self.findings) for number, item in enumerate(value)]

    def finish(self) -> None:
        """Name every key that means nothing here: a misspelt key must never be dropped in silence."""
        for key in self._plain:
            if key not in self._asked:
                allowed = " · ".join(sorted(self._asked))
                self._wrong(key, "draft.unknown_key", entry=shown_key(key), allowed=allowed)

    def _take(self, name: str) -> Any:
        self._asked.add(name)
        return self._plain.get(name)

    def _place(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def _wrong(self, name: str, key: str, **params: object) -> None:
        self.findings.append(error(self._place(shown_key(name)), key, **params))


def read_moment(text: str) -> datetime | None:
    """Read an ISO 8601 moment; without an offset it is desk time, a bare day or anything else is none."""
    if "T" not in text and " " not in text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    except OverflowError:
        return None
