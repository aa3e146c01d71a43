"""The gateway as a program: it listens where it may, says so in one line, and ends when it is told."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
import trustme

from desk_app.errors import Refused
from desk_app.gateway.front import serving as serving_module
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.front.serving import Place, place_of, serve
from desk_app.protocol.framing import encode
from tests.gateway.conftest import NewAddress
from tests.gateway.desks import WARD, HandMadeDesk
from tests.gateway.front.serving_city import gateway_command, serving
from tests.process_ends import ASKED, KILL, KILLED_ITSELF
from tests.windows.needs import SystemPart, needs

ROOT = Path(__file__).parents[3]


def posted(url: str, desk: HandMadeDesk, verify: ssl.SSLContext | bool = True) -> int:
    """Push the chain of a desk over the network; gives the status."""
    headers = {"Authorization": f"Bearer {desk.session}"}
    with httpx.Client(verify=verify, trust_env=False) as client:
        return client.post(f"{url}/v1/push", content=encode(desk.batch()), headers=headers).status_code


def joined(address: str) -> HandMadeDesk:
    """Give a desk that has joined and has something to send."""
    gateway = Gateway(address)
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    gateway.close()
    return desk


@pytest.mark.slow
def test_the_whole_of_it_by_the_command_line(new_address: NewAddress) -> None:
    address = new_address()
    code, invited = gateway_command("invite", WARD, "--desk", "7", "--db", address)
    assert (code, invited["ward"], invited["desk"]) == (0, WARD, 7)
    desk = joined(address)
    with serving(address) as city:
        assert posted(city.url, desk) == 200
        assert city.end()
    code, report = gateway_command("report", "--db", address)
    line = {"desk_id": desk.name, "ward": WARD, "head_seq": 1, "entries": 1, "branches": 0}
    # Nobody saved the user "thu" at this desk: that is the one exception.
    assert (code, report) == (0, {"desks": [line], "dossiers": 1, "exceptions": 1, "behind": 0})
    slip = "H26.99.01-261120-1001"
    code, answer = gateway_command("post", slip, "--status", "4", "--city-code", "HN-77", "--db", address)
    assert (code, answer["status"]) == (0, 4)
    assert gateway_command("post", slip, "--check", "xem lại", "--db", address)[1]["opened"] != []
    assert gateway_command("post", slip, "--result", "Giấy xác nhận", "--db", address)[1]["status"] == 9
    assert gateway_command("revoke", desk.name, "--db", address) == (0, {"desk_id": desk.name, "ward": WARD})
    assert gateway_command("revoke", WARD, "--login", "thu", "--db", address)[0] == 0


@pytest.mark.slow
@needs(SystemPart.SIGNALS)
@pytest.mark.parametrize("number", ASKED)
def test_it_ends_at_once_when_told_even_with_a_desk_on_the_line(tmp_path: Path, number: int) -> None:
    with serving(str(tmp_path / "city.db")) as city, httpx.Client(trust_env=False) as client:
        assert client.get(f"{city.url}/healthz").json() == {"ok": True}
        assert city.stop(number) == 0


@pytest.mark.slow
def test_it_goes_on_after_a_kill_on_the_same_port(tmp_path: Path) -> None:
    address = str(tmp_path / "city.db")
    desk = joined(address)
    with serving(address) as city:
        assert posted(city.url, desk) == 200
        city.stop(KILL)
    with serving(address, listen=city.url.removeprefix("http://")) as again:
        assert again.url == city.url
        assert posted(again.url, desk) == 200
    with closing(sqlite3.connect(address)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.slow
def test_several_processes_share_the_work_and_end_with_the_first(new_address: NewAddress) -> None:
    address = new_address()
    desk = joined(address)
    with serving(address, "--workers", "2") as city:
        assert [posted(city.url, desk) for _ in range(6)] == [200] * 6
        assert city.end()
    with serving(address, "--workers", "2") as city:
        assert posted(city.url, desk) == 200
        city.stop(KILL)
        host, port = city.url.removeprefix("http://").split(":")
        with pytest.raises(httpx.TransportError), httpx.Client(trust_env=False) as client:
            while True:
                client.get(f"http://{host}:{port}/healthz")


def test_where_processes_cannot_share_a_port_one_answers_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def listening(place: Place) -> None:
        told.append(place.url)
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(serving_module, "MAY_SHARE_A_PORT", False)
    monkeypatch.setattr(serving_module, "ProcessServer", lambda *_, **__: pytest.fail("a second process"))
    place = place_of("127.0.0.1:0", "", "")
    serve(str(tmp_path / "city.db"), place, 2, listening)
    assert told == [place.url]


def test_it_is_told_to_end_also_where_the_loop_hears_no_signals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("add_signal_handler", "remove_signal_handler"):
        monkeypatch.setattr(asyncio.SelectorEventLoop, name, getattr(asyncio.AbstractEventLoop, name))
    told: list[str] = []

    def listening(place: Place) -> None:
        told.append(place.url)
        signal.raise_signal(signal.SIGTERM)

    place = place_of("127.0.0.1:0", "", "")
    serve(str(tmp_path / "city.db"), place, 1, listening)
    assert told == [place.url]


@needs(SystemPart.SHARED_PORTS)
@pytest.mark.slow
def test_a_worker_whose_first_process_died_while_it_started_does_not_stay_alone(tmp_path: Path) -> None:
    script = tmp_path / "first.py"
    script.write_text(ORPHAN.replace("KILL", str(int(KILL))), encoding="utf-8")
    first = subprocess.run(
        [sys.executable, "-B", str(script)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    # The answer ends only when the worker, which has the same output, has ended too.
    assert (first.returncode, first.stdout) == (KILLED_ITSELF, "orphan\n")


ORPHAN = """
import multiprocessing, os, sys

