"""Reads a file of CA certificates as people get it: PEM or DER, with a mark before it, words around it, any line ends."""

from __future__ import annotations

import base64
import codecs
import re
import ssl
from pathlib import Path

LARGEST = 1 << 20
"""Bytes that are read; a city's root certificates take a few thousand."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----")
_DER = b"\x30"
"""How every certificate in DER begins, which is what Windows writes into a .cer file."""


def read_ca_file(path: Path) -> str:
    """Give the certificates of a file as PEM and nothing around them; raises OSError, and ValueError for none in it."""
    with path.open("rb") as file:
        return certificates_in(file.read(LARGEST))


def certificates_in(raw: bytes) -> str:
    """Give the certificates in the bytes of a file as PEM; raises ValueError when there is none."""
    if raw.startswith(_DER):
        return ssl.DER_cert_to_PEM_cert(raw)
    bodies = [base64.b64decode("".join(one.split())) for one in _BLOCK.findall(_text_of(raw))]
    if not bodies:
        raise ValueError("no certificate")
    return "".join(map(ssl.DER_cert_to_PEM_cert, bodies))


def _text_of(raw: bytes) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    return raw.decode("utf-8", "replace")
