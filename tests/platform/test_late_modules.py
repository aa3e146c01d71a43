"""A module that is put off is whole as soon as something of it is needed, from any thread."""

from __future__ import annotations

import importlib
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from desk_app.bootstrap.late_modules import put_off

SLOW = """
import threading
__all__ = ["first", "last"]
first = 1
threading.Event().wait(0.05)
last = first + 1
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package put off, which takes a while to run; taken as it is, for PySide6 reads the source of what is imported."""
    (tmp_path / "slow_package").mkdir()
    (tmp_path / "slow_package" / "__init__.py").write_text(SLOW)
    (tmp_path / "slow_package" / "inner.py").write_text("from slow_package import last\ninside = last + 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("slow_package", "slow_package.inner"):
        # Taken out again at the end, whatever was put there meanwhile.
        monkeypatch.setitem(sys.modules, name, sys)
        del sys.modules[name]
    put_off("slow_package")
    return sys.modules["slow_package"]


def test_it_runs_when_something_is_asked_of_it(slow: ModuleType) -> None:
    assert "first" not in vars(slow)
    assert slow.last == 2
    assert type(slow) is ModuleType
    with pytest.raises(AttributeError, match="nothing"):
        _ = slow.nothing


def test_its_parts_can_be_imported_before_it_has_run(slow: ModuleType) -> None:
    assert importlib.import_module("slow_package.inner").inside == 3
    assert sys.modules["slow_package"] is slow


def test_a_second_thread_waits_until_it_is_whole(slow: ModuleType) -> None:
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(slow.last)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert seen == [2, 2, 2, 2]


def test_what_is_imported_already_stays_as_it_is() -> None:
    before = sys.modules["threading"]
    put_off("threading")
    assert sys.modules["threading"] is before
    with pytest.raises(ModuleNotFoundError):
        put_off("no_such_module_anywhere")


USED_ALL_THE_SAME = """
from desk_app.bootstrap.late_modules import LateModule, put_off_unused

put_off_unused()
import asyncio, importlib.metadata, sys, urllib.request

import sqlalchemy

assert type(asyncio) is LateModule and "ssl" not in sys.modules


async def answer():
    await asyncio.sleep(0)
    return 42


assert asyncio.run(answer()) == 42
assert importlib.metadata.version("sqlalchemy") == sqlalchemy.__version__
assert urllib.request.pathname2url("/a b") == "/a%20b"

import keyring.core, more_itertools

late = [more_itertools]
if sys.version_info < (3, 12):
    import importlib_metadata

    late.append(importlib_metadata)
assert [type(one) for one in late] == [LateModule] * len(late)
assert more_itertools.first([7]) == 7
assert keyring.core.get_keyring() is not None
assert importlib_metadata.version("keyring") if late[1:] else True
assert not [one for one in (asyncio, importlib.metadata, urllib.request, *late) if type(one) is LateModule]
"""


def test_what_a_desk_puts_off_works_when_it_is_used_all_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-c", USED_ALL_THE_SAME], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
