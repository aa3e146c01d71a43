"""Puts off modules that libraries import at their start for features this program does not use."""

from __future__ import annotations

import inspect
import sys
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any


class LateModule(ModuleType):
    """A module that is run when something is first asked of it; from then on it is like any other."""

    _begun = False
    _lock = RLock()

    def __getattr__(self, name: str) -> Any:
        """Run the module, unless it is just running and asks for what it does not have yet."""
        with self._lock:
            spec = self.__spec__
            if not self._begun and spec is not None and spec.loader is not None:
                self._begun = True
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


def put_off_unused() -> None:
    """Put off what libraries of the database and of the key store import; call before they are imported.

    asyncio (with ssl) is there for SQLAlchemy's asynchronous side, the metadata of packages (with mail) for its plugins,
    urllib.request (with HTTP) and more_itertools for helpers of keyring: 8 MB and some 50 ms, and a desk uses none of
    them. Only where keyring itself looks for the stores of this system it asks the metadata of packages.
    """
    # Asked for at once, though needed only with coroutines.
    put_off("asyncio", iscoroutine=inspect.iscoroutine)
    put_off("importlib.metadata")
    put_off("urllib.request")
    put_off("more_itertools")
    if sys.version_info < (3, 12):
        # Before 3.12 keyring takes the metadata of packages from a library of its own.
        put_off("importlib_metadata")


def put_off(name: str, **known: object) -> None:
    """Put off a module, if it is not imported yet; `known` are attributes of it that can be told without running it."""
    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name, name=name)
    module = module_from_spec(spec)
    module.__class__ = LateModule
    vars(module).update(known)
    sys.modules[name] = module
    package, _, own = name.rpartition(".")
    if package:
        setattr(sys.modules[package], own, module)
