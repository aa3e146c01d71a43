"""Finds out whether a port is free, so that no two programs answer on one."""

from __future__ import annotations

import socket


def free_port(host: str, port: int) -> int:
    """Give the port when nobody has it, or a free one for 0; raises OSError when it is taken.

    Windows lets two programs share a port as soon as one asks to "reuse" it, and keeps it only when asked to. Elsewhere
    reusing means no more than not to wait for the last connections of a program that has ended.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR), 1)
        probe.bind((host, port))
        found: int = probe.getsockname()[1]
        return found
