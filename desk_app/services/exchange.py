"""Leads a conversation with the city: asks, judges what came back, and can drive both halves in one thread."""

from __future__ import annotations

from typing import TypeVar

from desk_app.city_ports import CityAddress, CityCall, CityLine, Exchange
from desk_app.errors import DeskError
from desk_app.protocol.framing import encode
from desk_app.services.city_answers import read_answer

T = TypeVar("T")


def drive(exchange: Exchange[T], line: CityLine) -> T:
    """Lead an exchange to its end in this thread; raises what it raises. It is closed whatever happens."""
    try:
        call = next(exchange)
        while True:
            try:
                answer = line.send(call)
            except DeskError as trouble:
                call = exchange.throw(trouble)
            else:
                call = exchange.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result
    finally:
        exchange.close()


def ask(address: CityAddress, path: str, message: object, reply: type[T], session: str = "") -> Exchange[T]:
    """Send a message and give the reply; raises NoConnection, or CityRefused when the city said no."""
    answer = yield CityCall(address, path, encode(message), session)
    return read_answer(answer, reply)
