"""Takes the encryption off a SQLCipher file page by page and puts it on again, byte for byte as it was.

Encrypted pages cannot be packed and nobody could look for leaks in them; the bytes a test opens are those the old
program wrote. Layout of SQLCipher 4: pages of 4,096 bytes, each ending in a 16-byte IV and a SHA-512 code over page,
IV and page number; the first 16 bytes of the file are the salt (sqlcipher.net/sqlcipher-design).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, IV, CODE, SALT = 4096, 16, 64, 16
BODY = PAGE - IV - CODE
_CODE_KEY_MASK, _CODE_KEY_ROUNDS = 0x3A, 2


def opened(sealed: bytes, key: bytes) -> bytes:
    """Give the salt, all pages in clear, then all IVs; ValueError when this is no such file under this key."""
    bodies, ivs = [], []
    for number, page, start in _pages(sealed, PAGE):
        iv = page[BODY : BODY + IV]
        if page[BODY + IV :] != _code(key, sealed[:SALT], page[start : BODY + IV], number):
            raise ValueError(f"page {number} is not sealed with this key")
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        bodies.append(page[:start] + decryptor.update(page[start:BODY]) + decryptor.finalize())
        ivs.append(iv)
    return b"".join((*bodies, *ivs))


def sealed(clear: bytes, key: bytes) -> bytes:
    """Give the file that `opened` took apart."""
    count = len(clear) // (BODY + IV)
    ivs = clear[count * BODY :]
    pages = []
    for number, body, start in _pages(clear[: count * BODY], BODY):
        iv = ivs[(number - 1) * IV : number * IV]
        encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
        closed = encryptor.update(body[start:]) + encryptor.finalize() + iv
        pages.append(body[:start] + closed + _code(key, clear[:SALT], closed, number))
    return b"".join(pages)


def _pages(data: bytes, size: int) -> Iterator[tuple[int, bytes, int]]:
    """Give number, bytes and first encrypted byte of every page: the salt stands in clear on the first."""
    if not data or len(data) % size:
        raise ValueError("not a whole number of pages")
    for number in range(1, len(data) // size + 1):
        yield number, data[(number - 1) * size : number * size], SALT if number == 1 else 0


def _code(key: bytes, salt: bytes, closed: bytes, number: int) -> bytes:
    mask = bytes(byte ^ _CODE_KEY_MASK for byte in salt)
    code_key = hashlib.pbkdf2_hmac("sha512", key, mask, _CODE_KEY_ROUNDS, len(key))
    return hmac.digest(code_key, closed + number.to_bytes(4, "little"), "sha512")
