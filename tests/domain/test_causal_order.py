"""A dossier is what happened to it, in whatever order the city was told."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain import facts
from desk_app.domain.causal_order import fold_all, in_order, may_append
from desk_app.domain.city_facts import CityStatusSet
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.facts import Fact
from desk_app.domain.journal import Entry, Header, seal, sha256_hex
from desk_app.domain.projection import apply
from desk_app.domain.wire import SCHEMA, canonical, write_body
from tests.domain.test_projection import FORWARD, RECEIVED, RESULT, RETURN, START


def entry(number: int, fact: Fact, base: Entry | None, desk: str = "desk") -> Entry:
    body = write_body(fact, f"{number:032x}")
    at = (START + timedelta(minutes=number)).isoformat()
    head = base.hash if base else None
    header = Header(
        desk,
        number,
        f"{desk}-{number}",
        fact.KIND,
        SCHEMA,
        "d1",
        head,
        at,
        "clerk",
        sha256_hex(body),
        "0" * 64,
    )
    return seal(header, body)


def story() -> list[Entry]:
    """Give a whole life in which every step was taken knowing the one before."""
    registered = facts.DossierRegistered("H26.99.01-261120-HD1", RECEIVED.filing)
    steps: list[Fact] = [
        registered,
        RECEIVED,
        FORWARD,
        RESULT,
        RETURN,
        CityStatusSet(Status.RETURNED, "HN-1"),
    ]
    told: list[Entry] = []
    for number, fact in enumerate(steps, start=1):
        told.append(entry(number, fact, told[-1] if told else None, desk=f"desk{number % 2}"))
    return told


@given(st.permutations(range(6)))
def test_handed_in_again_in_any_order_a_life_is_the_same(order: list[int]) -> None:
    told = story()
    dossier = fold_all((place, told[at]) for place, at in enumerate(order))
    assert dossier is not None
    assert canonical(dossier) == canonical(fold_all(enumerate(told)))
    assert dossier.status is Status.RETURNED
    assert not any(line.conflict for line in dossier.history)
    assert dossier.waits == ()


@given(st.permutations(range(6)), st.integers(0, 6))
def test_appending_where_it_is_allowed_gives_what_folding_all_would(order: list[int], first: int) -> None:
    told = story()
    placed = [(place, told[at]) for place, at in enumerate(order)]
    dossier = fold_all(placed[:first])
    for place, (_, one) in enumerate(placed[first:], start=first):
        orphans = dossier is None and place > 0
        may = may_append(dossier, one) or (dossier is None and not orphans)
        dossier = apply(dossier, one) if may else fold_all(placed[: place + 1])
        whole = fold_all(placed[: place + 1])
        assert (dossier is None) == (whole is None)
        assert dossier is None or whole is None or canonical(dossier) == canonical(whole)


def test_what_two_counters_did_without_knowing_of_each_other_keeps_the_city_s_order() -> None:
    opened = entry(1, RECEIVED, None)
    here, there = (
        entry(2, facts.DossierForwarded("Tư pháp"), opened),
        entry(2, facts.DossierWithdrawn("đổi ý"), opened, "other"),
    )
    assert in_order([(3, here), (1, opened), (2, there)]) == [opened, there, here]
    dossier = fold_all([(3, here), (1, opened), (2, there)])
    assert dossier is not None
    assert dossier.history[-1].conflict


def test_a_base_that_never_came_is_remembered_until_it_does() -> None:
    registered, opened, forwarded, result, *_ = story()
    waiting = apply(apply(apply(None, registered), opened), result)
    assert waiting is not None
    assert waiting.waits == (forwarded.hash,)
    assert not may_append(waiting, forwarded)


def test_the_city_wins_over_the_progress_and_its_number_is_kept_beside_ours() -> None:
    _, opened, forwarded, *_ = story()
    withdrawn = entry(
        9, CityStatusSet(Status.WITHDRAWN, "HN-77", "Công dân rút hồ sơ"), forwarded, "city:H26.99.01"
    )
    returned = entry(3, RETURN, forwarded)
    dossier: Dossier | None = fold_all(enumerate([opened, forwarded, withdrawn, returned]))
    assert dossier is not None
    assert (dossier.code, dossier.city_code) == (RECEIVED.code, "HN-77")
    assert dossier.city_status is Status.WITHDRAWN
    assert dossier.history[-1].conflict
    assert dossier.hand_over is not None


def test_a_body_nobody_can_read_is_carried_and_stops_nothing() -> None:
    _, opened, *_ = story()
    header = Header(
        "desk",
        2,
        "e",
        RESULT.KIND,
        SCHEMA,
        "d1",
        opened.hash,
        START.isoformat(),
        "clerk",
        sha256_hex(b"{}"),
        "0" * 64,
    )
    dossier = fold_all(enumerate([opened, seal(header, b"{}")]))
    assert dossier is not None
    assert dossier.status is Status.RECEIVED
    assert dossier.history[-1].kind == RESULT.KIND
