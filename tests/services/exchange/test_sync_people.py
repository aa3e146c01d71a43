"""Rights end, sessions run out, users sign off: what was done at the counter keeps its author and is sent."""

from __future__ import annotations

import pytest

from desk_app.domain.findings import Finding
from desk_app.errors import NeedsPerson
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import TroubleDetail, TroubleReply
from desk_app.protocol.troubles import STATUS, Trouble
from desk_app.services.exchange.city_state import ReadCityState, UnsentNotice
from desk_app.services.exchange.exceptions import ListExceptions
from tests.builders import CLERK, SUPERVISOR, a_draft, a_person
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import (
    WARD,
    WORDS,
    DoorLine,
    Fault,
    SyncDesk,
    World,
    answers,
    city_hashes,
    own_hashes,
    to_path,
    with_kind,
)

__all__ = ["world"]


def refused(trouble: Trouble) -> Fault:
    reply = TroubleReply(TroubleDetail(trouble.value, ""))
    return answers(CityAnswer(STATUS[trouble], "application/json", encode(reply)))


def titles(desk: SyncDesk) -> list[str]:
    """What the list of things to settle says."""
    return [
        WORDS.text(one.title.key, **one.title.params)
        for one in ListExceptions(desk.context, desk.look_ups)(SUPERVISOR)
    ]


@pytest.mark.fault("H11")
@pytest.mark.parametrize("path", ["push", "pull"])
def test_a_session_that_ran_out_is_renewed_in_the_same_talk(world: World, path: str) -> None:
    desk = world.desk()
    desk.line.faults.append(to_path(path, refused(Trouble.SIGN_IN)))
    desk.sync()
    assert desk.line.paths().count("handshake") == 2
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("H11")
def test_a_city_that_never_accepts_the_session_is_told_and_the_queue_stays(world: World) -> None:
    desk = world.desk()
    waiting = desk.queue().unsent

    def never(line: DoorLine, call: CityCall) -> CityAnswer:
        line.faults.appendleft(never)
        if call.path == "/v1/push":
            return refused(Trouble.SIGN_IN)(line, call)
        return line.deliver(call)

    desk.line.faults.append(never)
    error = desk.fails()
    assert WORDS.of(error) == "Cần đăng nhập lại để gửi. Hồ sơ vẫn ở máy này."
    assert desk.queue().unsent == waiting
    assert desk.line.paths().count("handshake") == 3


@pytest.mark.fault("H11")
def test_a_revoked_desk_is_told_so_and_loses_nothing(world: World) -> None:
    desk = world.desk()
    desk.sync()
    desk.receive()
    waiting = desk.queue().unsent
    world.gateway.operations.revoke(desk.identity.desk_id)

    error = desk.fails()

    assert isinstance(error, NeedsPerson)
    assert WORDS.of(error).startswith("Thành phố đã thu hồi quyền của quầy này")
    assert desk.queue().unsent == waiting
    assert desk.state().trouble == "city.revoked"
    assert desk.receive()


@pytest.mark.fault("H12")
def test_what_a_clerk_without_rights_received_goes_to_the_supervisor(world: World) -> None:
    desk = world.desk()
    desk.sync()
    world.gateway.operations.end_rights(WARD, CLERK.user, "nghỉ việc")
    world.pass_time(minutes=5)
    code = desk.receive()

    report = desk.sync()

    assert report.exceptions == 1
    late = "có việc gửi đến sau khi thành phố đã thu quyền"
    assert titles(desk) == [f"Quầy 1: “{CLERK.user}” {late}. Chuyển phụ trách."]
    assert desk.show(code).received_by == CLERK.user, "the author stays who it was"
    assert city_hashes(world, desk) == own_hashes(desk)


