"""Looks at the citizens' screen on monitors of many sizes: nothing cut, nothing pale, whatever stands on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.people.parties import PaperKind
from desk_app.qt.tokens import CitizenSize
from desk_app.screens.citizen.page import CitizenPage
from desk_app.screens.citizen.text import CitizenText
from desk_app.screens.citizen.view import Face
from desk_app.screens.counter_sight import AtCounter, BeingTyped, ResultHere, TakenIn
from tests.builders import HOA, SUPERVISOR
from tests.pictures.faults import contrast_of
from tests.pictures.sheet import write_sheet
from tests.pictures.test_pictures import FOLDER
from tests.pictures.walk import LONG_NAME
from tests.screens.citizen.monitors import OTHER, SecondMonitor
from tests.screens.program import Program

MONITORS = (
    (1280, 800, 1.0),
    (1366, 768, 1.0),
    (1024, 768, 1.0),
    (1280, 720, 1.0),
    (1280, 720, 1.5),
    (1080, 1920, 1.0),
)
LONG_MATTER = "Thủ tục đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc có yếu tố nước ngoài"
LONG_PAPERS = tuple(
    PaperLine(f"{name} theo mẫu quy định của pháp luật hộ tịch", originals=1)
    for name in ("Tờ khai", "Giấy chứng sinh", "Văn bản ủy quyền", "Trích lục")
)


def everything(program: Program) -> list[tuple[str, AtCounter | None]]:
    """Give all that may stand there, short and as long as it gets."""
    memory = program.memory
    dossier = memory.desk.dossier.show(memory.receive(), SUPERVISOR)
    who = replace(HOA, name=LONG_NAME, paper_kind=PaperKind.CITIZEN_CARD)
    matter = replace(dossier.procedure, name=LONG_MATTER)
    filing = replace(dossier.filing, applicant=who, procedure=matter, papers=LONG_PAPERS)
    long = replace(dossier, filing=filing)
    return [
        ("blank", None),
        ("typed", BeingTyped(HOA, dossier.procedure.name, dossier.papers)),
        ("typed long", BeingTyped(who, LONG_MATTER, LONG_PAPERS)),
        ("taken in", TakenIn(dossier)),
        ("taken in long", TakenIn(long)),
        ("no day", TakenIn(replace(dossier, due=replace(dossier.due, due_at=None)))),
        ("result", ResultHere(long)),
    ]


@pytest.mark.parametrize(("width", "height", "ratio"), MONITORS)
def test_nothing_is_cut_small_or_pale(at_work: Program, width: int, height: int, ratio: float) -> None:
    second = SecondMonitor(at_work).choose()
    area = QRect(1366, 0, width, height)
    second.plug(replace(OTHER, area=area, ratio=ratio))
    page, found, taken = second.page, list[str](), list[tuple[str, QImage]]()
    assert page is not None
    for name, one in everything(at_work):
        second.session.workplace.counter.show(one)
        at_work.settle()
        picture = page.grab().toImage()
        taken.append((name, picture))
        found += [f"{name}: {fault}" for fault in faults_of_page(page, picture, ratio)]
        assert (page.view.face is Face.BLANK) == (one is None)
    if FOLDER:
        write_sheet(Path(FOLDER) / f"citizens-screen-{width}x{height}-{round(ratio * 100)}", taken)
    assert found == [], "\n".join(["", *found])


def faults_of_page(page: CitizenPage, picture: QImage, ratio: float) -> list[str]:
    """Find words larger than their room, out of the window, too small, or under 7:1."""
    found = []
    for text in page.texts:
        at = QRect(text.mapTo(page, text.rect().topLeft()), text.size())
        if text.heightForWidth(text.width()) > text.height() + 1 or _widest(text) > text.width() + 1:
            found.append(f"cut: {text.text!r} {text.size()}")
        if not page.rect().contains(at):
            found.append(f"out of sight: {text.text!r}")
        if text.pixels * ratio < CitizenSize.LEAST - 0.5:
            found.append(f"small: {text.text!r} {text.pixels}")
        if (ink := contrast_of(picture.copy(at))) < 7:
            found.append(f"pale {ink:.1f}: {text.text!r}")
    return found + [f"over each other: {one}" for one in _over_each_other(page, page.texts)]


def _widest(text: CitizenText) -> float:
    return text._layout(text.width())[1]


def _over_each_other(page: QWidget, texts: list[CitizenText]) -> list[str]:
    places = [(one.text, QRect(one.mapTo(page, one.rect().topLeft()), one.size())) for one in texts]
    return [
        f"{words!r} / {other!r}"
        for at, (words, place) in enumerate(places)
        for other, there in places[at + 1 :]
        if place.intersected(there).height() > 2 and place.intersected(there).width() > 2
    ]
