"""Describes the API as an OpenAPI document, from the very dataclasses both sides use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from desk_app.gateway.requests import DESK_ID, LARGEST, PUBLIC_KEY
from desk_app.protocol import messages
from desk_app.protocol.framing import JSON

_REF = "#/components/schemas/{model}"


@dataclass(frozen=True, slots=True)
class Route:
    """One message and its answer."""

    path: str
    summary: str
    request: type[Any]
    answer: type[Any]
    in_session: bool = True


ROUTES = (
    Route("/v1/enrol", "A desk joins", messages.EnrolRequest, messages.EnrolReply, in_session=False),
    Route(
        "/v1/handshake",
        "A desk signs in and learns where to go on",
        messages.HandshakeRequest,
        messages.HandshakeReply,
        in_session=False,
    ),
    Route("/v1/push", "Entries of one chain come in", messages.PushRequest, messages.PushReply),
    Route("/v1/pull", "The ward's feed after a mark", messages.PullRequest, messages.PullReply),
    Route("/v1/day", "Both sides' sets of a day", messages.DayRequest, messages.DayReply),
)
_WHY = {
    401: "No session, or one that has ended: shake hands again",
    403: "Not this desk, key, ward or code",
    409: "Hangs on something unknown here; a new handshake finds the common place",
    413: "Too large: send half",
    422: "Not a message of this protocol, or a chain that does not hold",
    500: "A mistake of the gateway; nothing was stored",
    503: "Busy: come again after Retry-After seconds",
}
TROUBLES: dict[int | str, dict[str, Any]] = {
    status: {"model": messages.TroubleReply, "description": words} for status, words in _WHY.items()
}
"""Every refusal, for the description of a route."""


def request_body(route: Route) -> dict[str, Any]:
    """Describe what a route takes."""
    body = {
        "required": True,
        "content": {JSON: {"schema": {"$ref": _REF.format(model=route.request.__name__)}}},
    }
    return {"requestBody": body, **({"security": [{"session": []}]} if route.in_session else {})}


def describe(app: FastAPI) -> dict[str, Any]:
    """Give the OpenAPI document of the application."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, routes=app.routes)
        parts = document.setdefault("components", {})
        parts["securitySchemes"] = {"session": {"type": "http", "scheme": "bearer"}}
        parts.setdefault("schemas", {}).update(_requests())
        app.openapi_schema = document
    return app.openapi_schema


def _requests() -> dict[str, Any]:
    mode: Literal["validation"] = "validation"
    wanted: list[tuple[str, Literal["validation"], TypeAdapter[Any]]] = [
        (route.request.__name__, mode, TypeAdapter(route.request)) for route in ROUTES
    ]
    _, schema = TypeAdapter.json_schemas(wanted, ref_template=_REF)
    found: dict[str, Any] = _limited(schema["$defs"])
    enrol = found[messages.EnrolRequest.__name__]["properties"]
    enrol["public_key"]["pattern"] = f"^{PUBLIC_KEY}$"
    enrol["desk_id"]["pattern"] = f"^{DESK_ID}$"
    return found


def _limited(schema: Any) -> Any:
    """Say in the schema what `read_request` asks of numbers and texts."""
    if isinstance(schema, list):
        return [_limited(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    limited = {name: _limited(value) for name, value in schema.items()}
    if limited.get("type") == "integer":
        limited |= {"minimum": 0, "maximum": LARGEST}
    if limited.get("type") == "string":
        limited["pattern"] = r"^[^\u0000]*$"
    return limited
