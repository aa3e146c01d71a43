"""Whatever order the entries came in, desks that talked to the city hold the same dossiers, byte for byte."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.protocol.troubles import Refusal, Trouble
from desk_app.storage.database import schema
from desk_app.storage.projections.state_bytes import write_state
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import DESK, OpenDesk, code_of, new_desk, reopen
from tests.storage.exchange.toy_city import SECOND, ToyCity, checkpoint_of, hand_in, pull, push, sync

STEPS = st.one_of(
    st.tuples(st.just("receive"), st.integers(0, 1), st.just(0)),
    st.tuples(st.sampled_from(["forward", "result", "print", "ask"]), st.integers(0, 1), st.integers(0, 3)),
    st.tuples(st.sampled_from(["push", "pull", "hand_in"]), st.integers(0, 1), st.just(0)),
    st.tuples(st.just("city"), st.just(0), st.integers(0, 3)),
    st.tuples(st.just("put_back"), st.just(0), st.integers(0, 9)),
    st.tuples(st.sampled_from(["save", "restore", "bundle"]), st.integers(0, 1), st.just(0)),
)
FACTS = {
    "forward": facts.DossierForwarded("Phòng Tư pháp"),
    "result": facts.ResultRecorded("Giấy xác nhận"),
    "print": facts.FormPrinted("p1", "01", "1", 1, "ab" * 32, "HP"),
    "ask": facts.SupplementRequested("Thiếu giấy"),
}


class Ward:
    """Two desks and a city, any of which may be put back to what it was."""

    def __init__(self, template: tuple[OpenDesk, ...], folder: Path) -> None:
        self.city = ToyCity()
        self.desks = [copied(one, folder / one.root.name) for one in template]
        self.dossiers: list[str] = []
        self.restarts = 0

    def step(self, what: str, who: int, which: int) -> None:
        desk, city = self.desks[who], self.city
        if what == "receive":
            number = (1, 1001)[who] + len(self.dossiers)
            self.dossiers.append(desk.receive(number))
        elif what == "push":
            pull(desk, city)
            push(desk, city, 3)
        elif what == "pull":
            pull(desk, city, 3)
        elif what == "hand_in":
            pull(desk, city)
            push(desk, city)
            hand_in(desk, city, 2)
        elif what == "put_back":
            city.put_back(min(which, len(city.entries)))
        elif what == "bundle":
            carry(desk, self.desks[1 - who])
        elif what in ("save", "restore"):
            self._image(who, what)
        else:
            self._move_on(what, who, which)

    def _move_on(self, what: str, who: int, which: int) -> None:
        if which >= len(self.dossiers):
            return
        code = self.dossiers[which]
        if what == "city":
            self.city.say(CityStatusSet(Status.DONE, f"HN-{which}"), f"dossier-{code}")
        else:
            self.desks[who].add(FACTS[what], code)

    def _image(self, who: int, what: str) -> None:
        """Keep the folder of a desk, or put the kept one in its place."""
        desk = self.desks[who]
        root, kept = desk.root, desk.root.with_name(f"saved-{who}")
        source, target = (root, kept) if what == "save" else (kept, root)
        if not source.exists():
            return
        desk.close()
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
        self.restarts += 1
        self.desks[who] = reopen(desk, seed=self.restarts + 1000 * (who + 3))

    def close(self) -> None:
        for desk in self.desks:
            desk.close()


def copied(desk: OpenDesk, root: Path, seed: int = 1) -> OpenDesk:
    """Open a copy of a closed desk."""
    shutil.copytree(desk.root, root)
    return reopen(replace(desk, root=root), seed=seed + 1000 * desk.desk.desk_no)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenDesk, ...]:
    """Make two new desks once; building a database takes longer than a whole history in it."""
    folder = tmp_path_factory.mktemp("ward")
    desks = new_desk(folder / "first", desk=DESK), new_desk(folder / "second", desk=SECOND)
    for desk in desks:
        desk.close()
    return desks


def carry(desk: OpenDesk, to: OpenDesk) -> None:
    """Carry what the city did not receipt to another desk; one that lacks what came before takes nothing."""
    with desk.work(write=False) as work:
        entries = work.replication.own_after(work.journal.acked().seq, 500)
    if not entries:
        return
    with to.work() as work:
        try:
            work.replication.hold(entries, checkpoint_of(entries[-1]))
        except Refusal as refusal:
            assert refusal.trouble is Trouble.PARENT_UNKNOWN
            return
        work.commit()


def states(desk: OpenDesk) -> dict[str, bytes]:
    lines, state = schema.dossiers, schema.dossier_states
    query = select(lines.c.dossier_id, state.c.state).join_from(lines, state)
    with desk.database.begin(write=False) as connection:
        return {row.dossier_id: row.state for row in connection.execute(query)}


def folded(city: ToyCity) -> dict[str, bytes]:
    """Give the dossiers as the city itself sees them."""
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for position, entry in enumerate(city.entries):
        if entry.header.dossier_id:
            groups.setdefault(entry.header.dossier_id, []).append((position, entry))
    told = {dossier_id: fold_all(group) for dossier_id, group in groups.items()}
    return {dossier_id: write_state(one) for dossier_id, one in told.items() if one is not None}


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=24))
def test_after_a_full_exchange_all_hold_the_same_and_can_prove_it(
    template: tuple[OpenDesk, ...], steps: list[tuple[str, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        ward = Ward(template, Path(folder))
        try:
            for step in steps:
                ward.step(*step)
            for _ in range(2):
                for desk in ward.desks:
                    sync(desk, ward.city)
            assert [states(desk) for desk in ward.desks] == [folded(ward.city)] * 2
            for desk in ward.desks:
                assert verify(desk.database).problems == ()
                with desk.work(write=False) as work:
                    assert work.journal.acked() == work.journal.head()
                    assert work.replication.carried(500) == ()
        finally:
            ward.close()


def test_a_dossier_of_another_desk_is_found_like_an_own_one(desk: OpenDesk, tmp_path: Path) -> None:
    city, other = ToyCity(), new_desk(tmp_path / "other", seed=2, desk=SECOND)
    code = other.receive(1001)
    sync(other, city)
    taken = pull(desk, city)
    assert [(one.new, one.dossiers) for one in taken] == [(1, (f"dossier-{code}",))]
    with desk.work(write=False) as work:
        found = work.dossiers.by_code(code)
        assert found is not None
        assert found.desk_id == SECOND.desk_id
        assert [row.code for row in work.dossiers.find("Nguyễn Thị Hòa")] == [code]
    assert code == code_of(1001)
    other.close()
