"""Reads a page of the feed before anything of it is stored: whole entries, gap-free positions, the digest it ends at."""

from __future__ import annotations

from desk_app.domain.journal.entry import Entry
from desk_app.protocol.batch import from_wire
from desk_app.protocol.feed import next_mark
from desk_app.protocol.messages import Mark, PullReply
from desk_app.protocol.troubles import Refusal, Trouble


def read_page(page: PullReply, after: Mark) -> tuple[Entry, ...]:
    """Give the entries of a page that follows a mark; raises Refusal for one that does not, or was changed on its way."""
    mark, read = after, []
    for item in page.items:
        if item.position != mark.position + 1:
            raise Refusal(Trouble.BROKEN_CHAIN, "positions")
        entry = from_wire(item.entry)
        mark = next_mark(mark, entry.hash)
        read.append(entry)
    if mark != page.end:
        raise Refusal(Trouble.BROKEN_CHAIN, "digest of the feed")
    if len({entry.hash for entry in read}) != len(read):
        raise Refusal(Trouble.BROKEN_CHAIN, "entry given twice")
    return tuple(read)
