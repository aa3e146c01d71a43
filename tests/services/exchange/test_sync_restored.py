"""Databases put back, disks cloned, a city restored from its backup: nothing is lost that is not named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import canonical, read_fact
from desk_app.errors import NeedsPerson
from desk_app.services.numbers.number_book import ConfirmNewestSlip
from tests.builders import SUPERVISOR, a_draft, a_person
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import (
    WORDS,
    SyncDesk,
    World,
    city_hashes,
    own_hashes,
    reply_lost,
    to_path,
    with_kind,
)

__all__ = ["world"]


def number_of(desk: SyncDesk, code: str) -> int:
    number = desk.show(code).number
    assert number is not None
    return number


def missing(desk: SyncDesk) -> list[facts.NumbersMissing]:
    found = [read_fact(entry) for entry in with_kind(desk, "numbers_missing")]
    return [fact for fact in found if isinstance(fact, facts.NumbersMissing)]


def about(desk: SyncDesk) -> list[str]:
    with desk.uow(write=False) as work:
        return [line.about for line in work.replication.exceptions()]


@pytest.mark.fault("N4")
def test_a_folder_copied_to_another_pc_has_no_key_and_sends_nothing(world: World) -> None:
    desk = world.desk()
    desk.sync()
    copy = desk.clone(with_key=False)
    copy.receive()

    error = copy.fails()

    assert isinstance(error, NeedsPerson)
    assert WORDS.of(error).startswith("Máy này chưa được đăng ký")
    assert copy.line.calls == []
    assert copy.receive(), "reception itself goes on"
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("N4")
def test_a_cloned_disk_branches_the_chain_and_both_branches_are_kept(world: World) -> None:
    desk = world.desk()
    desk.sync()
    twin = desk.clone(with_key=True)
    twin.witness = desk.witness
    first, second = desk.receive(), twin.receive()

    desk.sync()
    twin.sync()

    assert number_of(desk, first) != number_of(twin, second)
    held = city_hashes(world, desk)
    assert set(own_hashes(desk)) | set(own_hashes(twin)) == set(held)
    assert len(held) == len(set(held))
    desk.sync()
    assert about(desk) == about(twin) == ["branch"]
    assert world.gateway.operations.report().desks[0].branches == 1
    assert canonical(desk.show(second)) == canonical(twin.show(second))


@pytest.mark.fault("N5")
def test_a_database_put_back_gets_its_sent_entries_again_and_names_the_others(
    world: World, tmp_path: Path
) -> None:
    desk = world.desk()
    desk.sync()
    desk.save_to(tmp_path / "yesterday")
    sent = desk.receive()
    desk.sync()
    highest = number_of(desk, sent)
    lost = desk.receive()
    printed = number_of(desk, lost)
    desk.put_back(tmp_path / "yesterday")
    desk.witness.mark = None

    report = desk.sync()

    assert canonical(desk.show(sent))
    assert report.restored is False, "it was the desk that was put back, not the city"
    assert (highest, missing(desk)) == (1001, []), "what the city held came back whole"
    assert desk.state().floor is not None
    assert printed == highest + 1


@pytest.mark.fault("N5")
def test_numbers_the_city_has_seen_and_nobody_holds_any_more_are_named(world: World, tmp_path: Path) -> None:
    desk = world.desk()
    desk.sync()
    desk.save_to(tmp_path / "desk")
    saved, old_mark = world.save_city(), desk.witness.mark
    for _ in range(3):
        desk.receive()
    desk.line.faults.append(to_path("pull", reply_lost))
    desk.fails()
    floor = desk.state().floor
    assert floor is not None
    # The city forgets the dossiers, the desk its copy of them; what the desk noted of the floor is put back by hand.
    world.put_city_back(saved)
    desk.put_back(tmp_path / "desk")
    desk.witness.mark = old_mark
    with desk.uow() as work:
        work.replication.note(floor=floor)
        work.commit()

    report = desk.sync()

    (gap,) = missing(desk)
    assert (gap.day, gap.first, gap.last, gap.witness) == (date(2026, 11, 20), 1001, 1003, "city")
    (notice,) = [one for one in report.notices if one.key == "city.numbers_missing"]
    assert WORDS.of(notice) == (
        "Dữ liệu máy này cũ hơn thực tế, thiếu số 1001–1003. "
        "Số mới bắt đầu từ 1004; báo phụ trách đối chiếu giấy."
    )
    desk.sync()
    assert len(missing(desk)) == 1
    assert number_of(desk, desk.receive()) == 1004
    assert desk.queue().unsent > 0


@pytest.mark.fault("N5")
def test_no_number_at_or_below_the_citys_floor_is_given_even_before_the_feed_came(
    world: World, tmp_path: Path
) -> None:
    desk = world.desk()
    desk.sync()
    desk.save_to(tmp_path / "old")
    old_mark = desk.witness.mark
    sent = [desk.receive(), desk.receive()]
    desk.sync()
    desk.put_back(tmp_path / "old")
    desk.witness.mark = old_mark
    talk = desk.exchange()
    talk.send(desk.line.deliver(next(talk)))

    fresh = desk.receive()

    assert number_of(desk, fresh) == 1003
    talk.close()
    desk.sync()
    numbers = [number_of(desk, code) for code in (*sent, fresh)]
    assert numbers == [1001, 1002, 1003]


@pytest.mark.fault("N7")
def test_a_city_put_back_from_a_backup_gets_everything_again(world: World) -> None:
    one, two = world.desk(), world.desk()
    saved_by_one = one.receive()
    one.sync()
    two.sync()
    backup = world.save_city()
    later = one.receive()
    by_two = two.receive(a_draft(applicant=a_person("Lê Thị Mai", "001190000011")))
    for desk in (one, two, one):
        desk.sync()
    acked = one.queue().acked_seq
    world.put_city_back(backup)

    report = one.sync()

    assert report.restored
    (notice,) = [remark for remark in report.notices if remark.key == "city.restored"]
    assert WORDS.of(notice).startswith("Máy chủ thành phố vừa được khôi phục. Đang gửi bù ")
    assert one.queue().acked_seq >= acked
    assert city_hashes(world, one) == own_hashes(one)
    assert city_hashes(world, two) == own_hashes(two), "what two had sent, one has handed in"
    again = two.sync()
    assert again.pushed == 0
    for code in (saved_by_one, later, by_two):
        assert canonical(one.show(code)) == canonical(two.show(code))
    assert about(one) == about(two) == []


@pytest.mark.fault("N7")
def test_a_city_restored_while_a_desk_sends_is_greeted_again_in_the_same_talk(world: World) -> None:
    desk = world.desk()
    backup = world.save_city()
    desk.receive()
    desk.sync()
    desk.receive()

    def restore(call: object) -> None:
        if getattr(call, "path", "") == "/v1/push" and len(world.desks) == 1:
            desk.line.before = lambda _: None
            world.put_city_back(backup)

    desk.line.before = restore
    desk.line.calls.clear()
    desk.sync()

    assert desk.line.paths().count("handshake") == 2
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("N7")
def test_a_city_that_keeps_forgetting_does_not_keep_a_talk_going_for_ever(world: World) -> None:
    from desk_app.ports.exchange.city_line import CityAnswer, CityCall
    from desk_app.protocol.framing import encode
    from desk_app.protocol.messages import TroubleDetail, TroubleReply

    desk = world.desk()

    def forgets(line: object, call: CityCall) -> CityAnswer:
        desk.line.faults.appendleft(forgets)
        if call.path == "/v1/push":
            body = encode(TroubleReply(TroubleDetail("parent_unknown", "")))
            return CityAnswer(409, "application/json", body)
        return desk.line.deliver(call)

    desk.line.faults.append(forgets)
    error = desk.fails()
    assert error.key == "city.parent_unknown"
    assert desk.line.paths().count("handshake") == 3


@pytest.mark.fault("N6")
def test_a_disk_put_back_with_no_witness_gives_no_number_until_a_supervisor_answers(
    world: World, tmp_path: Path
) -> None:
    desk = world.desk()
    desk.sync()
    desk.save_to(tmp_path / "image")
    sent = desk.receive()
    desk.sync()
    unsent = desk.receive(a_draft(applicant=a_person("Lê Thị Mai", "001190000011")))
    printed = number_of(desk, unsent)
    desk.put_back(tmp_path / "image")
    desk.witness.mark = None

    with pytest.raises(NeedsPerson) as before:
        desk.receive()
    desk.sync()
    assert number_of(desk, sent) == 1001, "the city gave back what it had"
    with pytest.raises(NeedsPerson) as after:
        desk.receive()

    assert before.value.key == after.value.key == "numbers.no_witness"
    assert "chưa xác nhận được số cuối cùng" in WORDS.of(after.value)
    ConfirmNewestSlip(desk.context, desk.witness)(unsent, SUPERVISOR)
    assert number_of(desk, desk.receive()) == printed + 1
    assert [(gap.first, gap.last) for gap in missing(desk)] == [(printed, printed)]


@pytest.mark.fault("N9")
@pytest.mark.parametrize("back", [0, 1])
def test_an_entry_deleted_by_hand_is_alarm_and_other_work_goes_on(world: World, back: int) -> None:
    desk, other = world.desk(), world.desk()
    desk.receive()
    desk.sync()
    seen = other.receive(a_draft(applicant=a_person("Lê Thị Mai", "001190000011")))
    other.sync()
    for name in ("Trần Văn Ba", "Trần Văn Tư", "Trần Văn Năm"):
        desk.receive(a_draft(applicant=a_person(name)))
    hole = desk.queue().head_seq - back
    with desk.database.begin(write=True) as connection:
        connection.exec_driver_sql("DROP TRIGGER entries_keep_rows")
        connection.exec_driver_sql("DELETE FROM entries WHERE own = 1 AND seq = ?", (hole,))
        connection.commit()

    error = desk.fails()

    assert isinstance(error, NeedsPerson)
    assert WORDS.of(error).startswith("Sổ ghi bị thay đổi ngoài phần mềm")
    assert desk.queue().acked_seq == hole - 1, "what stands before the hole is sent"
    assert desk.show(seen).code == seen, "what others did came all the same"
