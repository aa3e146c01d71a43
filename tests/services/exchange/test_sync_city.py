"""A desk and its city come to the same facts in one talk, and a busy counter never waits for it."""

from __future__ import annotations

import pytest

from desk_app.domain.facts.wire import canonical
from desk_app.errors import Refused
from desk_app.services.exchange.queue import SendState
from desk_app.services.exchange.queue_dossiers import WaitingDossiers
from desk_app.services.exchange.report import SyncProgress
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import WORDS, SyncDesk, World, city_hashes, own_hashes, to_path

__all__ = ["world"]


def dossier_bytes(desk: SyncDesk, code: str) -> bytes:
    return canonical(desk.show(code))


def test_everything_is_sent_and_receipted(world: World) -> None:
    desk = world.desk()
    desk.receive()
    waiting = desk.queue().unsent

    report = desk.sync()

    assert (report.pushed, report.exceptions, report.restored) == (waiting, 0, False)
    assert report.acked_seq == desk.queue().head_seq
    assert desk.queue().unsent == 0
    assert city_hashes(world, desk) == own_hashes(desk)
    assert desk.line.paths() == ["handshake", "push", "pull"]


def test_a_second_talk_with_nothing_new_moves_nothing(world: World) -> None:
    desk = world.desk()
    desk.sync()
    desk.line.paths()

    report = desk.sync()

    assert (report.pushed, report.pulled) == (0, 0)
    assert desk.line.paths() == ["handshake", "pull"]
    state = desk.state()
    assert (state.trouble, state.last_success) == ("", world.clock.now())


def test_another_desk_learns_of_a_dossier_and_both_hold_the_same_bytes(world: World) -> None:
    one, two = world.desk(), world.desk()
    code = one.receive()
    one.sync()

    report = two.sync()

    assert report.pulled > 0
    assert code in report.changed.codes
    assert dossier_bytes(two, code) == dossier_bytes(one, code)
    one.sync()
    assert dossier_bytes(two, code) == dossier_bytes(one, code)


def test_the_talk_says_how_far_it_is(world: World) -> None:
    desk = world.desk()
    waiting = desk.queue().unsent
    desk.sync()

    assert desk.told[0] == SyncProgress("handshake", 0, 1)
    pushed = [one for one in desk.told if one.phase == "push"]
    assert (pushed[0].done, pushed[0].total) == (0, waiting)
    assert (pushed[-1].done, pushed[-1].total) == (waiting, waiting)
    assert all(one.done <= one.total for one in desk.told)


@pytest.mark.fault("C1")
def test_what_is_saved_while_sending_goes_in_the_same_talk_as_an_entry_of_its_own(world: World) -> None:
    desk = world.desk()
    first, later = desk.receive(), []

    def save_meanwhile(call: object) -> None:
        if not later:
            later.append(desk.receive())

    desk.line.before = save_meanwhile
    desk.sync()

    assert desk.queue().unsent == 0
    assert city_hashes(world, desk) == own_hashes(desk)
    assert first != later[0]


@pytest.mark.fault("C1")
def test_a_counter_that_never_rests_does_not_keep_the_talk_from_ending(world: World) -> None:
    desk = world.desk()
    desk.line.before = lambda call: desk.receive() and None

    report = desk.sync()

    (notice,) = [one for one in report.notices if one.key == "city.more_waiting"]
    assert WORDS.of(notice).startswith("Phần vừa sửa sẽ gửi tiếp")
    assert 0 < desk.queue().unsent < 3
    desk.line.before = lambda call: None
    desk.sync()
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("H25")
def test_a_second_wish_to_send_meets_the_run_under_way(world: World) -> None:
    desk = world.desk()
    running = desk.exchange()
    call = next(running)
    desk.line.deliver(call)

    with pytest.raises(Refused) as joined:
        desk.sync()

    assert joined.value.key == "city.sync_running"
    assert WORDS.of(joined.value) == "Đang gửi… 0/1"
    assert desk.syncing.running is not None
    running.close()
    assert desk.syncing.running is None
    desk.sync()
    assert desk.queue().unsent == 0


def test_a_talk_given_up_at_any_step_leaves_nothing_half_done(world: World) -> None:
    desk = world.desk()
    desk.receive()
    for steps in range(6):
        talk = desk.exchange()
        call = next(talk)
        for _ in range(steps):
            try:
                call = talk.send(desk.line.deliver(call))
            except StopIteration:
                break
        talk.close()
        desk.receive()
    desk.sync()
    assert desk.queue().unsent == 0
    assert city_hashes(world, desk) == own_hashes(desk)


def test_lines_of_the_queue_say_how_far_each_entry_has_come(world: World) -> None:
    desk = world.desk()
    desk.receive()
    lines = WaitingDossiers(desk.context, lambda: desk.syncing.running)
    assert {line.state for line in lines()} == {SendState.WAITING}

    talk = desk.exchange()
    next(talk)
    assert {line.state for line in lines()} == {SendState.SENDING}
    talk.close()

    desk.line.faults.append(to_path("push", lambda line, call: lost()))
    desk.fails()
    assert {line.state for line in lines()} == {SendState.RETRY}
    desk.sync()
    assert lines() == ()


def lost() -> None:
    from desk_app.errors import NoConnection

    raise NoConnection("city.cut_off")
