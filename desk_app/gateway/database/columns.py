"""What others wrote, made fit for a column: any text and any number is stored, whatever it says."""

from __future__ import annotations

import hashlib

LONGEST = 120
"""Letters of an indexed text; longer ones are named by their digest."""
LARGEST = 2**31 - 1


def text_column(text: str) -> str:
    """Give a text any database takes and can index; the entry's own bytes keep it as it was."""
    if len(text) > LONGEST or "\0" in text:
        return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return text


def long_text(text: str) -> str:
    """Give a text any database takes, for a column nobody searches by."""
    return text.replace("\0", " ")


def whole_column(number: int) -> int:
    """Give a number that fits a column."""
    return max(-1, min(number, LARGEST))
