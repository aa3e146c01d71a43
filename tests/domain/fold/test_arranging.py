"""A dossier is what happened to it, in whatever order the city was told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import canonical, fact_or_none
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.fold.pieces import Piece, arrange, read_piece
from desk_app.domain.journal.entry import Entry
from tests.domain.histories import (
    CITY_CHAIN,
    FORWARD,
    RECEIVED,
    REGISTERED,
    RESULT,
    RETURN,
    folded,
    written,
)


def story() -> list[Entry]:
    """Give a whole life in which every step was taken knowing the one before."""
    steps: list[tuple[str, Fact]] = [
        ("one", REGISTERED),
        ("two", RECEIVED),
        ("one", FORWARD),
        ("two", RESULT),
        ("one", RETURN),
        (CITY_CHAIN, CityStatusSet(Status.RETURNED, "HN-1")),
    ]
    told: list[Entry] = []
    for number, (desk, fact) in enumerate(steps, start=1):
        told.append(written(fact, told[-1:], desk=desk, seq=number))
    return told


@given(st.permutations(range(6)))
def test_handed_in_again_in_any_order_a_life_is_the_same(order: list[int]) -> None:
    told = story()
    dossier = folded([told[at] for at in order])
    assert canonical(dossier) == canonical(folded(told))
    assert dossier.status is Status.RETURNED
    assert not any(one.conflict or one.set_aside for one in dossier.history)
    assert dossier.waits == ()


@given(st.permutations(range(6)), st.integers(0, 6))
def test_on_top_where_it_is_allowed_is_what_folding_all_would_give(order: list[int], first: int) -> None:
    told = story()
    placed = [(place, told[at]) for place, at in enumerate(order)]
    dossier = fold_all(placed[:first])
    for place, (_, one) in enumerate(placed[first:], start=first):
        whole = fold_all(placed[: place + 1])
        on_top = fold_on_top(dossier, one, fact_or_none(one)) if dossier else None
        assert on_top is None or canonical(on_top) == canonical(whole)
        dossier = on_top or whole


def piece_of(entry: Entry) -> Piece:
    piece = read_piece(entry, fact_or_none(entry))
    assert piece is not None
    return piece


def test_what_two_counters_did_without_knowing_of_each_other_keeps_the_city_s_order() -> None:
    opened = written(RECEIVED)
    here = written(FORWARD, [opened], seq=2)
    there = written(facts.DossierWithdrawn("đổi ý"), [opened], desk="other", seq=2)
    arranged = arrange([(key, piece_of(one)) for key, one in ((3, here), (1, opened), (2, there))])
    assert [piece.entry for piece in arranged.pieces] == [opened, there, here]
    assert arranged.seen == (0, 0b1, 0b1)
    dossier = fold_all([(3, here), (1, opened), (2, there)])
    assert dossier is not None
    assert dossier.status is Status.WITHDRAWN
    assert [one.deeds for divergence in dossier.divergences for one in divergence.clashes] in (
        [("forward", "withdraw")],
        [("withdraw", "forward")],
    )


def test_a_base_that_never_came_is_remembered_until_it_does() -> None:
    registered, opened, forwarded, result, *_ = story()
    waiting = folded([registered, opened, result])
    assert waiting.waits == (forwarded.hash,)
    assert (waiting.status, waiting.heads) == (Status.RECEIVED, (opened.hash,))
    assert waiting.history[-1].set_aside
    assert fold_on_top(waiting, forwarded, FORWARD) is None
    assert folded([registered, opened, result, forwarded]).status is Status.DONE


def test_the_author_of_an_old_entry_knew_the_own_chain() -> None:
    opened = written(RECEIVED, schema=1)
    here = written(FORWARD, [opened], seq=2, schema=1)
    there = written(facts.NoteAdded("Đã gọi"), [opened], desk="other", seq=1)
    on_there = written(RESULT, [there], seq=3, schema=1)
    dossier = folded([opened, here, there, on_there])
    assert dossier.heads == (on_there.hash,)
    assert dossier.status is Status.DONE


def test_an_old_entry_waits_as_long_as_its_author_s_earlier_one_does() -> None:
    opened = written(RECEIVED, schema=1)
    missing = written(facts.NoteAdded("Đã gọi"), [opened], desk="other", seq=1)
    here = written(FORWARD, [missing], seq=2, schema=1)
    come = written(facts.NoteAdded("Đã gọi"), [opened], desk="third", seq=1)
    later = written(RESULT, [come], seq=3, schema=1)
    waiting = folded([opened, here, come, later])
    assert waiting.waits == (missing.hash,)
    assert waiting.status is Status.RECEIVED
    assert folded([opened, here, come, later, missing]).heads == (later.hash,)


def test_an_old_entry_that_names_one_of_its_own_desk_waits_for_nothing_of_another_branch() -> None:
    opened = written(RECEIVED, schema=1)
    missing = written(facts.NoteAdded("Đã gọi"), [opened], desk="other", seq=1)
    stray = written(facts.NoteAdded("Khác nhánh"), [missing], seq=2)
    later = written(RESULT, [opened], seq=3, schema=1)
    dossier = folded([opened, later, stray])
    assert (dossier.status, dossier.waits) == (Status.DONE, (missing.hash,))


def test_a_city_put_back_tells_an_old_chain_in_another_order_and_nothing_changes() -> None:
    opened = written(RECEIVED, schema=1)
    here = written(FORWARD, [opened], seq=2, schema=1)
    there = written(facts.NoteAdded("Đã gọi"), [opened], desk="other", seq=1)
    on_there = written(RESULT, [there], seq=3, schema=1)
    one = folded([opened, here, there, on_there])
    again = folded([there, on_there, opened, here])
    assert (again.status, again.heads, again.divergences) == (one.status, one.heads, one.divergences)
