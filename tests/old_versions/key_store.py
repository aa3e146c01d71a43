"""A key store for throw-away practice desks: one hex file per key, in the folder a test names."""

from __future__ import annotations

import os
from pathlib import Path

from keyring.backend import KeyringBackend

SERVICE = "desk-app"
FOLDER = "PRACTICE_KEYS"
"""Environment variable with the folder of the key files."""


class FileKeys(KeyringBackend):
    """What `PYTHON_KEYRING_BACKEND` names: the program asks it for keys as it asks the key store of a desktop."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        """Give a key, None when the folder holds none of that name."""
        file = self._file(service, username)
        return file.read_text(encoding="ascii") if file.is_file() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a key."""
        file = self._file(service, username)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(password, encoding="ascii")

    def delete_password(self, service: str, username: str) -> None:
        """Drop a key."""
        self._file(service, username).unlink()

    @staticmethod
    def _file(service: str, username: str) -> Path:
        """Each service has keys of its own; the oldest program had one service and files without its name."""
        return Path(os.environ[FOLDER]) / (username if service == SERVICE else service)
