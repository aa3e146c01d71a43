"""The key under which a dossier's code is looked up."""

from __future__ import annotations


def code_key(code: str) -> str:
    """Give a code as it is looked up: upper case, without blanks."""
    return "".join(code.split()).upper()
