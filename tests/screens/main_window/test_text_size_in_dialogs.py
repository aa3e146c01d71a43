"""The keys that change the size of text work while a dialog is open, which takes the room it then needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.screens.program import Program


@pytest.fixture
def shown(at_work: Program) -> Iterator[Program]:
    """Give a desk with the question for a code open; the usual size of text is put back."""
    at_work.window.resize(1366, 768)
    at_work.press("F4")
    yield at_work
    at_work.application.look.zoom_back()


def test_larger_smaller_and_usual(shown: Program) -> None:
    look, box = shown.application.look, shown.dialog()
    usual = box.height()
    shown.press("Ctrl++", "Ctrl++")
    assert look.zoom > 1.0
    assert shown.dialog() is box
    assert (large := box.height()) > usual
    shown.press("Ctrl+-")
    smaller = look.zoom
    shown.press("Ctrl+-")
    assert look.zoom < smaller
    shown.press("Ctrl++", "Ctrl+0")
    assert look.zoom == 1.0
    assert box.height() < large
    assert shown.dialog() is box
