"""Reads the certificates of a CA file as it comes: with a mark of its encoding, Windows line ends, remarks around them."""

from __future__ import annotations

import codecs
import re

LONGEST_CA = 1 << 20
"""Bytes of a CA file that are read; a city's root certificates take a few thousand."""
_BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def certificates_in(raw: bytes) -> str:
    """Give the certificates as PEM and nothing else of the file; raises ValueError where there are none."""
    text = raw.decode("utf-16" if raw.startswith(_WIDE) else "utf-8-sig")
    blocks = _BLOCK.findall(text)
    if not blocks:
        raise ValueError("no certificate in the file")
    return "".join("\n".join(block.splitlines()) + "\n" for block in blocks)
