"""Asks the city to admit the desk, and believes only a certificate for this very desk."""

from __future__ import annotations

import re

from desk_app.errors import Refused
from desk_app.ports.exchange.city_line import CityAddress, Exchange
from desk_app.protocol.messages import EnrolReply, EnrolRequest
from desk_app.protocol.signing import is_signed_by
from desk_app.services.exchange.city_answers import CityRefused, in_words
from desk_app.services.exchange.conversation import ask

_KEY = re.compile(r"[0-9a-f]{64}")


def ask_to_join(address: CityAddress, request: EnrolRequest) -> Exchange[EnrolReply]:
    """Give the city's answer; raises NoConnection, or Refused in words."""
    try:
        reply = yield from ask(address, "/v1/enrol", request, EnrolReply)
    except CityRefused as refused:
        raise in_words(refused) from refused
    _check(reply, request)
    return reply


def _check(reply: EnrolReply, request: EnrolRequest) -> None:
    """Raise Refused unless the city's certificate is for this very desk."""
    ours = reply.certificate
    meant = (request.desk_id, request.ward, request.desk_no, request.practice, request.public_key)
    named = (ours.desk_id, ours.ward, ours.desk_no, ours.practice, ours.public_key)
    good = (
        named == meant
        and _KEY.fullmatch(reply.city_key)
        and _KEY.fullmatch(reply.ward_key)
        and 1 <= ours.first_number <= ours.last_number
        and is_signed_by(ours, reply.city_key)
    )
    if not good:
        raise Refused("city.certificate_wrong")
