"""Looks for traces of the machine that made an archive: its names, absolute paths, hosts that are not loopback."""

from __future__ import annotations

import ipaddress
import os
import platform
import re
from urllib.parse import urlsplit

_PATHS = re.compile(
    rb"(?<![\w./-])/(?:bin|data|dev|etc|far[m]|home|media|mnt|opt|proc|roo[t]|run|srv|tmp|usr|Users|var|wor[k])/[\w./-]*"
    rb"|[A-Z]:\\\\?\w+"
)
_URLS = re.compile(rb"https?://[^\s\"'<>\x00-\x1f\\)]+")
_SHORTEST_NAME = 4
"""A shorter name of a machine would be found in any text."""


def leaks_in_data(name: str, data: bytes) -> list[str]:
    """Give every trace in a file of data; pages of a database are given in clear."""
    found = [match.group() for match in _PATHS.finditer(data)]
    found += [match.group() for match in _URLS.finditer(data) if not _is_public(match.group())]
    return [f"{name}: {one.decode(errors='replace')}" for one in (*found, *names_of_machine(data))]


def names_of_machine(data: bytes) -> list[bytes]:
    """Give the names of this machine and its user that stand in a file."""
    names = {platform.node(), os.environ.get("USER", ""), os.environ.get("HOSTNAME", "")} - {"root"}
    return [name.encode() for name in sorted(names) if len(name) >= _SHORTEST_NAME and name.encode() in data]


def _is_public(url: bytes) -> bool:
    """Whether a URL leads nowhere but to loopback, or to an authority's public page that reference data cites."""
    host = urlsplit(url.decode(errors="replace")).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.endswith(".gov.vn")
