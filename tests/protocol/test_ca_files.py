"""The city's certificates are read from the file as it comes, whatever program wrote it."""

from __future__ import annotations

import codecs
import ssl
from pathlib import Path

import pytest
import trustme

from desk_app.protocol.ca_files import certificates_in, read_ca_file

ONE, TWO = (trustme.CA().cert_pem.bytes().decode() for _ in range(2))
AROUND = f"Bag Attributes\n    friendlyName: Chứng thư thành phố\n{ONE}\nsubject=Hà Nội\n{TWO}\n"


def seen(pem: str) -> list[bytes]:
    """Give the certificates a program that trusts this text would trust."""
    return ssl.create_default_context(cadata=pem).get_ca_certs(binary_form=True)


@pytest.mark.parametrize(
    "raw",
    [
        AROUND.encode(),
        codecs.BOM_UTF8 + AROUND.encode(),
        codecs.BOM_UTF16_LE + AROUND.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + AROUND.encode("utf-16-be"),
        AROUND.replace("\n", "\r\n").encode(),
        AROUND.replace("\n", "\r").encode(),
        AROUND.encode("utf-8").replace("Hà Nội".encode(), b"H\xe0 N\xf4i"),
    ],
)
def test_every_certificate_of_a_file_is_found_whatever_stands_around(tmp_path: Path, raw: bytes) -> None:
    """R5: a file with the mark Windows programs write before UTF-8 was refused."""
    file = tmp_path / "chứng thư.pem"
    file.write_bytes(raw)
    assert sorted(seen(read_ca_file(file))) == sorted(seen(ONE + TWO))


def test_the_file_windows_writes_by_default_is_read() -> None:
    assert seen(certificates_in(ssl.PEM_cert_to_DER_cert(ONE))) == seen(ONE)


def test_a_key_beside_the_certificate_is_left_where_it_is() -> None:
    leaf = trustme.CA().issue_cert("127.0.0.1").private_key_pem.bytes()
    assert "PRIVATE" not in certificates_in(leaf + ONE.encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no certificate",
        codecs.BOM_UTF16_LE,
        b"-----BEGIN CERTIFICATE-----\na\n-----END CERTIFICATE-----\n",
    ],
)
def test_a_file_without_a_certificate_is_said_to_have_none(raw: bytes) -> None:
    with pytest.raises(ValueError):
        certificates_in(raw)
