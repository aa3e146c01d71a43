"""Receptions not finished yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A half-typed reception kept against a crash; `content` is the screen's own JSON text."""

    draft_id: str
    user: str
    saved_at: datetime
    content: str


class Drafts(Protocol):
    """Receptions not finished yet; not journaled."""

    def save(self, draft: SavedDraft) -> None:
        """Keep or replace a draft."""

    def all(self) -> tuple[SavedDraft, ...]:
        """Give all kept drafts, newest first."""

    def discard(self, draft_id: str) -> None:
        """Forget a draft."""
