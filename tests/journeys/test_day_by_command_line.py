"""A whole day at a practice desk, told in the commands a script would give, each its own process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.calls import DRAFT, ID_NUMBER, NAME
from tests.cli.processes import ProcessDesk

pytestmark = pytest.mark.slow


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ProcessDesk:
    """Give a desk that does not exist yet, with its own home."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return ProcessDesk(tmp_path / "home" / "ward")


def test_a_day_from_the_new_desk_to_the_returned_result(day: ProcessDesk, tmp_path: Path) -> None:
    made = day.ask("init", "--ward", "H26.99.01", "--desk", "2", "--practice", user="")
    assert made.json["numbers"] == [2001, 2999]

    code = day.ask("receive", "-", stdin=DRAFT).json["code"]
    assert code.endswith("-2001")
    slip = tmp_path / "slip.pdf"
    printed = day.ask("print", code, "--form", "01", "--to", str(slip)).json
    assert (printed["copy_no"], slip.read_bytes()[:4]) == (1, b"%PDF")

    assert day.ask("forward", code).json["status"] == 4
    assert (
        day.ask("result", code, "--file", "-", stdin={"number": "12/XN", "place": "Khay 3"}).json["status"]
        == 9
    )
    assert day.ask("scan", code).json["value"] == code
    assert day.ask("return", code).json["status"] == 10

    kinds = [line["kind"] for line in day.ask("show", code).json["history"]]
    assert kinds == [
        "dossier_received",
        "form_printed",
        "print_settled",
        "dossier_forwarded",
        "result_recorded",
        "result_returned",
    ]
    verified = day.ask("verify").json
    assert (verified["ok"], verified["dossiers"]) == (True, 1)


def test_a_seeded_citizen_is_readable_nowhere_on_the_disk(day: ProcessDesk, tmp_path: Path) -> None:
    day.ask("init", "--ward", "H26.99.01", "--desk", "1", "--practice", user="")
    code = day.ask("receive", "-", stdin=DRAFT).json["code"]
    refused = day.ask("receive", "-", stdin={**DRAFT, "procedure": "0.0", "wrong": ID_NUMBER})
    day.ask("find", ID_NUMBER)
    day.ask("return", code)
    day.ask("backup", str(tmp_path / "home" / "copy.db"))

    secrets = [
        text.encode(coding) for text in (ID_NUMBER, NAME, "Khương Đình") for coding in ("utf-8", "utf-16-le")
    ]
    files = [Path(folder, name) for folder, _, names in os.walk(tmp_path / "home") for name in names]
    assert any(file.name == "desk.log" for file in files)
    assert [file for file in files if any(secret in file.read_bytes() for secret in secrets)] == []
    assert ID_NUMBER not in refused.out + refused.err
