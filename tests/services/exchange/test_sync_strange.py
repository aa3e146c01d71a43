"""What another desk's program wrote, however strange, is fetched, kept, and stops nothing here."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.facts.wire import fact_types, to_plain
from desk_app.domain.fold import effects
from desk_app.domain.journal.entry import Header
from desk_app.domain.time.due_dates import DueDate
from desk_app.protocol.signing import SigningKey
from desk_app.services.exchange.exceptions import ListExceptions
from desk_app.storage.verifying import verify
from tests.builders import MORNING, SUPERVISOR, a_draft, a_person
from tests.conftest import ExpectedLogs
from tests.gateway.desks import HandMadeDesk, a_filing, a_return, hand_in
from tests.gateway.projector.strange import BODIES, STRANGE, a_value
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import SyncDesk, World, a_world, city_hashes, own_hashes

__all__ = ["world"]


def neighbour(world: World) -> HandMadeDesk:
    """Give another desk of the ward whose journal the test writes."""
    return HandMadeDesk(world.gateway, 9, practice=True).join()


def still_works(world: World, desk: SyncDesk, other: HandMadeDesk) -> None:
    """See that the desk has taken everything, is whole, and goes on working and sending."""
    other.push()
    desk.sync()
    for draft in (a_draft(), a_draft(applicant=a_person("Trần Văn Hùng", "001080099999"))):
        desk.receive(draft)
    desk.sync()
    with desk.uow(write=False) as work:
        assert all(work.replication.entry(one.hash) == one for one in other.chain)
        work.replication.day_entries(date.min, tuple(fact_types()), date.max)
        assert not work.replication.carried(100)
    ListExceptions(desk.context, desk.look_ups)(SUPERVISOR)
    assert own_hashes(desk) == city_hashes(world, desk)
    assert not desk.queue().unsent
    assert verify(desk.database).problems == ()


@pytest.mark.fault("H17")
@pytest.mark.parametrize("kind", sorted(fact_types()))
def test_strange_headers_stop_nothing(world: World, kind: str) -> None:
    desk, other = world.desk(), neighbour(world)
    received = other.receive(9001, "d-1")
    assert received.body_bytes is not None
    body = received.body_bytes if kind == "dossier_received" else b'{"user":"thu"}'
    for changes in STRANGE:
        for dossier_id in ("d-1", None):
            other.write_body(**{"kind": kind, "body": body, "dossier_id": dossier_id, **changes})
    still_works(world, desk, other)


@pytest.mark.fault("H17")
@pytest.mark.parametrize("kind", sorted(fact_types()))
def test_strange_bodies_stop_nothing(world: World, kind: str) -> None:
    desk, other = world.desk(), neighbour(world)
    other.receive(9001, "d-1")
    for body in BODIES:
        for dossier_id in ("d-1", None):
            other.write_body(kind, body, dossier_id)
    still_works(world, desk, other)


FACTS = (
    facts.DossierReceived("H26.99.01-261124-9001", 9001, a_filing(), DueDate(MORNING, MORNING)),
    facts.DossierRegistered("TN-1", a_filing()),
    facts.SupplementRequested("thiếu", ("Giấy chứng sinh",), date(2026, 12, 1), MORNING),
    facts.SupplementSupplied((), DueDate(MORNING, MORNING)),
    facts.DueDateExtended("nhiều việc", MORNING, MORNING, "Chủ tịch"),
    a_return(),
    facts.NumbersMissing(MORNING.date(), 9001, 9002, "city"),
    ExceptionClosed("x", "seen", "đã xem"),
)


@pytest.mark.fault("H17")
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_bodies_with_wrong_values_stop_nothing(data: st.DataObject) -> None:
    with TemporaryDirectory() as place, a_world(Path(place)) as world:
        desk, other = world.desk(), neighbour(world)
        for number in range(12):
            fact = data.draw(st.sampled_from(FACTS))
            plain = to_plain(fact)
            if "filing" in plain and data.draw(st.booleans()):
                plain["filing"] = {name: data.draw(a_value(one)) for name, one in plain["filing"].items()}
            if "due" in plain and data.draw(st.booleans()):
                plain["due"] = {name: data.draw(a_value(one)) for name, one in plain["due"].items()}
            wrong = data.draw(st.sets(st.sampled_from(sorted(plain))))
            plain |= {name: data.draw(a_value(plain[name])) for name in wrong}
            body = json.dumps({**plain, "salt": str(number)}).encode()
            dossier_id = data.draw(st.sampled_from(("d-1", "d-2", f"d-{number}", None)))
            other.write_body(fact.KIND, body, dossier_id)
        still_works(world, desk, other)


def test_what_was_signed_with_an_older_key_of_a_desk_is_taken_all_the_same(world: World) -> None:
    """A desk joined again with a new key; what it had signed before comes late, brought by another one."""
    desk, other = world.desk(), neighbour(world)
    other.receive(9001, "d-1")
    old_word = other.checkpoint()
    other.key = SigningKey.from_seed(b"\x07" * 32)
    other.enrol(world.gateway.invite(other.ward, other.number).code)
    desk.sync()
    carrier = HandMadeDesk(world.gateway, 8, practice=True).join()
    hand_in(carrier, other.chain, old_word)
    other.shake()
    other.receive(9002, "d-2", applicant=a_person("Lê Thị Lan", "001080099998"))
    desk.sync()
    still_works(world, desk, other)


def test_a_fact_the_fold_fails_on_counts_as_one_nobody_can_read(
    world: World, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("could not be folded")
    whole = effects.changed

    def changed(dossier: Dossier, fact: object, header: Header, at: datetime) -> Dossier:
        if isinstance(fact, facts.NoteAdded) and fact.text == "gãy":
            raise ZeroDivisionError
        return whole(dossier, fact, header, at)

    desk, other = world.desk(), neighbour(world)
    other.receive(9001, "d-1")
    other.push()
    desk.sync()
    monkeypatch.setattr("desk_app.domain.fold.legality.changed", changed)
    other.write(facts.NoteAdded("gãy"), "d-1")
    other.write(facts.DossierForwarded("Phòng Tư pháp"), "d-1")
    other.receive(9002, "d-2", applicant=a_person("Lê Thị Lan", "001080099998"))
    still_works(world, desk, other)
    with desk.uow(write=False) as work:
        forwarded = work.dossiers.by_id("d-1")
        assert forwarded is not None
        assert forwarded.status is Status.PROCESSING
        assert work.dossiers.by_id("d-2") is not None
        assert {one.about for one in work.replication.exceptions()} >= {"unreadable"}
