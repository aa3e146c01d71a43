"""Hands in what this desk holds of others and the city lacks: after a restored gateway, and what came by bundle."""

from __future__ import annotations

from desk_app.domain.facts.city_facts import CITY
from desk_app.ports.exchange.city_line import Exchange
from desk_app.ports.exchange.feed import HandIn
from desk_app.protocol.batch import to_wire
from desk_app.protocol.messages import PushReply, PushRequest
from desk_app.protocol.troubles import Trouble
from desk_app.services.exchange.city_answers import CityRefused
from desk_app.services.exchange.push import MOST_ENTRIES, PUSH
from desk_app.services.exchange.run import SyncRun

_NOT_ABOUT_ONE = (Trouble.SIGN_IN, Trouble.REVOKED, Trouble.UNKNOWN_DESK, Trouble.BUSY)
"""Refusals that meet this desk and not the entries it carries."""


def hand_in(run: SyncRun) -> Exchange[bool]:
    """Hand in everything carried; gives whether anything was. What the city will not take is left with this desk."""
    with run.context.uow(write=False) as work:
        held = work.replication.carried(MOST_ENTRIES)
    taken = False
    for done, one in enumerate(held):
        run.tell("hand_in", done, len(held))
        taken = (yield from _offer(run, one)) or taken
    if held:
        run.tell("hand_in", len(held), len(held))
    return taken


def _offer(run: SyncRun, one: HandIn) -> Exchange[bool]:
    request = PushRequest(one.checkpoint, tuple(to_wire(entry) for entry in one.entries))
    try:
        reply = yield from run.ask(PUSH, request, PushReply)
    except CityRefused as refused:
        if refused.trouble in _NOT_ABOUT_ONE:
            raise
        return False
    run.check_receipt(reply.receipt, one.checkpoint)
    run.check_floor(reply.floor)
    with run.context.uow() as work:
        if not one.checkpoint.desk_id.startswith(CITY) and one.checkpoint.desk_id != run.desk_id:
            work.replication.keep_receipt(reply.receipt)
        work.replication.note(floor=reply.floor)
        work.commit()
    run.pushed += len(one.entries)
    return True
