"""Data folders and a city's file of every earlier version open with the program as it is now, prove and sync."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.old_versions.accounts import differences, missing_exceptions
from tests.old_versions.conftest import OldData, old_data, versions_of
from tests.old_versions.installed import CITY, InstalledDesk
from tests.old_versions.practice_story import somebody

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def open_and_prove(desk: InstalledDesk, said: dict[str, Any]) -> None:
    """See that the desk verifies and says of every dossier and exception what it said."""
    proof = desk.done("verify")
    assert (proof["ok"], proof["dossiers"]) == (True, said["verify"]["dossiers"]), proof["problems"]
    assert proof["entries"] >= said["verify"]["entries"]
    assert differences(said, desk.shown(list(said["shown"]))) == {}
    assert missing_exceptions(said, desk.done("exceptions", "--closed")["exceptions"]) == []


@pytest.mark.parametrize("version", versions_of("practice_desk"))
def test_an_old_practice_desk_shows_every_dossier_as_it_did_and_works_on(
    version: str, tmp_path: Path
) -> None:
    data = old_data("practice_desk", version, tmp_path)
    desk, said = data.new.desk("desk"), data.said["desk"]
    open_and_prove(desk, said)
    assert desk.done("queue")["unsent"] >= said["queue"]["unsent"]

    waiting = [code for code, one in said["shown"].items() if one["status"] == 4]
    desk.deed("result", waiting[0], {"name": "Giấy xác nhận"})
    desk.deed("return", waiting[0])
    fresh = desk.receive(somebody(95))
    shown = desk.shown([waiting[0], fresh])
    assert (shown[waiting[0]]["status"], shown[fresh]["status"]) == (10, 2)
    assert desk.done("verify")["ok"]


@pytest.fixture(params=versions_of("ward"))
def ward(request: pytest.FixtureRequest, tmp_path: Path) -> OldData:
    """Give an old ward: two desks and the city's file."""
    return old_data("ward", request.param, tmp_path)


def test_an_old_ward_syncs_what_was_unsent_and_what_is_new(ward: OldData) -> None:
    one, two = (ward.new.desk(name) for name in ("desk-1", "desk-2"))
    for desk, name in ((one, "desk-1"), (two, "desk-2")):
        open_and_prove(desk, ward.said[name])
    unsent = ward.said["desk-2"]["queue"]["unsent"]
    assert unsent > 0
    before = ward.new.city_says("report")["dossiers"]

    with ward.new.gateway(CITY):
        one.sync()
        assert two.sync()["pushed"] >= unsent
        fresh = one.receive(somebody(96))
        one.sync()
        two.sync()
        one.sync()

    # Two receptions the city had not heard of: the one that waited at desk 2, and the fresh one.
    assert ward.new.city_says("report")["dossiers"] == before + 2
    for desk, name in ((one, "desk-1"), (two, "desk-2")):
        proof = desk.done("verify")
        assert proof["ok"], proof["problems"]
        assert desk.done("queue")["unsent"] == 0
        told = desk.done("exceptions", "--closed")["exceptions"]
        assert missing_exceptions(ward.said[name], told) == []
    codes = [*ward.said["desk-2"]["shown"], fresh]
    assert one.shown(codes) == two.shown(codes)
