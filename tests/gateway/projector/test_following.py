"""The feed is stored first and folded behind: by whoever has time, once, whatever an entry says."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app import VERSION
from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import JUDGED_ANEW, ExceptionClosed
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.fold import dossier_fold, effects
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.projector import projector as projector_module
from desk_app.gateway.projector import unfolded as unfolded_module
from desk_app.gateway.projector.folding import Fold
from desk_app.gateway.projector.following import Following
from desk_app.gateway.projector.projector import Projector
from desk_app.gateway.projector.rebuild import bring_up
from desk_app.protocol.messages import DayReply, DayRequest, PullReply, PullRequest, PushReply
from tests.builders import a_person
from tests.conftest import ExpectedLogs
from tests.gateway.desks import (
    PATIENCE,
    WARD,
    CityClock,
    HandMadeDesk,
    Randomness,
    a_return,
    ask,
    exceptions_in,
)

BROKEN = "không gấp được"


def stored_only(desk: HandMadeDesk, after: int = 0, last: int | None = None) -> PushReply:
    """Hand in, with nobody following."""
    return ask(desk.gateway, "/v1/push", desk.batch(after, last), PushReply, desk.session)


def rows(gateway: Gateway, *tables: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of tables made of the feed."""
    with gateway.database.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr) for table in tables
        }


def made(gateway: Gateway) -> dict[str, list[tuple[Any, ...]]]:
    """Give everything made of the feed, and the feed."""
    return rows(
        gateway,
        schema.dossiers,
        schema.codes,
        schema.divergences,
        schema.exceptions,
        schema.chain_heads,
        schema.floors,
        schema.entries,
    )


def a_day(gateway: Gateway) -> tuple[HandMadeDesk, HandMadeDesk]:
    """Let two desks work on the same dossiers without knowledge of each other."""
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, "d-1")
    one.write(facts.ResultRecorded("Giấy xác nhận"), "d-1")
    stored_only(one)
    gateway.projector.catch_up_all(PATIENCE)
    two.pull_all()
    one.write(a_return(), "d-1")
    two.write(facts.ResultReturned(a_return().collector, "Lê Văn Minh"), "d-1")
    two.receive(2001, "d-2", applicant=a_person("Trần Văn Hùng", "001080099999"))
    two.write(a_return(), "d-2")
    stored_only(one, 2)
    stored_only(two)
    return one, two


def test_a_push_is_receipted_before_anybody_has_folded_it(gateway: Gateway) -> None:
    one, _ = a_day(gateway)
    left = gateway.projector.left(1)
    assert left == 4
    (status, payload, _) = gateway.answer_now("/v1/pull", b'{"after":{"position":0}}', one.session)
    assert status == 200
    assert b'"behind":4' in payload
    assert one.shake().behind == 4
    assert rows(gateway, schema.divergences) == {"divergences": []}


def test_who_asks_after_the_push_hears_of_the_clash_in_the_same_exchange(gateway: Gateway) -> None:
    one, _ = a_day(gateway)
    page = ask(gateway, "/v1/pull", PullRequest(one.mark), PullReply, one.session)
    kinds = [item.entry.header for item in page.items]
    assert page.behind == 0
    assert sum('"kind":"exception_opened"' in one for one in kinds) == 2
    day = ask(gateway, "/v1/day", DayRequest("2026-11-20", ()), DayReply, one.session)
    assert day.behind == 0


