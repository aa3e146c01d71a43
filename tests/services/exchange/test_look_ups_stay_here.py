"""The city learns how many look-ups there were, and never what anybody looked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.entry import Entry
from desk_app.services.people.journal_look_ups import JournalLookUps
from tests.builders import a_draft, a_person
from tests.services.ward_at_work import CLERK, SUPERVISOR, Ward

SECRET = "036187654321"
"""Searched for at desk 1, where it is nobody's number, so that only a look-up could carry it."""
NAME = "Nguyễn Thị Ngọc Bích"


def _looked(ward: Ward) -> None:
    """Search by a text that holds the number and finds somebody, as one types and pastes."""
    desk = ward.desk(1)
    ward.receive(1, a_draft(applicant=a_person(NAME, SECRET, phone="0912345678")))
    ward.sync(1)
    desk.dossier.find(SECRET, CLERK)
    desk.reception.look_up_person(SECRET, CLERK)
    desk.look_ups.settle()
    assert JournalLookUps(desk.context)(CLERK.user, whole=True).queue


def _unsent(ward: Ward) -> list[Entry]:
    with ward.desk(1).context.uow(write=False) as work:
        return list(work.journal.entries(after_seq=work.journal.acked().seq))


def test_what_is_sent_of_look_ups_is_a_number_and_a_hash(ward: Ward) -> None:
    _looked(ward)
    (entry,) = _unsent(ward)
    assert entry.header.kind == LookUpsRecorded.KIND
    assert entry.header.dossier_id is None
    body = json.loads(entry.body_bytes or b"")
    assert set(body) == {"user", "hour", "count", "head", "seq", "salt"}
    assert (body["user"], body["count"], body["seq"]) == ("clerk", 2, 2)


def test_a_searched_number_is_in_no_request_to_the_city_and_no_bundle(ward: Ward, tmp_path: Path) -> None:
    _looked(ward)
    carried = b"".join(one.header_bytes + (one.body_bytes or b"") for one in _unsent(ward))
    assert SECRET.encode() not in carried
    sent: list[str] = []
    send = ward.line.send

    def listen(call: Any) -> Any:
        sent.append(repr(call.payload))
        return send(call)

    ward.line.send = listen  # type: ignore[method-assign]
    ward.desk(1).exchange.export_bundle(tmp_path / "a.bundle", CLERK)
    assert SECRET.encode() not in (tmp_path / "a.bundle").read_bytes()
    ward.sync(1)
    assert len(sent) > 1
    assert SECRET not in "".join(sent)


def test_city_and_other_desks_pass_over_it(ward: Ward) -> None:
    _looked(ward)
    ward.sync(1), ward.sync(2), ward.sync(1)
    for number in (1, 2):
        assert ward.desk(number).exchange.exceptions(SUPERVISOR) == ()
        assert ward.desk(number).store.verify().ok
    assert ward.unsent(1) == 0


def test_an_export_is_taken_down_by_who_did_it(ward: Ward, tmp_path: Path) -> None:
    ward.receive(1)
    ward.desk(1)
    made = ward.desk(1).exchange.export_bundle(tmp_path / "a.bundle", SUPERVISOR)
    with ward.desk(1).context.uow(write=False) as work:
        (line,) = work.look_ups.lines(after=0)
    assert line.look is not None
    assert (line.look.user, line.look.what, line.look.query) == ("supervisor", "export", made.bundle_id)


def test_closing_the_day_records_what_was_looked_up(ward: Ward) -> None:
    from tests.services.day.test_close_day import close, look

    code = ward.receive(1)
    ward.sync(1)
    ward.desk(1).dossier.look_at(code, CLERK)
    closing = close(ward, look(ward))
    with ward.desk(1).context.uow(write=False) as work:
        last = list(work.journal.entries(after_seq=closing.seq - 2))
        recorded = work.look_ups.recorded()
    assert [one.header.kind for one in last] == ["lookups_recorded", "day_closed"]
    assert recorded is not None
    assert (recorded.user, recorded.count) == ("clerk", 1)
