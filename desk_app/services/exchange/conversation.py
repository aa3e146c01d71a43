"""Leads a conversation with the city: asks, judges what came back, and can drive both halves in one thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from desk_app.errors import DeskError
from desk_app.ports.exchange.city_line import CityAddress, CityAnswer, CityCall, CityLine, Exchange
from desk_app.protocol.framing import encode
from desk_app.services.exchange.city_answers import read_answer

T = TypeVar("T")


def drive(
    exchange: Exchange[T], line: CityLine, lease: Callable[[], AbstractContextManager[object]] = nullcontext
) -> T:
    """Lead an exchange to its end in this thread; raises what it raises. It is closed whatever happens.

    `lease` is entered for each step on the desk's data and left while the network is waited for; what it raises ends
    the exchange.
    """
    try:
        with lease():
            call = next(exchange)
        while True:
            answer = _sent(line, call)
            with lease():
                call = exchange.throw(answer) if isinstance(answer, DeskError) else exchange.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result
    finally:
        exchange.close()


def _sent(line: CityLine, call: CityCall) -> CityAnswer | DeskError:
    """Give the answer, or the trouble of the line, which the exchange should hear of inside."""
    try:
        return line.send(call)
    except DeskError as trouble:
        return trouble


def ask(address: CityAddress, path: str, message: object, reply: type[T], session: str = "") -> Exchange[T]:
    """Send a message and give the reply; raises NoConnection, or CityRefused when the city said no."""
    return (yield from put(CityCall(address, path, encode(message), session), reply))


def put(call: CityCall, reply: type[T]) -> Exchange[T]:
    """Send a call made before and give the reply; raises NoConnection, or CityRefused when the city said no."""
    answer = yield call
    return read_answer(answer, reply)
