"""Which addresses a desk may talk to: over TLS with the city's own CA, in clear only on this very machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from desk_app.errors import Refused

_PLAIN, _TLS = "http", "https"
LONGEST = 300


def tidy_url(url: str) -> str:
    """Give a base URL as it is kept; raises Refused `city.bad_address` for what is none."""
    text = url.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise Refused("city.bad_address", url=text[:60]) from error
    good = (
        parts.scheme in (_PLAIN, _TLS)
        and parts.hostname
        and port != 0
        and not (parts.username or parts.password or parts.query or parts.fragment)
        and len(text) <= LONGEST
    )
    if not good:
        raise Refused("city.bad_address", url=text[:60])
    return text


def is_loopback(url: str) -> bool:
    """Whether a URL can only lead to this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_address(url: str, ca_pem: str, *, practice: bool) -> None:
    """Raise Refused for an address this desk must not send anything to."""
    scheme = urlsplit(tidy_url(url)).scheme
    if practice and not is_loopback(url):
        raise Refused("city.practice_far")
    if scheme == _PLAIN and not is_loopback(url):
        raise Refused("city.plain_http")
    if scheme == _TLS and not ca_pem.strip():
        raise Refused("city.no_ca")
