"""Marks a text for translation where it is written down before it is shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Give the text as it is; the name is the one lupdate looks for, with the types Qt's own lacks."""
    return text