def test_however_much_is_folded_at_a_time_the_same_is_made_of_it(
    new_address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for most in (1, 2, 1000):
        monkeypatch.setattr(projector_module, "ENTRIES", most)
        gateway = Gateway(new_address(), now=CityClock(), random_bytes=Randomness(), durable=False)
        a_day(gateway)
        assert gateway.projector.catch_up_all(PATIENCE) == 0
        once = made(gateway)
        found.append(
            {name: once[name] for name in ("dossiers", "codes", "divergences", "chain_heads", "floors")}
        )
        gateway.projector.begin_anew(1)
        assert gateway.projector.catch_up_all(PATIENCE) == 0
        assert made(gateway) == once
        gateway.close()
    assert found[0] == found[1] == found[2]


def test_several_follow_at_once_and_everything_is_folded_once(gateway: Gateway) -> None:
    one, _ = a_day(gateway)
    for number in range(1002, 1040):
        one.receive(number)
        stored_only(one, len(one.chain) - 1)
    begin = Barrier(4)
    others = [Projector(gateway.database, gateway.city) for _ in range(4)]

    def follow(projector: Projector) -> None:
        begin.wait()
        projector.catch_up_all(PATIENCE)

    threads = [Thread(target=follow, args=(one,)) for one in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gateway.projector.left(1) == 0
    once = made(gateway)
    assert len(once["dossiers"]) == 40
    names = [row[1] for row in once["exceptions"]]
    assert len(names) == len(set(names))
    told = exceptions_in(one.pull_all())
    assert len({line.exception_id for line in told}) == len(told)


def test_one_thread_follows_what_it_is_told_of_until_it_is_ended(gateway: Gateway) -> None:
    following = Thread(target=gateway.projector.run)
    following.start()
    one, _ = a_day(gateway)
    assert gateway.projector.catch_up(1, PATIENCE) == 0
    gateway.projector.end()
    following.join(PATIENCE)
    assert not following.is_alive()
    assert len(exceptions_in(one.pull_all())) == 2


@pytest.mark.parametrize("step", ["take", "tell", "save"])
def test_a_projector_that_dies_half_way_leaves_nothing_half_done(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    a_day(gateway)
    before = made(gateway)
    whole = getattr(Fold, step)

    def dies(self: Fold, *given: object, **more: object) -> None:
        whole(self, *given, **more)
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Fold, step, dies)
        with pytest.raises(MemoryError):
            gateway.projector.catch_up(1, PATIENCE)
    assert made(gateway) == before
    assert gateway.projector.left(1) == 4
    assert gateway.projector.catch_up(1, PATIENCE) == 0
    assert len(rows(gateway, schema.divergences)["divergences"]) == 1


def breaks_the_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this program fail to fold a note that says so."""
    noted = effects.changed

    def changed(dossier: Dossier, fact: Any, header: Any, at: Any) -> Dossier:
        if isinstance(fact, facts.NoteAdded) and fact.text == BROKEN:
            raise ZeroDivisionError
        return noted(dossier, fact, header, at)

    for module in ("desk_app.domain.fold.legality", "desk_app.domain.fold.reconcile"):
        monkeypatch.setattr(f"{module}.changed", changed, raising=False)


@pytest.mark.fault("H17")
def test_an_entry_the_fold_breaks_on_is_stored_set_aside_and_asked_about(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("could not be folded")
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, "d-1")
    one.receive(1002, "d-2", applicant=a_person("Trần Văn Hùng", "001080099999"))
    with monkeypatch.context() as patched:
        breaks_the_fold(patched)
        broken = one.write(facts.NoteAdded(BROKEN), "d-1")
        one.write(facts.ResultRecorded("Giấy xác nhận"), "d-1")
        one.receive(1003, "d-3", applicant=a_person("Lê Thị Lan", "001080099998"))
        assert one.push().receipt.seq == 5
        two.receive(2001, "d-4", applicant=a_person("Vũ Thị Mai", "001080099997"))
        two.push()
        assert gateway.projector.left(1) == 0
        (asked,) = exceptions_in(two.pull_all())
        assert (asked.about, asked.entries) == ("unreadable", (broken.hash,))
        assert gateway.operations.report().dossiers == 4
        assert gateway.operations.set_status(f"{WARD}-261120-1001", Status.STOPPED).status == Status.STOPPED
    kept = made(gateway)
    bring_up(gateway.database, gateway.city)
    assert made(gateway) == kept, "the same program does not try again"
    with monkeypatch.context() as patched:
        patched.setattr(unfolded_module, "VERSION", VERSION + ".1")
        bring_up(gateway.database, gateway.city)
        gateway.projector.catch_up_all(PATIENCE)
    words = [fact_or_none(entry) for entry in two.pull_all()]
    (closed,) = [word for word in words if isinstance(word, ExceptionClosed)]
    assert (closed.exception_id, closed.choice) == (asked.exception_id, JUDGED_ANEW)
    assert rows(gateway, schema.unfolded) == {"unfolded": []}
    assert gateway.operations.report().exceptions == 0


DEEDS = st.lists(
    st.tuples(st.sampled_from(["receive", "note", "result", "return", "forward"]), st.integers(0, 2)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 1), DEEDS, st.booleans(), st.booleans()), max_size=6), st.integers(1, 4)
)
def test_drawn_days_folded_in_drawn_pieces_are_as_folded_at_once(
    pushes: list[tuple[int, list[tuple[str, int]], bool, bool]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(projector_module, "ENTRIES", most)
        gateway = Gateway("sqlite://", now=CityClock(), random_bytes=Randomness(), durable=False)
        desks = [HandMadeDesk(gateway, number).join() for number in (1, 2)]
        for who, deeds, folds, pulls in pushes:
            desk = desks[who]
            held = len(desk.chain)
            for what, which in deeds:
                done(desk, what, f"d-{which}")
            stored_only(desk, held)
            if folds:
                next(gateway.projector.follow(1), None)
            if pulls:
                desk.pull_all()
        assert gateway.projector.catch_up_all(PATIENCE) == 0
        once = made(gateway)
        gateway.projector.begin_anew(1)
        assert gateway.projector.catch_up_all(PATIENCE) == 0
        assert made(gateway) == once
        gateway.close()


def done(desk: HandMadeDesk, what: str, dossier_id: str) -> None:
    """Do a drawn deed."""
    if what == "receive":
        desk.receive(desk.number * 1000 + len(desk.chain) + 1, dossier_id)
        return
    deeds = {
        "note": facts.NoteAdded("Đã gọi"),
        "result": facts.ResultRecorded("Giấy xác nhận"),
        "return": a_return(),
        "forward": facts.DossierForwarded("Phòng Tư pháp"),
    }
    desk.write(deeds[what], dossier_id)


def test_an_entry_that_breaks_even_unread_is_left_out_whole_and_asked_about(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("could not be folded")
    read = dossier_fold.read_piece

    def read_piece(entry: Entry, fact: Any) -> Any:
        if entry.header.kind == facts.NoteAdded.KIND:
            raise ZeroDivisionError
        return read(entry, fact)

    monkeypatch.setattr(dossier_fold, "read_piece", read_piece)
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    broken = desk.write(facts.NoteAdded(BROKEN), "d-1")
    desk.receive(1002, "d-2", applicant=a_person("Trần Văn Hùng", "001080099999"))
    desk.push()
    assert gateway.projector.left(1) == 0
    (asked,) = exceptions_in(desk.pull_all())
    assert (asked.about, asked.entries) == ("unreadable", (broken.hash,))
    assert [row[-1] for row in rows(gateway, schema.unfolded)["unfolded"]] == [True]
    assert gateway.operations.report().dossiers == 2


def test_a_ward_in_trouble_keeps_no_other_waiting(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("following a feed stopped")
    desks = [HandMadeDesk(gateway, 1, ward=f"H26.99.0{ward}", name=f"pc-{ward}").join() for ward in (1, 2)]
    for desk in desks:
        desk.receive(1001)
        stored_only(desk)
    goes_on = Following.go_on

    def fails_in_one(self: Following, most: int) -> tuple[str, ...] | None:
        if self._ward_id == 1:
            raise MemoryError
        return goes_on(self, most)

    monkeypatch.setattr(Following, "go_on", fails_in_one)
    gateway.projector._round()
    assert (gateway.projector.left(1), gateway.projector.left(2)) == (2, 0)
