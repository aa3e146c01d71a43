"""At 1366×690 with the strip of a practice desk the whole form is seen without rolling."""

from __future__ import annotations

import pytest

from tests.screens.reception.counter import ReceptionCounter


@pytest.mark.parametrize("height", [690, 768])
def test_the_form_does_not_roll(counter: ReceptionCounter, height: int) -> None:
    counter.program.window.resize(1366, height)
    counter.program.settle()
    assert counter.page.form.verticalScrollBar().maximum() == 0
    counter.fill()
    assert counter.page.form.verticalScrollBar().maximum() == 0
