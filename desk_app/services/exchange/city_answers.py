"""Judges what came back from the city: a message, a refusal with its name, or something that is no city at all."""

from __future__ import annotations

import math
from typing import TypeVar

from desk_app.errors import DeskError, NeedsPerson, NoConnection, Refused
from desk_app.ports.exchange.city_line import CityAnswer
from desk_app.protocol.framing import JSON, decode
from desk_app.protocol.messages import Link, TroubleReply
from desk_app.protocol.troubles import STATUS, Refusal, Trouble

T = TypeVar("T")

WIFI_LOGIN = "city.wifi_login"
PROXY = "city.proxy"
GARBLED = "city.garbled"
SERVER = "city.server_trouble"
NO_GATEWAY = "city.no_gateway"
PROXY_LOGIN, NETWORK_LOGIN = 407, 511
TOO_MANY, UNAVAILABLE = 429, 503
GATEWAY_TROUBLES = (502, 504)
"""What a machine in front of the city says when the city itself does not answer."""

_NAMELESS = {401: Trouble.SIGN_IN, 413: Trouble.TOO_LARGE, 500: Trouble.BUG}
"""Statuses that speak for themselves, also from a machine in front of the city that knows no names."""
_REFUSED = {
    Trouble.BAD_CODE: "city.bad_code",
    Trouble.DESK_TAKEN: "city.desk_taken",
    Trouble.OTHER_DESK: "city.other_desk",
    Trouble.OTHER_WARD: "city.other_ward",
    Trouble.PRACTICE: "city.practice_only",
}
_NEEDS_PERSON = {
    Trouble.SIGN_IN: "city.sign_in",
    Trouble.BAD_SIGNATURE: "city.unknown_desk",
    Trouble.UNKNOWN_DESK: "city.unknown_desk",
    Trouble.REVOKED: "city.revoked",
    Trouble.BROKEN_CHAIN: "city.chain_refused",
    Trouble.UNREADABLE: "city.chain_refused",
    Trouble.TOO_LARGE: "city.too_large",
    Trouble.PARENT_UNKNOWN: "city.parent_unknown",
}


class CityRefused(Exception):
    """The city read the request and said no; `known` is the newest own entry it has, where that matters."""

    def __init__(self, trouble: Trouble, known: Link | None = None) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.known = known


def read_answer(answer: CityAnswer, reply: type[T]) -> T:
    """Give the message in an answer; raises CityRefused, or NoConnection for whatever is not the city's own word.

    Only status 200 with JSON of the right shape is a reply (FAULTS H6, H19): a page of HTML, a redirect or a
    half-read body changes nothing here.
    """
    if answer.status == 200:
        return _read(answer, reply)
    raise _refusal(answer)


def _read(answer: CityAnswer, reply: type[T]) -> T:
    if not _is_json(answer):
        raise NoConnection(WIFI_LOGIN)
    try:
        return decode(reply, answer.payload)
    except Refusal as unreadable:
        key = WIFI_LOGIN if answer.payload.lstrip().startswith(b"<") else GARBLED
        raise NoConnection(key) from unreadable


def _refusal(answer: CityAnswer) -> Exception:
    status = answer.status
    if status in (TOO_MANY, UNAVAILABLE):
        return busy(answer.retry_after)
    if 300 <= status < 400 or status == NETWORK_LOGIN:
        return NoConnection(WIFI_LOGIN)
    if status == PROXY_LOGIN:
        return NoConnection(PROXY)
    if status in GATEWAY_TROUBLES:
        return NoConnection(SERVER)
    named = _named(answer)
    if named is not None:
        return named
    if status in _NAMELESS:
        return CityRefused(_NAMELESS[status])
    if status > 500:
        return NoConnection(SERVER)
    return NoConnection(NO_GATEWAY if _is_json(answer) else WIFI_LOGIN)


def _named(answer: CityAnswer) -> CityRefused | None:
    """Read a refusal that carries its name; one this program does not know is told by its status."""
    if not _is_json(answer):
        return None
    try:
        error = decode(TroubleReply, answer.payload).error
        trouble = Trouble(error.code)
    except (Refusal, ValueError):
        return None
    return CityRefused(trouble, error.known) if STATUS[trouble] == answer.status else None


def _is_json(answer: CityAnswer) -> bool:
    return answer.content_type.split(";")[0].strip().lower() == JSON


def busy(retry_after: float | None) -> NoConnection:
    """Give the trouble of a busy city; `retry_after` is in seconds."""
    minutes = max(1, math.ceil((retry_after or 0) / 60))
    return NoConnection("city.busy", minutes=minutes, retry_after=retry_after)


def in_words(refused: CityRefused) -> DeskError:
    """Give a refusal as a trouble with a sentence."""
    trouble = refused.trouble
    if trouble in _REFUSED:
        return Refused(_REFUSED[trouble])
    if trouble in _NEEDS_PERSON:
        return NeedsPerson(_NEEDS_PERSON[trouble])
    return NoConnection(SERVER)
