"""A dossier is found by the ward of its address, as it was called before July 2025 and as it is called today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.seeds import ward_changes
from desk_app.services.dossier.look_up import FindDossiers
from tests.builders import CLERK, MORNING, StoryDesk, a_draft, a_person
from tests.fakes import FakeClock, FakeIds
from tests.storage.desk_builders import new_desk

OLD = a_person("Nguyễn Thị Hòa", "001190123456", address="Số 1, Hạ Đình, Thanh Xuân, Hà Nội")
NEW = a_person("Trần Văn Bá", "001085000001", address="Số 9, phường Khương Đình, Hà Nội")
ELSEWHERE = a_person("Lê Đình Hạ", "001085000002", address="Số 9, phường Cầu Giấy, Hà Nội")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[StoryDesk]:
    """Give a desk on a real database with three citizens of two wards."""
    opened = new_desk(tmp_path / "desk")
    story = StoryDesk(opened.work, FakeClock(MORNING), FakeIds())
    for one in (OLD, NEW, ELSEWHERE):
        story.receive(a_draft(applicant=one))
    yield story
    opened.close()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("phường Khương Đình", ["Trần Văn Bá", "Nguyễn Thị Hòa"]),
        ("phường Hạ Đình", ["Trần Văn Bá", "Nguyễn Thị Hòa"]),
        ("P. Cầu Giấy", ["Lê Đình Hạ"]),
        ("quận Thanh Xuân", ["Nguyễn Thị Hòa"]),
        ("hạ", ["Lê Đình Hạ"]),
        ("Khương Đình", []),
    ],
)
def test_old_and_new_names_of_a_ward_find_its_people(story: StoryDesk, typed: str, names: list[str]) -> None:
    find = FindDossiers(story.context, story.look_ups, ward_changes)
    assert [row.name for row in find(typed, CLERK)] == names


def test_no_more_rows_come_than_asked_for(story: StoryDesk) -> None:
    find = FindDossiers(story.context, story.look_ups, ward_changes)
    assert len(find("phường Khương Đình", CLERK, limit=1)) == 1
