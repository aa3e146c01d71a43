"""Whatever a command writes, it never writes through a link: it says so, and what is behind the link stays as it is."""

from __future__ import annotations

import io
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_app.gateway.front.gateway import Gateway
from desk_app.logs import start_logging, stop_logging
from tests.cli.calls import DRAFT, Outcome, ScriptDesk
from tests.line.city_server import CityServer
from tests.windows.needs import SystemPart, only_with

WARD = "H26.99.01"
BEHIND = b"somebody else's file"

Write = Callable[[ScriptDesk, Path], Outcome]


@pytest.fixture
def behind(tmp_path: Path) -> Path:
    """Give the file a link leads to."""
    file = tmp_path / "behind"
    file.write_bytes(BEHIND)
    return file


def link_to(behind: Path, place: Path) -> Path:
    """Put a link in a place, whatever stands there."""
    only_with(SystemPart.LINKS)
    place.unlink(missing_ok=True)
    place.symlink_to(behind)
    return place


def prints(desk: ScriptDesk, target: Path) -> Outcome:
    return desk.ask("print", desk.receive(), "--form", "01", "--to", str(target))


def backs_up(desk: ScriptDesk, target: Path) -> Outcome:
    return desk.ask("backup", str(target), user="")


def backs_up_beside(desk: ScriptDesk, target: Path) -> Outcome:
    return desk.ask("backup", str(target.with_suffix("")), user="")


def exports(desk: ScriptDesk, target: Path) -> Outcome:
    with Enrolled(desk):
        return desk.ask("export-bundle", str(target), user="supervisor")


class Enrolled:
    """A city the desk has joined."""

    def __init__(self, desk: ScriptDesk) -> None:
        self._gateway = Gateway("sqlite://")
        self._city = CityServer(gateway=self._gateway.answer)
        self._desk = desk

    def __enter__(self) -> None:
        self._city.__enter__()
        code = self._gateway.invite(WARD, 1).code
        outcome = self._desk.ask("enrol", self._city.url, code, user="", pin="")
        assert outcome.exit_code == 0, outcome.out

    def __exit__(self, *trouble: object) -> None:
        self._city.__exit__(None, None, None)
        self._gateway.close()


@pytest.mark.parametrize(
    ("write", "name", "exit_code", "state"),
    [
        (prints, "slip.pdf", 1, "Hồ sơ ĐÃ lưu, tệp PDF CHƯA ghi."),
        (backs_up, "copy.db", 3, "Dữ liệu ở máy này vẫn nguyên; bản sao CHƯA ghi"),
        (backs_up_beside, "copy.db.json", 3, "Dữ liệu ở máy này vẫn nguyên; bản sao CHƯA ghi"),
        (exports, "desk.bundle", 3, "Hồ sơ vẫn ở máy này; tệp desk.bundle CHƯA ghi"),
    ],
)
def test_a_link_named_as_target_is_refused_in_words(
    desk: ScriptDesk, tmp_path: Path, behind: Path, write: Write, name: str, exit_code: int, state: str
) -> None:
    (tmp_path / "out").mkdir()
    if write is backs_up:
        # A name that is taken is refused before; a link into nothing is not.
        behind = tmp_path / "nothing"
    link = link_to(behind, tmp_path / "out" / name)
    outcome = write(desk, link)

    assert outcome.exit_code == exit_code, outcome.out
    assert outcome.message.startswith(state)
    assert "liên kết" in outcome.message
    assert link.is_symlink()
    assert not behind.exists() if write is backs_up else behind.read_bytes() == BEHIND
    assert [path.name for path in link.parent.iterdir()] == [name]


def receives(desk: ScriptDesk) -> Outcome:
    return desk.ask("receive", "-", stdin=json.dumps(DRAFT))


def restores(desk: ScriptDesk) -> Outcome:
    return desk.ask("restore", str(desk.folder.parent / "copy.db"), user="supervisor")


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("desk.lock", receives),
        ("desk.turn", receives),
        ("desk.db", receives),
        ("desk.sync", lambda desk: desk.ask("sync", user="")),
        ("desk.db", restores),
        ("desk.json", restores),
    ],
)
def test_a_link_in_the_data_folder_is_refused_in_words(
    desk: ScriptDesk, tmp_path: Path, name: str, act: Callable[[ScriptDesk], Outcome]
) -> None:
    assert backs_up(desk, tmp_path / "copy.db").exit_code == 0
    moved = tmp_path / "moved"
    if (desk.folder / name).exists():
        (desk.folder / name).rename(moved)
    moved.touch()
    before = moved.read_bytes()
    link = link_to(moved, desk.folder / name)

    outcome = act(desk)

    assert outcome.exit_code == 3, outcome.out
    assert "liên kết tới nơi khác" in outcome.message
    assert (moved.read_bytes(), link.is_symlink()) == (before, True)


def test_the_receipt_beside_a_bundle_is_not_written_through_a_link(tmp_path: Path, behind: Path) -> None:
    from desk_app.errors import StorageTrouble
    from desk_app.line.bundle_file import StickFiles

    link = link_to(behind, tmp_path / "quay2.bundle.receipt")
    with pytest.raises(StorageTrouble) as trouble:
        StickFiles().write(link, b"receipt")
    assert trouble.value.key == "bundle.is_link"
    assert behind.read_bytes() == BEHIND


def test_a_gateway_does_not_open_a_link(tmp_path: Path, desk: ScriptDesk) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    link = link_to(empty, tmp_path / "gateway.db")
    outcome = desk.ask("gateway", "invite", WARD, "--desk", "1", "--db", str(link), user="")
    assert (outcome.exit_code, outcome.code) == (3, "CG-60")
    assert empty.read_bytes() == b""


def test_the_log_is_not_written_through_a_link_and_holds_nobody_up(tmp_path: Path, behind: Path) -> None:
    link_to(behind, tmp_path / "desk.log")
    stream = io.StringIO()
    start_logging(tmp_path, stream=stream)
    logging.getLogger("desk_app.test").info("one")
    stop_logging()
    assert (behind.read_bytes(), stream.getvalue()) == (BEHIND, "")


def made_by_somebody_else(link: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a link belong to another user, as far as this account can bring that about."""
    if os.geteuid() == 0:
        os.chown(link, 12345, -1, follow_symlinks=False)
    else:
        mine = os.geteuid()
        monkeypatch.setattr(os, "geteuid", lambda: mine + 1)


def test_a_folder_somebody_else_has_put_a_link_for_is_refused_and_ones_own_is_not(
    desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, real = desk.receive(), tmp_path / "real"
    real.mkdir()
    link = link_to(real, tmp_path / "documents")
    own = desk.ask("print", code, "--form", "01", "--to", str(link / "one.pdf"))
    made_by_somebody_else(link, monkeypatch)
    again = ("--reason", "Dân làm mất giấy")
    other = desk.ask("print", code, "--form", "01", "--to", str(link / "two.pdf"), *again)

    assert (own.exit_code, other.exit_code, other.code) == (0, 1, "MI-30")
    assert [path.name for path in real.iterdir()] == ["one.pdf"]
