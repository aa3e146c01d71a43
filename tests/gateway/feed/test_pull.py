"""The feed is the same for every desk: without gaps, in whole batches, each under the word of who wrote it."""

from __future__ import annotations

import json

from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.batch import from_wire
from desk_app.protocol.feed import next_mark
from desk_app.protocol.framing import MOST_BYTES, encode
from desk_app.protocol.messages import START, Mark, PullRequest
from desk_app.protocol.signing import is_signed_by
from tests.gateway.desks import HandMadeDesk, refusal


def test_positions_have_no_gap_and_the_mark_covers_them(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    for desk in (one, two):
        for number in range(1, 8):
            desk.receive(desk.number * 1000 + number)
        desk.push(0, 3)
        desk.push(3)
    mark, positions = START, []
    while True:
        page = one.pull(limit=3)
        positions += [item.position for item in page.items]
        for item in page.items:
            mark = next_mark(mark, from_wire(item.entry).hash)
        assert page.end == mark
        if not page.more:
            break
    assert positions == list(range(1, len(positions) + 1))
    assert len(positions) >= 16


def test_a_page_is_whole_batches_with_the_word_of_each_author(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001)
    one.receive(1002)
    one.push()
    two.write_body("of_tomorrow", b"{}")
    two.push()
    assert one.enrolled is not None
    keys = {
        one.name: one.key.public(),
        two.name: two.key.public(),
        "city:H26.99.01": one.enrolled.city_key,
    }
    one.pull_all(limit=1)
    assert all(is_signed_by(word, keys[word.desk_id]) for word in one.checkpoints)
    assert _vouched(one.taken, {word.head_hash for word in one.checkpoints})


def _vouched(entries: list[Entry], heads: set[str]) -> bool:
    """Whether every entry is a checkpoint's head or an ancestor of one, within what was taken."""
    by_hash = {entry.hash: entry for entry in entries}
    covered = set()
    for head in heads:
        while head != GENESIS and head not in covered:
            covered.add(head)
            head = by_hash[head].header.prev_hash
    return covered == set(by_hash)


def test_a_mark_of_another_feed_sends_the_desk_back_to_the_handshake(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for mark in (Mark(1, "0" * 64), Mark(77, "a" * 64), Mark(0, "a" * 64)):
        desk.mark = mark
        refused = refusal(desk.pull)
        assert (refused.status, refused.code) == (409, "parent_unknown")


def test_at_the_end_of_the_feed_the_page_is_empty(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.pull_all()
    page = desk.pull()
    assert (page.items, page.checkpoints, page.more) == ((), (), False)
    assert page.end == desk.mark


def test_any_limit_gives_at_least_one_batch(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for limit in (0, 1, 2**53 - 1):
        desk.mark = START
        assert desk.pull(limit).items


def test_the_longest_batch_a_desk_may_send_fits_into_a_page(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    body = json.dumps({"text": 'Đ"' * 500}, ensure_ascii=False).encode()
    for _ in range(1_900):
        desk.write_body("of_tomorrow", body)
    assert len(encode(desk.batch())) > MOST_BYTES * 2 // 3
    desk.push()
    status, payload, _ = gateway.answer("/v1/pull", encode(PullRequest(START, 500)), desk.session)
    while status == 200 and json.loads(payload)["more"]:
        end = json.loads(payload)["end"]
        status, payload, _ = gateway.answer(
            "/v1/pull", encode(PullRequest(Mark(end["position"], end["digest"]))), desk.session
        )
        assert len(payload) < MOST_BYTES
    assert status == 200
