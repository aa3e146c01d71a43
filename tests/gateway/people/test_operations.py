"""The city's own people and systems act on dossiers, desks and users."""

from __future__ import annotations

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts.city_facts import CityStatusSet, RightsEnded
from desk_app.domain.facts.facts import ResultRecorded
from desk_app.domain.facts.wire import read_fact
from desk_app.errors import Refused
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.people.operations import Report
from tests.builders import a_person
from tests.gateway.desks import WARD, HandMadeDesk

CODE = "H26.99.01-261120-1001"


def test_a_fact_of_the_city_comes_to_every_desk_in_the_feed(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    received = desk.receive(1001, "d-1")
    desk.push()
    posted = gateway.operations.post(
        f" {CODE.lower()} ", CityStatusSet(Status.PROCESSING, "HN-2026-77", "đã tiếp nhận")
    )
    assert (posted.ward, posted.dossier_id, posted.status, posted.opened) == (WARD, "d-1", 4, ())
    gateway.operations.post(CODE, ResultRecorded("Giấy xác nhận", "12/GXN"))
    *_, status, result = desk.pull_all()
    assert (status.header.base, status.header.dossier_id) == (received.hash, "d-1")
    assert read_fact(status) == CityStatusSet(Status.PROCESSING, "HN-2026-77", "đã tiếp nhận")
    assert result.header.base == status.hash
    assert result.header.prev_hash == status.hash


def test_the_report_counts_desks_dossiers_and_open_exceptions(gateway: Gateway) -> None:
    assert gateway.operations.report() == Report((), 0, 0)
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001)
    one.receive(1002, applicant=a_person("Trần Văn Hùng", "001080099999"))
    one.write_body("of_tomorrow", b"{}")
    one.push()
    report = gateway.operations.report()
    assert [(line.desk_id, line.ward, line.head_seq, line.entries) for line in report.desks] == [
        (one.name, WARD, 3, 3),
        (two.name, WARD, 0, 0),
    ]
    assert (report.dossiers, report.exceptions) == (2, 1)


def test_rights_end_once_and_for_the_whole_ward(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    gateway.operations.end_rights(WARD, "thu", "nghỉ việc")
    assert read_fact(desk.pull_all()[-1]) == RightsEnded("thu", "nghỉ việc")


@pytest.mark.parametrize(
    ("deed", "key"),
    [
        (
            lambda gateway: gateway.operations.post("H26.99.01-261120-9999", CityStatusSet(Status.DONE)),
            "no_dossier",
        ),
        (lambda gateway: gateway.operations.ask("nothing", "?"), "no_dossier"),
        (lambda gateway: gateway.operations.revoke("nobody"), "no_desk"),
        (lambda gateway: gateway.operations.end_rights("H26.99.09", "thu"), "no_ward"),
    ],
)
def test_what_the_city_does_not_know_it_does_not_touch(gateway: Gateway, deed: object, key: str) -> None:
    assert callable(deed)
    with pytest.raises(Refused) as refused:
        deed(gateway)
    assert refused.value.key == f"gateway.{key}"


def test_a_number_given_twice_must_be_settled_before_the_city_posts_on_it(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    desk.receive(1001, "d-2", applicant=a_person("Trần Văn Hùng", "001080099999"))
    desk.push()
    with pytest.raises(Refused) as refused:
        gateway.operations.post(CODE, CityStatusSet(Status.DONE))
    assert refused.value.key == "gateway.two_dossiers"
