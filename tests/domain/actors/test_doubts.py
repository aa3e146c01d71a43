"""Doubts about one person and reason are one matter a day, and a few matters however many days are made up."""

from __future__ import annotations

from datetime import timedelta

from desk_app.domain.actors.doubts import Matter, Why, matter_of, read_detail
from desk_app.domain.dossier.divergences import CLASH
from desk_app.domain.facts.exception_kinds import ExceptionKind, is_grave_settlement
from tests.builders import MORNING


def named(days: int) -> list[str]:
    """Give after which entry the matter of each day is named, one entry a day."""
    found: list[str] = []
    matter: Matter | None = None
    for day in range(1, days + 1):
        matter = matter_of(matter, f"e{day}", MORNING + timedelta(days=day))
        found.append(matter.first)
    return found


def test_entries_of_a_day_are_one_matter_named_by_the_first() -> None:
    first = matter_of(None, "e1", MORNING)
    assert matter_of(first, "e2", MORNING + timedelta(hours=2)) == first


def test_after_eight_days_it_is_told_each_time_the_number_has_doubled() -> None:
    told = [f"e{day}" for day in (*range(1, 9), 16, 32)]
    assert list(dict.fromkeys(named(40))) == told


def test_the_detail_of_the_first_program_names_the_person_only() -> None:
    assert read_detail("thu") == (None, "thu")
    assert read_detail("ended: thu") == (Why.ENDED, "thu")
    assert read_detail("ghi: thu") == (None, "ghi: thu")


def test_a_divergence_takes_a_right_of_its_own_by_the_word_chosen_and_others_by_their_kind() -> None:
    assert is_grave_settlement(CLASH, "second_got", 2)
    assert not is_grave_settlement(CLASH, "keep_both", 2)
    assert is_grave_settlement(ExceptionKind.FOREIGN_WORD, "hand_on", 2)
    assert not is_grave_settlement(ExceptionKind.FOREIGN_WORD, "hand_on", 1)
    assert not is_grave_settlement(ExceptionKind.ILLEGAL_MOVE, "keep_desk", 2)
