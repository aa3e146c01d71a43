"""A program that Windows started without a console says in a box what would have stood on it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desk_app import cli
from desk_app.errors import StorageTrouble
from desk_app.platform.console import show_words, stand_in_streams


class User:
    """The one call of user32."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def MessageBoxW(self, window: None, text: str, title: str, kind: int) -> int:  # noqa: N802 - as Windows calls it
        self.shown.append((title, text))
        return 1


@contextmanager
def no_streams() -> Iterator[list[str]]:
    """Be a process as the window's program is when it is started by its icon; gives what its boxes say."""
    boxes: list[str] = []
    with pytest.MonkeyPatch.context() as process:
        for name in ("stdin", "stdout", "stderr"):
            process.setattr(sys, name, None)
        process.setattr(cli, "show_words", lambda text, environ: boxes.append(text))
        yield boxes
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.close()


@contextmanager
def no_city(folder: Path, clock: object) -> Iterator[None]:
    yield None


def test_a_process_with_streams_keeps_them() -> None:
    before = sys.stdin, sys.stdout, sys.stderr
    assert stand_in_streams()
    assert (sys.stdin, sys.stdout, sys.stderr) == before


def test_a_process_without_streams_gets_such_that_say_nothing() -> None:
    with no_streams():
        assert not stand_in_streams()
        assert sys.stdout.write("Nguyễn") == len("Nguyễn")
        assert sys.stderr.write("Nguyễn") == len("Nguyễn")
        assert sys.stdin.read() == ""


def test_the_box_is_shown_where_somebody_looks() -> None:
    user = User()
    show_words("Hồ sơ", {"QT_QPA_PLATFORM": "offscreen"}, user)
    show_words("Hồ sơ", {"QT_QPA_PLATFORM": "minimal"}, user)
    assert user.shown == []
    show_words("Hồ sơ", {}, user)
    assert user.shown == [("Một cửa", "Hồ sơ")]


def test_a_call_nobody_hears_is_refused_in_a_box(tmp_path: Path) -> None:
    with no_streams() as boxes:
        assert cli.main(["--data", str(tmp_path), "recieve"]) == 2
    (said,) = boxes
    assert "COMMAND" in said or "recieve" in said
    assert said.endswith("]")


def test_a_window_that_does_not_open_has_said_so_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def held(folder: Path, lang: str) -> int:
        raise StorageTrouble("storage.held", file="desk.lock")

    monkeypatch.setattr("desk_app.bootstrap.window.run_window", held)
    with no_streams() as boxes:
        assert cli.main(["--data", str(tmp_path)]) == 3
    assert boxes == []


def test_a_demonstration_for_a_person_says_who_may_sign_in_before_its_window_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with no_streams() as boxes:
        monkeypatch.setattr(
            "desk_app.demo.practice_window.run_window", lambda folder, lang: boxes.append("window") or 0
        )
        monkeypatch.setattr("desk_app.demo.practice_window.practice_city", no_city)
        assert cli.main(["demo"]) == 0
    said, then = boxes
    assert then == "window"
    assert "clerk" in said
    assert "246810" in said
