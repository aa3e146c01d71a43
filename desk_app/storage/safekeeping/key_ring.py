"""Keeps the desk's key on this PC: in the system's key store where there is a real one, else in a protected file."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desk_app.errors import StorageTrouble
from desk_app.storage.safekeeping.key_file import KeyFiles
from desk_app.storage.safekeeping.keys import KEY_BYTES

SERVICE = "desk-app"
"""Under this name alone an older program kept all keys; today each has a service of its own, `desk-app <name>`.

Windows keeps one secret per service: with one for all, every store moved the others about.
"""
ON_THIS_PC = "local machine"
"""How Windows is to keep a secret: not in the profile, which roams to other machines."""
PATIENCE = 5.0
"""Seconds a key store may take where nobody could see its prompt."""
PROMPT_PATIENCE = 120.0
"""Seconds it may take where a person can type the password of a locked store."""


class SystemStore(Protocol):
    """The part of a `keyring` backend that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give a secret."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret; raises KeyringError when there is none."""


def system_store() -> SystemStore | None:
    """Give the system's key store, None where there is none worth the name or none in reach.

    `PYTHON_KEYRING_BACKEND` decides when set. On Linux the store is asked over the user's message bus: a session's own,
    or, for a `sync` by the clock, the one of the user who has signed in at the screen.
    """
    chosen = os.environ.get("PYTHON_KEYRING_BACKEND")
    if not chosen and sys.platform.startswith("linux") and not _find_bus():
        return None
    import keyring
    from keyring.backends import fail, null
    from keyring.errors import KeyringError

    try:
        found = keyring.get_keyring()
    except (KeyringError, RuntimeError, ImportError):
        return None
    if isinstance(found, fail.Keyring | null.Keyring) or _empty(found):
        return None
    _bind_to_this_pc(found)
    return found


def _bind_to_this_pc(found: object) -> None:
    """Let the store of Windows, alone or in a chain of several, keep secrets on this machine only."""
    for one in (found, *getattr(found, "backends", ())):
        if hasattr(type(one), "persist"):
            one.persist = ON_THIS_PC


def service_of(name: str) -> str:
    """Name the service under which the secret of a desk is kept."""
    return f"{SERVICE} {name}"


def prompt_patience() -> float:
    """Give the seconds a store may take: long enough for a password where somebody sits before a screen."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return PROMPT_PATIENCE if shown or not sys.platform.startswith("linux") else PATIENCE


def _find_bus() -> bool:
    """Whether the user's message bus is in reach; a job started by the clock is told where it listens."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    bus = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "bus"
    if not bus.is_socket():
        return False
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"
    return True


def _empty(store: object) -> bool:
    """Whether this is a chain of backends with nothing in it."""
    return getattr(store, "backends", None) == []


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a key store said; `reached` is False for one that is locked, hangs or cannot be spoken to."""

    secret: str | None
    reached: bool


class KeyRing:
    """The keys of the desks of this user on this PC."""

    def __init__(
        self,
        files: KeyFiles,
        *,
        store: Callable[[], SystemStore | None] = system_store,
        patience: float | None = None,
    ) -> None:
        self._files = files
        self._find_store = store
        self._patience = prompt_patience() if patience is None else patience

    @classmethod
    def of_user(cls, folder: Path | None = None) -> KeyRing:
        """Give the ring of the signed-in user; `folder` replaces the user's own data folder for key files."""
        from platformdirs import user_data_path

        return cls(KeyFiles(folder or user_data_path("desk-app", appauthor=False) / "keys"))

    def load(self, instance_id: str) -> bytes:
        """Give the key of a desk.

        Raises StorageTrouble `storage.no_key` when this PC has none, `storage.key_store_locked` when only the system's
        store can have it and does not answer. A file is younger than what the store has: it is written when the store
        does not take a key.
        """
        key = self._files.read(instance_id)
        if key is not None:
            return key
        store = self._find_store()
        answer = self._stored(store, instance_id) if store else _Answer(None, reached=False)
        if answer.secret is not None:
            self._files.note_elsewhere(instance_id)
            return self._decoded(answer.secret)
        if not answer.reached and (store or self._files.is_elsewhere(instance_id)):
            raise StorageTrouble("storage.key_store_locked")
        raise StorageTrouble("storage.no_key")

    def store(self, instance_id: str, key: bytes) -> None:
        """Keep a key where it can be read again; raises StorageTrouble when no place takes it."""
        store = self._find_store()
        if store is not None and self._keep(store, instance_id, key.hex()):
            self._files.note_elsewhere(instance_id)
            if self._files.forget(instance_id):
                return
        self._files.write(instance_id, key)

    def _stored(self, store: SystemStore, name: str) -> _Answer:
        """Give a secret; one an older program kept is moved to its own service, of this machine only."""
        answer = self._ask(lambda: store.get_password(service_of(name), name))
        if answer.secret is not None or not answer.reached:
            return answer
        answer = self._ask(lambda: store.get_password(SERVICE, name))
        if answer.secret is not None:
            self._keep(store, name, answer.secret)
        return answer

    def _keep(self, store: SystemStore, name: str, secret: str) -> bool:
        """Keep a secret under its own service; only when it can be read there does the one of an older program go."""
        if not self._ask(lambda: store.set_password(service_of(name), name, secret)).reached:
            return False
        if self._ask(lambda: store.get_password(service_of(name), name)).secret != secret:
            return False
        self._ask(lambda: store.delete_password(SERVICE, name))
        return True

    @staticmethod
    def _decoded(secret: str) -> bytes:
        try:
            key = bytes.fromhex(secret)
        except ValueError as error:
            raise StorageTrouble("storage.wrong_key") from error
        if len(key) != KEY_BYTES:
            raise StorageTrouble("storage.wrong_key")
        return key

    def _ask(self, question: Callable[[], str | None]) -> _Answer:
        """Ask the key store in a thread of its own; no answer in time, or a refusal, says nothing of the key."""
        from keyring.errors import KeyringError

        answers: list[_Answer] = []

        def ask() -> None:
            try:
                answers.append(_Answer(question(), reached=True))
            except (KeyringError, OSError, RuntimeError):
                answers.append(_Answer(None, reached=False))

        thread = threading.Thread(target=ask, name="key-store", daemon=True)
        thread.start()
        thread.join(self._patience)
        return answers[0] if answers else _Answer(None, reached=False)
