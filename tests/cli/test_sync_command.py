"""`enrol`, `sync` and `queue` as a script uses them, against a city on the same machine."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from desk_app.errors import NoConnection
from desk_app.gateway.front.gateway import Gateway
from desk_app.qt.channel_place import listening_place
from desk_app.qt.local_channel import done_line, trouble_line
from desk_app.storage.folder.folder_lock import FolderLock
from tests.cli.calls import ScriptDesk
from tests.line.city_server import CityServer, Talk, page
from tests.windows.needs import SystemPart, needs, only_with

WARD = "H26.99.01"


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Gateway]:
    gateway = Gateway(f"sqlite:///{tmp_path / 'city.db'}", durable=False)
    yield gateway
    gateway.close()


@pytest.fixture
def city(gateway: Gateway) -> Iterator[CityServer]:
    with CityServer(gateway=gateway.answer) as server:
        yield server


def enrol(desk: ScriptDesk, gateway: Gateway, city: CityServer) -> None:
    outcome = desk.ask("enrol", city.url, gateway.invite(WARD, 1).code, user="", pin="")
    assert outcome.exit_code == 0, outcome.out


def test_a_desk_joins_and_answers_with_its_block(
    desk: ScriptDesk, gateway: Gateway, city: CityServer
) -> None:
    outcome = desk.ask("enrol", city.url, gateway.invite(WARD, 1).code, user="", pin="")

    assert outcome.exit_code == 0
    plain = outcome.json
    assert set(plain) == {"desk_id", "ward", "desk_no", "first_number", "last_number"}
    assert (plain["ward"], plain["desk_no"]) == (WARD, 1)
    assert plain["first_number"] <= plain["last_number"]


def test_everything_is_sent_without_a_user_and_the_queue_is_empty(
    desk: ScriptDesk, gateway: Gateway, city: CityServer
) -> None:
    enrol(desk, gateway, city)
    code = desk.receive()
    head = desk.head()

    outcome = desk.ask("sync", user="", pin="")

    assert outcome.exit_code == 0
    assert set(outcome.json) == {"pushed", "pulled", "acked_seq", "exceptions"}
    assert (outcome.json["pushed"], outcome.json["acked_seq"]) == (head, head)
    assert "Đang gửi…" in outcome.err
    queue = desk.ask("queue").json
    assert queue == {"unsent": 0, "oldest_at": None, "head_seq": head, "acked_seq": head}
    assert desk.ask("show", code).exit_code == 0
    assert desk.ask("verify").json["problems"] == []
    again = desk.ask("sync", user="", pin="").json
    assert (again["pushed"], again["acked_seq"]) == (0, head)


def test_answers_for_people_are_sentences(desk: ScriptDesk, gateway: Gateway, city: CityServer) -> None:
    code = gateway.invite(WARD, 1).code
    assert desk.say("enrol", city.url, code).out.startswith("Đã đăng ký quầy 1 của H26.99.01.")
    assert desk.say("sync").out.startswith("Đã gửi ")
    assert desk.say("--lang", "en", "sync").out.startswith("Sent 0, fetched 0;")


@pytest.mark.fault("H1")
def test_without_a_connection_a_script_gets_exit_code_4_and_reception_goes_on(
    desk: ScriptDesk, gateway: Gateway
) -> None:
    with CityServer(gateway=gateway.answer) as city:
        enrol(desk, gateway, city)

    outcome = desk.ask("sync", user="", pin="")

    assert outcome.exit_code == 4
    assert outcome.code == "MM-01"
    assert outcome.message.startswith("Mất mạng")
    assert outcome.message.endswith("Vẫn tiếp nhận bình thường.")
    assert desk.receive()


@pytest.mark.fault("H6")
def test_a_wifi_gate_is_no_connection_for_a_script(
    desk: ScriptDesk, gateway: Gateway, city: CityServer
) -> None:
    enrol(desk, gateway, city)
    city.faults.append(page(200))
    outcome = desk.ask("sync", user="", pin="")
    assert (outcome.exit_code, outcome.code) == (4, "MM-06")
    assert desk.ask("queue").json["acked_seq"] == 0


@pytest.mark.fault("N4")
def test_a_desk_that_has_not_joined_needs_a_person(desk: ScriptDesk) -> None:
    outcome = desk.ask("sync", user="", pin="")
    assert (outcome.exit_code, outcome.code) == (5, "ĐB-03")
    assert outcome.message.startswith("Máy này chưa được đăng ký")


def test_a_revoked_desk_needs_a_person(desk: ScriptDesk, gateway: Gateway, city: CityServer) -> None:
    enrol(desk, gateway, city)
    report = desk.ask("sync", user="").json
    assert report["exceptions"] == 0
    gateway.operations.revoke(gateway.operations.report().desks[0].desk_id)
    assert desk.ask("sync", user="").exit_code == 5


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("https://127.0.0.1:9", "CODE"), "ĐK-03"),
        (("http://city.example", "CODE"), "ĐK-05"),
        (("nowhere", "CODE"), "ĐK-01"),
        (("https://127.0.0.1:9", "CODE", "--ca", "no-such-file"), "ĐK-04"),
    ],
)
def test_an_unsafe_address_is_refused(desk: ScriptDesk, argv: tuple[str, ...], code: str) -> None:
    outcome = desk.ask("enrol", *argv, user="", pin="")
    assert (outcome.exit_code, outcome.code) == (1, code)


def test_a_wrong_code_is_refused_and_no_answer_is_exit_code_4(desk: ScriptDesk, city: CityServer) -> None:
    wrong = desk.ask("enrol", city.url, "XXXX-XXXX", user="", pin="")
    assert (wrong.exit_code, wrong.code) == (1, "ĐK-07")
    with CityServer() as gone:
        url = gone.url
    assert desk.ask("enrol", url, "XXXX", user="", pin="").exit_code == 4


class Window:
    """A window of this folder that answers one command."""

    def __init__(self, folder: Path, answer: bytes) -> None:
        self.asked = b""
        self._path = Path(listening_place(folder) or "")
        only_with(SystemPart.UNIX_SOCKETS)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self._path))
        self._listener.listen(1)
        self._thread = Thread(target=self._serve, args=(answer,))
        self._thread.start()

    def _serve(self, answer: bytes) -> None:
        line, _ = self._listener.accept()
        with line:
            self.asked = line.recv(64)
            line.sendall(answer)

    def close(self) -> None:
        self._thread.join()
        self._listener.close()
        self._path.unlink()


@pytest.mark.fault("H25")
def test_while_the_window_is_open_it_does_the_sync(desk: ScriptDesk) -> None:
    done = {"pushed": 4, "pulled": 1, "acked_seq": 20, "exceptions": 0}
    window = Window(desk.folder, done_line(done))
    with FolderLock(desk.folder):
        outcome = desk.ask("sync", user="", pin="")
    window.close()
    assert (outcome.exit_code, outcome.json, window.asked) == (0, done, b"sync\n")


def test_a_trouble_of_the_window_is_told_by_the_command(desk: ScriptDesk) -> None:
    window = Window(desk.folder, trouble_line(NoConnection("city.offline", unsent=12)))
    with FolderLock(desk.folder):
        outcome = desk.ask("sync", user="", pin="")
    window.close()
    assert outcome.exit_code == 4
    assert outcome.message == "Mất mạng, 12 hồ sơ chờ gửi. Vẫn tiếp nhận bình thường."


def during_the_push(city: CityServer, gateway: Gateway, act: Callable[[], object]) -> None:
    """Do something while the desk waits for the city's answer to its push."""

    def pass_on(talk: Talk) -> None:
        asked = talk.request
        assert asked is not None
        if asked.path == "/v1/push":
            act()
        else:
            city.faults.append(pass_on)
        session = asked.headers.get("authorization", "").removeprefix("Bearer ")
        status, body, _ = gateway.answer(asked.path, asked.payload, session)
        talk.answer(status, body)

    city.faults.append(pass_on)


