"""A desk put back to an older state, or copied to a second PC, gets back what it had sent and can prove it all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.facts import facts
from desk_app.ports.dossiers import WorkList
from desk_app.storage.safekeeping.backup import back_up
from desk_app.storage.safekeeping.restore import restore
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, TODAY, OpenDesk, code_of, reopen
from tests.storage.exchange.test_replication_converges import states
from tests.storage.exchange.test_replication_link import LINK
from tests.storage.exchange.toy_city import ToyCity, pull, sync
from tests.storage.safekeeping.test_backup_restore import around


@pytest.fixture
def city() -> ToyCity:
    return ToyCity()


def image_of(desk: OpenDesk, tmp_path: Path) -> Path:
    """Copy the whole folder, as a disk image does; gives a desk that goes on."""
    image = tmp_path / "image"
    desk.close()
    shutil.copytree(desk.root, image)
    desk.database = reopen(desk).database
    desk.work = SqliteUnitOfWorks(desk.database, desk.ids)
    return image


def put_back(desk: OpenDesk, image: Path) -> OpenDesk:
    desk.close()
    shutil.rmtree(desk.root)
    shutil.copytree(image, desk.root)
    return reopen(desk, seed=77)


def test_an_old_image_put_back_gets_its_own_entries_as_another_branch(
    desk: OpenDesk, city: ToyCity, tmp_path: Path
) -> None:
    desk.receive(1)
    sync(desk, city)
    image = image_of(desk, tmp_path)
    for number in (2, 3):
        desk.receive(number)
    desk.add(facts.DossierForwarded("P"), code_of(1))
    sync(desk, city)
    before = states(desk)
    old = put_back(desk, image)
    assert states(old) != before
    assert [one.new for one in pull(old, city)] == [3]
    assert states(old) == before
    with old.work(write=False) as work:
        assert work.journal.head().seq == 1
        assert work.dossiers.highest_number(TODAY) == 3
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 0
        assert work.replication.carried(9) == ()
    old.receive(4)
    sync(old, city)
    with old.work(write=False) as work:
        assert [entry.header.seq for entry in work.journal.entries()] == [1, 2]
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 0
    assert len(city.entries) == 5
    assert verify(old.database).ok
    old.close()


def test_two_desks_from_one_image_end_with_the_same_dossiers(
    desk: OpenDesk, city: ToyCity, tmp_path: Path
) -> None:
    desk.receive(1)
    image = image_of(desk, tmp_path)
    twin = reopen(replace(desk, root=image), seed=78)
    desk.receive(2)
    twin.receive(3)
    for one in (desk, twin, desk, twin):
        sync(one, city)
    assert states(desk) == states(twin)
    assert len(city.entries) == 3
    for one in (desk, twin):
        assert verify(one.database).ok
    city.put_back(0)
    for one in (twin, desk, twin):
        sync(one, city)
    assert len(city.entries) == 3
    assert states(desk) == states(twin)
    for one in (desk, twin):
        assert verify(one.database).ok
    twin.close()


def test_a_restored_copy_keeps_its_link_and_its_place_in_the_feed(
    desk: OpenDesk, city: ToyCity, tmp_path: Path
) -> None:
    desk.receive(2001)
    with desk.work() as work:
        work.replication.join(LINK)
        work.commit()
    sync(desk, city)
    back_up(desk.database, tmp_path / "copy.db", NOW)
    desk.receive(2002)
    sync(desk, city)
    desk.close()
    done = restore(desk.root, tmp_path / "copy.db", around(desk, tmp_path))
    assert done.missing == (facts.NumbersMissing(TODAY, 2002, 2002, "replaced database"),)
    again = reopen(desk, seed=79)
    with again.work(write=False) as work:
        state = work.replication.state()
        assert (state.link, state.cursor) == (LINK, city.marks[1])
        assert work.journal.acked().seq == 1
    sync(again, city)
    with again.work(write=False) as work:
        assert work.dossiers.by_code(code_of(2002)) is not None
        assert work.dossiers.highest_number(TODAY) == 2002
    assert verify(again.database).ok
    again.close()


def test_numbers_of_another_desk_are_not_missing_here_after_a_restore(
    desk: OpenDesk, city: ToyCity, tmp_path: Path
) -> None:
    desk.receive(1)
    back_up(desk.database, tmp_path / "copy.db", NOW)
    desk.receive(1500)
    desk.close()
    assert restore(desk.root, tmp_path / "copy.db", around(desk, tmp_path)).missing == ()
