"""Gives histories a home of their own, and spares them what takes time and cannot go wrong: slow keys, threads, compiling."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy.engine import Engine

from desk_app.storage.database.engine import Database
from desk_app.storage.safekeeping.key_file import KeyFiles
from desk_app.storage.safekeeping.witness import FileWitness, Place, _tolerant
from tests.simulation.replaced import named, replaced

_PLACES = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}


class QuickGround:
    """The ground of many histories; what it spares is put in place for each of them alone, never for other tests."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._stretched: dict[bytes, bytes] = {}
        self._engines: dict[bool, Engine] = {}

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Let the program run there while the block does; it logs nothing."""
        places = {name: str(self._home / folder) for name, folder in _PLACES.items()}
        for folder in places.values():
            Path(folder).mkdir(parents=True, exist_ok=True)
        places["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        before = logging.root.manager.disable
        logging.disable(logging.CRITICAL)
        # Looking for cycles all the time costs a fifth; `Stage.live` does it now and then.
        looks_for_cycles = gc.isenabled()
        gc.disable()
        try:
            with ExitStack() as patches:
                patches.enter_context(named(os.environ, places))
                patches.enter_context(replaced(KeyFiles, "_derive", self._derived_once(KeyFiles._derive)))
                patches.enter_context(replaced(FileWitness, "_within", _at_once))
                patches.enter_context(replaced(Database, "pin_mark", _mark_of_name))
                sharing = self._sharing(sqlalchemy.create_engine)
                patches.enter_context(replaced(sqlalchemy, "create_engine", sharing))
                yield
        finally:
            self._forget_listeners()
            if looks_for_cycles:
                gc.enable()
            logging.disable(before)

    def _forget_listeners(self) -> None:
        """Let go of what the engines of a history hung on the dialect they share."""
        for engine in self._engines.values():
            engine.dialect.dispatch._clear()

    def _derived_once(
        self, derive: Callable[[KeyFiles, bytes, Any], bytes]
    ) -> Callable[[KeyFiles, bytes, Any], bytes]:
        """Stretch every key once, not at every start of a PC."""
        known = self._stretched

        def quick(files: KeyFiles, salt: bytes, cost: Any) -> bytes:
            if salt not in known:
                known[salt] = derive(files, salt, cost)
            return known[salt]

        return quick

    def _sharing(self, create: Callable[..., Engine]) -> Callable[..., Engine]:
        """Let all engines of one kind share what they compiled; a history opens some thirty of them."""
        first = self._engines

        def created(url: Any, **how: Any) -> Engine:
            engine = create(url, **how)
            known = first.setdefault("module" in how, engine)
            engine.dialect, engine._compiled_cache = known.dialect, known._compiled_cache
            return engine

        return created


def _mark_of_name(self: Database, user: str, pin_hash: str) -> str:
    """Bind a PIN by the name alone: salt and key are drawn anew in every process, and a history must replay."""
    return sha256(user.encode()).hexdigest()


def _at_once(self: FileWitness, place: Place, work: Callable[[], Any]) -> Any:
    """Ask a place without a thread of its own: here none hangs."""
    return _tolerant(work)
