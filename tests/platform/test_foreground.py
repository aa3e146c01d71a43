"""A second start lets the first window come forward."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desk_app.bootstrap import ask_window
from desk_app.platform.foreground import let_others_come_forward
from desk_app.qt.local_channel import RAISE, done_line


class User:
    """The one call of user32."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def AllowSetForegroundWindow(self, process: object) -> int:  # noqa: N802 - as Windows calls it
        self.given.append(process.value)  # type: ignore[attr-defined]
        return 1


def test_the_leave_is_for_any_process() -> None:
    user = User()
    let_others_come_forward(user)
    assert user.given == [0xFFFFFFFF]


def test_it_is_given_before_the_window_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    order: list[object] = []

    class Line:
        def send(self, what: bytes) -> None:
            order.append(what)

        def line(self, seconds: float) -> bytes:
            return done_line({})

    @contextmanager
    def line_of(folder: Path) -> Iterator[Line]:
        yield Line()

    monkeypatch.setattr(ask_window, "window_line", line_of)
    monkeypatch.setattr(ask_window, "let_others_come_forward", lambda: order.append("leave"))
    assert ask_window.raise_window(tmp_path)
    assert order == ["leave", RAISE]
