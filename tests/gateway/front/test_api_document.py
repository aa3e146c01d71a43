"""The OpenAPI document says what the gateway takes and gives; schemathesis holds both against each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from desk_app.gateway.front.api_document import ROUTES
from desk_app.gateway.front.app import make_app
from desk_app.gateway.front.gateway import Gateway
from tests.gateway.desks import HandMadeDesk
from tests.gateway.front.serving_city import ServingCity, serving


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServingCity, str]]:
    """A running city, with the session of a desk that is lent to the examples."""
    address = f"sqlite:///{tmp_path_factory.mktemp('city')}/city.db"
    gateway = Gateway(address, durable=False)
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    desk.push()
    gateway.close()
    with serving(address) as running:
        yield running, desk.session


LOOKS = ("/board.json", "/healthz", "/readyz")
OPERATIONS = [*((route.path, "POST") for route in ROUTES), *((path, "GET") for path in LOOKS)]


@pytest.mark.parametrize("in_session", [True, False])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_described(
    city: tuple[ServingCity, str], path: str, method: str, in_session: bool
) -> None:
    running, session = city
    api = schemathesis.openapi.from_url(f"{running.url}/openapi.json")
    headers = {"Authorization": f"Bearer {session}"} if in_session else {}

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(case=api[path][method].as_strategy())
    def holds(case: Any) -> None:
        case.call_and_validate(headers=headers)

    holds()


def test_every_message_of_the_protocol_is_described(tmp_path: Path) -> None:
    gateway = Gateway(str(tmp_path / "city.db"), durable=False)
    document = make_app(gateway).openapi()
    gateway.close()
    assert {route.path for route in ROUTES} < set(document["paths"])
    push = document["paths"]["/v1/push"]["post"]
    assert push["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("/PushRequest")
    assert push["security"] == [{"session": []}]
    assert "TroubleReply" in document["components"]["schemas"]
    assert {"Checkpoint", "WireEntry", "PushReply"} <= set(document["components"]["schemas"])