def test_a_user_whose_rights_ended_may_work_here_no_more(world: World) -> None:
    one, two = world.desk(), world.desk()
    one.sync()
    world.gateway.operations.end_rights(WARD, CLERK.user)

    reports = [one.sync(), two.sync()]

    for desk, report in zip((one, two), reports, strict=True):
        with desk.uow(write=False) as work:
            account = work.users.by_name(CLERK.user)
        assert account is not None
        assert not account.active
        assert report.changed.users
        (notice,) = report.notices
        assert WORDS.of(notice).startswith(f"Người dùng {CLERK.user} không còn quyền")
        assert with_kind(desk, "user_saved")[-1].header.actor == "city"
        assert desk.queue().unsent == 0, "the change itself was sent in the same talk"
    one.sync()
    assert len([entry for entry in with_kind(one, "user_saved") if entry.header.actor == "city"]) == 1


@pytest.mark.fault("H15")
def test_one_entry_id_with_two_contents_stops_nothing_and_waits_for_the_supervisor(world: World) -> None:
    desk = world.desk()
    desk.sync()
    twin = desk.clone(with_key=True)
    twin.ids.given = desk.ids.given
    desk.receive()
    twin.receive(a_draft(applicant=a_person("Lê Thị Mai", "001190000011")))
    desk.sync()
    twin.sync()

    assert any(one.endswith("khác với bản đã gửi. Phụ trách kiểm tra.") for one in titles(twin))
    assert set(own_hashes(desk)) | set(own_hashes(twin)) == set(city_hashes(world, desk))
    assert desk.queue().unsent == twin.queue().unsent == 0


@pytest.mark.fault("H18")
def test_what_the_citys_own_check_finds_comes_back_as_something_to_settle(world: World) -> None:
    desk = world.desk()
    code = desk.receive()
    desk.sync()
    world.gateway.operations.ask(code, "Thiếu số điện thoại người nộp")

    report = desk.sync()

    assert report.exceptions == 1
    assert titles(desk) == [f"Hồ sơ {code} cần sửa: Thiếu số điện thoại người nộp."]
    assert desk.show(code).code == code, "the number on the slip stays good"


@pytest.mark.fault("C8")
def test_entries_belong_to_the_desk_whoever_signs_off(world: World) -> None:
    desk = world.desk()
    desk.receive()
    waiting = desk.queue().dossiers

    told = UnsentNotice(desk.context)()

    assert isinstance(told, Finding)
    assert WORDS.of(told).startswith(f"Quầy này còn {waiting} hồ sơ chờ gửi.")
    desk.sync()
    assert UnsentNotice(desk.context)() is None
    assert desk.queue().unsent == 0


@pytest.mark.fault("T4")
@pytest.mark.parametrize(("minutes", "told"), [(4, False), (-4, False), (17, True), (-17, True)])
def test_a_clock_minutes_off_the_citys_is_told_and_sending_goes_on(
    world: World, minutes: int, told: bool
) -> None:
    desk = world.desk()
    world.city.pass_time(minutes=-minutes)

    report = desk.sync()

    assert report.clock_offset == pytest.approx(minutes * 60)
    said = [WORDS.of(one) for one in report.notices if one.key == "city.clock_off"]
    assert said == (
        ["Giờ máy lệch 17 phút so với máy chủ. Việc gửi vẫn tiếp tục; báo quản trị chỉnh giờ."]
        if told
        else []
    )
    assert desk.queue().unsent == 0
    assert ReadCityState(desk.context)().clock_offset == report.clock_offset


@pytest.mark.fault("T5")
def test_a_pc_in_another_time_zone_sends_the_same_instants(world: World) -> None:
    from datetime import timedelta, timezone

    desk = world.desk()
    world.clock.set_to(world.clock.at.astimezone(timezone(timedelta(0))))
    code = desk.receive()

    report = desk.sync()

    assert report.clock_offset == pytest.approx(0)
    assert desk.entries()[-1].header.occurred_at.endswith("+07:00")
    assert desk.show(code).received_at == world.clock.at