def test_a_slow_network_keeps_no_other_command_waiting(
    desk: ScriptDesk, gateway: Gateway, city: CityServer
) -> None:
    enrol(desk, gateway, city)
    codes: list[str] = []
    during_the_push(city, gateway, lambda: codes.append(desk.receive()))

    outcome = desk.ask("sync", user="", pin="")

    assert outcome.exit_code == 0
    assert desk.ask("show", codes[0]).exit_code == 0
    assert desk.ask("queue").json["unsent"] == 0, "what was saved meanwhile went along"


@needs(SystemPart.UNIX_SOCKETS)
def test_a_window_opened_while_a_command_syncs_gets_the_desk_and_finishes_the_sync(
    desk: ScriptDesk, gateway: Gateway, city: CityServer
) -> None:
    enrol(desk, gateway, city)
    done = {"pushed": 2, "pulled": 0, "acked_seq": 9, "exceptions": 0}
    held = FolderLock(desk.folder)
    windows: list[Window] = []

    def open_window() -> None:
        held.take()
        windows.append(Window(desk.folder, done_line(done)))

    during_the_push(city, gateway, open_window)
    outcome = desk.ask("sync", user="", pin="")
    held.release()
    windows[0].close()

    assert (outcome.exit_code, outcome.json) == (0, done)


@needs(SystemPart.OPEN_NAMES)
def test_a_database_replaced_while_a_command_syncs_is_not_written_to(
    desk: ScriptDesk, gateway: Gateway, city: CityServer, tmp_path: Path
) -> None:
    enrol(desk, gateway, city)
    copy = tmp_path / "copy.desk"
    assert desk.ask("backup", str(copy)).exit_code == 0
    during_the_push(city, gateway, lambda: desk.ask("restore", str(copy), user="supervisor"))

    outcome = desk.ask("sync", user="", pin="")

    assert (outcome.exit_code, outcome.code) == (1, "ĐB-17")
    assert desk.ask("sync", user="", pin="").exit_code == 0
    assert desk.ask("queue").json["unsent"] == 0
    assert desk.ask("verify").json["ok"]


def test_progress_never_mixes_with_the_one_object_on_stdout(
    desk: ScriptDesk, gateway: Gateway, city: CityServer
) -> None:
    enrol(desk, gateway, city)
    outcome = desk.ask("sync", user="", pin="")
    assert len(outcome.out.strip().splitlines()) == 1
    assert json.loads(outcome.out)
    lines = outcome.err.strip().splitlines()
    assert len(lines) == len(set(lines))
