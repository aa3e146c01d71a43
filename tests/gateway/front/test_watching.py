"""Whoever watches the city sees what was refused, whether it can store, and how far it has folded."""

from __future__ import annotations

import json
import logging
import sqlite3
from dataclasses import replace
from urllib.request import urlopen

import pytest

from desk_app.gateway.front import security_log as security_module
from desk_app.gateway.front.app import make_app
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.front.metrics import metrics
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import PushReply, PushRequest
from desk_app.protocol.signing import sign
from tests.gateway.conftest import NewAddress
from tests.gateway.desks import HandMadeDesk, ask, refusal
from tests.gateway.front.in_process import Web


@pytest.fixture(autouse=True)
def heard(caplog: pytest.LogCaptureFixture) -> None:
    """Hear every line of the security log."""
    caplog.set_level(logging.INFO, "desk_app.security")


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, str]]:
    """Give what was written."""
    return [json.loads(one.getMessage()) for one in caplog.records if one.name == "desk_app.security"]


def test_what_is_refused_is_written_down_with_the_desk_and_nothing_personal(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    desk, other = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    desk.receive(1001, note="Nguyễn Thị Hòa")
    forged = replace(desk.batch(), checkpoint=sign(desk.checkpoint(), other.key))
    assert refusal(lambda: other.carry(forged)).code == "bad_signature"
    assert refusal(lambda: desk.enrol("WRONG")).code == "bad_code"
    gateway.operations.revoke(desk.name)
    assert refusal(desk.shake).code == "revoked"
    written = lines(caplog)
    assert [(one["refused"], one["path"], one["desk"]) for one in written] == [
        ("bad_signature", "/v1/push", desk.name),
        ("bad_code", "/v1/enrol", desk.name),
        ("revoked", "/v1/handshake", desk.name),
    ]
    assert "Hòa" not in caplog.text


def test_the_address_it_came_from_stands_beside_it(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    web = Web(make_app(gateway))
    assert web.post("/v1/push", b"{}").status_code == 401
    desk = HandMadeDesk(gateway, 1).join()
    assert web.post("/v1/push", b"{}", {"Authorization": f"Bearer {desk.session}"}).status_code == 422
    written = lines(caplog)
    assert [one["refused"] for one in written] == ["sign_in", "unreadable"]
    assert all(one["address"] for one in written)


def test_who_calls_himself_something_strange_writes_nothing_of_it(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    desk = HandMadeDesk(gateway, 1)
    desk.name = 'x"}\n{"refused": "nothing"} Nguyễn Thị Hòa'
    assert refusal(lambda: desk.enrol("WRONG")).status in (403, 422)
    (line,) = lines(caplog)
    assert line["desk"] == "?"


def test_a_flood_of_refusals_is_counted_and_not_written(
    gateway: Gateway, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(security_module, "MOST_A_MINUTE", 3)
    for _ in range(8):
        gateway.answer("/v1/push", b"{}")
    assert len(lines(caplog)) == 3
    monkeypatch.setattr(gateway.security, "_minute", "before")
    gateway.answer("/v1/push", b"{}")
    assert [one.get("not_written") for one in lines(caplog)][3:] == [5, None]


def test_ready_means_that_something_can_be_stored(new_address: NewAddress) -> None:
    address = new_address()
    gateway = Gateway(address)
    web = Web(make_app(gateway))
    assert web.get("/readyz").json() == {"ok": True}
    if address.startswith("sqlite"):
        with sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            gateway.database._engine.dispose()
            assert web.get("/healthz").status_code == 200
            assert web.get("/readyz").status_code == 503
            other.execute("ROLLBACK")
    else:
        with gateway.database.write() as connection:
            name = connection.exec_driver_sql("SELECT current_database()").scalar()
            connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        gateway.database._engine.dispose()
        assert web.get("/healthz").status_code == 200
        assert web.get("/readyz").status_code == 503
        with gateway.database.read() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ WRITE")
            connection.exec_driver_sql(f"ALTER DATABASE {name} RESET default_transaction_read_only")
    gateway.close()


def test_figures_for_machines_say_how_far_the_city_has_folded(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    gateway.projector.catch_up_all(60)
    desk.receive(1001)
    ask(gateway, "/v1/push", desk.batch(), PushReply, desk.session)
    with metrics(gateway, 0) as port:
        behind = seen(port)
        gateway.projector.catch_up_all(60)
        folded = seen(port)
    assert (behind["ward_desk_up"], behind["ward_desk_behind_entries"], behind["ward_desk_behind_wards"]) == (
        1,
        1,
        1,
    )
    assert (folded["ward_desk_behind_entries"], folded["ward_desk_desks"]) == (0, 1)
    assert folded["ward_desk_feed_entries"] == 2


def seen(port: int) -> dict[str, int]:
    """Read the figures as a monitor does."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        text = answer.read().decode()
    pairs = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {name: int(value) for name, value in pairs}


def test_a_batch_too_long_for_anybody_is_written_down_too(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    many = PushRequest(desk.request().checkpoint, ())
    status, _, _ = gateway.answer("/v1/push", encode(many) + b" " * 9_000_000, desk.session)
    assert status == 413
    assert [one["refused"] for one in lines(caplog)] == ["too_large"]
