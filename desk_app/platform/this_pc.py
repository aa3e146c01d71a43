"""Names this PC and the user at it, the same after every start and different on a copied disk."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine_and_user() -> str:
    """Name this PC and this user; the same after a restart, another one on a copied disk."""
    return f"{_machine()}\n{user_name()}"


def user_name() -> str:
    """Name the user by what the system knows, not the environment: it differs between a window, a service and a shell."""
    if sys.platform == "win32":
        return os.getlogin()
    else:
        return str(os.getuid())


def _machine() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    else:
        for path in MACHINE_IDS:
            if path.is_file() and (found := path.read_text(encoding="ascii").strip()):
                return found
        return platform.node()
