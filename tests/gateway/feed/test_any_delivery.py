"""Whatever the network does to the order and number of deliveries, the feed has no gap and everybody ends equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.facts import DossierForwarded, ResultRecorded
from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.messages import PushRequest
from tests.gateway.desks import CityClock, CityRefused, HandMadeDesk, Randomness, a_return

DESKS = 3
ENTRIES = 6


def written(gateway: Gateway) -> list[HandMadeDesk]:
    """Give desks with a chain each, working on each other's dossiers."""
    desks = [HandMadeDesk(gateway, number).join() for number in range(1, DESKS + 1)]
    for desk in desks:
        desk.receive(desk.number * 1000 + 1, f"d-{desk.number}")
        desk.receive(desk.number * 1000 + 2)
        desk.write(DossierForwarded("Phòng Tư pháp"), f"d-{desk.number % DESKS + 1}")
        desk.write(ResultRecorded("Giấy xác nhận"), f"d-{desk.number}")
        desk.write_body("of_tomorrow", b'{"a":1}', f"d-{desk.number}")
        desk.write(a_return(), f"d-{(desk.number + 1) % DESKS + 1}")
    return desks


def folded(feed: list[Entry]) -> dict[str, bytes]:
    """Fold a feed as a desk does."""
    named = {entry.header.dossier_id for entry in feed} - {None}
    placed = list(enumerate(feed))
    dossiers = {name: fold_all(one for one in placed if one[1].header.dossier_id == name) for name in named}
    return {str(name): to_json(one) for name, one in dossiers.items() if one is not None}


deliveries = st.lists(
    st.tuples(
        st.integers(0, DESKS - 1), st.integers(0, DESKS - 1), st.integers(0, ENTRIES), st.integers(0, ENTRIES)
    ),
    max_size=25,
)


@settings(max_examples=30)
@given(deliveries)
def test_random_duplicates_and_orders_give_a_feed_without_gaps_and_equal_sets(
    drawn: list[tuple[int, int, int, int]],
) -> None:
    gateway = Gateway("sqlite://", now=CityClock(), random_bytes=Randomness(), durable=False)
    desks = written(gateway)
    for owner, carrier, after, last in drawn:
        if after < last:
            _deliver(desks[carrier], desks[owner].batch(after, last))
    for desk in desks:
        desk.push()
    _check(gateway, desks)
    gateway.close()


def _deliver(carrier: HandMadeDesk, batch: PushRequest) -> None:
    try:
        carrier.carry(batch)
    except CityRefused as refused:
        assert refused.code == "parent_unknown"


def _check(gateway: Gateway, desks: list[HandMadeDesk]) -> None:
    feeds = [desk.pull_all(limit=1 + desk.number) for desk in desks]
    assert all(feed == feeds[0] for feed in feeds)
    hashes = [entry.hash for entry in feeds[0]]
    assert len(set(hashes)) == len(hashes)
    for desk in desks:
        assert [entry for entry in feeds[0] if entry.header.desk_id == desk.name] == desk.chain
    with gateway.database.read() as connection:
        rows = connection.execute(schema.dossiers.select()).all()
        positions = connection.execute(schema.entries.select()).all()
    assert sorted(row.position for row in positions) == list(range(1, len(hashes) + 1))
    assert {row.dossier_id: row.state for row in rows} == folded(feeds[0])
    assert all(to_json(from_json(Dossier, row.state)) == row.state for row in rows)


@pytest.mark.parametrize("at_a_time", [1, 2, 6])
def test_the_size_of_batches_does_not_matter(tmp_path: Path, at_a_time: int) -> None:
    gateway = Gateway(str(tmp_path / "city.db"), now=CityClock(), random_bytes=Randomness(), durable=False)
    desks = written(gateway)
    for desk in desks:
        for after in range(0, ENTRIES, at_a_time):
            desk.push(after, after + at_a_time)
    _check(gateway, desks)
    gateway.close()
