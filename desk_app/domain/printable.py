"""Which letters every font of the forms can draw, so that what paper cannot show is named before it is saved."""

from __future__ import annotations

import unicodedata

DRAWN = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x253, 0x253),
    (0x257, 0x257),
    (0x300, 0x36F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x204F),
    (0x20AB, 0x20AC),
)
"""First and last of each run of letters; tests/printing holds the fonts to it."""
_BLANK = frozenset("\t\n\r")


def is_drawn(sign: str) -> bool:
    """Whether paper can show a sign."""
    code = ord(sign)
    return sign in _BLANK or any(first <= code <= last for first, last in DRAWN)


def not_drawn(text: str) -> tuple[str, ...]:
    """Give the signs of a text that paper would show as an empty square, each once."""
    composed = unicodedata.normalize("NFC", text)
    # What must not stand in a text at all is told by its own check.
    found = (sign for sign in composed if not is_drawn(sign) and unicodedata.category(sign)[0] != "C")
    return tuple(dict.fromkeys(found))
