"""What a modified program writes in others' names is told at every desk and at the close: by command line, with a gateway between."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desk_app.bootstrap.open_desk import open_desk
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import DayClosed
from desk_app.domain.people.roles import template
from desk_app.domain.time.local_time import local
from desk_app.gateway.front.gateway import Gateway
from desk_app.services.desk import Desk
from tests.cli.calls import ScriptDesk
from tests.cli.test_city_commands import Joined, city, gateway, joined, made_desks
from tests.cli.today import TODAY
from tests.services.ward_at_work import WARD

__all__ = ["city", "gateway", "joined", "made_desks"]

NOW = local(datetime.now(UTC))
AN = facts.UserSaved("an", "Hoàng Văn An", "clerk", rights=template("clerk"))


def forge(desk: ScriptDesk, actor: str, *said: Any, at: datetime = NOW) -> None:
    """Write into a desk's journal past all its services, as a modified program would."""
    opened: Desk = open_desk(desk.folder)
    try:
        with opened.context.uow() as work:
            for fact in said:
                work.journal.append(fact, actor=actor, at=at)
            work.commit()
    finally:
        opened.close()


def sync(*desks: ScriptDesk) -> None:
    for desk in desks:
        assert desk.ask("sync", user="supervisor").exit_code == 0


def a_clerk_closes_the_day(desk: ScriptDesk, gateway: Gateway) -> None:
    forge(desk, "clerk", DayClosed(NOW.date(), True, False, (), (), 1, "0" * 64))


def nobody_signs_in(desk: ScriptDesk, gateway: Gateway) -> None:
    forge(desk, "ma", facts.SignedIn("ma"))


def an_ended_user_writes_for_yesterday(desk: ScriptDesk, gateway: Gateway) -> None:
    forge(desk, "supervisor", AN, facts.UserSaved("an", AN.full_name, "clerk", active=False))
    forge(desk, "an", facts.SignedIn("an"), at=NOW - timedelta(days=1))


def what_the_city_ended_goes_on_for_yesterday(desk: ScriptDesk, gateway: Gateway) -> None:
    forge(desk, "supervisor", AN)
    sync(desk)
    gateway.operations.end_rights(WARD, "an", "nghỉ việc")
    forge(desk, "an", facts.SignedIn("an"), at=NOW - timedelta(days=1))


Forging = Callable[[ScriptDesk, Gateway], None]
FORGED: dict[str, tuple[Forging, str, str]] = {
    "a day closed by a clerk": (a_clerk_closes_the_day, "“clerk” làm việc mình không có quyền", "day_closed"),
    "a name nobody has": (nobody_signs_in, "“ma” không phải người dùng của quầy", "signed_in"),
    "an ended user, backdated": (
        an_ended_user_writes_for_yesterday,
        "“an” đã thôi làm ở quầy nhưng vẫn có ghi sổ",
        "signed_in",
    ),
    "ended by the city, backdated": (
        what_the_city_ended_goes_on_for_yesterday,
        "“an” có việc gửi đến sau khi thành phố đã thu quyền",
        "signed_in",
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_somebody_could_not_write_is_told_at_both_desks_and_at_the_close(
    name: str, joined: Joined, gateway: Gateway
) -> None:
    forging, words, kind = FORGED[name]
    honest, modified = joined(1), joined(2)
    forging(modified, gateway)
    sync(modified, honest, modified)

    told = [desk.ask("exceptions", user="supervisor").json["exceptions"] for desk in (honest, modified)]
    assert [len(found) for found in told] == [1, 1]
    (here,), (there,) = told
    assert (here["id"], here["about"], here["title"]) == (there["id"], "no_right", there["title"])
    assert here["title"].startswith(f"Quầy 2: {words}")
    assert [version["kind"] for version in here["versions"]] == [kind]

    assert honest.ask("close-day", TODAY, user="supervisor").exit_code == 5
    closed = honest.ask("close-day", TODAY, "--reason", "Đã báo phụ trách quầy 2", user="supervisor")
    assert closed.exit_code == 0, closed.out
    assert closed.json["agreed"] is False
    assert here["title"] in json.dumps(closed.json["differences"], ensure_ascii=False)


def test_a_day_of_honest_people_asks_about_nobody(joined: Joined, gateway: Gateway) -> None:
    first, second = joined(1), joined(2)
    code = first.receive()
    sync(first, second)
    assert second.ask("forward", code).exit_code == 0
    assert second.ask("close-day", TODAY, "--reason", "Cuối ngày", user="supervisor").exit_code == 0
    sync(first, second)
    assert gateway.operations.report().exceptions == 0
