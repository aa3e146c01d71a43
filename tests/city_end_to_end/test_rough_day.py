"""Real desks and a real city, a bad line between them and everybody killed at random: afterwards both sides hold one set."""

from __future__ import annotations

import os
import queue
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.bootstrap.open_desk import open_desk
from desk_app.services.desk import Desk
from desk_app.services.exchange.conversation import drive
from tests.city_end_to_end.city_side import GatewayCommands
from tests.city_end_to_end.rough_day import RoughDay
from tests.city_end_to_end.rough_proxy import RoughProxy
from tests.city_end_to_end.running import DeskProcess, GatewayProcess, Line, free_port
from tests.cli.processes import ProcessDesk
from tests.simulation.holdings import Holdings, holdings_of
from tests.simulation.replaced import named

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

WARD = "H26.99.01"
DESKS = (1, 2, 3, 4)
DOSSIERS = int(os.environ.get("E2E_DOSSIERS", "200"))
KILLS = int(os.environ.get("E2E_KILLS", "8"))
SEED = int(os.environ.get("E2E_SEED", "1"))
ODDS = 0.25
"""Of a fault of the line, per request."""
MOST_QUIET_ROUNDS = 5


@dataclass
class Ward:
    """Four enrolled desks, the city they joined, the line between them."""

    desks: list[DeskProcess]
    gateway: GatewayProcess
    proxy: RoughProxy
    lines: queue.Queue[Line]
    city: GatewayCommands


@pytest.fixture
def ward(city_database: str, tmp_path: Path) -> Iterator[Ward]:
    """Start a city, make four desks and let them join it through the proxy while it is still a good line."""
    port, lines = free_port(), queue.Queue[Line]()
    gateway = GatewayProcess(city_database, port, tmp_path / "gateway.log")
    city = GatewayCommands(city_database)
    desks = [_new_desk(tmp_path / f"desk-{number}", number, lines) for number in DESKS]
    with RoughProxy(port, SEED) as proxy:
        gateway.start()
        ward = Ward(desks, gateway, proxy, lines, city)
        try:
            for desk in desks:
                with opened(desk) as here:
                    url, code = f"http://127.0.0.1:{proxy.port}", city.invite(WARD, desk.number)
                    drive(here.exchange.enrol(url, code), here.city_line)
            yield ward
        finally:
            gateway.kill()


def _new_desk(place: Path, number: int, lines: queue.Queue[Line]) -> DeskProcess:
    environ = {"XDG_STATE_HOME": str(place / "state")}
    with named(os.environ, environ):
        make_desk(place / "data", practice_desk(WARD, number))
    share = DOSSIERS // len(DESKS)
    return DeskProcess(number, place / "data", share, environ, lines)


@contextmanager
def opened(desk: DeskProcess) -> Iterator[Desk]:
    """Open a desk in this process, while none of its own runs."""
    with named(os.environ, desk.environ):
        here = open_desk(desk.folder)
        try:
            yield here
        finally:
            here.close()


def test_after_a_day_of_kills_on_a_bad_line_both_sides_hold_one_set(ward: Ward) -> None:
    ward.proxy.odds = ODDS
    RoughDay(ward.desks, ward.gateway, ward.proxy, ward.lines, KILLS, SEED).live()
    ward.proxy.odds = 0.0
    settle(ward)
    held = [look_into(desk) for desk in ward.desks]
    assert sum(desk.kills for desk in ward.desks) + ward.gateway.kills == KILLS
    nothing_is_lost_or_doubled(ward, held)
    both_sides_are_equal(ward, held)
    print(f"{DOSSIERS} dossiers, {KILLS} kills, line {dict(ward.proxy.seen)}")


def settle(ward: Ward) -> None:
    """Let every desk sync on the good line until nothing moves any more."""
    for _ in range(MOST_QUIET_ROUNDS):
        reports = []
        for desk in ward.desks:
            with opened(desk) as here:
                reports.append(drive(here.exchange.sync(), here.city_line))
        if not any(report.pushed or report.pulled for report in reports):
            return
    pytest.fail("desks and city never come to rest")


def look_into(desk: DeskProcess) -> Holdings:
    """Prove a desk by its own command, then read what it holds."""
    proof = ProcessDesk(desk.folder, **desk.environ).ask("verify").json
    assert proof["ok"], proof["problems"]
    with opened(desk) as here:
        assert here.exchange.queue().unsent == 0
        return holdings_of(here)


def nothing_is_lost_or_doubled(ward: Ward, held: list[Holdings]) -> None:
    """Every answered form is one dossier under the code that was answered, at every desk."""
    answered = {intent: code for desk in ward.desks for intent, code in desk.answered.items()}
    assert len(answered) == sum(desk.share for desk in ward.desks)
    assert [code for code, times in Counter(answered.values()).items() if times > 1] == []
    for place in held:
        assert place.dossiers.keys() == answered.keys()
        assert {intent: place.codes[intent] for intent in answered} == answered


def both_sides_are_equal(ward: Ward, held: list[Holdings]) -> None:
    """City and desks hold the same entries in the same order and the same dossiers, and the report says so."""
    feed = ward.city.feed()
    assert len(feed) == len(set(feed))
    for place in held:
        assert place.feed == feed
        assert place.hashes == set(feed)
        assert place.dossiers == held[0].dossiers
    assert ward.city.dossiers() == held[0].dossiers
    report, counted = ward.city.report(), ward.city.counted()
    assert report["dossiers"] == len(held[0].dossiers)
    assert report["exceptions"] == 0
    assert {line["desk_id"]: line["entries"] for line in report["desks"]} == counted
    assert [line["branches"] for line in report["desks"]] == [0] * len(DESKS)
    assert [line["head_seq"] for line in report["desks"]] == [line["entries"] for line in report["desks"]]
