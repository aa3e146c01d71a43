"""Codes drawn on the screen, for a scanner to be tried on."""

from __future__ import annotations

from typing import Protocol

Rows = tuple[tuple[tuple[int, int], ...], ...]
"""For every row of a symbol the (first module, modules) of its black runs, without the quiet zone."""


class CodeDrawer(Protocol):
    """Turns a text into the two symbols a slip carries."""

    def qr(self, text: str) -> Rows:
        """Encode as QR."""

    def bars(self, text: str) -> Rows:
        """Encode as Code 128, which is one row; no row where it cannot hold the text."""
