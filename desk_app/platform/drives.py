"""Tells the disks of this PC from those of other machines."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

NETWORK_SYSTEMS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
    ]
)
"""File systems of other machines: their locks cannot be trusted with a database."""

MOUNTS = Path("/proc/self/mounts")
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How the list of mounts writes a blank in a path."""


def is_on_network(named: Path, place: Path, mounts: Callable[[], str] | None = None) -> bool:
    """Whether a folder lies on another machine; `place` is where it really lies, `mounts` the list of this system."""
    if str(named).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        from desk_app.platform.windows_calls import is_remote_drive

        return is_remote_drive(place.anchor)
    else:
        return _mounted_system(place, (mounts or _read_mounts)()) in NETWORK_SYSTEMS


def _read_mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _mounted_system(place: Path, mounts: str) -> str:
    """Give the kind of file system a place lies on: that of the longest mount point above it, the newest winning."""
    best, system = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[1])
        if place.is_relative_to(point) and len(point) >= best:
            best, system = len(point), fields[2]
    return system
