"""The commands of the city, over real HTTP on loopback: exceptions, the stick, the end of the day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk_app.bootstrap.open_desk import Chosen
from desk_app.gateway.front.gateway import Gateway
from tests.cli.calls import DRAFT, ScriptDesk, draft
from tests.cli.today import TODAY
from tests.line.city_server import CityServer
from tests.services.ward_at_work import WARD, MadeDesks


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Gateway]:
    """The city."""
    made = Gateway(f"sqlite:///{tmp_path / 'city.db'}")
    yield made
    made.close()


@pytest.fixture
def city(gateway: Gateway) -> Iterator[CityServer]:
    """The city on a port."""
    with CityServer(gateway.answer) as server:
        yield server


Joined = Callable[[int], ScriptDesk]


@pytest.fixture(scope="module")
def made_desks(tmp_path_factory: pytest.TempPathFactory) -> MadeDesks:
    """Give desks that are made once, now."""
    return MadeDesks(tmp_path_factory.mktemp("made"), Chosen())


@pytest.fixture
def joined(
    made_desks: MadeDesks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gateway: Gateway, city: CityServer
) -> Joined:
    """Give a desk that has joined the city."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def join(number: int) -> ScriptDesk:
        desk = ScriptDesk(tmp_path / f"desk{number}")
        made_desks.lay_out(number, desk.folder, tmp_path / "state")
        outcome = desk.ask("enrol", city.url, gateway.invite(WARD, number).code, user="")
        assert outcome.exit_code == 0, outcome.out
        return desk

    return join


def other_person(number: int) -> str:
    return json.dumps(draft(name=f"Trần Văn Số {number}", id_number=f"00119000{number:04d}"))


@pytest.mark.fault("O4")
def test_the_stick_goes_there_and_back(joined: Joined, city: CityServer, tmp_path: Path) -> None:
    carrier, cut_off = joined(1), joined(2)
    code = cut_off.receive()
    head, stick = cut_off.head(), tmp_path / "quay2.bundle"

    made = cut_off.ask("export-bundle", str(stick))
    assert made.exit_code == 0
    assert set(made.json) == {"file", "bundle_id", "entries", "first_seq", "last_seq"}
    assert (made.json["entries"], made.json["first_seq"], made.json["last_seq"]) == (head, 1, head)

    taken = carrier.ask("import-bundle", str(stick))
    assert taken.exit_code == 0
    assert {"bundle_id", "entries", "new", "imported_before", "receipt"} <= set(taken.json)
    assert (taken.json["bundle_id"], taken.json["new"]) == (made.json["bundle_id"], head)
    assert (taken.json["imported_before"], taken.json["receipt"]) == (None, None)
    assert carrier.ask("show", code).json["code"] == code
    assert carrier.ask("sync", user="").exit_code == 0

    again = carrier.say("import-bundle", str(stick))
    assert again.exit_code == 0
    assert again.out.startswith("Tệp này đã nhập lúc ")
    receipt = carrier.ask("import-bundle", str(stick)).json["receipt"]
    assert receipt == f"{stick}.receipt"
    back = cut_off.ask("import-bundle", receipt)
    assert (back.exit_code, back.json) == (
        0,
        {"bundle_id": made.json["bundle_id"], "acked_seq": head, "unsent": 0},
    )
    assert cut_off.ask("queue").json["unsent"] == 0


@pytest.mark.fault("O5")
def test_an_edited_bundle_is_refused_and_nothing_is_stored(joined: Joined, tmp_path: Path) -> None:
    carrier, cut_off = joined(1), joined(2)
    code, stick = cut_off.receive(), tmp_path / "quay2.bundle"
    cut_off.ask("export-bundle", str(stick))
    data = bytearray(stick.read_bytes())
    data[-30] ^= 1
    stick.write_bytes(data)

    outcome = carrier.ask("import-bundle", str(stick))
    assert outcome.exit_code == 1
    assert outcome.message.startswith("Tệp bị thay đổi, không nhập.")
    assert carrier.ask("show", code).exit_code == 1


def test_a_carrier_fetches_by_itself_what_the_other_desk_had_sent(joined: Joined, tmp_path: Path) -> None:
    carrier, cut_off = joined(1), joined(2)
    cut_off.ask("sync")
    cut_off.receive()
    cut_off.ask("export-bundle", str(tmp_path / "a.bundle"))
    assert carrier.ask("import-bundle", str(tmp_path / "a.bundle")).json["new"] > 0


