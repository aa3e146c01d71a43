"""Every import rule is broken once on purpose in a copy of the program and must be seen to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.quality.source_tree import PACKAGE, ROOT

# Per contract: the module the breach is planted in, and the breach.
BREACHES = {
    "inward": [
        ("domain/planted.py", "import desk_app.services"),
        ("services/planted.py", "import desk_app.storage"),
        ("services/planted.py", "import desk_app.bootstrap"),
        ("qt/planted.py", "import desk_app.screens"),
        ("screens/planted.py", "import desk_app.storage"),
        ("services/planted.py", "import desk_app.gateway"),
        ("protocol/planted.py", "import desk_app.ports"),
    ],
    "adapters": [
        ("storage/planted.py", "import desk_app.printing"),
        ("printing/planted.py", "import desk_app.devices"),
        ("devices/planted.py", "import desk_app.storage"),
        ("gateway/planted.py", "import desk_app.line"),
        ("line/planted.py", "import desk_app.storage"),
    ],
    "adapters-inward": [
        ("line/planted.py", "import desk_app.services"),
        ("printing/planted.py", "import desk_app.services"),
        ("devices/planted.py", "import desk_app.qt"),
    ],
    "pure-domain": [
        ("domain/planted.py", "from PySide6.QtCore import QObject"),
        ("domain/planted.py", "from sqlalchemy.engine import Engine"),
        ("domain/planted.py", "import desk_app.ports"),
    ],
    "ground-floor": [("messages.py", "import desk_app.services")],
    "database-in-storage": [
        ("services/planted.py", "import sqlalchemy"),
        ("screens/planted.py", "import sqlcipher3.dbapi2"),
        ("line/planted.py", "import sqlalchemy"),
    ],
    "qt-at-the-rim": [
        ("services/planted.py", "from PySide6.QtCore import QObject"),
        ("printing/planted.py", "from PySide6.QtPrintSupport import QPrinter"),
    ],
    "network-in-line": [
        ("services/planted.py", "import httpx"),
        ("storage/planted.py", "import fastapi"),
    ],
    "paper-in-printing": [("services/planted.py", "from reportlab.pdfgen import canvas")],
}


def contracts() -> set[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"] for contract in config["tool"]["importlinter"]["contracts"]}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the program in which breaches may be planted."""
    place = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, place / "desk_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def lint(place: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    door = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    wanted = [part for contract in contracts for part in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", door, "--no-cache", "--no-logo", *wanted],
        cwd=place,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_has_a_breach_to_prove_it() -> None:
    assert contracts() == set(BREACHES)


def test_the_program_as_it_stands_keeps_every_contract(copy: Path) -> None:
    answer = lint(copy)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"Contracts: {len(BREACHES)} kept, 0 broken" in answer.stdout


@pytest.mark.parametrize(
    ("contract", "where", "breach"),
    [
        pytest.param(contract, where, breach, id=f"{contract}-{number}")
        for contract, planted in BREACHES.items()
        for number, (where, breach) in enumerate(planted)
    ],
)
def test_a_planted_breach_is_found(copy: Path, contract: str, where: str, breach: str) -> None:
    module = copy / "desk_app" / where
    before = module.read_bytes() if module.exists() else None
    module.write_bytes((before or b'"""Breach."""\n') + f"\n{breach}\n".encode())
    try:
        answer = lint(copy, contract)
    finally:
        if before is None:
            module.unlink()
        else:
            module.write_bytes(before)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "0 kept, 1 broken" in answer.stdout
    assert f"desk_app.{where.removesuffix('.py').replace('/', '.')}" in answer.stdout
