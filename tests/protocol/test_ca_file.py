"""A CA file is read as it comes from whoever made it."""

from __future__ import annotations

import pytest
import trustme

from desk_app.protocol.ca_file import certificates_in

PEM = trustme.CA().cert_pem.bytes().decode("ascii").replace("\r\n", "\n").strip() + "\n"


@pytest.mark.parametrize(
    "raw",
    [
        PEM.encode(),
        b"\xef\xbb\xbf" + PEM.encode(),
        PEM.replace("\n", "\r\n").encode(),
        PEM.encode("utf-16"),
        f"Chứng thư gốc của thành phố\n{PEM}hết\n".encode(),
    ],
)
def test_the_certificates_are_found_whatever_stands_around_them(raw: bytes) -> None:
    assert certificates_in(raw) == PEM


@pytest.mark.parametrize("raw", [b"", b"-----BEGIN PRIVATE KEY-----", b"\xff\xfe\x00", b"\x80"])
def test_a_file_without_certificates_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        certificates_in(raw)
