"""Both sides compare their sets of a day."""

from __future__ import annotations

from datetime import timedelta

from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.feed import set_digest
from desk_app.protocol.messages import DayRequest
from tests.builders import MORNING
from tests.gateway.desks import CityClock, HandMadeDesk

DAY = "2026-11-20"


def test_the_city_tells_count_digest_and_list_of_every_desk(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.at = MORNING - timedelta(days=1)
    one.receive(1001)
    one.at = MORNING
    hashes = sorted(one.receive(number).hash for number in (1002, 1003))
    one.push()
    reply = two.day(DayRequest(DAY, (), (one.name,)))
    sets = {line.desk_id: line for line in reply.sets}
    assert (sets[one.name].count, sets[one.name].digest) == (2, set_digest(hashes))
    assert (sets[two.name].count, sets[two.name].digest) == (0, set_digest(()))
    assert [(one.desk_id, one.hashes) for one in reply.lists] == [(one.name, tuple(hashes))]
    city = two.day(DayRequest(DAY, (), ("city:H26.99.01", "nobody")))
    assert {line.desk_id: line.count for line in city.sets}["city:H26.99.01"] == 2
    assert [len(line.hashes) for line in city.lists] == [2, 0]


def test_every_desk_of_the_ward_is_named_as_it_was_last_seen(gateway: Gateway, city_clock: CityClock) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    HandMadeDesk(gateway, 1, ward="H26.99.02", name="elsewhere").join()
    for number in range(1001, 1015):
        one.receive(number)
    city_clock.at += timedelta(minutes=30)
    one.at = city_clock.at + timedelta(seconds=90)
    one.shake(unsent=14, oldest_unsent=MORNING.isoformat())
    line, other = two.day(DayRequest(DAY, ())).desks
    assert (line.desk_id, line.desk_no, line.unsent, line.head_seq) == (one.name, 1, 14, 0)
    assert (line.oldest_unsent, line.clock_error) == (MORNING.isoformat(), 90.0)
    assert line.last_contact == city_clock.at.isoformat()
    assert (line.program, other.desk_id) == ("0.1.0", two.name)
    one.push(0, 10)
    line = two.day(DayRequest(DAY, ())).desks[0]
    assert (line.unsent, line.head_seq, line.oldest_unsent) == (4, 10, MORNING.isoformat())
    one.push(10)
    line = two.day(DayRequest(DAY, ())).desks[0]
    assert (line.unsent, line.head_seq, line.oldest_unsent) == (0, 14, None)


def test_open_exceptions_and_revocation_stand_on_the_line(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.write_body("of_tomorrow", b"{}")
    one.push()
    gateway.operations.revoke(one.name)
    line = two.day(DayRequest(DAY, ())).desks[0]
    assert (line.exceptions, line.revoked) == (1, True)


def test_an_impossible_day_is_empty(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    reply = desk.day(DayRequest("not a day", ()))
    assert [line.count for line in reply.sets] == [0]
