"""Whatever clock and zone an entry of another desk was written under, a desk keeps it, proves it and knows when it came."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.journal.entry import Entry, seal
from desk_app.domain.time.local_time import VIETNAM
from desk_app.ports.journal import Head
from desk_app.storage.database import schema
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, OpenDesk, new_desk, received, reopen
from tests.storage.exchange.toy_city import ToyCity, chain, checkpoint_of, pull

MOMENTS = (
    "2026-11-30T00:30:00+14:00",
    "2026-11-29T23:59:59.999999-12:00",
    "2026-11-29T17:00:00Z",
    "2026-11-29T17:00:00+00:00:30",
    "2026-11-30T00:00:00+07:06:30",
    "2026-11-29T16:59:59+00:00",
    "20261129T170000+0000",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
)


def at(entry: Entry, moment: str, prev_hash: str | None = None) -> Entry:
    """Give an entry as written at another moment."""
    header = replace(entry.header, occurred_at=moment, prev_hash=prev_hash or entry.header.prev_hash)
    assert entry.body_bytes is not None
    return seal(header, entry.body_bytes)


def story(moments: tuple[str, ...]) -> list[Entry]:
    """Give the entries of a dossier, each at a moment of its own."""
    told = [
        received(1001),
        facts.DossierForwarded("P"),
        facts.ResultRecorded("Giấy"),
        facts.NoteAdded("Đã gọi"),
    ]
    entries: list[Entry] = []
    for fact, moment in zip(told, moments, strict=False):
        last = entries[-1] if entries else None
        head = Head(last.header.seq, last.hash) if last else None
        [one] = chain("desk-b", (fact, "d1"), head=head, knew=entries)
        entries.append(at(one, moment))
    return entries


def takes(desk: OpenDesk, entries: list[Entry]) -> None:
    """Let a desk take entries from the feed, and prove it all."""
    city = ToyCity()
    city.take_in(entries)
    pull(desk, city, 2)
    assert verify(desk.database).problems == ()


def stored_day(desk: OpenDesk) -> str | None:
    """Give the day of the one dossier as the lists have it."""
    with desk.database.begin(write=False) as connection:
        day: str | None = connection.execute(select(schema.dossiers.c.day)).scalar_one()
    return day


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_entry_with_an_odd_moment_leaves_a_desk_that_can_prove_itself(desk: OpenDesk, moment: str) -> None:
    takes(desk, story((moment,) * 4))


def test_the_day_of_a_reception_is_the_one_at_the_desks_own_clock(desk: OpenDesk) -> None:
    takes(desk, story(("2026-11-30T00:30:00+14:00",)))
    assert stored_day(desk) == "2026-11-29"


def test_a_reception_chosen_over_one_with_an_odd_offset_stands_on_its_own_day(desk: OpenDesk) -> None:
    """JSON has no seconds of an offset: read back as written the first would have moved to the second's day."""
    one, other = (chain(f"desk-{name}", (received(number), "d1"))[0] for name, number in (("b", 1), ("c", 2)))
    city = ToyCity()
    city.take_in([at(one, "2026-11-30T00:00:10+07:00:30"), at(other, "2026-11-30T08:00:00+07:00")])
    pull(desk, city)
    assert stored_day(desk) == "2026-11-29"
    with desk.work() as work:
        (waiting,) = work.replication.exceptions()
        word = ExceptionClosed(waiting.exception_id, "second_number", "Đã hỏi công dân")
        work.journal.append(word, actor="hanh", at=NOW, dossier_id="d1")
        work.commit()
    assert stored_day(desk) == "2026-11-30"
    assert verify(desk.database).problems == ()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> OpenDesk:
    """A new desk, made once."""
    made = new_desk(tmp_path_factory.mktemp("moments") / "desk")
    made.close()
    return made


FIRST = datetime(2026, 11, 28, tzinfo=VIETNAM)
offsets = st.integers(-14 * 3600, 14 * 3600)
odd_moments = st.builds(
    lambda moment, offset, seconds: (
        f"{moment:%Y-%m-%dT%H:%M:%S}{_offset(offset if seconds else offset // 900 * 900)}"
    ),
    st.integers(0, 4 * 24 * 3600 - 1).map(lambda second: FIRST + timedelta(seconds=second)),
    offsets,
    st.booleans(),
)


def _offset(seconds: int) -> str:
    sign, left = "-" if seconds < 0 else "+", abs(seconds)
    text = f"{sign}{left // 3600:02d}:{left // 60 % 60:02d}"
    return f"{text}:{left % 60:02d}" if left % 60 else text


@settings(max_examples=25, deadline=None)
@given(st.tuples(odd_moments, odd_moments, odd_moments, odd_moments))
def test_whatever_the_moments_a_desk_can_prove_itself(template: OpenDesk, moments: tuple[str, ...]) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(template.root, Path(folder) / "desk")
        desk = reopen(replace(template, root=Path(folder) / "desk"))
        try:
            takes(desk, story(moments))
        finally:
            desk.close()


def arrivals(desk: OpenDesk) -> dict[str, str | None]:
    """Give when each entry came."""
    entry = schema.entries.c
    with desk.database.begin(write=False) as connection:
        return {
            row.hash.hex(): row.arrived_at for row in connection.execute(select(entry.hash, entry.arrived_at))
        }


def test_a_desk_knows_when_an_entry_of_another_one_came(desk: OpenDesk) -> None:
    pulled, held = story((NOW.isoformat(),) * 2), chain("desk-c", (received(2001), "d2"))
    moment = NOW + timedelta(hours=3)
    desk.work = SqliteUnitOfWorks(desk.database, desk.ids, lambda: moment)
    desk.receive(1)
    takes(desk, pulled)
    moment += timedelta(days=1)
    with desk.work() as work:
        work.replication.hold(held, checkpoint_of(held[-1]))
        own = next(iter(work.journal.entries()))
        work.commit()
    assert arrivals(desk) == {
        own.hash: None,
        **{one.hash: (NOW + timedelta(hours=3)).isoformat() for one in pulled},
        held[0].hash: (NOW + timedelta(days=1, hours=3)).isoformat(),
    }
    assert verify(desk.database).problems == ()
