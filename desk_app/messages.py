"""Gives the sentence and the code that belong to a message key, in Vietnamese or English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from string import Formatter
from typing import Any

from desk_app.domain.findings import Finding
from desk_app.domain.time.local_time import local
from desk_app.errors import DeskError
from desk_app.resources import resource

LANGUAGES = ("vi", "en")
"""Languages with a full set of sentences; the first is the desk's own."""


class Messages:
    """All sentences of one language, read once from `resources/messages/*.<lang>.json` when first asked for.

    Fill-ins are written for people: instants as "HH:MM dd/MM/yyyy" in desk time, dates as dd/MM/yyyy, `{x:money}`
    with thousands points, `{x:entry|entries}` as the word for one or for many, enum values by their word (`status.2`, `paperuse.shown`) where there is one.
    """

    def __init__(self, lang: str = "vi", folder: Path | None = None) -> None:
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]
        self._folder = folder or resource("messages")
        self._entries: Mapping[str, Mapping[str, str]] | None = None

    def text(self, key: str, /, **params: object) -> str:
        """Fill the sentence of a key; a fill-in nobody gave shows as "…", an unknown key as itself."""
        entry = self._all().get(key)
        return _Filler(self).vformat(entry["text"], (), params) if entry else key

    def code(self, key: str) -> str:
        """Give the short code for small print ("TN-01"); an unknown key is its own code."""
        entry = self._all().get(key)
        return entry["id"] if entry else key

    def of(self, trouble: DeskError | Finding) -> str:
        """Give the sentence of an error or of one remark on a field."""
        return self.text(trouble.key, **trouble.params)

    def form_name(self, form: str) -> str:
        """Name a form; one of a newer program shows as its id."""
        key = f"form.{form}"
        return self.text(key) if self.knows(key) else form

    def role_name(self, role: str) -> str:
        """Name a role; one of a newer program shows as its id."""
        key = f"role.{role}"
        return self.text(key) if self.knows(key) else role

    def exception_name(self, about: str) -> str:
        """Say in few words what kind of exception it is; one of a newer program is simply to be looked at."""
        key = f"exception.name.{about}"
        return self.text(key if self.knows(key) else "exception.name.any")

    def looking_name(self, what: str) -> str:
        """Name a way of looking at data; one of a newer program shows as it stands."""
        key = f"looking.{what}"
        return self.text(key) if self.knows(key) else what

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for a key."""
        return key in self._all()

    def keys(self) -> tuple[str, ...]:
        """Give all keys, sorted."""
        return tuple(sorted(self._all()))

    def _all(self) -> Mapping[str, Mapping[str, str]]:
        if self._entries is None:
            entries: dict[str, Mapping[str, str]] = {}
            for path in sorted(self._folder.glob(f"*.{self.lang}.json")):
                entries.update(json.loads(path.read_text(encoding="utf-8")))
            self._entries = entries
        return self._entries


class _Filler(Formatter):
    """`str.format` that never fails on what a caller forgot and writes values the Vietnamese way."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        """Give the fill-in, or an ellipsis for one nobody gave."""
        return kwargs.get(str(key), "…")

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write a value for people."""
        if isinstance(value, Enum):
            return self._word(value)
        if isinstance(value, datetime):
            return f"{local(value) if value.tzinfo else value:%H:%M %d/%m/%Y}"
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if "|" in format_spec:
            one, many = format_spec.split("|", 1)
            return one if value in (1, "1") else many
        if format_spec == "money":
            return f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)
        return str(format(value, format_spec))

    def _word(self, value: Enum) -> str:
        key = f"{type(value).__name__.lower()}.{value.value}"
        return self._messages.text(key) if self._messages.knows(key) else str(value.value)
