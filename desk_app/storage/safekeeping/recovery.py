"""The printed recovery key: eight groups that open the folder on another PC, each guarding itself against typing errors."""

from __future__ import annotations

import hashlib

from desk_app.errors import Refused, StorageTrouble
from desk_app.storage.layout import FolderLabel
from desk_app.storage.safekeeping.keys import KEY_BYTES, is_key_of

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's letters: none that reads like another."""

GROUPS = 8
DATA_LETTERS = 7
_SUM_BYTES = 3
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def recovery_text(key: bytes) -> str:
    """Give a key as groups of eight letters, the last of each group a check letter."""
    value = int.from_bytes(key + _sum(key), "big")
    letters = [ALPHABET[value >> 5 * place & 31] for place in range(GROUPS * DATA_LETTERS - 1, -1, -1)]
    groups = ["".join(letters[at : at + DATA_LETTERS]) for at in range(0, len(letters), DATA_LETTERS)]
    return "-".join(group + _check_letter(group) for group in groups)


def key_from_recovery(text: str) -> bytes:
    """Read a key as printed, small letters and missing dashes allowed.

    Raises Refused `storage.recovery_length`, `storage.recovery_group` (naming the group) or `storage.recovery_wrong`.
    """
    letters = "".join(letter for letter in text.upper().translate(_ALIKE) if letter.isalnum())
    size = DATA_LETTERS + 1
    if len(letters) != GROUPS * size:
        raise Refused("storage.recovery_length", typed=len(letters), wanted=GROUPS * size)
    value = 0
    for number in range(GROUPS):
        group = letters[number * size : (number + 1) * size]
        if set(group) - set(ALPHABET) or _check_letter(group[:-1]) != group[-1]:
            raise Refused("storage.recovery_group", group=number + 1)
        for letter in group[:-1]:
            value = value << 5 | ALPHABET.index(letter)
    raw = value.to_bytes(KEY_BYTES + _SUM_BYTES, "big")
    key = raw[:KEY_BYTES]
    if _sum(key) != raw[KEY_BYTES:]:
        raise Refused("storage.recovery_wrong")
    return key


def recovered_key(text: str, label: FolderLabel) -> bytes:
    """Read a key as printed for one desk; raises what `key_from_recovery` does, StorageTrouble for another desk's."""
    key = key_from_recovery(text)
    if not is_key_of(key, label.instance_id, label.key_check):
        raise StorageTrouble("storage.wrong_key")
    return key


def _sum(key: bytes) -> bytes:
    return hashlib.sha256(b"desk recovery key" + key).digest()[:_SUM_BYTES]


def _check_letter(group: str) -> str:
    """Odd weights find every single wrong letter and most swapped neighbours."""
    total = sum((2 * place + 1) * ALPHABET.index(letter) for place, letter in enumerate(group))
    return ALPHABET[total % len(ALPHABET)]
