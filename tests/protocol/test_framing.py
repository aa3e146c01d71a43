"""Messages survive the wire, and what comes in is bounded."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.protocol.feed import next_mark, set_digest
from desk_app.protocol.framing import decode, encode, pack, unpack
from desk_app.protocol.messages import (
    START,
    FeedItem,
    Floor,
    HandshakeReply,
    Mark,
    PullReply,
    TroubleReply,
    WireEntry,
)
from desk_app.protocol.troubles import STATUS, Refusal, Trouble

REPLY = HandshakeReply("s", None, Floor("2026-11-20", 1007), Mark(3, "ab" * 32), 9, "t", 1)
PAGE = PullReply((FeedItem(1, WireEntry('{"a":"Đ"}', None)),), (), Mark(1, "cd" * 32), more=False)


@pytest.mark.parametrize("message", [REPLY, PAGE], ids=lambda one: type(one).__name__)
def test_a_message_comes_back_as_it_went(message: HandshakeReply) -> None:
    assert decode(type(message), unpack(pack(encode(message)))) == message


@pytest.mark.parametrize(
    "payload", [b"", b"<html>", b"null", b"[]", b"{}", b'{"error":1}', b"\xff", b"[" * 10_000]
)
def test_anything_else_is_unreadable(payload: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        decode(TroubleReply, payload)
    assert refused.value.trouble is Trouble.UNREADABLE


@pytest.mark.parametrize("payload", [b"", b"plain", pack(b"x" * 5000)[:-4]])
def test_damaged_compression_never_passes_for_a_whole_message(payload: bytes) -> None:
    try:
        data = unpack(payload)
    except Refusal:
        return
    assert data != b"x" * 5000
    with pytest.raises(Refusal):
        decode(TroubleReply, data)


def test_a_small_packet_does_not_unfold_into_a_large_one() -> None:
    bomb = pack(b"\0" * 200_000)
    assert len(bomb) < 1000
    with pytest.raises(Refusal) as refused:
        unpack(bomb, most=100_000)
    assert refused.value.trouble is Trouble.TOO_LARGE


def test_threads_compress_side_by_side() -> None:
    texts = [str(number).encode() * 3000 for number in range(8)]
    packed: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda at=at: packed.update({at: pack(texts[at])}))
        for at in range(len(texts))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [unpack(packed[at]) for at in range(len(texts))] == texts


@given(st.lists(st.binary(min_size=32, max_size=32), unique=True, min_size=2, max_size=6), st.data())
def test_a_mark_stands_for_the_whole_order_before_it(hashes: list[bytes], data: st.DataObject) -> None:
    order = data.draw(st.permutations(hashes))

    def end(feed: list[bytes]) -> Mark:
        mark = START
        for one in feed:
            mark = next_mark(mark, one.hex())
        return mark

    assert end(order).position == len(hashes)
    assert (end(order) == end(hashes)) == (list(order) == hashes)
    assert set_digest(one.hex() for one in order) == set_digest(one.hex() for one in hashes)


def test_every_refusal_has_its_status() -> None:
    assert set(STATUS) == set(Trouble)
    assert all(400 <= status < 600 for status in STATUS.values())