def test_a_desk_that_has_not_joined_can_export_nothing(desk: ScriptDesk, tmp_path: Path) -> None:
    outcome = desk.ask("export-bundle", str(tmp_path / "a.bundle"))
    assert outcome.exit_code == 5
    assert not (tmp_path / "a.bundle").exists()


def test_exceptions_are_listed_and_settled(joined: Joined) -> None:
    first, second = joined(1), joined(2)
    assert first.ask("exceptions").json == {"exceptions": []}
    codes = [first.receive(), second.receive()]
    for desk in (first, second, first):
        desk.ask("sync", user="")

    (found,) = first.ask("exceptions").json["exceptions"]
    assert {"id", "about", "title", "codes", "desk", "opened_at", "versions", "choices"} <= set(found)
    assert (found["about"], sorted(found["codes"])) == ("possible_duplicate", sorted(codes))
    assert found["title"] == f"Có thể trùng với hồ sơ {codes[1]} ở quầy 2. Kiểm tra giúp."
    assert [one["code"] for one in found["versions"]] == codes
    assert len(found["choices"]) == 3
    assert "Quầy 2" in first.say("exceptions").out

    choice = found["choices"][0]["choice"]
    refused = first.ask("exceptions", "--close", found["id"], "--choice", choice)
    assert (refused.exit_code, refused.code[:2]) == (1, "VB")
    done = first.ask(
        "exceptions", "--close", found["id"], "--choice", choice, "--reason", "Cùng một việc, giữ một"
    )
    assert (done.exit_code, done.json["choice"]) == (0, choice)
    assert first.ask("exceptions").json == {"exceptions": []}
    (kept,) = first.ask("exceptions", "--closed").json["exceptions"]
    assert kept["closed"]["by"] == "clerk"
    assert first.ask("exceptions", "--reason", "x").exit_code == 2


def test_a_day_on_which_all_is_sent_is_closed_and_printed(joined: Joined, tmp_path: Path) -> None:
    first, second = joined(1), joined(2)
    first.receive()
    second.ask("receive", "-", stdin=other_person(2))
    second.ask("sync")

    sheet = tmp_path / "chot.pdf"
    outcome = first.ask("close-day", TODAY, "--to", str(sheet), user="supervisor")
    assert outcome.exit_code == 0, outcome.out
    plain = outcome.json
    assert {"day", "agreed", "offline", "desks", "differences", "head_seq", "head_hash", "sheet"} <= set(
        plain
    )
    assert (plain["day"], plain["agreed"], plain["offline"], plain["differences"]) == (TODAY, True, False, [])
    assert [(one["desk"], one["received"], one["unsent"]) for one in plain["desks"]] == [(1, 1, 0), (2, 1, 0)]
    assert plain["sheet"] == str(sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    queue = first.ask("queue").json
    assert queue["unsent"] == 0
    assert queue["head_seq"] > plain["head_seq"]
    assert first.ask("verify").json["ok"]


def test_offline_the_day_is_closed_only_with_a_reason(joined: Joined, city: CityServer) -> None:
    desk = joined(1)
    desk.receive()
    head = desk.head()
    city.__exit__(None, None, None)

    refused = desk.ask("close-day", TODAY, user="supervisor")
    assert refused.exit_code == 5
    assert "CHƯA đối chiếu được với thành phố" in refused.message
    assert desk.head() == head
    outcome = desk.ask("close-day", TODAY, "--reason", "Mất mạng cả phường", user="supervisor")
    assert outcome.exit_code == 0, outcome.out
    assert (outcome.json["agreed"], outcome.json["offline"]) == (False, True)
    assert {one["reason"] for one in outcome.json["differences"]} == {"Mất mạng cả phường"}
    assert outcome.json["sheet"] is None


def test_only_a_supervisor_closes_a_day_and_only_one_that_has_come(joined: Joined) -> None:
    desk = joined(1)
    assert desk.ask("close-day", TODAY).exit_code == 1
    assert desk.ask("close-day", TODAY, user="").exit_code == 2
    assert desk.ask("close-day", "2999-01-01", user="supervisor").exit_code == 1
    assert desk.ask("close-day", "0001-01-01", "--reason", "Bỏ sót", user="supervisor").exit_code == 1
    assert desk.ask("close-day", "20/11/2026", user="supervisor").exit_code == 2


def test_a_close_is_told_to_people_in_words(joined: Joined) -> None:
    desk = joined(1)
    desk.receive(DRAFT)
    words = desk.say("close-day", TODAY, user="supervisor")
    assert words.exit_code == 0, words.err
    assert words.out.startswith("Ngày ")
    assert "hai bên khớp" in words.out
