"""The locks hold what pyproject.toml asks for, by hash, for Linux and Windows alike."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.quality.source_tree import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(lock: str) -> dict[str, tuple[str, Marker | None, int]]:
    """Give name → version, marker and number of hashes."""
    found = {}
    for block in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip()):
        head = Requirement(block.splitlines()[0].removesuffix("\\").strip())
        version = str(head.specifier).removeprefix("==")
        found[canonicalize_name(head.name)] = (version, head.marker, block.count("--hash=sha256:"))
    return found


def asked(extras: tuple[str, ...]) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [
        Requirement(line) for line in (*project["dependencies"], *(e for x in extras for e in optional[x]))
    ]


@pytest.mark.parametrize(("lock", "extras"), [(LOCKS[0], ("editable",)), (LOCKS[1], ("editable", "dev"))])
def test_a_lock_holds_everything_asked_for(lock: str, extras: tuple[str, ...]) -> None:
    have = locked(lock)
    wrong = [
        str(want)
        for want in asked(extras)
        if (name := canonicalize_name(want.name)) not in have or not want.specifier.contains(have[name][0])
    ]
    assert wrong == [], "run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_carries_its_hashes(lock: str) -> None:
    assert [name for name, (_, _, hashes) in locked(lock).items() if hashes == 0] == []


def test_both_locks_hold_the_same_versions() -> None:
    runtime, dev = (locked(lock) for lock in LOCKS)
    assert {name: version for name, (version, _, _) in runtime.items() if dev[name][0] != version} == {}


def test_the_runtime_lock_holds_what_only_windows_needs() -> None:
    only_windows = [
        name
        for name, (_, marker, _) in locked(LOCKS[0]).items()
        if marker is not None
        and marker.evaluate({"sys_platform": "win32"})
        and not marker.evaluate({"sys_platform": "linux"})
    ]
    assert "pywin32-ctypes" in only_windows
