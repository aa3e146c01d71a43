"""Keeps the desk's key in a file of this user, wrapped so that it opens only on this PC under this user."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from desk_app.errors import StorageTrouble
from desk_app.platform.private_files import make_folder, read_file, remove_file, write_whole
from desk_app.platform.this_pc import machine_and_user
from desk_app.storage.database.troubles import held_or

_SALT, _NONCE = 16, 12


@dataclass(frozen=True, slots=True)
class WrapCost:
    """Cost of argon2id: memory in KiB and passes (at least 46 MiB and one pass)."""

    memory_kib: int = 46 * 1024
    passes: int = 1


class KeyFiles:
    """One 0600 file per desk in a folder of the user, outside every data folder."""

    def __init__(
        self, folder: Path, *, owner: Callable[[], str] = machine_and_user, cost: WrapCost = WrapCost()
    ) -> None:
        self._folder = folder
        self._owner = owner
        self._cost = cost

    def read(self, instance_id: str) -> bytes | None:
        """Give a key, None when there is no file; raises StorageTrouble `storage.no_key` when it opens elsewhere only."""
        try:
            plain = json.loads(read_file(self._path(instance_id)))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise held_or(StorageTrouble("storage.no_key"), error, self._path(instance_id)) from error
        except ValueError as error:
            raise StorageTrouble("storage.no_key") from error
        # Loaded where there is a file to open: 6 MB that a PC with a key store of its own never needs for this.
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            salt, nonce, sealed = (base64.b64decode(plain[name]) for name in ("salt", "nonce", "key"))
            wrap = AESGCM(self._derive(salt, WrapCost(plain["memory_kib"], plain["passes"])))
            return wrap.decrypt(nonce, sealed, instance_id.encode())
        except (InvalidTag, KeyError, TypeError, ValueError) as error:
            raise StorageTrouble("storage.no_key") from error

    def write(self, instance_id: str, key: bytes) -> None:
        """Keep a key; raises StorageTrouble `storage.key_not_kept` when the file cannot be written."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
        sealed = AESGCM(self._derive(salt, self._cost)).encrypt(nonce, key, instance_id.encode())
        plain: dict[str, object] = {
            name: base64.b64encode(value).decode()
            for name, value in (("salt", salt), ("nonce", nonce), ("key", sealed))
        }
        plain |= {"memory_kib": self._cost.memory_kib, "passes": self._cost.passes}
        path = self._path(instance_id)
        try:
            make_folder(self._folder)
            write_whole(path, json.dumps(plain).encode())
        except OSError as error:
            not_kept = StorageTrouble("storage.key_not_kept", folder=str(self._folder))
            raise held_or(not_kept, error, path) from error

    def forget(self, instance_id: str) -> bool:
        """Drop a key that another place keeps; gives whether it is gone, for one that is held stays."""
        try:
            remove_file(self._path(instance_id))
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return True

    def note_elsewhere(self, instance_id: str) -> None:
        """Note that the system's key store has the key of a desk, so that a store out of reach is not taken for no key."""
        with suppress(OSError):
            make_folder(self._folder)
            write_whole(self._note(instance_id), b"")

    def is_elsewhere(self, instance_id: str) -> bool:
        """Whether the system's key store was given the key of a desk."""
        return self._note(instance_id).exists()

    def _path(self, instance_id: str) -> Path:
        return self._folder / f"{instance_id}.key"

    def _note(self, instance_id: str) -> Path:
        return self._folder / f"{instance_id}.in-key-store"

    def _derive(self, salt: bytes, cost: WrapCost) -> bytes:
        return hash_secret_raw(
            secret=self._owner().encode(),
            salt=salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=1,
            hash_len=32,
            type=Type.ID,
        )
