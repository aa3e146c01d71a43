"""Whatever order the entries came in, desks that talked to the city hold the same dossiers, byte for byte."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desk_app.domain import facts
from desk_app.domain.city_facts import CityStatusSet
from desk_app.domain.dossier import Status
from desk_app.storage import schema
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import DESK, OpenDesk, code_of, new_desk
from tests.storage.toy_city import SECOND, ToyCity, hand_in, pull, push, sync

STEPS = st.one_of(
    st.tuples(st.just("receive"), st.integers(0, 1), st.just(0)),
    st.tuples(st.sampled_from(["forward", "result", "print", "ask"]), st.integers(0, 1), st.integers(0, 3)),
    st.tuples(st.sampled_from(["push", "pull", "hand_in"]), st.integers(0, 1), st.just(0)),
    st.tuples(st.just("city"), st.just(0), st.integers(0, 3)),
    st.tuples(st.just("put_back"), st.just(0), st.integers(0, 9)),
)
FACTS = {
    "forward": facts.DossierForwarded("Phòng Tư pháp"),
    "result": facts.ResultRecorded("Giấy xác nhận"),
    "print": facts.FormPrinted("p1", "01", "1", 1, "ab" * 32, "HP"),
    "ask": facts.SupplementRequested("Thiếu giấy"),
}


class Ward:
    """Two desks and a city."""

    def __init__(self, folder: Path) -> None:
        self.city = ToyCity()
        self.desks = [new_desk(folder / "1", desk=DESK), new_desk(folder / "2", seed=2, desk=SECOND)]
        self.dossiers: list[str] = []

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
        elif which < len(self.dossiers):
            code = self.dossiers[which]
            if what == "city":
                city.say(CityStatusSet(Status.DONE, f"HN-{which}"), f"dossier-{code}")
            else:
                desk.add(FACTS[what], code)

    def close(self) -> None:
        for desk in self.desks:
            desk.close()


def states(desk: OpenDesk) -> dict[str, bytes]:
    lines, state = schema.dossiers, schema.dossier_states
    query = select(lines.c.dossier_id, state.c.state).join_from(lines, state)
    with desk.database.begin(write=False) as connection:
        return {row.dossier_id: row.state for row in connection.execute(query)}


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=24))
def test_after_a_full_exchange_all_hold_the_same_and_can_prove_it(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        ward = Ward(Path(folder))
        try:
            for step in steps:
                ward.step(*step)
            for _ in range(2):
                for desk in ward.desks:
                    sync(desk, ward.city)
            first, second = map(states, ward.desks)
            assert first == second
            assert len(first) == len(ward.dossiers)
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
