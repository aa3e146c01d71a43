"""One column of a list: its heading, its words and how they are set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from desk_app.screens.widgets.tables.chip import ChipLook

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[Row]):
    """A column of a `RowTable`; the first seven parts are those of `windowed_rows.Column`.

    `is_code` sets its words as a dossier code, `strong` says whether they are emphasised, `chips` shows states in their
    place, `key` is what the column is sorted by (the words where there is none), `icon` shows one in place of words.
    """

    heading: str
    words: Callable[[Row], str]
    letters: int
    ink: Callable[[Row], str] | None = None
    is_number: bool = False
    stretches: bool = False
    spare: int = 0
    is_code: bool = False
    strong: Callable[[Row], bool] | None = None
    chips: Callable[[Row], Sequence[ChipLook]] | None = None
    key: Callable[[Row], Any] | None = None
    icon: Callable[[Row], str] | None = None

    def text(self, row: Row) -> str:
        """Give the words of a cell."""
        return self.words(row)

    def tone(self, row: Row) -> str:
        """Give the name of its ink in the look."""
        return self.ink(row) if self.ink else "ink"

    def order(self, row: Row) -> Any:
        """Give what a row is sorted by."""
        return self.key(row) if self.key else self.words(row).casefold()
