"""On a narrow window the count of a page stands beside its icon and hides nothing of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction

from desk_app.screens.main_window.rail import RailButton
from tests.screens.program import Program


@pytest.mark.parametrize("count", ["3", "12", "128", "1.204"])
def test_the_icon_is_whole_beside_the_count(at_work: Program, count: str) -> None:
    at_work.window.resize(910, 512)
    at_work.frame.rail.show_count("queue", count)
    at_work.settle()
    line = at_work.frame.rail._buttons["queue"]
    place = line.count_place(QRectF(line.rect()))
    assert not line.icon_place().intersects(place)
    assert QRectF(line.rect()).contains(place)
    assert count in line.toolTip()
    assert line.accessibleDescription() == count


def test_without_a_count_the_icon_stands_in_the_middle(at_work: Program) -> None:
    line = RailButton(QAction("Tra cứu", at_work.window), "search")
    line.set_narrow(True)
    line.resize(56, 36)
    assert line.icon_place().center().x() == pytest.approx(28)
    line.deleteLater()