def worker():
    multiprocessing.parent_process().join()
    print("orphan", flush=True)
    os.environ |= {"DESK_APP_GATEWAY_DATABASE": "", "DESK_APP_GATEWAY_PRACTICE": ""}
    from desk_app.gateway.front.serving import worker_app
    worker_app()
    print("still here", flush=True)

if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    multiprocessing.get_context("spawn").Process(target=worker).start()
    os.kill(os.getpid(), KILL)
"""


@pytest.mark.slow
def test_under_a_certificate_it_may_listen_for_the_network_and_takes_no_practice(tmp_path: Path) -> None:
    authority = trustme.CA()
    own = authority.issue_cert("127.0.0.1")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    own.cert_chain_pems[0].write_to_path(cert)
    own.private_key_pem.write_to_path(key)
    address = str(tmp_path / "city.db")
    desk = joined(address)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with serving(address, "--cert", str(cert), "--key", str(key)) as city:
        assert city.url.startswith("https://")
        assert posted(city.url, desk, trusted) == 200
        with pytest.raises(httpx.ConnectError):
            posted(city.url, desk)
        assert city.end()


@pytest.mark.parametrize(
    ("listen", "cert", "key"),
    [
        ("0.0.0.0:0", "", "plain_http"),
        ("192.0.2.1:8600", "", "plain_http"),
        ("city.example:8600", "", "plain_http"),
        ("8600", "", "bad_listen"),
        ("127.0.0.1:http", "", "bad_listen"),
        ("127.0.0.1:70000", "", "bad_listen"),
        ("127.0.0.1:0", "missing.pem", "bad_cert"),
    ],
)
def test_where_it_may_not_listen_it_says_why(listen: str, cert: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        place_of(listen, cert, cert)
    assert refused.value.key == f"gateway.{key}"


def test_a_port_in_use_is_named() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refused) as refused:
            place_of(f"127.0.0.1:{taken.getsockname()[1]}", "", "")
    assert refused.value.key == "gateway.port_taken"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("serve", "--db", "{db}", "--listen", "0.0.0.0:0"), 1),
        (("report", "--db", "mysql://x"), 1),
        (("report", "--db", "{folder}/no/such/city.db"), 3),
        (("invite", "--db", "{db}", "--desk", "1"), 2),
        (("invite", WARD, "--db", "{db}"), 2),
        (("post", "X", "--db", "{db}"), 2),
        (("post", "X", "--status", "99", "--db", "{db}"), 1),
    ],
)
def test_a_call_that_cannot_be_done_says_why_in_json(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    places = {"db": str(tmp_path / "city.db"), "folder": str(tmp_path)}
    done, answer = gateway_command(*(one.format(**places) for one in arguments))
    assert done == code
    assert set(answer["error"]) == {"code", "message"}


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    address = str(tmp_path / "city.db")
    Gateway(address).close()
    with closing(sqlite3.connect(address)) as raw, raw:
        raw.execute("UPDATE city SET version = 99")
    code, answer = gateway_command("report", "--db", address)
    assert code == 3
    assert "mới hơn" in json.dumps(answer, ensure_ascii=False)
