"""What goes onto a form: named fill-ins, table rows, the code and the marks of this print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FormContent:
    """The content of one form; coded values (channel, unit of time …) get their words from the form file.

    `reprint_no` 0 is the issue, n prints "Bản in lại lần n"; `side_by_side` puts two copies on one A4 sheet.
    """

    form_id: str
    values: Mapping[str, str]
    tables: Mapping[str, Rows] = field(default_factory=dict)
    code: str = ""
    practice: bool = False
    reprint_no: int = 0
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """Content joined with the words of a form, ready to fill its templates."""

    values: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, Rows]
    code: str

    def holds(self, when: str, unless: str) -> bool:
        """Whether a block with these conditions is printed."""
        return all(map(self._true, when.split())) and not any(map(self._true, unless.split()))

    def _true(self, condition: str) -> bool:
        name, asks, wanted = condition.partition("=")
        value = self.values.get(name, "")
        return value == wanted if asks else bool(value)
