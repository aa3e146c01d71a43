"""Tells the troubles of a line apart: no network, a foreign certificate, a wrong clock, a stall, a break."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpx

from desk_app.errors import NoConnection

OFFLINE = "city.offline"
UNKNOWN_CERTIFICATE = "city.unknown_certificate"
CERTIFICATE_TIME = "city.certificate_time"
STALLED = "city.stalled"
CUT_OFF = "city.cut_off"
GARBLED = "city.garbled"
CANCELLED = "city.cancelled"

_NOT_YET_VALID, _EXPIRED = 9, 10
"""OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""
_BROKEN_LINE = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


def trouble_of(error: Exception, stall: float) -> NoConnection:
    """Give the trouble behind a failed request.

    TLS is asked first: a refused certificate reaches us as a failed connect, and as an OSError at that, so that by
    inheritance alone it would look like "no network".
    """
    tls = next((one for one in _causes(error) if isinstance(one, ssl.SSLError)), None)
    if tls is not None and not isinstance(tls, TimeoutError):
        return _of_tls(tls, connecting=isinstance(error, httpx.ConnectError))
    if isinstance(error, httpx.ConnectTimeout | httpx.ConnectError):
        return NoConnection(OFFLINE)
    if isinstance(error, httpx.TimeoutException):
        return NoConnection(STALLED, seconds=round(stall))
    if isinstance(error, httpx.DecodingError):
        return NoConnection(GARBLED)
    return NoConnection(CUT_OFF)


def _of_tls(error: ssl.SSLError, *, connecting: bool) -> NoConnection:
    if isinstance(error, ssl.SSLCertVerificationError):
        in_time = error.verify_code not in (_NOT_YET_VALID, _EXPIRED)
        return NoConnection(UNKNOWN_CERTIFICATE if in_time else CERTIFICATE_TIME)
    if isinstance(error, _BROKEN_LINE) or not connecting:
        return NoConnection(CUT_OFF)
    return NoConnection(UNKNOWN_CERTIFICATE)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error with everything it was raised from."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or found.__context__
