"""Facts of a ward give the same records in whatever order they come, at a desk and at the city."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.facts.city_facts import (
    CityFact,
    DeskAdmitted,
    DeskRevoked,
    ExceptionClosed,
    ExceptionOpened,
    RightsEnded,
)
from desk_app.domain.fold.ward_fold import (
    DeskRecord,
    ExceptionRecord,
    RightsRecord,
    WardRecord,
    fold_word,
    moment_of,
    stamp_of,
    subject_of,
    ward_word,
)
from desk_app.domain.journal.entry import Entry
from tests.domain.histories import CITY_CHAIN, START, written

CITY_WORDS: list[CityFact] = [
    DeskAdmitted("d1", 1, "key-1", 1001, 2000),
    DeskAdmitted("d1", 1, "key-2", 2001, 3000),
    DeskRevoked("d1", "Mất máy"),
    RightsEnded("hoa", "Nghỉ việc"),
    ExceptionOpened("e1", "clash", "d1", ("h1", "h2"), ("code",), "return/return"),
    ExceptionOpened("e1", "clash", "d2", ("h1", "h2", "h3"), ("code",), "return/return"),
]
CLOSINGS = [ExceptionClosed("e1", choice, "lý do") for choice in ("first_got", "second_got")]
Key = tuple[type[WardRecord], str]


def told(fact: CityFact, seq: int, minutes: int, desk: str = CITY_CHAIN, offset: int = 7) -> Entry:
    zone = timezone(timedelta(hours=offset))
    at = (START + timedelta(minutes=minutes)).astimezone(zone).isoformat()
    return written(fact, desk=desk, seq=seq, at=at)


def fold(entries: list[Entry]) -> dict[Key, WardRecord]:
    records: dict[Key, WardRecord] = {}
    for entry in entries:
        word = ward_word(entry)
        if word is not None:
            records[subject_of(word)] = fold_word(records.get(subject_of(word)), entry, word)
    return records


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Draw words of the city, and settlements of desks that knew some of the earlier ones."""
    drawn: list[Entry] = []
    for seq in range(1, draw(st.integers(1, 9))):
        minutes, offset = draw(st.integers(0, 3)), draw(st.sampled_from([7, 0, -14, 14]))
        if draw(st.booleans()):
            drawn.append(told(draw(st.sampled_from(CITY_WORDS)), seq, minutes, offset=offset))
            continue
        before = [one.hash for one in drawn if one.header.kind == ExceptionClosed.KIND]
        knew = tuple(draw(st.sets(st.sampled_from(before)))) if before else ()
        word = draw(st.sampled_from(CLOSINGS))
        closed = ExceptionClosed(word.exception_id, word.choice, word.reason, knew)
        drawn.append(told(closed, seq, minutes, draw(st.sampled_from(["d1", "d2", CITY_CHAIN])), offset))
    return drawn


@given(st.data(), entries())
def test_any_order_and_any_repetition_gives_the_same_records(data: st.DataObject, drawn: list[Entry]) -> None:
    again = data.draw(st.permutations(drawn)) + data.draw(
        st.lists(st.sampled_from(drawn)) if drawn else st.just([])
    )
    assert fold(again) == fold(drawn)


@given(entries())
def test_it_waits_exactly_while_settlements_nobody_went_beyond_differ(drawn: list[Entry]) -> None:
    record = fold(drawn).get((ExceptionRecord, "e1"))
    if not isinstance(record, ExceptionRecord):
        return
    known = {name for one in record.closings for name in one.knew}
    choices = {one.choice for one in record.closings if one.entry_hash not in known}
    assert record.waits == (bool(record.opened) and len(choices) != 1)


@given(entries(), st.sampled_from(CITY_WORDS))
def test_what_only_the_city_may_say_does_not_count_from_a_desk(drawn: list[Entry], word: CityFact) -> None:
    assert fold([*drawn, told(word, 99, 2, desk="d1")]) == fold(drawn)


def test_two_settlements_that_differ_wait_until_somebody_who_knows_both_decides() -> None:
    opened = told(CITY_WORDS[4], 1, 0)
    one, other = told(CLOSINGS[0], 1, 1, "d1"), told(CLOSINGS[1], 1, 1, "d2")
    record = fold([other, opened, one])[ExceptionRecord, "e1"]
    assert isinstance(record, ExceptionRecord)
    assert record.waits
    assert record.settled is None
    last = told(ExceptionClosed("e1", "together", "đã hỏi", (one.hash, other.hash)), 2, 2, "d1")
    record = fold([last, other, opened, one])[ExceptionRecord, "e1"]
    assert isinstance(record, ExceptionRecord)
    assert not record.waits
    assert record.settled is not None
    assert record.settled.choice == "together"


def test_a_settlement_that_comes_before_its_exception_counts_when_it_does() -> None:
    closed = told(CLOSINGS[0], 1, 1, "d1")
    record = fold([closed])[ExceptionRecord, "e1"]
    assert isinstance(record, ExceptionRecord)
    assert (record.opened, record.waits) == ("", False)
    later = fold([closed, told(CITY_WORDS[4], 1, 5)])[ExceptionRecord, "e1"]
    assert isinstance(later, ExceptionRecord)
    assert not later.waits


def test_a_desk_is_known_by_the_city_s_newest_word_and_rights_end_with_the_earliest() -> None:
    words = [told(CITY_WORDS[0], 1, 0), told(CITY_WORDS[1], 2, 5), told(CITY_WORDS[3], 3, 9)]
    earlier = told(CITY_WORDS[3], 4, 2)
    records = fold([*reversed(words), earlier])
    desk, rights = records[DeskRecord, "d1"], records[RightsRecord, "hoa"]
    assert isinstance(desk, DeskRecord)
    assert isinstance(rights, RightsRecord)
    assert (desk.public_key, desk.first_number) == ("key-2", 2001)
    assert moment_of(rights.ended) == START + timedelta(minutes=2)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stamps_sort_as_moments_do(one: datetime, other: datetime) -> None:
    stamps = [stamp_of(written(CITY_WORDS[0], at=moment.isoformat())) for moment in (one, other)]
    assert (stamps[0] < stamps[1]) == (one < other) or one == other


def test_a_word_without_a_readable_moment_does_not_count() -> None:
    assert ward_word(written(CITY_WORDS[0], desk=CITY_CHAIN, at="2026-11-20T08:00:00")) is None
    assert ward_word(written(CITY_WORDS[0], desk=CITY_CHAIN, at="hôm qua")) is None
